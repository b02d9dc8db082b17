import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** Rows in one card, parted by lines. */
export function List({ children }: { children: ReactNode }) {
  return <View className="card list">{children}</View>;
}
