import type { BillLine } from '@huiyue/shared/billing/bill';
import { totalOf } from '@huiyue/shared/billing/bill';
import { draftBill, type Drafting } from '@huiyue/shared/billing/draftBill';
import type { Booking, Offered } from '@huiyue/shared/booking';
import { asOf, told } from '@huiyue/shared/booking';
import { civilDate } from '@huiyue/shared/civil';
import { purchasedShares } from '@huiyue/shared/billing/shares';
import { fen } from '@huiyue/shared/money';
import type { Purchase } from '@huiyue/shared/vouchers/purchase';
import { describe, expect, test } from 'vitest';
import { capOf } from '../../policy/pack';
import {
  at,
  away,
  bookingOf,
  day,
  daysBooked,
  draftingOf,
  ended,
  fullDay,
  marked,
  month,
  policyWith,
  rule,
  serviceBooking,
  site,
  staff,
  theClause,
  weekdays,
} from './builders';

const lunch: Offered = { kind: 'service', id: 'svc_000001', name: '午餐', product: 'meal' };
const bathing: Offered = { kind: 'service', id: 'svc_000001', name: '助浴', product: 'homeCare' };

function linesOf(drafting: Drafting): readonly BillLine[] {
  const drafted = draftBill(drafting);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal));
  return drafted.value;
}

function amount(bookings: readonly Booking[], overrides: Parameters<typeof draftingOf>[1] = {}): number {
  return totalOf({ lines: linesOf(draftingOf(bookings, overrides)) });
}

const openDaysOnly = policyWith({ prorationRules: [{ ...rule, id: 'testtown.part', basis: 'openDays' }] });
const calendarDays = policyWith({
  prorationRules: [{ ...rule, id: 'testtown.part', basis: 'calendarDays' }],
});
const fixedDays = policyWith({
  prorationRules: [
    {
      ...rule,
      id: 'testtown.part',
      basis: 'fixedDays',
      fixedDays: 21.75,
      rounding: { toFen: 100, direction: 'nearest' },
    },
  ],
});
const fromTheTenth = bookingOf({
  span: {
    days: daysBooked(10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28, 31),
    from: 480,
    to: 1080,
  },
  startsOn: day(10),
});

test('a bill goes from person to person and from day to day, in whatever order the bookings were found', () => {
  const eaten = (date: number, id: Booking['id']) =>
    serviceBooking(lunch, day(date), { priceFen: 900, per: 'portion' }, id);
  const found = [
    eaten(13, 'bkg_000001'),
    bookingOf({ id: 'bkg_000002' }),
    eaten(5, 'bkg_000003'),
    eaten(12, 'bkg_000004'),
  ];
  expect(linesOf(draftingOf(found)).map(({ number, booking }) => [number, booking])).toEqual([
    [1, 'bkg_000002'],
    [2, 'bkg_000003'],
    [3, 'bkg_000004'],
    [4, 'bkg_000001'],
  ]);
});

describe('a month that was booked whole', () => {
  test('is one line at its price, with no reduction', () => {
    const [line, ...others] = linesOf(draftingOf([bookingOf()]));
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      feeItem: 'care',
      per: 'month',
      quantity: 1,
      grossFen: 150_000,
      reductions: [],
      amountFen: 150_000,
      shares: [{ payer: 'family', amountFen: 150_000 }],
    });
    expect(line?.judgement).toBeUndefined();
  });

  test('names the cap that let it pass, with its clause and version', () => {
    const policy = policyWith({ priceCaps: [capOf()] });
    const [line] = linesOf(draftingOf([bookingOf()], { policy }));
    expect(line?.judgement).toMatchObject({
      capFen: 150_000,
      per: 'month',
      clause: { id: 'testtown.cap' },
      version: 'testtown/7',
    });
  });

  test('of what was never confirmed nothing is charged', () => {
    expect(amount([asOf(bookingOf(), 1)])).toBe(0);
  });
});

