import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { ProofView } from '@huiyue/shared/contract/statements';
import { useSite } from '../../../api/reads';
import { NotRead } from '../../../notices/NotRead';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Skeleton } from '../../../ui/Skeleton';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords, instantWords, monthWords } from '../../../words/dates';
import { serviceLineWords } from '../../../words/names';
import { bookWords, faultWords } from '../../../words/statements';
import { useProof } from '../queries';

type Finding = ProofView['findings'][number];

/** Do bills, subsidies and indicators rest on the same attendance? What agrees, and which rows do not. */
export function ProofResult({ city }: { city: string }) {
  const { data: proof, error } = useProof(city);
  if (proof) return <Proof proof={proof} />;
  if (!error) return <Skeleton label="正在打开核对结果" cards={2} />;
  if (error.failure.kind === 'missing')
    return (
      <Empty icon="wait" title="还没有核对结果">
        <Words kind="soft">每天夜里核对一次。第一次核对以后，结果会出现在这里。</Words>
      </Empty>
    );
  return <NotRead error={error} reader="regulator" />;
}

function Proof({ proof }: { proof: ProofView }) {
  const { at, months, sites, rows, isSound, findingCount, bookCounts, findings } = proof;
  const compared = `${months.map(monthWords).join('、')}，${sites} 家机构，${rows} 条点名`;
  return (
    <View className="money-two">
      <View className="money-side">
        {isSound ? (
          <Banner tone="confirmed" title="全部对得上">
            <Words>{compared}。</Words>
            <Words>{`核对时间：${instantWords(instantOf(at))}`}</Words>
          </Banner>
        ) : (
          <Banner tone="refused" title={`有 ${findingCount} 处对不上`}>
            <Words>{compared}。</Words>
            <Words>{`核对时间：${instantWords(instantOf(at))}。核对只看不改，请让机构改点名或更正账单。`}</Words>
          </Banner>
        )}
      </View>
      <View className="money-side">
        <Section title="五本账和点名">
          <List>
            {bookCounts.map(({ book, count }) => (
              <ListRow key={book} title={bookWords[book]} value={<Verdict count={count} />} />
            ))}
          </List>
        </Section>
        {findings.length > 0 && (
          <Section title="对不上的地方">
            {findings.length < findingCount && (
              <Words kind="soft">{`这里列出前 ${findings.length} 处。`}</Words>
            )}
            <View className="cards">
              {findings.map((finding, index) => (
                <FindingCard key={index} finding={finding} />
              ))}
            </View>
          </Section>
        )}
      </View>
    </View>
  );
}

function Verdict({ count }: { count: number }) {
  return count === 0 ? (
    <StatusTag tone="confirmed">对得上</StatusTag>
  ) : (
    <StatusTag tone="refused">{`${count} 处对不上`}</StatusTag>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { site, month, book, fault, person, booking, line, on } = finding;
  const { data: card } = useSite(site);
  return (
    <Card>
      <Heading level={3}>{`${bookWords[book]}：${faultWords[fault]}`}</Heading>
      <View>{card?.name ?? site}</View>
      <View className="line-about">
        {[
          on === null ? monthWords(month) : fullDayWords(on),
          ...(line === null ? [] : [serviceLineWords[line]]),
        ].join('，')}
      </View>
      {booking !== null && <View className="line-about">{`预约编号 ${booking}`}</View>}
      {person !== null && <View className="line-about">{`服务对象编号 ${person}`}</View>}
    </Card>
  );
}
