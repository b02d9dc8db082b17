import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { press } from './press';

type Props = {
  readonly children: ReactNode;
  /** Makes the whole card one thing to press, named by its words. Nothing inside may then be pressed by itself. */
  readonly onPress?: () => void;
};

export function Card({ children, onPress }: Props) {
  if (!onPress) return <View className="card">{children}</View>;
  return (
    <View className="press card card-open" {...press({ onPress })}>
      {children}
    </View>
  );
}
