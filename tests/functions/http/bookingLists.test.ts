import { addDays, civilDate } from '@huiyue/shared/civil';
import type { BookingsWanted } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { lunchOf, offerOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const today = civilDate('2026-07-06');

/** A whole list, page by page as a phone reads it. */
async function listed(person: Person, which?: BookingsWanted, limit = 10): Promise<readonly string[]> {
  const read: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: `${limit}`, ...(which && { which }), ...(cursor === undefined ? {} : { cursor }) };
    // Each page begins where the one before it ended.
    // oxlint-disable-next-line no-await-in-loop
    const page = done(await person.send(endpoints.listBookings, { query }));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    read.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return read;
}

/** Lunch on each of the next thirty days: from the seventh of July to the fifth of August, in this order. */
async function lunches(person: Person): Promise<readonly string[]> {
  const canteen = await town.offer(await town.site(), lunchOf({ bookableDays: 31 }));
  const elder = await town.elder(person);
  const items = Array.from({ length: 30 }, (_, index) =>
    serviceOf(canteen, elder, { date: addDays(today, index + 1) }),
  );
  const order = await person.send(endpoints.makeBookings, { body: { items } });
  return done(order).items.map(({ id }) => id);
}

test('what is to come begins with the next day, what is past with the last one, and nothing is in both', async () => {
  const family = await town.family();
  const site = await town.site();
  const staff = await town.staffOf(site);
  const nursery = await town.publish(site);
  const made = await lunches(family);
  // Asked for last, and begun before the days that are left of it.
  const month = await book(family, placeOf(nursery, await town.child(family), '2026-08'));
  done(await staff.send(endpoints.confirmBooking, { params: { booking: month.id }, body: {} }));
  const given = made[28] ?? '';
  done(await family.send(endpoints.cancelBooking, { params: { booking: given }, body: {} }));
  town.clock.set('2026-08-02T09:00:00+08:00');
  const later = await town.again(family);

  // Today’s lunch, of the second of August, is still to be eaten; that of the fourth was given up.
  expect(await listed(later, 'coming')).toEqual([month.id, made[26], made[27], made[29]]);
  expect(await listed(later, 'settled')).toEqual(await listed(later, 'coming'));
  expect(await listed(later, 'undecided')).toEqual([]);
  const past = [given, ...made.slice(0, 26).toReversed()];
  expect(await listed(later, 'past')).toEqual(past);
  // The month begins at eight on its first day, lunch of that day at eleven.
  const all = [made[29], given, made[27], made[26], made[25], month.id, ...made.slice(0, 25).toReversed()];
  expect(await listed(later)).toEqual(all);
});

test('what nobody answered in time is past, whenever it would have been', async () => {
  const family = await town.family();
  const nursery = await town.publish(await town.site());
  const month = await book(family, placeOf(nursery, await town.child(family), '2026-10'));
  for (const which of ['coming', 'undecided'] as const)
    expect(await listed(family, which)).toEqual([month.id]);
  expect(await listed(family, 'settled')).toEqual([]);
  town.clock.advanceHours(48);
  const later = await town.again(family);
  expect(await listed(later, 'coming')).toEqual([]);
  expect(await listed(later, 'past')).toEqual([month.id]);
});

test('whoever waits finds their queue, however much they order afterwards', async () => {
  const family = await town.family();
  const nursery = await town.publish(await town.site(), offerOf({ places: 1 }));
  const first = await town.family();
  await book(first, placeOf(nursery, await town.child(first), '2026-10'));
  const child = await town.child(family);
  const waiting = await book(family, placeOf(nursery, child, '2026-10'), endpoints.joinWaitlist);
  const ordered = [...(await lunches(family)), ...(await lunches(family))];
  expect(await listed(family, 'undecided')).toEqual([waiting.id]);
  expect([...(await listed(family, 'settled'))].sort()).toEqual(ordered.sort());
  const timeline = done(
    await family.send(endpoints.readTimeline, { query: { from: '2026-10-08', days: '1' } }),
  );
  expect(timeline.days[0]?.items.map(({ booking, state }) => [booking, state])).toEqual([
    [waiting.id, 'waiting'],
  ]);
});

test('a page asked for in the next month begins with that month', async () => {
  const family = await town.family();
  const made = await lunches(family);
  const query = { which: 'coming', limit: '10' };
  const { next } = done(await family.send(endpoints.listBookings, { query }));
  town.clock.set('2026-08-03T09:00:00+08:00');
  const later = await town.again(family);
  const page = done(await later.send(endpoints.listBookings, { query: { ...query, cursor: next ?? '' } }));
  expect(page.items.map(({ id }) => id)).toEqual(made.slice(27));
});

test('of one day, the morning stands before the evening, in whichever order they were asked for', async () => {
  const family = await town.family();
  const site = await town.site();
  const elder = await town.elder(family);
  const made = new Map<number, string>();
  for (const opensAt of [17 * 60, 7 * 60, 11 * 60, 9 * 60]) {
    // oxlint-disable-next-line no-await-in-loop
    const meal = await town.offer(site, lunchOf({ opensAt, closesAt: opensAt + 60 }));
    // oxlint-disable-next-line no-await-in-loop
    made.set(opensAt, (await book(family, serviceOf(meal, elder, { date: '2026-07-08' }))).id);
  }
  const inOrder = [7, 9, 11, 17].map((hour) => made.get(hour * 60));
  expect(await listed(family, 'coming')).toEqual(inOrder);
  expect(await listed(family)).toEqual(inOrder.toReversed());
  // Across pages it is the list itself that has to lie in this order.
  expect(await listed(family, 'coming', 1)).toEqual(inOrder);
  expect(await listed(family, undefined, 1)).toEqual(inOrder.toReversed());
});
