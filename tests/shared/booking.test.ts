import {
  asOf,
  bookingActs,
  bookingStates,
  endsAt,
  hasBegun,
  mayAct,
  requestedAt,
  revisionOf,
  stateAt,
  told,
  type Booking,
  type BookingAct,
  type BookingEvent,
  type BookingState,
} from '@huiyue/shared/booking';
import { instantOf } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';
import { care, family } from './ledger/office';
import { claim, on } from './ledger/sheets';

const deadline = 1_000_000;

function bookingIn(state: BookingState): { readonly booking: Booking; readonly now: number } {
  const written = state === 'expired' ? 'requested' : state;
  const event: BookingEvent = { act: 'request', at: 1, state: written, claim: claim({ until: deadline }) };
  return { booking: told(care(1), [event]), now: state === 'expired' ? deadline : deadline - 1 };
}

/** All that is allowed, written out a second time on purpose. */
const allowed = {
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
} as const satisfies Record<BookingState, readonly BookingAct[]>;

test.each(bookingStates)('on a booking that is %s nothing is legal but what is written here', (state) => {
  const { booking, now } = bookingIn(state);
  expect(stateAt(booking, now)).toBe(state);
  expect(bookingActs.filter((act) => mayAct(booking, act, now))).toEqual(
    bookingActs.filter((act) => allowed[state].some((one) => one === act)),
  );
});

test.each(['held', 'offered', 'requested'] as const)(
  'what is %s is too late at its deadline, and not a millisecond before',
  (state) => {
    const { booking } = bookingIn(state);
    expect(stateAt(booking, deadline - 1)).toBe(state);
    expect(stateAt(booking, deadline)).toBe('expired');
    expect(endsAt(booking)).toBe(deadline);
  },
);

test.each(['waiting', 'confirmed', 'returned', 'declined', 'cancelled', 'closed'] as const)(
  'a deadline means nothing to one that is %s',
  (state) => {
    const { booking } = bookingIn(state);
    expect(stateAt(booking, deadline + 1)).toBe(state);
    expect(endsAt(booking)).toBeUndefined();
  },
);

test('a booking is what was done to it: its last event says how it stands, and each counts one revision', () => {
  const history: readonly BookingEvent[] = [
    { act: 'request', at: 3, by: family, state: 'requested', claim: claim({ until: deadline }) },
    { act: 'confirm', at: 5, state: 'confirmed', claim: claim() },
    { act: 'absent', at: 7, state: 'confirmed', claim: claim(), away: on(3) },
    { act: 'cancel', at: 9, state: 'cancelled' },
  ];
  const booking = told(care(1), history);
  expect(booking).toEqual({ ...care(1), history, writtenState: 'cancelled', away: 0 });
  expect(revisionOf(booking)).toBe(4);
  expect(requestedAt(booking)).toBe(3);
  const third = told(care(1), history.slice(0, 3));
  expect(third).toMatchObject({ writtenState: 'confirmed', away: on(3), claim: claim() });
  // Told again from a booking that has more, nothing of that is left behind.
  expect(told(third, history)).toEqual(booking);
  expect([1, 2, 3, 4].map((revision) => asOf(booking, revision))).toEqual(
    [1, 2, 3, 4].map((count) => told(care(1), history.slice(0, count))),
  );
});

test('a booking to which nothing was ever done is none', () => {
  expect(() => told(care(1), [])).toThrow('nothing was ever done');
});

test('its service has begun from the first minute of its first day', () => {
  const booking = care(1);
  expect(hasBegun(booking, instantOf('2026-08-31T23:59:59+08:00'))).toBe(false);
  expect(hasBegun(booking, instantOf('2026-09-01T00:00:00+08:00'))).toBe(true);
});
