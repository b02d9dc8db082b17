import { isCivilMonth, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Minute } from '@huiyue/shared/ledger/span';
import type { Period } from '@huiyue/shared/refusals';
import { dayWords, monthWords } from './dates';

/** A month or a day: 2026年12月, 12月3日. */
export function periodWords(period: Period): string {
  return isCivilMonth(period) ? monthWords(period) : dayWords(period);
}

/** 9:00, 13:30 */
export function minuteWords(minute: Minute): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

export function hoursWords(from: Minute, to: Minute): string {
  return `${minuteWords(from)}–${minuteWords(to)}`;
}

type Booked = Pick<BookingView, 'offer' | 'period' | 'dates' | 'from' | 'to' | 'units'>;

/** When somebody is there: 2026年12月，整月；12月3日 9:00–11:00；12月3日、5日 上午. */
export function whenWords({ offer, period, dates, from, to, units }: Booked): string {
  if (offer.kind === 'service') {
    const count = units > 1 ? `，${units} 份` : '';
    return `${periodWords(period)} ${hoursWords(from, to)}${count}`;
  }
  const [first] = dates;
  const days = dates.length === 1 && first !== undefined ? dayWords(first) : undefined;
  switch (offer.careMode) {
    case 'fullDay':
      return `${periodWords(period)}，整月`;
    case 'halfDay':
      return `${days ?? `${periodWords(period)}，每个开放日`} ${hoursWords(from, to)}`;
    case 'hourly':
      return `${days ?? periodWords(period)} ${hoursWords(from, to)}`;
    case 'occasional':
      return `${days ?? periodWords(period)}，全天`;
  }
}

/** 12月3日、5日、8日: several days of one month. */
export function daysWords(dates: readonly CivilDate[]): string {
  const [first, ...others] = dates;
  if (first === undefined) return '';
  return [dayWords(first), ...others.map((date) => `${Number(date.slice(8))}日`)].join('、');
}
