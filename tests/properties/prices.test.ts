import type { ChildcareClass, ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { judgeOffer } from '@huiyue/shared/childcare/judgeOffer';
import { quote } from '@huiyue/shared/childcare/quote';
import {
  addDays,
  addMonths,
  addMonthsTo,
  civilDate,
  firstDayOf,
  monthOf,
  startOfDay,
  type CivilDate,
} from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import { classKinds, type ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { Site } from '@huiyue/shared/site';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { capOf, feesFile, packOf } from '../policy/pack';
import { publishedPolicy } from '../support/policy';
import { monthly, offerOf, siteOf, undesignated } from '../support/town/things';

const published = await publishedPolicy();

/** What may be charged, looked up by hand: the caps of the county, then the city, then the province. */
function capByHand(policy: Policy, jurisdiction: string, kind: ClassKind, on: CivilDate): number | undefined {
  const own = policy.rules.priceCaps.find(
    (cap) =>
      cap.jurisdiction === jurisdiction &&
      cap.classKind === kind &&
      (cap.validity.from ?? '') <= on &&
      on <= (cap.validity.to ?? '9999'),
  );
  const parent = policy.jurisdictions.get(jurisdiction)?.parent;
  return own?.capFen ?? (parent === undefined ? undefined : capByHand(policy, parent, kind, on));
}

const today = civilDate('2026-07-06');
const someDay = fc.integer({ min: 0, max: 700 }).map((count) => addDays(today, count));
const kind = fc.constantFrom(...classKinds);
const aroundCaps = fc.oneof(
  fc.integer({ min: 1, max: 500_000 }),
  fc
    .tuple(
      fc.constantFrom(150_000, 160_000, 170_000, 180_000, 200_000, 220_000),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([cap, off]) => cap + off),
);
const offer = (fields: {
  kind: ClassKind;
  priceFen: number;
  opensOn: CivilDate;
  pricing: ClassOffer['pricing'];
}) => {
  const { priceFen, ...terms } = fields;
  return offerOf({ ...terms, rates: [monthly(priceFen)], bookableMonths: 12 });
};
const anySite = (jurisdictions: readonly string[]): fc.Arbitrary<Site> =>
  fc
    .record({
      jurisdiction: fc.constantFrom(...jurisdictions),
      isDesignated: fc.boolean(),
      isFiled: fc.boolean(),
    })
    .map(({ jurisdiction, isDesignated, isFiled }) => {
      const site = siteOf({
        jurisdiction,
        ...(isFiled ? {} : { filing: { status: 'registered' } as const }),
      });
      return isDesignated ? site : undesignated(site);
    });

/** A town whose caps move: by month, by class, in the county apart from the city. */
const movingPolicy = fc
  .array(
    fc.record({
      jurisdiction: fc.constantFrom('990000', '990100', '990101'),
      classKind: kind,
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 8 }),
      capFen: fc.constantFrom(150_000, 160_000, 170_000, 180_000),
    }),
    { maxLength: 12 },
  )
  .map((periods) => {
    const start = monthOf(today);
    const caps = periods.map(({ jurisdiction, classKind, from, length, capFen }, index) =>
      capOf({
        id: `testtown.cap.${index}`,
        jurisdiction,
        classKind,
        capFen: fen(capFen),
        validity: {
          from: firstDayOf(addMonthsTo(start, from)),
          to: addDays(firstDayOf(addMonthsTo(start, from + length)), -1),
        },
      }),
    );
    // One answer a day: a later period that overlaps an earlier one is left out.
    const kept = caps.filter(
      (cap, index) =>
        !caps
          .slice(0, index)
          .some(
            (other) =>
              other.jurisdiction === cap.jurisdiction &&
              other.classKind === cap.classKind &&
              (other.validity.from ?? '') <= (cap.validity.to ?? '') &&
              (cap.validity.from ?? '') <= (other.validity.to ?? ''),
          ),
    );
    return { kept };
  })
  .map(({ kept }) => ({ caps: kept, policy: tryAssemble(kept) }));

