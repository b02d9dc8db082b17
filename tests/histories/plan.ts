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
  readonly servers: number;
  /** Nothing on the way takes any time. */
  readonly isStill: boolean;
  /** Clocks differ, whatever else does. */
  readonly isSkewed: boolean;
  /** More at once than one transaction has room for: they share processes, or they would only stand in each other's way. */
  readonly isCrowd: boolean;
};

const moves: readonly [Wish['does'], ...Wish['does'][]] = [
  'confirm',
  'confirm',
  'confirm',
  'cancel',
  'cancel',
  'cancel',
  'return',
  'changeTerms',
  'changeTerms',
];

/** A few people after fewer places: that is where things go wrong. Now and then, a whole town after one class. */
export function planOf(random: Random, length: number, mayLook: boolean): Plan {
  if (length >= 40 || random.chance(0.004)) return crowd(random);
  const shape = random.pick(shapes);
  const wishes = Array.from({ length }, (_, index): Wish => {
    const afterMs = shape.afterMs(random, index / length);
    if (index / length >= shape.cancelsFrom) return { afterMs, does: 'cancel' };
    if (index === 0 || random.chance(shape.requests)) return { afterMs, does: 'request' };
    return { afterMs, does: mayLook && random.chance(0.3) ? 'look' : random.pick(moves) };
  });
  const most = Math.max(2, Math.ceil(length * 0.7));
  return {
    wishes,
    families: random.between(
      shape.leastFamilies,
      Math.max(shape.leastFamilies, Math.min(most, shape.mostFamilies)),
    ),
    places: random.pick(shape.places),
    classes: random.pick(shape.classes),
    servers: random.pick(shape.servers),
    isStill: shape.isStill,
    isSkewed: shape.isSkewed,
    isCrowd: false,
  };
}

type Shape = {
  /** How much of what is wished for is places. */
  readonly requests: number;
  /** From this share of the plan on, people give back what they have. */
  readonly cancelsFrom: number;
  readonly isStill: boolean;
  readonly isSkewed: boolean;
  readonly leastFamilies: number;
  readonly mostFamilies: number;
  readonly places: readonly [number, ...number[]];
  readonly classes: readonly [number, ...number[]];
  readonly servers: readonly [number, ...number[]];
  /** @param share how far into the plan: 0 is the first wish, 1 would be the end */
  readonly afterMs: (random: Random, share: number) => number;
};

const anyTime: Shape['afterMs'] = (random) =>
  random.below(random.pick([1, 20, 20, 400, 5000, 120_000, 2 * hourMs]));
const ordinary: Shape = {
  requests: 0.5,
  cancelsFrom: 1,
  isStill: false,
  isSkewed: false,
  leastFamilies: 1,
  mostFamilies: Infinity,
  places: [1, 1, 2, 3],
  classes: [1, 1, 2],
  servers: [1, 2, 3],
  afterMs: anyTime,
};

const aboutTheHour: Shape = {
  ...ordinary,
  requests: 0.4,
  isSkewed: true,
  mostFamilies: 2,
  classes: [2],
  servers: [2, 3],
  // The hour is over for one server, and not for another: whose is the child's month?
  afterMs: (random, share) => (share < 0.4 ? random.below(20) : hourMs + random.between(-200_000, 200_000)),
};

const shapes: readonly [Shape, ...Shape[]] = [
  ordinary,
  ordinary,
  ordinary,
  {
    ...ordinary,
    // All at once, and an hour later, when holds run out, all at once again.
    afterMs: (random) => (random.chance(0.5) ? random.below(30) : hourMs + random.between(-60, 60)),
  },
  aboutTheHour,
  aboutTheHour,
  {
    ...ordinary,
    isStill: true,
    // Nothing takes any time, and holds end on the very instant at which others ask.
    afterMs: (random, share) => (share < 0.5 ? 0 : hourMs + random.pick([0, 0, -1, 1])),
  },
  {
    ...ordinary,
    requests: 0.8,
    cancelsFrom: 0.75,
    leastFamilies: 8,
    places: [3, 4],
    classes: [1],
    servers: [1],
    // One goes as others come, through the same door …
    afterMs: (_random, share) => (share < 0.25 ? 0 : 5000),
  },
  {
    ...ordinary,
    requests: 0.6,
    places: [1, 2],
    classes: [1],
    servers: [2],
    // … or through another.
    afterMs: (random, share) => (share < 0.25 ? random.below(20) : 5000 + random.below(1000)),
  },
];

/** More at once than one transaction has room for. */
function crowd(random: Random): Plan {
  const length = random.between(36, 44);
  return {
    wishes: Array.from({ length }, () => ({ afterMs: 0, does: 'request' as const })),
    families: length,
    places: random.between(30, length),
    classes: 1,
    servers: random.between(1, 2),
    isStill: false,
    isSkewed: false,
    isCrowd: true,
  };
}
