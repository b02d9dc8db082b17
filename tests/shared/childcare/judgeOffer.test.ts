import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { judgeOffer } from '@huiyue/shared/childcare/judgeOffer';
import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Site } from '@huiyue/shared/site';
import { expect, test } from 'vitest';
import { capOf, feesFile, packFile, packOf } from '../../policy/pack';
import { publishedPolicy } from '../../support/policy';
import { monthly, offerOf, siteOf, undesignated } from '../../support/town/things';

const policy = await publishedPolicy();
const today = civilDate('2026-07-06');

const inclusive = siteOf();
const market = undesignated(siteOf());
const registeredOnly = siteOf({ filing: { status: 'registered' } });
const kindergarten = siteOf({ providerKind: 'kindergarten' });
const dianjiang = siteOf({ jurisdiction: '500231', city: '500231' });
const toddler = (more: Partial<ClassOffer> = {}) =>
  offerOf({
    kind: 'toddlerClass',
    ageFromMonths: 12,
    ageBelowMonths: 24,
    places: 15,
    rates: [monthly(200_000)],
    ...more,
  });
const infant = (more: Partial<ClassOffer> = {}) =>
  offerOf({
    kind: 'infantClass',
    ageFromMonths: 6,
    ageBelowMonths: 12,
    places: 10,
    rates: [monthly(220_000)],
    ...more,
  });
const mixed = (more: Partial<ClassOffer> = {}) =>
  offerOf({
    kind: 'mixedAgeClass',
    ageFromMonths: 18,
    ageBelowMonths: 36,
    places: 18,
    rates: [monthly(180_000)],
    ...more,
  });
const older = (more: Partial<ClassOffer> = {}) => offerOf({ rates: [monthly(170_000)], ...more });

type Expected =
  | { readonly code: Refusal['code']; readonly facts: object; readonly clause?: string }
  | undefined;
const cases: readonly (readonly [string, Site, ClassOffer, Expected])[] = [
  ['an infant class at the cap may be sold', inclusive, infant(), undefined],
  ['a toddler class at the cap may be sold', inclusive, toddler(), undefined],
  ['an older-toddler class at the cap may be sold', inclusive, older(), undefined],
  ['a mixed-age class at the cap may be sold', inclusive, mixed(), undefined],
  [
    'an infant class a fen above the cap may not',
    inclusive,
    infant({ rates: [monthly(220_001)] }),
    {
      code: 'price.aboveCap',
      facts: { priceFen: 220_001, capFen: 220_000 },
      clause: 'jingdezhen.class.infant',
    },
  ],
  [
    'a toddler class a fen above the cap may not',
    inclusive,
    toddler({ rates: [monthly(200_001)] }),
    {
      code: 'price.aboveCap',
      facts: { priceFen: 200_001, capFen: 200_000 },
      clause: 'jingdezhen.class.toddler',
    },
  ],
  [
    'an older-toddler class a fen above the cap may not',
    inclusive,
    older({ rates: [monthly(170_001)] }),
    {
      code: 'price.aboveCap',
      facts: { priceFen: 170_001, capFen: 170_000 },
      clause: 'jingdezhen.class.olderToddler',
    },
  ],
  [
    'a mixed-age class a fen above the cap may not',
    inclusive,
    mixed({ rates: [monthly(180_001)] }),
    {
      code: 'price.aboveCap',
      facts: { priceFen: 180_001, capFen: 180_000 },
      clause: 'jingdezhen.class.mixedAge',
    },
  ],
  [
    'a market class may cost more than the cap',
    market,
    older({ pricing: 'market', rates: [monthly(399_900)] }),
    undefined,
  ],
  [
    'a market class is bound by the class size all the same',
    market,
    older({ pricing: 'market', places: 21 }),
    {
      code: 'class.tooLarge',
      facts: { places: 21, maxChildren: 20 },
      clause: 'jingdezhen.class.olderToddler',
    },
  ],
  [
    'a designated site may not sell at market price',
    inclusive,
    older({ pricing: 'market' }),
    {
      code: 'site.designatedSellsInclusive',
      facts: { site: '试验托育园' },
      clause: 'jingdezhen.placeSubsidy',
    },
  ],
  [
    'a site that is not designated may not sell inclusive places',
    market,
    older(),
    { code: 'site.notDesignated', facts: { site: '试验托育园' }, clause: 'jingdezhen.placeSubsidy' },
  ],
  [
    'a site that is only registered may not sell inclusive places',
    registeredOnly,
    older(),
    { code: 'site.notFiled', facts: { site: '试验托育园' }, clause: 'jingdezhen.filing' },
  ],
  [
    'an infant class of eleven is too large',
    inclusive,
    infant({ places: 11 }),
    { code: 'class.tooLarge', facts: { places: 11, maxChildren: 10 }, clause: 'jingdezhen.class.infant' },
  ],
  [
    'a toddler class of sixteen is too large',
    inclusive,
    toddler({ places: 16 }),
    { code: 'class.tooLarge', facts: { places: 16, maxChildren: 15 }, clause: 'jingdezhen.class.toddler' },
  ],
  [
    'a mixed-age class of nineteen is too large',
    inclusive,
    mixed({ places: 19 }),
    { code: 'class.tooLarge', facts: { places: 19, maxChildren: 18 }, clause: 'jingdezhen.class.mixedAge' },
  ],
  [
    'a toddler class for children of eleven months is too young',
    inclusive,
    toddler({ ageFromMonths: 11 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 11, ageBelowMonths: 24, allowedFromMonths: 12, allowedBelowMonths: 24 },
      clause: 'jingdezhen.class.toddler',
    },
  ],
  [
    'a toddler class that ends a month late is too old',
    inclusive,
    toddler({ ageBelowMonths: 25 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 12, ageBelowMonths: 25, allowedFromMonths: 12, allowedBelowMonths: 24 },
      clause: 'jingdezhen.class.toddler',
    },
  ],
  [
    'a narrower age window is allowed',
    inclusive,
    toddler({ ageFromMonths: 15, ageBelowMonths: 20 }),
    undefined,
  ],
  [
    'an age window without a month in it is not',
    inclusive,
    toddler({ ageFromMonths: 20, ageBelowMonths: 20 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 20, ageBelowMonths: 20, allowedFromMonths: 12, allowedBelowMonths: 24 },
      clause: 'jingdezhen.class.toddler',
    },
  ],
  [
    'a mixed-age class ends where childcare does, and the scope says so',
    inclusive,
    mixed({ ageBelowMonths: 37 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 18, ageBelowMonths: 37, allowedFromMonths: 18, allowedBelowMonths: 36 },
      clause: 'jingdezhen.scope',
    },
  ],
  [
    'a mixed-age class for younger children cites its own rule',
    inclusive,
    mixed({ ageFromMonths: 17 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 17, ageBelowMonths: 36, allowedFromMonths: 18, allowedBelowMonths: 36 },
      clause: 'jingdezhen.class.mixedAge',
    },
  ],
  ['a kindergarten may run an older-toddler class', kindergarten, older(), undefined],
  [
    'a kindergarten may not take children under two',
    kindergarten,
    mixed({ ageFromMonths: 23 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 23, ageBelowMonths: 36, allowedFromMonths: 24, allowedBelowMonths: 36 },
      clause: 'jingdezhen.kindergartenClass',
    },
  ],
  ['a class may open today', inclusive, older({ opensOn: today }), undefined],
  [
    'a class may not open yesterday',
    inclusive,
    older({ opensOn: civilDate('2026-07-05') }),
    { code: 'class.opensInPast', facts: { opensOn: '2026-07-05', today: '2026-07-06' } },
  ],
  [
    'where no cap is published a designated site names its own price',
    dianjiang,
    older({ rates: [monthly(999_900)] }),
    undefined,
  ],
  [
    'where no class rule is published childcare still ends at three',
    dianjiang,
    older({ ageBelowMonths: 37 }),
    {
      code: 'class.wrongAgeWindow',
      facts: { ageFromMonths: 24, ageBelowMonths: 37, allowedFromMonths: 0, allowedBelowMonths: 36 },
      clause: 'dianjiang.scope',
    },
  ],
  [
    'where no cap is published inclusive places still take the designation',
    undesignated(dianjiang),
    older(),
    { code: 'site.notDesignated', facts: { site: '试验托育园' }, clause: 'dianjiang.inclusiveSupport' },
  ],
];

