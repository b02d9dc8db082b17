import { View } from '@tarojs/components';
import { feeItemNames } from '@huiyue/shared/billing/feeItemNames';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { countedWords, sumWords } from '../../../words/bills';
import { eachDayWords } from '../../../words/serviceDays';
import { sumsByPayer, type BillLineView } from '../shares';
import { LineCap } from './LineCap';
import { PayerBar } from './PayerBar';

/** The same thing on several days at the same price: which days, how many in all, and who pays. */
export function DaysCard({ lines }: { lines: readonly BillLineView[] }) {
  const [first] = lines;
  if (!first) return null;
  const { feeItem, recipient, offer } = first;
  const total = (of: 'quantity' | 'amountFen') => lines.reduce((sum, line) => sum + line[of], 0);
  return (
    <Card>
      <View className="line-head">
        <Heading level={3}>{feeItemNames[feeItem]}</Heading>
        <View className="line-sum">{sumWords(total('amountFen'))}</View>
      </View>
      <View className="line-about">{`${recipient.name} · ${offer}`}</View>
      <View className="line-about">{countedWords({ ...first, quantity: total('quantity') })}</View>
      <View className="line-about">{eachDayWords(lines.flatMap(({ dates }) => dates))}</View>
      <PayerBar sums={sumsByPayer(lines)} />
      <LineCap line={first} />
    </Card>
  );
}
