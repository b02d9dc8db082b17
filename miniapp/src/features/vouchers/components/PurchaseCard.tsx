import { View } from '@tarojs/components';
import type { PurchaseView } from '@huiyue/shared/contract/vouchers';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { sumWords } from '../../../words/bills';
import { fullDayWords } from '../../../words/dates';
import { serviceLineWords } from '../../../words/names';

/** Visits the government has bought: how many are left, until when. */
export function PurchaseCard({ purchase }: { purchase: PurchaseView }) {
  const { line, from, to, visits, left, visitFen, clause } = purchase;
  return (
    <Card>
      <Heading level={3}>{`政府购买的${serviceLineWords[line]}`}</Heading>
      <View className="seats-bar" {...aria({ hidden: true })}>
        <View className="seats-open" style={{ width: `${(100 * left) / visits}%` }} />
      </View>
      <View>{`还剩 ${left} 次，一共 ${visits} 次`}</View>
      <View>{`每次最多付 ${sumWords(visitFen)}`}</View>
      <View className="line-about">{`${fullDayWords(from)}到 ${fullDayWords(to)}`}</View>
      <ClauseLink clause={clause} />
    </Card>
  );
}
