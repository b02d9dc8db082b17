import { civilDate } from '@huiyue/shared/civil';
import type { PolicyPack } from '@huiyue/shared/contract/policyPack';
import { fen } from '@huiyue/shared/money';
import { absenceRuleOn } from '@huiyue/shared/policy/absenceRules';
import { assemblePolicy, judgePacks } from '@huiyue/shared/policy/assemble';
import { assessmentRuleOn } from '@huiyue/shared/policy/assessmentRules';
import { monthlyBillingRuleOn } from '@huiyue/shared/policy/billingRules';
import { careModesOn } from '@huiyue/shared/policy/careModes';
import { feeRulesOn } from '@huiyue/shared/policy/feeRules';
import { hotlineOn } from '@huiyue/shared/policy/hotlines';
import { pricingAuthorityOn } from '@huiyue/shared/policy/pricingAuthorities';
import { priorityGroupsOn } from '@huiyue/shared/policy/priorityGroups';
import { prorationRuleOn } from '@huiyue/shared/policy/prorationRules';
import { refundRuleOn } from '@huiyue/shared/policy/refundRules';
import { openQuestions } from '@huiyue/shared/policy/slots';
import { slotKeys } from '@huiyue/shared/policy/slotKeys';
import { staffRatioOn } from '@huiyue/shared/policy/staffRatios';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import { unpublishedOn } from '@huiyue/shared/policy/unpublished';
import { describe, expect, it } from 'vitest';
import { publishedPolicy } from '../support/policy';
import { capOf, feesFile, packOf, supportFile } from './pack';

const place = { jurisdiction: '990100', clause: 'testtown.cap', validity: {} };
const inCounty = { ...place, jurisdiction: '990101' };
const asked = { jurisdiction: '990101', on: civilDate('2026-08-01'), line: 'childcare' } as const;
const next = { ...asked, jurisdiction: '990102' };

/** The county may cite the city's document, so that each place can have rules of its own. */
function policyOf(fees: Partial<PolicyPack['fees']>, support: Partial<PolicyPack['support']> = {}) {
  return assemblePolicy([packOf({ fees: feesFile(fees), support: supportFile(support) })]);
}

describe('how an item may be charged', () => {
  const policy = policyOf({
    feeRules: [
      { ...place, id: 'a.late', line: 'childcare', feeItems: ['lateCollection'], treatment: 'voluntary' },
      { ...inCounty, id: 'a.agency', line: 'childcare', feeItems: ['agency', 'meals'], treatment: 'atCost' },
      {
        ...place,
        id: 'a.deposit',
        line: 'childcare',
        feeItems: ['deposit'],
        treatment: 'forbidden',
        binds: { institutions: 'designated' },
      },
    ],
  });
  it.each<[string, Parameters<typeof feeRulesOn>[1], readonly string[]]>([
    ['a county adds to its city', asked, ['a.agency', 'a.late']],
    ['its neighbour has the city’s alone', next, ['a.late']],
    ['one item alone', { ...asked, feeItem: 'meals' }, ['a.agency']],
    [
      'a designated institution is bound by more',
      { ...next, institution: { isDesignated: true } },
      ['a.late', 'a.deposit'],
    ],
    ['another line has none', { ...asked, line: 'meal' }, []],
  ])('%s', (_, question, ids) => {
    expect(feeRulesOn(policy, question).map(({ id }) => id)).toEqual(ids);
  });
  it('carries its words', () => {
    expect(feeRulesOn(policy, next)[0]).toMatchObject({
      treatment: 'voluntary',
      clause: { id: 'testtown.cap' },
      version: 'testtown/7',
      status: 'issued',
    });
  });
  it('that is forbidden here and allowed there is a contradiction', () => {
    const fees = feesFile({
      feeRules: [
        { ...place, id: 'a.one', line: 'meal', feeItems: ['deposit'], treatment: 'forbidden' },
        { ...place, id: 'a.two', line: 'meal', feeItems: ['deposit'], treatment: 'atCost' },
      ],
    });
    expect(judgePacks([packOf({ fees })])).toMatchObject([{ code: 'rule.itemsContradict' }]);
  });
});

