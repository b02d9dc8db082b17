import { endpoints } from '@huiyue/shared/contract/endpoints';
import { expect, test } from 'vitest';
import { done } from '../../../support/town/caller';
import { as } from '../../../support/town/demoMonth';
import { openTown } from '../../../support/town/openTown';

test('the demo town cooks for two weeks, books ahead, is asked too late, and misses somebody', async () => {
  const town = await openTown({ now: '2026-07-06T10:00:00+08:00' });
  try {
    const [family, staff] = [await as(town, 'family'), await as(town, 'institution3')];
    const site = { site: 'site_demo0014' };
    const services = done(await town.stranger(endpoints.listSiteServices, { params: site })).items;
    const lunch = services.find(({ product }) => product === 'meal');
    const query = { from: '2026-07-06', until: '2026-07-31' };
    const menus = done(
      await town.stranger(endpoints.listMenus, { params: { service: lunch?.id ?? '' }, query }),
    );
    expect(menus.items).toHaveLength(14);
    // What it says of giving back is to be read before the first order, and says that it is made up.
    const refunds = async (params: { readonly site: string }) =>
      done(await town.stranger(endpoints.readRefundTerms, { params }));
    const dayTerms = { from: '2026-07-06', afterStart: { back: 'unusedDays', noticeDays: 0 } };
    expect(await refunds(site)).toMatchObject({ isInvented: true, items: [dayTerms] });
    const monthTerms = { from: '2026-07-06', absence: { counted: 'inARow', percent: 50 } };
    expect((await refunds({ site: 'site_demo0002' })).items).toMatchObject([monthTerms]);
    // Its August is reckoned by what holds where nothing is published.
    expect((await refunds({ site: 'site_demo0001' })).items).toEqual([]);
    expect(done(await staff(endpoints.listCarers, { params: site })).items).toHaveLength(3);
    const [order] = done(await family(endpoints.listStandingOrders)).items;
    expect(order?.days.filter(({ kind }) => kind === 'booked').length).toBeGreaterThan(3);
    expect(done(await staff(endpoints.listSiteLateRequests, { params: site })).items).toHaveLength(1);
    expect(done(await family(endpoints.listMissed)).items).toMatchObject([{ stage: 'circleToCall' }]);
    expect(town.faults).toEqual([]);
  } finally {
    await town.close();
  }
});
