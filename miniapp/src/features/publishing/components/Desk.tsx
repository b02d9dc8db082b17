import type { RegulatorDeskView, DraftView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria';
import { Empty } from '../../../ui/Empty';
import { press } from '../../../ui/press';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import type { PublishedCap } from '../capScope';
import { isOwn } from '../draftStanding';
import { DraftCard } from './DraftCard';
import { OpenQuestions } from './OpenQuestions';
import { Reviews } from './Reviews';

type Props = {
  readonly desk: RegulatorDeskView;
  readonly drafts: readonly DraftView[];
  readonly caps: readonly PublishedCap[];
  readonly account: string;
};

const parts = ['drafts', 'reviews', 'questions'] as const;
type Part = (typeof parts)[number];

const names = {
  drafts: '草稿复核',
  reviews: '上限评估',
  questions: '待定问题',
} as const satisfies Record<Part, string>;

/** What waits for this regulator: three figures, and under them the one that is looked at. */
export function Desk({ desk, drafts, caps, account }: Props) {
  const open = drafts.filter(({ state }) => state === 'open');
  const counts = {
    drafts: open.length,
    reviews: desk.reviewsDue.length,
    questions: desk.openQuestions.length,
  } as const satisfies Record<Part, number>;
  const [chosen, setChosen] = useState<Part>();
  const shown = chosen ?? parts.find((part) => counts[part] > 0) ?? 'drafts';
  return (
    <>
      <View className="waits" {...aria({ role: 'tablist', label: '什么在等' })}>
        {parts.map((part) => (
          <View
            key={part}
            className={part === shown ? 'press wait wait-chosen' : 'press wait'}
            {...press({ role: 'tab', selected: part === shown, onPress: () => setChosen(part) })}
          >
            <View className="wait-figure">{counts[part]}</View>
            <View className="wait-name">{names[part]}</View>
          </View>
        ))}
      </View>
      {shown === 'drafts' && <Drafts drafts={drafts} open={open} account={account} />}
      {shown === 'reviews' && (
        <Section title={names.reviews}>
          {counts.reviews === 0 ? (
            <Empty icon="check" title="近半年没有要评估的上限" />
          ) : (
            <Reviews due={desk.reviewsDue} caps={caps} place={desk.place.code} />
          )}
        </Section>
      )}
      {shown === 'questions' && (
        <Section title={names.questions}>
          {counts.questions === 0 ? (
            <Empty icon="check" title="没有没定的问题" />
          ) : (
            <>
              <Words kind="soft">文件还没有回答的事。公布以前，惠约不替任何人猜。</Words>
              <OpenQuestions questions={desk.openQuestions} place={desk.place.code} />
            </>
          )}
        </Section>
      )}
    </>
  );
}

type DraftsProps = {
  readonly drafts: readonly DraftView[];
  readonly open: readonly DraftView[];
  readonly account: string;
};

/** Those one can publish first, then one's own, then what is settled. */
function Drafts({ drafts, open, account }: DraftsProps) {
  const others = open.filter((draft) => !isOwn(draft, account));
  const own = open.filter((draft) => isOwn(draft, account));
  const settled = drafts.filter(({ state }) => state !== 'open');
  const groups = [
    { title: '等您复核', list: others },
    { title: '您起草的', list: own },
    { title: '已经办完', list: settled },
  ].filter(({ list }) => list.length > 0);
  if (groups.length === 0) {
    return (
      <Empty icon="clause" title="没有草稿">
        <Words kind="soft">写好的规定先存成草稿，另一位同事复核后才公布。</Words>
      </Empty>
    );
  }
  return (
    <>
      {groups.map(({ title, list }) => (
        <Section key={title} title={title}>
          {list.map((draft) => (
            <DraftCard key={draft.id} draft={draft} account={account} />
          ))}
        </Section>
      ))}
    </>
  );
}
