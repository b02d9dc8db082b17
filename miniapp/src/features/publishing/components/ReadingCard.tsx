import { View } from '@tarojs/components';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { documentStatusWords } from '../../../words/clauses';
import { fullDayWords } from '../../../words/dates';
import type { Reading } from '../reading';

const missing = '还没有填';

/** A draft or a publication as one reads it: what holds, from which day, by which printed words. */
export function ReadingCard({ reading }: { reading: Reading }) {
  const { from, title, number, issuer, status, rules, ends } = reading;
  return (
    <Card>
      {rules.map(({ id, about, says, phrase }) => (
        <View key={id} className="rule-line">
          <Heading level={3}>{about}</Heading>
          <View className="rule-says">{says}</View>
          <View className="quote">{phrase ?? '还没有抄原文'}</View>
        </View>
      ))}
      {ends.map(({ rule, lastDay }) => (
        <View key={rule}>{`停止一条规定（${rule}），最后一天 ${lastDay}`}</View>
      ))}
      <Facts
        facts={[
          { name: '从哪天起', value: from ? fullDayWords(from) : missing },
          { name: '文件', value: title ?? missing },
          ...(number === undefined ? [] : [{ name: '文号', value: number }]),
          { name: '发布单位', value: issuer ?? missing },
          { name: '性质', value: status ? documentStatusWords[status] : missing },
        ]}
      />
    </Card>
  );
}
