import { fileURLToPath } from 'node:url';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { civilDate } from '@huiyue/shared/civil';
import { absenceRuleOn } from '@huiyue/shared/policy/absenceRules';
import { assemblePolicy, judgePacks } from '@huiyue/shared/policy/assemble';
import { capForMinutes } from '@huiyue/shared/policy/capForTime';
import { classRuleOn } from '@huiyue/shared/policy/classRules';
import { feeRulesOn } from '@huiyue/shared/policy/feeRules';
import { hotlineOn } from '@huiyue/shared/policy/hotlines';
import { priceCapOn, type CapQuestion } from '@huiyue/shared/policy/priceCaps';
import { priorityGroupsOn } from '@huiyue/shared/policy/priorityGroups';
import { prorationRuleOn } from '@huiyue/shared/policy/prorationRules';
import { refundRuleOn } from '@huiyue/shared/policy/refundRules';
import { reviewsDue } from '@huiyue/shared/policy/reviewsDue';
import { openQuestions, slotOn } from '@huiyue/shared/policy/slots';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import { describe, expect, it } from 'vitest';
import { packsFolder } from '../../support/policy';
import { misquotedPhrases, unsupportedFigures, unusedClauses } from '../proofs';
import { readSources } from '../sources';

/** 青禾市 is invented. Its folder was written from the guide in shared/src/policy/README.md, with no line of code. */
const [qinghe] = await loadPolicyPacks(fileURLToPath(new URL('packs', import.meta.url)));
if (!qinghe) throw new Error('the folder of the invented city is gone');
const printed = readSources(fileURLToPath(new URL('printed', import.meta.url)));

it('every word of it is printed, every figure is in its words, and no clause is quoted in vain', () => {
  expect(printed && misquotedPhrases(qinghe, printed)).toEqual([]);
  expect(unsupportedFigures(qinghe)).toEqual([]);
  expect(unusedClauses(qinghe)).toEqual([]);
});

const packs = [...(await loadPolicyPacks(packsFolder)), qinghe];

it('it fits beside the four others', () => {
  expect(judgePacks(packs)).toEqual([]);
});

const policy = assemblePolicy(packs);
const on = civilDate('2026-09-01');
const place = { jurisdiction: '991101', on } as const;
const asked = { ...place, line: 'childcare', classKind: 'toddlerClass', careMode: 'fullDay' } as const;
const publicOne = { isDesignated: false, ownership: 'public' } as const;
const privateOne = { isDesignated: true, ownership: 'private' } as const;

describe('what may be charged', () => {
  it.each<[string, Partial<CapQuestion>, number | undefined]>([
    ['a public institution, whether designated or not', { institution: publicOne }, 128_000],
    ['a private designated one', { institution: privateOne }, 168_000],
    ['a private one that is not', { institution: { ...privateOne, isDesignated: false } }, undefined],
    [
      'a private demonstration institution',
      { institution: { ...privateOne, grade: 'demonstration' } },
      201_600,
    ],
    ['half days, in whole yuan', { institution: publicOne, careMode: 'halfDay' }, 76_800],
    ['a day', { institution: publicOne, per: 'day' }, 5_885],
    ['an hour', { institution: publicOne, careMode: 'hourly' }, 882],
    ['a day’s meals', { institution: { isDesignated: false }, per: 'day', feeItem: 'meals' }, 1_800],
    ['before the measures began', { institution: publicOne, on: civilDate('2026-06-30') }, undefined],
  ])('%s', (_, question, capFen) => {
    expect(priceCapOn(policy, { ...asked, institution: publicOne, ...question })?.capFen).toBe(capFen);
  });

  it.each([
    ['meal', 1_500, 'portion'],
    ['dayCare', 6_000, 'day'],
    ['bed', 320_000, 'month'],
  ] as const)('elders: %s', (line, capFen, per) => {
    expect(priceCapOn(policy, { ...place, line, institution: privateOne })).toMatchObject({
      capFen,
      per,
      status: 'issued',
      version: 'qinghe/1',
    });
  });

  it('a started hour counts as one', () => {
    const hour = priceCapOn(policy, { ...asked, careMode: 'hourly', institution: publicOne });
    expect(hour && capForMinutes(hour, 61)).toBe(1_764);
  });

  it('items apart', () => {
    const treatments = feeRulesOn(policy, asked).map(({ feeItems, treatment }) => [treatment, feeItems]);
    expect(treatments).toEqual([
      ['voluntary', ['lateCollection']],
      ['forbidden', ['deposit', 'registration']],
    ]);
  });

  it('the review is near two years after the first day', () => {
    expect(
      reviewsDue(policy, civilDate('2027-12-31')).filter(({ jurisdiction }) => jurisdiction === '991100'),
    ).toEqual([]);
    expect(
      reviewsDue(policy, civilDate('2028-01-01')).filter(({ jurisdiction }) => jurisdiction === '991100'),
    ).toHaveLength(14);
  });
});

