import type { Half, When } from '@huiyue/shared/childcare/when';
import { isCivilDate, isCivilMonth, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import type { Minute } from '@huiyue/shared/ledger/span';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';

/** A way of care as it is chosen on the page: half days are sold by the month and by the day, which are two answers. */
export type Way = { readonly careMode: CareMode; readonly per: 'month' | 'day' | 'hour' };

export function isWay(one: Way, other: Way | undefined): boolean {
  return one.careMode === other?.careMode && one.per === other.per;
}

/** What has been answered so far; complete where {@link whenOf} finds a time in it. */
export type Answers = {
  readonly month?: CivilMonth | undefined;
  readonly date?: CivilDate | undefined;
  readonly half?: Half | undefined;
  readonly from?: Minute | undefined;
  readonly to?: Minute | undefined;
};

export function whenOf({ careMode, per }: Way, { month, date, half, from, to }: Answers): When | undefined {
  switch (careMode) {
    case 'fullDay':
      return month && { careMode, month };
    case 'halfDay':
      if (!half) return undefined;
      return per === 'month' ? month && { careMode, half, month } : date && { careMode, half, date };
    case 'hourly':
      return date && from !== undefined && to !== undefined && from < to
        ? { careMode, date, from, to }
        : undefined;
    case 'occasional':
      return date && { careMode, date };
  }
}

/** What is still to be chosen, in the order of the page; nothing at all where {@link whenOf} finds a time. */
export function lacksOf({ careMode, per }: Way, { month, date, half, from, to }: Answers) {
  const hasHours = from !== undefined && to !== undefined && from < to;
  return [
    careMode === 'halfDay' && !half && '选上午还是下午',
    per === 'month' ? !month && '选哪个月' : !date && '选哪一天',
    careMode === 'hourly' && !hasHours && '选几点到几点',
  ];
}

/** What of it can still be had of this class: a month that has been sold off, or a day that has passed, is chosen anew. */
export function standingAnswers(
  { month, date, ...answers }: Answers,
  { firstMonth, lastMonth, ...offer }: Pick<ClassCard, 'firstMonth' | 'lastMonth' | 'opensOn'>,
  today: CivilDate,
): Answers {
  const isMonth = month !== undefined && month >= firstMonth && month <= lastMonth;
  const isDay = date !== undefined && date >= firstDayOnSale(offer, today) && monthOf(date) <= lastMonth;
  return { ...answers, ...(isMonth && { month }), ...(isDay && { date }) };
}

const hour = 60;

/** The hours on the glass: what was chosen, and until then the first hour of the day. What is seen is what is booked. */
export function hoursShown(
  { from: chosen, to }: Answers,
  { opensAt, closesAt }: Pick<ClassCard, 'opensAt' | 'closesAt'>,
): { readonly from: Minute; readonly to: Minute } {
  const from = chosen ?? opensAt;
  return { from, to: to ?? Math.min(from + hour, closesAt) };
}

/** Days are looked for from here on: no calendar begins with a month in which nothing is sold. */
export function firstDayOnSale({ opensOn }: Pick<ClassCard, 'opensOn'>, today: CivilDate): CivilDate {
  return opensOn > today ? opensOn : today;
}

/** The month it lies in. */
export function monthIn(when: When): CivilMonth {
  return 'month' in when ? when.month : monthOf(when.date);
}

/** A time as the parameters of a page, and back. */
export function whenParameters(when: When): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(when).map(([name, value]) => [name, String(value)]));
}

export function whenIn(read: (name: string) => string): When | undefined {
  const [careMode, half, month, date] = [read('careMode'), read('half'), read('month'), read('date')];
  const answers: Answers = {
    ...(isCivilMonth(month) ? { month } : {}),
    ...(isCivilDate(date) ? { date } : {}),
    ...(half === 'morning' || half === 'afternoon' ? { half } : {}),
    ...(read('from') === '' ? {} : { from: Number(read('from')), to: Number(read('to')) }),
  };
  const per = answers.month ? 'month' : 'day';
  return careMode === 'fullDay' ||
    careMode === 'halfDay' ||
    careMode === 'hourly' ||
    careMode === 'occasional'
    ? whenOf({ careMode, per }, answers)
    : undefined;
}