describe('what is given back when a place is given up', () => {
  const policy = policyOf({
    refundRules: [
      { ...place, id: 'a.before', line: 'childcare', when: 'beforeStart', basis: 'full', noticeDays: 3 },
      { ...place, id: 'a.after', line: 'childcare', when: 'afterStart', basis: 'unusedDays' },
      {
        ...place,
        id: 'a.afterMeals',
        line: 'childcare',
        when: 'afterStart',
        feeItems: ['meals'],
        basis: 'percent',
        percent: 100,
        rounding: { toFen: 10, direction: 'down' },
      },
      { ...inCounty, id: 'a.county', line: 'childcare', when: 'beforeStart', basis: 'percent', percent: 90 },
    ],
  });
  const back = (question: Partial<Parameters<typeof refundRuleOn>[1]>) =>
    refundRuleOn(policy, { ...next, feeItem: 'care', when: 'afterStart', ...question });
  it.each<[string, Partial<Parameters<typeof refundRuleOn>[1]>, string | undefined]>([
    ['before the first day', { when: 'beforeStart' }, 'a.before'],
    ['in a county with a rule of its own', { when: 'beforeStart', jurisdiction: '990101' }, 'a.county'],
    ['after it', {}, 'a.after'],
    ['the meals after it', { feeItem: 'meals' }, 'a.afterMeals'],
    ['when the institution closes, on which nothing is published', { when: 'closure' }, undefined],
    ['of a bed, on which nothing is published', { line: 'bed' }, undefined],
  ])('%s', (_, question, id) => {
    expect(back(question)?.id).toBe(id);
  });
  it('says all there is to say', () => {
    expect(back({ feeItem: 'meals' })).toMatchObject({
      when: 'afterStart',
      basis: 'percent',
      percent: 100,
      rounding: { toFen: 10, direction: 'down' },
      clause: { id: 'testtown.cap' },
    });
    expect(back({ when: 'beforeStart' })).toMatchObject({ basis: 'full', noticeDays: 3 });
    expect(back({})).not.toHaveProperty('percent');
  });
});

describe('absences and parts of a month', () => {
  const policy = policyOf({
    absenceRules: [
      {
        ...place,
        id: 'a.care',
        line: 'childcare',
        feeItems: ['care'],
        fromDays: 10,
        counted: 'inARow',
        percent: 50,
        noticeHours: 24,
      },
      {
        ...place,
        id: 'a.meals',
        line: 'childcare',
        feeItems: ['meals'],
        fromDays: 1,
        counted: 'inTheMonth',
        percent: 100,
      },
    ],
    prorationRules: [
      { ...place, id: 'a.part', line: 'childcare', basis: 'openDays' },
      { ...place, id: 'a.half', line: 'childcare', careMode: 'halfDay', basis: 'fixedDays', fixedDays: 22 },
    ],
  });
  it.each([
    ['care', { id: 'a.care', fromDays: 10, counted: 'inARow', percent: 50, noticeHours: 24 }],
    ['meals', { id: 'a.meals', fromDays: 1, counted: 'inTheMonth', percent: 100 }],
  ] as const)('of the %s', (feeItem, expected) => {
    expect(absenceRuleOn(policy, { ...asked, feeItem })).toMatchObject(expected);
  });
  it('nothing is given back of what no rule names', () => {
    expect(absenceRuleOn(policy, { ...asked, feeItem: 'materials' })).toBeUndefined();
    expect(absenceRuleOn(policy, { ...asked, line: 'dayCare', feeItem: 'care' })).toBeUndefined();
  });
  it('a part of a month is charged by the rule of its mode of care', () => {
    const part = (careMode?: 'halfDay' | 'fullDay') =>
      prorationRuleOn(policy, { ...asked, feeItem: 'care', ...(careMode && { careMode }) });
    expect(part('halfDay')).toMatchObject({ basis: 'fixedDays', fixedDays: 22 });
    expect(part('fullDay')).toMatchObject({ id: 'a.part', basis: 'openDays' });
    expect(part()).toMatchObject({ id: 'a.part' });
    expect(prorationRuleOn(policy, { ...asked, line: 'meal', feeItem: 'meals' })).toBeUndefined();
  });
});

