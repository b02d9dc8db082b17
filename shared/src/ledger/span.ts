/** Days of a sheet as bits: bit 0 is its first day. No sheet is longer than a month, so they fit one number. */
export type DaySet = number;

/** Minutes since midnight at +08:00, 0 … 1440. */
export type Minute = number;

/** When somebody is there: on these days of the sheet, from the first minute to before the last. */
export type Span = { readonly days: DaySet; readonly from: Minute; readonly to: Minute };

/** One instant on a sheet: "the 12th, ten o'clock". Days count from 0, as the bits do. */
export type Moment = { readonly day: number; readonly minute: Minute };

export const minutesInDay = 1440;

/** The whole of a sheet that lasts a day or less: a sitting, a carer's day, a course. */
export const wholeDay: Span = { days: 1, from: 0, to: minutesInDay };

export function daySet(days: readonly number[]): DaySet {
  return days.reduce((set, day) => set | (1 << day), 0);
}

export function daysOf(set: DaySet): readonly number[] {
  return Array.from({ length: 31 }, (_, day) => day).filter((day) => hasDay(set, day));
}

export function hasDay(set: DaySet, day: number): boolean {
  return (set & (1 << day)) !== 0;
}

export function dayCount(set: DaySet): number {
  return daysOf(set).length;
}

export function covers({ days, from, to }: Span, { day, minute }: Moment): boolean {
  return from <= minute && minute < to && hasDay(days, day);
}

export function overlap(one: Span, other: Span): boolean {
  return (one.days & other.days) !== 0 && one.from < other.to && other.from < one.to;
}

/** What the first span has and the other has not: its other days, and on the days of both what is before and after. */
export function beyond({ days, from, to }: Span, other: Span): readonly Span[] {
  const both = days & other.days;
  return [
    { days: days & ~other.days, from, to },
    { days: both, from, to: Math.min(to, other.from) },
    { days: both, from: Math.max(from, other.to), to },
  ].filter((part) => part.days !== 0 && part.from < part.to);
}

export function isSameSpan(one: Span, other: Span): boolean {
  return one.days === other.days && one.from === other.from && one.to === other.to;
}
