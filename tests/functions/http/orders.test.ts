import { addDays, civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  careOf,
  mondayMorning,
  openTown,
  placeOf,
  serviceOf,
  type Town,
} from '../../support/town/openTown';
import { dayCareOf, everyRate, lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

describe('an order is done whole or not at all', () => {
  test('two siblings come in together, and where one place is left neither does', async () => {
    const offer = await town.publish(await town.site(), { places: 3 });
    const family = await town.family();
    const items = [
      placeOf(offer, await town.child(family)),
      placeOf(offer, await town.child(family, '2024-05-01')),
    ];
    const { items: made } = done(await family.send(endpoints.makeBookings, { body: { items } }));
    expect(made.map(({ state }) => state)).toEqual(['requested', 'requested']);
    expect(await town.taken(offer.id, '2026-08')).toBe(2);

    const twins = await town.family();
    const both = [placeOf(offer, await town.child(twins)), placeOf(offer, await town.child(twins))];
    const answer = await twins.send(endpoints.makeBookings, { body: { items: both } });
    expect(refusal(answer)).toEqual({ code: 'place.full', facts: { period: '2026-08', places: 3 } });
    expect(await town.taken(offer.id, '2026-08')).toBe(2);
    expect(done(await twins.send(endpoints.listBookings)).items).toEqual([]);
  });

  test('one place is a morning and an afternoon, but not a whole day and a morning', async () => {
    const offer = await town.publish(await town.site(), { places: 1, rates: everyRate });
    const family = await town.family();
    const [one, other] = [await town.child(family), await town.child(family)];
    const half = (child: typeof one, part: 'morning' | 'afternoon') =>
      careOf(offer, child, { careMode: 'halfDay', half: part, month: '2026-08' });
    const ask = (items: readonly object[]) => family.send(endpoints.makeHolds, { body: { items } });
    const full = { code: 'place.full', facts: { period: '2026-08', places: 1 } };
    const [whole, otherWhole] = [placeOf(offer, one), placeOf(offer, other)];
    expect(refusal(await ask([whole, half(other, 'morning')]))).toEqual(full);
    expect(refusal(await ask([half(one, 'afternoon'), otherWhole]))).toEqual(full);
    expect(await town.taken(offer.id, '2026-08')).toBe(0);
    const { items } = done(await ask([half(one, 'afternoon'), half(other, 'morning')]));
    expect(items.map(({ state }) => state)).toEqual(['held', 'held']);
  });

  test('a rule against one of them is a rule against all of them', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const items = [
      placeOf(offer, await town.child(family)),
      placeOf(offer, await town.child(family, '2025-06-15')),
    ];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } })).code).toBe(
      'child.outsideAgeWindow',
    );
    expect(await town.sheet(offer.id, '2026-08')).toBeUndefined();
  });

  test('a week of lunches, and a toddler’s half day with the grandmother’s lunch', async () => {
    const site = await town.site();
    const canteen = await town.offer(site);
    const room = await town.publish(site, { rates: everyRate, opensOn: civilDate('2026-07-06') });
    const family = await town.family();
    const [grandmother, child] = [await town.elder(family), await town.child(family, '2024-06-15')];
    const week = ['07', '08', '09', '10', '11'].map((day) =>
      serviceOf(canteen, grandmother, { date: `2026-07-${day}` }),
    );
    const { items: lunches } = done(await family.send(endpoints.makeBookings, { body: { items: week } }));
    expect(lunches.map(({ state, payFen, dates }) => [state, payFen, dates])).toEqual(
      ['07', '08', '09', '10', '11'].map((day) => ['confirmed', 1200, [`2026-07-${day}`]]),
    );

    const mixed = [
      careOf(room, child, { careMode: 'halfDay', half: 'morning', date: '2026-07-14' }),
      serviceOf(canteen, grandmother, { date: '2026-07-14' }, 2),
    ];
    const { items } = done(await family.send(endpoints.makeBookings, { body: { items: mixed } }));
    expect(items.map(({ state, payFen }) => [state, payFen])).toEqual([
      ['requested', 6000],
      ['confirmed', 2400],
    ]);
  });

  test('a month of lunches is one order', async () => {
    const canteen = await town.offer(await town.site(), lunchOf({ bookableDays: 31 }));
    const family = await town.family();
    const elder = await town.elder(family);
    const first = civilDate('2026-07-07');
    const items = Array.from({ length: 30 }, (_, day) =>
      serviceOf(canteen, elder, { date: addDays(first, day) }),
    );
    const { items: made } = done(await family.send(endpoints.makeBookings, { body: { items } }));
    expect(new Set(made.flatMap(({ dates }) => dates)).size).toBe(30);
    const period = { recipient: elder, from: first, until: addDays(first, 40) };
    expect(done(await family.send(endpoints.pauseBookings, { body: period })).items).toHaveLength(30);
    expect(await town.taken(canteen.id, '2026-08-05')).toBe(0);
  });

  test('what is more than one commit can hold is paused in several, and told as one', async () => {
    const site = await town.site();
    const [lunch, dinner] = [
      await town.offer(site, lunchOf({ bookableDays: 31 })),
      await town.offer(site, lunchOf({ bookableDays: 31, name: '晚餐', opensAt: 1020, closesAt: 1140 })),
    ];
    const family = await town.family();
    const elder = await town.elder(family);
    const first = civilDate('2026-07-07');
    for (const sitting of [lunch, dinner]) {
      const items = Array.from({ length: 16 }, (_, day) =>
        serviceOf(sitting, elder, { date: addDays(first, day) }),
      );
      done(await family.send(endpoints.makeBookings, { body: { items } }));
    }
    const body = { recipient: elder, from: first, until: addDays(first, 40) };
    const key = freshKey();
    const paused = done(await family.send(endpoints.pauseBookings, { body, key })).items;
    expect(paused).toHaveLength(32);
    expect(done(await family.send(endpoints.pauseBookings, { body, key })).items).toHaveLength(32);
    for (const sitting of [lunch, dinner]) expect(await town.taken(sitting.id, '2026-07-10')).toBe(0);
    expect(done(await family.send(endpoints.resumeBookings, { body })).items).toHaveLength(32);
    for (const sitting of [lunch, dinner]) expect(await town.taken(sitting.id, '2026-07-10')).toBe(1);
  });

  test('a couple has day care on the days there is room for both', async () => {
    const service = await town.offer(await town.site(), dayCareOf({ places: 3 }));
    const family = await town.family();
    const couple = [await town.elder(family), await town.elder(family, '1948-10-01')];
    const items = couple.map((elder) => serviceOf(service, elder, { date: '2026-07-08' }));
    done(await family.send(endpoints.makeBookings, { body: { items } }));
    const others = await town.family();
    const pair = [await town.elder(others), await town.elder(others)];
    const wanted = pair.map((elder) => serviceOf(service, elder, { date: '2026-07-08' }));
    expect(refusal(await others.send(endpoints.makeBookings, { body: { items: wanted } }))).toEqual({
      code: 'place.full',
      facts: { period: '2026-07-08', places: 3 },
    });
    expect(await town.taken(service.id, '2026-07-08')).toBe(2);
  });

  test('arriving twice, it is the same order; under another body its key is taken', async () => {
    const canteen = await town.offer(await town.site());
    const family = await town.family();
    const elder = await town.elder(family);
    const key = freshKey();
    const items = ['08', '09'].map((day) => serviceOf(canteen, elder, { date: `2026-07-${day}` }));
    const first = await family.send(endpoints.makeBookings, { body: { items }, key });
    const [one] = done(first).items;
    done(await family.send(endpoints.cancelBooking, { params: { booking: one?.id ?? '' }, body: {} }));
    expect(await family.send(endpoints.makeBookings, { body: { items }, key })).toEqual(first);
    // The very refusal that a repeat would meet does not hide the answer: by now the first day is too late to order.
    town.clock.set('2026-07-08T12:00:00+08:00');
    const later = await town.again(family);
    expect(await later.send(endpoints.makeBookings, { body: { items }, key })).toEqual(first);
    for (const endpoint of [endpoints.makeBookings, endpoints.makeHolds, endpoints.joinWaitlist]) {
      const other = await later.send(endpoint, { body: { items: items.slice(1) }, key });
      expect(refusal(other)).toEqual({ code: 'idempotency.otherBody', facts: {} });
    }
    expect(await town.taken(canteen.id, '2026-07-09')).toBe(1);
  });
});

