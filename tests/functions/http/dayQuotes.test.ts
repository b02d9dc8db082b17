import { endpoints } from '@huiyue/shared/contract/endpoints';
import { civilDate } from '@huiyue/shared/civil';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

async function scene() {
  const site = await town.site({ shutDays: [{ on: civilDate('2026-07-09'), reason: '停水' }] });
  const lunch = await town.offer(site, lunchOf());
  const staff = await town.staffOf(site);
  const family = await town.family();
  const elder = await town.elder(family);
  const cook = async (date: string, name: string) => {
    const body = { dishes: [{ name, contains: [], suits: [] }], revision: 0 };
    const menu = done(await staff.send(endpoints.putMenu, { params: { service: lunch.id, date }, body }));
    return menu.dishes[0]?.id ?? '';
  };
  return { lunch, family, elder, cook };
}

test('several days are asked at once, and each says what it would say by itself', async () => {
  const { lunch, family, elder, cook } = await scene();
  const dish = await cook('2026-07-08', '番茄鸡蛋面');
  const asked = { service: lunch.id, recipient: elder, way: 'dineIn' as const, units: '2' };
  const { items } = done(
    await family.send(endpoints.readDayQuotes, {
      query: {
        ...asked,
        dates: '2026-07-07.2026-07-08.2026-07-09.2026-07-08',
        dishes: `-.${dish}.-.${dish}x`,
      },
    }),
  );
  expect(items.map(({ on }) => on)).toEqual(['2026-07-07', '2026-07-08', '2026-07-09', '2026-07-08']);
  for (const [index, one] of [{ date: '2026-07-07' }, { date: '2026-07-08', dish }].entries())
    expect(items[index]?.quote).toEqual(
      done(await family.send(endpoints.readQuote, { query: { ...asked, ...one } })),
    );
  expect(items.map(({ refusal: no }) => no?.code ?? null)).toEqual([
    null,
    null,
    'day.shut',
    'meal.notOnMenu',
  ]);
  expect(items[2]?.refusal?.facts).toMatchObject({ on: '2026-07-09', reason: '停水' });
});

test('not for strangers, not for more than a month, and not for what are no days', async () => {
  const { lunch, family, elder } = await scene();
  const query = { service: lunch.id, recipient: elder, dates: '2026-07-07' };
  const stranger = await town.family();
  expect(refusal(await stranger.send(endpoints.readDayQuotes, { query })).code).toBe('notFound');
  for (const dates of ['', '2026-07-32', Array.from({ length: 32 }, () => '2026-07-07').join('.')])
    expect(refusal(await family.send(endpoints.readDayQuotes, { query: { ...query, dates } })).code).toBe(
      'request.invalid',
    );
});
