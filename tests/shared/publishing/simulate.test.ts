import type { Booking } from '@huiyue/shared/booking';
import type { Rate } from '@huiyue/shared/childcare/childcareClass';
import {
  addDays,
  civilDate,
  daysBetween,
  firstDayOf,
  instantOf,
  monthOf,
  type CivilDate,
} from '@huiyue/shared/civil';
import type { PolicyAmendment } from '@huiyue/shared/contract/policyAmendment';
import { daysOf } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import { amended } from '@huiyue/shared/policy/amend';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { breachesFrom, newBreaches, type Breach } from '@huiyue/shared/publishing/breaches';
import { dueUnder, refusalOfHeldPrice } from '@huiyue/shared/publishing/bookedPrice';
import { savingsOf } from '@huiyue/shared/publishing/savings';
import { simulate } from '@huiyue/shared/publishing/simulate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amendmentOf,
  capOf,
  childcareFile,
  feesFile,
  packOf,
  withoutClass,
  type PriceCap,
} from '../../policy/pack';
import '../../support/seedProperties';
import { bookingIn, classOf, mealOf, mealOn, monthly, onSaleOf, site } from './things';

const now = instantOf('2026-12-01T09:00:00+08:00');
const from = civilDate('2027-01-01');

type Sold = Pick<PriceCap, 'careMode' | 'per'>;
const sold = {
  month: { careMode: 'fullDay', per: 'month' },
  halfDay: { careMode: 'halfDay', per: 'day' },
  hour: { careMode: 'hourly', per: 'hour' },
} as const satisfies Record<string, Sold>;
type SoldAs = keyof typeof sold;
const soldAs = ['month', 'halfDay', 'hour'] as const satisfies readonly SoldAs[];

const oldFen = { month: fen(150_000), halfDay: fen(5000), hour: fen(2000), portion: fen(1800) };
const oldMeal = withoutClass(
  capOf({ id: 'old.portion', line: 'meal', per: 'portion', capFen: oldFen.portion }),
);
const base = assemblePolicy([
  packOf({
    childcare: childcareFile({
      classRules: [
        {
          id: 'testtown.class',
          jurisdiction: '990100',
          clause: 'testtown.cap',
          validity: {},
          classKind: 'toddlerClass',
          ageFromMonths: 12,
          ageBelowMonths: 24,
          maxChildren: 15,
        },
      ],
    }),
    fees: feesFile({
      priceCaps: [
        ...soldAs.map((as) => capOf({ id: `old.${as}`, ...sold[as], capFen: oldFen[as] })),
        oldMeal,
      ],
    }),
  }),
]);

type NewCap = { readonly capFen: number; readonly from?: CivilDate; readonly to?: CivilDate };

function published(caps: Partial<Record<SoldAs | 'portion', NewCap>>): PolicyAmendment {
  const rule = (as: SoldAs | 'portion', { capFen, ...validity }: NewCap) => ({
    id: `new.${as}`,
    capFen: fen(capFen),
    clause: 'testtown.noticed.1',
    replaces: [`old.${as}`],
    validity,
  });
  return amendmentOf({
    from,
    rules: {
      priceCaps: [
        ...soldAs.flatMap((as) => {
          const cap = caps[as];
          return cap ? [capOf({ ...rule(as, cap), ...sold[as] })] : [];
        }),
        ...(caps.portion ? [{ ...oldMeal, ...rule('portion', caps.portion) }] : []),
      ],
    },
  });
}

const lines = (breaches: readonly Breach[]) =>
  breaches.map(({ seller, rate, from: first, refusal }) => [
    seller.id,
    rate?.careMode ?? '',
    rate?.per ?? '',
    first,
    refusal.code,
    refusal.facts,
    refusal.clause?.id,
  ]);

