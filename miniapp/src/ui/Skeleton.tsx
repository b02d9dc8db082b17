import { View } from '@tarojs/components';
import { aria } from './aria';

type Props = {
  /** What is being fetched, for who cannot see the grey shapes: 正在查找托位. */
  readonly label: string;
  readonly cards?: number;
};

/** Grey shapes where cards will be, so that nothing jumps when they come. */
export function Skeleton({ label, cards = 3 }: Props) {
  return (
    <View className="stack" {...aria({ role: 'status', label, live: 'polite', busy: true })}>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className="card bones" {...aria({ hidden: true })}>
          <View className="bone bone-title" />
          <View className="bone" />
          <View className="bone bone-short" />
        </View>
      ))}
    </View>
  );
}
