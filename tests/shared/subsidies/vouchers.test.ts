import type { Booking, WrittenState } from '@huiyue/shared/booking';
import { told } from '@huiyue/shared/booking';
import { addDays, civilDate, startOfDay } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { deliverVisit, visitsLeft, type Purchase, type VisitAsked } from '@huiyue/shared/vouchers/purchase';
import { spendingOf } from '@huiyue/shared/vouchers/spending';
import { useVoucher, voucherState, type Voucher, type VoucherAsked } from '@huiyue/shared/vouchers/voucher';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingId, clause, elder } from './things';

const now = startOfDay(civilDate('2026-07-06'));
const site = { id: 'site_test000001', isFiled: true, jurisdictions: ['360203', '360200', '360000'] } as const;

const voucher: Voucher = {
  id: 'vch_test000001',
  person: elder(1),
  scope: { lines: ['homeCare', 'meal'], jurisdictions: ['360200'] },
  from: civilDate('2026-07-10'),
  to: civilDate('2026-07-20'),
  valueFen: fen(50_00),
  rule: { id: 'testtown.voucher', version: 'testtown/7', clause },
  issuedBy: 'acc_test000001',
  issuedAt: now,
};
const asked: VoucherAsked = {
  recipient: elder(1),
  site,
  line: 'homeCare',
  startsOn: civilDate('2026-07-10'),
  payFen: fen(80_00),
};

describe('a voucher', () => {
  test('pays its value, and never more than the price', () => {
    expect(useVoucher(voucher, asked, now)).toEqual({ ok: true, value: { id: voucher.id, fen: 50_00 } });
    expect(useVoucher(voucher, { ...asked, payFen: fen(30_00) }, now)).toMatchObject({
      value: { fen: 30_00 },
    });
  });

  test.each<[string, Partial<Voucher>, Partial<VoucherAsked>, object]>([
    ['another person’s', { person: elder(2) }, {}, { code: 'voucher.otherPersons' }],
    ['of another line', {}, { line: 'dayCare' }, { code: 'voucher.outOfScope', facts: { missed: 'line' } }],
    [
      'for what is no line',
      {},
      { line: undefined },
      { code: 'voucher.outOfScope', facts: { missed: 'line' } },
    ],
    [
      'of another site',
      { scope: { sites: ['site_test000009'] } },
      {},
      { code: 'voucher.outOfScope', facts: { missed: 'site' } },
    ],
    [
      'of another county',
      { scope: { jurisdictions: ['360222'] } },
      {},
      { code: 'voucher.outOfScope', facts: { missed: 'jurisdiction' } },
    ],
    ['a day too early', {}, { startsOn: civilDate('2026-07-09') }, { code: 'voucher.notYetValid' }],
    ['a day too late', {}, { startsOn: civilDate('2026-07-21') }, { code: 'voucher.expired' }],
    [
      'at a site that is not filed',
      {},
      { site: { ...site, isFiled: false } },
      { code: 'voucher.siteNotFiled' },
    ],
    ['spent for good', { spent: { booking: bookingId(1) } }, {}, { code: 'voucher.spent' }],
    ['held', { spent: { booking: bookingId(1), until: now + 1 } }, {}, { code: 'voucher.spent' }],
  ])('%s is refused', (_, of, about, refusal) => {
    expect(useVoucher({ ...voucher, ...of }, { ...asked, ...about }, now)).toMatchObject({
      ok: false,
      refusal,
    });
  });

  test('is good on its last day, anywhere below its place, and once a hold has run out', () => {
    const fine: readonly (readonly [Partial<Voucher>, Partial<VoucherAsked>])[] = [
      [{}, { startsOn: voucher.to }],
      [{ scope: {} }, { line: undefined }],
      [{ spent: { booking: bookingId(1), until: now } }, {}],
    ];
    for (const [of, about] of fine)
      expect(useVoucher({ ...voucher, ...of }, { ...asked, ...about }, now).ok).toBe(true);
  });

  test('shows how it stands', () => {
    const on = (day: string, of: Partial<Voucher> = {}) =>
      voucherState({ ...voucher, ...of }, civilDate(day), now);
    expect([on('2026-07-09'), on('2026-07-10'), on('2026-07-20'), on('2026-07-21')]).toEqual([
      'notYetValid',
      'valid',
      'valid',
      'expired',
    ]);
    expect(on('2026-07-30', { spent: { booking: bookingId(1) } })).toBe('spent');
  });
});

