import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { dayCareOf, lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

async function householdOf(family: Person) {
  const { household } = done(await family.send(endpoints.readMe));
  if (household === null) throw new Error('a family has a household');
  return household;
}

describe('places kept for who comes in person or calls', () => {
  test('are the desk’s to give until they are released, and the refusal names the pool', async () => {
    const canteen = await town.offer(
      await town.site(),
      lunchOf({ places: 2, reserves: [{ for: 'offline', units: 1, release: { daysBefore: 1, at: 960 } }] }),
    );
    const [first, second, caller] = [await town.family(), await town.family(), await town.family()];
    const on = { date: '2026-07-08' };
    await book(first, serviceOf(canteen, await town.elder(first), on));
    const item = serviceOf(canteen, await town.elder(second), on);
    expect(refusal(await second.send(endpoints.makeBookings, { body: { items: [item] } }))).toEqual({
      code: 'place.keptBack',
      facts: { period: '2026-07-08', for: 'offline', releasedAt: Date.parse('2026-07-07T16:00:00+08:00') },
    });

    const desk = await town.signIn('desk');
    const elder = await town.elder(caller);
    const body = { household: await householdOf(caller), items: [serviceOf(canteen, elder, on)] };
    const [given] = done(await desk.send(endpoints.makeBookings, { body })).items;
    expect(given).toMatchObject({ state: 'confirmed', channel: 'phone' });
    expect(done(await caller.send(endpoints.listBookings)).items.map(({ id }) => id)).toEqual([given?.id]);
    expect(refusal(await second.send(endpoints.makeBookings, { body: { items: [item] } })).code).toBe(
      'place.full',
    );
  });

  test('go to everyone at the release', async () => {
    const canteen = await town.offer(
      await town.site(),
      lunchOf({ places: 1, reserves: [{ for: 'offline', units: 1, release: { daysBefore: 1, at: 960 } }] }),
    );
    town.clock.set('2026-07-07T16:00:00+08:00');
    const family = await town.family();
    await book(family, serviceOf(canteen, await town.elder(family), { date: '2026-07-08' }));
  });

  test('serve who stands at the door, after the cut-off too; the desk is held to it', async () => {
    const site = await town.site();
    const canteen = await town.offer(site, lunchOf({ places: 1, reserves: [{ for: 'offline', units: 1 }] }));
    const staff = await town.staffOf(site);
    town.clock.set('2026-07-06T09:30:00+08:00');
    const walkIn = {
      service: canteen.id,
      when: { date: '2026-07-06' },
      visitor: { kind: 'elder', name: '王奶奶', birthDate: '1946-02-11' },
      priceFen: 1200,
    };
    const desk = await town.signIn('desk');
    const caller = await town.family();
    const item = serviceOf(canteen, await town.elder(caller), { date: '2026-07-06' });
    const body = { household: await householdOf(caller), items: [item] };
    expect(refusal(await desk.send(endpoints.makeBookings, { body }))).toEqual({
      code: 'day.tooLate',
      facts: { on: '2026-07-06', closedAt: Date.parse('2026-07-06T09:00:00+08:00') },
    });

    const key = freshKey();
    const entered = await staff.send(endpoints.enterWalkIn, { body: walkIn, key });
    expect(done(entered)).toMatchObject({
      state: 'confirmed',
      channel: 'walkIn',
      recipient: { kind: 'elder', name: '王奶奶' },
    });
    expect(await staff.send(endpoints.enterWalkIn, { body: walkIn, key })).toEqual(entered);
    expect(refusal(await staff.send(endpoints.enterWalkIn, { body: walkIn })).code).toBe('place.full');
    const { items } = done(
      await staff.send(endpoints.readServiceRoster, {
        params: { service: canteen.id },
        query: { date: '2026-07-06' },
      }),
    );
    expect(items.map(({ name, units, isAway }) => [name, units, isAway])).toEqual([['王奶奶', 1, false]]);

    const elsewhere = await town.staffOf(await town.site());
    expect(refusal(await elsewhere.send(endpoints.enterWalkIn, { body: walkIn })).code).toBe('notFound');
    town.clock.set('2026-07-06T13:00:00+08:00');
    const afternoon = await town.again(staff);
    expect(refusal(await afternoon.send(endpoints.enterWalkIn, { body: walkIn })).code).toBe('day.tooLate');
  });
});

test('safety-net places are for whoever was shown to need them, at the desk or at this very site', async () => {
  const site = await town.site();
  const service = await town.offer(
    site,
    dayCareOf({ places: 2, reserves: [{ for: 'safetyNet', units: 2 }] }),
  );
  const family = await town.family();
  const household = await householdOf(family);
  const [first, second] = [await town.elder(family), await town.elder(family)];
  const ask = (elder: typeof first) =>
    family.send(endpoints.makeBookings, {
      body: { items: [serviceOf(service, elder, { date: '2026-07-08' })] },
    });
  expect(refusal(await ask(first))).toEqual({
    code: 'place.keptBack',
    facts: { period: '2026-07-08', for: 'safetyNet' },
  });

  const body = { household, proofs: [{ group: 'safetyNet' }], revision: 1 };
  const [desk, staff] = [await town.signIn('desk'), await town.staffOf(site)];
  done(await desk.send(endpoints.proveGroups, { params: { recipient: first }, body }));
  expect(done(await ask(first)).items[0]?.state).toBe('requested');

  // What another institution saw is no word for this one; what its own staff saw is.
  const other = await town.site();
  const otherStaff = await town.staffOf(other);
  const params = { recipient: second };
  done(await otherStaff.send(endpoints.proveGroups, { params, body: { ...body, site: other.id } }));
  expect(refusal(await ask(second)).code).toBe('place.keptBack');
  done(await staff.send(endpoints.proveGroups, { params, body: { ...body, site: site.id, revision: 2 } }));
  expect(done(await ask(second)).items[0]?.state).toBe('requested');
  const { items } = done(await family.send(endpoints.listElders));
  expect(items.find(({ id }) => id === second)?.proofs.map(({ group, site: at }) => [group, at])).toEqual([
    ['safetyNet', other.id],
    ['safetyNet', site.id],
  ]);

  expect(refusal(await staff.send(endpoints.proveGroups, { params, body })).code).toBe('notFound');
  expect(refusal(await family.send(endpoints.proveGroups, { params, body })).code).toBe('session.otherRole');
});

test('an employer’s staff places are for children of its staff', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 1, reserves: [{ for: 'staff', units: 1 }] });
  const family = await town.family();
  const child = await town.child(family);
  const items = [placeOf(offer, child)];
  expect(refusal(await family.send(endpoints.makeBookings, { body: { items } }))).toMatchObject({
    code: 'place.keptBack',
    facts: { for: 'staff' },
  });
  const proofs = [{ group: 'staff' }];
  const body = { household: await householdOf(family), proofs, site: site.id, revision: 1 };
  const staff = await town.staffOf(site);
  done(await staff.send(endpoints.proveGroups, { params: { recipient: child }, body }));
  done(await family.send(endpoints.makeBookings, { body: { items } }));
});

