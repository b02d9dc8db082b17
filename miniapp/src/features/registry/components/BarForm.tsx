import { addMonths, dateAt, instantOf, type CivilDate } from '@huiyue/shared/civil';
import type { AttemptView, BarredView } from '@huiyue/shared/contract/registry';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getAll, post } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { NotRead } from '../../../notices/NotRead';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Skeleton } from '../../../ui/Skeleton';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';

/** Bars somebody for life; the number is turned into a digest on the way in, and told to nobody. */
export function BarForm() {
  const today = dateAt(now());
  const [idCard, setIdCard] = useState('');
  const [decision, setDecision] = useState('');
  const [authority, setAuthority] = useState('');
  const [on, setOn] = useState<CivilDate | undefined>(today);
  const [isChecked, setIsChecked] = useState(false);
  const { send, ...sending } = useSend<object, BarredView>('barred', (body, key) =>
    post('/barred', body, key),
  );
  const fields = [idCard, decision, authority].map((text) => text.trim());
  const save = () => {
    setIsChecked(true);
    if (fields.includes('') || !on) return;
    const [card, number, by] = fields;
    void send({ idCard: card, decision: number, authority: by, on });
  };
  const missing = (text: string) => (isChecked && text.trim() === '' ? '请填写' : undefined);
  return (
    <Section title="列入终身禁入名单">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
      {sending.phase === 'done' && <Done barred={sending.data} />}
      <TextField
        label="身份证号"
        hint="不保存号码，只留最后四位和比对用的记号"
        value={idCard}
        maxLength={25}
        error={missing(idCard)}
        onChange={setIdCard}
        isRequired
      />
      <TextField
        label="决定书编号"
        value={decision}
        maxLength={80}
        error={missing(decision)}
        onChange={setDecision}
        isRequired
      />
      <TextField
        label="作出决定的部门"
        value={authority}
        maxLength={60}
        error={missing(authority)}
        onChange={setAuthority}
        isRequired
      />
      <DateField
        label="哪天作出"
        from={addMonths(today, -12 * 20)}
        until={today}
        value={on}
        onChange={setOn}
      />
      <Button kind="danger" busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        列入名单
      </Button>
    </Section>
  );
}

function Done({ barred: { lastFour, worksAt } }: { barred: BarredView }) {
  if (worksAt.length === 0)
    return (
      <Banner tone="confirmed" title={`尾号 ${lastFour} 已列入名单`}>
        <Words>这个人现在没有登记在任何机构。</Words>
      </Banner>
    );
  return (
    <Banner tone="refused" title={`尾号 ${lastFour} 已列入名单，还登记在机构里`}>
      <Words>{`请马上通知：${worksAt.map(({ name }) => name).join('、')}。`}</Words>
    </Banner>
  );
}

/** Where somebody barred was to be entered as staff. */
export function Attempts({ jurisdiction }: { jurisdiction: string }) {
  const attempts = useQuery({
    queryKey: ['attempts', jurisdiction],
    queryFn: async () => (await dataOf(getAll<AttemptView>('/barred/attempts', { jurisdiction }))).items,
  });
  return (
    <Section title="被拦下的登记">
      {attempts.error && <NotRead error={attempts.error} reader="regulator" />}
      {attempts.isPending && <Skeleton label="正在打开记录" cards={1} />}
      {attempts.data?.length === 0 && <Empty icon="check" title="没有被拦下的登记" />}
      {attempts.data !== undefined && attempts.data.length > 0 && (
        <List>
          {attempts.data.map(({ site, name, lastFour, at }) => (
            <ListRow
              key={`${site}${at}`}
              title={name}
              note={`身份证尾号 ${lastFour} · ${instantWords(instantOf(at))}`}
            />
          ))}
        </List>
      )}
    </Section>
  );
}
