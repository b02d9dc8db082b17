import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice } from '../../support/town/regulators';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

const judged = async (query: Readonly<Record<string, string>>) =>
  done(await town.stranger(endpoints.judgeCare, { query }));

const olderToddler = { classKind: 'olderToddlerClass', birthDate: '2024-02-15', on: '2026-09-01' };

describe('one question, every city', () => {
  test('is judged by each city’s own rules, side by side', async () => {
    const { asked, cities } = await judged({ ...olderToddler, priceFen: '160000' });
    expect(asked).toMatchObject({
      line: 'childcare',
      careMode: 'fullDay',
      ageInMonths: 30,
      pricing: 'inclusive',
      per: null,
    });
    expect(
      cities
        .map(({ name, verdict }) => [name, verdict] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ).toEqual([
      ['万源市', 'noRule'],
      ['垫江县', 'noRule'],
      ['威海市', 'noRule'],
      ['景德镇市', 'allowed'],
    ]);
    const here = cities.find(({ jurisdiction }) => jurisdiction === jingdezhen);
    expect(here?.options).toMatchObject([
      {
        classKind: 'olderToddlerClass',
        age: { fits: true, ageFromMonths: 24, ageBelowMonths: 36, maxChildren: 20 },
        price: { isAllowed: true, mostFen: 170_000, cap: { version: 'jingdezhen/1', status: 'draft' } },
      },
    ]);
    const there = cities.find(({ name }) => name === '威海市');
    expect(there).toMatchObject({ options: [{ age: null, price: null }], refunds: [] });
    expect(there?.unpublished).toEqual(expect.arrayContaining(['priceCaps', 'classRules', 'refundRules']));
  });

  test('by an age instead of a birth date, of every class', async () => {
    const { cities } = await judged({ ageInMonths: '18', jurisdiction: jingdezhen });
    expect(cities).toHaveLength(1);
    expect(cities[0]?.options.map(({ classKind, age }) => [classKind, age?.fits])).toEqual([
      ['infantClass', false],
      ['toddlerClass', true],
      ['olderToddlerClass', false],
      ['mixedAgeClass', true],
    ]);
  });

  test('of a market institution no cap is said to bind it', async () => {
    const { cities } = await judged({ ...olderToddler, priceFen: '990000', pricing: 'market' });
    expect(cities.map(({ verdict }) => verdict)).toEqual(['noRule', 'noRule', 'noRule', 'noRule']);
  });

  test.each(['bed', 'meal', 'dayCare', 'homeCare', 'homeBed', 'course'])(
    'of %s for the old',
    async (line) => {
      const { asked, cities } = await judged({ line, priceFen: '1500', ageInMonths: '960' });
      expect(asked).toMatchObject({ careMode: null, ageInMonths: 960 });
      expect(cities).toHaveLength(4);
      for (const city of cities) expect(city).toMatchObject({ scope: null, options: [{ classKind: null }] });
    },
  );

  test.each([
    ['a birth date and an age', { birthDate: '2024-02-15', ageInMonths: '30' }],
    ['a class that does not exist', { classKind: 'bigClass' }],
    ['a price in yuan', { priceFen: '15.80' }],
    ['a day that does not exist', { on: '2026-02-30' }],
  ])('is not understood with %s', async (_, query) => {
    expect(refusal(await town.stranger(endpoints.judgeCare, { query })).code).toBe('request.invalid');
  });

  test('of a place nobody knows there is no answer', async () => {
    const query = { jurisdiction: '999999' };
    expect(refusal(await town.stranger(endpoints.judgeCare, { query })).code).toBe('notFound');
  });
});

test('a publication moves the verdict from its first day, in its own city alone, refunds with it', async () => {
  const content = noticeOf({ from: '2026-09-01', capFen: 150_000 });
  const refund = {
    id: 'judge.refund',
    jurisdiction: jingdezhen,
    clause: content.clauses[0]?.id,
    validity: {},
    line: 'childcare',
    when: 'afterStart',
    basis: 'percent',
    percent: 50,
    usedDaysAtMost: 10,
  };
  await publishedNotice(town, { ...content, rules: { ...content.rules, refundRules: [refund] } });
  const on = async (day: string) =>
    (await judged({ ...olderToddler, on: day, priceFen: '160000' })).cities.find(
      ({ jurisdiction }) => jurisdiction === jingdezhen,
    );
  expect(await on('2026-08-31')).toMatchObject({ verdict: 'allowed', refunds: [] });
  expect(await on('2026-09-01')).toMatchObject({
    verdict: 'refused',
    options: [{ price: { isAllowed: false, mostFen: 150_000, cap: { clause: { status: 'issued' } } } }],
    refunds: [{ when: 'afterStart', basis: 'percent', percent: 50, usedDaysAtMost: 10, noticeDays: null }],
  });
  const { cities } = await judged({ ...olderToddler, priceFen: '160000' });
  expect(cities.filter(({ verdict }) => verdict === 'noRule')).toHaveLength(3);
});
