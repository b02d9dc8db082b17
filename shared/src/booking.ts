import type { CareMode, ClassKind } from './policy/childcareKinds';
import type { Clause } from './policy/clauses';
import { dateAt, type CivilDate, type Instant } from './civil';
import type { MealOrder } from './elderServices/mealOrder';
import type { Id } from './ids';
import type { Claim, PlaceSheetId } from './ledger/sheet';
import type { DaySet, Span } from './ledger/span';
import type { Fen } from './money';
import type { Role } from './people';
import type { Product } from './service';
import type { Support } from './subsidies/support';

/** What a booking may be. `held`, `offered` and `requested` end by the clock; then it is `expired`. */
export const bookingStates = [
  'held',
  'waiting',
  'offered',
  'requested',
  'confirmed',
  'returned',
  'declined',
  'cancelled',
  'closed',
  'expired',
] as const;
export type BookingState = (typeof bookingStates)[number];
export type WrittenState = Exclude<BookingState, 'expired'>;

export const bookingActs = [
  'hold',
  'request',
  'walkIn',
  'join',
  'offer',
  'accept',
  'decline',
  'confirm',
  'return',
  'cancel',
  'absent',
  'present',
  'pause',
  'resume',
  'transfer',
  'close',
  'propose',
] as const;
export type BookingAct = (typeof bookingActs)[number];

/** How an order came in. All of them are decided alike; `phone` and `window` are the desk's. */
export const channels = ['app', 'phone', 'window', 'walkIn'] as const;
export type Channel = (typeof channels)[number];

/** How whoever is served by the desk came to it. */
export const deskChannels = ['phone', 'window'] as const;
export type DeskChannel = (typeof deskChannels)[number];

/** Who did it; nobody for what follows from another's act, as an offer does from a place given back. */
export type Doer = { readonly account: Id<'account'>; readonly role: Role };

/** What was done, by whom. A booking is the sum of these, and each is copied to the audit trail. */
export type BookingEvent = {
  readonly act: BookingAct;
  readonly at: Instant;
  readonly by?: Doer;
  readonly reason?: string;
  /** The state it left the booking in. */
  readonly state: WrittenState;
  /** What the booking has on its sheet from now on; absent where it has nothing. */
  readonly claim?: Claim;
  /** The days of the sheet on which the recipient stays away. */
  readonly away?: DaySet;
  /** The days away were given up too late, and are to be paid all the same: on the institution's word. */
  readonly chargedAnyway?: true;
  /** The family asked for the end after orders had closed, and the institution agreed: nothing is owed. */
  readonly isLetGo?: true;
  /** What was booked before, where the booking moved to another room. */
  readonly movedFrom?: Where;
  /** Which write of whom this was, so that a repeat is recognised. */
  readonly receipt?: { readonly key: string; readonly body: string };
};

/** The price and the cap it was judged by, so that a past price can always be explained. */
export type Judgement = {
  readonly priceFen: Fen;
  readonly per: PricePer;
  readonly capFen?: Fen;
  readonly clause?: Clause;
};

export const pricePers = ['month', 'day', 'hour', 'portion', 'visit'] as const;
export type PricePer = (typeof pricePers)[number];

/** What was booked, as its seller called it then. */
export type Offered =
  | {
      readonly kind: 'class';
      readonly id: Id<'class'>;
      readonly name: string;
      readonly classKind: ClassKind;
      readonly careMode: CareMode;
      /** A day to see whether it suits. */
      readonly trial?: true;
    }
  | {
      readonly kind: 'service';
      readonly id: Id<'service'>;
      readonly name: string;
      readonly product: Product;
    };

export type Recipient = {
  readonly id: Id<'child'> | Id<'elder'>;
  readonly name: string;
  readonly birthDate: CivilDate;
};

/** What does not change: one recipient, one thing booked. The recipient, the orderer and the payer are different people. */
export type BookingFacts = {
  readonly id: Id<'booking'>;
  readonly household: Id<'household'>;
  readonly orderer: Id<'account'>;
  /** Who pays, where it is not the orderer: {@link payerOf}. */
  readonly payer?: Id<'account'>;
  readonly channel: Channel;
  readonly recipient: Recipient;
  readonly site: { readonly id: Id<'site'>; readonly name: string };
  readonly offer: Offered;
  readonly sheet: PlaceSheetId;
  /** The days and hours booked. What is taken of them on the sheet is the claim's. */
  readonly span: Span;
  readonly units: number;
  /** First day of service. */
  readonly startsOn: CivilDate;
  readonly judgement: Judgement;
  /** What all of it costs. */
  readonly payFen: Fen;
  /** How a meal is to be had, and which dish; absent where nobody said. */
  readonly meal?: MealOrder;
  /** What others bear of it, as it was reviewed when it was ordered. */
  readonly support?: Support;
};

