import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { Site } from '@huiyue/shared/site';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, type Send } from '../../support/town/caller';
import { openTown, requested, type Town } from '../../support/town/openTown';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

type PageQuery = { readonly limit: string; readonly cursor?: string };
type Page = { readonly items: readonly { readonly id: string }[]; readonly next: string | null };

/** Every id of a list, read two at a time. */
async function readByTwos(read: (query: PageQuery) => Promise<Page>): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Page = await read({ limit: '2', ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

describe('a list read page by page is the whole list, each entry once', () => {
  test('the children of a household', async () => {
    const family = await town.family();
    const added: string[] = [];
    for (let count = 0; count < 5; count += 1) added.push(await town.child(family));
    const read = await readByTwos(async (query) =>
      done(await family.send(endpoints.listChildren, { query })),
    );
    expect([...read].sort()).toEqual([...added].sort());
  });

  test('the classes and the bookings of a site', async () => {
    const site = await town.site();
    const staff = await town.staffOf(site);
    const classes: string[] = [];
    for (let count = 0; count < 3; count += 1) classes.push((await town.publish(site)).id);
    const params = { site: site.id };
    const pageOf = (send: Send) => async (query: PageQuery) =>
      done(await send(endpoints.listSiteClasses, { params, query }));
    expect([...(await readByTwos(pageOf(staff.send)))].sort()).toEqual([...classes].sort());

    const offer = await town.publish(site);
    const asked: string[] = [];
    for (let count = 0; count < 3; count += 1) asked.push((await requested(town, offer)).booking.id);
    const bookings = await readByTwos(async (query) =>
      done(await staff.send(endpoints.listSiteBookings, { params, query })),
    );
    expect([...bookings].sort()).toEqual([...asked].sort());
  });

  test('the cities', async () => {
    const codes: string[] = [];
    let cursor: string | undefined = '0';
    while (cursor !== undefined) {
      const query: PageQuery = { limit: '3', cursor };
      const page = done(await town.stranger(endpoints.listCities, { query }));
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.next ?? undefined;
    }
    expect(codes.sort()).toEqual(['360200', '371000', '500231', '511781']);
  });
});

/** The classes of a site that a search of its city for August shows. */
async function classesFound({ id: at }: Site, query: object) {
  const answer = await town.stranger(endpoints.findSites, {
    query: { city: '371000', longitude: '117.2', latitude: '29.29', month: '2026-08', ...query },
  });
  return done(answer)
    .items.filter(({ id }) => id === at)
    .flatMap(({ classes }) => classes.map(({ id }) => id));
}

test('a search for open places leaves out a class that is not on sale in that month', async () => {
  const site = await town.site({ city: '371000', jurisdiction: '371002' });
  const early = await town.publish(site);
  const late = await town.publish(site, { opensOn: civilDate('2026-10-01') });
  const find = (query: object) => classesFound(site, query);
  expect([...(await find({}))].sort()).toEqual([early.id, late.id].sort());
  expect(await find({ openOnly: 'true' })).toEqual([early.id]);
});

test('what a month may cost at most is held against months, and no hour passes for a cheap one', async () => {
  const site = await town.site({ city: '371000', jurisdiction: '371002' });
  const whole = await town.publish(site);
  const hourly = await town.publish(site, {
    name: '计时班',
    rates: [{ careMode: 'hourly', per: 'hour', priceFen: fen(1500) }],
  });
  const find = (query: object) => classesFound(site, query);
  expect([...(await find({}))].sort()).toEqual([whole.id, hourly.id].sort());
  expect(await find({ maxPriceFen: '10000' })).toEqual([]);
  expect(await find({ maxPriceFen: '158000' })).toEqual([whole.id]);
  expect(await find({ careMode: 'hourly', maxPriceFen: '1500' })).toEqual([hourly.id]);
  expect(await find({ careMode: 'hourly' })).toEqual([hourly.id]);
});
