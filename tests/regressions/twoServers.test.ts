import { civilMonth } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi, once, type AnotherApi } from '../support/town/anotherApi';
import { done, freshKey, refusal, type Answer } from '../support/town/caller';
import { askFor, book, openTown, placeOf, requested, type Town } from '../support/town/openTown';

/**
 * What went wrong elsewhere between looking and writing, through the real doors of two servers over one store: each
 * may have read the same free place before either of them has written.
 */
let town: Town;
let one: AnotherApi;
let other: AnotherApi;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(() => {
  one = anotherApi(town);
  other = anotherApi(town);
});
afterEach(() => {
  one.close();
  other.close();
});

const august = civilMonth('2026-08');
const expectNoFaults = () => expect([...town.faults, ...one.faults, ...other.faults]).toEqual([]);
const saidOf = (answers: readonly Answer<unknown>[]) =>
  answers.map((answer) => (answer.ok ? 'done' : refusal(answer).code)).toSorted();
const without = (count: number) => Array.from({ length: count }, () => 'place.full');

async function aFamily() {
  const family = await town.family();
  return { family, child: await town.child(family) };
}

test('Cal.com #5820 #13331, Easy!Appointments #31, Varaamo PR #1696, 中州养老: of twelve at two servers two have the two places, and never fewer', async () => {
  const offer = await town.publish(await town.site(), { places: 2 });
  const all = await Promise.all(Array.from({ length: 12 }, aFamily));
  const answers = await Promise.all(
    all.map(({ family, child }, index) =>
      (index % 2 === 0 ? one : other).as(family)(
        index % 3 === 0 ? endpoints.makeHolds : endpoints.makeBookings,
        { body: askFor(offer, child) },
      ),
    ),
  );
  expect(saidOf(answers)).toEqual(['done', 'done', ...without(10)]);
  expect(await town.taken(offer.id, august)).toBe(2);
  const listed = [];
  for (const { family } of all) listed.push(done(await family.send(endpoints.listBookings)).items.length);
  expect(listed).toEqual(answers.map(({ ok }) => (ok ? 1 : 0)));
  expectNoFaults();
});

test('Varaamo PR #1696: who writes between another’s look and their writing has the place, and the other is told so', async () => {
  const offer = await town.publish(await town.site(), { places: 1 });
  const [slow, quick] = [await aFamily(), await aFamily()];
  one.interfere({
    before: once(async () => {
      await book({ send: other.as(quick.family) }, placeOf(offer, quick.child));
    }),
  });
  const late = await one.as(slow.family)(endpoints.makeBookings, { body: askFor(offer, slow.child) });
  expect(refusal(late).code).toBe('place.full');
  expect(await town.taken(offer.id, august)).toBe(1);
  expect(done(await quick.family.send(endpoints.listBookings)).items.map(({ state }) => state)).toEqual([
    'requested',
  ]);
  expectNoFaults();
});

describe('Cal.com #29958', () => {
  test('one confirms and one returns the same request at once: it is one of the two, and the room agrees', async () => {
    const site = await town.site();
    const offer = await town.publish(site, { places: 1 });
    const { booking } = await requested(town, offer);
    const staff = [await town.staffOf(site), await town.staffOf(site)] as const;
    const params = { booking: booking.id };
    one.interfere({
      before: once(async () => {
        done(await other.as(staff[1])(endpoints.returnBooking, { params, body: { reason: '名额已满' } }));
      }),
    });
    const late = await one.as(staff[0])(endpoints.confirmBooking, { params, body: {} });
    expect(refusal(late)).toMatchObject({ code: 'booking.notOpenToAct', facts: { state: 'returned' } });
    expect(await town.taken(offer.id, august)).toBe(0);
    expect((await requested(town, offer)).booking.state).toBe('requested');
    expectNoFaults();
  });

  test('two confirm it at once: it is confirmed once, in one place', async () => {
    const site = await town.site();
    const offer = await town.publish(site, { places: 2 });
    const { booking, family } = await requested(town, offer);
    const staff = [await town.staffOf(site), await town.staffOf(site)] as const;
    const sending = { params: { booking: booking.id }, body: {} };
    const answers = await Promise.all([
      one.as(staff[0])(endpoints.confirmBooking, sending),
      other.as(staff[1])(endpoints.confirmBooking, sending),
    ]);
    expect(saidOf(answers)).toEqual(['booking.notOpenToAct', 'done']);
    expect(await town.taken(offer.id, august)).toBe(1);
    const read = done(await family.send(endpoints.readBooking, { params: sending.params }));
    expect(read.history.filter(({ act }) => act === 'confirm')).toHaveLength(1);
    expectNoFaults();
  });
});

test('Cal.com #23974: the staff of the house, at another server, cannot enter somebody on a place that a family holds', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 1 });
  const { family, child } = await aFamily();
  const held = await book({ send: one.as(family) }, placeOf(offer, child), endpoints.makeHolds);
  const staff = await town.staffOf(site);
  const { recipient: _, ...place } = placeOf(offer, child);
  const body = { ...place, visitor: { kind: 'child', name: '小满', birthDate: '2024-06-15' } };
  const entered = await other.as(staff)(endpoints.enterWalkIn, { body });
  expect(refusal(entered).code).toBe('place.full');
  const params = { booking: held.id };
  expect(done(await other.as(family)(endpoints.requestHeld, { params, body: {} })).state).toBe('requested');
  expectNoFaults();
});

describe('OneList 2024: nobody is told of a place before it is written', () => {
  test('a place whose writing fails is told to nobody, and is there for the next', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const [first, next] = [await aFamily(), await aFamily()];
    one.interfere({
      before: () => {
        throw new Error('the line to the store is cut');
      },
    });
    const failed = await one.as(first.family)(endpoints.makeBookings, { body: askFor(offer, first.child) });
    expect(refusal(failed).code).toBe('internal');
    expect(one.faults.length).toBeGreaterThan(0);
    expect(done(await first.family.send(endpoints.listBookings)).items).toEqual([]);
    expect(await town.taken(offer.id, august)).toBe(0);
    expect((await book({ send: other.as(next.family) }, placeOf(offer, next.child))).state).toBe('requested');
  });

  test('a place that was written, and whose answer was lost, is the same place when it is asked for again', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const { family, child } = await aFamily();
    const sending = { body: askFor(offer, child), key: freshKey() };
    one.interfere({
      after: once(() => {
        throw new Error('the answer of the store is lost');
      }),
    });
    await one.as(family)(endpoints.makeBookings, sending);
    const again = done(await other.as(family)(endpoints.makeBookings, sending)).items;
    expect(again.map(({ state }) => state)).toEqual(['requested']);
    expect(done(await family.send(endpoints.listBookings)).items.map(({ id }) => id)).toEqual(
      again.map(({ id }) => id),
    );
    expect(await town.taken(offer.id, august)).toBe(1);
  });
});
