import type { ClassKind } from './policy/childcareKinds';
import type { Clause } from './policy/clauses';
import type { CivilDate, CivilMonth, Instant } from './civil';
import type { Id } from './ids';
import type { Fen } from './money';
import type { Role } from './people';

export const bookingStates = ['requested', 'confirmed', 'returned', 'cancelled', 'expired'] as const;
export type BookingState = (typeof bookingStates)[number];

export type BookingAct = 'request' | 'confirm' | 'return' | 'cancel';

/** What was done, by whom, through which channel. Kept with the booking and copied to the audit trail. */
export type BookingEvent = {
  readonly act: BookingAct;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
  readonly reason?: string;
};

/** The price and the cap it was judged by, so that a past price can always be explained. */
export type Judgement = {
  readonly priceFen: Fen;
  readonly capFen?: Fen;
  readonly clause?: Clause;
};

/** One child, one class, one month. The recipient, the orderer and later the payer are different people. */
export type Booking = {
  readonly id: Id<'booking'>;
  readonly household: Id<'household'>;
  readonly orderer: Id<'account'>;
  readonly recipient: { readonly child: Id<'child'>; readonly name: string; readonly birthDate: CivilDate };
  readonly site: { readonly id: Id<'site'>; readonly name: string };
  readonly class: { readonly id: Id<'class'>; readonly name: string; readonly kind: ClassKind };
  readonly month: CivilMonth;
  readonly startsOn: CivilDate;
  readonly judgement: Judgement;
  /** As last written. What holds at an instant is {@link stateAt}. */
  readonly writtenState: Exclude<BookingState, 'expired'>;
  /** Without an answer by then the place is free again. */
  readonly answerBy: Instant;
  readonly history: readonly BookingEvent[];
  /** Counts writes; each write names the revision it builds on. */
  readonly revision: number;
};

/** Nobody has to be awake for a deadline to pass: it is read off the clock. */
export function stateAt(booking: Booking, now: Instant): BookingState {
  return booking.writtenState === 'requested' && now >= booking.answerBy ? 'expired' : booking.writtenState;
}

type EndState = Exclude<BookingState, 'requested' | 'expired'>;

/** All legal moves. What is not here is refused. */
const moves: Record<BookingState, Partial<Record<BookingAct, EndState>>> = {
  requested: { confirm: 'confirmed', return: 'returned', cancel: 'cancelled' },
  confirmed: { cancel: 'cancelled' },
  returned: {},
  cancelled: {},
  expired: {},
};

/** The state an act leads to from the state at `now`, or undefined where the act is not open to anyone. */
export function stateAfter(booking: Booking, act: BookingAct, now: Instant): EndState | undefined {
  return moves[stateAt(booking, now)][act];
}

/** The booking after one more event. Legality was decided before, by {@link stateAfter}. */
export function withEvent(booking: Booking, writtenState: EndState, event: BookingEvent): Booking {
  return { ...booking, writtenState, history: [...booking.history, event], revision: booking.revision + 1 };
}
