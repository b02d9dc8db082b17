import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../../support/town/caller';
import { mondayMorning, openTown, serviceOf, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const afterCutOff = '2026-07-08T09:30:00+08:00';

async function scene(overrides: Parameters<typeof lunchOf>[0] = {}) {
  const site = await town.site();
  const lunch = await town.offer(site, lunchOf({ meal: { ways: ['dineIn', 'collect'] }, ...overrides }));
  const family = await town.family();
  const elder = await town.elder(family);
  const order = { items: [serviceOf(lunch, elder, { date: '2026-07-08' })] };
  const { items } = done(await family.send(endpoints.makeBookings, { body: order }));
  const booking = items[0]?.id ?? '';
  town.clock.set(afterCutOff);
  const [caller, staff] = [await town.again(family), await town.staffOf(site)];
  const ask = (body: object) => caller.send(endpoints.askLate, { body });
  const answer = (request: string, body: object, key = freshKey()) =>
    staff.send(endpoints.answerLate, { params: { site: site.id, request }, body, key });
  const read = async () => done(await caller.send(endpoints.readBooking, { params: { booking } }));
  return { site, lunch, elder, family: caller, staff, booking, ask, answer, read };
}

test('what may still be done is done without asking', async () => {
  const { ask, booking } = await scene({ closesMinutesBefore: 30 });
  expect(refusal(await ask({ kind: 'cancel', booking })).code).toBe('lateRequest.stillOpen');
});

test('a refused cancellation says when orders closed, and the request to cancel waits for its answer', async () => {
  const { site, lunch, family, staff, booking, ask } = await scene();
  const late = await family.send(endpoints.cancelBooking, { params: { booking }, body: {} });
  expect(refusal(late)).toMatchObject({ code: 'day.tooLate', facts: { on: '2026-07-08', isBooked: true } });
  const asked = done(await ask({ kind: 'cancel', booking, words: '老人住院了' }));
  expect(asked).toMatchObject({ state: 'open', dueAt: '2026-07-08T11:00:00+08:00', words: '老人住院了' });
  const open = done(await staff.send(endpoints.listSiteLateRequests, { params: { site: site.id } }));
  expect(open.items.map(({ id }) => id)).toEqual([asked.id]);
  expect(open.items[0]?.service.name).toBe(lunch.name);
  expect(refusal(await ask({ kind: 'cancel', booking }))).toMatchObject({
    code: 'lateRequest.askedBefore',
    facts: { request: asked.id },
  });
});

test('granted free of charge the place is back, and nothing is owed for it', async () => {
  const free = await scene();
  const one = done(await free.ask({ kind: 'cancel', booking: free.booking }));
  const key = freshKey();
  const body = { isGranted: true, isCharged: false, reason: '祝早日康复' };
  const granted = done(await free.answer(one.id, body, key));
  expect(granted).toMatchObject({ state: 'granted', answer: { isCharged: false, reason: '祝早日康复' } });
  const ended = await free.read();
  expect(ended).toMatchObject({ state: 'closed', reason: '祝早日康复' });
  // It was the family's wish, and is told as that; what an institution ends of itself is not.
  expect(ended.history.at(-1)).toMatchObject({ act: 'close', role: 'institution', isLetGo: true });
  const last = done(await free.staff.send(endpoints.readLastAnswer, { params: { booking: free.booking } }));
  expect(last).toMatchObject({ state: 'closed', answered: { act: 'close', isLetGo: true } });
  town.clock.set(mondayMorning);
  const other = await scene();
  const ends = { params: { booking: other.booking }, body: { reason: '厨房检修' } };
  const closed = done(await other.staff.send(endpoints.closeBooking, ends));
  expect(closed.history.at(-1)).not.toHaveProperty('isLetGo');
  expect(await town.taken(free.lunch.id, '2026-07-08')).toBe(0);
  expect(done(await free.answer(one.id, body, key))).toEqual(granted);
  expect(refusal(await free.answer(one.id, { isGranted: false, reason: '晚了' }))).toEqual({
    code: 'lateRequest.notOpenToAct',
    facts: { state: 'granted' },
  });
});

test('charged all the same: not cooked, the portion is another’s, and the bill says whose word it is', async () => {
  const { site, lunch, family, booking, ask, answer, read } = await scene({ places: 1 });
  const key = freshKey();
  const asked = done(await ask({ kind: 'cancel', booking }));
  const body = { isGranted: true, isCharged: true, reason: '菜已经备好，照规定收费' };
  const granted = done(await answer(asked.id, body, key));
  expect(granted.answer).toMatchObject({ isCharged: true, booking });
  expect(done(await answer(asked.id, body, key))).toEqual(granted);
  expect(await read()).toMatchObject({ state: 'confirmed', awayDates: ['2026-07-08'] });
  const at = { params: { service: lunch.id }, query: { date: '2026-07-08' } };
  const staff = await town.staffOf(site);
  expect(done(await staff.send(endpoints.readKitchen, at)).portions).toBe(0);
  expect(await town.taken(lunch.id, '2026-07-08')).toBe(0);
  // Somebody at the door gets it: no free portion is refused.
  const visitor = { kind: 'elder', name: '邻居', birthDate: '1950-01-01' };
  const walkIn = { service: lunch.id, when: { date: '2026-07-08' }, visitor, priceFen: lunch.priceFen };
  const params = { site: site.id };
  done(await staff.send(endpoints.enterWalkIn, { params, body: walkIn }));
  // She is not missed, and cannot come back to a portion that is gone.
  const back = { params: { booking }, body: { dates: ['2026-07-08'] } };
  expect(refusal(await family.send(endpoints.endAbsence, back)).code).toBe('day.tooLate');

  town.clock.set('2026-08-03T09:00:00+08:00');
  const later = await town.staffOf(site);
  const { household } = done(
    await (await town.again(family)).send(endpoints.readBooking, { params: { booking } }),
  );
  const drafted = { params: { site: site.id }, body: { household, month: '2026-07' } };
  const [line] = done(await later.send(endpoints.draftBill, drafted)).lines;
  expect(line).toMatchObject({
    booking,
    amountFen: lunch.priceFen,
    chargedDays: 1,
    reductions: [],
    chargedAnyway: [{ on: '2026-07-08', reason: body.reason }],
  });
});

test('another way is granted on the booking itself, declined it stays as it was', async () => {
  const { booking, ask, answer, read } = await scene();
  const wish = { kind: 'change', booking, meal: { way: 'collect' } };
  expect(refusal(await ask({ ...wish, meal: { way: 'deliver' } })).code).toBe('meal.wayNotOffered');
  const first = done(await ask(wish));
  expect(done(await answer(first.id, { isGranted: false, reason: '已经装盘' })).state).toBe('declined');
  expect((await read()).meal).toBeUndefined();
  const second = done(await ask(wish));
  done(await answer(second.id, { isGranted: true }));
  expect((await read()).meal).toEqual({ way: 'collect' });
});

test('a meal after the cut-off is entered in the family’s own name, if there is a portion left', async () => {
  const { lunch, family, ask, answer } = await scene({ places: 2 });
  const guest = await town.elder(family);
  const wish = {
    kind: 'order',
    service: lunch.id,
    recipient: guest,
    when: { date: '2026-07-08' },
    priceFen: lunch.priceFen,
  };
  const asked = done(await ask(wish));
  const granted = done(await answer(asked.id, { isGranted: true }));
  const made = done(
    await family.send(endpoints.readBooking, { params: { booking: granted.answer?.booking ?? '' } }),
  );
  expect(made).toMatchObject({ state: 'confirmed', recipient: { id: guest }, channel: 'app' });
  expect(made.orderer).toBe(family.account);
  const third = done(await ask({ ...wish, recipient: await town.elder(family) }));
  expect(refusal(await answer(third.id, { isGranted: true })).code).toBe('place.full');
  expect(await town.taken(lunch.id, '2026-07-08')).toBe(2);
});

test('served, it has lapsed; strangers ask for nothing, and other houses answer nothing', async () => {
  const { booking, ask, family } = await scene();
  const asked = done(await ask({ kind: 'cancel', booking }));
  const stranger = await town.family();
  const theirs = await stranger.send(endpoints.askLate, { body: { kind: 'cancel', booking } });
  expect(refusal(theirs).code).toBe('notFound');
  const other = await town.staffOf(await town.site());
  const params = { site: asked.site, request: asked.id };
  const body = { isGranted: true };
  expect(refusal(await other.send(endpoints.answerLate, { params, body })).code).toBe('notFound');
  town.clock.set('2026-07-08T11:00:00+08:00');
  const later = await town.again(family);
  const [own] = done(await later.send(endpoints.listLateRequests)).items;
  expect(own).toMatchObject({ id: asked.id, state: 'lapsed', answer: null });
});
