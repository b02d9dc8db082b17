import { civilMonth, firstDayOf, isCivilDate, lastDayOf, type CivilDate } from '@huiyue/shared/civil';

/** A date on its way: what has been chosen so far. */
export type DateParts = { readonly year?: number; readonly month?: number; readonly day?: number };
export type DatePart = 'year' | 'month' | 'day';
export type DateRange = { readonly from: CivilDate; readonly until: CivilDate };

const two = (value: number) => String(value).padStart(2, '0');

export function partsOf(date: CivilDate | undefined): DateParts {
  if (date === undefined) return {};
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date, once all three are there and it lies within the range. */
export function dateOf({ year, month, day }: DateParts, { from, until }: DateRange): CivilDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const text = `${year}-${two(month)}-${two(day)}`;
  return isCivilDate(text) && text >= from && text <= until ? text : undefined;
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** What may be chosen for a part, given the parts before it. Only days that exist and lie within the range. */
export function optionsFor(part: DatePart, { year, month }: DateParts, range: DateRange): readonly number[] {
  const [from, until] = [partsOf(range.from), partsOf(range.until)];
  if (part === 'year') return numbers(from.year ?? 0, until.year ?? 0).sort((one, other) => other - one);
  if (year === undefined) return [];
  if (part === 'month') {
    const first = year === from.year ? (from.month ?? 1) : 1;
    const last = year === until.year ? (until.month ?? 12) : 12;
    return numbers(first, last);
  }
  if (month === undefined) return [];
  const ofMonth = civilMonth(`${year}-${two(month)}`);
  const first = firstDayOf(ofMonth) < range.from ? range.from : firstDayOf(ofMonth);
  const last = lastDayOf(ofMonth) > range.until ? range.until : lastDayOf(ofMonth);
  return numbers(Number(first.slice(8)), Number(last.slice(8)));
}

/** Sets one part and drops later ones that no longer fit it (31 of a month with 30 days). */
export function withPart(parts: DateParts, part: DatePart, value: number, range: DateRange): DateParts {
  const changed: DateParts = { ...parts, [part]: value };
  const { year, month, day } = changed;
  const monthFits = month !== undefined && optionsFor('month', changed, range).includes(month);
  const dayFits = monthFits && day !== undefined && optionsFor('day', changed, range).includes(day);
  return {
    ...(year !== undefined && { year }),
    ...(monthFits && { month }),
    ...(dayFits && { day }),
  };
}
