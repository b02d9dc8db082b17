import type { GatheredView } from '@huiyue/shared/contract/desk';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../../support/town/caller';
import { book, openTown, placeOf, requested, type Person, type Town } from '../../../support/town/openTown';

let town: Town;
let desk: Person;
let colleague: Person;
let far: Person;
let near: Person;
beforeAll(async () => {
  town = await openTown();
  [desk, colleague] = [await town.signIn('desk'), await town.signIn('desk')];
  far = await deskOf('acc_faraway02', '371000');
  near = await deskOf('acc_nearby002', '360200');
});
async function deskOf(account: 'acc_faraway02' | 'acc_nearby002', place: string): Promise<Person> {
  await town.edition.deps.accounts.open(
    { id: account, role: 'desk', displayName: '外地', sites: [], jurisdictions: [place] },
    { kind: 'demo', name: account },
  );
  return town.again({ account });
}
afterAll(() => town.close());

/** A household without an app waits by telephone, and a place comes free for it. */
async function offeredByPhone() {
  const offer = await town.publish(await town.site(), { places: 1 });
  const taker = await requested(town, offer);
  const { household } = done(await desk.send(endpoints.openHousehold, { body: {} }));
  const child = done(
    await desk.send(endpoints.addChild, {
      body: { household, name: '小满', birthDate: '2024-06-15', city: '360200' },
    }),
  ).id;
  const [waiting] = done(
    await desk.send(endpoints.joinWaitlist, { body: { household, items: [placeOf(offer, child)] } }),
  ).items;
  done(await taker.family.send(endpoints.cancelBooking, { params: { booking: taker.booking.id }, body: {} }));
  if (!waiting) throw new Error('nobody waits');
  return { household, booking: waiting.id };
}

/** As the page does it: on and on, until there is nothing more to look through. */
async function gather(by: Person): Promise<{ readonly added: number; readonly answers: number }> {
  let [added, answers] = [0, 0];
  let after: string | null = null;
  do {
    const found: GatheredView = done(
      await by.send(endpoints.gatherCallbacks, { body: after === null ? {} : { after } }),
    );
    [added, answers, after] = [added + found.added, answers + 1, found.next];
  } while (after !== null);
  return { added, answers };
}

async function listed(by = desk) {
  return done(await by.send(endpoints.listCallbacks, { query: { limit: '50' } })).items;
}