describe('a month that was booked from its middle', () => {
  // 16 of 21 open days; 22 of 31 calendar days.
  test.each([
    ['by its open days', openDaysOnly, Math.floor((150_000 * 16) / 21)],
    ['by its calendar days', calendarDays, Math.floor((150_000 * 22) / 31)],
    ['by a fixed number of days, to the nearest yuan', fixedDays, 110_300],
    ['by its open days where nobody has published anything', policyWith(), Math.floor((150_000 * 16) / 21)],
  ])('is charged %s', (_, policy, expected) => {
    expect(amount([fromTheTenth], { policy })).toBe(expected);
  });

  test('says on whose word: a clause, its own terms, or that nothing is published', () => {
    const terms = [
      {
        from: civilDate('2026-01-01'),
        partMonth: 'wholeMonth',
        beforeStart: { percent: 100, noticeDays: 0 },
        afterStart: { back: 'nothing', noticeDays: 0 },
      },
    ] as const;
    const grounds = (overrides: Parameters<typeof draftingOf>[1]) =>
      linesOf(draftingOf([fromTheTenth], overrides)).flatMap(({ reductions }) =>
        reductions.map(({ ground }) => ground.kind),
      );
    expect(grounds({ policy: openDaysOnly, terms })).toEqual(['rule']);
    expect(grounds({})).toEqual(['nothingPublished']);
    expect(amount([fromTheTenth], { terms })).toBe(150_000);
    // Terms that were published after the family ordered do not hold for it.
    const late = [{ ...terms[0], from: civilDate('2026-07-07') }];
    expect(grounds({ terms: late })).toEqual(['nothingPublished']);
  });

  test('never costs more than the family was told when it booked', () => {
    const cheaper = bookingOf({ ...fromTheTenth, payFen: fen(100_000) });
    expect(amount([cheaper])).toBe(100_000);
  });
});

describe('leaving', () => {
  // Given up in the morning of the 17th: ten open days used, eleven unused.
  const left = bookingOf({}, ended('close', '2026-08-17'));

  test('charges the days used, where nothing is published', () => {
    expect(amount([left])).toBe(150_000 - Math.ceil((150_000 * 11) / 21));
  });

  test('on a day on which somebody still came, charges that day', () => {
    const came = marked(left, day(17), { kind: 'present', from: 480, to: 720 });
    expect(amount([left], { attendance: [came] })).toBe(150_000 - Math.ceil((150_000 * 10) / 21));
  });

  const refund = { ...rule, id: 'testtown.refund', when: 'afterStart' } as const;
  test.each([
    ['all of it', { ...refund, basis: 'full' } as const, 0],
    ['nothing', { ...refund, basis: 'none' } as const, 150_000],
    ['half', { ...refund, basis: 'percent', percent: 50 } as const, 75_000],
    [
      'half, after fewer days than that',
      { ...refund, basis: 'percent', percent: 50, usedDaysAtMost: 10 } as const,
      75_000,
    ],
    [
      'nothing, after more days than that',
      { ...refund, basis: 'percent', percent: 50, usedDaysAtMost: 9 } as const,
      150_000,
    ],
    // Three days of notice from the 17th: the 20th is the first one free of charge, eight open days before the end.
    [
      'the days after the notice',
      { ...refund, basis: 'unusedDays', noticeDays: 3 } as const,
      150_000 - Math.ceil((150_000 * 8) / 21),
    ],
  ])('gives back %s where a rule says so', (_, published, expected) => {
    expect(amount([left], { policy: policyWith({ refundRules: [published] }) })).toBe(expected);
  });

  test('before the first day costs nothing, or what a rule keeps back', () => {
    const never = bookingOf({}, ended('cancel', '2026-07-30'));
    expect(amount([never])).toBe(0);
    const kept = {
      ...rule,
      id: 'testtown.refund',
      when: 'beforeStart',
      basis: 'percent',
      percent: 80,
    } as const;
    expect(amount([never], { policy: policyWith({ refundRules: [kept] }) })).toBe(30_000);
    const noticed = {
      ...rule,
      id: 'testtown.refund',
      when: 'beforeStart',
      basis: 'full',
      noticeDays: 5,
    } as const;
    const inTime = policyWith({ refundRules: [noticed] });
    // Thursday for Monday is four days ahead.
    expect(amount([never], { policy: inTime })).toBe(150_000);
  });
});

