import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { Site } from '@huiyue/shared/site';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, type Send } from '../../support/town/caller';
import { openTown, requested, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';

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

describe('what somebody still has to do stands before what is done, on the first page of however many', () => {
  test('of the incidents of a site, and of a city', async () => {
    const site = await town.site({ city: '371000', jurisdiction: '371002' });
    const staff = await town.staffOf(site);
    const params = { site: site.id };
    const record = async (on: string) => {
      const body = {
        kind: 'fall',
        on,
        at: 500,
        bookings: [],
        what: '在滑梯旁跌倒',
        done: '清洗、包扎',
        told: [],
      };
      return done(await staff.send(endpoints.recordIncident, { params, body })).id;
    };
    const old = await record('2026-06-01');
    for (const on of ['2026-07-02', '2026-07-03']) {
      const one = { params: { ...params, incident: await record(on) } };
      const body = { words: '已经好了', told: [], closes: true, revision: 1 };
      done(await staff.send(endpoints.addIncidentWord, { ...one, body }));
    }
    const own = await staff.send(endpoints.listSiteIncidents, { params, query: { limit: '2' } });
    expect(done(own).items.map(({ id, on }) => [id === old, on])).toEqual([
      [true, '2026-06-01'],
      [false, '2026-07-03'],
    ]);
    const query = { city: site.city, limit: '1' };
    const regulator = await regulatorOf(town, site.city);
    expect(done(await regulator.send(endpoints.listIncidents, { query })).items).toMatchObject([{ id: old }]);
  });

  test('of the complaints of a city', async () => {
    const site = await town.site();
    const regulator = await regulatorOf(town);
    const file = async () => {
      const body = { site: site.id, topic: 'moreThanAMonth', words: '' };
      return done(await (await town.family()).send(endpoints.fileComplaint, { body })).number;
    };
    const old = await file();
    for (const number of [await file(), await file()]) {
      const body = { outcome: 'upheld', words: '已约谈。' };
      done(await regulator.send(endpoints.decideComplaint, { params: { number }, body }));
    }
    const query = { jurisdiction: '360200', limit: '1' };
    const list = await regulator.send(endpoints.listCityComplaints, { query });
    expect(done(list).items).toMatchObject([{ number: old }]);
  });

  test('of the institutions of a place, those that may take nobody new first of all', async () => {
    const jurisdiction = '500231';
    const sites = [];
    for (let count = 0; count < 3; count += 1)
      sites.push(await town.site({ city: jurisdiction, jurisdiction }));
    const last = sites.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0];
    if (!last) throw new Error('there are three');
    const paper = { number: '消验2025-01', issuedBy: '试验消防救援大队', from: '2025-01-01', revision: 0 };
    const put = { params: { site: last.id, kind: 'fire' }, body: { ...paper, until: '2026-07-05' } };
    done(await (await town.staffOf(last)).send(endpoints.putCertificate, put));
    const regulator = await regulatorOf(town, jurisdiction);
    const query = { jurisdiction, limit: '1' };
    const page = done(await regulator.send(endpoints.readRegistry, { query }));
    expect(page.items).toMatchObject([{ site: last.id }]);
    expect([page.sites >= 3, page.stopped]).toEqual([true, 1]);
  });
});