describe('subsidies', () => {
  const operating = { lines: ['bed' as const], kind: 'operating' as const, to: 'institution' as const };
  const policy = policyOf(
    {},
    {
      subsidies: [
        {
          ...place,
          ...operating,
          id: 'a.city',
          per: 'attendedMonth',
          is: 'atLeast',
          amounts: [{ amountFen: fen(100) }],
        },
        {
          ...inCounty,
          ...operating,
          id: 'a.county',
          per: 'attendedMonth',
          is: 'exactly',
          amounts: [{ amountFen: fen(300) }],
          binds: { institutions: 'all', ownerships: ['private'] },
        },
        { ...place, ...operating, id: 'a.build', kind: 'construction', amounts: [] },
      ],
    },
  );
  const ids = (question: Partial<Parameters<typeof subsidyRulesOn>[1]>) =>
    subsidyRulesOn(policy, { ...asked, line: 'bed', ...question }).map(({ id }) => id);
  it.each<[string, Partial<Parameters<typeof subsidyRulesOn>[1]>, readonly string[]]>([
    ['the nearest place decides a kind; another kind is another matter', {}, ['a.county', 'a.build']],
    ['next door the city decides', { jurisdiction: '990102' }, ['a.city', 'a.build']],
    ['one kind alone', { kind: 'construction' }, ['a.build']],
    [
      'an institution whom the county does not name has the city’s',
      { institution: { isDesignated: false, ownership: 'public' } },
      ['a.city', 'a.build'],
    ],
    [
      'one whom it names has the county’s',
      { institution: { isDesignated: false, ownership: 'private' } },
      ['a.county', 'a.build'],
    ],
    ['another line has none', { line: 'meal' }, []],
  ])('%s', (_, question, expected) => {
    expect(ids(question)).toEqual(expected);
  });
});

describe('groups that go first', () => {
  const groups = [{ code: 'a', label: '低保', proofs: ['低保证'] }];
  const list = { ...place, purpose: 'waitlist' as const, groups };
  const policy = policyOf(
    {},
    {
      priorityGroups: [
        { ...list, id: 'a.city' },
        { ...inCounty, id: 'a.county', purpose: 'waitlist', groups, isRanked: true, lines: ['childcare'] },
      ],
    },
  );
  it('a county’s go before its city’s', () => {
    const found = priorityGroupsOn(policy, { ...asked, purpose: 'waitlist' });
    expect(found.map(({ id, isRanked }) => [id, isRanked])).toEqual([
      ['a.county', true],
      ['a.city', false],
    ]);
    expect(found[0]?.groups[0]?.proofs).toEqual(['低保证']);
  });
  it('are those of the line', () => {
    const meal = priorityGroupsOn(policy, { ...asked, line: 'meal', purpose: 'waitlist' });
    expect(meal.map(({ id }) => id)).toEqual(['a.city']);
    expect(priorityGroupsOn(policy, { ...asked, purpose: 'visits' })).toEqual([]);
  });
});

describe('an open question of price is answered by a price', () => {
  const questions = [
    { key: 'priceCapHalfDay', answeredIn: 'priceCaps' },
    { key: 'priceCapElderBed', answeredIn: 'priceCaps' },
    { key: 'refundMealFeePercent', answeredIn: 'absenceRules' },
    { key: 'refundNoticeDays', answeredIn: 'refundRules' },
    { key: 'operatingSubsidyPlaceMonthFen', answeredIn: 'subsidies' },
  ] as const;
  const slots = questions.map((question) => ({
    ...question,
    jurisdiction: '990100',
    question: '?',
    value: null,
  }));
  const openIn = (fees: Partial<PolicyPack['fees']>, support: Partial<PolicyPack['support']> = {}) =>
    openQuestions(
      assemblePolicy([packOf({ slots: { slots }, fees: feesFile(fees), support: supportFile(support) })]),
      asked,
    ).map(({ key }) => key);
  it('all are open where nothing is published', () => {
    expect(openIn({})).toEqual(questions.map(({ key }) => key));
  });
  it('each is closed by its own kind of rule', () => {
    expect(openIn({ priceCaps: [capOf({ careMode: 'halfDay' })] })).not.toContain('priceCapHalfDay');
    expect(openIn({ priceCaps: [capOf()] })).toContain('priceCapHalfDay');
    const meals = {
      id: 'a.meals',
      line: 'childcare',
      fromDays: 1,
      counted: 'inTheMonth',
      percent: 100,
    } as const;
    expect(openIn({ absenceRules: [{ ...place, ...meals, feeItems: ['meals'] }] })).not.toContain(
      'refundMealFeePercent',
    );
    expect(openIn({ absenceRules: [{ ...place, ...meals, feeItems: ['care'] }] })).toContain(
      'refundMealFeePercent',
    );
    const refund = { id: 'a.refund', line: 'childcare', when: 'beforeStart', basis: 'full' } as const;
    expect(openIn({ refundRules: [{ ...place, ...refund }] })).not.toContain('refundNoticeDays');
  });
  it('an announcement without a sum does not close it', () => {
    const subsidy = {
      ...place,
      id: 'a.place',
      lines: ['childcare' as const],
      kind: 'place',
      to: 'institution',
    } as const;
    expect(openIn({}, { subsidies: [{ ...subsidy, lines: ['childcare'], amounts: [] }] })).toContain(
      'operatingSubsidyPlaceMonthFen',
    );
    const paid = {
      ...subsidy,
      lines: ['childcare' as const],
      is: 'exactly' as const,
      per: 'placeMonth' as const,
    };
    expect(openIn({}, { subsidies: [{ ...paid, amounts: [{ amountFen: fen(1) }] }] })).not.toContain(
      'operatingSubsidyPlaceMonthFen',
    );
  });
});

