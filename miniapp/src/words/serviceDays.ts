import { addDays, dateAt, instantOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import { dayWords, weekdayWords } from './dates';
import { minuteWords } from './when';

/** 今天, 明天, 后天, 周五: as families say it. Beyond a week the date alone is clear. */
export function nearDayWords(date: CivilDate, today: CivilDate): string {
  const close = ['今天', '明天', '后天'].find((_, days) => addDays(today, days) === date);
  if (close !== undefined) return close;
  return date > today && date < addDays(today, 7) ? weekdayWords(date) : dayWords(date);
}

/** 明天，11月23日; 周四，11月26日: the day as it is said, and the date to be sure. Never the weekday twice. */
export function saidDayWords(date: CivilDate, today: CivilDate): string {
  const near = nearDayWords(date, today);
  return `${near === dayWords(date) ? weekdayWords(date) : near}，${dayWords(date)}`;
}

/** 11月24日 周二 */
export function fullWeekdayWords(date: CivilDate): string {
  return `${dayWords(date)} ${weekdayWords(date)}`;
}

/** 上午9点, 下午1点半, 16:40: a clock time as it is said, where it can be said shortly. */
export function clockWords(minute: number): string {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  if (rest !== 0 && rest !== 30) return minuteWords(minute);
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  return `${part}${hour > 12 ? hour - 12 : hour}点${rest === 30 ? '半' : ''}`;
}

const minuteMs = 60_000;
const minutesInDay = 1440;

function minuteOf(instant: Instant): number {
  const hoursAhead = 8;
  return Math.floor(instant / minuteMs + hoursAhead * 60) % minutesInDay;
}

/** 今天上午9点前可订; 今天上午9点已经截止. */
export function cutOffWords(closesAt: string, now: Instant): string {
  const at = instantOf(closesAt);
  const when = `${nearDayWords(dateAt(at), dateAt(now))}${clockWords(minuteOf(at))}`;
  return at > now ? `${when}前可以订` : `${when}已经截止`;
}

const names = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
export const weekdayNames: readonly string[] = names;

/** 每天; 周一到周五; 周一、周三、周五. From days as bits, Monday first. */
export function weekdaysWords(bits: number): string {
  const days = names.filter((_, day) => (bits & (1 << day)) !== 0);
  if (days.length === 7) return '每天';
  const [first, last] = [days[0], days[days.length - 1]];
  const isRun = /^0*1+0*$/.test(bits.toString(2).padStart(7, '0'));
  return isRun && days.length > 2 && first && last ? `${first}到${last}` : days.join('、');
}

const fewDays = 6;

/** 11月23日、24日、12月1日; of many: 22 天，11月23日 到 12月22日. */
export function someDaysWords(dates: readonly CivilDate[]): string {
  const [first, last] = [dates[0], dates[dates.length - 1]];
  if (first === undefined || last === undefined) return '';
  if (dates.length > fewDays) return `${dates.length} 天，${dayWords(first)} 到 ${dayWords(last)}`;
  return eachDayWords(dates);
}

/** 11月23日、24日、12月1日, however many. */
export function eachDayWords(dates: readonly CivilDate[]): string {
  return dates
    .map((date, index) => {
      const before = dates[index - 1];
      return before?.slice(0, 7) === date.slice(0, 7) ? `${Number(date.slice(8))}日` : dayWords(date);
    })
    .join('、');
}
