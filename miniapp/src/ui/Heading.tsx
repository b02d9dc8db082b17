import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria';

type Props = {
  /** Where it stands in the outline of the page; level 1 belongs to the page shell. */
  readonly level?: 1 | 2 | 3;
  /** How large it looks, where that differs: the title of a card is level 2 and looks like 3. */
  readonly look?: 1 | 2 | 3;
  readonly children: ReactNode;
};

/** A heading one can jump to. */
export function Heading({ level = 2, look = level, children }: Props) {
  return (
    <View className={`heading heading-${look}`} {...aria({ role: 'heading', level })}>
      {children}
    </View>
  );
}
