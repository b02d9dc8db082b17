import type { BookingAct } from '@huiyue/shared/booking';
import { hourMs } from '@huiyue/shared/civil';
import type { Random } from './random';

/** What somebody sets out to do, and when. */
export type Wish = {
  readonly afterMs: number;
  readonly does: BookingAct | 'changeTerms' | 'look';
};

export type Plan = {
  readonly wishes: readonly Wish[];
  readonly families: number;
  readonly places: number;
  readonly classes: number;
};

const moves: readonly [Wish['does'], ...Wish['does'][]] = [
  'request',
  ...Array.from({ length: 10 }, () => 'request' as const),
  'confirm',
  'confirm',
  'confirm',
  'cancel',
  'cancel',
  'return',
  'changeTerms',
  'changeTerms',
];

/** A few people after fewer places: that is where things go wrong. Now and then, a whole town after one class. */
export function planOf(random: Random, length: number, mayLook: boolean): Plan {
  if (random.chance(0.004)) return crowd(random);
  const spreadMs = random.pick([0, 20, 20, 400, 5000, 120_000, 2 * hourMs]);
  // Holds last an hour in these histories, so this is when they end.
  const isAboutDeadlines = random.chance(0.35);
  const afterMs = () =>
    isAboutDeadlines && random.chance(0.45)
      ? hourMs + random.pick([0, random.between(-40, 40), random.between(-200_000, 200_000)])
      : random.below(spreadMs + 1);
  const wishes = Array.from({ length }, (): Wish => ({
    afterMs: afterMs(),
    does: mayLook && random.chance(0.2) ? 'look' : random.pick(moves),
  }));
  return {
    wishes,
    families: random.between(1, Math.max(2, Math.ceil(length * 0.7))),
    places: random.pick([1, 1, 2, 3]),
    classes: random.pick([1, 1, 2]),
  };
}

/** More at once than one transaction has room for. */
function crowd(random: Random): Plan {
  const length = random.between(36, 44);
  return {
    wishes: Array.from({ length }, () => ({ afterMs: 0, does: 'request' as const })),
    families: length,
    places: random.between(30, length),
    classes: 1,
  };
}
