import { civilDate } from '@huiyue/shared/civil';
import { countMonth, type ServedDay } from '@huiyue/shared/subsidies/monthCount';
import { indicatorsOf } from '@huiyue/shared/subsidies/indicators';
import {
  proveBills,
  proveCount,
  proveOnce,
  proveRedeemed,
  proveSums,
  summedUp,
  type Finding,
  type Row,
} from '@huiyue/shared/subsidies/proof';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingId, elder, july, servedOn, standingOf } from './things';

const where = { site: 'site_test000001', month: july } as const;
const rowOf = (day: string, overrides: Partial<Row> = {}): Row => {
  const { booking, person, line, on, units } = servedOn(day);
  return { booking, person, line, on, units, kind: 'present', ...overrides };
};
const servedIn = (rows: readonly Row[]): readonly ServedDay[] =>
  rows
    .filter(({ kind }) => kind === 'present')
    .map(({ booking, person, line, on, units }) => ({
      booking,
      person,
      line,
      on,
      units,
      isMonthPlace: false,
    }));

describe('subsidies and indicators', () => {
  const rows = [
    rowOf('2026-07-01'),
    rowOf('2026-07-02', { kind: 'absent' }),
    rowOf('2026-07-03', { person: elder(2), line: 'meal', units: 2 }),
    rowOf('2026-07-31', { kind: 'closed' }),
  ];
  const counted = countMonth(july, servedIn(rows), []);

  test('that were counted from these rows rest on them', () => {
    expect(proveCount(where, 'subsidies', rows, counted)).toEqual([]);
  });

  test('lack a day that was marked later, and the row is named', () => {
    const later = rowOf('2026-07-09');
    expect(proveCount(where, 'subsidies', [...rows, later], counted)).toEqual([
      {
        ...where,
        book: 'subsidies',
        fault: 'missing',
        booking: later.booking,
        person: elder(1),
        line: 'dayCare',
        on: '2026-07-09',
      },
    ]);
  });

  test('hold a day on which nobody was there', () => {
    const [first, ...rest] = rows;
    const changed = first ? [{ ...first, kind: 'absent' as const }, ...rest] : [];
    expect(proveCount(where, 'indicators', changed, counted)).toEqual([
      {
        ...where,
        book: 'indicators',
        fault: 'unfounded',
        person: elder(1),
        line: 'dayCare',
        on: '2026-07-01',
      },
    ]);
  });

  test('hold another number of portions', () => {
    const more = rows.map((row) => (row.units === 2 ? { ...row, units: 3 } : row));
    expect(proveCount(where, 'subsidies', more, counted)).toEqual([
      { ...where, book: 'subsidies', fault: 'otherCount', person: elder(2), line: 'meal' },
    ]);
  });

  test('whatever the rows: their own count rests on them, and losing, adding or moving one day is found', () => {
    const some = fc.record({
      day: fc.integer({ min: 1, max: 31 }),
      person: fc.integer({ min: 1, max: 3 }).map(elder),
      line: fc.constantFrom('childcare', 'dayCare', 'meal'),
      kind: fc.constantFrom('present', 'absent', 'closed'),
    });
    const unique = fc.uniqueArray(some, {
      selector: ({ day, person, line }) => `${day} ${person} ${line}`,
      maxLength: 25,
    });
    fc.assert(
      fc.property(unique, fc.nat(), (drawn, which) => {
        const all = drawn.map(({ day, ...row }, index) =>
          rowOf(`2026-07-${String(day).padStart(2, '0')}`, { ...row, booking: bookingId(index) }),
        );
        const standings = [standingOf('incapacitated', { from: civilDate('2026-07-15') })];
        const books = countMonth(july, servedIn(all), standings);
        expect(proveCount(where, 'subsidies', all, books)).toEqual([]);
        const present = all.filter(({ kind }) => kind === 'present');
        const lost = present[which % Math.max(1, present.length)];
        if (!lost) return;
        const without = all.filter((row) => row !== lost);
        expect(proveCount(where, 'subsidies', without, books)).toMatchObject([
          { fault: 'unfounded', person: lost.person, line: lost.line, on: lost.on },
        ]);
        const fewer = countMonth(july, servedIn(without), standings);
        expect(proveCount(where, 'subsidies', all, fewer)).toMatchObject([
          { fault: 'missing', booking: lost.booking, on: lost.on },
        ]);
      }),
    );
  });
});

describe('bills', () => {
  const [came, stayedAway, shut] = [
    rowOf('2026-07-01'),
    rowOf('2026-07-02', { kind: 'absent' }),
    rowOf('2026-07-03', { kind: 'closed' }),
  ];
  const billed = (...rows: readonly Row[]) => ({
    bookings: rows.map(({ booking }) => booking),
    days: rows.map(({ booking, on }) => ({ booking, on })),
  });

  test('charge who was there, and may charge who stayed away', () => {
    expect(proveBills(where, [came, stayedAway, shut], billed(came, stayedAway))).toEqual([]);
    expect(proveBills(where, [came, stayedAway, shut], billed(came))).toEqual([]);
  });

  test('that charge a day of closure, or a day nobody called the roll, are named', () => {
    const unknown = rowOf('2026-07-20');
    expect(proveBills(where, [came, shut], billed(came, shut, unknown))).toMatchObject([
      { book: 'bills', fault: 'unfounded', booking: shut.booking, on: '2026-07-03' },
      { book: 'bills', fault: 'unfounded', booking: unknown.booking, on: '2026-07-20' },
    ]);
  });

  test('that leave out a day somebody was there are named, of bookings they are about', () => {
    const other = rowOf('2026-07-05');
    const bill = { bookings: [came.booking], days: [] };
    expect(proveBills(where, [came, other], bill)).toMatchObject([
      { fault: 'missing', booking: came.booking, on: '2026-07-01' },
    ]);
  });
});