describe('days on which nobody was there', () => {
  const booking = bookingOf();
  const absent = (...dates: readonly number[]) =>
    dates.map((date) => marked(booking, day(date), { kind: 'absent', isAnnounced: false }));

  test('of a month are charged where nothing is published', () => {
    expect(amount([booking], { attendance: absent(3, 4, 5, 6, 7) })).toBe(150_000);
  });

  const absences = (fields: object) =>
    policyWith({
      absenceRules: [
        {
          ...rule,
          id: 'testtown.absence',
          feeItems: ['care'],
          fromDays: 5,
          counted: 'inARow',
          percent: 50,
          ...fields,
        },
      ],
    });
  const half = (days: number) => 150_000 - Math.ceil((150_000 * days) / 42);
  test.each([
    ['five in a row count', {}, [3, 4, 5, 6, 7], half(5)],
    ['four do not', {}, [3, 4, 5, 6], 150_000],
    ['a weekend between them does not part them', {}, [6, 7, 10, 11, 12], half(5)],
    ['a day of presence does', {}, [3, 4, 6, 7, 10], 150_000],
    ['in the month they need not be in a row', { counted: 'inTheMonth' }, [3, 5, 10, 12, 17], half(5)],
    ['untold ones do not count where they must be told', { noticeHours: 24 }, [3, 4, 5, 6, 7], 150_000],
  ])('%s', (_, fields, dates, expected) => {
    expect(amount([booking], { policy: absences(fields), attendance: absent(...dates) })).toBe(expected);
  });

  test('count when the family told it in time, and not when it came all the same', () => {
    const toldEarly = bookingOf({}, away('2026-08-01', 3, 4, 5, 6, 7));
    const policy = absences({ noticeHours: 24 });
    expect(amount([toldEarly], { policy })).toBe(half(5));
    const came = [marked(toldEarly, day(5), { kind: 'present', from: 480 })];
    expect(amount([toldEarly], { policy, attendance: came })).toBe(150_000);
    const toldLate = bookingOf({}, away('2026-08-03', 3, 4, 5, 6, 7));
    expect(amount([toldLate], { policy })).toBe(150_000);
  });

  test('because the site was closed are never charged on its own word', () => {
    const closed = [marked(booking, day(3), { kind: 'closed' })];
    const expected = 150_000 - Math.ceil(150_000 / 21);
    expect(amount([booking], { attendance: closed })).toBe(expected);
    expect(amount([booking], { closures: [day(3)] })).toBe(expected);
    // Saturdays were not booked in the first place.
    expect(amount([booking], { closures: [day(1)] })).toBe(150_000);
  });
});

describe('what is sold by the day, portion, visit or hour', () => {
  const meal = serviceBooking(lunch, day(12), { priceFen: 900, per: 'portion', units: 2 });

  test('is charged by its quantity', () => {
    expect(linesOf(draftingOf([meal]))).toMatchObject([
      { feeItem: 'meals', per: 'portion', quantity: 2, unitPriceFen: 900, amountFen: 1800 },
    ]);
  });

  test('is not charged when it was told off beforehand, and is when nobody said a word', () => {
    const toldOff = serviceBooking(lunch, day(12), { priceFen: 900, per: 'portion' }, 'bkg_000009', {
      act: 'absent',
      at: at('2026-08-11'),
      by: staff,
      state: 'confirmed',
      away: 1,
    });
    expect(amount([toldOff])).toBe(0);
    const attendance = [marked(meal, day(12), { kind: 'absent', isAnnounced: false })];
    expect(amount([meal], { attendance })).toBe(1800);
  });

  test('by the hour costs what it was quoted at', () => {
    const hourly = bookingOf({
      offer: { ...fullDay, careMode: 'hourly' },
      span: { days: daysBooked(12), from: 540, to: 690 },
      judgement: { priceFen: fen(3000), per: 'hour' },
      payFen: fen(7500),
    });
    expect(linesOf(draftingOf([hourly]))).toMatchObject([{ per: 'hour', quantity: 150, amountFen: 7500 }]);
  });
});