describe('a person is in one place at a time', () => {
  test('two classes at once are refused by naming the booking; lunch is no clash', async () => {
    const site = await town.site();
    const room = await town.publish(site, { rates: everyRate });
    const family = await town.family();
    const child = await town.child(family);
    const morning = await book(
      family,
      careOf(room, child, { careMode: 'halfDay', half: 'morning', month: '2026-08' }),
    );
    const clash = careOf(room, child, { careMode: 'hourly', date: '2026-08-05', from: 660, to: 780 });
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items: [clash] } }))).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: morning.id, period: '2026-08' },
    });
    await book(family, careOf(room, child, { careMode: 'hourly', date: '2026-08-05', from: 720, to: 780 }));

    const dayCare = await town.offer(site, dayCareOf());
    const canteen = await town.offer(site, lunchOf());
    const elder = await town.elder(family);
    await book(family, serviceOf(dayCare, elder, { date: '2026-07-07' }));
    await book(family, serviceOf(canteen, elder, { date: '2026-07-07' }));
    expect(
      refusal(
        await family.send(endpoints.makeBookings, {
          body: { items: [serviceOf(canteen, elder, { date: '2026-07-07' })] },
        }),
      ).code,
    ).toBe('recipient.alreadyBooked');
  });
});

describe('while the form is open a place is held', () => {
  test('for five minutes; asked for within them it is a request, and afterwards it is gone', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const [family, other] = [await town.family(), await town.family()];
    const held = await book(family, placeOf(offer, await town.child(family)), endpoints.makeHolds);
    expect(held).toMatchObject({ state: 'held', answerBy: '2026-07-06T09:05:00+08:00' });
    const late = placeOf(offer, await town.child(other));
    expect(refusal(await other.send(endpoints.makeBookings, { body: { items: [late] } })).code).toBe(
      'place.full',
    );
    const params = { booking: held.id };
    const key = freshKey();
    const asked = await family.send(endpoints.requestHeld, { params, body: {}, key });
    expect(done(asked)).toMatchObject({ state: 'requested', answerBy: '2026-07-08T09:00:00+08:00' });
    expect(await family.send(endpoints.requestHeld, { params, body: {}, key })).toEqual(asked);
    done(await family.send(endpoints.cancelBooking, { params, body: {} }));

    const second = await book(other, late, endpoints.makeHolds);
    town.clock.set('2026-07-06T09:05:00+08:00');
    expect(
      refusal(await other.send(endpoints.requestHeld, { params: { booking: second.id }, body: {} })),
    ).toEqual({ code: 'booking.notOpenToAct', facts: { state: 'expired' } });
    expect(done(await other.send(endpoints.readBooking, { params: { booking: second.id } }))).toMatchObject({
      state: 'expired',
      history: [{ act: 'hold' }, { act: 'expire', role: null }],
    });
    await book(family, placeOf(offer, await town.child(family)));
  });

  test('and let go when the form is closed', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    const family = await town.family();
    const held = await book(family, placeOf(offer, await town.child(family)), endpoints.makeHolds);
    done(await family.send(endpoints.cancelBooking, { params: { booking: held.id }, body: {} }));
    expect(await town.taken(offer.id, '2026-08')).toBe(0);
  });
});
