import type { Attendance, Mark } from '@huiyue/shared/attendance/attendance';
import { dueFrom, leftToPay, netLines, paidOn, type Bill, type BillLine } from '@huiyue/shared/billing/bill';
import { correctBill } from '@huiyue/shared/billing/correctBill';
import { draftBill, type Drafting } from '@huiyue/shared/billing/draftBill';
import { payBill } from '@huiyue/shared/billing/payBill';
import { refundPreview } from '@huiyue/shared/billing/refundPreview';
import { datesOf } from '@huiyue/shared/billing/serviceDays';
import type { Booking, BookingEvent } from '@huiyue/shared/booking';
import { addDays, firstDayOf, type CivilDate } from '@huiyue/shared/civil';
import { dayCount, daysOf } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import type { Policy } from '@huiyue/shared/policy/assemble';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { FeeItem } from '@huiyue/shared/policy/feeItems';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capOf, type PriceCap } from '../policy/pack';
import {
  away,
  bookingOf,
  datesFrom,
  done,
  draftingOf,
  ended,
  issued,
  marked,
  month,
  policyWith,
  rule,
  site,
} from '../shared/billing/builders';

const firstDay = firstDayOf(month);
const dates = datesFrom(firstDay, 31);

/** Caps by hand: of county, city, province the nearest that has one for this class, mode, measure and item on the day. */
function capsByHand(policy: Policy, line: Sold, on: CivilDate): readonly PriceCap[] {
  const pers = ['month', 'day', 'hour'] as const;
  return pers.flatMap((per) => {
    for (const place of ['990101', '990100', '990000']) {
      const found = policy.rules.priceCaps.find(
        (cap) =>
          cap.jurisdiction === place &&
          cap.per === per &&
          cap.classKind === line.kind &&
          cap.careMode === line.mode &&
          (cap.feeItems === undefined || cap.feeItems.includes(line.feeItem)) &&
          (cap.validity.from ?? '') <= on &&
          on <= (cap.validity.to ?? '9999'),
      );
      if (found) return [found];
    }
    return [];
  });
}

type Sold = { readonly kind: ClassKind; readonly mode: CareMode; readonly feeItem: FeeItem };

function soldOf({ offer, feeItem }: BillLine): Sold {
  if (offer.kind !== 'class') throw new Error('these bills are of classes');
  return { kind: offer.classKind, mode: offer.careMode, feeItem };
}

/** Where a bill charges above a cap, found without any of the product's reckoning. Empty: nowhere. */
function aboveCaps(policy: Policy, lines: readonly BillLine[]): readonly string[] {
  const net = netLines(lines);
  const found: string[] = [];
  const byPerson = new Map<string, { fen: number; capFen: number }>();
  const byDay = new Map<string, { times: bigint; over: bigint; capFen: bigint }>();
  const byItem = new Map<string, { fen: number; capFen: number }>();
  for (const line of net) {
    const booked = datesOf(month, line.bookedDays);
    const caps = booked.flatMap((on) => capsByHand(policy, soldOf(line), on).map((cap) => ({ cap, on })));
    const ofMonth = new Map(caps.filter(({ cap }) => cap.per === 'month').map(({ cap }) => [cap.id, cap]));
    for (const { id, capFen = fen(0) } of ofMonth.values()) {
      const so = byPerson.get(`${line.recipient.id} ${id}`)?.fen ?? 0;
      byPerson.set(`${line.recipient.id} ${id}`, { fen: so + line.amountFen, capFen });
    }
    if (ofMonth.size > 0) {
      const name = `${line.recipient.id} ${line.feeItem}`;
      const so = byItem.get(name) ?? { fen: 0, capFen: 0 };
      const most = Math.max(so.capFen, ...[...ofMonth.values()].map(({ capFen = fen(0) }) => capFen));
      byItem.set(name, { fen: so.fen + line.amountFen, capFen: most });
    }
    const days = BigInt(dayCount(line.chargedDays));
    if (days === 0n) {
      if (line.amountFen !== 0) found.push(`line ${line.number} charges for no day`);
      continue;
    }
    for (const { cap, on } of caps.filter(({ cap: { per } }) => per !== 'month')) {
      const hours = cap.per === 'hour' ? line.minutesADay : 60;
      const capFen = BigInt(Math.floor(((cap.capFen ?? 0) * hours) / 60));
      const name = `${line.booking} ${on} ${cap.id}`;
      const so = byDay.get(name) ?? { times: 0n, over: 1n, capFen };
      if (!daysOf(line.chargedDays).includes(dates.indexOf(on))) continue;
      byDay.set(name, {
        times: so.times * days + BigInt(line.amountFen) * so.over,
        over: so.over * days,
        capFen: so.capFen > capFen ? so.capFen : capFen,
      });
    }
  }
  for (const [name, { fen: sum, capFen }] of [...byPerson, ...byItem])
    if (sum > capFen) found.push(`${name}: ${sum} > ${capFen}`);
  for (const [name, { times, over, capFen }] of byDay)
    if (times > capFen * over) found.push(`${name}: ${times}/${over} > ${capFen}`);
  return found;
}

