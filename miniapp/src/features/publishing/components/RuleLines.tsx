import { View } from '@tarojs/components';
import { Heading } from '../../../ui/Heading';
import type { Reading } from '../reading';

/** What holds, and the printed words it rests on. */
export function RuleLines({ rules, ends }: Pick<Reading, 'rules' | 'ends'>) {
  return (
    <>
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
    </>
  );
}
