import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi } from '../../../support/town/anotherApi';
import { done, refusal } from '../../../support/town/caller';
import { book, openTown, placeOf, serviceOf, type Person, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

let town: Town;
let desk: Person;
let scene: Awaited<ReturnType<typeof draw>>;
beforeAll(async () => {
  town = await openTown();
  desk = await town.signIn('desk');
});
afterAll(() => town.close());

const tomorrow = '2026-07-07';
const heat = { reason: 'heat', words: '高温红色预警' } as const;
let drawn = 0;
const districts = ['360202', '360203', '360222', '360281'] as const;

/** Seven eat tomorrow, one of them twice; one eats elsewhere, one on another day, one is away, one has cancelled. */
async function draw() {
  const jurisdiction = districts[drawn % districts.length] ?? '360203';
  drawn += 1;
  const site = await town.site({ jurisdiction });
  const outside = await town.site({ jurisdiction: '371002', city: '371000' });
  const [lunch, supper] = [await town.offer(site, lunchOf()), await town.offer(site, lunchOf())];
  const away = await town.offer(outside, lunchOf());
  const bookings: Id<'booking'>[] = [];
  let family = await town.family();
  const eat = async (at: typeof lunch, date: string) =>
    (await book(family, serviceOf(at, await town.elder(family), { date }))).id;
  for (let count = 0; count < 7; count += 1) {
    family = await town.family();
    bookings.push(await eat(lunch, tomorrow));
  }
  bookings.push(await eat(supper, tomorrow));
  await eat(away, tomorrow);
  await eat(lunch, '2026-07-10');
  const absent = await eat(lunch, tomorrow);
  const params = { booking: absent };
  done(await family.send(endpoints.reportAbsence, { params, body: { dates: [tomorrow] } }));
  const gone = { booking: await eat(lunch, tomorrow) };
  done(await family.send(endpoints.cancelBooking, { params: gone, body: {} }));
  return { jurisdiction, site, lunch, bookings: bookings.toSorted(byName), family };
}

function whatOf({ jurisdiction }: { readonly jurisdiction: string }) {
  return { jurisdiction, products: ['meal', 'dayCare'], from: tomorrow, until: '2026-07-08' };
}

async function declared(send = desk.send) {
  return done(await send(endpoints.declareAreaPause, { body: { ...whatOf(scene), ...heat } }));
}

/** One place is another test's again. */
async function liftAll(): Promise<void> {
  for (const { id, liftedAt } of done(await desk.send(endpoints.listAreaPauses)).items)
    if (liftedAt === null)
      done(await desk.send(endpoints.liftAreaPause, { params: { pause: id }, body: {} }));
}

async function sweepAll(pause: Id<'areaPause'>): Promise<void> {
  for (let left = 1; left > 0;)
    ({ left } = done(await desk.send(endpoints.sweepAreaPause, { params: { pause }, body: {} })));
}

async function round(pause: Id<'areaPause'>) {
  return done(await desk.send(endpoints.listCallbacks, { query: { pause, limit: '50' } })).items;
}

async function readBooking(booking: Id<'booking'>) {
  return done(await desk.send(endpoints.readBooking, { params: { booking } }));
}

describe('a pause of an area', () => {
  beforeEach(async () => {
    scene = await draw();
  });
  afterEach(liftAll);

  test('says beforehand whom it hits, and hits exactly those', async () => {
    const preview = done(await desk.send(endpoints.previewAreaPause, { body: whatOf(scene) }));
    expect(preview).toMatchObject({ bookings: 8, people: 8, sites: 1 });
    expect(preview.byProduct).toEqual([
      { product: 'meal', bookings: 8, people: 8 },
      { product: 'dayCare', bookings: 0, people: 0 },
    ]);
    const { id } = await declared();
    await sweepAll(id);
    const calls = await round(id);
    expect(calls.map(({ booking }) => booking).toSorted(byName)).toEqual(scene.bookings);
    for (const booking of scene.bookings)
      expect(await readBooking(booking)).toMatchObject({
        state: 'confirmed',
        awayDates: [tomorrow],
        reason: heat.words,
      });
    expect(await town.taken(scene.lunch.id, tomorrow)).toBe(0);
  });

  test('nothing of it can be booked while it stands, by nobody; the day after can', async () => {
    await declared();
    const family = await town.family();
    const elder = await town.elder(family);
    const body = { items: [serviceOf(scene.lunch, elder, { date: tomorrow })] };
    expect(refusal(await family.send(endpoints.makeBookings, { body }))).toMatchObject({
      code: 'area.paused',
      facts: { until: '2026-07-08', reason: 'heat' },
    });
    await book(family, serviceOf(scene.lunch, elder, { date: '2026-07-09' }));
    // A month of childcare of which some days are left is not what was paused here, and sold as ever.
    const offer = await town.publish(scene.site);
    await book(family, placeOf(offer, await town.child(family)));
  });

  test('whatever fails in the middle, the next sweep goes on: list and bookings hit are the same in the end', async () => {
    const { id } = await declared();
    const api = anotherApi(town);
    const send = api.as(desk);
    const params = { pause: id };
    // The store goes away before some write, and its answer is lost after another, again and again.
    for (let lost = 1; lost <= 12; lost += 1) {
      let count = 0;
      api.interfere(
        lost % 2 === 0
          ? { before: () => fail((count += 1), Math.ceil(lost / 3)) }
          : { after: () => fail((count += 1), Math.ceil(lost / 3)) },
      );
      await send(endpoints.sweepAreaPause, { params, body: {} }).catch(() => undefined);
      // At no instant has anybody lost a day without being on the list.
      const onList = new Set((await round(id)).map(({ booking }) => booking));
      for (const { id: booking, away } of await api.deps.bookings.findAll(scene.bookings))
        if (away !== 0) expect(onList).toContain(booking);
    }
    expect(api.faults.length).toBeGreaterThan(3);
    api.close();
    await sweepAll(id);
    const calls = await round(id);
    expect(calls.map(({ booking }) => booking).toSorted(byName)).toEqual(scene.bookings);
    for (const booking of scene.bookings)
      expect((await readBooking(booking)).history.filter(({ act }) => act === 'pause')).toHaveLength(1);
    // And once more changes nothing.
    await sweepAll(id);
    expect(await round(id)).toEqual(calls);
  });

  test('two who sweep at once leave one list', async () => {
    const { id } = await declared();
    const colleague = await town.signIn('desk');
    await Promise.all(
      [desk, colleague].map(({ send }) =>
        send(endpoints.sweepAreaPause, { params: { pause: id }, body: {} }),
      ),
    );
    await sweepAll(id);
    expect((await round(id)).map(({ booking }) => booking).toSorted(byName)).toEqual(scene.bookings);
  });

  test('lifted, the days still ahead come back, and whoever was told of the pause is to be told of its end', async () => {
    const { id } = await declared();
    await sweepAll(id);
    const [told] = await round(id);
    if (!told) throw new Error('nobody was hit');
    const params = { callback: told.id };
    done(await desk.send(endpoints.claimCallback, { params, body: {} }));
    done(await desk.send(endpoints.recordCall, { params, body: { outcome: 'reached' } }));
    done(await desk.send(endpoints.liftAreaPause, { params: { pause: id }, body: {} }));
    expect(refusal(await desk.send(endpoints.liftAreaPause, { params: { pause: id }, body: {} })).code).toBe(
      'area.pauseLifted',
    );
    await sweepAll(id);
    for (const booking of scene.bookings) expect((await readBooking(booking)).awayDates).toEqual([]);
    const calls = await round(id);
    expect(calls).toHaveLength(scene.bookings.length);
    expect(calls.every(({ isClosed, isResumed }) => !isClosed && isResumed)).toBe(true);
    expect(calls.find(({ id: one }) => one === told.id)?.attempts).toHaveLength(1);
    const family = await town.family();
    await book(family, serviceOf(scene.lunch, await town.elder(family), { date: tomorrow }));
  });

  test('is declared, seen and lifted by who answers for the place alone', async () => {
    const { id } = await declared();
    const account = 'acc_faraway01';
    await town.edition.deps.accounts.open(
      { id: account, role: 'regulator', displayName: '外地', sites: [], jurisdictions: ['371000'] },
      { kind: 'demo', name: account },
    );
    const far = await town.again({ account });
    const missing = { code: 'notFound' };
    const body = { ...whatOf(scene), ...heat };
    expect(refusal(await far.send(endpoints.declareAreaPause, { body }))).toEqual(missing);
    expect(refusal(await far.send(endpoints.sweepAreaPause, { params: { pause: id }, body: {} }))).toEqual(
      missing,
    );
    expect(refusal(await far.send(endpoints.liftAreaPause, { params: { pause: id }, body: {} }))).toEqual(
      missing,
    );
    expect(done(await far.send(endpoints.listAreaPauses)).items).toEqual([]);
    const past = { ...body, from: '2026-07-01', until: '2026-07-02' };
    expect(refusal(await desk.send(endpoints.declareAreaPause, { body: past })).code).toBe('day.past');
  });
});

test('what was offered, or held, before it is not taken up while it stands; lifted in time, it is', async () => {
  const site = await town.site({ jurisdiction: '360203' });
  const lunch = await town.offer(site, lunchOf({ places: 1 }));
  const [taker, waits] = [await town.family(), await town.family()];
  const first = await book(taker, serviceOf(lunch, await town.elder(taker), { date: tomorrow }));
  const wish = serviceOf(lunch, await town.elder(waits), { date: tomorrow });
  const waiting = await book(waits, wish, endpoints.joinWaitlist);
  done(await taker.send(endpoints.cancelBooking, { params: { booking: first.id }, body: {} }));
  const other = await town.offer(site, lunchOf({ places: 1 }));
  const holds = serviceOf(other, await town.elder(waits), { date: tomorrow });
  const held = await book(waits, holds, endpoints.makeHolds);
  const { id } = done(await desk.send(endpoints.declareAreaPause, { body: { ...whatOf(site), ...heat } }));
  const params = { booking: waiting.id };
  const paused = { code: 'area.paused', facts: { until: '2026-07-08', words: heat.words } };
  expect(refusal(await waits.send(endpoints.acceptOffer, { params, body: {} }))).toMatchObject(paused);
  const ofHold = { params: { booking: held.id }, body: {} };
  expect(refusal(await waits.send(endpoints.requestHeld, ofHold))).toMatchObject(paused);
  // The offer stands as it stood, and runs on to its own end.
  const before = done(await waits.send(endpoints.readBooking, { params }));
  expect(before).toMatchObject({ state: 'offered' });
  done(await desk.send(endpoints.liftAreaPause, { params: { pause: id }, body: {} }));
  const accepted = done(await waits.send(endpoints.acceptOffer, { params, body: {} }));
  expect(accepted.state).toBe('confirmed');
  expect(done(await waits.send(endpoints.requestHeld, ofHold)).state).toBe('confirmed');
});

describe('who waits for a day on which the area stands still', () => {
  const tick = () => town.edition.deps.ledger.offerWhatIsFree();
  /** One portion, eaten by one family, and two more who wait for it. */
  async function queueOfTwo() {
    const site = await town.site({ jurisdiction: '360203' });
    const lunch = await town.offer(site, lunchOf({ places: 1 }));
    const [taker, one, two] = [await town.family(), await town.family(), await town.family()];
    const wish = async (family: Person) => serviceOf(lunch, await town.elder(family), { date: tomorrow });
    const eaten = await book(taker, await wish(taker));
    const first = await book(one, await wish(one), endpoints.joinWaitlist);
    town.clock.advanceHours(1 / 60);
    const waiting = [first, await book(two, await wish(two), endpoints.joinWaitlist)];
    const states = () => Promise.all(waiting.map(async ({ id }) => (await readBooking(id)).state));
    const pause = async () =>
      done(await desk.send(endpoints.declareAreaPause, { body: { ...whatOf(site), ...heat } })).id;
    const cancel = async () =>
      done(await taker.send(endpoints.cancelBooking, { params: { booking: eaten.id }, body: {} }));
    return { site, lunch, eaten, states, pause, cancel };
  }
  afterEach(liftAll);
  const lift = async (pause: Id<'areaPause'>) =>
    done(await desk.send(endpoints.liftAreaPause, { params: { pause }, body: {} }));

  test('is offered nothing while it does, keeps their turn, and has it when the pause is lifted', async () => {
    const { states, pause, cancel, lunch } = await queueOfTwo();
    const id = await pause();
    await cancel();
    expect(await tick()).toBe(0);
    expect(await states()).toEqual(['waiting', 'waiting']);
    // Nor does anybody else get what is free now.
    const family = await town.family();
    const items = [serviceOf(lunch, await town.elder(family), { date: tomorrow })];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } })).code).toBe('area.paused');
    // Looking at it again and again writes nothing.
    const before = await town.rows();
    expect(await tick()).toBe(0);
    expect(await town.rows()).toEqual(before);
    await lift(id);
    // Nobody overtakes them, whoever comes first now.
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } })).code).toBe('place.full');
    expect(await states()).toEqual(['offered', 'waiting']);
  });

  test('is offered by the clock what came free meanwhile', async () => {
    const { states, pause, cancel } = await queueOfTwo();
    const id = await pause();
    await cancel();
    await lift(id);
    expect(await tick()).toBe(1);
    expect(await states()).toEqual(['offered', 'waiting']);
  });

  test('does not get what the pause took from those who had booked: it is given back to them first', async () => {
    const { states, pause, eaten } = await queueOfTwo();
    const id = await pause();
    await sweepAll(id);
    expect(await tick()).toBe(0);
    await lift(id);
    expect(await tick()).toBe(0);
    await sweepAll(id);
    expect((await readBooking(eaten.id)).awayDates).toEqual([]);
    expect(await tick()).toBe(0);
    expect(await states()).toEqual(['waiting', 'waiting']);
  });

  test('is offered nothing for a day on which the site is shut, nor for one that is over', async () => {
    const { site, states, cancel } = await queueOfTwo();
    const staff = await town.staffOf(site);
    const shut = { from: tomorrow, until: tomorrow, reason: '停水' };
    done(await staff.send(endpoints.closeSite, { params: { site: site.id }, body: shut }));
    await cancel();
    expect(await states()).toEqual(['waiting', 'waiting']);
    expect(await tick()).toBe(0);

    const other = await queueOfTwo();
    const id = await other.pause();
    await other.cancel();
    await lift(id);
    town.clock.set('2026-07-08T00:00:30+08:00');
    expect(await tick()).toBe(0);
    desk = await town.again(desk);
    expect(await other.states()).toEqual(['waiting', 'waiting']);
    // And it is not looked at any more.
    const before = await town.rows();
    expect(await tick()).toBe(0);
    expect(await town.rows()).toEqual(before);
  });
});

/** In any order, as long as it is one. */
function byName(one: string | null, other: string | null): number {
  return String(one).localeCompare(String(other));
}

function fail(count: number, at: number): void {
  if (count === at) throw new Error('the store went away');
}

test('nothing of this was a fault', () => expect(town.faults).toEqual([]));