const kinds = ['toddlerClass', 'olderToddlerClass'] as const;
const modes = ['fullDay', 'halfDay'] as const;
const roundPrices = [2_000, 6_000, 80_000, 120_000, 150_000];
const price = fc
  .tuple(fc.constantFrom(...roundPrices), fc.integer({ min: -3, max: 3 }))
  .map(([about, off]) => fen(about + off));

const cap = fc.record({
  jurisdiction: fc.constantFrom('990000', '990100', '990101'),
  classKind: fc.constantFrom(...kinds),
  careMode: fc.constantFrom(...modes),
  per: fc.constantFrom('month' as const, 'day' as const, 'hour' as const),
  items: fc.constantFrom(
    ['care'] as const,
    ['meals'] as const,
    ['care', 'meals', 'materials'] as const,
    undefined,
  ),
  from: fc.integer({ min: 0, max: 30 }),
  length: fc.integer({ min: 1, max: 31 }),
  capFen: price,
});

const rounding = fc.option(
  fc.record({
    toFen: fc.constantFrom(1, 10, 100),
    direction: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
  }),
  { nil: undefined },
);

const somePolicy = fc
  .record({
    caps: fc.array(cap, { maxLength: 8 }),
    basis: fc.constantFrom('calendarDays' as const, 'openDays' as const, 'fixedDays' as const, undefined),
    refund: fc.constantFrom(
      'full' as const,
      'unusedDays' as const,
      'percent' as const,
      'none' as const,
      undefined,
    ),
    absence: fc.option(
      fc.record({
        fromDays: fc.integer({ min: 1, max: 6 }),
        counted: fc.constantFrom('inARow' as const, 'inTheMonth' as const),
        percent: fc.integer({ min: 1, max: 100 }),
      }),
      { nil: undefined },
    ),
    rounding,
  })
  .map(({ caps, basis, refund, absence, rounding: round }) => {
    const rounds = round ? { rounding: round } : {};
    const drawn = caps.map(({ items, from, length, ...fields }, index) =>
      capOf({
        id: `testtown.cap.${index}`,
        ...fields,
        ...(items ? { feeItems: [...items] } : {}),
        validity: { from: addDays(firstDay, from), to: addDays(firstDay, from + length) },
      }),
    );
    // One answer for a question on a day: a later one that overlaps an earlier is left out.
    const meets = (one: PriceCap, other: PriceCap) =>
      (one.feeItems === undefined ||
        other.feeItems === undefined ||
        one.feeItems.some((item) => other.feeItems?.includes(item))) &&
      one.jurisdiction === other.jurisdiction &&
      one.classKind === other.classKind &&
      one.careMode === other.careMode &&
      one.per === other.per &&
      (one.validity.from ?? '') <= (other.validity.to ?? '') &&
      (other.validity.from ?? '') <= (one.validity.to ?? '');
    const kept = drawn.filter((one, index) => !drawn.slice(0, index).some((other) => meets(one, other)));
    return policyWith({
      priceCaps: kept,
      prorationRules: basis
        ? [{ ...rule, id: 'part', basis, ...(basis === 'fixedDays' ? { fixedDays: 21.75 } : {}), ...rounds }]
        : [],
      refundRules: refund
        ? [
            {
              ...rule,
              id: 'refund',
              when: 'afterStart',
              basis: refund,
              ...(refund === 'percent' ? { percent: 35 } : {}),
              ...rounds,
            },
          ]
        : [],
      absenceRules: absence ? [{ ...rule, id: 'absence', feeItems: ['care'], ...absence, ...rounds }] : [],
    });
  });

const later: fc.Arbitrary<readonly BookingEvent[]> = fc.oneof(
  fc.constant([]),
  fc.integer({ min: 1, max: 28 }).map((date) => [ended('close', onDay(date))]),
  fc
    .tuple(fc.integer({ min: 1, max: 14 }), fc.array(fc.integer({ min: 1, max: 31 }), { maxLength: 9 }))
    .map(([date, days]) => [away(onDay(date), ...days)]),
);

