import type { IconName } from './iconName';

/** What a message or a state means to a person. Each has a mark and a word of its own: colour alone says nothing. */
export type Tone = 'info' | 'waiting' | 'confirmed' | 'refused' | 'quiet';

export const toneIcon = {
  info: 'info',
  waiting: 'wait',
  confirmed: 'check',
  refused: 'cross',
  quiet: 'minus',
} as const satisfies Record<Tone, IconName>;