it('a staff ratio is asked for by class', () => {
  const slots = [
    {
      key: 'staffRatioToddlerClass' as const,
      jurisdiction: '990100',
      question: '?',
      answeredIn: 'slots' as const,
      value: 5,
      clause: 'testtown.cap',
    },
  ];
  const policy = assemblePolicy([packOf({ slots: { slots } })]);
  expect(staffRatioOn(policy, { ...asked, classKind: 'toddlerClass' })?.value).toBe(5);
  expect(staffRatioOn(policy, { ...asked, classKind: 'infantClass' })).toBeUndefined();
});

describe('what the four plans say', async () => {
  const policy = await publishedPolicy();
  const on = civilDate('2026-12-01');
  const [dianjiang, jingdezhen, weihai, wanyuan] = ['500231', '360200', '371000', '511781'] as const;

  it.each([
    ['威海市', weihai, 1],
    ['环翠区', '371002', 1],
    ['景德镇市', jingdezhen, undefined],
    ['垫江县', dianjiang, undefined],
    ['万源市', wanyuan, undefined],
  ])('%s bills so many months at once', (_, jurisdiction, maxMonths) => {
    const rule = monthlyBillingRuleOn(policy, { jurisdiction, on, line: 'bed' });
    expect(rule?.maxMonths).toBe(maxMonths);
  });
  it('威海 names bed, nursing and meals as examples, and lets exceptions be recorded', () => {
    expect(monthlyBillingRuleOn(policy, { jurisdiction: weihai, on, line: 'childcare' })).toMatchObject({
      namedItems: ['bed', 'nursing', 'meals'],
      andOthers: true,
      allowsRecordedException: true,
      status: 'issued',
      clause: { id: 'weihai.monthlyBilling' },
    });
  });
  it('威海 says nothing of the bills for meals or for care at home', () => {
    for (const line of ['meal', 'homeCare'] as const)
      expect(monthlyBillingRuleOn(policy, { jurisdiction: weihai, on, line })).toBeUndefined();
  });
  it('景德镇 pays for those who came, at least so much, and to private homes', () => {
    const institution = { isDesignated: false, ownership: 'private' } as const;
    const [rule] = subsidyRulesOn(policy, {
      jurisdiction: '360203',
      on,
      line: 'bed',
      kind: 'operating',
      institution,
    });
    expect(rule).toMatchObject({
      is: 'atLeast',
      per: 'attendedMonth',
      status: 'draft',
      amounts: [
        { group: { code: 'incapacitated', label: '失能' }, amountFen: 20_000 },
        { group: { code: 'partlyIncapacitated', label: '半失能' }, amountFen: 10_000 },
      ],
    });
    expect(
      subsidyRulesOn(policy, {
        jurisdiction: '360203',
        on,
        line: 'bed',
        kind: 'operating',
        institution: { ...institution, ownership: 'public' },
      }),
    ).toEqual([]);
  });
  it('nobody else prints a sum; what is announced is shown as announced', () => {
    const sums = [dianjiang, weihai, wanyuan].flatMap((jurisdiction) =>
      (['childcare', 'dayCare', 'meal', 'homeCare', 'bed', 'homeBed'] as const).flatMap((line) =>
        subsidyRulesOn(policy, { jurisdiction, on, line }).flatMap(({ amounts }) => amounts),
      ),
    );
    expect(sums).toEqual([]);
    expect(
      subsidyRulesOn(policy, { jurisdiction: wanyuan, on, line: 'meal', kind: 'voucher' }),
    ).toMatchObject([{ amounts: [], clause: { phrase: '探索建立养老托育服务消费券制度' } }]);
  });
  it('a membership home is left out of what 景德镇 pays for building', () => {
    const [rule] = subsidyRulesOn(policy, {
      jurisdiction: jingdezhen,
      on,
      line: 'bed',
      kind: 'construction',
    });
    expect(rule?.excludes).toEqual([{ code: 'membership', label: '实行会员制的养老机构' }]);
  });
  it('the counties of 景德镇 set the price of a bed', () => {
    expect(pricingAuthorityOn(policy, { jurisdiction: jingdezhen, on, line: 'bed' })).toMatchObject({
      level: 'county',
      authority: '各县(市、区)发改委',
    });
    expect(pricingAuthorityOn(policy, { jurisdiction: weihai, on, line: 'bed' })).toBeUndefined();
  });
  it.each([
    ['居家养老 in 威海', weihai, 'homeCare', '6012349'],
    ['托育 in 威海', weihai, 'childcare', undefined],
    ['居家养老 in 垫江', dianjiang, 'homeCare', undefined],
  ] as const)('%s has a number, or none', (_, jurisdiction, line, phone) => {
    expect(hotlineOn(policy, { jurisdiction, on, line })?.phone).toBe(phone);
  });
  it.each([
    ['垫江县', dianjiang, ['subsidy', 'basicServices']],
    ['威海市', weihai, ['subsidy', 'basicServices']],
    ['万源市, which only wants assessments made', wanyuan, undefined],
    ['景德镇市', jingdezhen, undefined],
  ])('in %s an assessment decides', (_, jurisdiction, gates) => {
    expect(assessmentRuleOn(policy, { jurisdiction, on })?.gates).toEqual(gates);
  });
  it('a 成长驿站 gives hours and single visits, and no monthly place', () => {
    const modes = (providerKind: 'communityStation' | 'childcareCentre') =>
      careModesOn(policy, { jurisdiction: weihai, on, providerKind })?.modes;
    expect(modes('communityStation')).toEqual(['hourly', 'occasional']);
    expect(modes('childcareCentre')).toEqual(['fullDay', 'halfDay', 'hourly', 'occasional']);
  });
  it.each([
    ['垫江县', dianjiang],
    ['景德镇市', jingdezhen],
    ['威海市', weihai],
    ['万源市', wanyuan],
  ])('%s says nothing of refunds, absences, parts of a month or fee items', (_, jurisdiction) => {
    expect(unpublishedOn(policy, { jurisdiction, on, line: 'childcare' })).toEqual(
      expect.arrayContaining(['feeRules', 'refundRules', 'absenceRules', 'prorationRules']),
    );
    const question = { jurisdiction, on, line: 'childcare', feeItem: 'care' } as const;
    expect(refundRuleOn(policy, { ...question, when: 'afterStart' })).toBeUndefined();
    expect(absenceRuleOn(policy, question)).toBeUndefined();
    expect(prorationRuleOn(policy, question)).toBeUndefined();
  });
  it('every question of every plan is still open', () => {
    for (const jurisdiction of [dianjiang, jingdezhen, weihai, wanyuan])
      expect(openQuestions(policy, { jurisdiction, on }).map(({ key }) => key)).toEqual([...slotKeys]);
  });
});

it('what is published is not listed as unpublished', () => {
  const policy = policyOf({ priceCaps: [capOf()] });
  expect(unpublishedOn(policy, asked)).not.toContain('priceCaps');
  expect(unpublishedOn(policy, { ...asked, line: 'meal' })).toContain('priceCaps');
  expect(unpublishedOn(policy, { ...asked, line: 'meal' })).not.toContain('classRules');
});
