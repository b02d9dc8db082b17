import { View } from '@tarojs/components';
import { payerNames } from '@huiyue/shared/billing/billNames';
import { feeItemNames } from '@huiyue/shared/billing/feeItemNames';
import { instantOf } from '@huiyue/shared/civil';
import { Reductions } from '../../../parts/Reductions';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { changeWords, countedWords, sumWords } from '../../../words/bills';
import { dayWords, instantWords } from '../../../words/dates';
import { sumsByPayer, type BillLineView, type ChangedLine } from '../shares';
import { LineCap } from './LineCap';
import { PayerBar } from './PayerBar';

/** One item of a bill: what for, how it was counted, who pays, under which cap, and what was corrected since. */
export function LineCard({ line, changes }: ChangedLine) {
  const { feeItem, recipient, offer, grossFen, amountFen, reductions, correction, dates, chargedDays } = line;
  const sums = sumsByPayer([line, ...changes]);
  const net = changes.reduce((sum, change) => sum + change.amountFen, amountFen);
  return (
    <Card>
      <View className="line-head">
        <Heading level={3}>{feeItemNames[feeItem]}</Heading>
        <View className="line-sum">{sumWords(net)}</View>
      </View>
      <View className="line-about">{`${recipient.name} · ${offer}`}</View>
      <View className="line-about">
        {countedWords(line)}
        {dates.length > 1 ? `；约了 ${dates.length} 天，收 ${chargedDays} 天` : ''}
        {dates.length === 1 && dates[0] ? `；${dayWords(dates[0])}` : ''}
      </View>
      {reductions.length > 0 && <View>{`原价 ${sumWords(grossFen)}，少收以后 ${sumWords(amountFen)}`}</View>}
      <Reductions reductions={reductions} />
      {(line.chargedAnyway ?? []).map(({ on, reason }) => (
        <View key={on} className="line-about">
          {`${dayWords(on)}过了截止时间才取消，机构同意取消，钱照付。机构写的：${reason}`}
        </View>
      ))}
      {changes.map((change) => (
        <Change key={change.number} change={change} />
      ))}
      {correction && (
        <View className="change">
          <StatusTag tone="info">补上的一项</StatusTag>
          <View>{`原因：${correction.reason}`}</View>
          <View className="line-about">{instantWords(instantOf(correction.at))}</View>
        </View>
      )}
      <PayerBar sums={sums} />
      <LineCap line={line} />
    </Card>
  );
}

/** A correction adds a line and takes none away: what was first charged stays in sight. */
function Change({ change }: { change: BillLineView }) {
  const { amountFen, correction, shares } = change;
  const payers = shares.map(({ payer }) => payerNames[payer]).join('、');
  return (
    <View className="change">
      <StatusTag tone="info">更正</StatusTag>
      <View>{`${changeWords(amountFen)}（${payers}这一部分）`}</View>
      {correction && <View>{`原因：${correction.reason}`}</View>}
      {correction && <View className="line-about">{instantWords(instantOf(correction.at))}</View>}
    </View>
  );
}