describe('what a publication would forbid', () => {
  test('a price above the new cap, from the day it holds, with the words that forbid it', () => {
    const offer = classOf();
    const after = amended(base, [published({ month: { capFen: 140_000 } })]);
    const found = newBreaches(base, after, onSaleOf({ classes: [offer] }), from);
    expect(lines(found)).toEqual([
      [
        offer.id,
        'fullDay',
        'month',
        '2027-01-01',
        'price.aboveCap',
        { priceFen: 145_000, capFen: 140_000 },
        'testtown.noticed.1',
      ],
    ]);
    expect(found[0]?.refusal.clause).toMatchObject({
      phrase: '托小班费用每人每月不超过1400元',
      version: '990100/publication-1',
    });
  });

  test('nothing at the new cap itself, nothing at a market price, nothing in the next county', () => {
    const after = amended(base, [published({ month: { capFen: 145_000 } })]);
    expect(newBreaches(base, after, onSaleOf({ classes: [classOf()] }), from)).toEqual([]);
    const lower = amended(base, [published({ month: { capFen: 140_000 } })]);
    const { designation: _, ...market } = site;
    const atMarket = onSaleOf({ site: market, classes: [classOf({ pricing: 'market' })] });
    expect(newBreaches(base, lower, atMarket, from)).toEqual([]);
  });

  test('what was forbidden already is not laid at its door', () => {
    const dear = classOf({ rates: [{ ...monthly, priceFen: fen(160_000) }] });
    const after = amended(base, [published({ hour: { capFen: 1000 } })]);
    expect(newBreaches(base, after, onSaleOf({ classes: [dear] }), from)).toEqual([]);
    expect(lines(breachesFrom(after, onSaleOf({ classes: [dear] }), from))).toMatchObject([
      [dear.id, 'fullDay', 'month', from, 'price.aboveCap', {}, 'testtown.cap'],
    ]);
  });

  test('a class that is too large for a smaller one', () => {
    const offer = classOf();
    const [rule] = base.rules.classRules;
    if (!rule) throw new Error('the made-up city has a class rule');
    const smaller = { ...rule, id: 'new.class', maxChildren: 12, clause: 'testtown.noticed.1' };
    const after = amended(base, [
      amendmentOf({ from, rules: { classRules: [{ ...smaller, replaces: [rule.id] }] } }),
    ]);
    expect(lines(newBreaches(base, after, onSaleOf({ classes: [offer] }), from))).toEqual([
      [offer.id, '', '', from, 'class.tooLarge', { places: 15, maxChildren: 12 }, 'testtown.noticed.1'],
    ]);
  });

  test('a class that opens later, from its first day', () => {
    const offer = classOf({ opensOn: civilDate('2027-03-01') });
    const after = amended(base, [published({ month: { capFen: 140_000 } })]);
    expect(newBreaches(base, after, onSaleOf({ classes: [offer] }), from)[0]?.from).toBe('2027-03-01');
  });
});

