import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { done } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town?.close());

it('a city says whom an older person may call, in the words of its paper, and nothing where no number is published', async () => {
  const { items } = done(await town.stranger(endpoints.listCities, {}));
  const of = (name: string) => items.find((city) => city.name === name)?.hotline;
  expect(of('威海市')).toMatchObject({ phone: '6012349', lines: ['homeCare'] });
  expect(of('威海市')?.clause.phrase).toContain('6012349');
  expect(of('景德镇市')).toBeNull();
  expect(of('垫江县')).toBeNull();
});
