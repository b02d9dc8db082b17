import { View } from '@tarojs/components';
import { aria } from './aria';

export type IconName =
  | 'places'
  | 'bookings'
  | 'child'
  | 'mine'
  | 'answer'
  | 'class'
  | 'back'
  | 'next'
  | 'down'
  | 'close'
  | 'check'
  | 'cross'
  | 'wait'
  | 'info'
  | 'clause'
  | 'plus'
  | 'minus'
  | 'phone'
  | 'seat'
  | 'pin'
  | 'refresh';

/** Always beside a word that says the same, so a screen reader passes over it. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return <View className={`icon icon-${name}${small ? ' icon-small' : ''}`} {...aria({ hidden: true })} />;
}
