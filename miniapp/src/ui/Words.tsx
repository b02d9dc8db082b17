import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A paragraph. `soft` for what one may skip, `lead` for the one sentence that matters. */
export function Words({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'soft' | 'lead';
  children: ReactNode;
}) {
  return <View className={`words words-${kind}`}>{children}</View>;
}
