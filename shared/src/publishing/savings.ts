import { stateAt, type Booking } from '../booking';
import type { Pricing } from '../childcare/childcareClass';
import { capBinding } from '../childcare/judgePrice';
import { addDays, firstDayOf, monthOf, type CivilDate, type CivilMonth, type Instant } from '../civil';
import { daysOf } from '../ledger/span';
import { fen, type Fen } from '../money';
import type { Policy } from '../policy/packTypes';
import type { PriceCapInForce } from '../policy/priceCaps';
import { payForMinutes } from '../quote';
import { serviceCapOn } from '../services/judgeService';
import type { Site } from '../site';
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
    .filter((booking) => isLive(booking, now))
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

/**
 * What is due for a booking under a policy: what was agreed, and no more than the cap of any of its days of service
 * allows. The judgement it was made under stays with it: a cap published since can only make it cheaper.
 */
export function dueUnder(policy: Policy, site: Site, pricing: Pricing, booking: Booking): Fen {
  const { judgement, payFen, span, units } = booking;
  const days = datesOf(booking);
  const caps = days.flatMap((on) => capOn(policy, site, pricing, booking, on) ?? []);
  const [least] = caps.sort((one, other) => one.capFen - other.capFen);
  if (!least) return payFen;
  const unitFen = fen(Math.min(judgement.priceFen, least.capFen));
  if (judgement.per === 'hour') {
    const aDay = payForMinutes(unitFen, span.to - span.from, least);
    return fen(Math.min(payFen, aDay * units * days.length));
  }
  return fen(Math.min(payFen, Math.floor((payFen * unitFen) / judgement.priceFen)));
}

function capOn(
  policy: Policy,
  site: Site,
  pricing: Pricing,
  { offer, judgement }: Booking,
  on: CivilDate,
): PriceCapInForce | undefined {
  const { per, priceFen } = judgement;
  if (offer.kind === 'class') {
    // A class is sold by the month, the day or the hour; portions and visits are services.
    if (per === 'portion' || per === 'visit') return undefined;
    return capBinding(
      policy,
      site,
      { kind: offer.classKind, pricing },
      { careMode: offer.careMode, per },
      on,
    );
  }
  if (per === 'month') return undefined;
  return serviceCapOn(policy, site, { product: offer.product, pricing, per, priceFen }, on);
}

function datesOf({ sheet, span }: Booking): readonly CivilDate[] {
  const start = sheet.kind === 'classMonth' ? firstDayOf(sheet.period) : sheet.period;
  return daysOf(span.days).map((day) => addDays(start, day));
}

/** Asked for or confirmed: what is held for minutes or waits is nobody's bill yet. */
function isLive(booking: Booking, now: Instant): boolean {
  const state = stateAt(booking, now);
  return state === 'requested' || state === 'confirmed';
}

function monthOfBooking({ startsOn }: Booking): CivilMonth {
  return monthOf(startsOn);
}
