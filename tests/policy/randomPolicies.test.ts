import { addDays, addMonths, civilDate, type CivilDate } from '@huiyue/shared/civil';
import type { Derived, Rounding } from '@huiyue/shared/contract/policyPack';
import type { PolicyAmendment } from '@huiyue/shared/contract/policyAmendment';
import { fen } from '@huiyue/shared/money';
import { amended, judgeAmendment } from '@huiyue/shared/policy/amend';
import { assemblePolicy, judgePacks, type Policy } from '@huiyue/shared/policy/assemble';
import { capForMinutes } from '@huiyue/shared/policy/capForTime';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { derivedFen, roundingLifts } from '@huiyue/shared/policy/derivation';
import { priceCapOn, type PriceCapInForce } from '@huiyue/shared/policy/priceCaps';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { amendmentOf, capOf, derivedCapOf, feesFile, packFile, packOf, type PriceCap } from './pack';

const places = ['990000', '990100', '990101', '990102'] as const;
const chains: Record<(typeof places)[number], readonly string[]> = {
  '990000': ['990000'],
  '990100': ['990100', '990000'],
  '990101': ['990101', '990100', '990000'],
  '990102': ['990102', '990100', '990000'],
};
const start = civilDate('2026-01-01');
const someDay = fc.integer({ min: -40, max: 400 }).map((count) => addDays(start, count));
const place = fc.constantFrom(...places);
const percent = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100);

const derived: fc.Arbitrary<Derived> = fc.oneof(
  percent.map((share) => ({ kind: 'share' as const, of: 'a.base', percent: share })),
  percent.map((rise) => ({ kind: 'float' as const, of: 'a.base', percent: rise })),
  fc
    .integer({ min: 100, max: 3_100 })
    .map((hundredths) => ({ kind: 'division' as const, of: 'a.base', by: hundredths / 100 })),
);
const rounding: fc.Arbitrary<Rounding> = fc.record({
  toFen: fc.constantFrom(1, 10, 100, 1_000),
  direction: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
});
const amount = fc.integer({ min: 0, max: 500_000 }).map(fen);

/** The bound by the words themselves, in whole numbers of any size. */
function isWithin(capFen: number, ofFen: number, rule: Derived): boolean {
  const hundred = (value: number) => BigInt(Math.round(value * 100));
  const [cap, of] = [BigInt(capFen), BigInt(ofFen)];
  switch (rule.kind) {
    case 'share':
      return cap * 10_000n <= of * hundred(rule.percent);
    case 'float':
      return cap * 10_000n <= of * (10_000n + hundred(rule.percent));
    case 'division':
      return cap * hundred(rule.by) <= of * 100n;
  }
}

