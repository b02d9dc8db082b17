import type { BillView } from '@huiyue/shared/contract/bills';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import { done, type Send } from '../../support/town/caller';
import { requested, type Person, type Town } from '../../support/town/openTown';

export type Place = {
  readonly site: Site;
  readonly offer: OwnClass;
  readonly family: Pick<Person, 'account'>;
  readonly staff: Pick<Person, 'account'>;
  readonly household: Id<'household'>;
  readonly booking: BookingView;
};

export const afterAugust = '2026-09-02T09:00:00+08:00';

/** A child has a full-day place for all of August 2026, confirmed in July. */
export async function placeIn(town: Town, site: Site, offer: OwnClass): Promise<Place> {
  const { family, booking } = await requested(town, offer);
  const staff = await town.staffOf(site);
  const params = { booking: booking.id };
  const confirmed = done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
  return { site, offer, family, staff, household: confirmed.household, booking: confirmed };
}

/** The same people with tokens of the day the clock shows. */
export async function sends(
  town: Town,
  place: Place,
): Promise<{ readonly staff: Send; readonly family: Send }> {
  const [staff, family] = await Promise.all([town.again(place.staff), town.again(place.family)]);
  return { staff: staff.send, family: family.send };
}

export function draftOf(place: Place, overrides: object = {}) {
  return {
    params: { site: place.site.id },
    body: { household: place.household, month: '2026-08', extras: [], insured: [], ...overrides },
  };
}

export async function issued(town: Town, place: Place): Promise<BillView> {
  const { staff } = await sends(town, place);
  const draft = done(await staff(endpoints.draftBill, draftOf(place)));
  return done(
    await staff(endpoints.issueBill, {
      params: { bill: draft.id },
      body: { revision: draft.revision, dueOn: '2026-09-15' },
    }),
  );
}
