import { addDays, civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import { subsidyLinesOf, type SubsidyLines } from '@huiyue/shared/subsidies/subsidyLines';
import { countMonth, type ServedDay } from '@huiyue/shared/subsidies/monthCount';
import type { Standing } from '@huiyue/shared/subsidies/standing';
import { amountFor, type SubsidyRule } from '@huiyue/shared/subsidies/subsidyAmount';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedPolicy } from '../../support/policy';
import { bookingId, clause, elder, july, mealRule, placeRule, ruleOf, servedOn, standingOf } from './things';

type Held = Pick<Standing, 'person' | 'group' | 'from' | 'to'>;

function paidFor(
  served: readonly ServedDay[],
  standings: readonly Held[],
  rules: readonly SubsidyRule[],
  isFiled = true,
): SubsidyLines {
  return subsidyLinesOf({
    counted: countMonth(july, served, standings),
    redeemed: [],
    rulesFor: (_, kind) => rules.filter((rule) => rule.kind === kind),
    isFiled,
  });
}

const total = ({ lines }: SubsidyLines) => lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
const sums = ({ lines }: SubsidyLines) =>
  lines.map(({ group, count, amountFen }) => [group?.label, count, amountFen]);

describe('the operating subsidy of a month', () => {
  const disabled = standingOf('incapacitated');
  const partly = standingOf('partlyIncapacitated', { person: elder(2) });

  test('is 200 for 失能 and 100 for 半失能, each person once', () => {
    const served = [
      servedOn('2026-07-01'),
      servedOn('2026-07-02'),
      servedOn('2026-07-31'),
      servedOn('2026-07-03', { person: elder(2) }),
    ];
    expect(sums(paidFor(served, [disabled, partly], [ruleOf()]))).toEqual([
      ['失能', 1, 200_00],
      ['半失能', 1, 100_00],
    ]);
  });

  test('is what 景德镇 printed, for a private home, whatever it lives from', async () => {
    const rules = subsidyRulesOn(await publishedPolicy(), {
      jurisdiction: '360203',
      on: civilDate('2026-07-31'),
      line: 'bed',
      kind: 'operating',
      institution: { isDesignated: false, ownership: 'private' },
    });
    const served = [
      servedOn('2026-07-01', { line: 'bed' }),
      servedOn('2026-07-01', { line: 'bed', person: elder(2) }),
    ];
    const { lines, unpaid } = paidFor(served, [disabled, partly], rules);
    expect(lines.map(({ group, amountFen }) => [group?.label, amountFen])).toEqual([
      ['失能', 20000],
      ['半失能', 10000],
    ]);
    expect(lines[0]?.rule.clause.phrase).toContain('每人每月补贴分别不低于200元、100元');
    expect(lines[0]?.rule.clause.status).toBe('draft');
    expect(unpaid).toEqual([]);
  });

  test('counts whoever was assessed by the last day they came', () => {
    const served = [servedOn('2026-07-01'), servedOn('2026-07-20')];
    const worse = [
      standingOf('partlyIncapacitated', { to: civilDate('2026-07-10') }),
      standingOf('incapacitated', { from: civilDate('2026-07-11') }),
    ];
    expect(sums(paidFor(served, worse, [ruleOf()]))).toEqual([['失能', 1, 200_00]]);
    const afterwards = [standingOf('incapacitated', { from: civilDate('2026-07-21') })];
    expect(paidFor(served, afterwards, [ruleOf()])).toMatchObject({
      lines: [],
      unpaid: [{ why: 'noGroup', count: 1 }],
    });
  });

  test('pays nobody twice for belonging to two groups', () => {
    const both = [disabled, standingOf('partlyIncapacitated')];
    expect(sums(paidFor([servedOn('2026-07-01')], both, [ruleOf()]))).toEqual([['失能', 1, 200_00]]);
  });

  test('is not earned by a month in which nobody came', () => {
    expect(paidFor([], [disabled], [ruleOf()])).toEqual({ lines: [], unpaid: [] });
  });
});

