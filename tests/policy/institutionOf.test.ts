import { civilDate } from '@huiyue/shared/civil';
import { institutionOf } from '@huiyue/shared/policy/institutionOf';
import { expect, it } from 'vitest';

const site = { providerKind: 'kindergarten', ownership: 'private' } as const;
const designation = { authority: '区卫健委', on: civilDate('2026-01-01') };

it.each([
  ['a designated site is bound whatever it sells as', { ...site, designation }, 'market', true],
  ['who sells under the name 普惠 is held to it', site, 'inclusive', true],
  ['a market site is not', site, 'market', false],
  ['nor one of which nothing is asked', site, undefined, false],
] as const)('%s', (_, asked, sells, isDesignated) => {
  expect(institutionOf(asked, sells)).toEqual({ ...site, isDesignated });
});

it('a grade comes along', () => {
  expect(institutionOf({ ...site, grade: 'demonstration' })).toMatchObject({ grade: 'demonstration' });
});
