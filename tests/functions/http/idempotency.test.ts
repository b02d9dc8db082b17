import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { callerAt, done, freshKey, refusal } from '../../support/town/caller';
import { askFor, openTown, requested, serviceOf, type Town } from '../../support/town/openTown';
import { monthly, offerOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const twenty = Array.from({ length: 20 }, (_, index) => index);

describe('the same request under the same key', () => {
  test('is answered as it was the first time, whatever has happened since', async () => {
    const site = await town.site();
    const offer = await town.publish(site);
    const staff = await town.staffOf(site);
    const family = await town.family();
    const [body, key] = [askFor(offer, await town.child(family)), freshKey()];
    const first = await family.send(endpoints.makeBookings, { body, key });
    const params = { booking: done(first).items[0]?.id ?? '' };
    done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
    expect(await family.send(endpoints.makeBookings, { body, key })).toEqual(first);
    expect(done(await family.send(endpoints.readBooking, { params })).state).toBe('confirmed');
    done(await family.send(endpoints.cancelBooking, { params, body: {} }));
    expect(await family.send(endpoints.makeBookings, { body, key })).toEqual(first);
    expect((await town.sheet(offer.id, offer.month))?.claims).toEqual([]);
  });

  test('adds one child, publishes one class', async () => {
    const family = await town.family();
    const [key, child] = [freshKey(), { name: '小满', birthDate: '2024-06-15', city: '360200' }];
    const added = await family.send(endpoints.addChild, { body: child, key });
    expect(await family.send(endpoints.addChild, { body: child, key })).toEqual(added);
    expect(done(await family.send(endpoints.listChildren)).items).toHaveLength(1);

    const site = await town.site();
    const staff = await town.staffOf(site);
    const sending = { params: { site: site.id }, body: offerOf(), key };
    const published = await staff.send(endpoints.publishClass, sending);
    expect(await staff.send(endpoints.publishClass, sending)).toEqual(published);
    expect(
      done(await staff.send(endpoints.listSiteClasses, { params: { site: site.id } })).items,
    ).toHaveLength(1);
  });

  test('of two accounts are two requests', async () => {
    const offer = await town.publish(await town.site());
    const key = freshKey();
    const [one, other] = [await town.family(), await town.family()];
    const first = done(
      await one.send(endpoints.makeBookings, { body: askFor(offer, await town.child(one)), key }),
    );
    const second = done(
      await other.send(endpoints.makeBookings, { body: askFor(offer, await town.child(other)), key }),
    );
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  test('is answered after a restart on the same folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiyue-town-'));
    const before = await openTown({ folder });
    const offer = await before.publish(await before.site());
    const family = await before.family();
    const [body, key] = [askFor(offer, await before.child(family)), freshKey()];
    const first = await family.send(endpoints.makeBookings, { body, key });
    await before.close();
    const after = await openTown({ folder });
    const again = callerAt(after.door, family.token);
    expect(await again(endpoints.makeBookings, { body, key })).toEqual(first);
    expect((await after.sheet(offer.id, offer.month))?.claims).toHaveLength(1);
    await after.close();
    await rm(folder, { recursive: true });
  });
});

