import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { civilDate } from '@huiyue/shared/civil';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { careModesOn } from '@huiyue/shared/policy/careModes';
import { childcareScopeOn } from '@huiyue/shared/policy/childcareScope';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { classRuleOn } from '@huiyue/shared/policy/classRules';
import { constantOn, indicatorsOf } from '@huiyue/shared/policy/constants';
import { inclusiveSaleRuleOn } from '@huiyue/shared/policy/inclusiveSale';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { kindergartenFloorOn } from '@huiyue/shared/policy/kindergartenFloor';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { priorityGroupsOn } from '@huiyue/shared/policy/priorityGroups';
import { openQuestions, slotOn } from '@huiyue/shared/policy/slots';
import { slotKeys } from '@huiyue/shared/policy/slotKeys';
import { describe, expect, it } from 'vitest';
import { packsFolder } from './sources';

const policy = assemblePolicy(await loadPolicyPacks(packsFolder));
const on = civilDate('2026-12-01');

const childcare = { line: 'childcare', institution: { isDesignated: true } } as const;

const dianjiang = '500231';
const jingdezhen = '360200';
const weihai = '371000';
const wanyuan = '511781';

const withinJingdezhen = [
  ['景德镇市', jingdezhen],
  ['珠山区', '360203'],
  ['昌江区', '360202'],
  ['浮梁县', '360222'],
  ['乐平市', '360281'],
] as const;

describe.each(withinJingdezhen)('a monthly inclusive place in %s', (_, jurisdiction) => {
  it.each([
    ['infantClass', 220_000],
    ['toddlerClass', 200_000],
    ['olderToddlerClass', 170_000],
    ['mixedAgeClass', 180_000],
  ] as const)('in the %s costs at most %d fen, by a draft', (classKind, capFen) => {
    const cap = priceCapOn(policy, { ...childcare, jurisdiction, classKind, careMode: 'fullDay', on });
    expect(cap).toMatchObject({
      capFen,
      per: 'month',
      review: { everyYears: 3, clause: { id: 'jingdezhen.priceReview' } },
      version: 'jingdezhen/1',
      status: 'draft',
      clause: { document: 'jingdezhen.plan', status: 'draft', version: 'jingdezhen/1' },
    });
    expect(cap?.clause.phrase).toContain(`不超过${capFen / 100}元`);
  });

  it.each(['halfDay', 'hourly', 'occasional'] as const)('has no cap for %s care', (careMode) => {
    const caps = classKinds.map((classKind) =>
      priceCapOn(policy, { ...childcare, jurisdiction, classKind, careMode, on }),
    );
    expect(caps).toEqual(classKinds.map(() => undefined));
  });

  it.each([
    ['infantClass', 6, 12, 10],
    ['toddlerClass', 12, 24, 15],
    ['olderToddlerClass', 24, 36, 20],
  ] as const)(
    'in the %s is for children from %d and below %d months, %d at most',
    (classKind, ageFromMonths, ageBelowMonths, maxChildren) => {
      const rule = classRuleOn(policy, { jurisdiction, classKind, on });
      expect(rule).toMatchObject({ ageFromMonths, ageBelowMonths, maxChildren });
    },
  );

  it('in the mixed-age class is for children from 18 months, 18 at most, and no upper age is printed', () => {
    const rule = classRuleOn(policy, { jurisdiction, classKind: 'mixedAgeClass', on });
    expect(rule).toMatchObject({ ageFromMonths: 18, maxChildren: 18 });
    expect(rule).not.toHaveProperty('ageBelowMonths');
  });
});

it('shows the damaged words of the mixed-age class as printed, with their reading and how sure it is', () => {
  const rule = classRuleOn(policy, { jurisdiction: jingdezhen, classKind: 'mixedAgeClass', on });
  expect(rule?.clause).toMatchObject({ confidence: 'high' });
  expect(rule?.clause.phrase).toContain('18个以上的婴幼儿');
  expect(rule?.clause.reading).toContain('18个月以上的婴幼儿');
});

it('gives no reading where the words are sound', () => {
  const rule = classRuleOn(policy, { jurisdiction: jingdezhen, classKind: 'toddlerClass', on });
  expect(rule?.clause).not.toHaveProperty('reading');
  expect(rule?.clause).not.toHaveProperty('confidence');
});

describe.each([
  ['垫江县', dianjiang],
  ['威海市', weihai],
  ['荣成市 in 威海市', '371082'],
  ['万源市', wanyuan],
  ['江西省, above the city that publishes caps', '360000'],
])('%s', (_, jurisdiction) => {
  it('publishes no price cap at all', () => {
    const caps = classKinds.flatMap((classKind) =>
      careModes.map((careMode) =>
        priceCapOn(policy, { ...childcare, jurisdiction, classKind, careMode, on }),
      ),
    );
    expect(caps.filter((cap) => cap !== undefined)).toEqual([]);
  });
  it('publishes no age window and no class size', () => {
    const rules = classKinds.map((classKind) => classRuleOn(policy, { jurisdiction, classKind, on }));
    expect(rules.filter((rule) => rule !== undefined)).toEqual([]);
  });
});

