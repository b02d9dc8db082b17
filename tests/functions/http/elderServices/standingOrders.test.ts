import { bookAllAhead } from '@huiyue/functions/actions/elderServices/bookAhead';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../../support/town/caller';
import { mondayMorning, openTown, type Person, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const mondayAndThursday = 1 + 8;

async function scene(places = 10) {
  const lunch = await town.offer(await town.site(), lunchOf({ places }));
  const family = await town.family();
  return { lunch, family, elder: await town.elder(family) };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const orderOf = ({ lunch, elder }: Scene) => ({
  service: lunch.id,
  recipient: elder,
  weekdays: mondayAndThursday,
  priceFen: lunch.priceFen,
  startsOn: '2026-07-06',
});

const make = async (at: Scene, overrides: object = {}, key = freshKey()) =>
  done(await at.family.send(endpoints.makeStandingOrder, { body: { ...orderOf(at), ...overrides }, key }));

const bookingsOf = async (person: Person) =>
  done(await person.send(endpoints.listBookings, { query: { limit: '50' } })).items;

test('its first weeks are booked at once, day by day, as far as may be ordered', async () => {
  const at = await scene();
  const order = await make(at);
  // Orders for today are open until nine; it is nine.
  expect(order.days.map(({ date, kind }) => [date, kind])).toEqual([
    ['2026-07-06', 'refused'],
    ['2026-07-09', 'booked'],
    ['2026-07-13', 'booked'],
    ['2026-07-16', 'booked'],
  ]);
  expect(order.bookedUntil).toBe('2026-07-19');
  const bookings = await bookingsOf(at.family);
  expect(bookings.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(await town.taken(at.lunch.id, '2026-07-13')).toBe(1);
});

test('arriving twice it is one order, and told as the first time', async () => {
  const at = await scene();
  const key = freshKey();
  const first = await make(at, {}, key);
  expect(await make(at, {}, key)).toEqual(first);
  expect(await bookingsOf(at.family)).toHaveLength(3);
  const body = { ...orderOf(at), weekdays: 1 };
  const other = await at.family.send(endpoints.makeStandingOrder, { body, key });
  expect(refusal(other).code).toBe('idempotency.otherBody');
});

test('each day that comes into the window is booked by the clock, once however often it runs', async () => {
  const at = await scene();
  await make(at);
  town.clock.set('2026-07-07T00:01:00+08:00');
  await bookAllAhead(town.edition.deps);
  await bookAllAhead(town.edition.deps);
  const family = await town.again(at.family);
  const first = done(await family.send(endpoints.listStandingOrders)).items[0];
  expect(first?.days.map(({ date }) => date)).toContain('2026-07-20');
  expect(first?.bookedUntil).toBe('2026-07-20');
  expect(await town.taken(at.lunch.id, '2026-07-20')).toBe(1);
  expect(await bookingsOf(family)).toHaveLength(4);
});

test('a full day stops no other: it is said of the day, and waits in the queue', async () => {
  const at = await scene(1);
  const other = await town.family();
  const item = { service: at.lunch.id, recipient: await town.elder(other), when: { date: '2026-07-13' } };
  done(
    await other.send(endpoints.makeBookings, { body: { items: [{ ...item, priceFen: at.lunch.priceFen }] } }),
  );
  const order = await make(at);
  expect(order.days.map(({ kind }) => kind)).toEqual(['refused', 'booked', 'waiting', 'booked']);
  expect(order.days[2]).toMatchObject({ refusal: { code: 'place.full' } });
  expect(await town.taken(at.lunch.id, '2026-07-13')).toBe(1);
});

test('ending it gives back all that lies ahead, what waits too; what is cooking stays', async () => {
  const at = await scene();
  const order = await make(at);
  town.clock.set('2026-07-09T09:30:00+08:00');
  const family = await town.again(at.family);
  const params = { order: order.id };
  const ended = done(await family.send(endpoints.endStandingOrder, { params, body: {} }));
  expect(ended.state).toBe('ended');
  const states = (await bookingsOf(family)).map(({ period, state }) => `${period} ${state}`);
  expect(new Set(states)).toEqual(
    new Set(['2026-07-09 confirmed', '2026-07-13 cancelled', '2026-07-16 cancelled']),
  );
  await bookAllAhead(town.edition.deps);
  expect(await town.taken(at.lunch.id, '2026-07-13')).toBe(0);
  const resumed = await family.send(endpoints.resumeStandingOrder, { params, body: {} });
  expect(refusal(resumed)).toEqual({ code: 'standingOrder.notOpenToAct', facts: { state: 'ended' } });
});

test('while it is paused nothing more is booked; resumed, it goes on from then', async () => {
  const at = await scene();
  const order = await make(at);
  const params = { order: order.id };
  done(await at.family.send(endpoints.pauseStandingOrder, { params, body: {} }));
  town.clock.set('2026-07-08T08:00:00+08:00');
  expect(await bookAllAhead(town.edition.deps)).toBe(0);
  const family = await town.again(at.family);
  const resumed = done(await family.send(endpoints.resumeStandingOrder, { params, body: {} }));
  expect(resumed.days.map(({ date }) => date)).toContain('2026-07-20');
  expect(await bookingsOf(family)).toHaveLength(4);
});

test('a dearer day is not booked: nobody agreed to it', async () => {
  const at = await scene();
  await make(at);
  const staff = await town.signIn('institution', [at.lunch.site.id]);
  done(
    await staff.send(endpoints.changeServiceTerms, {
      params: { service: at.lunch.id },
      body: { places: 10, reserves: [], priceFen: 1500, revision: 1 },
    }),
  );
  town.clock.set('2026-07-07T00:01:00+08:00');
  await bookAllAhead(town.edition.deps);
  const family = await town.again(at.family);
  const [order] = done(await family.send(endpoints.listStandingOrders)).items;
  expect(order?.days.at(-1)).toMatchObject({
    date: '2026-07-20',
    kind: 'refused',
    refusal: { code: 'price.changed' },
  });
});

test('days on which it is never given make no order; a stranger’s order is none', async () => {
  const at = await scene();
  const weekend = await town.offer(await town.site(), lunchOf({ weekdays: 96 }));
  const body = { ...orderOf(at), service: weekend.id };
  expect(refusal(await at.family.send(endpoints.makeStandingOrder, { body })).code).toBe(
    'standingOrder.noDays',
  );
  const order = await make(at);
  const other = await town.family();
  const read = await other.send(endpoints.readStandingOrder, { params: { order: order.id }, query: {} });
  expect(refusal(read).code).toBe('notFound');
});

test('a stay away pauses what is booked and what would be; coming back early both are there again', async () => {
  const at = await scene();
  await make(at);
  const stay = { recipient: at.elder, from: '2026-07-13', until: '2026-07-22' };
  const stays = async (query: { from: string; until: string }) =>
    done(await at.family.send(endpoints.readOrdered, { params: { recipient: at.elder }, query })).pauses;
  expect(await stays({ from: stay.from, until: stay.until })).toEqual([]);
  const paused = done(await at.family.send(endpoints.pauseBookings, { body: stay })).items;
  expect(await stays({ from: '2026-07-22', until: '2026-08-01' })).toEqual([
    { from: stay.from, until: stay.until },
  ]);
  expect(await stays({ from: '2026-07-23', until: '2026-08-01' })).toEqual([]);
  expect(paused.map(({ awayDates }) => awayDates)).toEqual([['2026-07-13'], ['2026-07-16']]);
  const told = async (family: typeof at.family) =>
    done(await family.send(endpoints.listNotices, {})).items.filter(({ kind }) => kind.startsWith('stay'));
  // Once for two lunches, to the household; the circle is told by the same words.
  expect((await told(at.family)).map(({ kind }) => kind)).toEqual(['stayAway']);
  town.clock.set('2026-07-12T08:00:00+08:00');
  await bookAllAhead(town.edition.deps);
  const family = await town.again(at.family);
  const days = async () => done(await family.send(endpoints.listStandingOrders)).items[0]?.days ?? [];
  expect((await days()).slice(-2)).toMatchObject([
    { date: '2026-07-20', kind: 'paused' },
    { date: '2026-07-23', kind: 'booked' },
  ]);
  expect(await town.taken(at.lunch.id, '2026-07-20')).toBe(0);
  const back = { ...stay, from: '2026-07-16' };
  done(await family.send(endpoints.resumeBookings, { body: back }));
  expect((await days()).slice(-2)).toMatchObject([
    { date: '2026-07-20', kind: 'booked' },
    { date: '2026-07-23', kind: 'booked' },
  ]);
  expect(await town.taken(at.lunch.id, '2026-07-13')).toBe(0);
  expect(await town.taken(at.lunch.id, '2026-07-16')).toBe(1);
  expect(await town.taken(at.lunch.id, '2026-07-23')).toBe(1);
});
