import {
  bookingStates,
  stateAfter,
  stateAt,
  withEvent,
  type Booking,
  type BookingAct,
  type BookingState,
} from '@huiyue/shared/booking';
import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { expect, test } from 'vitest';

const deadline = 1_000_000;

function bookingIn(state: BookingState): { readonly booking: Booking; readonly now: number } {
  const booking: Booking = {
    id: 'bkg_000001',
    household: 'hh_000001',
    orderer: 'acc_000001',
    recipient: { child: 'chd_000001', name: '小满', birthDate: civilDate('2024-06-15') },
    site: { id: 'site_000001', name: '试验托育园' },
    class: { id: 'cls_000001', name: '托大班', kind: 'olderToddlerClass' },
    month: civilMonth('2026-08'),
    startsOn: civilDate('2026-08-01'),
    judgement: { priceFen: fen(158_000) },
    writtenState: state === 'expired' ? 'requested' : state,
    answerBy: deadline,
    history: [],
    revision: 3,
  };
  return { booking, now: state === 'expired' ? deadline : deadline - 1 };
}

const acts = ['request', 'confirm', 'return', 'cancel'] as const satisfies readonly BookingAct[];
const refused = { request: undefined, confirm: undefined, return: undefined, cancel: undefined };

/** All that is allowed, written out a second time on purpose. */
const expected = {
  requested: { ...refused, confirm: 'confirmed', return: 'returned', cancel: 'cancelled' },
  confirmed: { ...refused, cancel: 'cancelled' },
  returned: refused,
  cancelled: refused,
  expired: refused,
} as const satisfies Record<BookingState, Record<BookingAct, BookingState | undefined>>;

const cases = bookingStates.flatMap((state) =>
  acts.map((act) => [state, act, expected[state][act]] as const),
);

test.each(cases)('a booking that is %s, asked to %s, becomes: %s', (state, act, next) => {
  const { booking, now } = bookingIn(state);
  expect(stateAt(booking, now)).toBe(state);
  expect(stateAfter(booking, act, now)).toBe(next);
});

test('the deadline itself is too late, and a millisecond before it is not', () => {
  const { booking } = bookingIn('requested');
  expect(stateAt(booking, deadline - 1)).toBe('requested');
  expect(stateAt(booking, deadline)).toBe('expired');
});

test.each(['confirmed', 'returned', 'cancelled'] as const)(
  'a deadline means nothing to one that is %s',
  (state) => {
    expect(stateAt(bookingIn(state).booking, deadline + 1)).toBe(state);
  },
);

test('each event is kept, in order, and counts one revision', () => {
  const { booking } = bookingIn('requested');
  const event = { act: 'confirm', at: 5, by: 'acc_000002', role: 'institution' } as const;
  const moved = withEvent(booking, 'confirmed', event);
  expect(moved).toEqual({ ...booking, writtenState: 'confirmed', history: [event], revision: 4 });
  expect(booking.history).toEqual([]);
});
