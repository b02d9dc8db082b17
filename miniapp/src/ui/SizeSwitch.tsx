import { View } from '@tarojs/components';
import { press } from './press';
import { chooseSize, useSize, type Size } from './size';
import { sizeName } from './tokens';

const other = { standard: 'elder', elder: 'standard' } as const satisfies Record<Size, Size>;

/** Says what a press will do, not what is now. */
export function SizeSwitch() {
  const target = other[useSize()];
  return (
    <View
      className="press chip"
      {...press({ onPress: () => chooseSize(target), label: `换成${sizeName[target]}` })}
    >
      {sizeName[target]}
    </View>
  );
}
