import { civilDate, instantOf, type CivilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { bookingNotices, type ToldBooking } from '@huiyue/shared/notices/bookingNotices';
import type { BookingAct, WrittenState } from '@huiyue/shared/booking';
import type { Role } from '@huiyue/shared/people';
import { escalationOf, sendableAt } from '@huiyue/shared/notices/sending';
import { usualSendingRules } from '@huiyue/shared/notices/usualRules';
import { describe, expect, test } from 'vitest';

const noon = instantOf('2026-07-06T12:00:00+08:00');
type Event = readonly [BookingAct, WrittenState, Role?];

function after(events: readonly Event[], recipient: 'chd_000001' | 'eld_000001' = 'chd_000001'): ToldBooking {
  return {
    id: 'bkg_000001',
    household: 'hh_000001',
    orderer: 'acc_000001',
    recipient: { id: recipient, name: '小满', birthDate: civilDate('2024-06-15') },
    site: { id: 'site_000001', name: '试验托育园' },
    offer: { kind: 'service', id: 'svc_000001', name: '午餐', product: 'meal' },
    startsOn: civilDate('2026-08-01'),
    history: events.map(([act, state, role], index) => ({
      act,
      state,
      at: noon + index,
      ...(role ? { by: { account: 'acc_000001' as const, role } } : {}),
    })),
  };
}

const told = (booking: ToldBooking) =>
  bookingNotices(booking)
    .flatMap(({ tells }) => tells)
    .map(({ kind, to }) => `${kind} ${to.who}`);

const asked: Event = ['request', 'requested', 'family'];
const confirmed: Event = ['confirm', 'confirmed', 'institution'];

describe('the last change of a booking', () => {
  test.each<[string, readonly Event[], readonly string[]]>([
    ['asked for', [asked], ['bookingRequested site']],
    ['confirmed at once', [['request', 'confirmed', 'family']], ['bookingConfirmed household']],
    ['confirmed', [asked, confirmed], ['bookingConfirmed household']],
    ['returned', [asked, ['return', 'returned', 'institution']], ['bookingReturned household']],
    [
      'offered',
      [
        ['join', 'waiting', 'family'],
        ['offer', 'offered'],
      ],
      ['bookingOffered household'],
    ],
    ['cancelled by the family', [asked, ['cancel', 'cancelled', 'family']], ['bookingCancelled site']],
    ['cancelled by the desk', [asked, confirmed, ['cancel', 'cancelled', 'desk']], ['bookingCancelled site']],
    [
      'cancelled by the institution',
      [asked, confirmed, ['cancel', 'cancelled', 'institution']],
      ['bookingCancelledByInstitution household'],
    ],
    [
      'left before it was asked for',
      [
        ['hold', 'held', 'family'],
        ['cancel', 'cancelled', 'family'],
      ],
      [],
    ],
    ['closed', [asked, confirmed, ['close', 'closed', 'institution']], ['bookingClosed household']],
    ['moved', [asked, confirmed, ['transfer', 'confirmed', 'institution']], ['bookingTransferred household']],
    ['stayed away from', [asked, confirmed, ['absent', 'confirmed', 'family']], ['absenceNoted site']],
    ['at the door', [['walkIn', 'confirmed', 'institution']], []],
  ])('%s tells those it concerns', (_, events, expected) => {
    expect(told(after(events))).toEqual(expected);
  });

  test('granted to a family that asked too late is told once, as the answer to what it asked', () => {
    const { history, ...booking } = after([asked, confirmed, ['close', 'closed', 'institution']]);
    const granted = history.map((event) =>
      event.act === 'close' ? { ...event, isLetGo: true as const } : event,
    );
    expect(told({ ...booking, history: granted })).toEqual([]);
  });

  test.each<[Role, readonly string[]]>([
    ['family', []],
    ['desk', []],
    ['institution', ['bookingMealChanged household']],
  ])('another dish, chosen by the %s, is no move to elsewhere', (role, expected) => {
    const booking = after([asked, confirmed, ['transfer', 'confirmed', role]]);
    const { site, offer, startsOn } = booking;
    const before = {
      sheet: { kind: 'serviceDay', of: 'svc_000001', period: startsOn },
      span: { days: 1, from: 660, to: 780 },
      judgement: { priceFen: fen(1200), per: 'portion', policyEdition: 1 },
      payFen: fen(1200),
      site,
      offer,
      startsOn,
    } as const;
    const from = (was: CivilDate) =>
      booking.history.map((event) =>
        event.act === 'transfer' ? { ...event, movedFrom: { ...before, startsOn: was } } : event,
      );
    expect(told({ ...booking, history: from(startsOn) })).toEqual(expected);
    expect(told({ ...booking, history: from(civilDate('2026-07-31')) })).toEqual([
      'bookingTransferred household',
    ]);
  });

  test('given up for an elder tells those who share her care, and not of what was only kept for a form', () => {
    const given: Event = ['cancel', 'cancelled', 'family'];
    expect(told(after([asked, confirmed, given], 'eld_000001'))).toEqual([
      'bookingCancelled site',
      'bookingGivenUp household',
      'bookingGivenUp circle',
      'bookingGivenUp account',
    ]);
    expect(told(after([['hold', 'held', 'family'], given], 'eld_000001'))).toEqual([]);
  });

  test('tells of an elder her household, her circle and whoever ordered', () => {
    expect(told(after([asked, confirmed], 'eld_000001'))).toEqual([
      'bookingConfirmed household',
      'bookingConfirmed circle',
      'bookingConfirmed account',
    ]);
    const byDesk: Event = ['request', 'requested', 'desk'];
    expect(told(after([byDesk, confirmed], 'eld_000001'))).not.toContain('bookingConfirmed account');
  });
});

describe('quiet hours', () => {
  test.each([
    ['21:29', '2026-07-06T21:29:00+08:00'],
    ['21:30', '2026-07-07T07:30:00+08:00'],
    ['23:59', '2026-07-07T07:30:00+08:00'],
    ['00:10', '2026-07-06T07:30:00+08:00'],
    ['07:30', '2026-07-06T07:30:00+08:00'],
  ])('at %s disturb nobody', (time, until) => {
    const now = instantOf(`2026-07-06T${time}:00+08:00`);
    expect(sendableAt(usualSendingRules, 'answers', now)).toBe(instantOf(until));
    expect(sendableAt(usualSendingRules, 'care', now)).toBe(now);
  });
});

test('what is to be answered soon goes on sooner', () => {
  const hours = (count: number) => noon + count * 3_600_000;
  const plain = { person: '小满', site: '园', what: '午餐', on: civilDate('2026-08-01') };
  const of = (facts: Parameters<typeof escalationOf>[0]['facts']) =>
    escalationOf({ at: noon, facts }, usualSendingRules);
  expect(of(plain)).toEqual({ smsAt: hours(6), callAt: hours(18) });
  expect(of({ ...plain, answerBy: hours(3) })).toEqual({ smsAt: hours(1), callAt: hours(2) });
});
