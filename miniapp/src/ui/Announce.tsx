import { View } from '@tarojs/components';
import { aria } from './aria';

/** Heard, not seen: tells a screen reader what has just changed elsewhere on the page. */
export function Announce({ text }: { text: string }) {
  return (
    <View className="unseen" {...aria({ role: 'status', live: 'polite' })}>
      {text}
    </View>
  );
}