describe('what a booking comes to under a policy', () => {
  const lower = amended(base, [published({ month: { capFen: 140_000, from: civilDate('2027-01-04') } })]);
  const offer = classOf();
  test('a month before stays as it was agreed', () => {
    expect(dueUnder(lower, site, 'inclusive', bookingIn(offer, '2026-12'))).toBe(145_000);
  });
  test('a month with a day of service under the lower cap is held to it, as its bill is', () => {
    expect(dueUnder(lower, site, 'inclusive', bookingIn(offer, '2027-01'))).toBe(140_000);
    const twoDays = bookingIn(offer, '2027-01', { span: { days: 0b111, from: 480, to: 1050 } });
    expect(dueUnder(lower, site, 'inclusive', twoDays)).toBe(145_000);
  });
  test('a higher cap makes nothing dearer', () => {
    const higher = amended(base, [published({ month: { capFen: 180_000 } })]);
    expect(dueUnder(higher, site, 'inclusive', bookingIn(offer, '2027-02'))).toBe(145_000);
  });
  test('hours are held to the cap per hour, by the minute', () => {
    const cheap = amended(base, [published({ hour: { capFen: 1000 } })]);
    const rate: Rate = { ...sold.hour, priceFen: fen(2000) };
    const span = { days: 1, from: 480, to: 570 };
    const hours = bookingIn(offer, '2027-01', { rate, span, payFen: fen(3000) });
    expect(dueUnder(cheap, site, 'inclusive', hours)).toBe(1500);
  });
  test('a place held at a price above the new cap is not sold at it; at the cap, before it or at a market price it is', () => {
    const held = (month: string) => bookingIn(offer, month, { state: 'held' });
    const { designation: _, ...market } = site;
    expect(refusalOfHeldPrice(lower, site, 'inclusive', held('2027-02'))).toMatchObject({
      code: 'price.aboveCap',
      facts: { priceFen: 145_000, capFen: 140_000 },
      clause: { id: 'testtown.noticed.1' },
    });
    expect(refusalOfHeldPrice(lower, site, 'inclusive', held('2026-12'))).toBeUndefined();
    expect(refusalOfHeldPrice(lower, market, 'market', held('2027-02'))).toBeUndefined();
    const atCap = amended(base, [published({ month: { capFen: 145_000 } })]);
    expect(refusalOfHeldPrice(atCap, site, 'inclusive', held('2027-02'))).toBeUndefined();
  });
  test('what only waits, is held or has ended is nobody’s saving', () => {
    const states = ['waiting', 'held', 'returned', 'cancelled', 'closed', 'declined'] as const;
    const bookings = states.map((state) => bookingIn(offer, '2027-02', { state }));
    expect(savingsOf(base, lower, onSaleOf({ classes: [offer] }), bookings, now)).toEqual([]);
  });
  test('counts and sums by month, two bookings of one household being one household', () => {
    const one = bookingIn(offer, '2027-02');
    const twin = bookingIn(offer, '2027-02', { household: one.household });
    const other = bookingIn(offer, '2027-02', { state: 'requested' });
    const march = bookingIn(offer, '2027-03');
    const bookings = [one, twin, other, march];
    expect(savingsOf(base, lower, onSaleOf({ classes: [offer] }), bookings, now)).toEqual([
      { month: '2027-02', bookings: 3, households: 2, lessFen: 15_000 },
      { month: '2027-03', bookings: 1, households: 1, lessFen: 5000 },
    ]);
  });
});

/** Day by day, rate by rate, with no policy engine: the new cap on its days, the old one on all others. */
const lastDay = addDays(from, 150);
const day = fc.integer({ min: 0, max: 100 }).map((count) => addDays(from, count));
const newCap = (old: number): fc.Arbitrary<NewCap> =>
  fc
    .record(
      {
        capFen: fc.integer({ min: Math.floor(old / 2), max: old * 2 }),
        from: day,
        length: fc.integer({ min: 0, max: 60 }),
      },
      { requiredKeys: ['capFen'] },
    )
    .map(({ capFen, from: first, length }) => ({
      capFen,
      ...(first ? { from: first } : {}),
      ...(length === undefined ? {} : { to: addDays(first ?? from, length) }),
    }));
const newCaps = fc
  .record(
    {
      month: newCap(oldFen.month),
      halfDay: newCap(oldFen.halfDay),
      hour: newCap(oldFen.hour),
      portion: newCap(oldFen.portion),
    },
    { requiredKeys: [] },
  )
  .filter((caps) => Object.keys(caps).length > 0);

const priceNear = (old: number) => fc.integer({ min: Math.floor(old / 2), max: old * 2 }).map(fen);
const rates = fc
  .subarray([...soldAs], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((as) => priceNear(oldFen[as]).map((priceFen): Rate => ({ ...sold[as], priceFen }))),
    ),
  );
const offers = fc.array(
  fc.record({ rates, opensOn: fc.oneof(fc.constant(civilDate('2026-01-01')), day) }).map(classOf),
  { minLength: 1, maxLength: 3 },
);
const meals = fc.array(
  priceNear(oldFen.portion).map((priceFen) => mealOf({ priceFen })),
  { maxLength: 2 },
);

function capOnDay(caps: Partial<Record<string, NewCap>>, as: SoldAs | 'portion', on: CivilDate) {
  const fresh = caps[as];
  const holds = fresh && (fresh.from ?? from) <= on && (fresh.to === undefined || on <= fresh.to);
  return holds ? { capFen: fresh.capFen, isNew: true } : { capFen: oldFen[as], isNew: false };
}

