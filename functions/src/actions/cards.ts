import { cardSeenBy, type Need, type Viewer } from '@huiyue/shared/circle/cardFields';
import type { Booking } from '@huiyue/shared/booking';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingCardView, CardSaid, CareCardView } from '@huiyue/shared/contract/cards';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, CareCard, CareLevel, Elder } from '@huiyue/shared/people';
import { stateAt } from '@huiyue/shared/booking';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { findOwn } from './actOnBooking';
import { isOver, takenDays, waitedDays } from './bookingDays';
import { findPerson, type Person } from './people';
import { untilSettled } from './untilSettled';

/** What the family says takes the place of all it said before; what others assessed stays. */
export function saidCard(said: CardSaid, before: CareCard | undefined): CareCard {
  const { careLevel } = before ?? {};
  return { ...said, ...(careLevel ? { careLevel } : {}) };
}

/** Two may have it open: what one of them has just written is not undone by the other's older picture of it. */
export function refusalOfOverwriting(
  { revision = 1 }: Pick<Person, 'revision'>,
  read: number,
): Refusal | undefined {
  return read === revision ? undefined : { code: 'card.changed', facts: { revision } };
}

export function nextPerson<T extends Person>(
  before: T,
  change: Partial<Pick<Person, 'name' | 'birthDate' | 'card' | 'proofs'>>,
): T {
  return { ...before, ...change, revision: (before.revision ?? 1) + 1 };
}

/** A card as one viewer sees it. */
export function cardView(card: CareCard | undefined, viewer: Viewer): CareCardView {
  const seen = cardSeenBy(card ?? {}, viewer);
  const {
    allergies = [],
    diets = [],
    mobility,
    emergencyContact,
    address,
    careLevel,
    collectors = [],
  } = seen;
  return {
    allergies: [...allergies],
    diets: [...diets],
    mobility: mobility ?? null,
    emergencyContact: emergencyContact ?? null,
    address: address ?? null,
    careLevel: careLevel ? { level: careLevel.level, on: careLevel.on, site: careLevel.site ?? null } : null,
    collectors: collectors.map(({ name, phone }) => ({ name, phone: phone ?? null })),
  };
}

/** What a booking makes it necessary to know. */
export function needOf({ offer, meal }: Pick<Booking, 'offer' | 'meal'>): Need {
  if (meal?.way === 'deliver') return 'delivery';
  return offer.kind === 'class' ? 'childcare' : offer.product;
}

/**
 * What those who look after somebody have to know of them. An institution sees it from its confirmation to the last
 * day of service, and no field that this kind of booking does not need.
 */
export async function readBookingCard(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<BookingCardView | Absent> {
  const now = deps.now();
  const booking = await findOwn(deps, actor, id);
  if (!booking) return absent;
  if (actor.role === 'institution' && (stateAt(booking, now) !== 'confirmed' || isOver(booking, now)))
    return absent;
  const { recipient, household } = booking;
  // Whoever was entered at the door has no card, nor has one whose card was taken away.
  const person = await findPerson(deps, household, recipient.id);
  return {
    booking: booking.id,
    recipient: {
      id: recipient.id,
      kind: isId('child', recipient.id) ? 'child' : 'elder',
      name: recipient.name,
    },
    card: cardView(person?.card, viewerOf(actor, household, booking)),
  };
}

function viewerOf(actor: Actor, household: Id<'household'>, booking: Booking): Viewer {
  if (actor.role === 'institution') return { kind: 'institution', needs: [needOf(booking)] };
  if (actor.role === 'desk') return { kind: 'desk' };
  return { kind: actor.household === household ? 'family' : 'circle' };
}

/** As far ahead as anything can be booked. */
const farAhead = 400;

/** A card is not taken away from under what is booked by it. */
export async function refusalOfRemoval(deps: Deps, { id, household }: Person): Promise<Refusal | undefined> {
  const today = dateAt(deps.now());
  const days = { from: today, until: addDays(today, farAhead) };
  const [taken, waited] = await Promise.all([
    takenDays(deps, [id], days),
    waitedDays(deps, [{ household, person: id }], days),
  ]);
  const bookings = new Set([...taken, ...waited].map(({ booking }) => booking.id)).size;
  return bookings === 0 ? undefined : { code: 'card.hasBookings', facts: { bookings } };
}

type Assessed = {
  readonly elder: Id<'elder'>;
  readonly household: Id<'household'>;
  readonly level: CareLevel;
  readonly on: CivilDate;
  readonly site: Id<'site'> | undefined;
};

/** Written down by whoever looked at the assessment: a family does not assess its own. */
export async function recordCareLevel(
  deps: Deps,
  actor: Actor,
  { elder: id, household, level, on, site }: Assessed,
  receipt: Receipt,
): Promise<Outcome<{ elder: Elder['id']; careLevel: NonNullable<CareCardView['careLevel']> }> | Absent> {
  if (actor.role === 'institution' && (site === undefined || !actor.sites.includes(site))) return absent;
  return untilSettled(async () => {
    const elder = await deps.elders.find(household, id);
    if (!elder) return absent;
    const today = dateAt(deps.now());
    if (on > today) return refused({ code: 'card.assessedInFuture', facts: { on, today } });
    const careLevel = { level, on, by: actor.account, ...(site === undefined ? {} : { site }) };
    const body = { elder: id, careLevel: { level, on, site: site ?? null } };
    const next = nextPerson(elder, { card: { ...elder.card, careLevel } });
    return (await deps.elders.change(next, { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}