describe.each([
  ['垫江县', dianjiang, 'issued', 24],
  ['景德镇市', jingdezhen, 'draft', 24],
  ['威海市', weihai, 'issued', undefined],
  ['万源市', wanyuan, 'draft', 24],
] as const)('%s', (_, jurisdiction, status, floor) => {
  it('keeps childcare to children below three', () => {
    const scope = childcareScopeOn(policy, { jurisdiction, on });
    expect(scope).toMatchObject({ ageBelowMonths: 36, clause: { status } });
    expect(scope?.clause.phrase).toContain('3岁以下婴幼儿');
  });
  it(`lets a kindergarten's childcare class begin at ${floor ?? 'no printed age'}`, () => {
    expect(kindergartenFloorOn(policy, { jurisdiction, on })?.ageFromMonths).toBe(floor);
  });
  it('lets filed and designated places sell at the inclusive price, and says that this is read out of the text', () => {
    expect(inclusiveSaleRuleOn(policy, { jurisdiction, on })).toMatchObject({
      requiresFiling: true,
      requiresDesignation: true,
      support: 'spirit',
      clause: { status },
    });
  });
  it('answers none of the open questions, and lists them all', () => {
    const answers = slotKeys.map((key) => slotOn(policy, { jurisdiction, key, on }));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([]);
    const open = openQuestions(policy, { jurisdiction, on }).map(({ key }) => key);
    expect(open).toContain('confirmationDeadlineHours');
    expect(open).toContain('staffRatioToddlerClass');
  });
});

it.each([
  ['浮梁县', '360222', ['浮梁县', '景德镇市', '江西省']],
  ['乐平市', '360281', ['乐平市', '景德镇市', '江西省']],
  ['万源市', wanyuan, ['万源市', '达州市', '四川省']],
  ['垫江县, right below its municipality', dianjiang, ['垫江县', '重庆市']],
  ['环翠区', '371002', ['环翠区', '威海市', '山东省']],
])('the chain of %s leads up to its province', (_, code, names) => {
  expect(jurisdictionChain(policy, code).map(({ name }) => name)).toEqual(names);
});

it.each([
  ['垫江县', dianjiang, ['fullDay', 'halfDay', 'hourly']],
  ['景德镇市', jingdezhen, ['fullDay', 'halfDay']],
  ['威海市', weihai, ['fullDay', 'halfDay', 'hourly', 'occasional']],
  ['万源市', wanyuan, undefined],
])('%s names its kinds of care, or none', (_, jurisdiction, modes) => {
  expect(careModesOn(policy, { jurisdiction, on })?.modes).toEqual(modes);
});

it.each([
  ['垫江县 keeps at least 80 % of the county lottery share', dianjiang, 'atLeast', 80],
  ['景德镇市 at least 55 %', jingdezhen, 'atLeast', 55],
  ['威海市 55 %, printed without a floor', weihai, 'exactly', 55],
  ['万源市 at least 55 %', wanyuan, 'atLeast', 55],
])('for elder care, %s', (_, jurisdiction, is, value) => {
  expect(constantOn(policy, { jurisdiction, key: 'lottery.elderCareShare', on })).toMatchObject({
    is,
    value,
  });
});

it.each([
  ['the day before it begins', '2019-05-31', false],
  ['its first day', '2019-06-01', true],
  ['its last day', '2025-12-31', true],
  ['the day after it ended', '2026-01-01', false],
])('the tax relief of 威海市 is asked for on %s', (_, day, inForce) => {
  const relief = constantOn(policy, {
    jurisdiction: weihai,
    key: 'tax.propertyRelief',
    on: civilDate(day),
  });
  expect(relief !== undefined).toBe(inForce);
});

it('keeps the priority groups of each city apart', () => {
  const labels = (jurisdiction: string) =>
    priorityGroupsOn(policy, { jurisdiction, purpose: 'basicServices', on }).flatMap(({ groups }) =>
      groups.map(({ label }) => label),
    );
  expect(labels(wanyuan)).toContain('计划生育特殊家庭');
  expect(labels(weihai)).not.toContain('计划生育特殊家庭');
  expect(labels(jingdezhen)).toEqual(['失亲', '遗弃孤儿', '失能老年人']);
});

it.each([
  ['垫江县', dianjiang, 24],
  ['景德镇市', jingdezhen, 22],
  ['威海市', weihai, 27],
  ['万源市, which prints no table', wanyuan, 0],
])('the table of %s has its rows', (_, jurisdiction, rows) => {
  expect(indicatorsOf(policy, jurisdiction).filter(({ table }) => table !== null)).toHaveLength(rows);
});

it('keeps the month-visit rate binding where it is printed so', () => {
  const nature = (jurisdiction: string) =>
    indicatorsOf(policy, jurisdiction).find(({ name }) => name.startsWith('特殊困难老年人月探访率'))?.nature;
  expect([dianjiang, jingdezhen, weihai].map(nature)).toEqual(['预期性', '约束性', '约束性']);
});
