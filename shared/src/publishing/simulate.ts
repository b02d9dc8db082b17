import type { Booking } from '../booking';
import type { CivilDate, Instant } from '../civil';
import type { Policy } from '../policy/packTypes';
import { newBreaches, type Breach, type OnSale } from './breaches';
import { savingsOf, type MonthSaving } from './savings';

export type SiteSimulation = {
  readonly breaches: readonly Breach[];
  readonly savings: readonly MonthSaving[];
};

/** What a publication would do to one site and its families, before anybody publishes it. */
export function simulate(
  policies: { readonly before: Policy; readonly after: Policy },
  of: { readonly onSale: OnSale; readonly bookings: readonly Booking[]; readonly from: CivilDate },
  now: Instant,
): SiteSimulation {
  const { before, after } = policies;
  const { onSale, bookings, from } = of;
  return {
    breaches: newBreaches(before, after, onSale, from),
    savings: savingsOf(before, after, onSale, bookings, now),
  };
}
