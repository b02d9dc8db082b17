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
  const state = billState(bill);
  const names = namesOn(bill);
  const { words, figure } = sumOf(bill);
  return (
    <Card onPress={onPress}>
      <View className="line-head">
        <View className="line-title">{title}</View>
        <StatusTag tone={state.tone}>{state.word}</StatusTag>
      </View>
      {names !== title && <View className="line-about">{names}</View>}
      <View className="line-head">
        <View className="line-about">{words}</View>
        <View className="line-sum">{sumWords(figure)}</View>
      </View>
    </Card>
  );
}

/** The one sum that matters now, and what it is. */
function sumOf({ status, familyFen, leftFen, dueOn }: BillView): {
  readonly words: string;
  readonly figure: number;
} {
  if (status === 'draft') return { words: '家庭要付', figure: familyFen };
  if (leftFen > 0)
    return { words: dueOn === null ? '还要付' : `${dayWords(dueOn)}前还要付`, figure: leftFen };
  return leftFen < 0 ? { words: '机构要退', figure: -leftFen } : { words: '家庭付了', figure: familyFen };
}
