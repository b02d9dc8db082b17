import { addDays, civilDate } from '@huiyue/shared/civil';
import {
  policyAmendmentSchema,
  readAmendment,
  type PolicyAmendment,
} from '@huiyue/shared/contract/policyAmendment';
import { fen } from '@huiyue/shared/money';
import { amended, judgeAmendment, publicationVersion } from '@huiyue/shared/policy/amend';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import { classRuleOn } from '@huiyue/shared/policy/classRules';
import { doubtfulFigures } from '@huiyue/shared/policy/doubtfulFigures';
import { hotlineOn } from '@huiyue/shared/policy/hotlines';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { openQuestions, slotOn } from '@huiyue/shared/policy/slots';
import { describe, expect, it } from 'vitest';
import { amendmentOf, capOf, derivedCapOf, packOf, feesFile, type PriceCap } from './pack';

const open = {
  key: 'confirmationDeadlineHours',
  jurisdiction: '990100',
  question: '多少小时内答复?',
  answeredIn: 'slots',
  value: null,
} as const;

const old = capOf({ id: 'a.old' });
const base = assemblePolicy([packOf({ fees: feesFile({ priceCaps: [old] }), slots: { slots: [open] } })]);

/** Lower, and in the place of the old one. */
const lower = (overrides: Partial<PriceCap> = {}) =>
  capOf({
    id: 'a.lower',
    capFen: fen(140_000),
    clause: 'testtown.noticed.1',
    replaces: ['a.old'],
    ...overrides,
  });

const withCaps = (...priceCaps: readonly PriceCap[]) => amendmentOf({ rules: { priceCaps: [...priceCaps] } });

function capOn(policy: Policy, on: string, jurisdiction = '990101') {
  return priceCapOn(policy, {
    jurisdiction,
    on: civilDate(on),
    line: 'childcare',
    classKind: 'toddlerClass',
    careMode: 'fullDay',
    institution: { isDesignated: true },
  });
}

describe('a publication holds from its first day and rewrites nothing', () => {
  const policy = amended(base, [withCaps(lower())]);
  it.each([
    ['the day before', '2026-12-31', 'a.old', 'testtown/7'],
    ['its first day', '2027-01-01', 'a.lower', '990100/publication-1'],
    ['years later', '2040-01-01', 'a.lower', '990100/publication-1'],
    ['years before', '2001-01-01', 'a.old', 'testtown/7'],
  ])('%s', (_, on, id, version) => {
    expect(capOn(policy, on)).toMatchObject({ id, version });
  });
  it('its clause says which publication it is of', () => {
    expect(capOn(policy, '2027-01-01')?.clause).toMatchObject({
      title: '关于调整收费标准的通知',
      version: publicationVersion({ jurisdiction: '990100', version: 1 }),
    });
  });
  it('a rule is of its publication even where it rests on older words', () => {
    const again = amended(base, [withCaps(lower({ clause: 'testtown.cap' }))]);
    expect(capOn(again, '2027-01-01')).toMatchObject({
      version: '990100/publication-1',
      clause: { version: 'testtown/7' },
    });
  });
  it('the policy it was made from is untouched', () => {
    expect(capOn(base, '2027-01-01')?.id).toBe('a.old');
  });
  it('a province above is not touched by its city', () => {
    expect(capOn(policy, '2027-01-01', '990000')).toBeUndefined();
  });
});

it('a rule that ends by itself gives way to the one it stood in for', () => {
  const winter = lower({ validity: { to: civilDate('2027-02-28') } });
  const policy = amended(base, [withCaps(winter)]);
  const ids = ['2026-12-31', '2027-01-01', '2027-02-28', '2027-03-01'].map((on) => capOn(policy, on)?.id);
  expect(ids).toEqual(['a.old', 'a.lower', 'a.lower', 'a.old']);
});

