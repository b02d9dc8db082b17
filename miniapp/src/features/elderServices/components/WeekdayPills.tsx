import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Field, fieldIds } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { useElementId } from '../../../ui/ids';
import { press } from '../../../ui/press';
import { weekdayNames } from '../../../words/serviceDays';

type Props = {
  readonly label: string;
  readonly hint?: string;
  /** Days it is given on at all, as bits, Monday first. */
  readonly given: number;
  readonly value: ReadonlySet<number>;
  readonly onChange: (days: ReadonlySet<number>) => void;
};

/** Days of the week, any number of them. */
export function WeekdayPills({ label, hint, given, value, onChange }: Props) {
  const id = useElementId('weekdays');
  const toggle = (day: number) => {
    const next = new Set(value);
    if (!next.delete(day)) next.add(day);
    onChange(next);
  };
  return (
    <Field id={id} label={label} hint={hint} error={undefined}>
      <View className="day-pills" {...aria({ role: 'group', labelledBy: fieldIds(id).label })}>
        {weekdayNames.map((name, day) => {
          if ((given & (1 << day)) === 0) return null;
          const isChosen = value.has(day);
          return (
            <View
              key={name}
              className={isChosen ? 'press day-pill day-pill-chosen' : 'press day-pill'}
              {...press({ role: 'checkbox', checked: isChosen, onPress: () => toggle(day) })}
            >
              {isChosen && <Icon name="check" small />}
              <View>{name}</View>
            </View>
          );
        })}
      </View>
    </Field>
  );
}
