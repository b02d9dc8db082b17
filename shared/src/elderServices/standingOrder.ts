import { addDays, weekdayOf, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import { hasDay, type Minute } from '../ledger/span';
import type { Fen } from '../money';
import type { Clause } from '../policy/clauses';
import type { Service } from '../service';
import { orderDays } from '../services/quoteService';
import type { MealOrder } from './mealOrder';

export const standingStates = ['active', 'paused', 'ended'] as const;
export type StandingState = (typeof standingStates)[number];

/** A refusal as it was said: kept, and not judged by again. */
export type Said = {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly clause?: Clause;
};

/** What became of one of its days. */
export type StandingDay =
  | { readonly date: CivilDate; readonly kind: 'booked'; readonly booking: Id<'booking'> }
  | {
      readonly date: CivilDate;
      readonly kind: 'waiting';
      readonly booking: Id<'booking'>;
      readonly refusal: Said;
    }
  | { readonly date: CivilDate; readonly kind: 'refused'; readonly refusal: Said }
  | { readonly date: CivilDate; readonly kind: 'paused' };

/** One service for one person on some days of the week, booked ahead until it ends. */
export type StandingOrder = {
  readonly id: Id<'standingOrder'>;
  readonly household: Id<'household'>;
  readonly orderer: Id<'account'>;
  readonly channel: 'app' | 'desk';
  readonly recipient: Id<'child'> | Id<'elder'>;
  readonly service: Id<'service'>;
  /** Bit 0 is Monday. */
  readonly weekdays: number;
  /** For care at home. */
  readonly from?: Minute;
  readonly to?: Minute;
  readonly units: number;
  readonly meal?: MealOrder;
  /** What was agreed to. A day that would be dearer is not booked: nobody agreed to that. */
  readonly priceFen: Fen;
  readonly startsOn: CivilDate;
  /** The last day; open-ended without. */
  readonly until?: CivilDate;
  readonly state: StandingState;
  readonly madeAt: Instant;
  /** In order of dates; what is long past is left out. */
  readonly days: readonly StandingDay[];
  /** The first date it has not been tried to book. */
  readonly nextOn: CivilDate;
  /** When there is something to book again; nothing while paused, and once it is over. */
  readonly dueOn?: CivilDate;
  readonly revision: number;
};

export type Period = { readonly from: CivilDate; readonly until: CivilDate };

/** All stays away of one person: everything of theirs is paused on these days. */
export type PersonPauses = {
  readonly household: Id<'household'>;
  readonly recipient: StandingOrder['recipient'];
  readonly periods: readonly Period[];
  /** Which writes are done to the end, so that a repeat does nothing anew; the last ones. */
  readonly done: readonly { readonly key: string; readonly body: string }[];
  readonly revision: number;
};

/** Its days from `nextOn` to the end of the service's window. */
export function daysToBook(
  order: Pick<StandingOrder, 'weekdays' | 'startsOn' | 'until' | 'state' | 'nextOn'>,
  service: Pick<Service, 'opensOn' | 'bookableDays' | 'weekdays'>,
  today: CivilDate,
): readonly CivilDate[] {
  if (order.state !== 'active') return [];
  const { first, last } = orderDays(service, today);
  const end = order.until !== undefined && order.until < last ? order.until : last;
  const dates: CivilDate[] = [];
  for (let date = latest(order.nextOn, order.startsOn, first); date <= end; date = addDays(date, 1))
    if (isOneOf(order, date) && hasDay(service.weekdays, weekdayOf(date))) dates.push(date);
  return dates;
}

/** The date after all that its window lets it book now. */
export function nextAfter(service: Pick<Service, 'opensOn' | 'bookableDays'>, today: CivilDate): CivilDate {
  return addDays(orderDays(service, today).last, 1);
}

/** When there is something to book again: the day on which the next date comes into the window. Nothing for what is over. */
export function dueOn(
  { state, until, nextOn }: Pick<StandingOrder, 'state' | 'until' | 'nextOn'>,
  bookableDays: number,
): CivilDate | undefined {
  if (state !== 'active' || (until !== undefined && nextOn > until)) return undefined;
  return addDays(nextOn, 1 - bookableDays);
}

export function isOneOf({ weekdays }: Pick<StandingOrder, 'weekdays'>, date: CivilDate): boolean {
  return hasDay(weekdays, weekdayOf(date));
}

export function isPausedOn(periods: readonly Period[], date: CivilDate): boolean {
  return periods.some(({ from, until }) => from <= date && date <= until);
}

/** With this stay away too; days are counted once. */
export function withPause(periods: readonly Period[], added: Period): readonly Period[] {
  const { apart, touching } = divided(periods, added);
  const from = touching.reduce((first, one) => (one.from < first ? one.from : first), added.from);
  const until = touching.reduce((last, one) => (one.until > last ? one.until : last), added.until);
  return sorted([...apart, { from, until }]);
}

/** Without these days: a stay away that they cut in two becomes two. */
export function withoutPause(periods: readonly Period[], removed: Period): readonly Period[] {
  return sorted(
    periods.flatMap((one) => {
      if (one.until < removed.from || removed.until < one.from) return [one];
      const before = one.from < removed.from ? [{ from: one.from, until: addDays(removed.from, -1) }] : [];
      const after = removed.until < one.until ? [{ from: addDays(removed.until, 1), until: one.until }] : [];
      return [...before, ...after];
    }),
  );
}

/** What became of its days, with these said anew; what lies before `keepFrom` is forgotten. */
export function daysAfter(
  days: readonly StandingDay[],
  said: readonly StandingDay[],
  keepFrom: CivilDate,
): readonly StandingDay[] {
  const byDate = new Map([...days, ...said].map((day) => [day.date, day]));
  return [...byDate.values()]
    .filter(({ date }) => date >= keepFrom)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

function divided(periods: readonly Period[], { from, until }: Period) {
  const isApart = (one: Period) => addDays(one.until, 1) < from || addDays(until, 1) < one.from;
  return { apart: periods.filter(isApart), touching: periods.filter((one) => !isApart(one)) };
}

function sorted(periods: readonly Period[]): readonly Period[] {
  return periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

function latest(...dates: readonly [CivilDate, ...CivilDate[]]): CivilDate {
  return dates.reduce((last, date) => (date > last ? date : last));
}