it('two may stand in for one, each in its time', () => {
  const season = (id: string, from: string, to: string) =>
    lower({ id, validity: { from: civilDate(from), to: civilDate(to) } });
  const policy = amended(base, [
    withCaps(season('a.winter', '2027-01-01', '2027-02-28'), season('a.summer', '2027-07-01', '2027-08-31')),
  ]);
  const ids = ['2027-01-15', '2027-05-01', '2027-07-15', '2027-09-01'].map((on) => capOn(policy, on)?.id);
  expect(ids).toEqual(['a.winter', 'a.old', 'a.summer', 'a.old']);
});

it('a rule may begin later than its publication', () => {
  const policy = amended(base, [withCaps(lower({ validity: { from: civilDate('2027-09-01') } }))]);
  expect(capOn(policy, '2027-08-31')?.id).toBe('a.old');
  expect(capOn(policy, '2027-09-01')?.id).toBe('a.lower');
});

it('publications follow one another by number, in whatever order they are read', () => {
  const second = amendmentOf({
    version: 2,
    from: civilDate('2028-01-01'),
    rules: {
      priceCaps: [
        lower({
          id: 'a.lowest',
          capFen: fen(130_000),
          clause: 'testtown.noticed.2',
          replaces: ['a.lower'],
        }),
      ],
    },
  });
  const policy = amended(base, [second, withCaps(lower())]);
  const ids = ['2026-12-31', '2027-06-01', '2027-12-31', '2028-01-01'].map((on) => capOn(policy, on)?.id);
  expect(ids).toEqual(['a.old', 'a.lower', 'a.lower', 'a.lowest']);
});

describe('a rule that is ended', () => {
  const ending = (lastDay: string, overrides: Partial<PolicyAmendment> = {}) =>
    amendmentOf({
      ends: [{ rule: 'a.old', lastDay: civilDate(lastDay), clause: 'testtown.noticed.1' }],
      ...overrides,
    });
  it('answers through its last day, and for ever for the days before', () => {
    const policy = amended(base, [ending('2027-03-31')]);
    expect(capOn(policy, '2027-03-31')?.id).toBe('a.old');
    expect(capOn(policy, '2027-04-01')).toBeUndefined();
    expect(capOn(policy, '2020-01-01')?.id).toBe('a.old');
  });
  it('may end the day before the publication begins, and no earlier', () => {
    expect(judgeAmendment(base, ending('2026-12-31'))).toEqual([]);
    expect(judgeAmendment(base, ending('2026-12-30'))).toMatchObject([{ code: 'publication.inThePast' }]);
  });
  it('brings back what it stood in for, if that is still in force', () => {
    const first = amended(base, [withCaps(lower())]);
    const second = amendmentOf({
      version: 2,
      from: civilDate('2028-01-01'),
      ends: [{ rule: 'a.lower', lastDay: civilDate('2028-06-30'), clause: 'testtown.noticed.2' }],
    });
    const policy = amended(first, [second]);
    expect(capOn(policy, '2028-06-30')?.id).toBe('a.lower');
    expect(capOn(policy, '2028-07-01')?.id).toBe('a.old');
  });
});

it('a county publishes for itself, and replaces nothing of its city', () => {
  const county = amendmentOf({
    jurisdiction: '990101',
    document: { ...amendmentOf().document, jurisdiction: '990101' },
    rules: { priceCaps: [capOf({ ...lower(), id: 'a.county', jurisdiction: '990101', replaces: [] })] },
  });
  const policy = amended(base, [county]);
  expect(capOn(policy, '2027-01-01', '990101')?.id).toBe('a.county');
  expect(capOn(policy, '2027-01-01', '990102')?.id).toBe('a.old');
  expect(capOn(policy, '2026-12-31', '990101')?.id).toBe('a.old');
});

