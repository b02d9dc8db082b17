import { stateAt, type Booking } from '../booking';
import type { Pricing } from '../childcare/childcareClass';
import { monthOf, type CivilMonth, type Instant } from '../civil';
import { fen, type Fen } from '../money';
import type { Policy } from '../policy/packTypes';
import { dueUnder } from './bookedPrice';
import type { OnSale } from './breaches';

/** In one month, the bookings that become cheaper, the households they are of, and by how much all together. */
export type MonthSaving = {
  readonly month: CivilMonth;
  readonly bookings: number;
  readonly households: number;
  readonly lessFen: Fen;
};

/** What the families of a site's live bookings would pay less, month by month. Counts and sums: nobody is named. */
export function savingsOf(
  before: Policy,
  after: Policy,
  { site, classes, services }: OnSale,
  bookings: readonly Booking[],
  now: Instant,
): readonly MonthSaving[] {
  const pricings = new Map<string, Pricing>(
    [...classes, ...services].map(({ id, pricing }) => [id, pricing]),
  );
  const cheaper = bookings
    .filter((booking) => isAskedOrConfirmed(booking, now))
    .flatMap((booking) => {
      const pricing = pricings.get(booking.offer.id);
      if (pricing === undefined) return [];
      const lessFen = dueUnder(before, site, pricing, booking) - dueUnder(after, site, pricing, booking);
      return lessFen > 0 ? [{ booking, lessFen }] : [];
    });
  const months = [...new Set(cheaper.map(({ booking }) => monthOfBooking(booking)))].sort();
  return months.map((month) => {
    const of = cheaper.filter(({ booking }) => monthOfBooking(booking) === month);
    return {
      month,
      bookings: of.length,
      households: new Set(of.map(({ booking }) => booking.household)).size,
      lessFen: fen(of.reduce((sum, { lessFen }) => sum + lessFen, 0)),
    };
  });
}

/** Asked for or confirmed: what is held for minutes or waits is nobody's bill yet. */
function isAskedOrConfirmed(booking: Booking, now: Instant): boolean {
  const state = stateAt(booking, now);
  return state === 'requested' || state === 'confirmed';
}

function monthOfBooking({ startsOn }: Booking): CivilMonth {
  return monthOf(startsOn);
}
