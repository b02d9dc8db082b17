import { addDays, addMonthsTo, firstDayOf, monthOf, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';

/** A day on which a site stays shut, as it stands on the site itself: nothing new is sold for it. */
export type ShutDay = { readonly on: CivilDate; readonly reason: string };

/** A site stays shut for some days. Whoever is booked then is seen to one after the other, and told why. */
export type Closing = {
  readonly id: Id<'closing'>;
  readonly site: Id<'site'>;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly reason: string;
  /** Day to which single days are moved where there is room; left out: they are given up, and not charged. */
  readonly instead?: CivilDate;
  readonly by: Id<'account'>;
  readonly at: Instant;
  /** Those who keep their month and were told that these days are not charged. */
  readonly told: readonly Id<'booking'>[];
  readonly moved: readonly Id<'booking'>[];
  readonly closed: readonly Id<'booking'>[];
  readonly revision: number;
};

/**
 * What nobody could foresee is written down when it has happened: today, and back to where the bills of a month are
 * drawn up from.
 */
export function firstDayToShut(today: CivilDate): CivilDate {
  return firstDayOf(addMonthsTo(monthOf(today), -1));
}

/** Longer than a season's holidays is a closure for good, and that is an authority's matter. */
export const mostShutDays = 62;

export function daysOfClosing({ from, until }: Pick<Closing, 'from' | 'until'>): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= until && days.length < mostShutDays; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The days between these two on which a site was or will be shut, each with the reason that was given first. */
export function shutDaysIn(
  closings: readonly Pick<Closing, 'from' | 'until' | 'reason' | 'at'>[],
  { from, until }: Pick<Closing, 'from' | 'until'>,
): readonly ShutDay[] {
  const days = [...closings]
    .sort((one, other) => other.at - one.at)
    .flatMap((closing) => daysOfClosing(closing).map((on) => [on, closing.reason] as const))
    .filter(([on]) => from <= on && on <= until);
  return [...new Map(days)]
    .map(([on, reason]) => ({ on, reason }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** What is over is forgotten: the site's row stays small. */
export function withShutDays(
  known: readonly ShutDay[],
  more: readonly ShutDay[],
  today: CivilDate,
): readonly ShutDay[] {
  const days = new Map([...more, ...known].map((day) => [day.on, day]));
  return [...days.values()]
    .filter(({ on }) => on >= today)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Nothing is sold of which every day is shut; a month of which some days are left is, and is not charged for the others. */
export function refusalOfShutDays(
  { shutDays = [] }: { readonly shutDays?: readonly ShutDay[] },
  dates: readonly CivilDate[],
): Refusal | undefined {
  const found = dates.map((date) => shutDays.find(({ on }) => on === date));
  const [first] = found;
  return first && found.every((day) => day !== undefined)
    ? { code: 'day.shut', facts: { on: first.on, reason: first.reason } }
    : undefined;
}