describe('twenty at once under one key', () => {
  test.each([1, 2, 20])('take one place of a class of %i', async (places) => {
    const offer = await town.publish(await town.site(), { places });
    const family = await town.family();
    const [body, key] = [askFor(offer, await town.child(family)), freshKey()];
    const answers = await Promise.all(twenty.map(() => family.send(endpoints.makeBookings, { body, key })));
    const [first] = answers;
    expect(first?.ok).toBe(true);
    expect(answers).toEqual(twenty.map(() => first));
    expect(await town.taken(offer.id, offer.month)).toBe(1);
  });

  test('through two servers take one place', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const family = await town.family();
    const [body, key, other] = [askFor(offer, await town.child(family)), freshKey(), anotherApi(town)];
    const sends = [family.send, other.as(family)];
    const answers = await Promise.all(
      twenty.flatMap(() => sends.map((send) => send(endpoints.makeBookings, { body, key }))),
    );
    const [first] = answers;
    expect(first?.ok).toBe(true);
    expect(answers.every((answer) => JSON.stringify(answer) === JSON.stringify(first))).toBe(true);
    expect(other.faults).toEqual([]);
    other.close();
  });

  test('confirm a booking once', async () => {
    const site = await town.site();
    const staff = await town.staffOf(site);
    const { booking } = await requested(town, await town.publish(site));
    const sending = { params: { booking: booking.id }, body: {}, key: freshKey() };
    const answers = await Promise.all(twenty.map(() => staff.send(endpoints.confirmBooking, sending)));
    const [first] = answers;
    expect(first?.ok && first.body.history.map(({ act }) => act)).toEqual(['request', 'confirm']);
    expect(answers).toEqual(twenty.map(() => first));
  });

  test('hold, join the queue, enter at the door and pause once', async () => {
    const site = await town.site();
    const [staff, family] = [await town.staffOf(site), await town.family()];
    const room = await town.publish(site, { places: 2 });
    const held = { body: askFor(room, await town.child(family)), key: freshKey() };
    const holds = await Promise.all(twenty.map(() => family.send(endpoints.makeHolds, held)));
    expect(holds).toEqual(twenty.map(() => holds[0]));
    expect(await town.taken(room.id, room.month)).toBe(1);

    const visitor = { kind: 'child', name: '小丰', birthDate: '2024-05-01' };
    const when = { careMode: 'fullDay', month: room.month };
    const walkIn = { body: { class: room.id, when, visitor, priceFen: 158_000 }, key: freshKey() };
    const entered = await Promise.all(twenty.map(() => staff.send(endpoints.enterWalkIn, walkIn)));
    expect(entered[0]?.ok).toBe(true);
    expect(entered).toEqual(twenty.map(() => entered[0]));
    expect(await town.taken(room.id, room.month)).toBe(2);

    const late = await town.family();
    const joining = { body: askFor(room, await town.child(late)), key: freshKey() };
    const joined = await Promise.all(twenty.map(() => late.send(endpoints.joinWaitlist, joining)));
    expect(joined[0]?.ok).toBe(true);
    expect(joined).toEqual(twenty.map(() => joined[0]));
    expect((await town.sheet(room.id, room.month))?.queue).toHaveLength(1);

    const canteen = await town.offer(site);
    const elder = await town.elder(family);
    const lunches = ['08', '09', '10'].map((day) => serviceOf(canteen, elder, { date: `2026-07-${day}` }));
    done(await family.send(endpoints.makeBookings, { body: { items: lunches } }));
    const pause = { body: { recipient: elder, from: '2026-07-08', until: '2026-07-09' }, key: freshKey() };
    const paused = await Promise.all(twenty.map(() => family.send(endpoints.pauseBookings, pause)));
    expect(paused[0]?.ok && paused[0].body.items.length).toBe(2);
    expect(paused).toEqual(twenty.map(() => paused[0]));
    expect(await town.taken(canteen.id, '2026-07-08')).toBe(0);
  });

  test('change the terms of a class once', async () => {
    const site = await town.site();
    const offer = await town.publish(site);
    const staff = await town.staffOf(site);
    await requested(town, offer);
    const body = { places: 12, reserves: [], rates: [monthly(150_000)], revision: 1 };
    const sending = { params: { class: offer.id }, body, key: freshKey() };
    const answers = await Promise.all(twenty.map(() => staff.send(endpoints.changeClassTerms, sending)));
    const [first] = answers;
    expect(first?.ok && first.body.revision).toBe(2);
    expect(answers).toEqual(twenty.map(() => first));
  });

  test('and no caller beside them notices: a family in the same queue gets its place', async () => {
    const offer = await town.publish(await town.site());
    const [eager, quiet] = [await town.family(), await town.family()];
    const [body, key] = [askFor(offer, await town.child(eager)), freshKey()];
    const quietBody = askFor(offer, await town.child(quiet));
    const [answer] = await Promise.all([
      quiet.send(endpoints.makeBookings, { body: quietBody }),
      ...twenty.map(() => eager.send(endpoints.makeBookings, { body, key })),
    ]);
    expect(answer.ok).toBe(true);
    expect(await town.taken(offer.id, offer.month)).toBe(2);
  });

  test('with a fault nowhere', () => expect(town.faults).toEqual([]));
});