test.each(cases)('%s', (_, site, offer, expected) => {
  const refusal = judgeOffer(policy, site, offer, today);
  const said = refusal && {
    code: refusal.code,
    facts: refusal.facts,
    ...(refusal.clause ? { clause: refusal.clause.id } : {}),
  };
  expect(said).toEqual(expected);
});

test('every refusal that a published rule decided carries its words', () => {
  const clauses = cases
    .map(([, site, offer]) => judgeOffer(policy, site, offer, today)?.clause)
    .filter((clause) => clause !== undefined);
  expect(clauses.length).toBeGreaterThan(15);
  for (const { phrase, title, issuer, version } of clauses)
    for (const words of [phrase, title, issuer, version]) expect(words).not.toBe('');
});

test('the cap that counts is the one of the day the class opens', () => {
  const rising = assemblePolicy([
    packOf({
      fees: feesFile({
        priceCaps: [
          capOf({
            classKind: 'olderToddlerClass',
            capFen: fen(100_000),
            validity: { to: civilDate('2026-08-31') },
          }),
          capOf({
            classKind: 'olderToddlerClass',
            capFen: fen(120_000),
            validity: { from: civilDate('2026-09-01') },
          }),
        ],
      }),
    }),
  ]);
  const site = siteOf({ jurisdiction: '990101' });
  const judged = (opensOn: string) =>
    judgeOffer(rising, site, offerOf({ rates: [monthly(110_000)], opensOn: civilDate(opensOn) }), today)
      ?.code;
  expect(judged('2026-08-31')).toBe('price.aboveCap');
  expect(judged('2026-09-01')).toBeUndefined();
});

test('a published deadline for answers binds, and none is invented', () => {
  const policyOf = (value: number | null) =>
    assemblePolicy([
      packOf({
        pack: packFile(),
        slots: {
          slots: [
            {
              key: 'confirmationDeadlineHours',
              jurisdiction: '990100',
              question: '机构多久必须答复？',
              answeredIn: 'slots',
              value,
              ...(value === null ? {} : { clause: 'testtown.cap' }),
            },
          ],
        },
      }),
    ]);
  const site = siteOf({ jurisdiction: '990101' });
  const judged = (value: number | null, answerWithinHours: number) =>
    judgeOffer(policyOf(value), site, offerOf({ answerWithinHours }), today);
  expect(judged(24, 24)).toBeUndefined();
  expect(judged(24, 25)).toMatchObject({
    code: 'class.answerTooSlow',
    facts: { answerWithinHours: 25, allowedHours: 24 },
    clause: { id: 'testtown.cap' },
  });
  expect(judged(null, 168)).toBeUndefined();
});
