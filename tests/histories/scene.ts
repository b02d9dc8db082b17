import { stateAt, type Booking, type BookingAct, type Channel } from '@huiyue/shared/booking';
import { bookingFrom } from '@huiyue/functions/store/bookingRows';
import { halves, type When } from '@huiyue/shared/childcare/when';
import { daysOf, daySet } from '@huiyue/shared/ledger/span';
import type { ReserveGroup } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Product, Service } from '@huiyue/shared/service';
import type { Row } from '@huiyue/functions/store/table';
import type { Place, TableHistory } from './store/history';
import type { AnswerChecks } from './check/answers';
import { bookingIn, isBooking } from './check/facts';
import { classItem, clauseOfItems, serviceItem, type Item } from './items';
import type { Kit } from './kit';
import type { Dish, Plan } from './plan';
import { childcareDays, months, serviceDays, type Family, type SmallTown } from './town';
import type { World } from './world';

/** Where the wishes of a history are made true: everything they draw upon. */
export type Scene = {
  readonly world: World<Kit>;
  readonly checks: AnswerChecks;
  readonly town: SmallTown;
  readonly plan: Plan;
};

export function keyNumbered(index: number): string {
  return `key-${String(index).padStart(5, '0')}`;
}

export type AnyOrder = {
  readonly family: Family;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly items: readonly Item[];
  readonly asker: readonly ReserveGroup[];
};

/** Who asks, for what, and which way they come in. */
export function anyOrder({ world: { random }, town, plan }: Scene, index: number): AnyOrder {
  const family = town.families[plan.isCrowd ? index : random.below(town.families.length)] ?? town.families[0];
  if (!family) throw new Error('a town without families');
  const items = itemsOf(random.pick(plan.menu), family, town, random, plan.isCrowd);
  const [channel, actor] = random.pick<readonly [Channel, Actor]>([
    ['app', family.parents[0]],
    ['app', family.parents[0]],
    ['app', family.parents[1]],
    ['phone', town.desk],
    ['walkIn', town.staff],
  ]);
  return { family, actor, channel, items, asker: askerOf(family, channel, items, town) };
}

/** The groups that are open to somebody, by the way they come in, by what they are, and by where they are already. */
function askerOf(
  { groups }: Family,
  channel: Channel,
  items: readonly Item[],
  town: SmallTown,
): readonly ReserveGroup[] {
  const isInPlace = items.every(
    ({ recipient, sheet }) => town.inPlace.has(recipient.id) && sheet.of === town.classes[0].id,
  );
  return [
    ...(channel === 'app' ? [] : (['offline'] as const)),
    ...groups,
    ...(isInPlace ? (['inPlace'] as const) : []),
  ];
}

const sittings: readonly [Hours, ...Hours[]] = [
  [480, 600],
  [540, 720],
  [660, 840],
  [720, 1080],
  [780, 1020],
];

type Hours = readonly [number, number];

function itemsOf(
  dish: Dish,
  family: Family,
  town: SmallTown,
  random: World<Kit>['random'],
  isCrowd: boolean,
): readonly Item[] {
  const { classes, services } = town;
  const [elder, other] = family.elders;
  const child = isCrowd ? family.children[0] : random.pick(family.children);
  const offer = random.pick(classes);
  const month = isCrowd ? months[0] : random.pick(months);
  const date = isCrowd ? childcareDays[0] : random.pick(childcareDays);
  const day = isCrowd ? serviceDays[0] : random.pick(serviceDays);
  const person = random.pick<Family['children'][0] | Family['elders'][0]>([elder, other, elder, child]);
  const [from, to] = random.pick(sittings);
  const half = random.pick(halves);
  switch (dish) {
    case 'month':
      return [classItem(offer, { careMode: 'fullDay', month }, child)];
    case 'half':
      return [classItem(offer, { careMode: 'halfDay', half, month }, child)];
    case 'halfDate':
      return [classItem(offer, { careMode: 'halfDay', half, date }, child)];
    case 'hour':
      return [classItem(offer, { careMode: 'hourly', date, from, to }, child)];
    case 'day':
      return [classItem(offer, { careMode: 'occasional', date }, child)];
    case 'siblings':
      return family.children.map((one, index) =>
        classItem(classes[index % classes.length] ?? offer, { careMode: 'fullDay', month }, one),
      );
    case 'siblingsTogether':
      return family.children.map((one) => classItem(offer, { careMode: 'halfDay', half, month }, one));
    case 'meal':
      return [
        serviceItem(serviceOf(services, 'meal'), day, person, { units: random.pick([1, 1, 2, 7, 20]) }),
      ];
    case 'week':
      return serviceDays
        .slice(random.below(2))
        .map((one) => serviceItem(serviceOf(services, 'meal'), one, person, { units: 1 }));
    case 'dayCare':
      return [serviceItem(serviceOf(services, 'dayCare'), day, elder, { units: 1 })];
    case 'couple':
      return family.elders.map((one) => serviceItem(serviceOf(services, 'dayCare'), day, one, { units: 1 }));
    case 'homeCare':
      return [serviceItem(serviceOf(services, 'homeCare'), day, elder, { units: 1, hours: { from, to } })];
    case 'course':
      return [serviceItem(serviceOf(services, 'course'), day, random.pick([elder, other]), { units: 1 })];
    case 'mixed':
      return [
        classItem(offer, { careMode: 'halfDay', half, date }, child),
        serviceItem(serviceOf(services, 'meal'), day, elder, { units: 1 }),
      ];
  }
}

