import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { toneIcon, type Tone } from './tone';

/** The state of a thing, in a word: 等待答复, 已确认, 已退回. */
export function StatusTag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <View className={`tag tone-${tone}`}>
      <Icon name={toneIcon[tone]} small />
      <View>{children}</View>
    </View>
  );
}
