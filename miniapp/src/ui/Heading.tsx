import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria';

/** A heading one can jump to. Level 1 belongs to the page shell. */
export function Heading({
  level = 2,
  id,
  children,
}: {
  level?: 1 | 2 | 3;
  id?: string;
  children: ReactNode;
}) {
  return (
    <View
      {...(id !== undefined && { id })}
      className={`heading heading-${level}`}
      {...aria({ role: 'heading', level })}
    >
      {children}
    </View>
  );
}