describe('where nothing can be paid the statement says why', () => {
  const served = [servedOn('2026-07-01')];
  const held = [standingOf('incapacitated')];
  const cases = [
    ['no rule is published', [], true, 'noRule'],
    ['a rule without a sum', [ruleOf({ amounts: [] })], true, 'noSum'],
    ['only a ceiling is published', [ruleOf({ is: 'atMost' })], true, 'ceilingOnly'],
    ['the rule is paid by another measure', [ruleOf({ per: 'bed' })], true, 'noRule'],
    ['the institution is not filed', [ruleOf()], false, 'notFiled'],
  ] as const;
  test.each(cases)('%s', (_, rules, isFiled, why) => {
    const { lines, unpaid } = paidFor(served, held, rules, isFiled);
    expect(lines).toEqual([]);
    expect(unpaid).toMatchObject([{ kind: 'operating', line: 'dayCare', why, count: 1 }]);
  });
});

describe('places', () => {
  const place = { line: 'childcare', isMonthPlace: true, booking: bookingId(7) } as const;

  test('count once a month when they were used on any day, and half-days not at all', () => {
    const served = [
      servedOn('2026-07-01', place),
      servedOn('2026-07-02', place),
      servedOn('2026-07-02', { line: 'childcare', person: elder(3) }),
    ];
    expect(sums(paidFor(served, [], [placeRule]))).toEqual([[undefined, 1, 300_00]]);
  });

  test('count once for a child who changed groups in the month', () => {
    const served = [servedOn('2026-07-01', place), servedOn('2026-07-20', place)];
    const moved = [standingOf('hardship', { from: civilDate('2026-07-10') })];
    expect(sums(paidFor(served, moved, [placeRule]))).toEqual([[undefined, 1, 300_00]]);
  });
});

describe('meals', () => {
  const meal = { line: 'meal', units: 2, givenFen: fen(5_00) } as const;
  const hardship = standingOf('hardship');

  test('are repaid by what was taken off the price', () => {
    expect(sums(paidFor([servedOn('2026-07-01', meal)], [hardship], [mealRule]))).toEqual([
      ['困难老人', 2, 10_00],
    ]);
  });

  test('for which nothing was taken off are not claimed', () => {
    const full = servedOn('2026-07-01', { line: 'meal' });
    expect(paidFor([full], [hardship], [mealRule])).toEqual({ lines: [], unpaid: [] });
  });

  test('are never repaid above the rule, whatever was taken off', () => {
    const tooMuch = servedOn('2026-07-01', { ...meal, givenFen: fen(9_00) });
    expect(sums(paidFor([tooMuch], [hardship], [mealRule]))).toEqual([['困难老人', 2, 10_00]]);
  });

  test('that cost less than the subsidy are repaid at their price', () => {
    const cheap = servedOn('2026-07-02', { ...meal, givenFen: fen(3_00) });
    const { lines } = paidFor([servedOn('2026-07-01', meal), cheap], [hardship], [mealRule]);
    expect(lines).toMatchObject([{ count: 4, amountFen: 16_00 }]);
    expect(lines[0]?.unitFen).toBeUndefined();
  });
});

test('a voucher is claimed once, and each bought visit once, however often it is named', () => {
  const rule = { id: 'testtown.voucher', version: '7', clause };
  const about = { booking: bookingId(1), line: 'homeCare', on: civilDate('2026-07-01'), rule } as const;
  const voucher = { ...about, kind: 'voucher', id: 'vch_test0001', fen: fen(50_00) } as const;
  const visit = { ...about, kind: 'purchase', id: 'pur_test0001', fen: fen(80_00) } as const;
  const redeemed = [voucher, voucher, visit, visit, { ...visit, on: civilDate('2026-07-02') }];
  const { lines } = subsidyLinesOf({ counted: [], redeemed, rulesFor: () => [], isFiled: true });
  expect(lines.map(({ kind, count, amountFen }) => [kind, count, amountFen])).toEqual([
    ['voucher', 1, 50_00],
    ['purchase', 2, 160_00],
  ]);
});

test('a row of another month is never counted in this one', () => {
  expect(() => countMonth(july, [servedOn('2026-08-01')], [])).toThrow('2026-08-01');
});

