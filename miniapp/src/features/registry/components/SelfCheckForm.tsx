import type { SelfCheckView } from '@huiyue/shared/contract/registry';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { toTop } from '../../../platform/navigation';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { useWriteSelfCheck } from '../queries';

type Said = NonNullable<SelfCheckView['items'][number]['answer']>;

const options = [
  { value: 'yes', label: '有，做到了' },
  { value: 'no', label: '还没有' },
  { value: 'doesNotApply', label: '和我们无关' },
] as const satisfies readonly { readonly value: Said; readonly label: string }[];

/** The questions one asks oneself before filing, by topic; the gaps of last time stand on top. */
export function SelfCheckForm({ check }: { check: SelfCheckView }) {
  const answered = check.items.flatMap(({ id, answer }) => (answer === null ? [] : [[id, answer] as const]));
  const { value, put, ...kept } = useKept<{ readonly said: Readonly<Record<string, Said>> }>(
    `selfCheck:${check.site}`,
    { said: Object.fromEntries(answered) },
  );
  const { said } = value;
  const { write, ...sending } = useWriteSelfCheck(check.site, () => void toTop());
  const topics = [...new Set(check.items.map(({ topic }) => topic))];
  const left = check.items.filter(({ id }) => said[id] === undefined).length;
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <BroughtBack of={kept} />
      <Gaps check={check} />
      {topics.map((topic) => (
        <Section key={topic} title={topic}>
          {check.items
            .filter((item) => item.topic === topic)
            .map(({ id, question }) => (
              <Choice
                key={id}
                label={question}
                value={said[id]}
                options={options}
                onChange={(answer) => put({ said: { ...said, [id]: answer } })}
              />
            ))}
        </Section>
      ))}
      {left > 0 && <Words kind="soft">{`还有 ${left} 题没有答，先当作“还没有”。`}</Words>}
      <Button
        busy={sending.phase === 'sending' && '正在保存'}
        onPress={() => void write(Object.entries(said).map(([question, answer]) => ({ question, answer })))}
      >
        保存，看看还缺什么
      </Button>
    </>
  );
}

function Gaps({ check: { checkedOn, gaps } }: { check: SelfCheckView }) {
  if (checkedOn === null)
    return <Words>申请备案以前，先照着问一遍自己。答完会告诉您还缺什么、怎么补。</Words>;
  if (gaps.length === 0)
    return (
      <Banner tone="confirmed" title="自测没有发现缺口">
        <Words>{`${fullDayWords(checkedOn)}答的。可以去申请备案了。`}</Words>
      </Banner>
    );
  return (
    <>
      <Banner tone="waiting" title={`还缺 ${gaps.length} 样`}>
        <Words>{`${fullDayWords(checkedOn)}答的。补好以后再来改。`}</Words>
      </Banner>
      <List>
        {gaps.map(({ id, topic, gap }) => (
          <ListRow key={id} title={topic} note={gap} />
        ))}
      </List>
    </>
  );
}