test('no rounding leaves a rest to pay of days that are all given back', () => {
  const daily = bookingOf(
    {
      span: { days: daysBooked(10, 11, 12), from: 480, to: 1080 },
      startsOn: day(10),
      judgement: { priceFen: fen(1999), per: 'day' },
      payFen: fen(5997),
    },
    ended('close', '2026-08-10'),
  );
  const down = { toFen: 10, direction: 'down' } as const;
  const refund = {
    ...rule,
    id: 'testtown.refund',
    when: 'afterStart',
    basis: 'unusedDays',
    rounding: down,
  } as const;
  expect(amount([daily], { policy: policyWith({ refundRules: [refund] }) })).toBe(0);
});

describe('caps of the days of service', () => {
  test('coming late by the hour makes the hours longer; at a flat price it does not', () => {
    const hourly = bookingOf({
      offer: { ...fullDay, careMode: 'hourly' },
      span: { days: daysBooked(12), from: 540, to: 660 },
      judgement: { priceFen: fen(3000), per: 'hour' },
      payFen: fen(6000),
    });
    const policy = policyWith({
      priceCaps: [capOf({ careMode: 'hourly', per: 'hour', capFen: fen(3000) })],
    });
    const late = {
      booking: hourly.id,
      feeItem: 'lateCollection',
      per: 'hour',
      quantity: 30,
      unitPriceFen: 3000,
      from: day(12),
      to: day(12),
    } as const;
    expect(amount([hourly], { policy, extras: [late] })).toBe(7500);
    const flat = { ...late, per: 'visit', quantity: 1, unitPriceFen: 1500 } as const;
    expect(draftBill(draftingOf([hourly], { policy, extras: [flat] }))).toMatchObject({
      refusal: { code: 'bill.aboveCap', facts: { allowedFen: 6000, billedFen: 7500, per: 'hour' } },
    });
  });

  test('a cap that was lowered since the booking lowers the bill, by name', () => {
    const policy = policyWith({ priceCaps: [capOf({ capFen: fen(140_000) })] });
    const [line] = linesOf(draftingOf([bookingOf()], { policy }));
    expect(line?.amountFen).toBe(140_000);
    expect(line?.reductions).toMatchObject([
      { why: 'cap', amountFen: 10_000, ground: { kind: 'rule', clause: { id: 'testtown.cap' } } },
    ]);
  });

  test('not one fen is charged above it, and not one fen less than it', () => {
    const at = (capFen: number) =>
      amount([bookingOf()], { policy: policyWith({ priceCaps: [capOf({ capFen: fen(capFen) })] }) });
    expect([at(149_999), at(150_000), at(150_001)]).toEqual([149_999, 150_000, 150_000]);
  });

  test('a cap per day holds for each day that is charged, not for the mean of all that were booked', () => {
    const daily = bookingOf(
      {
        offer: { ...fullDay, careMode: 'halfDay' },
        span: { days: daysBooked(3, 4, 5, 6), from: 480, to: 720 },
        judgement: { priceFen: fen(8000), per: 'day' },
        payFen: fen(32_000),
      },
      away('2026-07-20', 5, 6),
    );
    const cap = capOf({ careMode: 'halfDay', per: 'day', capFen: fen(5000) });
    expect(amount([daily])).toBe(16_000);
    expect(amount([daily], { policy: policyWith({ priceCaps: [cap] }) })).toBe(10_000);
  });

  test('a cap on any day of the month binds the month', () => {
    const caps = [
      capOf({ id: 'a', capFen: fen(160_000), validity: { to: day(15) } }),
      capOf({ id: 'b', capFen: fen(145_000), validity: { from: day(16) } }),
    ];
    expect(amount([bookingOf()], { policy: policyWith({ priceCaps: caps }) })).toBe(145_000);
  });

  test('what staff add is refused above it, naming the clause, and passes where it is not covered', () => {
    const extra = {
      booking: 'bkg_000001',
      feeItem: 'meals',
      per: 'day',
      quantity: 10,
      unitPriceFen: 1500,
      from: day(3),
      to: day(14),
    } as const;
    const covering = policyWith({ priceCaps: [capOf({ feeItems: ['care', 'meals'] })] });
    expect(draftBill(draftingOf([bookingOf()], { policy: covering, extras: [extra] }))).toMatchObject({
      ok: false,
      refusal: {
        code: 'bill.aboveCap',
        facts: { billedFen: 165_000, allowedFen: 150_000, per: 'month' },
        clause: { id: 'testtown.cap' },
      },
    });
    const careOnly = policyWith({ priceCaps: [capOf({ feeItems: ['care'] })] });
    expect(amount([bookingOf()], { policy: careOnly, extras: [extra] })).toBe(165_000);
  });

  test('two rooms in one month stay together below the larger cap', () => {
    const older: Offered = { ...fullDay, id: 'cls_000002', name: '托大班', classKind: 'olderToddlerClass' };
    const caps = [
      capOf({ id: 'a' }),
      capOf({ id: 'b', classKind: 'olderToddlerClass', capFen: fen(140_000) }),
    ];
    const terms = [
      {
        from: civilDate('2026-01-01'),
        partMonth: 'wholeMonth',
        beforeStart: { percent: 100, noticeDays: 0 },
        afterStart: { back: 'nothing', noticeDays: 0 },
      },
    ] as const;
    const before = bookingOf();
    const { sheet, span, site, offer, startsOn, judgement, payFen } = before;
    const moved = told(
      {
        ...before,
        offer: older,
        sheet: { kind: 'classMonth', of: 'cls_000002', period: month },
        judgement: { priceFen: fen(140_000), per: 'month' },
        payFen: fen(140_000),
      },
      [
        ...before.history,
        {
          act: 'transfer',
          at: at('2026-08-17'),
          by: staff,
          state: 'confirmed',
          movedFrom: { sheet, span, site, offer, startsOn, judgement, payFen },
        },
      ],
    );
    const lines = linesOf(draftingOf([moved], { policy: policyWith({ priceCaps: caps }), terms }));
    expect(lines.map(({ offer: { name } }) => name)).toEqual(['托小班']);
    expect(totalOf({ lines })).toBe(150_000);
  });

  test('a market price is bound by no cap of designated sites', () => {
    const policy = policyWith({ priceCaps: [capOf({ capFen: fen(100_000) })] });
    const soldAs = () => ({ pricing: 'market', weekdays }) as const;
    const { designation: _, ...undesignated } = site;
    expect(amount([bookingOf()], { policy, soldAs, at: undesignated })).toBe(150_000);
    expect(amount([bookingOf()], { policy, soldAs })).toBe(100_000);
  });

  test('what may not be charged is refused, and what is voluntary needs consent', () => {
    const extra = {
      booking: 'bkg_000001',
      feeItem: 'activities',
      per: 'visit',
      quantity: 1,
      unitPriceFen: 5000,
      from: day(12),
      to: day(12),
    } as const;
    const treated = (treatment: 'forbidden' | 'voluntary') =>
      policyWith({ feeRules: [{ ...rule, id: 'testtown.fee', feeItems: ['activities'], treatment }] });
    const codes = (policy: ReturnType<typeof policyWith>, hasConsent?: true) => {
      const extras = [{ ...extra, ...(hasConsent ? { hasConsent } : {}) }];
      const drafted = draftBill(draftingOf([bookingOf()], { policy, extras }));
      return drafted.ok ? 'ok' : drafted.refusal.code;
    };
    expect(codes(treated('forbidden'), true)).toBe('bill.itemForbidden');
    expect(codes(treated('voluntary'))).toBe('bill.needsConsent');
    expect(codes(treated('voluntary'), true)).toBe('ok');
  });
});