function tryAssemble(caps: readonly ReturnType<typeof capOf>[]): Policy {
  const [{ pack }] = [packOf()];
  return assemblePolicy([
    packOf({
      pack: {
        ...pack,
        documents: pack.documents.map((document) => ({ ...document, jurisdiction: '990000' })),
      },
      fees: feesFile({ priceCaps: [...caps] }),
    }),
  ]);
}

const pricing = fc.constantFrom('inclusive' as const, 'market' as const);

function isBound(site: Site, sold: Pick<ClassOffer, 'pricing'>): boolean {
  return sold.pricing === 'inclusive' || site.designation !== undefined;
}

const worlds: readonly (readonly [string, fc.Arbitrary<Policy>, readonly string[]])[] = [
  [
    'the published policies',
    fc.constant(published),
    ['360200', '360203', '360281', '371002', '500231', '511781'],
  ],
  [
    'policies whose caps move',
    movingPolicy.map(({ policy }) => policy),
    ['990000', '990100', '990101', '990102'],
  ],
];

test.each(worlds)(
  'under %s no class is ever published above the cap of the day it opens',
  (_, policies, places) => {
    let judged = 0;
    let refusedForPrice = 0;
    fc.assert(
      fc.property(
        policies,
        anySite(places),
        kind,
        aroundCaps,
        someDay,
        pricing,
        (policy, site, ofKind, priceFen, opensOn, sold) => {
          const published_ = offer({ kind: ofKind, priceFen, opensOn, pricing: sold });
          const rule = policy.rules.classRules.find(({ classKind }) => classKind === ofKind);
          const fitting = {
            ...published_,
            ageFromMonths: rule?.ageFromMonths ?? 24,
            ageBelowMonths: rule?.ageBelowMonths ?? 36,
          };
          const refusal = judgeOffer(policy, site, fitting, today);
          const cap = capByHand(policy, site.jurisdiction, ofKind, opensOn);
          const tooDear = cap !== undefined && isBound(site, fitting) && priceFen > cap;
          judged += 1;
          if (refusal?.code === 'price.aboveCap') {
            refusedForPrice += 1;
            expect(refusal.facts).toEqual({ priceFen, capFen: cap });
            expect(refusal.clause).toBeDefined();
            expect(tooDear).toBe(true);
          }
          if (!refusal) expect(tooDear).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
    expect(judged).toBeGreaterThan(0);
    expect(refusedForPrice).toBeGreaterThan(0);
  },
);

test.each(worlds)(
  'under %s no month is ever quoted above the cap of its first day',
  (_, policies, places) => {
    let accepted = 0;
    let refusedForPrice = 0;
    fc.assert(
      fc.property(
        policies,
        anySite(places),
        kind,
        aroundCaps,
        fc.integer({ min: 1, max: 12 }),
        pricing,
        (policy, site, ofKind, priceFen, ahead, sold) => {
          const sale: ChildcareClass = {
            ...offer({ kind: ofKind, priceFen, opensOn: civilDate('2025-01-01'), pricing: sold }),
            id: 'cls_000001',
            site: site.id,
            city: site.city,
            revision: 1,
          };
          const month = addMonthsTo(monthOf(today), ahead);
          const startsOn = firstDayOf(month);
          const child = { birthDate: addMonths(startsOn, -30) };
          const when = { careMode: 'fullDay', month } as const;
          const outcome = quote(policy, { site, class: sale, child, when }, startOfDay(today));
          const cap = capByHand(policy, site.jurisdiction, ofKind, startsOn);
          const binds = cap !== undefined && isBound(site, sale);
          if (outcome.ok) {
            accepted += 1;
            expect(outcome.value.payFen).toBe(priceFen);
            expect(outcome.value.judgement.capFen).toBe(binds ? cap : undefined);
            if (binds) expect(outcome.value.payFen).toBeLessThanOrEqual(cap);
          } else {
            refusedForPrice += 1;
            expect(outcome.refusal.code).toBe('price.aboveCap');
            expect(binds && priceFen > cap).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(0);
    expect(refusedForPrice).toBeGreaterThan(0);
  },
);
