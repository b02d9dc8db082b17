import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

type Fact = { readonly name: string; readonly value: ReactNode };

/** Name and value under one another, aligned: what a family checks before it agrees. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className="facts">
      {facts.map(({ name, value }) => (
        <View key={name} className="fact">
          <View className="fact-name">{name}</View>
          <View className="fact-value">{value}</View>
        </View>
      ))}
    </View>
  );
}
