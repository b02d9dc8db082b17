import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { NewTours, OwnTourView, TourBookingView, TourView } from '@huiyue/shared/contract/trials';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import {
  openIn,
  refusalOfSlot,
  slotKey,
  weekly,
  withoutParty,
  withParty,
  type TourBooking,
  type TourSlot,
} from '@huiyue/shared/tours/tour';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { untilSettled } from '../untilSettled';

/** Hours at which families may come: all of the weeks, or none where one of them is there already. */
export async function publishTours(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
  { weeks, note, ...asked }: NewTours,
  receipt: Receipt,
): Promise<Outcome<{ items: TourView[] }> | Absent> {
  const site = actor.sites.includes(id) ? await deps.sites.find(id) : undefined;
  if (!site) return absent;
  const refusal = refusalOfSlot(asked, deps.now());
  if (refusal) return refused(refusal);
  const slots = weekly(asked.date, weeks).map((date): TourSlot => ({
    kind: 'slot',
    ...asked,
    site: site.id,
    siteName: site.name,
    slot: slotKey(date, asked),
    date,
    ...(note === undefined ? {} : { note }),
    parties: [],
    revision: 1,
  }));
  const body = { items: slots.map(tourView) };
  const result = await deps.tours.write(slots, { receipt, body });
  return result === 'committed'
    ? accepted(body)
    : refused({ code: 'tour.alreadyThere', facts: { on: asked.date } });
}

export async function listTours(deps: Deps, id: Id<'site'>): Promise<readonly TourView[] | Absent> {
  const site = await deps.sites.find(id);
  return site
    ? (await slotsOf(deps, site.id)).filter(({ closed }) => closed === undefined).map(tourView)
    : absent;
}

export async function listOwnTours(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly OwnTourView[] | Absent> {
  if (!actor.sites.includes(id)) return absent;
  return (await slotsOf(deps, id)).map((slot) => ({
    ...tourView(slot),
    parties: slot.parties.map(({ name, people }) => ({ name, people })),
  }));
}

export function bookTour(
  deps: Deps,
  household: Id<'household'>,
  asked: { readonly site: Id<'site'>; readonly slot: string; readonly name: string; readonly people: number },
  receipt: Receipt,
): Promise<Outcome<TourBookingView> | Absent> {
  return untilSettled(async () => {
    const [slot, mine] = await both(deps, household, asked);
    if (!slot) return absent;
    const now = deps.now();
    const { name, people } = asked;
    const next = withParty(slot, { household, name, people, at: now }, now);
    if (!next.ok) return next;
    const booking: TourBooking = {
      kind: 'booking',
      site: slot.site,
      siteName: slot.siteName,
      slot: slot.slot,
      occasion: slot.occasion,
      date: slot.date,
      from: slot.from,
      to: slot.to,
      household,
      people,
      state: 'coming',
      revision: (mine?.revision ?? 0) + 1,
    };
    const body = bookingView(booking);
    const result = await deps.tours.write([next.value, booking], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Not coming after all, while it has not begun. Saying it twice changes nothing. */
export function cancelTour(
  deps: Deps,
  household: Id<'household'>,
  asked: { readonly site: Id<'site'>; readonly slot: string },
  receipt: Receipt,
): Promise<Outcome<TourBookingView> | Absent> {
  return untilSettled(async () => {
    const [slot, mine] = await both(deps, household, asked);
    if (!slot || !mine) return absent;
    if (mine.state !== 'coming') return accepted(bookingView(mine));
    const booking: TourBooking = { ...mine, state: 'cancelled', revision: mine.revision + 1 };
    const body = bookingView(booking);
    const result = await deps.tours.write([withoutParty(slot, household), booking], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Everybody who meant to come reads why not, in the commit that closes it. */
export function closeTour(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly slot: string; readonly reason: string },
  receipt: Receipt,
): Promise<Outcome<TourView> | Absent> {
  return untilSettled(async () => {
    const slot = actor.sites.includes(asked.site) ? await findSlot(deps, asked.site, asked.slot) : undefined;
    if (!slot) return absent;
    const { reason } = asked;
    if (slot.closed !== undefined) return refused({ code: 'tour.closed', facts: { reason: slot.closed } });
    const key = keyOf(slot);
    const guests = await deps.tours.findEach(
      slot.parties.map(({ household }) => ({ owner: household, key })),
    );
    const told = guests.flatMap((one): readonly TourBooking[] =>
      one.kind === 'booking' ? [{ ...one, state: 'closed', reason, revision: one.revision + 1 }] : [],
    );
    const next: TourSlot = { ...slot, closed: reason, revision: slot.revision + 1 };
    const body = tourView(next);
    const result = await deps.tours.write([next, ...told], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function listTourBookings(
  deps: Deps,
  household: Id<'household'>,
): Promise<readonly TourBookingView[]> {
  const all = await deps.tours.of(household);
  return all.flatMap((one) => (one.kind === 'booking' ? [bookingView(one)] : [])).toReversed();
}

function keyOf({ slot, site }: Pick<TourSlot, 'slot' | 'site'>): string {
  return `${slot}#${site}`;
}

async function findSlot(
  deps: Pick<Deps, 'tours'>,
  site: Id<'site'>,
  slot: string,
): Promise<TourSlot | undefined> {
  const found = await deps.tours.find(site, slot);
  return found?.kind === 'slot' ? found : undefined;
}

async function both(
  deps: Pick<Deps, 'tours'>,
  household: Id<'household'>,
  asked: { readonly site: Id<'site'>; readonly slot: string },
): Promise<readonly [TourSlot | undefined, TourBooking | undefined]> {
  const [slot, mine] = await Promise.all([
    findSlot(deps, asked.site, asked.slot),
    deps.tours.find(household, keyOf(asked)),
  ]);
  return [slot, mine?.kind === 'booking' ? mine : undefined];
}

/** From today on. */
async function slotsOf(deps: Pick<Deps, 'tours' | 'now'>, site: Id<'site'>): Promise<readonly TourSlot[]> {
  const today: CivilDate = dateAt(deps.now());
  const found = await deps.tours.of(site, { from: today });
  return found.flatMap((one) => (one.kind === 'slot' ? [one] : []));
}

function tourView(slot: TourSlot): TourView {
  const { occasion, date, from, to, places, revision } = slot;
  return {
    site: { id: slot.site, name: slot.siteName },
    slot: slot.slot,
    occasion,
    date,
    from,
    to,
    places,
    openPlaces: openIn(slot),
    note: slot.note ?? null,
    closed: slot.closed ?? null,
    revision,
  };
}

function bookingView(booking: TourBooking): TourBookingView {
  const { slot, occasion, date, from, to, people, state, revision } = booking;
  return {
    site: { id: booking.site, name: booking.siteName },
    slot,
    occasion,
    date,
    from,
    to,
    people,
    state,
    reason: booking.reason ?? null,
    revision,
  };
}