describe('what a booking’s write does to its voucher', () => {
  const booking = (state: WrittenState, startsOn = civilDate('2026-07-10')): Booking =>
    told(
      {
        id: bookingId(1),
        household: 'hh_test000001',
        orderer: 'acc_test000001',
        channel: 'app',
        recipient: { id: elder(1), name: '试验老人', birthDate: civilDate('1950-01-01') },
        site: { id: site.id, name: '试验站' },
        offer: { kind: 'service', id: 'svc_test000001', name: '助浴', product: 'homeCare' },
        sheet: { kind: 'serviceDay', of: 'svc_test000001', period: startsOn },
        span: { days: 1, from: 0, to: 1440 },
        units: 1,
        startsOn,
        judgement: { priceFen: fen(80_00), per: 'visit' },
        payFen: fen(80_00),
        support: { voucher: { id: voucher.id, fen: fen(50_00) } },
      },
      [
        {
          act: 'request',
          at: now,
          state,
          ...(state === 'requested' || state === 'held'
            ? {
                claim: {
                  span: { days: 1, from: 0, to: 1440 },
                  units: 1,
                  pool: 'everyone' as const,
                  until: now + 1000,
                },
              }
            : {}),
        },
      ],
    );
  const begun = civilDate('2026-07-05');
  test.each([
    ['asked for', undefined, booking('requested'), 'take', now + 1000],
    ['taken at once', undefined, booking('confirmed'), 'take', undefined],
    ['a hold that is asked for', booking('held'), booking('requested'), 'take', now + 1000],
    ['confirmed', booking('requested'), booking('confirmed'), 'keep', undefined],
    ['away for a day', booking('confirmed'), booking('confirmed'), undefined, undefined],
    ['cancelled before', booking('confirmed'), booking('cancelled'), 'free', undefined],
    ['returned', booking('requested'), booking('returned'), 'free', undefined],
    ['cancelled once begun', booking('confirmed', begun), booking('cancelled', begun), undefined, undefined],
    ['waited for', undefined, booking('waiting'), undefined, undefined],
    ['offered', booking('waiting'), booking('offered'), undefined, undefined],
    ['accepted', booking('offered'), booking('requested'), 'take', now + 1000],
    ['declined', booking('offered'), booking('declined'), undefined, undefined],
  ] as const)('%s', (_, before, after, act, until) => {
    const spending = spendingOf(before, after, now);
    expect(spending?.do).toBe(act);
    expect(spending && 'until' in spending ? spending.until : undefined).toBe(until);
  });
});

describe('bought visits', () => {
  const purchase: Purchase = {
    id: 'pur_test000001',
    person: elder(1),
    line: 'homeCare',
    from: civilDate('2026-07-01'),
    to: civilDate('2026-07-31'),
    visits: 2,
    visitFen: fen(60_00),
    rule: voucher.rule,
    grantedBy: 'acc_test000001',
    grantedAt: now,
    delivered: [],
  };
  const visit = (number: number, overrides: Partial<VisitAsked> = {}): VisitAsked => ({
    recipient: elder(1),
    line: 'homeCare',
    booking: bookingId(number),
    on: civilDate('2026-07-10'),
    site: site.id,
    priceFen: fen(80_00),
    ...overrides,
  });

  test('are used up one by one, each paid at most its price', () => {
    const once = deliverVisit(purchase, visit(1));
    const twice = once.ok && deliverVisit(once.value, visit(2, { priceFen: fen(40_00) }));
    expect(twice && twice.ok && twice.value.delivered.map(({ fen }) => fen)).toEqual([60_00, 40_00]);
    expect(twice && twice.ok && deliverVisit(twice.value, visit(3))).toMatchObject({
      ok: false,
      refusal: { code: 'purchase.usedUp', facts: { visits: 2 } },
    });
    // The second visit again, though nothing is left: it is written down already.
    expect(twice && twice.ok && deliverVisit(twice.value, visit(2))).toEqual(twice);
  });

  test.each([
    ['another person', { recipient: elder(2) }, 'purchase.otherPersons'],
    ['another service', { line: 'meal' }, 'purchase.otherService'],
    ['the day before', { on: civilDate('2026-06-30') }, 'purchase.outsidePeriod'],
    ['the day after', { on: civilDate('2026-08-01') }, 'purchase.outsidePeriod'],
  ] as const)('are not for %s', (_, about, code) => {
    expect(deliverVisit(purchase, visit(1, about))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('never fall below zero and never count one visit twice, in whatever order they come', () => {
    const some = fc.record({ number: fc.integer({ min: 1, max: 6 }), day: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (wishes, visits) => {
        let current: Purchase = { ...purchase, visits };
        for (const { number, day } of wishes) {
          const on = addDays(civilDate('2026-07-10'), day);
          const next = deliverVisit(current, visit(number, { on }));
          if (next.ok) current = next.value;
          expect(visitsLeft(current)).toBeGreaterThanOrEqual(0);
        }
        const distinct = new Set(wishes.map(({ number, day }) => `${number} ${day}`)).size;
        expect(current.delivered).toHaveLength(Math.min(distinct, visits));
      }),
    );
  });
});