test('until the day of renewal a place is kept for the child who has one', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 1, renewByDay: 20 });
  const staff = await town.staffOf(site);
  const { family, child, booking } = await requested(town, offer);
  done(await staff.send(endpoints.confirmBooking, { params: { booking: booking.id }, body: {} }));
  const newcomer = await town.family();
  const september = placeOf(offer, await town.child(newcomer), '2026-09');
  expect(refusal(await newcomer.send(endpoints.makeBookings, { body: { items: [september] } }))).toEqual({
    code: 'place.keptBack',
    facts: { period: '2026-09', for: 'inPlace', releasedAt: Date.parse('2026-08-21T00:00:00+08:00') },
  });
  const quote = { class: offer.id, recipient: child, careMode: 'fullDay', month: '2026-09' };
  expect(done(await family.send(endpoints.readQuote, { query: quote })).openPlaces).toBe(1);
  const renewed = await book(family, placeOf(offer, child, '2026-09'));
  done(await staff.send(endpoints.confirmBooking, { params: { booking: renewed.id }, body: {} }));

  town.clock.set('2026-08-21T00:00:00+08:00');
  const later = await town.again(newcomer);
  expect(refusal(await later.send(endpoints.makeBookings, { body: { items: [september] } })).code).toBe(
    'place.full',
  );
});

describe('a regulator’s permission to take more', () => {
  test('lets more in until its last day, and stands on the sheet with its reason', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    await requested(town, offer);
    const family = await town.family();
    const items = [placeOf(offer, await town.child(family))];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } })).code).toBe('place.full');
    const regulator = await regulatorOf(town);
    const params = { seller: offer.id, period: '2026-08' };
    const [body, key] = [{ units: 1, lastDay: '2026-07-07', reason: '邻近托育园临时关停' }, freshKey()];
    const allowed = await regulator.send(endpoints.allowOverAllocation, { params, body, key });
    expect(done(allowed)).toMatchObject({
      places: 1,
      overAllocations: [{ units: 1, until: '2026-07-08T00:00:00+08:00', reason: '邻近托育园临时关停' }],
    });
    expect(await regulator.send(endpoints.allowOverAllocation, { params, body, key })).toEqual(allowed);
    expect((await town.sheet(offer.id, '2026-08'))?.overAllocations).toHaveLength(1);
    done(await family.send(endpoints.makeBookings, { body: { items } }));
    town.clock.set('2026-07-08T00:00:00+08:00');
    const third = await town.family();
    const more = [placeOf(offer, await town.child(third))];
    expect(refusal(await third.send(endpoints.makeBookings, { body: { items: more } })).code).toBe(
      'place.full',
    );
  });

  test('is not for a day that is over, nor for anyone else to give', async () => {
    const offer = await town.publish(await town.site());
    const regulator = await regulatorOf(town);
    const params = { seller: offer.id, period: '2026-08' };
    const body = { units: 1, lastDay: '2026-07-05', reason: '理由' };
    const elsewhere = await regulatorOf(town, '371000');
    expect(refusal(await elsewhere.send(endpoints.allowOverAllocation, { params, body })).code).toBe(
      'notFound',
    );
    expect(refusal(await elsewhere.send(endpoints.readQueueLog, { params })).code).toBe('notFound');
    expect(refusal(await regulator.send(endpoints.allowOverAllocation, { params, body }))).toEqual({
      code: 'day.past',
      facts: { on: '2026-07-05', firstDay: civilDate('2026-07-06') },
    });
    for (const role of ['family', 'institution', 'desk'] as const) {
      const other = await town.signIn(role, [], role === 'family' ? 'hh_somebody0' : undefined);
      expect(refusal(await other.send(endpoints.allowOverAllocation, { params, body })).code).toBe(
        'session.otherRole',
      );
    }
  });
});
