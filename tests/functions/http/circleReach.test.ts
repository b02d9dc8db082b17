import { lookForMissed } from '@huiyue/functions/actions/elderServices/missed';
import { bookAllAhead } from '@huiyue/functions/actions/elderServices/bookAhead';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  saidYes,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

/** An elder at home with one child of hers, a sister elsewhere who orders, and somebody who is nothing to her. */
async function scene(roles: readonly string[] = ['orders', 'isTold']) {
  const site = await town.site();
  const lunch = await town.offer(site, lunchOf({ missed: { afterMinutes: 30, circleMinutes: 60 } }));
  const keeper = await town.family();
  const elder = await town.elder(keeper);
  const other = await town.elder(keeper);
  const sister = await joins(keeper, elder, roles);
  await saidYes(town, elder);
  return { site, lunch, keeper, elder, other, sister, stranger: await town.family() };
}

async function joins(keeper: Person, elder: Id<'elder'>, roles: readonly string[]): Promise<Person> {
  const asked = { params: { elder }, body: { roles } };
  const { code } = done(await keeper.send(endpoints.inviteMember, asked));
  const person = await town.family();
  done(await person.send(endpoints.joinCircle, { body: { code, name: '二姐', relation: '二女儿' } }));
  return person;
}

const weekly = (lunch: { readonly id: string; readonly priceFen: number }, recipient: string) => ({
  service: lunch.id,
  recipient,
  weekdays: 1 + 8,
  priceFen: lunch.priceFen,
  startsOn: '2026-07-06',
});

test('a sister elsewhere sees, pauses and ends a standing order, and nobody else’s', async () => {
  const { lunch, keeper, elder, other, sister, stranger } = await scene();
  const make = async (recipient: string) =>
    done(await keeper.send(endpoints.makeStandingOrder, { body: weekly(lunch, recipient) }));
  const hers = await make(elder);
  const fathers = await make(other);
  const listed = done(await sister.send(endpoints.listStandingOrders)).items.map(({ id }) => id);
  expect(listed).toEqual([hers.id]);
  expect(done(await stranger.send(endpoints.listStandingOrders)).items).toEqual([]);

  const one = { params: { order: hers.id } };
  const foreign = { params: { order: fathers.id } };
  done(await sister.send(endpoints.readStandingOrder, one));
  const codes = async (person: Person, asked: typeof one) => [
    refusal(await person.send(endpoints.readStandingOrder, asked)).code,
    refusal(await person.send(endpoints.pauseStandingOrder, { ...asked, body: {} })).code,
    refusal(await person.send(endpoints.endStandingOrder, { ...asked, body: {} })).code,
  ];
  expect(await codes(sister, foreign)).toEqual(['notFound', 'notFound', 'notFound']);
  expect(await codes(stranger, one)).toEqual(['notFound', 'notFound', 'notFound']);

  expect(done(await sister.send(endpoints.pauseStandingOrder, { ...one, body: {} })).state).toBe('paused');
  expect(done(await sister.send(endpoints.resumeStandingOrder, { ...one, body: {} })).state).toBe('active');
  expect(await town.taken(lunch.id, '2026-07-09')).toBe(2);
  expect(done(await sister.send(endpoints.endStandingOrder, { ...one, body: {} })).state).toBe('ended');
  expect(await town.taken(lunch.id, '2026-07-09')).toBe(1);
});

test('whoever may only be told reads what is ordered for good, and changes nothing of it', async () => {
  const { lunch, keeper, elder, sister } = await scene(['isTold']);
  const made = done(await keeper.send(endpoints.makeStandingOrder, { body: weekly(lunch, elder) }));
  const one = { params: { order: made.id } };
  done(await sister.send(endpoints.readStandingOrder, one));
  expect(refusal(await sister.send(endpoints.endStandingOrder, { ...one, body: {} })).code).toBe('notFound');
  expect(refusal(await sister.send(endpoints.makeStandingOrder, { body: weekly(lunch, elder) })).code).toBe(
    'notFound',
  );
});

