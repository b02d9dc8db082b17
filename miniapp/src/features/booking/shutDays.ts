import type { BookingView } from '@huiyue/shared/contract/bookings';

/** The house is shut on every day that is booked and not called off: nothing of this goes on as it was agreed. */
export function isAllShut({
  shutDays = [],
  dates,
  awayDates,
}: Pick<BookingView, 'shutDays' | 'dates' | 'awayDates'>): boolean {
  return (
    shutDays.length > 0 &&
    dates.every((on) => awayDates.includes(on) || shutDays.some((day) => day.on === on))
  );
}
