import { View } from '@tarojs/components';
import type { Instant } from '@huiyue/shared/civil';
import { Icon } from './Icon';
import { aria } from './aria';
import { remainingWords } from './remaining';
import { useNow } from './useNow';

/** Time left until a deadline. Read out when it is reached, not at every tick. */
export function Countdown({ until }: { until: Instant }) {
  const left = until - useNow();
  return (
    <View className="countdown" {...aria({ role: 'timer' })}>
      <Icon name="wait" small />
      <View>{remainingWords(left)}</View>
      <View className="unseen" {...aria({ live: 'polite' })}>
        {left <= 0 ? '时间已到' : ''}
      </View>
    </View>
  );
}
