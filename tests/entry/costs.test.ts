import { putSite } from '@huiyue/functions/store/sites';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMeter } from '../support/meter';
import { callerAt, done } from '../support/town/caller';
import { book, careOf, placeOf } from '../support/town/openTown';
import { idOf, offerOf, siteOf } from '../support/town/things';
import { openCloudEdition, type CloudEdition } from './support/cloudEdition';
import { lambdaDoor } from './support/lambdaDoor';

let edition: CloudEdition;
beforeAll(async () => {
  edition = await openCloudEdition();
});
afterAll(() => edition.close());

async function enter(role: 'family' | 'institution', sites: readonly `site_${string}`[] = []) {
  const household = role === 'family' ? { household: idOf('household') } : {};
  const actor = { account: idOf('account'), role, sites, ...household };
  return callerAt(lambdaDoor(edition.handler), (await edition.deps.tokens.issue(actor)).token);
}

test('a month in a room that mornings and hours are sold of, through the whole function, in few requests', async () => {
  const site = siteOf();
  await putSite(edition.table, site);
  const staff = await enter('institution', [site.id]);
  const { rates } = offerOf();
  const [monthly] = rates;
  if (!monthly) throw new Error('something is sold by the month');
  const body = offerOf({
    rates: [...rates, { careMode: 'halfDay', per: 'day', priceFen: monthly.priceFen }],
  });
  const room = done(await staff(endpoints.publishClass, { params: { site: site.id }, body }));
  const childOf = async (send: typeof staff) =>
    done(await send(endpoints.addChild, { body: { name: '小满', birthDate: '2024-06-15', city: '360200' } }))
      .id;
  for (let day = 3; day < 8; day += 1) {
    const send = await enter('family');
    const when = { careMode: 'halfDay', half: 'morning', date: `2026-08-0${day}` };
    await book({ send }, careOf(room, await childOf(send), when));
  }
  // The words of the clause are written down with the first of all months.
  const early = await enter('family');
  await book({ send: early }, placeOf(room, await childOf(early)));
  const family = await enter('family');
  const child = await childOf(family);
  const meter = openMeter();
  meter.on(edition.client);
  const costOf = async (work: () => Promise<unknown>) => {
    meter.reset();
    await work();
    const { requests, writeUnits, indexUnits } = meter.read();
    return `${requests} requests, ${writeUnits} units, ${indexUnits} of indexes`;
  };
  let id = '';
  const enrol = async () => {
    ({ id } = await book({ send: family }, placeOf(room, child)));
  };
  expect(await costOf(enrol)).toMatchInlineSnapshot(`"6 requests, 6 units, 2 of indexes"`);
  const params = () => ({ params: { booking: id }, body: {} });
  expect(
    await costOf(async () => done(await staff(endpoints.confirmBooking, params()))),
  ).toMatchInlineSnapshot(`"4 requests, 8 units, 2 of indexes"`);
  expect(
    await costOf(async () => done(await family(endpoints.cancelBooking, params()))),
  ).toMatchInlineSnapshot(`"4 requests, 8 units, 2 of indexes"`);
});
