import { asOf, type Booking, type BookingEvent } from '@huiyue/shared/booking';
import { idPrefixes, type Id, type IdKind } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { NamingReceipt } from '../ports';

/**
 * A write of bookings keeps no answer beside them. What it makes has ids that follow from its key, and what it does
 * is an event with its receipt; so a repeat finds its own trace, and tells the booking as it stood then.
 */
export type Trace = NonNullable<BookingEvent['receipt']>;

/** The id of the so-manieth thing that a write makes: the same however often it arrives. */
export function idFrom<K extends IdKind>(kind: K, { digest }: NamingReceipt, index = 0): Id<K> {
  return `${idPrefixes[kind]}_${digest.slice(0, 24)}${String(index).padStart(2, '0')}`;
}

/** Sixteen letters are enough to tell one account's writes apart; the whole digests would only make bookings longer. */
export function traceOf({ digest, bodyHash }: NamingReceipt): Trace {
  return { key: digest.slice(0, 16), body: bodyHash.slice(0, 16) };
}

/** The booking as this very write left it before; undefined when it never came. Another body under its key is refused. */
export function doneBefore(booking: Booking, { key, body }: Trace): Outcome<Booking> | undefined {
  const index = booking.history.findIndex(({ receipt }) => receipt?.key === key);
  if (index === -1) return undefined;
  return booking.history[index]?.receipt?.body === body
    ? accepted(asOf(booking, index + 1))
    : refused({ code: 'idempotency.otherBody', facts: {} });
}
