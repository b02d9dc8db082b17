import { View } from '@tarojs/components';
import type { BillView } from '@huiyue/shared/contract/bills';
import { Card } from '../../../ui/Card';
import { StatusTag } from '../../../ui/StatusTag';
import { billState, sumWords } from '../../../words/bills';
import { dayWords } from '../../../words/dates';
import { namesOn } from '../shares';

type Props = { readonly bill: BillView; readonly title: string; readonly onPress: () => void };

/** One bill in a list. */
export function BillCard({ bill, title, onPress }: Props) {
  const { familyFen, leftFen, dueOn } = bill;
  const state = billState(bill);
  const names = namesOn(bill);
  return (
    <Card onPress={onPress}>
      <View className="line-head">
        <View className="line-title">{title}</View>
        <StatusTag tone={state.tone}>{state.word}</StatusTag>
      </View>
      {names !== title && <View className="line-about">{names}</View>}
      <View className="line-head">
        <View className="line-about">{leftWords(leftFen, dueOn === null ? undefined : dayWords(dueOn))}</View>
        <View className="line-sum">{sumWords(familyFen)}</View>
      </View>
    </Card>
  );
}

function leftWords(leftFen: number, due: string | undefined): string {
  if (due === undefined) return '家庭要付';
  if (leftFen > 0) return `${due}前还要付 ${sumWords(leftFen)}`;
  return leftFen < 0 ? `要退 ${sumWords(-leftFen)}` : '家庭已付';
}
