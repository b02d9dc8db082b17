import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingState } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';

const live: readonly BookingState[] = ['held', 'waiting', 'offered', 'requested', 'confirmed'];

/** What is still to come, the next day first, and apart from it what is over or fell through, as the list has it. */
export function comingFirst(
  bookings: readonly BookingView[],
  today: CivilDate,
): { readonly coming: readonly BookingView[]; readonly past: readonly BookingView[] } {
  const isComing = ({ state, dates, startsOn }: BookingView) =>
    live.includes(state) && (dates.at(-1) ?? startsOn) >= today;
  return {
    coming: bookings
      .filter(isComing)
      .sort((one, other) => (one.startsOn === other.startsOn ? 0 : one.startsOn < other.startsOn ? -1 : 1)),
    past: bookings.filter((booking) => !isComing(booking)),
  };
}
