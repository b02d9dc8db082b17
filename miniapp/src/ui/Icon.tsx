import { View } from '@tarojs/components';
import { aria } from './aria';
import type { IconName } from './iconName';

/** Always beside a word that says the same, so a screen reader passes over it. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return <View className={`icon icon-${name}${small ? ' icon-small' : ''}`} {...aria({ hidden: true })} />;
}
