import type { Booking, BookingEvent } from '../booking';
import { asOf, told } from '../booking';
import { dateAt, startOfDay, type CivilDate, type Instant } from '../civil';
import { fen, type Fen } from '../money';
import { sumOf } from './amounts';
import type { Reduction } from './bill';
import { bookedLines, type Drafting } from './draftBill';

/** What giving a booking up would leave to pay, of what the whole costs, and on whose word. */
export type RefundPreview = {
  /** The day on which it would be given up: the first on which nobody came any more. */
  readonly on: CivilDate;
  readonly wholeFen: Fen;
  readonly dueFen: Fen;
  /** Not charged; or given back, where it was paid already. */
  readonly backFen: Fen;
  readonly reductions: readonly Reduction[];
};

type About = Omit<Drafting, 'bookings' | 'extras' | 'shares'>;

/**
 * A bill is drawn up for the booking as it stands and for the booking as it would be; the difference is what is given
 * back. So the preview and the bill cannot disagree.
 */
export function refundPreview(
  drafting: About,
  booking: Booking,
  asked: { readonly on: CivilDate; readonly now: Instant },
): RefundPreview {
  const done = givenUp(booking);
  const standing = done ? asOf(booking, booking.history.length - 1) : booking;
  const whole = amounts(drafting, confirmed(standing, asked.now));
  const left = amounts(drafting, done ? booking : gaveUp(booking, asked));
  return {
    on: done ? dateAt(done.at) : asked.on,
    wholeFen: whole.fen,
    dueFen: fen(Math.min(whole.fen, left.fen)),
    backFen: fen(Math.max(0, whole.fen - left.fen)),
    reductions: left.reductions,
  };
}

/** The act by which a booking was given up: from then on the question is not what would be owed, but what is. */
export function givenUp({ history }: Pick<Booking, 'history'>): BookingEvent | undefined {
  const last = history.at(-1);
  return last?.act === 'cancel' && history.length > 1 ? last : undefined;
}

/** A booking as it would be: confirmed where it is only asked for, and given up from a day on. */
function gaveUp(booking: Booking, { on, now }: { readonly on: CivilDate; readonly now: Instant }): Booking {
  const standing = confirmed(booking, now);
  const event: BookingEvent = { act: 'cancel', at: Math.max(now, startOfDay(on)), state: 'cancelled' };
  return told(standing, [...standing.history, event]);
}

export function confirmed(booking: Booking, now: Instant): Booking {
  if (booking.history.some(({ state }) => state === 'confirmed')) return booking;
  const { claim } = booking;
  const event: BookingEvent = { act: 'confirm', at: now, state: 'confirmed', ...(claim ? { claim } : {}) };
  return told(booking, [...booking.history, event]);
}

function amounts(
  drafting: About,
  booking: Booking,
): { readonly fen: Fen; readonly reductions: readonly Reduction[] } {
  const lines = bookedLines({ ...drafting, bookings: [booking] });
  return {
    fen: fen(sumOf(lines.map(({ amountFen }) => amountFen))),
    reductions: lines.flatMap(({ reductions }) => reductions),
  };
}