describe('an open question', () => {
  const answer = { ...open, value: 48, clause: 'testtown.noticed.1' };
  const asked = { jurisdiction: '990101', on: civilDate('2027-01-01') };
  const key = 'confirmationDeadlineHours';
  const policy = amended(base, [amendmentOf({ rules: { slots: [answer] } })]);

  it('is answered from the day of the publication, with the clause', () => {
    expect(slotOn(policy, { ...asked, key })).toMatchObject({
      value: 48,
      clause: { id: 'testtown.noticed.1' },
      version: '990100/publication-1',
    });
    expect(openQuestions(policy, asked)).toEqual([]);
  });
  it('is open the day before', () => {
    const before = { ...asked, on: addDays(asked.on, -1) };
    expect(slotOn(policy, { ...before, key })).toBeUndefined();
    expect(openQuestions(policy, before)).toEqual([open]);
  });
  it('is answered anew by naming the answer it replaces', () => {
    const again = (replaces: readonly string[]) =>
      amendmentOf({
        version: 2,
        from: civilDate('2028-01-01'),
        rules: {
          slots: [{ ...open, value: 24, clause: 'testtown.noticed.2', replaces: [...replaces] }],
        },
      });
    const first = 'slot.confirmationDeadlineHours.990100.2027-01-01';
    const policyAfter = amended(policy, [again([first])]);
    const valueOn = (on: string) => slotOn(policyAfter, { ...asked, key, on: civilDate(on) })?.value;
    expect([valueOn('2027-12-31'), valueOn('2028-01-01')]).toEqual([48, 24]);
    expect(judgeAmendment(policy, again([]))).toMatchObject([{ code: 'rule.twoAnswers' }]);
  });
  it('has an answer of its own for one line', () => {
    const meals = { ...answer, value: 2, line: 'meal' as const };
    const both = amended(base, [amendmentOf({ rules: { slots: [answer, meals] } })]);
    expect(slotOn(both, { ...asked, key, line: 'meal' })?.value).toBe(2);
    expect(slotOn(both, { ...asked, key, line: 'childcare' })?.value).toBe(48);
    expect(slotOn(both, { ...asked, key })?.value).toBe(48);
  });
});

it('a county may build on what its city published before, whatever their numbers', () => {
  const first = withCaps(lower());
  const second = amendmentOf({
    version: 2,
    rules: {
      priceCaps: [
        lower({ id: 'a.lowest', clause: 'testtown.noticed.2', replaces: ['a.lower'] }),
        capOf({ id: 'a.day', per: 'day', capFen: fen(7_000), clause: 'testtown.noticed.2' }),
      ],
    },
  });
  const county = amendmentOf({
    jurisdiction: '990101',
    document: { ...amendmentOf().document, id: 'testtown.county', jurisdiction: '990101' },
    clauses: [{ id: 'testtown.countySaid', document: 'testtown.county', phrase: '半日不超过60%' }],
    rules: {
      priceCaps: [
        derivedCapOf(
          { kind: 'share', of: 'a.day', percent: 60 },
          { jurisdiction: '990101', per: 'day', clause: 'testtown.countySaid' },
        ),
      ],
    },
  });
  const policy = amended(base, [first, second, county]);
  expect(policy.rules.priceCaps.map(({ id }) => id)).toEqual([
    'a.old',
    'a.lower',
    'a.lowest',
    'a.day',
    'testtown.cap.derived',
  ]);
  expect(amended(base, [second, first, county]).rules).toEqual(policy.rules);
  expect(() => amended(base, [county, first, second])).toThrow('is derived from a.day, which is no cap');
});

it('any kind of rule can be published, not caps alone', () => {
  const place = { jurisdiction: '990100', clause: 'testtown.noticed.1', validity: {} };
  const policy = amended(base, [
    amendmentOf({
      rules: {
        hotlines: [{ ...place, id: 'a.hotline', lines: ['childcare'], phone: '12345' }],
        classRules: [
          {
            ...place,
            id: 'a.class',
            classKind: 'toddlerClass',
            ageFromMonths: 12,
            ageBelowMonths: 24,
            maxChildren: 14,
          },
        ],
      },
    }),
  ]);
  const asked = { jurisdiction: '990102', on: civilDate('2027-01-01') };
  expect(hotlineOn(policy, { ...asked, line: 'childcare' })?.phone).toBe('12345');
  expect(classRuleOn(policy, { ...asked, classKind: 'toddlerClass' })?.maxChildren).toBe(14);
  expect(hotlineOn(policy, { ...asked, on: civilDate('2026-12-31'), line: 'childcare' })).toBeUndefined();
});

