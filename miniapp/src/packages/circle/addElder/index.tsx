import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { useAddElder } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { FailureNotice } from '../../../notices/FailureNotice';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { replace } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { DateField } from '../../../ui/DateField';
import { PageShell } from '../../../ui/PageShell';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';

const oldest = 120;

export default function AddElderPage() {
  const { me, notice } = useGate('family');
  return (
    <PageShell title="添加老人">
      {notice}
      {me && <ElderForm />}
    </PageShell>
  );
}

/** A name and a birth date; then comes the question that only the elder answers. */
function ElderForm() {
  const [name, setName] = useState('');
  const [birthDate, setBirthDate] = useState<CivilDate>();
  const [isMe, setIsMe] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const { act, ...sending } = useAddElder(({ id }) => {
    void replace(isMe ? '/packages/circle/card/index' : '/packages/circle/consent/index', { elder: id });
  });
  const today = dateAt(now());
  const save = () => {
    setWasTried(true);
    if (name.trim() === '' || birthDate === undefined) return;
    void act({ name: name.trim(), birthDate, ...(isMe && { isMe: true as const }) });
  };
  return (
    <>
      <TextField
        label="怎么称呼老人"
        hint="例如外婆、老李，方便家里人认"
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
        from={addMonths(today, -12 * oldest)}
        until={today}
        value={birthDate}
        onChange={setBirthDate}
      />
      <CheckRow
        label="就是我自己"
        note="老人用自己的手机：自己的预约不用再问谁同意"
        isChecked={isMe}
        onToggle={() => setIsMe(!isMe)}
      />
      <Words kind="soft">提交预约后，那家机构会看到称呼和年龄，看不到出生日期。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '保存'}
      </Button>
    </>
  );
}
