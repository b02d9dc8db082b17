import { addDays, civilDate, type CivilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { classKinds } from '@huiyue/shared/policy/childcareKinds';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { openQuestions, slotOn } from '@huiyue/shared/policy/slots';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capOf, packFile, packOf, packWithCaps, type PriceCap } from './pack';

const monthly = {
  line: 'childcare',
  classKind: 'toddlerClass',
  careMode: 'fullDay',
  institution: { isDesignated: true },
} as const;

const county = '990101';
const neighbour = '990102';
const city = '990100';
const province = '990000';

const from = civilDate('2026-07-01');
const untilJune = { to: civilDate('2026-06-30') };
const sinceJuly = { from };

function capFenOn(caps: readonly PriceCap[], jurisdiction: string, on: string): number | undefined {
  const policy = assemblePolicy([packWithCaps(...caps)]);
  return priceCapOn(policy, { ...monthly, jurisdiction, on: civilDate(on) })?.capFen;
}

describe('a cap follows the day of service', () => {
  const caps = [
    capOf({ validity: untilJune, capFen: fen(150_000) }),
    capOf({ validity: sinceJuly, capFen: fen(160_000) }),
  ];
  it.each([
    ['the last day of the old cap', '2026-06-30', 150_000],
    ['the first day of the new cap', '2026-07-01', 160_000],
    ['long before', '2001-01-01', 150_000],
    ['long after', '2099-01-01', 160_000],
  ])('on %s', (_, on, capFen) => {
    expect(capFenOn(caps, city, on)).toBe(capFen);
  });

  it('and there is none in a gap between two', () => {
    const gap = [capOf({ validity: untilJune }), capOf({ validity: { from: civilDate('2026-07-03') } })];
    expect(capFenOn(gap, city, '2026-07-02')).toBeUndefined();
  });
});

describe('a cap is looked for from the place upwards', () => {
  const ofCity = capOf({ capFen: fen(150_000) });
  const ofCounty = capOf({ jurisdiction: county, capFen: fen(140_000), validity: sinceJuly });
  it.each([
    ['a county without a rule of its own follows its city', neighbour, '2026-08-01', 150_000],
    ['a county with a rule of its own follows that', county, '2026-08-01', 140_000],
    ['a county whose own rule has not begun follows its city', county, '2026-06-30', 150_000],
    ['a province does not follow its city', province, '2026-08-01', undefined],
  ])('%s', (_, jurisdiction, on, capFen) => {
    expect(capFenOn([ofCity, ofCounty], jurisdiction, on)).toBe(capFen);
  });

  it('a place nobody knows is a fault, not a place without a cap', () => {
    expect(() => capFenOn([ofCity], '990199', '2026-08-01')).toThrow('no pack knows the jurisdiction 990199');
  });
});

describe('a cap belongs to its class and its kind of care', () => {
  const policy = assemblePolicy([packWithCaps(capOf())]);
  const on = civilDate('2026-08-01');
  it.each(classKinds.filter((kind) => kind !== 'toddlerClass'))('not to the %s', (classKind) => {
    expect(priceCapOn(policy, { ...monthly, jurisdiction: city, classKind, on })).toBeUndefined();
  });
  it('not to half-day care', () => {
    const asked = { ...monthly, jurisdiction: city, careMode: 'halfDay', on } as const;
    expect(priceCapOn(policy, asked)).toBeUndefined();
  });
});

describe('a question the plan leaves open', () => {
  const open = {
    key: 'confirmationDeadlineHours',
    jurisdiction: city,
    question: '多少小时内答复?',
    answeredIn: 'slots',
    value: null,
  } as const;
  const answer = {
    ...open,
    jurisdiction: county,
    value: 48,
    clause: 'testtown.cap',
    validity: sinceJuly,
  };
  const policy = assemblePolicy([packOf({ slots: { slots: [open, answer] } })]);
  const asked = (jurisdiction: string, on: CivilDate) =>
    slotOn(policy, { jurisdiction, key: 'confirmationDeadlineHours', on });

  it('is answered where and from when a regulator answered it, with the clause', () => {
    expect(asked(county, from)).toMatchObject({ value: 48, clause: { id: 'testtown.cap' } });
  });
  it('has no answer the day before', () => {
    expect(asked(county, addDays(from, -1))).toBeUndefined();
  });
  it('has no answer next door', () => {
    expect(asked(neighbour, from)).toBeUndefined();
  });
  it('stays on the list until it is answered', () => {
    expect(openQuestions(policy, { jurisdiction: neighbour, on: from })).toEqual([open]);
    expect(openQuestions(policy, { jurisdiction: county, on: from })).toEqual([]);
  });
});

const seed = 20261123;

describe('whatever periods are published', () => {
  const first = civilDate('2025-01-01');
  const day = fc.integer({ min: 0, max: 90 }).map((count) => addDays(first, count));
  /** Consecutive periods without a gap, the first and the last open-ended. */
  const changes = fc.uniqueArray(day, { minLength: 1, maxLength: 6 }).map((days) => days.sort());

  it('each day has exactly the cap of its period', () => {
    fc.assert(
      fc.property(changes, day, (starts, on) => {
        const caps = [undefined, ...starts].map((start, index) => {
          const next = starts[index];
          return capOf({
            capFen: fen(100_000 + index),
            validity: {
              ...(start !== undefined && { from: start }),
              ...(next !== undefined && { to: addDays(next, -1) }),
            },
          });
        });
        const begun = starts.filter((start) => start <= on).length;
        expect(capFenOn(caps, county, on)).toBe(100_000 + begun);
      }),
      { seed },
    );
  });

  it('two that share a day are refused, and two that do not are taken', () => {
    const period = fc.tuple(day, day).map(([one, other]) => [one, other].sort());
    fc.assert(
      fc.property(period, period, ([a = first, b = first], [c = first, d = first]) => {
        const caps = [capOf({ validity: { from: a, to: b } }), capOf({ validity: { from: c, to: d } })];
        const shareADay = a <= d && c <= b;
        const assemble = () => assemblePolicy([packWithCaps(...caps)]);
        if (shareADay) expect(assemble).toThrow('two answers for the same day');
        else expect(assemble).not.toThrow();
      }),
      { seed },
    );
  });
});

it('the status of a clause is its document’s, wherever it is cited', () => {
  const { documents } = packFile();
  const drafted = documents.map((document) => ({ ...document, status: 'draft' as const }));
  const policy = assemblePolicy([{ ...packWithCaps(capOf()), pack: packFile({ documents: drafted }) }]);
  expect(priceCapOn(policy, { ...monthly, jurisdiction: county, on: from })?.clause).toEqual({
    id: 'testtown.cap',
    document: 'testtown.plan',
    title: '试验市方案',
    issuer: '试验市人民政府',
    status: 'draft',
    phrase: '托小班(12-24个月,15人以下)费用每人每月不超过1500元',
    version: 'testtown/7',
  });
});
