import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy, judgePacks } from '@huiyue/shared/policy/assemble';
import { capForMinutes } from '@huiyue/shared/policy/capForTime';
import { roundedFen } from '@huiyue/shared/policy/derivation';
import { hasPriceCaps, priceCapOn, priceCapsOn, type CapQuestion } from '@huiyue/shared/policy/priceCaps';
import { reviewsDue } from '@huiyue/shared/policy/reviewsDue';
import { describe, expect, it } from 'vitest';
import {
  capOf,
  derivedCapOf,
  feesFile,
  packFile,
  packOf,
  packWithCaps,
  withoutClass,
  type PriceCap,
} from './pack';

const asked = {
  jurisdiction: '990101',
  on: civilDate('2026-08-01'),
  line: 'childcare',
  classKind: 'toddlerClass',
  careMode: 'fullDay',
  institution: { isDesignated: true, providerKind: 'kindergarten', ownership: 'public' },
} as const satisfies CapQuestion;

const graded = [
  { code: 'demonstration', label: '示范' },
  { code: 'starFive', label: '五星级' },
];

function policyWith(...priceCaps: readonly PriceCap[]) {
  return assemblePolicy([
    packOf({ pack: packFile({ grades: graded }), fees: feesFile({ priceCaps: [...priceCaps] }) }),
  ]);
}

function capFen(caps: readonly PriceCap[], question: Partial<CapQuestion> = {}): number | undefined {
  return priceCapOn(policyWith(...caps), { ...asked, ...question })?.capFen;
}

const general = capOf({ id: 'a.general' });

describe('a cap binds the institutions it names, and the one that names fewest goes first', () => {
  const caps = [
    general,
    capOf({
      id: 'a.public',
      capFen: fen(120_000),
      binds: { institutions: 'designated', ownerships: ['public'] },
    }),
    capOf({
      id: 'a.publicKindergarten',
      capFen: fen(110_000),
      binds: { institutions: 'designated', ownerships: ['public'], providerKinds: ['kindergarten'] },
    }),
  ];
  it.each<[string, CapQuestion['institution'], number | undefined]>([
    ['a public kindergarten has its own', asked.institution, 110_000],
    [
      'a public centre has the public one',
      { isDesignated: true, providerKind: 'childcareCentre', ownership: 'public' },
      120_000,
    ],
    [
      'a private designated one has the general one',
      { isDesignated: true, providerKind: 'kindergarten', ownership: 'private' },
      150_000,
    ],
    ['of whom nothing more is known, the general one', { isDesignated: true }, 150_000],
    [
      'one that is not designated has none',
      { isDesignated: false, providerKind: 'kindergarten', ownership: 'public' },
      undefined,
    ],
  ])('%s', (_, institution, expected) => {
    expect(capFen(caps, { institution })).toBe(expected);
    expect(capFen(caps.toReversed(), { institution })).toBe(expected);
  });

  it('a cap for all binds a market institution too', () => {
    const forAll = capOf({ binds: { institutions: 'all' } });
    expect(capFen([forAll], { institution: { isDesignated: false } })).toBe(150_000);
  });

  it('a grade that the institution has not is not bound', () => {
    const starred = capOf({ binds: { institutions: 'designated', grades: ['starFive'] } });
    const grade = (name: string) => ({ institution: { ...asked.institution, grade: name } });
    expect(capFen([starred], grade('starFive'))).toBe(150_000);
    expect(capFen([starred], grade('demonstration'))).toBeUndefined();
    expect(capFen([starred])).toBeUndefined();
  });

  it('two of which neither is the narrower are refused when the policy is put together', () => {
    const torn = [
      capOf({ id: 'a.public', binds: { institutions: 'designated', ownerships: ['public'] } }),
      capOf({ id: 'a.kindergarten', binds: { institutions: 'designated', providerKinds: ['kindergarten'] } }),
    ];
    expect(() => policyWith(...torn)).toThrow('two answers for the same day');
  });
});