it('what is given back, and how a part of a month is charged', () => {
  const fee = { ...asked, feeItem: 'care' } as const;
  expect(refundRuleOn(policy, { ...fee, when: 'beforeStart' })).toMatchObject({
    basis: 'full',
    noticeDays: 3,
  });
  expect(refundRuleOn(policy, { ...fee, when: 'afterStart' })).toMatchObject({ basis: 'unusedDays' });
  expect(refundRuleOn(policy, { ...fee, when: 'closure' })).toBeUndefined();
  expect(absenceRuleOn(policy, fee)).toMatchObject({ fromDays: 10, counted: 'inARow', percent: 50 });
  expect(prorationRuleOn(policy, fee)).toMatchObject({ basis: 'openDays' });
});

it('who goes first, by what proof, and whom to call', () => {
  const [list] = priorityGroupsOn(policy, { ...place, purpose: 'waitlist', line: 'childcare' });
  expect(list).toMatchObject({
    isRanked: true,
    groups: [
      { label: '低保家庭婴幼儿', proofs: ['低保证'] },
      { label: '残疾儿童', proofs: ['残疾人证'] },
    ],
  });
  expect(hotlineOn(policy, { ...place, line: 'meal' })?.phone).toBe('0999-5551234');
  expect(hotlineOn(policy, { ...place, line: 'homeCare' })).toBeUndefined();
});

it('what is paid, and for whom', () => {
  const [meal] = subsidyRulesOn(policy, { ...place, line: 'meal', kind: 'meal' });
  expect(meal?.amounts.map(({ group, amountFen }) => [group?.code, amountFen])).toEqual([
    ['aged80', 300],
    ['subsistenceAllowance', 500],
  ]);
  const forPlaces = (isDesignated: boolean) =>
    subsidyRulesOn(policy, { ...place, line: 'childcare', institution: { isDesignated } });
  expect(forPlaces(true)).toMatchObject([{ kind: 'place', amounts: [{ amountFen: 30_000 }] }]);
  expect(forPlaces(false)).toEqual([]);
});

it('how long an answer may take, and what is still open', () => {
  const hours = (line: 'childcare' | 'meal') =>
    slotOn(policy, { ...place, key: 'confirmationDeadlineHours', line })?.value;
  expect([hours('childcare'), hours('meal')]).toEqual([48, undefined]);
  const open = openQuestions(policy, place).map(({ key }) => key);
  expect(open).toContain('holdMinutes');
  expect(open).not.toContain('priceCapHalfDay');
  expect(open).not.toContain('mealSubsidyFen');
  expect(open).not.toContain('refundNoticeDays');
});

it('a class', () => {
  expect(classRuleOn(policy, { ...place, classKind: 'toddlerClass' })).toMatchObject({
    ageFromMonths: 12,
    ageBelowMonths: 24,
    maxChildren: 15,
  });
});
