import { useQueryClient } from '@tanstack/react-query';
import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';

type NewElder = { readonly name: string; readonly birthDate: CivilDate };

const oldestYears = 115;
const youngestYears = 45;

/** The first time: what the family calls them, and when they were born. Nothing else is needed to order. */
export function ElderForm({ onAdded }: { onAdded: (elder: ElderView) => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [birthDate, setBirthDate] = useState<CivilDate>();
  const [wasTried, setWasTried] = useState(false);
  const { send, ...sending } = useSend<NewElder, ElderView>('elder', (body, key) =>
    post('/elders', body, key),
  );
  const today = dateAt(now());

  const save = async () => {
    setWasTried(true);
    if (name.trim() === '' || birthDate === undefined) return;
    const answer = await send({ name: name.trim(), birthDate });
    if (answer?.ok !== true) return;
    await queries.invalidateQueries({ queryKey: ['elders'] });
    onAdded(answer.data);
  };

  return (
    <>
      <TextField
        label="怎么称呼老人"
        hint="外婆、爷爷都可以，方便您自己认"
        error={wasTried && name.trim() === '' ? '请填一个称呼，例如外婆' : undefined}
        value={name}
        maxLength={30}
        isRequired
        onChange={setName}
      />
      <DateField
        label="出生日期"
        hint="有的服务和补贴看年龄"
        error={wasTried && birthDate === undefined ? '请选出生的年、月、日' : undefined}
        from={addMonths(today, -12 * oldestYears)}
        until={addMonths(today, -12 * youngestYears)}
        value={birthDate}
        onChange={setBirthDate}
      />
      <Words kind="soft">订了服务以后，那家机构会看到称呼，看不到出生日期。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={() => void save()}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '保存'}
      </Button>
    </>
  );
}