describe('one bill, one month:', () => {
  const extra = {
    booking: 'bkg_000001',
    feeItem: 'materials',
    per: 'month',
    quantity: 1,
    unitPriceFen: 2000,
    from: day(3),
    to: day(14),
  } as const;
  test.each([
    ['days beyond the month are refused', { to: civilDate('2026-09-14') }, 'bill.beyondMonth'],
    ['days that were not booked are refused', { from: day(1), to: day(2) }, 'bill.dayNotBooked'],
    ['a booking of others is refused', { booking: 'bkg_999999' as const }, 'bill.dayNotBooked'],
    ['a price below zero is refused', { unitPriceFen: -1 }, 'bill.negativeLine'],
  ])('%s', (_, fields, code) => {
    const drafted = draftBill(draftingOf([bookingOf()], { extras: [{ ...extra, ...fields }] }));
    expect(drafted).toMatchObject({ ok: false, refusal: { code } });
  });

  test('days of the month before and after are on bills of their own', () => {
    const meals = [day(31), civilDate('2026-09-01')].map((on, index) =>
      serviceBooking(lunch, on, { priceFen: 900, per: 'portion' }, `bkg_00001${index}`),
    );
    expect(amount(meals)).toBe(900);
  });
});

describe('payers', () => {
  test('what the booking itself carries comes off: its voucher, and the subsidy of each portion that is charged', () => {
    const supported = {
      ...serviceBooking(lunch, day(12), { priceFen: 900, per: 'portion', units: 2 }),
      support: {
        voucher: { id: 'vch_000001', fen: fen(5000) },
        mealSubsidy: { fen: fen(300), rule: 'testtown.meal' },
      },
    } as const;
    const [line] = linesOf(draftingOf([supported]));
    // The voucher pays up to the price, and nobody is given change.
    expect(line?.shares).toEqual([
      { payer: 'family', amountFen: 0 },
      { payer: 'mealSubsidy', amountFen: 600, reference: 'testtown.meal' },
      { payer: 'voucher', amountFen: 1200, reference: 'vch_000001' },
    ]);
  });

  test('bought visits count in the month in which they were used up, and for their own booking', () => {
    const visit = serviceBooking(bathing, day(12), { priceFen: 8000, per: 'visit' });
    const delivered = [
      { booking: visit.id, on: day(12), site: site.id, fen: fen(6000) },
      { booking: visit.id, on: civilDate('2026-09-02'), site: site.id, fen: fen(6000) },
      { booking: 'bkg_other01', on: day(13), site: site.id, fen: fen(6000) },
    ] as const;
    const purchase: Purchase = {
      id: 'pur_000001',
      person: visit.recipient.id,
      line: 'homeCare',
      from: day(1),
      to: civilDate('2026-12-31'),
      visits: 10,
      visitFen: fen(6000),
      rule: { id: 'testtown.purchase', version: 'testtown/7', clause: theClause() },
      grantedBy: 'acc_regulator',
      grantedAt: at('2026-07-01'),
      delivered,
    };
    expect(purchasedShares([purchase], [visit], month)).toEqual([
      {
        booking: visit.id,
        feeItem: 'care',
        payer: 'governmentPurchase',
        amountFen: 6000,
        reference: 'pur_000001',
        visits: 1,
      },
    ]);
  });

  const visits = serviceBooking(bathing, day(12), { priceFen: 8000, per: 'visit' });
  const bought = {
    booking: visits.id,
    feeItem: 'care',
    payer: 'governmentPurchase',
    amountFen: fen(6000),
    reference: 'pur_000001',
    visits: 1,
  } as const;

  test('split a line, and the family bears the rest', () => {
    const [line] = linesOf(draftingOf([visits], { shares: [bought] }));
    expect(line?.shares).toEqual([
      { payer: 'family', amountFen: 2000 },
      { payer: 'governmentPurchase', amountFen: 6000, reference: 'pur_000001', visits: 1 },
    ]);
  });

  test('a bought visit pays no more than the visit costs; an insurance that would is refused', () => {
    const [line] = linesOf(draftingOf([visits], { shares: [{ ...bought, amountFen: fen(9000) }] }));
    expect(line?.shares.map(({ amountFen }) => amountFen)).toEqual([0, 8000]);
    const insured = { ...bought, payer: 'longTermCareInsurance', amountFen: fen(8001) } as const;
    expect(draftBill(draftingOf([visits], { shares: [insured] }))).toMatchObject({
      ok: false,
      refusal: { code: 'bill.sharesAboveLine', facts: { sharesFen: 8001, amountFen: 8000 } },
    });
  });
});
