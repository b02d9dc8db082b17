import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { after } from '../platform/clock';
import { aria } from './aria';

type Props = {
  /** What is being fetched, for who cannot see the grey shapes: 正在查找托位. */
  readonly label: string;
  readonly cards?: number;
};

/** Longer than this, and one wonders whether anything still happens. */
const patienceMs = 4000;

/** Grey shapes where cards will be, so that nothing jumps when they come; on a slow line a word that it still goes on. */
export function Skeleton({ label, cards = 3 }: Props) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => after(patienceMs, () => setIsSlow(true)), []);
  return (
    <View className="stack is-coming" {...aria({ role: 'status', label, live: 'polite', busy: true })}>
      {isSlow && <View className="words">网络有点慢，还在连接。不用退出，连上了就会出来。</View>}
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