it('no rounding, in whatever words, lifts a derived amount over what its base allows', () => {
  let lifted = 0;
  fc.assert(
    fc.property(amount, derived, fc.option(rounding, { nil: undefined }), (baseFen, rule, rounded) => {
      const capFen = derivedFen(baseFen, rule, rounded);
      expect(isWithin(capFen, baseFen, rule)).toBe(true);
      expect(capFen % (rounded?.toFen ?? 1)).toBe(0);
      // No more is taken away than one unit: a cap that is too low would refuse prices that are allowed.
      expect(isWithin(capFen + (rounded?.toFen ?? 1), baseFen, rule) && capFen > 0).toBe(false);
      if (rounded && roundingLifts(baseFen, rule, rounded)) lifted += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(lifted).toBeGreaterThan(100);
});

type Drawn = {
  readonly jurisdiction: (typeof places)[number];
  readonly classIndex: number;
  readonly from: number;
  readonly days: number;
  readonly capFen: ReturnType<typeof fen>;
};
const drawnCaps: fc.Arbitrary<readonly Drawn[]> = fc.array(
  fc.record({
    jurisdiction: place,
    classIndex: fc.integer({ min: 0, max: classKinds.length - 1 }),
    from: fc.integer({ min: 0, max: 300 }),
    days: fc.integer({ min: 1, max: 120 }),
    capFen: amount,
  }),
  { maxLength: 14 },
);

function capsOf(drawn: readonly Drawn[]): readonly PriceCap[] {
  return drawn.map(({ jurisdiction, classIndex, from, days, capFen }, index) => {
    const first = addDays(start, from);
    return capOf({
      id: `a.cap.${index}`,
      jurisdiction,
      classKind: classKinds[classIndex] ?? 'infantClass',
      capFen,
      validity: { from: first, to: addDays(first, days - 1) },
    });
  });
}

/** The document is the province's, so that each place below may cite it. */
function packWith(priceCaps: readonly PriceCap[]) {
  return packOf({
    pack: packFile({
      documents: packFile().documents.map((document) => ({ ...document, jurisdiction: '990000' })),
      grades: [{ code: 'demonstration', label: '示范' }],
    }),
    fees: feesFile({ priceCaps: [...priceCaps] }),
  });
}

function asked(policy: Policy, jurisdiction: string, on: CivilDate, classIndex: number, grade?: string) {
  return (careMode: (typeof careModes)[number]): PriceCapInForce | undefined =>
    priceCapOn(policy, {
      jurisdiction,
      on,
      line: 'childcare',
      classKind: classKinds[classIndex] ?? 'infantClass',
      careMode,
      institution: { isDesignated: true, ...(grade === undefined ? {} : { grade }) },
    });
}

const covers = (cap: PriceCap, on: CivilDate) =>
  (cap.validity.from ?? '') <= on && on <= (cap.validity.to ?? '9999');

it('two caps for one question share no day, or the policy is refused; else the nearest place decides each day', () => {
  let refused = 0;
  let decided = 0;
  fc.assert(
    fc.property(drawnCaps, place, someDay, fc.nat({ max: 3 }), (drawn, jurisdiction, on, classIndex) => {
      const caps = capsOf(drawn);
      const doubled = caps.some((one, index) =>
        caps
          .slice(0, index)
          .some(
            (other) =>
              one.jurisdiction === other.jurisdiction &&
              one.classKind === other.classKind &&
              (covers(one, other.validity.from ?? on) || covers(other, one.validity.from ?? on)),
          ),
      );
      const problems = judgePacks([packWith(caps)]);
      expect(problems.length > 0).toBe(doubled);
      if (doubled) {
        refused += 1;
        return;
      }
      const byHand = chains[jurisdiction]
        .map((code) =>
          caps.find(
            (cap) => cap.jurisdiction === code && cap.classKind === classKinds[classIndex] && covers(cap, on),
          ),
        )
        .find((cap) => cap !== undefined);
      const found = asked(assemblePolicy([packWith(caps)]), jurisdiction, on, classIndex)('fullDay');
      expect(found?.id).toBe(byHand?.id);
      expect(found?.capFen).toBe(byHand?.capFen);
      if (found) decided += 1;
    }),
    { numRuns: 1_500 },
  );
  expect(refused).toBeGreaterThan(100);
  expect(decided).toBeGreaterThan(50);
});

it('a cap answers on its first and last day, and not on the days around them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 90 }), (from, days) => {
      const [cap] = capsOf([{ jurisdiction: '990100', classIndex: 0, from, days, capFen: fen(1) }]);
      const policy = assemblePolicy([packWith(cap ? [cap] : [])]);
      const first = addDays(start, from);
      const isThere = (on: CivilDate) => asked(policy, '990101', on, 0)('fullDay') !== undefined;
      const edges = [addDays(first, -1), first, addDays(first, days - 1), addDays(first, days)];
      expect(edges.map(isThere)).toEqual([false, true, true, false]);
    }),
  );
});