describe('a key stands for one request:', () => {
  test('another body is refused and changes nothing', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const key = freshKey();
    const [one, two] = [await town.child(family), await town.child(family)];
    const first = await family.send(endpoints.makeBookings, { body: askFor(offer, one), key });
    const before = await town.rows();
    for (const body of [
      askFor(offer, two),
      askFor(offer, one, '2026-09'),
      { items: askFor(offer, one).items.map((item) => ({ ...item, priceFen: 1 })) },
    ]) {
      const answer = await family.send(endpoints.makeBookings, { body, key });
      expect(refusal(answer)).toEqual({ code: 'idempotency.otherBody', facts: {} });
    }
    expect(await town.rows()).toEqual(before);
    expect(await family.send(endpoints.makeBookings, { body: askFor(offer, one), key })).toEqual(first);
  });

  test('another operation on what it made is refused', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const [body, key] = [askFor(offer, await town.child(family)), freshKey()];
    const [booking] = done(await family.send(endpoints.makeBookings, { body, key })).items;
    const params = { booking: booking?.id ?? '' };
    const answer = await family.send(endpoints.cancelBooking, { params, body: {}, key });
    expect(refusal(answer).code).toBe('idempotency.otherBody');
    expect(done(await family.send(endpoints.readBooking, { params })).state).toBe('requested');
  });

  test('two bodies at once under it: one is done, the other refused', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const key = freshKey();
    const children = [await town.child(family), await town.child(family)];
    const answers = await Promise.all(
      children.map((child) => family.send(endpoints.makeBookings, { body: askFor(offer, child), key })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok).map((answer) => refusal(answer).code)).toEqual([
      'idempotency.otherBody',
    ]);
    expect(await town.taken(offer.id, offer.month)).toBe(1);
  });

  test('a refused request leaves it free: the same one may succeed later', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const { family: first, booking } = await requested(town, offer);
    const family = await town.family();
    const [body, key] = [askFor(offer, await town.child(family)), freshKey()];
    expect(refusal(await family.send(endpoints.makeBookings, { body, key })).code).toBe('place.full');
    done(await first.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} }));
    const { items } = done(await family.send(endpoints.makeBookings, { body, key }));
    expect(items.map(({ state }) => state)).toEqual(['requested']);
  });
});

describe('an answer that was lost', () => {
  test('after the commit: the caller hears of a fault, the retry finds the booking', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const [body, key, api] = [askFor(offer, await town.child(family)), freshKey(), anotherApi(town)];
    api.interfere({
      after: once(() => {
        throw new Error('the answer of the store was lost');
      }),
    });
    const send = api.as(family);
    expect(refusal(await send(endpoints.makeBookings, { body, key }))).toEqual({ code: 'internal' });
    const { items: kept } = done(await send(endpoints.makeBookings, { body, key }));
    const { items } = done(await family.send(endpoints.listBookings));
    expect(items).toEqual(kept);
    expect(await town.taken(offer.id, offer.month)).toBe(1);
    expect(api.faults).toHaveLength(1);
    api.close();
  });

  test('before the commit: nothing was done, and the retry does it', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const [body, key, api] = [askFor(offer, await town.child(family)), freshKey(), anotherApi(town)];
    api.interfere({
      before: once(() => {
        throw new Error('the request never arrived');
      }),
    });
    const send = api.as(family);
    expect(refusal(await send(endpoints.makeBookings, { body, key })).code).toBe('internal');
    expect(await town.sheet(offer.id, '2026-08')).toBeUndefined();
    done(await send(endpoints.makeBookings, { body, key }));
    expect(await town.taken(offer.id, offer.month)).toBe(1);
    api.close();
  });

  test('a fault says its code and the id of the request, and nothing of its cause', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const api = anotherApi(town);
    api.interfere({
      before: () => {
        throw new Error('secret words');
      },
    });
    const answer = await api.as(family)(endpoints.makeBookings, {
      body: askFor(offer, await town.child(family)),
    });
    expect(answer).toEqual({
      ok: false,
      status: 500,
      problem: { code: 'internal', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(api.faults).toEqual([new Error('secret words')]);
    api.close();
  });
});
