import type { DraftView, SimulationView } from '@huiyue/shared/contract/publishing';
import type { Problem } from '@huiyue/shared/contract/common';
import { View } from '@tarojs/components';
import { FailureNotice } from '../../../notices/FailureNotice';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Section } from '../../../ui/Section';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { refusalIn, refusalWords } from '../../../words/refusals';
import { pricesAbove } from '../effects';
import { useSimulation } from '../queries';
import { PriceChart } from './PriceChart';
import { SavingChart } from './SavingChart';

type Breach = SimulationView['breaches'][number];

/** What would happen if the draft were published now: reckoned on everything on sale, before anybody decides. */
export function Effects({ draft }: { draft: DraftView }) {
  const simulation = useSimulation(draft);
  const pages = simulation.data?.pages ?? [];
  const breaches = pages.flatMap((page) => page.breaches);
  const savings = pages.flatMap((page) => page.savings);
  const last = pages[pages.length - 1];
  const read = pages.reduce((total, { sites }) => total + sites.read, 0);
  const isWhole = last !== undefined && last.next === null;
  const above = pricesAbove(breaches);
  const others = breaches.filter((breach) => !above.some((one) => one.breach === breach));

  return (
    <Section title="公布后会怎样">
      {simulation.error && (
        <FailureNotice
          failure={simulation.error.failure}
          reader="regulator"
          onRetry={() => void (pages.length === 0 ? simulation.refetch() : simulation.fetchNextPage())}
        />
      )}
      {!simulation.error && pages.length === 0 && <Skeleton label="正在推算影响" cards={1} />}
      {last && <Progress read={read} all={last.sites.all} isWhole={isWhole} />}
      {isWhole && breaches.length === 0 && savings.length === 0 && (
        <Banner tone="confirmed" title="没有人受影响">
          <Words>现在卖的价格和班级都合乎新规定，已约好的家庭付的钱也不变。</Words>
        </Banner>
      )}
      {savings.length > 0 && <SavingChart savings={savings} />}
      {isWhole && savings.length === 0 && breaches.length > 0 && (
        <Words>没有已约好的家庭会因此少付。以后新约的，按新规定。</Words>
      )}
      {above.length > 0 && (
        <>
          <Words kind="lead">{`${above.length} 个在卖的价格超过新上限`}</Words>
          <PriceChart prices={above} />
        </>
      )}
      {others.map((breach) => (
        <OtherBreach key={`${breach.seller.id} ${breach.code}`} breach={breach} />
      ))}
    </Section>
  );
}

function Progress({ read, all, isWhole }: { read: number; all: number; isWhole: boolean }) {
  const words = isWhole ? `${all} 家机构都算过了` : `正在推算：已算 ${read} 家，共 ${all} 家`;
  return (
    <View {...aria({ role: 'status', live: 'polite' })}>
      <View className="bar-note">{words}</View>
      {!isWhole && (
        <View className="track" {...aria({ hidden: true })}>
          <View className="track-within" style={{ width: `${all === 0 ? 0 : (read / all) * 100}%` }} />
        </View>
      )}
    </View>
  );
}

/** A class that breaks a rule other than a price: in the words a family would be refused with. */
function OtherBreach({ breach }: { breach: Breach }) {
  const { site, seller, code, facts, clause } = breach;
  const problem: Problem = { code, facts, requestId: '' };
  const refusal = refusalIn(problem);
  const words = refusal && refusalWords(refusal, 'regulator');
  return (
    <Card>
      <Words>{`${site.name} · ${seller.name}`}</Words>
      <Words kind="soft">{words ? `${words.what}。${words.why}` : '按新规定不能再卖。'}</Words>
      {clause && <ClauseLink clause={clause} text="不合的是哪一句" />}
    </Card>
  );
}