describe('a cap is for a line, a mode of care, a period and the items it covers', () => {
  const caps = [
    general,
    capOf({ id: 'a.meals', capFen: fen(40_000), feeItems: ['meals'] }),
    capOf({ id: 'a.hour', careMode: 'hourly', per: 'hour', capFen: fen(2_000), partHours: 'countUp' }),
    capOf({ id: 'a.day', per: 'day', capFen: fen(9_000) }),
    withoutClass(capOf({ id: 'a.bed', line: 'bed', capFen: fen(300_000) })),
  ];
  it.each<[string, Partial<CapQuestion>, string | undefined]>([
    ['the care of a month', {}, 'a.general'],
    ['its meals', { feeItem: 'meals' }, 'a.meals'],
    ['anything else that must be paid', { feeItem: 'materials' }, 'a.general'],
    ['a day', { per: 'day' }, 'a.day'],
    ['an hour', { careMode: 'hourly', per: 'hour' }, 'a.hour'],
    ['an hour, without saying so', { careMode: 'hourly' }, 'a.hour'],
    ['a visit, on which nothing is published', { per: 'visit' }, undefined],
    ['half a day, on which nothing is published', { careMode: 'halfDay' }, undefined],
    ['a meal of an elder, on which nothing is published', { line: 'meal', per: 'portion' }, undefined],
  ])('%s', (_, question, id) => {
    expect(priceCapOn(policyWith(...caps), { ...asked, ...question })?.id).toBe(id);
  });
  it('a bed, asked without any class', () => {
    const { jurisdiction, on, institution } = asked;
    expect(priceCapOn(policyWith(...caps), { jurisdiction, on, institution, line: 'bed' })?.id).toBe('a.bed');
  });
  it('all that bind at once', () => {
    const ids = priceCapsOn(policyWith(...caps), { ...asked, per: 'month' }).map(({ id }) => id);
    expect(ids).toEqual(['a.general', 'a.meals']);
  });
  it('voluntary and forbidden items stand outside the amount', () => {
    const cap = capOf({ voluntary: ['lateCollection'], forbidden: ['registration'] });
    const found = priceCapOn(policyWith(cap), asked);
    expect(found).toMatchObject({ voluntary: ['lateCollection'], forbidden: ['registration'] });
    expect(found?.feeItems).toContain('meals');
    expect(found?.feeItems).not.toContain('lateCollection');
    expect(found?.feeItems).not.toContain('registration');
    expect(priceCapOn(policyWith(cap), { ...asked, feeItem: 'lateCollection' })).toBeUndefined();
  });
  it('whether anything is published at all', () => {
    const policy = policyWith(...caps);
    const where = { jurisdiction: '990101', on: asked.on } as const;
    expect(hasPriceCaps(policy, { ...where, line: 'childcare', careMode: 'hourly' })).toBe(true);
    expect(hasPriceCaps(policy, { ...where, line: 'childcare', careMode: 'occasional' })).toBe(false);
    expect(hasPriceCaps(policy, { ...where, line: 'bed' })).toBe(true);
    expect(hasPriceCaps(policy, { ...where, line: 'meal' })).toBe(false);
    expect(hasPriceCaps(policy, { ...where, jurisdiction: '990000', line: 'bed' })).toBe(false);
  });
});

describe('a derived cap', () => {
  const half = (percent: number, rounding?: PriceCap['rounding']) =>
    derivedCapOf({ kind: 'share', of: 'a.base', percent }, rounding ? { rounding } : {});
  const base = (yuanFen: number) => capOf({ id: 'a.base', capFen: fen(yuanFen) });

  it.each<[string, readonly PriceCap[], number]>([
    ['is a share of its base', [base(150_000), half(60)], 90_000],
    ['leaves the fraction of a fen to the family', [base(150_001), half(33.33)], 49_995],
    ['is rounded down to whole yuan', [base(150_050), half(65, { toFen: 100, direction: 'down' })], 97_500],
    [
      'may round to the nearest where that is below',
      [base(150_050), half(65, { toFen: 100, direction: 'nearest' })],
      97_500,
    ],
  ])('%s', (_, caps, expected) => {
    expect(capFen(caps, { careMode: 'halfDay' })).toBe(expected);
  });

  it('is a month divided by a printed number of days', () => {
    const day = derivedCapOf(
      { kind: 'division', of: 'a.base', by: 21.75 },
      { careMode: 'fullDay', per: 'day' },
    );
    expect(capFen([base(150_000), day], { per: 'day' })).toBe(6_896);
  });

  it('is a base with a rise that the grade permits, for that grade alone', () => {
    const risen = derivedCapOf(
      { kind: 'float', of: 'a.base', percent: 20 },
      { careMode: 'fullDay', binds: { institutions: 'designated', grades: ['demonstration'] } },
    );
    const caps = [base(150_000), risen];
    expect(capFen(caps)).toBe(150_000);
    expect(capFen(caps, { institution: { ...asked.institution, grade: 'demonstration' } })).toBe(180_000);
  });

  it('says how it came about', () => {
    const found = priceCapOn(policyWith(base(150_000), half(60, { toFen: 100, direction: 'down' })), {
      ...asked,
      careMode: 'halfDay',
    });
    expect(found).toMatchObject({
      id: 'testtown.cap.derived',
      capFen: 90_000,
      version: 'testtown/7',
      status: 'issued',
      derivation: {
        kind: 'share',
        of: 'a.base',
        ofFen: 150_000,
        percent: 60,
        rounding: { toFen: 100, direction: 'down' },
        clause: { id: 'testtown.cap' },
      },
    });
  });

  it('follows its base from one period to the next, and into a county with a base of its own', () => {
    const caps = [
      capOf({ id: 'a.base', validity: { to: civilDate('2026-06-30') } }),
      capOf({ id: 'a.next', capFen: fen(160_000), validity: { from: civilDate('2026-07-01') } }),
      capOf({ id: 'a.county', jurisdiction: '990102', capFen: fen(100_000) }),
      half(60),
    ];
    const on = (day: string, jurisdiction = '990101') =>
      capFen(caps, { careMode: 'halfDay', on: civilDate(day), jurisdiction });
    expect(on('2026-06-30')).toBe(90_000);
    expect(on('2026-07-01')).toBe(96_000);
    expect(on('2026-07-01', '990102')).toBe(60_000);
  });

  it('can be derived from a derived one', () => {
    const hour = derivedCapOf(
      { kind: 'share', of: 'a.day', percent: 15 },
      { id: 'a.hour', careMode: 'hourly', per: 'hour' },
    );
    const day = derivedCapOf(
      { kind: 'division', of: 'a.base', by: 20 },
      { id: 'a.day', careMode: 'fullDay', per: 'day' },
    );
    expect(capFen([hour, day, base(150_000)], { careMode: 'hourly' })).toBe(1_125);
  });
});