describe('what does not fit is not published, and the complaint says what to do', () => {
  const notice = (overrides: Partial<PolicyAmendment>) =>
    amendmentOf({ rules: { priceCaps: [lower()] }, ...overrides });
  const published = amended(base, [amendmentOf({ rules: { priceCaps: [lower()] } })]);
  it.each<[string, Policy, PolicyAmendment, string, string]>([
    [
      'a place nobody knows',
      base,
      notice({ jurisdiction: '990177' }),
      'jurisdiction.unknown',
      'write a pack for the place first',
    ],
    [
      'a rule for another place',
      base,
      withCaps(lower({ jurisdiction: '990101', replaces: [] })),
      'jurisdiction.other',
      'a publication of 990100 holds rules for 990100 alone',
    ],
    [
      'a document of another place',
      base,
      notice({ document: { ...amendmentOf().document, jurisdiction: '990101' } }),
      'document.otherPlace',
      'publish on one of 990100',
    ],
    [
      'a second answer for the same days',
      base,
      withCaps(lower({ replaces: [] })),
      'rule.twoAnswers',
      'or name a.old in replaces',
    ],
    [
      'two answers of its own',
      base,
      withCaps(lower(), lower({ id: 'a.other' })),
      'rule.twoAnswers',
      'a.lower answers as well',
    ],
    [
      'a clause nobody wrote',
      base,
      withCaps(lower({ clause: 'testtown.nothing' })),
      'clause.unknown',
      'add the printed words to clauses',
    ],
    [
      'a clause of a document that is not there',
      base,
      notice({ clauses: [{ id: 'testtown.noticed.1', document: 'gone', phrase: '一' }] }),
      'document.unknown',
      'names document gone, which is not described',
    ],
    [
      'a county that would replace a rule of its city',
      base,
      amendmentOf({
        jurisdiction: '990101',
        document: { ...amendmentOf().document, jurisdiction: '990101' },
        rules: { priceCaps: [lower({ jurisdiction: '990101' })] },
      }),
      'replaces.unknown',
      'the nearer one goes first',
    ],
    ['an id that is taken', base, withCaps(lower({ id: 'a.old' })), 'id.taken', 'give this one another'],
    [
      'a share over 100 %',
      base,
      withCaps(derivedCapOf({ kind: 'share', of: 'a.old', percent: 120 }, { clause: 'testtown.noticed.1' })),
      'share.above100',
      '100 at most',
    ],
    [
      'an answer of more than all',
      base,
      amendmentOf({
        rules: {
          slots: [{ ...open, key: 'offlineReservePercent', value: 101, clause: 'testtown.noticed.1' }],
        },
      }),
      'share.above100',
      '100 at most',
    ],
    [
      'a cap in a circle',
      base,
      withCaps(
        derivedCapOf(
          { kind: 'share', of: 'a.old', percent: 90 },
          { careMode: 'fullDay', replaces: ['a.old'], clause: 'testtown.noticed.1' },
        ),
      ),
      'cap.circle',
      'give one of them as an amount',
    ],
    [
      'rounding that lifts',
      base,
      withCaps(
        derivedCapOf(
          { kind: 'share', of: 'a.old', percent: 33 },
          { rounding: { toFen: 1_000, direction: 'up' }, clause: 'testtown.noticed.1' },
        ),
      ),
      'rounding.lifts',
      'use the direction down',
    ],
    [
      'a beginning before its publication',
      base,
      withCaps(lower({ validity: { from: civilDate('2026-12-31') } })),
      'publication.inThePast',
      'begin it then or later',
    ],
    [
      'an end before its beginning',
      base,
      withCaps(lower({ validity: { to: civilDate('2026-12-31') } })),
      'publication.inThePast',
      'give it a later last day',
    ],
    ['nothing at all', base, amendmentOf(), 'publication.empty', 'add what is to hold'],
    [
      'a number that is used',
      published,
      notice({ document: { ...amendmentOf().document, id: 'testtown.again' }, clauses: [] }),
      'publication.notNext',
      'give it the number 2',
    ],
    [
      'the end of a rule nobody wrote',
      base,
      amendmentOf({
        ends: [{ rule: 'a.nothing', lastDay: civilDate('2027-06-30'), clause: 'testtown.noticed.1' }],
      }),
      'ends.unknown',
      'name the id of one that does',
    ],
    [
      'an end without words',
      base,
      amendmentOf({ ends: [{ rule: 'a.old', lastDay: civilDate('2027-06-30'), clause: 'none' }] }),
      'clause.missing',
      'name a clause of this publication',
    ],
    [
      'a base taken away from a cap that rests on it',
      amended(base, [
        withCaps(derivedCapOf({ kind: 'share', of: 'a.old', percent: 60 }, { clause: 'testtown.noticed.1' })),
      ]),
      amendmentOf({
        version: 2,
        ends: [{ rule: 'a.old', lastDay: civilDate('2027-06-30'), clause: 'testtown.noticed.2' }],
      }),
      'cap.baseMissing',
      'has no amount on 2027-07-01',
    ],
  ])('%s', (_, policy, amendment, code, words) => {
    const problems = judgeAmendment(policy, amendment);
    const said = problems.find((problem) => problem.code === code);
    expect(said, JSON.stringify(problems)).toBeDefined();
    expect(said?.sentence).toContain(words);
    expect(() => amended(policy, [amendment])).toThrow(words);
  });

  it('a beginning before today', () => {
    const amendment = withCaps(lower());
    expect(judgeAmendment(base, amendment, civilDate('2027-01-01'))).toEqual([]);
    expect(judgeAmendment(base, amendment, civilDate('2027-01-02'))).toMatchObject([
      { code: 'publication.inThePast' },
    ]);
  });
});