test('what a sister orders for every week is booked by the clock in her name, until she leaves the circle', async () => {
  const { lunch, keeper, elder, sister } = await scene();
  const made = done(await sister.send(endpoints.makeStandingOrder, { body: weekly(lunch, elder) }));
  expect(made.days.map(({ kind }) => kind)).toEqual(['refused', 'booked', 'booked', 'booked']);
  town.clock.set('2026-07-07T00:01:00+08:00');
  await bookAllAhead(town.edition.deps);
  expect(await town.taken(lunch.id, '2026-07-20')).toBe(1);

  const home = await town.again(keeper);
  done(await home.send(endpoints.leaveCircle, { params: { elder, account: sister.account }, body: {} }));
  town.clock.set('2026-07-11T00:01:00+08:00');
  await bookAllAhead(town.edition.deps);
  const order = { params: { order: made.id } };
  const read = done(await (await town.again(home)).send(endpoints.readStandingOrder, order));
  const last = read.days.find(({ date }) => date === '2026-07-23');
  expect(last).toMatchObject({ kind: 'refused', refusal: { code: 'standingOrder.noLongerTheirs' } });
  expect(await town.taken(lunch.id, '2026-07-23')).toBe(0);
});

test('a sister pauses what is booked and has it back; a stranger moves nothing', async () => {
  const { lunch, keeper, elder, sister, stranger } = await scene();
  const thursday = await book(keeper, serviceOf(lunch, elder, { date: '2026-07-09' }));
  const body = { recipient: elder, from: '2026-07-08', until: '2026-07-12' };
  expect(refusal(await stranger.send(endpoints.pauseBookings, { body })).code).toBe('notFound');
  const paused = done(await sister.send(endpoints.pauseBookings, { body }));
  expect(paused.items.map(({ id }) => id)).toEqual([thursday.id]);
  expect(await town.taken(lunch.id, '2026-07-09')).toBe(0);
  done(await sister.send(endpoints.resumeBookings, { body }));
  expect(await town.taken(lunch.id, '2026-07-09')).toBe(1);
});

test('a sister sees a missed meal and answers for it; a stranger hears of none', async () => {
  const { lunch, keeper, elder, other, sister, stranger } = await scene();
  const missed = await book(keeper, serviceOf(lunch, elder, { date: '2026-07-08' }));
  await book(keeper, serviceOf(lunch, other, { date: '2026-07-08' }));
  town.clock.set('2026-07-08T13:31:00+08:00');
  await lookForMissed(town.edition.deps);
  const [near, far] = [await town.again(sister), await town.again(stranger)];
  const listed = done(await near.send(endpoints.listMissed)).items.map(({ booking }) => booking);
  expect(listed).toEqual([missed.id]);
  expect(done(await far.send(endpoints.listMissed)).items).toEqual([]);
  const reached = { params: { booking: missed.id }, body: { did: 'reached', words: '在邻居家吃了' } };
  expect(refusal(await far.send(endpoints.followMissed, reached)).code).toBe('notFound');
  expect(done(await near.send(endpoints.followMissed, reached)).stage).toBe('closed');
});

test('late requests and vouchers reach as far as the circle does', async () => {
  const { lunch, keeper, elder, other, sister, stranger } = await scene(['pays']);
  const hers = await book(keeper, serviceOf(lunch, elder, { date: '2026-07-08' }));
  const fathers = await book(keeper, serviceOf(lunch, other, { date: '2026-07-08' }));
  town.clock.set('2026-07-08T09:30:00+08:00');
  const home = await town.again(keeper);
  for (const { id: booking } of [hers, fathers])
    done(await home.send(endpoints.askLate, { body: { kind: 'cancel', booking } }));
  const [near, far] = [await town.again(sister), await town.again(stranger)];
  const asked = done(await near.send(endpoints.listLateRequests)).items.map(({ recipient }) => recipient.id);
  expect(asked).toEqual([elder]);
  expect(done(await far.send(endpoints.listLateRequests)).items).toEqual([]);

  const read = (person: Person, of: string, list: Endpoint) => person.send(list, { query: { person: of } });
  expect(done(await near.send(endpoints.listVouchers, { query: { person: elder } })).items).toEqual([]);
  expect(refusal(await read(near, other, endpoints.listVouchers)).code).toBe('notFound');
  expect(refusal(await read(far, elder, endpoints.listVouchers)).code).toBe('notFound');
});

test('who shares the care of an elder complains and reports in her own name, and a stranger of nothing', async () => {
  const { lunch, keeper, elder, sister, stranger } = await scene();
  const { id: booking } = await book(keeper, serviceOf(lunch, elder, { date: '2026-07-08' }));
  const report = { booking, topic: 'moreThanAMonth', words: '' };
  const { number } = done(await sister.send(endpoints.fileComplaint, { body: report }));
  const numbers = async (person: Person) =>
    done(await person.send(endpoints.listComplaints, {})).items.map((one) => one.number);
  expect(await numbers(sister)).toEqual([number]);
  expect(await numbers(keeper)).toEqual([]);
  expect(refusal(await stranger.send(endpoints.fileComplaint, { body: report })).code).toBe('notFound');
});
