import { billingRulesOf, lineOf, monthlyRuleFor } from '@huiyue/shared/billing/rules';
import type { Drafting } from '@huiyue/shared/billing/draftBill';
import { purchasedShares } from '@huiyue/shared/billing/shares';
import type { Booking, Offered } from '@huiyue/shared/booking';
import { firstDayOf, lastDayOf, type CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { readShutDays } from './house/shutDays';
import { findSold, offerOf } from './sellers';

/** What rules and rooms say, for the bookings that are to be charged. */
export async function draftingFor(
  deps: Deps,
  site: Site,
  month: CivilMonth,
  bookings: readonly Booking[],
): Promise<Omit<Drafting, 'extras'>> {
  const people = [...new Set(bookings.map(({ recipient }) => recipient.id))];
  const [attendance, closures, terms, purchases, soldAs] = await Promise.all([
    Promise.all(bookings.map(({ id }) => deps.attendance.ofBooking(id))),
    readShutDays(deps, site.id, { from: firstDayOf(month), until: lastDayOf(month) }),
    deps.bills.refundTerms(site.id),
    Promise.all(people.map((person) => deps.purchases.ofPerson(person))),
    soldAsIn(deps, bookings),
  ]);
  return {
    site: site.id,
    month,
    bookings,
    attendance: attendance.flat(),
    closures: closures.map(({ on }) => on),
    shares: purchasedShares(purchases.flat(), bookings, month),
    rules: billingRulesOf(deps.policy, site, terms),
    soldAs,
  };
}

/**
 * A household's bookings that had a day at the site in the month. What moved away from here is on the lists of
 * another site by now; its days here are in the roll-call.
 */
export async function bookingsOf(
  deps: Deps,
  site: Site,
  household: Id<'household'>,
  month: CivilMonth,
): Promise<readonly Booking[]> {
  const [booked, rows] = await Promise.all([
    deps.bookings.ofSite(site.id, month),
    deps.attendance.ofSite(site.id, month),
  ]);
  const known = new Set(booked.map(({ id }) => id));
  const moved = [...new Set(rows.map(({ booking }) => booking))].filter((id) => !known.has(id));
  return [...booked, ...(await deps.bookings.findAll(moved))]
    .filter((booking) => booking.household === household)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** 按月收取, where the site's jurisdiction publishes it for what is billed. */
export function monthlyClauseFor(
  deps: Deps,
  site: Site,
  month: CivilMonth,
  offer: Offered | undefined,
): Clause | undefined {
  return monthlyRuleFor(deps.policy, site, firstDayOf(month), (offer && lineOf(offer)) ?? 'childcare')
    ?.clause;
}

async function soldAsIn(deps: Deps, bookings: readonly Booking[]): Promise<Drafting['soldAs']> {
  const offers = bookings.flatMap(({ offer, history }) => [
    offer,
    ...history.flatMap(({ movedFrom }) => (movedFrom ? [movedFrom.offer] : [])),
  ]);
  const ids = [...new Set(offers.map(({ id }) => id))];
  const sold = new Map(
    await Promise.all(
      ids.map(async (id) => {
        const found = await findSold(deps, id);
        if (!found) throw new Error(`${id} is booked, and nobody sells it`);
        const { pricing, weekdays } = offerOf(found);
        return [id, { pricing, weekdays }] as const;
      }),
    ),
  );
  return ({ id }) => {
    const one = sold.get(id);
    if (!one) throw new Error(`nobody was read who sells ${id}`);
    return one;
  };
}
