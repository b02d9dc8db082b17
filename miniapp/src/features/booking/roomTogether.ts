import type { Asked } from './queries';

/** Whether a child's place can be had in an order of several: free, gone, or too few for all who want the same. */
export type Room = 'free' | 'full' | 'tooFew';

/**
 * A quote looks at one child alone: one free place is free for each of two siblings, and not for both.
 *
 * @param free what is free for each by itself, in the order of the wishes.
 */
export function roomTogether(
  asked: readonly Pick<Asked, 'class' | 'when'>[],
  free: readonly number[],
): readonly Room[] {
  const sames = asked.map((one) => `${one.class} ${JSON.stringify(one.when)}`);
  return sames.map((same, index) => {
    const open = free[index] ?? 0;
    if (open <= 0) return 'full';
    return open < sames.filter((other) => other === same).length ? 'tooFew' : 'free';
  });
}
