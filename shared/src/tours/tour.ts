import { addDays, dateAt, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import type { Minute } from '../ledger/span';
import { accepted, refused, type Outcome } from '../outcome';
import type { Refusal } from '../refusals';
import { instantOn } from '../reserves';

/** 参观: families look at a site before they apply. 陪餐: they eat with the children and taste what is cooked. */
export const occasions = ['tour', 'sharedMeal'] as const;
export type Occasion = (typeof occasions)[number];

/** Some families come at one hour of one day. The list of who comes is the count: nobody can come who is not on it. */
export type TourSlot = {
  readonly kind: 'slot';
  readonly site: Id<'site'>;
  readonly siteName: string;
  readonly slot: string;
  readonly occasion: Occasion;
  readonly date: CivilDate;
  readonly from: Minute;
  readonly to: Minute;
  /** Families. */
  readonly places: number;
  readonly note?: string;
  readonly parties: readonly Party[];
  /** Why it is not held after all. */
  readonly closed?: string;
  readonly revision: number;
};

export type Party = {
  readonly household: Id<'household'>;
  readonly name: string;
  readonly people: number;
  readonly at: Instant;
};

/** The same for the family's own list. */
export type TourBooking = Pick<
  TourSlot,
  'site' | 'siteName' | 'slot' | 'occasion' | 'date' | 'from' | 'to'
> & {
  readonly kind: 'booking';
  readonly household: Id<'household'>;
  readonly people: number;
  readonly state: 'coming' | 'cancelled' | 'closed';
  readonly reason?: string;
  readonly revision: number;
};

export function slotKey(date: CivilDate, { from, occasion }: Pick<TourSlot, 'from' | 'occasion'>): string {
  return `${date}-${String(from).padStart(4, '0')}-${occasion}`;
}

/** The same hour again, week after week. */
export function weekly(date: CivilDate, weeks: number): readonly CivilDate[] {
  return Array.from({ length: weeks }, (_, week) => addDays(date, 7 * week));
}

export function openIn({ places, parties, closed }: TourSlot): number {
  return closed === undefined ? Math.max(0, places - parties.length) : 0;
}

export function refusalOfSlot(
  { date, from, to }: Pick<TourSlot, 'date' | 'from' | 'to'>,
  now: Instant,
): Refusal | undefined {
  if (from >= to) return { code: 'hours.notOpen', facts: { from, to, opensAt: from, closesAt: from } };
  return instantOn(date, from) <= now
    ? { code: 'day.past', facts: { on: date, firstDay: dateAt(now) } }
    : undefined;
}

/** The slot with one more family, if there is room, it is still to come, and they are not on it yet. */
export function withParty(slot: TourSlot, party: Party, now: Instant): Outcome<TourSlot> {
  const closedAt = instantOn(slot.date, slot.from);
  if (slot.closed !== undefined) return refused({ code: 'tour.closed', facts: { reason: slot.closed } });
  if (closedAt <= now) return refused({ code: 'day.tooLate', facts: { on: slot.date, closedAt } });
  if (slot.parties.some(({ household }) => household === party.household))
    return refused({ code: 'tour.alreadyComing', facts: { on: slot.date } });
  if (openIn(slot) < 1) return refused({ code: 'tour.full', facts: { on: slot.date, places: slot.places } });
  return accepted({ ...slot, parties: [...slot.parties, party], revision: slot.revision + 1 });
}

export function withoutParty(slot: TourSlot, household: Id<'household'>): TourSlot {
  return {
    ...slot,
    parties: slot.parties.filter((party) => party.household !== household),
    revision: slot.revision + 1,
  };
}