describe('a figure that the words do not print is pointed at', () => {
  const place = { jurisdiction: '990100', clause: 'testtown.noticed.1', validity: {} };
  const answerOf = (value: number) => ({ ...open, value, clause: 'testtown.noticed.1' });
  const saying = (phrase: string, rules: PolicyAmendment['rules']) => {
    const amendment = amendmentOf({ rules });
    return doubtfulFigures(base, {
      ...amendment,
      clauses: amendment.clauses.map((clause) => ({ ...clause, phrase })),
    }).map(({ where, sentence }) => `${where}: ${sentence.split(' by its entry')[0] ?? ''}`);
  };
  const toddlers = {
    ...place,
    id: 'a.class',
    classKind: 'toddlerClass',
    ageFromMonths: 24,
    maxChildren: 15,
  } as const;
  it.each<[string, string, PolicyAmendment['rules'], readonly string[]]>([
    ['a cap as printed', '每人每月不超过1400元', { priceCaps: [lower()] }, []],
    ['a cap in ten thousands', '每年不超过0.14万元', { priceCaps: [lower()] }, []],
    [
      'a cap with a zero too many',
      '每人每月不超过1400元',
      { priceCaps: [lower({ capFen: fen(1_400_000) })] },
      ['990100/publication-1, priceCaps, a.lower: the amount in yuan is 14000'],
    ],
    [
      'a share of another size',
      '不超过全日托的六十%',
      {
        priceCaps: [
          derivedCapOf({ kind: 'share', of: 'a.old', percent: 65 }, { clause: 'testtown.noticed.1' }),
        ],
      },
      ['990100/publication-1, priceCaps, testtown.cap.derived: the share is 65'],
    ],
    ['ages in years', '2岁以上,15人以下', { classRules: [toddlers] }, []],
    [
      'a size that is not printed',
      '2岁以上,20人以下',
      { classRules: [toddlers] },
      ['990100/publication-1, classRules, a.class: the size is 15'],
    ],
    ['an answer as printed', '四十八小时内答复', { slots: [answerOf(48)] }, []],
    [
      'another answer',
      '24小时内答复',
      { slots: [answerOf(48)] },
      ['990100/publication-1, slots, slot.confirmationDeadlineHours.990100: the answer is 48'],
    ],
    [
      'a sum that is not printed',
      '每餐补贴3元',
      {
        subsidies: [
          {
            ...place,
            id: 'a.meal',
            lines: ['meal'],
            kind: 'meal',
            to: 'person',
            per: 'portion',
            is: 'exactly',
            amounts: [{ amountFen: fen(300) }, { amountFen: fen(500) }],
          },
        ],
      },
      ['990100/publication-1, subsidies, a.meal: the sum in yuan is 5'],
    ],
    [
      'what is given back, in words without numerals',
      '全额退还每日伙食费',
      {
        absenceRules: [
          {
            ...place,
            id: 'a.absence',
            line: 'childcare',
            feeItems: ['meals'],
            fromDays: 1,
            counted: 'inTheMonth',
            percent: 100,
          },
        ],
      },
      [],
    ],
    [
      'an absence given back by another share',
      '连续请假10日以上的,退还50%',
      {
        absenceRules: [
          {
            ...place,
            id: 'a.absence',
            line: 'childcare',
            feeItems: ['care'],
            fromDays: 10,
            counted: 'inARow',
            percent: 60,
          },
        ],
      },
      ['990100/publication-1, absenceRules, a.absence: the share is 60'],
    ],
    [
      'a refund of another share',
      '提前3日告知的,退还80%',
      {
        refundRules: [
          {
            ...place,
            id: 'a.refund',
            line: 'childcare',
            when: 'beforeStart',
            basis: 'percent',
            percent: 90,
            noticeDays: 3,
          },
        ],
      },
      ['990100/publication-1, refundRules, a.refund: the share is 90'],
    ],
  ])('%s', (_, phrase, rules, expected) => {
    expect(saying(phrase, rules)).toEqual(expected);
  });
  it('by the words of an older document too', () => {
    const amendment = withCaps(lower({ clause: 'testtown.cap' }));
    expect(doubtfulFigures(base, amendment)).toHaveLength(1);
    expect(doubtfulFigures(base, withCaps(lower({ clause: 'testtown.cap', capFen: fen(150_000) })))).toEqual(
      [],
    );
  });
});

