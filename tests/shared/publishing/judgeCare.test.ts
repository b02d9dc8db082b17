import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { judgeCare, type CareJudgement, type CareQuestion } from '@huiyue/shared/publishing/judgeCare';
import { describe, expect, test } from 'vitest';
import { capOf, feesFile, packOf, withoutClass } from '../../policy/pack';
import { publishedPolicy } from '../../support/policy';

const policy = await publishedPolicy();
const [jingdezhen, weihai, wanyuan, dianjiang] = ['360200', '371000', '511781', '500231'] as const;

const toddlerPlace: CareQuestion = {
  line: 'childcare',
  on: civilDate('2026-08-01'),
  institution: { isDesignated: true },
  classKind: 'toddlerClass',
  careMode: 'fullDay',
  ageInMonths: 18,
  priceFen: fen(200_000),
};

const ask = (place: string, more: Partial<CareQuestion> = {}) =>
  judgeCare(policy, place, { ...toddlerPlace, ...more });
const only = ({ options }: CareJudgement) => options[0];

describe('a place in a toddler class, as 景德镇 judges it', () => {
  test.each([
    ['at the cap', { priceFen: fen(200_000) }, 'allowed'],
    ['one fen above it', { priceFen: fen(200_001) }, 'refused'],
    ['on the first day of the age', { ageInMonths: 12 }, 'allowed'],
    ['a month too young', { ageInMonths: 11 }, 'refused'],
    ['on the first day of the next age', { ageInMonths: 24 }, 'refused'],
    ['at a market price that no cap binds', { institution: { isDesignated: false } }, 'noRule'],
    ['for half days, of which no cap is published', { careMode: 'halfDay' }, 'noRule'],
    ['by the hour', { careMode: 'hourly', per: 'hour', priceFen: fen(1) }, 'noRule'],
  ] as const)('%s', (_, more, verdict) => {
    expect(ask(jingdezhen, more).verdict).toBe(verdict);
  });
  test('names the cap, the words and whose they are', () => {
    expect(only(ask(jingdezhen))?.price).toMatchObject({
      isAllowed: true,
      cap: { capFen: 200_000, status: 'draft', clause: { phrase: expect.stringContaining('2000元') } },
    });
  });
});

test('of a child of eighteen months, which classes fit, when no class is asked about', () => {
  const { classKind: _, priceFen: __, ...anyClass } = toddlerPlace;
  const fitting = judgeCare(policy, jingdezhen, anyClass).options.filter(({ age }) => age?.fits);
  expect(fitting.map(({ classKind }) => classKind)).toEqual(['toddlerClass', 'mixedAgeClass']);
});

test.each([weihai, wanyuan, dianjiang])('%s publishes no cap, so none of 景德镇 is lent to it', (place) => {
  const judged = ask(place);
  expect(judged.verdict).toBe('noRule');
  expect(only(judged)?.price).toBeUndefined();
  expect(judged.unpublished).toContain('priceCaps');
});

test('past the age of childcare every class is refused, with the words that say so', () => {
  const judged = ask(weihai, { ageInMonths: 36 });
  expect(judged).toMatchObject({ verdict: 'refused', scope: { months: 36, fits: false } });
  expect(ask(weihai, { ageInMonths: 35 })).toMatchObject({ verdict: 'noRule', scope: { fits: true } });
});

test('a kindergarten takes none below its floor, where there is one', () => {
  const asked = { institution: { isDesignated: true, providerKind: 'kindergarten' } } as const;
  const judged = ask(jingdezhen, { ...asked, ageInMonths: 18 });
  expect(judged).toMatchObject({ verdict: 'refused', floor: { months: 24, fits: false } });
  expect(ask(jingdezhen, { ageInMonths: 18 }).floor).toBeUndefined();
});

describe('what is not childcare', () => {
  test('has one option, and no ages', () => {
    const judged = ask(jingdezhen, { line: 'meal', ageInMonths: 80 });
    expect(judged.options).toHaveLength(1);
    expect(judged).toMatchObject({ verdict: 'noRule', options: [{ verdict: 'noRule' }] });
    expect(judged.scope).toBeUndefined();
  });
  test('a bed: no cap, but who is to set one', () => {
    expect(ask(jingdezhen, { line: 'bed' })).toMatchObject({
      verdict: 'noRule',
      authority: { clause: { id: expect.stringContaining('jingdezhen') } },
    });
  });
  test('a meal under a cap per portion', () => {
    const cap = withoutClass(capOf({ id: 'meal', line: 'meal', per: 'portion', capFen: fen(1500) }));
    const testtown = assemblePolicy([packOf({ fees: feesFile({ priceCaps: [cap] }) })]);
    const { classKind: _, careMode: __, ...asked } = toddlerPlace;
    const at = (priceFen: number) =>
      judgeCare(testtown, '990101', { ...asked, line: 'meal', priceFen: fen(priceFen) }).verdict;
    expect([at(1500), at(1501)]).toEqual(['allowed', 'refused']);
  });
});