it('every derived cap of a random policy keeps to its base of the same place and day', () => {
  let derivedOnes = 0;
  const bases = fc.tuple(
    amount,
    fc.option(amount, { nil: undefined }),
    fc.option(fc.tuple(amount, fc.integer({ min: 1, max: 200 })), { nil: undefined }),
  );
  const down = fc.constantFrom(1, 10, 100).map((toFen) => ({ toFen, direction: 'down' as const }));
  fc.assert(
    fc.property(
      bases,
      percent,
      percent,
      fc.integer({ min: 100, max: 3_100 }),
      down,
      place,
      someDay,
      ([ofCity, ofCounty, later], share, rise, days, rounded, jurisdiction, on) => {
        const change = later && addDays(start, later[1]);
        const caps = [
          capOf({
            id: 'a.base',
            capFen: ofCity,
            validity: change ? { to: addDays(change, -1) } : {},
          }),
          ...(change ? [capOf({ id: 'a.later', capFen: later[0], validity: { from: change } })] : []),
          ...(ofCounty === undefined
            ? []
            : [capOf({ id: 'a.county', jurisdiction: '990101', capFen: ofCounty })]),
          derivedCapOf({ kind: 'share', of: 'a.base', percent: share }, { id: 'a.half', rounding: rounded }),
          derivedCapOf(
            { kind: 'division', of: 'a.base', by: days / 100 },
            { id: 'a.day', careMode: 'occasional', per: 'day', rounding: rounded },
          ),
          derivedCapOf(
            { kind: 'share', of: 'a.day', percent: share },
            { id: 'a.hour', careMode: 'hourly', per: 'hour', partHours: 'countUp' },
          ),
          derivedCapOf(
            { kind: 'float', of: 'a.base', percent: rise },
            {
              id: 'a.risen',
              careMode: 'fullDay',
              binds: { institutions: 'designated', grades: ['demonstration'] },
            },
          ),
        ];
        const policy = assemblePolicy([packWith(caps)]);
        const plain = asked(policy, jurisdiction, on, 1);
        const shown = asked(policy, jurisdiction, on, 1, 'demonstration');
        const full = plain('fullDay');
        expect(full === undefined).toBe(jurisdiction === '990000');
        // A county with a cap of its own has spoken for all its institutions: its city's rise is not for them.
        const risen = jurisdiction === '990101' && ofCounty !== undefined ? undefined : shown('fullDay');
        const found = [plain('halfDay'), plain('occasional'), plain('hourly'), risen].filter(
          (cap) => cap !== undefined,
        );
        if (full) expect(found.length).toBeGreaterThanOrEqual(3);
        for (const { capFen, derivation } of found) {
          if (!derivation) throw new Error('a derived cap says how it came about');
          derivedOnes += 1;
          const base = derivation.of === 'a.day' ? plain('occasional') : full;
          expect(derivation).toMatchObject({ of: base?.id, ofFen: base?.capFen });
          expect(isWithin(capFen, derivation.ofFen, derivation)).toBe(true);
        }
        const hour = plain('hourly');
        if (hour) expect(capForMinutes(hour, 61)).toBe(hour.capFen * 2);
      },
    ),
    { numRuns: 500 },
  );
  expect(derivedOnes).toBeGreaterThan(500);
});

/** Publications of the city, each in the place of whatever caps of the class then stand, or the end of one of them. */
const steps = fc.array(
  fc.record({
    months: fc.integer({ min: 1, max: 6 }),
    classIndex: fc.nat({ max: 1 }),
    capFen: amount,
    lasts: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    ends: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

it('no publication changes an answer for a day before it', () => {
  let changed = 0;
  let published = 0;
  const day = fc.integer({ min: -40, max: 1_400 }).map((count) => addDays(start, count));
  fc.assert(
    fc.property(steps, fc.array(day, { minLength: 8, maxLength: 8 }), (drawn, days) => {
      let from = start;
      let policy = assemblePolicy([
        packWith(
          [0, 1].map((kind) => capOf({ id: `a.${kind}`, classKind: classKinds[kind] ?? 'infantClass' })),
        ),
      ]);
      for (const [index, { months, classIndex, capFen, lasts, ends }] of drawn.entries()) {
        from = addMonths(from, months);
        const standing = policy.rules.priceCaps.filter((cap) => cap.classKind === classKinds[classIndex]);
        const amendment: PolicyAmendment = amendmentOf({
          version: index + 1,
          from,
          ...(ends
            ? {
                ends: standing.slice(-1).map(({ id }) => ({
                  rule: id,
                  lastDay: addDays(from, -1),
                  clause: `testtown.noticed.${index + 1}`,
                })),
              }
            : {
                rules: {
                  priceCaps: [
                    capOf({
                      id: `b.${index}`,
                      classKind: classKinds[classIndex] ?? 'infantClass',
                      capFen,
                      clause: `testtown.noticed.${index + 1}`,
                      replaces: standing.map(({ id }) => id),
                      validity: lasts === undefined ? {} : { to: addDays(from, lasts) },
                    }),
                  ],
                },
              }),
        });
        // Ending what has ended already is refused: then nothing is published, and nothing changes.
        if (judgeAmendment(policy, amendment).length > 0) continue;
        published += 1;
        const after = amended(policy, [amendment]);
        for (const on of days) {
          for (const kind of [0, 1]) {
            const was = asked(policy, '990101', on, kind)('fullDay');
            const is = asked(after, '990101', on, kind)('fullDay');
            if (on < from) expect(is).toEqual(was);
            else if (is?.id !== was?.id) changed += 1;
          }
        }
        policy = after;
      }
    }),
    { numRuns: 300 },
  );
  expect(published).toBeGreaterThan(300);
  expect(changed).toBeGreaterThan(300);
});