describe('a sum is rounded to the unit a rule names', () => {
  it.each([
    ['down', 149, 100],
    ['nearest', 149, 100],
    ['nearest', 150, 200],
    ['nearest', 151, 200],
    ['up', 101, 200],
    ['up', 100, 100],
    ['down', 100, 100],
  ] as const)('%s: %d fen to yuan is %d', (direction, times, expected) => {
    expect(roundedFen({ times, over: 1 }, { toFen: 100, direction })).toBe(expected);
    expect(roundedFen({ times: times * 7, over: 7 }, { toFen: 100, direction })).toBe(expected);
  });
});

describe('minutes under a cap per hour', () => {
  const minutes = (partHours: PriceCap['partHours'], used: number) => {
    const cap = capOf({
      careMode: 'hourly',
      per: 'hour',
      capFen: fen(2_000),
      ...(partHours && { partHours }),
    });
    const found = priceCapOn(policyWith(cap), { ...asked, careMode: 'hourly' });
    return found && capForMinutes(found, used);
  };
  it.each([
    ['countUp', 60, 2_000],
    ['countUp', 61, 4_000],
    ['countUp', 120, 4_000],
    ['countDown', 119, 2_000],
    ['exact', 90, 3_000],
    ['exact', 1, 33],
    [undefined, 90, 3_000],
  ] as const)('%s, %d minutes: %d fen', (partHours, used, expected) => {
    expect(minutes(partHours, used)).toBe(expected);
  });
  it('a cap per month says nothing of minutes', () => {
    const found = priceCapOn(policyWith(general), asked);
    expect(found && capForMinutes(found, 60)).toBeUndefined();
  });
});

describe('the review of a cap', () => {
  const review = { everyYears: 3, clause: 'testtown.cap' };
  const today = civilDate('2026-07-06');
  const due = (validity: PriceCap['validity']) =>
    reviewsDue(policyWith(capOf({ id: 'a.cap', validity, review })), today).map(({ state, dueOn }) => ({
      state,
      dueOn,
    }));
  it.each<[string, string, ReturnType<typeof due>]>([
    ['is past on its day', '2023-07-06', [{ state: 'past', dueOn: civilDate('2026-07-06') }]],
    ['is near the day before', '2023-07-07', [{ state: 'near', dueOn: civilDate('2026-07-07') }]],
    ['is near half a year ahead', '2024-01-06', [{ state: 'near', dueOn: civilDate('2027-01-06') }]],
    ['is not yet near a day earlier still', '2024-01-07', []],
  ])('%s', (_, from, expected) => {
    expect(due({ from: civilDate(from) })).toEqual(expected);
  });
  it('cannot be dated where no day is printed, and is listed for that', () => {
    expect(due({})).toEqual([{ state: 'undated', dueOn: undefined }]);
  });
  it('counts from the day of issue where the rule begins on none', () => {
    const documents = packFile().documents.map((document) => ({
      ...document,
      issuedOn: civilDate('2023-01-01'),
    }));
    const policy = assemblePolicy([{ ...packWithCaps(capOf({ review })), pack: packFile({ documents }) }]);
    expect(reviewsDue(policy, today)).toMatchObject([{ state: 'past', dueOn: '2026-01-01' }]);
  });
  it('concerns no cap that is no longer in force', () => {
    expect(due({ from: civilDate('2020-01-01'), to: civilDate('2026-07-05') })).toEqual([]);
  });
});