const someBooking = fc
  .record({
    kind: fc.constantFrom(...kinds),
    mode: fc.constantFrom(...modes),
    per: fc.constantFrom('month' as const, 'day' as const, 'hour' as const),
    from: fc.integer({ min: 0, max: 20 }),
    priceFen: price,
    later,
    child: fc.constantFrom('chd_000001' as const, 'chd_000002' as const),
  })
  .map(({ kind, mode, per, from, priceFen, later: events, child }) => ({
    kind,
    mode,
    per,
    from,
    priceFen,
    events,
    child,
  }));

type Wanted = typeof someBooking extends fc.Arbitrary<infer T> ? T : never;

function bookingFrom({ kind, mode, per, from, priceFen, events, child }: Wanted, index: number): Booking {
  const whole = bookingOf();
  const days = (whole.span.days >> from) << from;
  const hours = mode === 'fullDay' ? { from: 480, to: 1080 } : { from: 480, to: 720 };
  const count = dayCount(days);
  const payFen = {
    month: priceFen,
    day: fen(priceFen * count),
    hour: fen(Math.floor((priceFen * (hours.to - hours.from)) / 60) * count),
  }[per];
  return bookingOf(
    {
      id: `bkg_00000${index}`,
      recipient: { ...whole.recipient, id: child },
      offer: { kind: 'class', id: `cls_00000${index}`, name: '班', classKind: kind, careMode: mode },
      sheet: { kind: 'classMonth', of: `cls_00000${index}`, period: month },
      span: { days, ...hours },
      startsOn: addDays(firstDay, from),
      judgement: { priceFen, per },
      payFen,
    },
    ...events,
  );
}

const someMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constant({ kind: 'present', from: 480, to: 700 } as const),
  fc.boolean().map((isAnnounced) => ({ kind: 'absent', isAnnounced }) as const),
  fc.constant({ kind: 'closed' } as const),
);

const scene = fc
  .record({
    policy: somePolicy,
    wanted: fc.array(someBooking, { minLength: 1, maxLength: 3 }),
    marks: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 30 }), someMark), { maxLength: 25 }),
    closures: fc.array(fc.constantFrom(...dates), { maxLength: 3 }),
  })
  .map(({ policy, wanted, marks, closures }) => {
    const bookings = wanted.map(bookingFrom);
    const attendance = marks.flatMap(([index, date, mark]): readonly Attendance[] => {
      const [booking, on] = [bookings[index], dates[date]];
      return booking && on ? [marked(booking, on, mark)] : [];
    });
    return { policy, bookings, attendance, closures };
  });

const extra = fc.record({
  booking: fc.constantFrom('bkg_000000' as const, 'bkg_000001' as const),
  feeItem: fc.constantFrom(
    'meals' as const,
    'materials' as const,
    'lateCollection' as const,
    'care' as const,
  ),
  per: fc.constantFrom('month' as const, 'day' as const, 'portion' as const),
  quantity: fc.integer({ min: 1, max: 20 }),
  unitPriceFen: fc.constantFrom(1, 500, 2_000, 6_001, 40_000),
  from: fc.constantFrom(...dates.slice(0, 20)),
  to: fc.constantFrom(...dates.slice(20)),
});

function drafting(
  { policy, bookings, attendance, closures }: SceneOf,
  rest: Partial<Drafting> = {},
): Drafting {
  return draftingOf(bookings, { policy, attendance, closures, ...rest });
}
type SceneOf = typeof scene extends fc.Arbitrary<infer T> ? T : never;

function onDay(date: number): string {
  return `2026-08-${String(date).padStart(2, '0')}`;
}

const runs = { numRuns: 400 };

