import {
  dateAt,
  isoAt,
  weekdayOf,
  type CivilDate,
  type CivilMonth,
  type Instant,
} from '@huiyue/shared/civil';

const yearOf = (text: CivilDate | CivilMonth) => Number(text.slice(0, 4));
const monthNumber = (text: CivilDate | CivilMonth) => Number(text.slice(5, 7));
const dayNumber = (date: CivilDate) => Number(date.slice(8, 10));

/** 2026年12月 */
export function monthWords(month: CivilMonth): string {
  return `${yearOf(month)}年${monthNumber(month)}月`;
}

/** 12月起: a place begins on the first and goes on for the month. */
export function fromMonthWords(month: CivilMonth): string {
  return `${monthNumber(month)}月起`;
}

/** 2026年12月1日: where the year matters, as on a birth date. */
export function fullDayWords(date: CivilDate): string {
  return `${yearOf(date)}年${dayWords(date)}`;
}

/** 12月1日 */
export function dayWords(date: CivilDate): string {
  return `${monthNumber(date)}月${dayNumber(date)}日`;
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** 周四 */
export function weekdayWords(date: CivilDate): string {
  return weekdays[weekdayOf(date)] ?? '';
}

/** 11月23日 18:00 */
export function instantWords(instant: Instant): string {
  return `${dayWords(dateAt(instant))} ${isoAt(instant).slice(11, 16)}`;
}
