import { addMonthsTo, civilMonth, monthOf, dateAt, type CivilMonth } from '@huiyue/shared/civil';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Field, fieldIds } from '../../../ui/Field';
import { useElementId } from '../../../ui/ids';
import { press } from '../../../ui/press';

type Props = {
  readonly value: CivilMonth | undefined;
  readonly onChange: (month: CivilMonth | undefined) => void;
};

const label = '孩子哪年哪月出生';
/** Childcare ends at three in every plan; a year more shows what is said of who has grown out of it. */
const yearsBack = 4;

/** Year and month, picked from what is possible. The day is nobody's business here. */
export function BirthMonth({ value, onChange }: Props) {
  const id = useElementId('born');
  const last = monthOf(dateAt(now()));
  const [year, setYear] = useState(value?.slice(0, 4));
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => addMonthsTo(last, -12 * back).slice(0, 4));
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')).filter(
    (month) => year !== undefined && `${year}-${month}` <= last,
  );
  const chooseYear = (chosen: string) => {
    setYear(chosen);
    onChange(undefined);
  };
  const forget = () => {
    setYear(undefined);
    onChange(undefined);
  };
  return (
    <Field id={id} label={label} hint="可以不填。按那个月 1 日出生算月龄。">
      <View className="pills" {...aria({ role: 'group', labelledBy: fieldIds(id).label })}>
        {years.map((one) => (
          <Part
            key={one}
            words={`${one}年`}
            label={`${one}年出生`}
            isChosen={one === year}
            onPress={() => chooseYear(one)}
          />
        ))}
        {year !== undefined && <Part words="不填" label="不填出生年月" isChosen={false} onPress={forget} />}
      </View>
      {year !== undefined && (
        <View className="pills" {...aria({ role: 'group', label: `${year}年的哪个月` })}>
          {months.map((month) => {
            const whole = civilMonth(`${year}-${month}`);
            return (
              <Part
                key={month}
                words={`${Number(month)}月`}
                label={`${year}年${Number(month)}月出生`}
                isChosen={whole === value}
                onPress={() => onChange(whole)}
              />
            );
          })}
        </View>
      )}
    </Field>
  );
}

type PartProps = {
  readonly words: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onPress: () => void;
};

function Part({ words, label: name, isChosen, onPress }: PartProps) {
  return (
    <View
      className={isChosen ? 'press pill pill-chosen' : 'press pill'}
      {...press({ role: 'checkbox', checked: isChosen, label: name, onPress })}
    >
      {words}
    </View>
  );
}