test('a voucher is claimed for somebody who was there', () => {
  const rows = [rowOf('2026-07-01'), rowOf('2026-07-02', { kind: 'absent' })];
  const about = (day: string) => ({
    kind: 'voucher' as const,
    booking: bookingId(Number(day)),
    on: civilDate(`2026-07-${day}`),
  });
  expect(proveRedeemed(where, rows, [about('01')])).toEqual([]);
  expect(proveRedeemed(where, rows, [about('01'), about('02'), about('09')])).toMatchObject([
    { book: 'vouchers', fault: 'unfounded', on: '2026-07-02', person: elder(1) },
    { book: 'vouchers', fault: 'unfounded', on: '2026-07-09' },
  ]);
});

test('what a bill takes off by a voucher is what the treasury is asked for', () => {
  const booking = bookingId(1);
  const voucher = { kind: 'voucher', id: 'vch_test000001', booking, line: 'dayCare', fen: 2500 } as const;
  const billed = (...sums: readonly number[]) => ({
    bookings: [booking],
    days: [],
    shares: sums.map((fen) => ({ booking, id: voucher.id, fen })),
  });
  expect(proveSums(where, [voucher], billed(2500))).toEqual([]);
  for (const sums of [[], [2400], [2500, 100]])
    expect(proveSums(where, [voucher], billed(...sums))).toMatchObject([
      { book: 'vouchers', fault: 'otherSum', booking },
    ]);
  // Of a booking that is on no bill yet, a bill says nothing.
  expect(proveSums(where, [voucher], { ...billed(), bookings: [] })).toEqual([]);
});

test('a person’s month that two sites claim is named at the second', () => {
  const counted = countMonth(july, servedIn([rowOf('2026-07-01')]), []);
  const statementAt = (site: 'site_test000001' | 'site_test000002', paidByMonth: readonly 'dayCare'[]) => ({
    site,
    counted,
    paidByMonth,
  });
  const both = [statementAt('site_test000001', ['dayCare']), statementAt('site_test000002', ['dayCare'])];
  expect(proveOnce(july, both)).toEqual([
    {
      site: 'site_test000002',
      month: july,
      book: 'subsidies',
      fault: 'twice',
      person: elder(1),
      line: 'dayCare',
    },
  ]);
  // A site that serves them and is paid nothing by the month takes nothing twice.
  expect(
    proveOnce(july, [statementAt('site_test000001', ['dayCare']), statementAt('site_test000002', [])]),
  ).toEqual([]);
});

test('indicators: a person counts once a month, by the group they belong to last, at however many sites', () => {
  const rows = [
    servedOn('2026-07-01'),
    servedOn('2026-07-20'),
    servedOn('2026-07-20', { person: elder(2), line: 'meal', units: 3 }),
    servedOn('2026-07-05', {
      person: elder(3),
      line: 'childcare',
      isMonthPlace: true,
      booking: bookingId(9),
    }),
    servedOn('2026-07-06', {
      person: elder(3),
      line: 'childcare',
      isMonthPlace: true,
      booking: bookingId(9),
    }),
  ];
  const held = [
    standingOf('partlyIncapacitated', { to: civilDate('2026-07-09') }),
    standingOf('incapacitated', { from: civilDate('2026-07-10') }),
  ];
  const elsewhere = countMonth(july, [servedOn('2026-07-02')], held);
  const { lines } = indicatorsOf(july, [...countMonth(july, rows, held), ...elsewhere]);
  expect(lines).toEqual([
    {
      line: 'childcare',
      attendedMonths: 1,
      attendedMonthsByGroup: [],
      personDays: 2,
      units: 2,
      placeMonths: 1,
    },
    {
      line: 'dayCare',
      attendedMonths: 1,
      attendedMonthsByGroup: [{ group: 'incapacitated', attendedMonths: 1 }],
      personDays: 3,
      units: 3,
      placeMonths: 0,
    },
    { line: 'meal', attendedMonths: 1, attendedMonthsByGroup: [], personDays: 1, units: 3, placeMonths: 0 },
  ]);
});

test('however many rows do not agree, each book says how many are its own', () => {
  const finding = (book: Finding['book']): Finding => ({ ...where, book, fault: 'missing' });
  const many = [...Array.from({ length: 700 }, () => finding('bills')), finding('vouchers')];
  const { findingCount, bookCounts, findings } = summedUp(many);
  expect([findingCount, findings.length]).toEqual([701, 500]);
  expect(bookCounts).toEqual([
    { book: 'bills', count: 700 },
    { book: 'subsidies', count: 0 },
    { book: 'indicators', count: 0 },
    { book: 'vouchers', count: 1 },
    { book: 'purchases', count: 0 },
  ]);
});
