import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { aria } from './aria';
import { toneIcon, type Tone } from './tone';

type Props = {
  readonly tone: Tone;
  /** The word that carries the meaning: 名额已确认, 这个月已满. */
  readonly title: string;
  /** Why, what happens next, and one thing to press. */
  readonly children?: ReactNode;
};

/** A message in the page. A refusal is read out at once; the others when the reader has a moment. */
export function Banner({ tone, title, children }: Props) {
  return (
    <View
      className={`banner tone-${tone}`}
      {...aria(
        tone === 'refused' ? { role: 'alert', live: 'assertive' } : { role: 'status', live: 'polite' },
      )}
    >
      <View className="banner-mark">
        <Icon name={toneIcon[tone]} />
      </View>
      <View className="banner-words">
        <View className="banner-title">{title}</View>
        {children}
      </View>
    </View>
  );
}