describe('the list of calls', () => {
  test('an offer about to run out gets a call where there is no app, once, and only in its area', async () => {
    const { household, booking } = await offeredByPhone();
    const withApp = await town.publish(await town.site(), { places: 1 });
    const taker = await requested(town, withApp);
    const family = await town.family();
    await book(family, placeOf(withApp, await town.child(family)), endpoints.joinWaitlist);
    done(
      await taker.family.send(endpoints.cancelBooking, { params: { booking: taker.booking.id }, body: {} }),
    );
    // The demo town has calls of its own.
    expect((await gather(desk)).added).toBeGreaterThan(0);
    expect((await gather(colleague)).added).toBe(0);
    const offers = (await listed()).filter(({ kind }) => kind === 'offerEnding');
    expect(offers).toMatchObject([{ household, booking, isTakenBy: null }]);
    expect(await listed(far)).toEqual([]);
  });

  test('a city of many sites is looked through some at a time, and nobody in it is left out', async () => {
    for (let count = 0; count < 10; count += 1) await town.site();
    const { booking } = await offeredByPhone();
    for (let count = 0; count < 10; count += 1) await town.site();
    expect((await gather(desk)).answers).toBeGreaterThan(1);
    expect((await listed()).map((call) => call.booking)).toContain(booking);
  });

  test('of two workers who take it at once one has it; the outcome is hers alone; who was not reached stays', async () => {
    await offeredByPhone();
    await gather(desk);
    const call = (await listed()).at(-1);
    if (!call) throw new Error('nobody is to be called');
    const params = { callback: call.id };
    const both = await Promise.all(
      [desk, colleague].map(({ send }) => send(endpoints.claimCallback, { params, body: {} })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [winner, loser] = both[0]?.ok ? [desk, colleague] : [colleague, desk];
    const nobody = { outcome: 'nobodyAnswered', note: '响了很久' };
    expect(refusal(await loser.send(endpoints.recordCall, { params, body: nobody })).code).toBe(
      'callback.taken',
    );
    const after = done(await winner.send(endpoints.recordCall, { params, body: nobody }));
    expect(after).toMatchObject({ isClosed: false, isTakenBy: null, attempts: [nobody] });
    expect(refusal(await winner.send(endpoints.recordCall, { params, body: nobody })).code).toBe(
      'callback.notClaimed',
    );
    expect((await listed()).map(({ id }) => id)).toContain(call.id);
    done(await loser.send(endpoints.claimCallback, { params, body: {} }));
    done(await loser.send(endpoints.recordCall, { params, body: { outcome: 'reached' } }));
    expect((await listed()).map(({ id }) => id)).not.toContain(call.id);
    expect(refusal(await desk.send(endpoints.claimCallback, { params, body: {} })).code).toBe(
      'callback.closed',
    );
    expect(refusal(await far.send(endpoints.claimCallback, { params, body: {} })).code).toBe('notFound');
    // Gathered again, what is settled does not come back.
    await gather(desk);
    expect((await listed()).map(({ id }) => id)).not.toContain(call.id);
  });

  test('who left without an outcome has it no longer after half an hour, and it is still on the list', async () => {
    await offeredByPhone();
    await gather(desk);
    const call = (await listed()).find(({ attempts }) => attempts.length === 0);
    if (!call) throw new Error('nobody is to be called');
    const params = { callback: call.id };
    done(await desk.send(endpoints.claimCallback, { params, body: {} }));
    expect((await listed(colleague)).find(({ id }) => id === call.id)?.isTakenBy).toBe('试验账号');
    town.clock.advanceHours(0.5);
    expect((await listed(colleague)).find(({ id }) => id === call.id)?.isTakenBy).toBeNull();
    done(await colleague.send(endpoints.claimCallback, { params, body: {} }));
  });
});

describe('elders who have still to be asked', () => {
  const page = async (by: Person, query: Readonly<Record<string, string>>) =>
    done(await by.send(endpoints.listAskedConsents, { query }));
  /** One page after the other, as a list is scrolled. */
  async function allOf(by: Person, limit = '2') {
    const found: Awaited<ReturnType<typeof page>>['items'] = [];
    for (let after: string | null = ''; after !== null;) {
      const { items, next } = await page(by, { limit, ...(after === '' ? {} : { cursor: after }) });
      expect(items.length).toBeLessThanOrEqual(Number(limit));
      found.push(...items);
      after = next;
    }
    return found;
  }
  async function askedIn(by: Person | undefined) {
    const household = by ? done(await by.send(endpoints.openHousehold, { body: {} })).household : undefined;
    town.clock.advanceHours(1 / 60);
    return town.unaskedElder(await town.family(household));
  }

  test('are those of the own area and those tied to none, longest waiting first, page by page', async () => {
    const [first, theirs, nobodys, last] = [
      await askedIn(near),
      await askedIn(far),
      await askedIn(undefined),
      await askedIn(near),
    ];
    const all = [first, theirs, nobodys, last];
    const own = (found: Awaited<ReturnType<typeof allOf>>) =>
      found.map(({ elder }) => elder).filter((elder) => all.includes(elder));
    const here = await allOf(near);
    expect(own(here)).toEqual([first, nobodys, last]);
    expect(own(await allOf(far))).toEqual([theirs, nobodys]);
    const times = here.map(({ askedAt }) => askedAt);
    expect(times).toEqual(times.toSorted());
    expect(new Set(here.map(({ elder, orders }) => `${elder} ${orders}`)).size).toBe(here.length);
    expect(await allOf(near, '50')).toEqual(here);
    // Who has answered is asked no more.
    const { orders } = here.find(({ elder }) => elder === first) ?? {};
    const body = { orders, answer: 'given', how: 'phone' };
    done(await near.send(endpoints.answerConsent, { params: { elder: first }, body }));
    expect(own(await allOf(near))).toEqual([nobodys, last]);
    const answered = { params: { elder: last }, body: { ...body, orders: here.at(-1)?.orders } };
    expect(refusal(await far.send(endpoints.answerConsent, answered)).code).toBe('notFound');
  });

  test('are nobody’s to list but a desk’s', async () => {
    const family = await town.family();
    const staff = await town.staffOf(await town.site());
    const regulator = await town.signIn('regulator');
    for (const other of [family, staff, regulator])
      expect(refusal(await other.send(endpoints.listAskedConsents)).code).toBe('session.otherRole');
    expect(refusal(await town.stranger(endpoints.listAskedConsents)).code).toMatch(/^session/);
  });
});

describe('an emergency call', () => {
  const fall = {
    name: '外婆',
    address: '珠山区试验路1号302',
    contacts: [{ name: '李女士', relation: '女儿' }],
    what: '在浴室摔倒',
  };

  test('tells who did what and when, and whom to call next; nobody else claims anything for them', async () => {
    const opened = done(await desk.send(endpoints.openEmergency, { body: fall }));
    expect(opened).toMatchObject({ next: { act: 'calledElder' }, isMine: true, inHand: '试验账号' });
    const params = { emergency: opened.id };
    const step = async (by: Person, body: object) =>
      done(await by.send(endpoints.addEmergencyStep, { params, body }));
    expect((await step(desk, { act: 'calledElder', isAnswered: false })).next).toEqual({
      act: 'calledContact',
      contact: 0,
    });
    town.clock.advanceHours(0.05);
    expect((await step(desk, { act: 'calledContact', contact: 0, isAnswered: false })).next?.act).toBe(
      'calledCommunity',
    );
    const handed = await step(colleague, { act: 'tookOver', note: '换班' });
    expect(handed.isMine).toBe(true);
    expect(done(await desk.send(endpoints.readEmergency, { params })).isMine).toBe(false);
    expect((await step(colleague, { act: 'calledCommunity', isAnswered: true })).next).toBeNull();
    const closed = await step(colleague, { act: 'closed', note: '社区人员已到' });
    expect(closed.steps.map(({ act }) => act)).toEqual([
      'tookOver',
      'spokeToCaller',
      'calledElder',
      'calledContact',
      'tookOver',
      'calledCommunity',
      'closed',
    ]);
    expect(
      refusal(await desk.send(endpoints.addEmergencyStep, { params, body: { act: 'noted' } })).code,
    ).toBe('emergency.closed');
  });

  test('is seen in its area alone; a contact who is not listed cannot have been called', async () => {
    const { id } = done(await desk.send(endpoints.openEmergency, { body: fall }));
    const params = { emergency: id };
    expect(refusal(await far.send(endpoints.readEmergency, { params })).code).toBe('notFound');
    expect(done(await far.send(endpoints.listEmergencies)).items).toEqual([]);
    const wrong = { act: 'calledContact', contact: 3 };
    expect(refusal(await desk.send(endpoints.addEmergencyStep, { params, body: wrong })).code).toBe(
      'emergency.noSuchContact',
    );
    expect(done(await colleague.send(endpoints.listEmergencies)).items[0]).toMatchObject({
      id,
      isClosed: false,
    });
  });
});

test('nothing of this was a fault', () => expect(town.faults).toEqual([]));