describe('whatever the policy, the prices, the days and what became of them', () => {
  test('a bill is drawn up, and charges nothing above a cap of a day of service', () => {
    let lowered = 0;
    fc.assert(
      fc.property(scene, (about) => {
        const drafted = draftBill(drafting(about));
        if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal));
        expect(aboveCaps(about.policy, drafted.value)).toEqual([]);
        lowered += drafted.value.filter(({ reductions }) =>
          reductions.some(({ why }) => why === 'cap'),
        ).length;
        for (const { amountFen, grossFen, reductions, shares } of drafted.value) {
          expect(amountFen).toBe(grossFen - reductions.reduce((sum, one) => sum + one.amountFen, 0));
          expect(amountFen).toBeGreaterThan(0);
          expect(shares.reduce((sum, share) => sum + share.amountFen, 0)).toBe(amountFen);
        }
      }),
      runs,
    );
    expect(lowered).toBeGreaterThan(50);
  });

  test('what staff add by hand passes only below every cap', () => {
    const seen = { passed: 0, refused: 0 };
    fc.assert(
      fc.property(scene, fc.array(extra, { minLength: 1, maxLength: 3 }), (about, extras) => {
        const drafted = draftBill(drafting(about, { extras }));
        if (drafted.ok) {
          seen.passed += 1;
          expect(aboveCaps(about.policy, drafted.value)).toEqual([]);
        } else if (drafted.refusal.code === 'bill.aboveCap') {
          seen.refused += 1;
          expect(drafted.refusal.clause).toBeDefined();
          expect(drafted.refusal.facts.billedFen).toBeGreaterThan(drafted.refusal.facts.allowedFen);
        } else {
          expect(drafted.refusal.code).toBe('bill.dayNotBooked');
        }
      }),
      runs,
    );
    expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(50);
  });

  test('no series of corrections and payments lifts a line above its cap, or takes more than is owed', () => {
    const act = fc.oneof(
      fc.record({
        kind: fc.constant('change' as const),
        line: fc.integer({ min: 1, max: 4 }),
        changeFen: fc.oneof(fc.integer({ min: -80_000, max: 80_000 }), fc.integer({ min: -2, max: 2 })),
      }),
      fc.record({
        kind: fc.constantFrom('paid' as const, 'returned' as const),
        /** Nought stands for all that is open. */
        amountFen: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90_000 })),
      }),
    );
    // Every series ends with paying all, a correction downwards, and giving back what is too much.
    const settled = [
      { kind: 'paid', amountFen: 0 },
      { kind: 'change', line: 1, changeFen: -700 },
      { kind: 'returned', amountFen: 0 },
    ] as const;
    const seen = { raised: 0, aboveCap: 0, paid: 0, returned: 0 };
    fc.assert(
      fc.property(scene, fc.array(act, { minLength: 1, maxLength: 8 }), (about, acts) => {
        const judging = drafting(about);
        const drafted = draftBill(judging);
        if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal));
        let bill: Bill = issued(drafted.value);
        for (const one of [...acts, ...settled]) {
          const before = bill;
          if (one.kind === 'change') {
            const what = {
              kind: 'change',
              line: one.line,
              changeFen: one.changeFen,
              payer: 'family',
            } as const;
            const corrected = correctBill(bill, { reason: '更正', what }, judging, done);
            if (corrected.ok) {
              bill = corrected.value;
              if (one.changeFen > 0) seen.raised += 1;
            } else if (corrected.refusal.code === 'bill.aboveCap') {
              seen.aboveCap += 1;
              expect(corrected.refusal.clause).toBeDefined();
            }
          } else {
            const open = Math.abs(leftToPay(bill));
            const amountFen = fen(one.amountFen === 0 ? Math.max(1, open) : one.amountFen);
            const payment = {
              ...done,
              kind: 'cash',
              direction: one.kind,
              amountFen,
            } as const;
            const paid = payBill(bill, payment);
            if (paid.ok) {
              bill = paid.value;
              seen[one.kind] += 1;
              if (one.kind === 'paid') expect(leftToPay(bill)).toBeGreaterThanOrEqual(0);
            }
          }
          expect(bill.lines.slice(0, before.lines.length)).toEqual(before.lines);
          expect(bill.payments.slice(0, before.payments.length)).toEqual(before.payments);
          expect(aboveCaps(about.policy, bill.lines)).toEqual([]);
          expect(dueFrom(bill, 'family')).toBeGreaterThanOrEqual(0);
          expect(paidOn(bill)).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  test('what leaving gives back and what it leaves to pay add up to the price', () => {
    const settled = scene.filter(({ bookings: [first] }) => first?.writtenState === 'confirmed');
    fc.assert(
      fc.property(settled, fc.integer({ min: 1, max: 27 }), ({ policy, bookings, attendance }, date) => {
        const [booking] = bookings;
        if (!booking) return;
        const about = { ...draftingOf([], { policy, attendance }) };
        const now = done.at - 60 * 86_400_000;
        const back = [date, date + 1].map((on) =>
          refundPreview(about, booking, { on: addDays(firstDay, on), now }),
        );
        const [sooner, next] = back;
        if (!sooner || !next) return;
        for (const { wholeFen, dueFen, backFen } of back) expect(dueFen + backFen).toBe(wholeFen);
        expect(site.id).toBe(about.site);
        expect(next.dueFen).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
