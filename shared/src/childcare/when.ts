import {
  addDays,
  addMonthsTo,
  dateAt,
  firstDayOf,
  lastDayOf,
  monthOf,
  weekdayOf,
  type CivilDate,
  type CivilMonth,
  type Instant,
} from '../civil';
import type { PlaceSheetId } from '../ledger/sheet';
import { daySet, hasDay, type DaySet, type Minute, type Span } from '../ledger/span';
import { accepted, refused, type Outcome } from '../outcome';
import type { Refusal } from '../refusals';
import { instantOn } from '../reserves';
import { bookableRange, type ChildcareClass, type Rate } from './childcareClass';

export const halves = ['morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];

/** When a child is to come, in the words of the four ways of care. */
export type When =
  | { readonly careMode: 'fullDay'; readonly month: CivilMonth }
  | { readonly careMode: 'halfDay'; readonly half: Half; readonly month: CivilMonth }
  | { readonly careMode: 'halfDay'; readonly half: Half; readonly date: CivilDate }
  | { readonly careMode: 'hourly'; readonly date: CivilDate; readonly from: Minute; readonly to: Minute }
  /** A trial day is a single day under terms of its own. */
  | { readonly careMode: 'occasional'; readonly date: CivilDate; readonly trial?: true };

export type Placed = {
  readonly sheet: Extract<PlaceSheetId, { kind: 'classMonth' }>;
  readonly span: Span;
  readonly startsOn: CivilDate;
};

/** Where in the room's month this lies. The room is shared: each way of care takes its days and hours of the same places. */
export function spanOf(
  offer: Pick<ChildcareClass, 'id' | 'weekdays' | 'opensAt' | 'halvesAt' | 'closesAt'>,
  when: When,
): Outcome<Placed> {
  const { opensAt, closesAt } = offer;
  const hours = hoursOf(offer, when);
  if (!isWholeQuarters(hours) || hours.from < opensAt || hours.to > closesAt)
    return refused({ code: 'hours.notOpen', facts: { from: hours.from, to: hours.to, opensAt, closesAt } });
  const month = 'month' in when ? when.month : monthOf(when.date);
  const open = openDays(offer, month);
  const days = 'month' in when ? open : open & dayBit(when.date);
  if (days === 0)
    return refused({
      code: 'day.notServed',
      facts: { on: 'month' in when ? firstDayOf(when.month) : when.date },
    });
  return accepted({
    sheet: { kind: 'classMonth', of: offer.id, period: month },
    span: { days, ...hours },
    startsOn: 'month' in when ? firstDayOf(month) : when.date,
  });
}

/** Every open hour of every open day: what a full-day place by the month takes. */
export function wholeMonth(
  offer: Pick<ChildcareClass, 'weekdays' | 'opensAt' | 'closesAt'>,
  month: CivilMonth,
): Span {
  return { days: openDays(offer, month), from: offer.opensAt, to: offer.closesAt };
}

export function openDays({ weekdays }: Pick<ChildcareClass, 'weekdays'>, month: CivilMonth): DaySet {
  return daySet(datesIn(month).flatMap((date, day) => (hasDay(weekdays, weekdayOf(date)) ? [day] : [])));
}

export function datesIn(month: CivilMonth): readonly CivilDate[] {
  const count = Number(lastDayOf(month).slice(8));
  return Array.from({ length: count }, (_, day) => addDays(firstDayOf(month), day));
}

/** The price this way of care is sold at; none where the class does not sell it. */
export function rateFor({ rates }: Pick<ChildcareClass, 'rates'>, when: When): Rate | undefined {
  return rates.find(
    ({ careMode, per }) => careMode === when.careMode && (per === 'month') === 'month' in when,
  );
}

/**
 * Places by the month are sold for whole months from the next one on: no plan says how a part of a month is charged.
 * By the day or hour they are sold from today on; both to the end of the same window.
 */
export function refusalOfTime(offer: ChildcareClass, when: When, now: Instant): Refusal | undefined {
  const today = dateAt(now);
  const { first, last } = bookableRange(offer, today);
  if ('month' in when) {
    const { month } = when;
    if (month < first) return { code: 'month.past', facts: { month, firstMonth: first } };
    return month > last ? { code: 'month.beyondWindow', facts: { month, lastMonth: last } } : undefined;
  }
  const { date } = when;
  const firstDay = offer.opensOn > today ? offer.opensOn : today;
  if (date < firstDay) return { code: 'day.past', facts: { on: date, firstDay } };
  if (date > lastDayOf(last))
    return { code: 'day.beyondWindow', facts: { on: date, lastDay: lastDayOf(last) } };
  const startsAt = instantOn(date, hoursOf(offer, when).from);
  return startsAt <= now ? { code: 'day.tooLate', facts: { on: date, closedAt: startsAt } } : undefined;
}

/** The last day or month of a window that may be shorter than the institution's own, in the words of what was asked. */
export function refusalBeyond(when: When, lastMonth: CivilMonth): Refusal | undefined {
  if ('month' in when)
    return when.month > lastMonth
      ? { code: 'month.beyondWindow', facts: { month: when.month, lastMonth } }
      : undefined;
  const lastDay = lastDayOf(lastMonth);
  return when.date > lastDay ? { code: 'day.beyondWindow', facts: { on: when.date, lastDay } } : undefined;
}

/** The months in which this class may be booked, this one among them while its days are sold singly. */
export function monthsOnSale(offer: ChildcareClass, today: CivilDate): readonly CivilMonth[] {
  const { last } = bookableRange(offer, today);
  const from = monthOf(today);
  return from > last ? [] : monthsBetween(from, last);
}

export function monthsBetween(first: CivilMonth, last: CivilMonth): readonly CivilMonth[] {
  return first > last ? [] : [first, ...monthsBetween(addMonthsTo(first, 1), last)];
}

type Hours = Pick<Span, 'from' | 'to'>;

function hoursOf(
  { opensAt, halvesAt, closesAt }: Pick<ChildcareClass, 'opensAt' | 'halvesAt' | 'closesAt'>,
  when: When,
): Hours {
  switch (when.careMode) {
    case 'fullDay':
    case 'occasional':
      return { from: opensAt, to: closesAt };
    case 'halfDay':
      return when.half === 'morning' ? { from: opensAt, to: halvesAt } : { from: halvesAt, to: closesAt };
    case 'hourly':
      return { from: when.from, to: when.to };
  }
}

const minutesInQuarter = 15;

function isWholeQuarters({ from, to }: Hours): boolean {
  return from < to && (to - from) % minutesInQuarter === 0;
}

function dayBit(date: CivilDate): DaySet {
  return daySet([Number(date.slice(8)) - 1]);
}