describe('caps that come to nothing good are refused, each with what to do', () => {
  const half = (of: string, percent = 60) => derivedCapOf({ kind: 'share', of, percent });
  it.each<[string, readonly PriceCap[], string, string]>([
    ['a share over 100 %', [general, half('a.general', 100.5)], 'share.above100', 'use the kind float'],
    [
      'a rise to more than the double',
      [
        general,
        derivedCapOf(
          { kind: 'float', of: 'a.general', percent: 101 },
          { binds: { institutions: 'designated', ownerships: ['public'] } },
        ),
      ],
      'share.above100',
      'is a share of more than the whole',
    ],
    [
      'a division that multiplies',
      [general, derivedCapOf({ kind: 'division', of: 'a.general', by: 0.5 })],
      'share.above100',
      'share of more than the whole',
    ],
    ['a base nobody wrote', [half('a.nothing')], 'cap.baseUnknown', 'name the id of an entry of priceCaps'],
    [
      'a base of another line',
      [capOf({ id: 'a.meal', line: 'meal', per: 'portion' }), half('a.meal')],
      'cap.baseOtherLine',
      'a base must be of the same line, childcare',
    ],
    [
      'a base of the county next door',
      [capOf({ id: 'a.county', jurisdiction: '990102' }), half('a.county')],
      'cap.baseOtherPlace',
      'a base must be of 990100 or of a place above it',
    ],
    [
      'a base that ends before',
      [capOf({ id: 'a.base', validity: { to: civilDate('2026-12-31') } }), half('a.base')],
      'cap.baseMissing',
      'has no amount on 2027-01-01: let the two begin and end together',
    ],
    [
      'two caps in a circle',
      [
        derivedCapOf({ kind: 'share', of: 'a.two', percent: 50 }, { id: 'a.one', careMode: 'halfDay' }),
        derivedCapOf({ kind: 'share', of: 'a.one', percent: 50 }, { id: 'a.two', careMode: 'hourly' }),
      ],
      'cap.circle',
      'give one of them as an amount',
    ],
    ['a cap of itself', [half('testtown.cap.derived')], 'cap.circle', 'give one of them as an amount'],
    [
      'rounding up',
      [
        capOf({ id: 'a.base', capFen: fen(150_010) }),
        { ...half('a.base'), rounding: { toFen: 100, direction: 'up' } },
      ],
      'rounding.lifts',
      'use the direction down',
    ],
    [
      'rounding to the nearest where that is above, if only in one county',
      [
        capOf({ id: 'a.base', capFen: fen(150_000) }),
        capOf({ id: 'a.county', jurisdiction: '990102', capFen: fen(150_100) }),
        { ...half('a.base'), rounding: { toFen: 100, direction: 'nearest' } },
      ],
      'rounding.lifts',
      'lifts the price over what 150100 fen allow',
    ],
    [
      'an item both covered and forbidden',
      [capOf({ feeItems: ['care', 'meals'], forbidden: ['meals'] })],
      'rule.itemsContradict',
      'an item is covered, voluntary or forbidden',
    ],
    [
      'a grade declared nowhere',
      [capOf({ binds: { institutions: 'designated', grades: ['starNine'] } })],
      'grade.unknown',
      'add it to grades',
    ],
    [
      'a stranger in replaces',
      [capOf({ replaces: ['a.nothing'] })],
      'replaces.unknown',
      'replaces a.nothing, which is no other entry of priceCaps in 990100',
    ],
  ])('%s', (_, caps, code, words) => {
    const problems = judgePacks([packWithCaps(...caps)]);
    expect(problems.map((problem) => problem.code)).toContain(code);
    const said = problems.find((problem) => problem.code === code);
    expect(said?.sentence).toContain(words);
    expect(said?.where).toMatch(/^testtown\/fees\.json, priceCaps, /);
  });

  it('a price that another level sets', () => {
    const authority = {
      id: 'a.authority',
      jurisdiction: '990100',
      clause: 'testtown.cap',
      validity: {},
      line: 'bed',
      level: 'county',
      authority: '各县发改委',
    } as const;
    const bed = (jurisdiction: string) => {
      const cap = withoutClass(capOf({ line: 'bed', jurisdiction }));
      const fees = feesFile({ priceCaps: [cap], pricingAuthorities: [authority] });
      return judgePacks([
        packOf({
          fees,
          pack: packFile({
            documents: packFile().documents.map((document) => ({ ...document, jurisdiction: '990000' })),
          }),
        }),
      ]).map(({ code }) => code);
    };
    expect(bed('990100')).toEqual(['cap.notTheirs']);
    expect(bed('990101')).toEqual([]);
  });
});
