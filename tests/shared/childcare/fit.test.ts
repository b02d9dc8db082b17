import { classChanges, classesFitting } from '@huiyue/shared/childcare/fit';
import { civilDate } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';
import { publishedPolicy } from '../../support/policy';

const policy = await publishedPolicy();
const born = civilDate('2025-01-31');
const fitting = (on: string, jurisdiction = '360203') =>
  classesFitting(policy, jurisdiction, born, civilDate(on)).map(({ kind }) => kind);

test.each([
  ['at five months no class fits', '2025-07-30', []],
  ['at six months the infant class does', '2025-07-31', ['infantClass']],
  ['a day before the first birthday it still does', '2026-01-30', ['infantClass']],
  ['from the first birthday it is the toddler class', '2026-01-31', ['toddlerClass']],
  ['from eighteen months the mixed-age class fits too', '2026-07-31', ['toddlerClass', 'mixedAgeClass']],
  [
    'from the second birthday it is the older-toddler class',
    '2027-01-31',
    ['olderToddlerClass', 'mixedAgeClass'],
  ],
  ['a day before the third birthday both still fit', '2028-01-30', ['olderToddlerClass', 'mixedAgeClass']],
  ['on the third birthday childcare ends', '2028-01-31', []],
])('%s', (_, on, kinds) => {
  expect(fitting(on)).toEqual(kinds);
});

test('every day on which that changes is announced, with what fits from then on', () => {
  const changes = classChanges(policy, '360203', born, civilDate('2025-12-01'));
  expect(changes.map(({ on, fits }) => [on, fits.map(({ kind }) => kind)])).toEqual([
    ['2026-01-31', ['toddlerClass']],
    ['2026-07-31', ['toddlerClass', 'mixedAgeClass']],
    ['2027-01-31', ['olderToddlerClass', 'mixedAgeClass']],
    ['2028-01-31', []],
  ]);
});

test('between two announced days nothing changes', () => {
  const changes = classChanges(policy, '360203', born, born).map(({ on }) => on);
  for (const on of changes) {
    const before = civilDate(on.replace(/31$/, '30'));
    expect(fitting(on)).not.toEqual(fitting(before));
  }
});

test('where no age windows are published nothing is said to fit, and nothing to change', () => {
  expect(fitting('2026-07-31', '500231')).toEqual([]);
  expect(classChanges(policy, '500231', born, born)).toEqual([]);
});
