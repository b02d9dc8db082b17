import { endpoints } from '@huiyue/shared/contract/endpoints';
import { fen } from '@huiyue/shared/money';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, refusal } from '../../../support/town/caller';
import { book, mondayMorning, openTown, serviceOf, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const date = '2026-07-08';
const allWeek = Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: 480, to: 1080 }));

async function scene() {
  const site = await town.site();
  const staff = await town.staffOf(site);
  const bath = await town.offer(
    site,
    lunchOf({
      product: 'homeCare',
      name: '助浴',
      care: 'bathing',
      per: 'visit',
      minutes: 60,
      places: 3,
      opensAt: 480,
      closesAt: 1080,
      priceFen: fen(8000),
    }),
  );
  const carer = async (name: string, overrides: object = {}) =>
    done(
      await staff.send(endpoints.addCarer, {
        params: { site: site.id },
        body: { name, hours: allWeek, cares: ['bathing'], ...overrides },
      }),
    );
  const visit = async (from: number) => {
    const family = await town.family();
    const item = serviceOf(bath, await town.elder(family), { date, from });
    const { items } = done(await family.send(endpoints.makeBookings, { body: { items: [item] } }));
    return items[0]?.id ?? '';
  };
  const at = { params: { site: site.id, date } };
  const assign = (visits: object[], revision: number) =>
    staff.send(endpoints.assignCarers, { ...at, body: { visits, revision } });
  const rounds = async () =>
    done(await staff.send(endpoints.readRounds, { params: { site: site.id }, query: { date } }));
  return { site, staff, bath, carer, visit, assign, rounds };
}

test('a visit lasts as long as it does, and its price is the visit’s', async () => {
  const { bath } = await scene();
  const family = await town.family();
  const elder = await town.elder(family);
  const query = { service: bath.id, recipient: elder, date, from: '540' };
  const quote = done(await family.send(endpoints.readQuote, { query }));
  expect([quote.from, quote.to, quote.payFen, quote.per]).toEqual([540, 600, 8000, 'visit']);
  const short = { ...query, to: '570' };
  expect(refusal(await family.send(endpoints.readQuote, { query: short })).code).toBe('hours.notOpen');
});

test('who orders reads who could come at that hour; once somebody is sent, who comes', async () => {
  const { site, bath, carer, visit, assign } = await scene();
  const family = await town.family();
  const elder = await town.elder(family);
  const query = (from: string) => ({ query: { service: bath.id, recipient: elder, date, from } });
  const names = async (from: string) =>
    done(await family.send(endpoints.readQuote, query(from)))
      .carers?.map(({ name }) => name)
      .toSorted();
  expect(await names('540')).toBeUndefined();
  const one = await carer('刘护理员');
  await carer('钟点工', { cares: ['cleaning'] });
  await carer('早班', { hours: [{ weekday: 2, from: 480, to: 600 }] });
  await carer('走了的', { leftOn: '2026-07-01' });
  expect(await names('540')).toEqual(['早班', '刘护理员'].toSorted());
  expect(await names('600')).toEqual(['刘护理员']);
  done(await assign([{ booking: await visit(600), carer: one.id }], 0));
  expect(await names('600')).toEqual([]);
  expect(await names('660')).toEqual(['刘护理员']);

  const own = await book(family, serviceOf(bath, elder, { date, from: 660 }));
  const params = { booking: own.id };
  const comes = async () => done(await family.send(endpoints.readServiceRecord, { params })).comes;
  expect(await comes()).toBeNull();
  done(await assign([{ booking: own.id, carer: one.id }], 1));
  expect(await comes()).toEqual({ id: one.id, name: '刘护理员' });
  const lunch = await town.offer(site);
  const meal = { query: { service: lunch.id, recipient: elder, date } };
  expect(done(await family.send(endpoints.readQuote, meal)).carers).toBeUndefined();
});

