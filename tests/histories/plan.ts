import { hourMs } from '@huiyue/shared/civil';
import type { ReserveRule } from '@huiyue/shared/reserves';
import type { Random } from './random';
import { releaseMs, type TownSize } from './town';

/** What somebody sets out to do, and when. Which act on which booking turns out when they get to it. */
export type Wish = {
  readonly afterMs: number;
  readonly does: 'book' | 'join' | 'act' | 'giveBack' | 'changeTerms' | 'allow' | 'tick' | 'look';
};

/** What may be ordered, each in its own words. */
export type Dish =
  | 'month'
  | 'half'
  | 'halfDate'
  | 'hour'
  | 'day'
  | 'siblings'
  | 'siblingsTogether'
  | 'meal'
  | 'week'
  | 'dayCare'
  | 'couple'
  | 'homeCare'
  | 'course'
  | 'mixed';
export type Menu = readonly [Dish, ...Dish[]];

export type Plan = {
  readonly wishes: readonly Wish[];
  readonly town: TownSize;
  readonly menu: Menu;
  readonly servers: number;
  /** Nothing on the way takes any time. */
  readonly isStill: boolean;
  /** Clocks differ, whatever else does. */
  readonly isSkewed: boolean;
  /** More at once than one transaction has room for: they share processes, or they would only stand in each other's way. */
  readonly isCrowd: boolean;
};

type Does = Wish['does'];
const moves: readonly [Does, ...Does[]] = [
  'act',
  'act',
  'act',
  'act',
  'act',
  'giveBack',
  'giveBack',
  'tick',
  'changeTerms',
  'allow',
];

const menus: readonly [Menu, ...Menu[]] = [
  ['month'],
  ['month', 'half'],
  ['month', 'half', 'halfDate', 'hour', 'day'],
  ['half', 'halfDate', 'hour', 'hour', 'day'],
  ['month', 'siblings', 'siblingsTogether', 'half'],
  ['meal', 'week'],
  ['meal', 'mixed', 'half'],
  ['dayCare', 'couple'],
  ['homeCare'],
  ['course', 'dayCare', 'homeCare'],
  [
    'month',
    'half',
    'hour',
    'day',
    'siblings',
    'meal',
    'week',
    'dayCare',
    'couple',
    'homeCare',
    'course',
    'mixed',
  ],
];

/** All released at the midnight half an hour into a history, or never. */
const release = { daysBefore: 16, at: 0 };
const rules: readonly [readonly ReserveRule[], ...(readonly ReserveRule[])[]] = [
  [],
  [],
  [],
  [{ for: 'offline', units: 1, release }],
  [{ for: 'safetyNet', units: 1 }],
  [
    { for: 'staff', units: 1, release },
    { for: 'offline', units: 1 },
  ],
  [
    { for: 'safetyNet', units: 1, release },
    { for: 'staff', units: 2 },
  ],
];

/** A few people after fewer places: that is where things go wrong. Now and then, a whole town after one class. */
export function planOf(random: Random, length: number, mayLook: boolean): Plan {
  if (length >= 40 || random.chance(0.004)) return crowd(random);
  const shape = random.pick(shapes);
  const wishes = Array.from({ length }, (_, index): Wish => {
    const afterMs = shape.afterMs(random, index / length);
    if (index / length >= shape.givesBackFrom) return { afterMs, does: 'giveBack' };
    if (index === 0 || random.chance(shape.requests))
      return { afterMs, does: random.chance(shape.joins) ? 'join' : 'book' };
    return { afterMs, does: mayLook && random.chance(0.3) ? 'look' : random.pick(moves) };
  });
  const most = Math.max(2, Math.ceil(length * 0.7));
  const families = random.between(
    shape.leastFamilies,
    Math.max(shape.leastFamilies, Math.min(most, shape.mostFamilies)),
  );
  const menu = random.pick(menus);
  const isOfRooms = menu.includes('month');
  return {
    wishes,
    menu,
    town: {
      families,
      places: random.pick(shape.places),
      portions: random.pick([8, 20, 40, 400]),
      classes: isOfRooms ? random.pick([1, 1, 2]) : 1,
      products: productsOf(menu),
      reserves: random.pick(rules),
      inPlace: isOfRooms && random.chance(0.25) ? random.between(1, families) : 0,
    },
    servers: random.pick(shape.servers),
    isStill: shape.isStill,
    isSkewed: shape.isSkewed,
    isCrowd: false,
  };
}