function serviceOf(services: readonly Service[], product: Product): Service {
  const service = services.find((one) => one.product === product);
  if (!service) throw new Error(`nobody sells ${product}`);
  return service;
}

export type AnyMove = {
  readonly booking: Booking;
  readonly act: BookingAct;
  readonly actor: Actor;
  readonly asker: readonly ReserveGroup[];
  /** The days stayed away from, once this is done. */
  readonly away: number | undefined;
  readonly to: Item | undefined;
};

const actsIn: Readonly<Record<string, readonly BookingAct[]>> = {
  held: ['request', 'request', 'cancel'],
  waiting: ['cancel'],
  offered: ['accept', 'accept', 'decline', 'cancel'],
  requested: ['confirm', 'confirm', 'return', 'propose', 'propose', 'cancel'],
  confirmed: ['absent', 'absent', 'present', 'pause', 'resume', 'transfer', 'transfer', 'cancel', 'close'],
};
const givesBack: Readonly<Record<string, BookingAct>> = {
  held: 'cancel',
  waiting: 'cancel',
  offered: 'decline',
  requested: 'return',
  confirmed: 'cancel',
};
const anyAct: readonly [BookingAct, ...BookingAct[]] = [
  'request',
  'accept',
  'decline',
  'confirm',
  'return',
  'cancel',
  'present',
  'close',
];
const familyActs = new Set<BookingAct>([
  'request',
  'accept',
  'decline',
  'cancel',
  'absent',
  'present',
  'pause',
  'resume',
]);

/** Somebody who may, acts on some booking; undefined while there is none. Now and then it is too late for the act. */
export function anyMove(scene: Scene, givesOnly: boolean): AnyMove | undefined {
  const { world, town } = scene;
  const { random, store, schedule } = world;
  const all = [...store.table.places()].filter(isBooking).flatMap((place) => rowsAt(store.table, place));
  const bookings = all.map((row) => bookingFrom(bookingIn(row), () => clauseOfItems));
  const open = bookings.filter((one) => stateAt(one, schedule.now) in actsIn);
  const away = bookings.filter((one) => one.away !== 0);
  const answering = bookings.filter((one) => stateAt(one, schedule.now) === 'offered');
  const pool =
    answering.length > 0 && random.chance(0.5)
      ? answering
      : away.length > 0 && random.chance(0.2)
        ? away
        : open;
  const booking = random.any(pool.length === 0 || random.chance(0.05) ? bookings : pool);
  if (!booking) return undefined;
  const state = stateAt(booking, schedule.now);
  const act = givesOnly
    ? (givesBack[state] ?? 'cancel')
    : random.chance(0.08)
      ? random.pick(anyAct)
      : booking.away !== 0 && state === 'confirmed' && random.chance(0.6)
        ? 'present'
        : (random.any(actsIn[state] ?? anyAct) ?? 'cancel');
  const family = familyOf(town, booking);
  const actor = familyActs.has(act) && family ? random.pick([...family.parents, town.desk]) : town.staff;
  const moves = act === 'transfer' || act === 'propose';
  const to = moves && family ? elsewhere(scene, booking, family) : undefined;
  if (moves && !to) return undefined;
  return {
    booking,
    act,
    actor,
    asker: family?.groups ?? [],
    away: awayAfter(act, booking, random),
    to,
  };
}

function awayAfter(
  act: BookingAct,
  { span, away }: Booking,
  random: World<Kit>['random'],
): number | undefined {
  const days = daysOf(span.days);
  const some = random.chance(0.4)
    ? span.days
    : daySet(days.slice(0, random.between(1, Math.max(1, Math.min(3, days.length)))));
  if (act === 'absent' || act === 'pause') return away | some;
  return act === 'present' || act === 'resume' ? away & ~some : undefined;
}

/** Another room, another month or another day for the same person. */
function elsewhere({ world: { random }, town }: Scene, booking: Booking, family: Family): Item | undefined {
  const { offer, recipient, units } = booking;
  if (offer.kind === 'class') {
    const child = family.children.find(({ id }) => id === recipient.id);
    if (!child) return undefined;
    const [date] = childcareDays;
    const room = random.pick(town.classes);
    const month = random.pick(months);
    return classItem(
      room,
      random.pick<When>([
        { careMode: 'fullDay', month },
        { careMode: 'halfDay', half: random.pick(halves), month },
        { careMode: 'occasional', date },
      ]),
      child,
    );
  }
  const person = [...family.elders, ...family.children].find(({ id }) => id === recipient.id);
  const service = town.services.find(({ id }) => id === offer.id);
  return person && service && service.product !== 'homeCare'
    ? serviceItem(service, random.pick(serviceDays), person, { units })
    : undefined;
}

/** The row of a place, if there is one. */
export function rowsAt(table: TableHistory, place: Place): readonly Row[] {
  const row = table.row(place);
  return row ? [row] : [];
}

function familyOf(town: SmallTown, { recipient }: Booking): Family | undefined {
  return town.families.find(({ children, elders }) =>
    [...children, ...elders].some(({ id }) => id === recipient.id),
  );
}

/** Tries again a few times, a little later, as long as there is nothing to act upon. */
export function whenPossible(world: World<Kit>, attempt: () => boolean, left = 6): void {
  if (attempt() || left === 0) return;
  world.schedule.after(world.random.between(1, 400), () => whenPossible(world, attempt, left - 1));
}
