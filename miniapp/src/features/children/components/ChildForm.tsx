import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { CityView } from '@huiyue/shared/contract/policy';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useAddChild } from '../queries';

type Props = {
  readonly cities: readonly CityView[];
  /** Where the family is looking; its rules say who is of age. */
  readonly city: string | undefined;
  readonly onAdded: (child: ChildView) => void;
};

/** Earlier than any city's childcare reaches back: whether a child is too old is the server's to say, with the clause. */
const furthestYears = 6;

/** A name to call the child by, and a birth date. Nothing else is asked, because nothing else is needed. */
export function ChildForm({ cities, city: known, onAdded }: Props) {
  const [name, setName] = useState('');
  const [birthDate, setBirthDate] = useState<CivilDate>();
  const [city, setCity] = useState(known);
  const [wasTried, setWasTried] = useState(false);
  const { add, ...sending } = useAddChild(onAdded);
  const today = dateAt(now());

  const save = () => {
    setWasTried(true);
    if (name.trim() === '' || birthDate === undefined || city === undefined) return;
    void add({ name: name.trim(), birthDate, city });
  };

  return (
    <>
      <TextField
        label="怎么称呼孩子"
        hint="小名就可以，方便您自己认"
        error={wasTried && name.trim() === '' ? '请填一个称呼，例如小名' : undefined}
        value={name}
        maxLength={30}
        isRequired
        onChange={setName}
      />
      <DateField
        label="出生日期"
        hint="用来算月龄，找到合适的班"
        error={wasTried && birthDate === undefined ? '请选出生的年、月、日' : undefined}
        from={addMonths(today, -12 * furthestYears)}
        until={today}
        value={birthDate}
        onChange={setBirthDate}
      />
      {known === undefined && (
        <Choice
          label="在哪个城市找托位"
          error={wasTried && city === undefined ? '请选一个城市' : undefined}
          value={city}
          onChange={setCity}
          options={cities.map(({ code, name: cityName }) => ({ value: code, label: cityName }))}
        />
      )}
      <Words kind="soft">
        只问这两样。提交预约后，那家机构会看到称呼和月龄，看不到出生日期；别的家庭和别的机构都看不到。
      </Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '保存'}
      </Button>
    </>
  );
}
