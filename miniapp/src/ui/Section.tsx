import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Heading } from './Heading';

/** A part of a page under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="section">
      <Heading>{title}</Heading>
      <View className="stack">{children}</View>
    </View>
  );
}