test('the day’s screen shows each carer’s round as it is recorded, and by service what nobody is sent for', async () => {
  const { site, bath, carer, visit, assign } = await scene();
  const [first, second, third] = [await visit(540), await visit(660), await visit(780)];
  const liu = await carer('刘护理员');
  const he = await carer('何护理员');
  const params = { site: site.id };
  const rounds = async () => {
    const staff = await town.staffOf(site);
    return done(await staff.send(endpoints.readToday, { params, query: { date } })).rounds;
  };
  const open = { carer: null, service: bath.id, name: '助浴', doneVisits: 0 };
  expect(await rounds()).toEqual([{ ...open, visits: 3 }]);
  done(
    await assign(
      [
        { booking: first, carer: liu.id },
        { booking: second, carer: liu.id },
        { booking: third, carer: he.id },
      ],
      0,
    ),
  );
  done(await assign([{ booking: third, carer: null }], 1));
  town.clock.set(`${date}T10:30:00+08:00`);
  const staff = await town.staffOf(site);
  for (const did of ['begun', 'ended']) {
    const body = { did, happenedAt: `${date}T10:00:00+08:00`, carer: liu.id };
    done(await staff.send(endpoints.markService, { params: { booking: first }, body }));
  }
  expect(await rounds()).toEqual([
    { carer: liu.id, service: null, name: '刘护理员', visits: 2, doneVisits: 1 },
    { ...open, visits: 1 },
  ]);
});

test('whoever is free is proposed, and never one carer for two places at once', async () => {
  const { carer, visit, rounds } = await scene();
  const [one, two] = [await carer('刘护理员'), await carer('何护理员')];
  await carer('钟点工', { cares: ['cleaning'] });
  await visit(540);
  await visit(570);
  await visit(600);
  const day = await rounds();
  const names = day.items.map(({ proposed }) => proposed?.id);
  expect(new Set(names.slice(0, 2)).size).toBe(2);
  expect(new Set(names)).toEqual(new Set([one.id, two.id]));
  expect(day.items.every(({ carer: sent }) => sent === null)).toBe(true);
  expect(day.revision).toBe(0);
});

test('nobody is sent to two places at once, nor where their hours or skills do not reach', async () => {
  const { carer, visit, assign, rounds } = await scene();
  const one = await carer('刘护理员');
  const unfit = await carer('钟点工', { cares: ['cleaning'] });
  const early = await carer('早班', { hours: [{ weekday: 2, from: 480, to: 570 }] });
  const [first, second] = [await visit(540), await visit(570)];
  const both = await assign(
    [
      { booking: first, carer: one.id },
      { booking: second, carer: one.id },
    ],
    0,
  );
  expect(refusal(both)).toEqual({
    code: 'carer.elsewhere',
    facts: { carer: one.id, booking: first, from: 540, to: 600 },
  });
  expect((await rounds()).revision).toBe(0);
  for (const { id } of [unfit, early])
    expect(refusal(await assign([{ booking: first, carer: id }], 0)).code).toBe('carer.notFit');
  const sent = done(await assign([{ booking: first, carer: one.id }], 0));
  expect(sent.items.map(({ carer: who }) => who?.name ?? null)).toEqual(['刘护理员', null]);
  expect(refusal(await assign([{ booking: second, carer: one.id }], 1)).code).toBe('carer.elsewhere');
  expect(refusal(await assign([{ booking: second, carer: null }], 0))).toEqual({
    code: 'rounds.changed',
    facts: { revision: 1 },
  });
});

test('two carers change places in one stroke, and what was cancelled keeps nobody busy', async () => {
  const { staff, carer, visit, assign, rounds } = await scene();
  const [one, two] = [await carer('刘护理员'), await carer('何护理员')];
  const [first, second] = [await visit(540), await visit(570)];
  const pair = (a: string, b: string) => [
    { booking: first, carer: a },
    { booking: second, carer: b },
  ];
  done(await assign(pair(one.id, two.id), 0));
  const swapped = done(await assign(pair(two.id, one.id), 1));
  expect(swapped.items.map(({ carer: who }) => who?.id)).toEqual([two.id, one.id]);
  const closing = { params: { booking: second }, body: { reason: '护理员生病' } };
  done(await staff.send(endpoints.closeBooking, closing));
  expect((await rounds()).items).toHaveLength(1);
  const third = await visit(570);
  const sent = done(await assign([{ booking: third, carer: one.id }], 2));
  expect(sent.items.map(({ carer: who }) => who?.id)).toEqual([two.id, one.id]);
  expect(refusal(await assign([{ booking: second, carer: two.id }], 3)).code).toBe('rounds.notAVisit');
});

test('a carer of another house is nobody here', async () => {
  const [here, there] = [await scene(), await scene()];
  const foreign = await there.carer('外人');
  const first = await here.visit(540);
  expect(refusal(await here.assign([{ booking: first, carer: foreign.id }], 0)).code).toBe('notFound');
});