describe('a draft as somebody typed it', () => {
  it('is read when it is well-formed', () => {
    const draft: unknown = JSON.parse(JSON.stringify(withCaps(lower())));
    expect(readAmendment(draft)).toMatchObject({ ok: true });
    expect(policyAmendmentSchema.safeParse(draft).success).toBe(true);
  });
  it.each<[string, Record<string, unknown>, string, string]>([
    ['a cap without a clause', { clause: undefined }, 'rules.priceCaps.0.clause', 'must name a clause'],
    ['a cap in yuan with a fraction', { capFen: 14.5 }, 'rules.priceCaps.0.capFen', 'whole fen'],
    [
      'a cap of two kinds',
      { derived: { kind: 'share', of: 'a.old', percent: 50 } },
      'rules.priceCaps.0.capFen',
      'one of the two',
    ],
    [
      'a line nobody sells',
      { line: 'nursery' },
      'rules.priceCaps.0.line',
      'must be one of childcare, dayCare',
    ],
    ['a word too much', { colour: 'red' }, 'rules.priceCaps.0', 'colour'],
  ])('%s', (_, change, where, words) => {
    const draft: unknown = JSON.parse(
      JSON.stringify({ ...amendmentOf(), rules: { priceCaps: [{ ...lower(), ...change }] } }),
    );
    const read = readAmendment(draft);
    const problems = read.ok ? [] : read.problems;
    expect(problems[0]).toMatchObject({ code: 'entry.malformed', where });
    expect(problems[0]?.sentence).toContain(words);
  });
});
