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

it('a site says the numbers published where it stands, for the lines they are for: of a child’s place none of the elders’', async () => {
  const hotlinesOf = async (place: { jurisdiction: string; city: string }) => {
    const { id } = await town.site(place);
    return done(await town.stranger(endpoints.readSite, { params: { site: id } })).hotlines;
  };
  const weihai = await hotlinesOf({ jurisdiction: '371000', city: '371000' });
  expect(weihai).toContainEqual({ line: 'homeCare', phone: '6012349' });
  expect(weihai).toContainEqual({ line: 'meal', phone: '6012349' });
  expect(weihai?.map(({ line }) => line)).not.toContain('childcare');
  expect(await hotlinesOf({ jurisdiction: '360203', city: '360200' })).toEqual([]);
});