function productsOf(menu: Menu): TownSize['products'] {
  const has = (...dishes: Dish[]) => dishes.some((dish) => menu.includes(dish));
  const [first, ...others] = [
    ...(has('meal', 'week', 'mixed') ? (['meal'] as const) : []),
    ...(has('dayCare', 'couple') ? (['dayCare'] as const) : []),
    ...(has('homeCare') ? (['homeCare'] as const) : []),
    ...(has('course') ? (['course'] as const) : []),
  ];
  return first ? [first, ...others] : ['dayCare'];
}

type Shape = {
  /** How much of what is wished for is places … */
  readonly requests: number;
  /** … and how much of that is a place in the queue. */
  readonly joins: number;
  /** From this share of the plan on, people give back what they have. */
  readonly givesBackFrom: number;
  readonly isStill: boolean;
  readonly isSkewed: boolean;
  readonly leastFamilies: number;
  readonly mostFamilies: number;
  readonly places: readonly [number, ...number[]];
  readonly servers: readonly [number, ...number[]];
  /** @param share how far into the plan: 0 is the first wish, 1 would be the end */
  readonly afterMs: (random: Random, share: number) => number;
};

const anyTime: Shape['afterMs'] = (random) =>
  random.below(random.pick([1, 20, 20, 400, 5000, 120_000, 2 * hourMs]));
const ordinary: Shape = {
  requests: 0.5,
  joins: 0.2,
  givesBackFrom: 1,
  isStill: false,
  isSkewed: false,
  leastFamilies: 1,
  mostFamilies: Infinity,
  places: [1, 1, 2, 3],
  servers: [1, 2, 3],
  afterMs: anyTime,
};

/** Holds end on whole minutes: an hour after the history begins, or a minute later. */
const endOfHolds = (random: Random) => hourMs + random.pick([0, 60_000]);

const aboutTheHour: Shape = {
  ...ordinary,
  requests: 0.4,
  isSkewed: true,
  mostFamilies: 2,
  servers: [2, 3],
  // The hour is over for one server, and not for another: whose is the child's month?
  afterMs: (random, share) =>
    share < 0.4 ? random.below(20) : endOfHolds(random) + random.between(-200_000, 200_000),
};

const shapes: readonly [Shape, ...Shape[]] = [
  ordinary,
  ordinary,
  ordinary,
  // A queue, and places that come free one by one.
  {
    ...ordinary,
    joins: 0.6,
    places: [1, 1, 2],
    leastFamilies: 3,
    afterMs: (random, share) => Math.floor(share * 60_000) + random.below(400),
  },
  {
    ...ordinary,
    joins: 0.5,
    places: [1],
    leastFamilies: 3,
    afterMs: (random, share) =>
      Math.floor(share < 0.6 ? share * 2000 : share * 3 * hourMs) + random.below(400),
  },
  {
    ...ordinary,
    // All at once, and an hour later, when holds run out, all at once again.
    afterMs: (random) =>
      random.chance(0.5) ? random.below(30) : endOfHolds(random) + random.between(-60, 60),
  },
  {
    ...ordinary,
    // About midnight, when what is kept back goes to everyone.
    isSkewed: true,
    afterMs: (random, share) =>
      share < 0.4
        ? random.below(60)
        : releaseMs + random.pick([random.between(-200_000, 200_000), random.between(-20, 20)]),
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
    joins: 0,
    givesBackFrom: 0.75,
    leastFamilies: 8,
    places: [3, 4],
    servers: [1],
    // One goes as others come, through the same door …
    afterMs: (_random, share) => (share < 0.25 ? 0 : 5000),
  },
  {
    ...ordinary,
    requests: 0.6,
    places: [1, 2],
    servers: [2],
    // … or through another.
    afterMs: (random, share) => (share < 0.25 ? random.below(20) : 5000 + random.below(1000)),
  },
];

/** More at once than one transaction has room for. */
function crowd(random: Random): Plan {
  const length = random.between(44, 56);
  const isQueue = random.chance(0.4);
  const book = (index: number): Wish =>
    isQueue && index > length / 2 ? { afterMs: 1000, does: 'join' } : { afterMs: 0, does: 'book' };
  return {
    wishes: [
      ...Array.from({ length }, (_, index) => book(index)),
      ...(isQueue ? [{ afterMs: 9000, does: 'changeTerms' } as const] : []),
    ],
    menu: random.pick<Menu>([['month'], ['month', 'half'], ['meal'], ['week']]),
    town: {
      families: length,
      places: isQueue ? random.between(3, 12) : random.between(30, length),
      portions: random.between(100, 300),
      classes: 1,
      products: ['meal'],
      reserves: [],
      inPlace: 0,
    },
    servers: random.between(1, 2),
    isStill: false,
    isSkewed: false,
    isCrowd: true,
  };
}