const groups = ['incapacitated', 'partlyIncapacitated', 'hardship'] as const;
const someDay = fc.integer({ min: 0, max: 30 }).map((count) => addDays(civilDate('2026-07-01'), count));
const someServed = fc.record({
  day: someDay,
  person: fc.integer({ min: 1, max: 4 }).map(elder),
  line: fc.constantFrom('childcare', 'dayCare', 'meal', 'homeCare', 'bed', 'course'),
  units: fc.integer({ min: 1, max: 3 }),
  isMonthPlace: fc.boolean(),
  givenFen: fc.option(fc.integer({ min: 0, max: 2000 }).map(fen), { nil: undefined }),
});
const someHeld = fc.record({
  person: fc.integer({ min: 1, max: 4 }).map(elder),
  group: fc.constantFrom(...groups),
  from: someDay,
});
const someRule = fc
  .record({
    kind: fc.constantFrom('operating', 'place', 'meal'),
    is: fc.constantFrom('exactly', 'atLeast', 'atMost'),
    amounts: fc.array(
      fc.record({
        group: fc.option(
          fc.constantFrom(...groups).map((code) => ({ code, label: code })),
          { nil: undefined },
        ),
        amountFen: fc.integer({ min: 0, max: 30_000 }).map(fen),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ kind, is, amounts }) =>
    ruleOf({
      id: `testtown.${kind}`,
      kind,
      is,
      per: ({ operating: 'attendedMonth', place: 'placeMonth', meal: 'portion' } as const)[kind],
      amounts: amounts.map(({ group, amountFen }) => ({ amountFen, ...(group ? { group } : {}) })),
    }),
  );

test('whatever was served: no unit is paid above the rule, and none is both paid and unpaid', () => {
  fc.assert(
    fc.property(
      fc.array(someServed, { maxLength: 40 }),
      fc.array(someHeld, { maxLength: 6 }),
      fc.uniqueArray(someRule, { selector: ({ kind }) => kind, maxLength: 3 }),
      (raw, held, rules) => {
        const served = raw.map(({ day, givenFen, ...rest }, index) =>
          servedOn(day, {
            ...rest,
            booking: bookingId(index),
            ...(givenFen === undefined ? {} : { givenFen }),
          }),
        );
        const { lines, unpaid } = paidFor(served, held, rules);
        for (const line of lines) {
          const rule = rules.find(({ id }) => id === line.rule.id);
          const most = Math.max(
            0,
            ...(rule?.amounts ?? [])
              .filter(({ group }) => group?.code === line.group?.code)
              .map(({ amountFen }) => amountFen),
          );
          expect(line.amountFen).toBeLessThanOrEqual(most * line.count);
          expect(rule?.is).not.toBe('atMost');
        }
        const people = (line: string) =>
          new Set(served.filter((day) => day.line === line).map(({ person }) => person)).size;
        for (const line of ['childcare', 'dayCare', 'homeCare', 'bed'] as const) {
          const counted = [...lines, ...unpaid]
            .filter((each) => each.kind === 'operating' && each.line === line)
            .reduce((sum, { count }) => sum + count, 0);
          expect(counted).toBe(people(line));
        }
        const given = served
          .filter(({ line }) => line === 'meal')
          .reduce((sum, { units, givenFen = 0 }) => sum + units * givenFen, 0);
        expect(total({ lines: lines.filter(({ kind }) => kind === 'meal'), unpaid: [] })).toBeLessThanOrEqual(
          given,
        );
      },
    ),
  );
});

test('the order of rows and of standings decides nothing', () => {
  fc.assert(
    fc.property(
      fc.array(someServed, { maxLength: 20 }),
      fc.array(someHeld, { maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (raw, held, order) => {
        const served = raw.map(({ day, givenFen, ...rest }, index) =>
          servedOn(day, {
            ...rest,
            booking: bookingId(index),
            ...(givenFen === undefined ? {} : { givenFen }),
          }),
        );
        const ranks = new Map(served.map((row) => [row, order.next().value]));
        const shuffled = served.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
        expect(countMonth(july, shuffled, held.toReversed())).toEqual(countMonth(july, served, held));
      },
    ),
  );
});

test('the highest single sum is due, not their sum', () => {
  const due = amountFor(
    [ruleOf(), ruleOf({ id: 'testtown.extra' })],
    ['incapacitated', 'partlyIncapacitated'],
  );
  expect(due).toMatchObject({ amountFen: 200_00, group: { code: 'incapacitated' } });
});
