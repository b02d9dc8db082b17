/**
 * Civil dates and the one time zone of the product, +08:00 without daylight saving.
 * ISO dates compare correctly as strings, so `<` and `>` on CivilDate and CivilMonth mean what they say.
 */
declare const brand: unique symbol;

/** `YYYY-MM-DD`, a day that exists. */
export type CivilDate = string & { readonly [brand]: 'CivilDate' };
/** `YYYY-MM`. */
export type CivilMonth = string & { readonly [brand]: 'CivilMonth' };
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export function isCivilDate(text: string): text is CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function isCivilMonth(text: string): text is CivilMonth {
  return isCivilDate(`${text}-01`);
}

/** For dates known to be sound. @throws on anything else. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new Error(`not a date: ${text}`);
  return text;
}

/** For months known to be sound. @throws on anything else. */
export function civilMonth(text: string): CivilMonth {
  if (!isCivilMonth(text)) throw new Error(`not a month: ${text}`);
  return text;
}

export function monthOf(date: CivilDate): CivilMonth {
  return civilMonth(date.slice(0, 7));
}

export function firstDayOf(month: CivilMonth): CivilDate {
  return civilDate(`${month}-01`);
}

export function lastDayOf(month: CivilMonth): CivilDate {
  const { year, monthOfYear } = partsOf(month);
  return dateFrom(year, monthOfYear, daysIn(year, monthOfYear));
}

export function addMonthsTo(month: CivilMonth, count: number): CivilMonth {
  return monthOf(addMonths(firstDayOf(month), count));
}

export function addDays(date: CivilDate, count: number): CivilDate {
  return fromDayNumber(dayNumber(date) + count);
}

/** The same day of the month, `count` months on; the month's last day where there is no such day. */
export function addMonths(date: CivilDate, count: number): CivilDate {
  const { year, monthOfYear, day } = partsOf(date);
  const total = year * 12 + (monthOfYear - 1) + count;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  return dateFrom(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

/** Whole months lived: a child born on 31 January is one month old on 28 (or 29) February. Negative before birth. */
export function ageInMonths(birthDate: CivilDate, on: CivilDate): number {
  const birth = partsOf(birthDate);
  const then = partsOf(on);
  const months = (then.year - birth.year) * 12 + (then.monthOfYear - birth.monthOfYear);
  return addMonths(birthDate, months) <= on ? months : months - 1;
}

export function dateAt(instant: Instant): CivilDate {
  return fromDayNumber(Math.floor((instant + offsetMs) / dayMs));
}

/** `2026-11-23T18:00:00+08:00`: what goes over the wire. */
export function isoAt(instant: Instant): string {
  const date = dateAt(instant);
  const ofDay = Math.floor((instant - startOfDay(date)) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}`;
  return `${date}T${clock}+08:00`;
}

/** The inverse of {@link isoAt}. @throws on any other form. */
export function instantOf(iso: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\+08:00$/.exec(iso);
  if (!match) throw new Error(`not an instant at +08:00: ${iso}`);
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]);
  return dayNumber(civilDate(match[1] ?? '')) * dayMs + seconds * 1000 - offsetMs;
}

/** 0 is Monday. */
export function weekdayOf(date: CivilDate): number {
  // The first of January 1970 was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

export function startOfDay(date: CivilDate): Instant {
  return dayNumber(date) * dayMs - offsetMs;
}

export function daysBetween(from: CivilDate, until: CivilDate): number {
  return dayNumber(until) - dayNumber(from);
}

function partsOf(text: CivilDate | CivilMonth): { year: number; monthOfYear: number; day: number } {
  return {
    year: Number(text.slice(0, 4)),
    monthOfYear: Number(text.slice(5, 7)),
    day: text.length > 7 ? Number(text.slice(8, 10)) : 1,
  };
}

function dateFrom(year: number, monthOfYear: number, day: number): CivilDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return civilDate(`${pad(year, 4)}-${pad(monthOfYear, 2)}-${pad(day, 2)}`);
}

function daysIn(year: number, monthOfYear: number): number {
  if (monthOfYear === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(monthOfYear) ? 30 : 31;
}

/** Days since 1970-01-01, counted with years that begin in March so that the leap day comes last. */
function dayNumber(date: CivilDate): number {
  const { year, monthOfYear, day } = partsOf(date);
  const shifted = monthOfYear <= 2 ? year - 1 : year;
  const monthFromMarch = (monthOfYear + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

function fromDayNumber(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const monthOfYear = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dateFrom(yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0), monthOfYear, day);
}