/** What a transfer changes: the room, and with it the price and the rule that judged it. */
export type Where = Pick<
  BookingFacts,
  'sheet' | 'span' | 'site' | 'offer' | 'startsOn' | 'judgement' | 'payFen' | 'meal'
>;

export type Booking = BookingFacts & {
  readonly history: readonly BookingEvent[];
  /** As last written. What holds at an instant is {@link stateAt}. */
  readonly writtenState: WrittenState;
  readonly claim?: Claim;
  readonly away: DaySet;
};

/** A booking is what was done to it. Its revision is the number of events. */
export function told(facts: BookingFacts, history: readonly BookingEvent[]): Booking {
  const last = history.at(-1);
  if (!last) throw new Error(`nothing was ever done to ${facts.id}`);
  return {
    ...factsOf(facts),
    history,
    writtenState: last.state,
    away: last.away ?? 0,
    ...(last.claim === undefined ? {} : { claim: last.claim }),
  };
}

/** The booking as it was after its first so many events. */
export function asOf(booking: Booking, revision: number): Booking {
  const undone = booking.history.slice(revision).toReversed();
  const where = undone.reduce<Partial<Where>>((later, { movedFrom }) => movedFrom ?? later, {});
  return told({ ...booking, ...where }, booking.history.slice(0, revision));
}

/** The facts alone, of a booking too. */
export function factsOf(booking: BookingFacts): BookingFacts {
  const { id, household, orderer, channel, recipient, site, offer, sheet, span, units } = booking;
  const { startsOn, judgement, payFen, payer, meal, support } = booking;
  return {
    id,
    household,
    orderer,
    ...(payer === undefined ? {} : { payer }),
    channel,
    recipient,
    site,
    offer,
    sheet,
    span,
    units,
    startsOn,
    judgement,
    payFen,
    ...(meal ? { meal } : {}),
    ...(support ? { support } : {}),
  };
}

/** Whoever orders pays, unless somebody else of the circle does. */
export function payerOf({ payer, orderer }: Pick<BookingFacts, 'payer' | 'orderer'>): Id<'account'> {
  return payer ?? orderer;
}

/** What was ordered together has ids that differ in their last two places alone. */
export function orderOf(id: Id<'booking'>): string {
  return id.slice(0, -2);
}

export function revisionOf({ history }: Pick<Booking, 'history'>): number {
  return history.length;
}

/** Nobody has to be awake for a deadline to pass: it is read off the clock. */
export function stateAt({ writtenState, claim }: Booking, now: Instant): BookingState {
  return endsAlone(writtenState) && claim?.until !== undefined && now >= claim.until
    ? 'expired'
    : writtenState;
}

function endsAlone(state: WrittenState): boolean {
  return state === 'held' || state === 'offered' || state === 'requested';
}

const live: readonly BookingState[] = ['held', 'waiting', 'offered', 'requested', 'confirmed'];

/** Does something still come of it, or could? */
export function isLive(state: BookingState): boolean {
  return live.includes(state);
}

/** Does it take no place yet, but may come to one by its queue? */
export function isQueued(state: BookingState): boolean {
  return state === 'waiting' || state === 'offered';
}

/** Where the family had asked to go, while it has been offered another place instead by the institution itself. */
export function proposedInsteadOf({ writtenState, history }: Booking): Where | undefined {
  const last = history.at(-1);
  return writtenState === 'offered' && last?.act === 'propose' ? last.movedFrom : undefined;
}

/** When what is held ends by itself; undefined for what does not. */
export function endsAt({ writtenState, claim }: Booking): Instant | undefined {
  return endsAlone(writtenState) ? claim?.until : undefined;
}

/** All legal acts on a booking that exists. What is not here is refused. */
const acts: Record<BookingState, readonly BookingAct[]> = {
  held: ['request', 'cancel'],
  waiting: ['offer', 'cancel', 'close'],
  offered: ['accept', 'decline', 'cancel', 'close'],
  requested: ['confirm', 'return', 'propose', 'cancel'],
  confirmed: ['cancel', 'absent', 'present', 'pause', 'resume', 'transfer', 'close'],
  returned: [],
  declined: [],
  cancelled: [],
  closed: [],
  expired: [],
};

export function mayAct(booking: Booking, act: BookingAct, now: Instant): boolean {
  return acts[stateAt(booking, now)].includes(act);
}

export function requestedAt({ history }: Booking): Instant {
  return history[0]?.at ?? 0;
}

/** Has its service begun by this day? */
export function hasBegun({ startsOn }: Pick<Booking, 'startsOn'>, now: Instant): boolean {
  return startsOn <= dateAt(now);
}
