import { stateAfter, stateAt, withEvent, type Booking, type BookingAct } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { resultOf, untilSettled } from './untilSettled';
import { bookingView } from './views';

type Move = { readonly act: Exclude<BookingAct, 'request'>; readonly reason?: string };

/** Confirm, return, cancel: one path for every act on a booking that exists, whoever acts. */
export async function moveBooking(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
  move: Move,
  receipt: Receipt,
): Promise<Outcome<BookingView> | Absent> {
  return untilSettled(async () => {
    // The clock is read before the row. The other way round, a hold that was confirmed in time, while its row was on
    // the way here, would be told as run out.
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking || !isOwn(actor, booking)) return absent;
    const state = stateAfter(booking, move.act, now);
    if (!state) return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });

    const moved = withEvent(booking, state, {
      act: move.act,
      at: now,
      by: actor.account,
      role: actor.role,
      ...(move.reason === undefined ? {} : { reason: move.reason }),
    });
    const body = bookingView(moved, now);
    return resultOf(
      await deps.ledger.commit({
        sheet: { kind: 'classMonth', class: booking.class.id, month: booking.month },
        // A booking exists, so its sheet does: these terms are never drawn upon.
        terms: { places: 0, revision: 0 },
        command: { do: state === 'confirmed' ? 'confirm' : 'release', booking: id },
        booking: moved,
        reply: { receipt, body },
      }),
      body,
    );
  });
}

export async function readBooking(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<BookingView | Absent> {
  const booking = await deps.bookings.find(id);
  return booking && isOwn(actor, booking) ? bookingView(booking, deps.now()) : absent;
}

function isOwn(actor: Actor, booking: Booking): boolean {
  return actor.role === 'family'
    ? booking.household === actor.household
    : actor.role === 'institution' && actor.sites.includes(booking.site.id);
}
