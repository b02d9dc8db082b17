import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './iconName';

type Props = {
  readonly icon: IconName;
  readonly title: string;
  /** Why it is empty, and the one thing to do about it. */
  readonly children?: ReactNode;
};

export function Empty({ icon, title, children }: Props) {
  return (
    <View className="empty">
      <View className="empty-mark">
        <Icon name={icon} />
      </View>
      <View className="empty-title">{title}</View>
      {children}
    </View>
  );
}