function nameOfRate({ per }: { readonly per: string }): SoldAs | 'portion' {
  if (per === 'portion' || per === 'month' || per === 'hour') return per;
  return 'halfDay';
}

function everyDay(): readonly CivilDate[] {
  return Array.from({ length: daysBetween(from, lastDay) + 1 }, (_, count) => addDays(from, count));
}

test('the simulation finds what looking at every day finds', () => {
  fc.assert(
    fc.property(newCaps, offers, meals, (caps, classes, services) => {
      const after = amended(base, [published(caps)]);
      const found = newBreaches(base, after, onSaleOf({ classes, services }), from).map(
        ({ seller, rate, from: first, refusal }) => [seller.id, rate?.per, first, refusal.facts],
      );
      const prices = [
        ...classes.flatMap(({ id, opensOn, rates: all }) => all.map((rate) => ({ id, opensOn, ...rate }))),
        ...services.map(({ id, opensOn, per, priceFen }) => ({ id, opensOn, per, priceFen })),
      ];
      const expected = prices.flatMap(({ id, opensOn, per, priceFen }) => {
        const as = nameOfRate({ per });
        const first = everyDay().find((on) => {
          const { capFen, isNew } = capOnDay(caps, as, on);
          return on >= opensOn && isNew && priceFen > capFen;
        });
        return first ? [[id, per, first, { priceFen, capFen: capOnDay(caps, as, first).capFen }]] : [];
      });
      const inOrder = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(inOrder([...found])).toEqual(inOrder([...expected]));
    }),
    { numRuns: 150 },
  );
});

test('the savings are what reckoning each booking day by day comes to', () => {
  const months = ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04'] as const;
  const wish = fc.record({
    of: fc.nat(),
    as: fc.nat(),
    month: fc.constantFrom(...months),
    days: fc.integer({ min: 1, max: (1 << 28) - 1 }),
    units: fc.integer({ min: 1, max: 3 }),
    date: day,
    isMeal: fc.boolean(),
  });
  fc.assert(
    fc.property(
      newCaps,
      offers,
      meals,
      fc.array(wish, { maxLength: 12 }),
      (caps, classes, services, wishes) => {
        const after = amended(base, [published(caps)]);
        const bookings = wishes.flatMap(({ of, as, month, days, units, date, isMeal }): Booking[] => {
          const meal = services[of % Math.max(1, services.length)];
          if (isMeal) return meal ? [mealOn(meal, date, units)] : [];
          const offer = classes[of % classes.length];
          const rate = offer?.rates[as % offer.rates.length];
          if (!offer || !rate || rate.per === 'hour') return [];
          return [bookingIn(offer, month, { rate, span: { days, from: 480, to: 1050 } })];
        });
        const onSale = onSaleOf({ classes, services });
        const { savings } = simulate({ before: base, after }, { onSale, bookings, from }, now);

        const dueNaively = (booking: Booking, use: Partial<Record<string, NewCap>>) => {
          const { judgement, span, sheet, units, offer } = booking;
          const start = sheet.kind === 'classMonth' ? firstDayOf(sheet.period) : sheet.period;
          const as = nameOfRate(judgement);
          const least = daysOf(span.days).map((count) => capOnDay(use, as, addDays(start, count)).capFen);
          return Math.min(judgement.priceFen, ...least) * (offer.kind === 'service' ? units : 1);
        };
        const expected = [...new Set(bookings.map(({ startsOn }) => monthOf(startsOn)))]
          .sort()
          .flatMap((month) => {
            const less = bookings
              .filter(({ startsOn }) => monthOf(startsOn) === month)
              .map((booking) => dueNaively(booking, {}) - dueNaively(booking, caps))
              .filter((amount) => amount > 0);
            const lessFen = less.reduce((sum, amount) => sum + amount, 0);
            return less.length === 0
              ? []
              : [{ month, bookings: less.length, households: less.length, lessFen }];
          });
        expect(savings).toEqual(expected);
      },
    ),
    { numRuns: 150 },
  );
});
