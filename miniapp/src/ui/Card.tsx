import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { press } from './press';

type Props = {
  readonly children: ReactNode;
  /** Makes the whole card one thing to press. It then needs a label, and nothing inside may be pressed by itself. */
  readonly onPress?: { readonly label: string; readonly act: () => void };
};

export function Card({ children, onPress }: Props) {
  if (!onPress) return <View className="card">{children}</View>;
  return (
    <View className="press card card-open" {...press({ onPress: onPress.act, label: onPress.label })}>
      {children}
    </View>
  );
}
