import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { everyRate } from '../../support/town/things';

let town: Town;
let site: Site;
let offer: OwnClass;
let staff: Person;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  town.clock.set(mondayMorning);
  site = await town.site();
  offer = await town.publish(site, { places: 2, rates: everyRate, renewByDay: 20 });
  staff = await town.staffOf(site);
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const day = (date: string) => ({ careMode: 'occasional', date, trial: true });
const priceFen = 8000;

async function publishTrial(daysPerChild = 2) {
  const params = { class: offer.id };
  const body = { daysPerChild, priceFen, revision: 0 };
  return done(await staff.send(endpoints.publishTrial, { params, body }));
}

async function tries(family: Person, child: string, date: string, key = freshKey()) {
  const items = [{ class: offer.id, recipient: child, when: day(date), priceFen }];
  return family.send(endpoints.makeBookings, { body: { items }, key });
}

describe('a trial day', () => {
  test('is asked for at the price of the trial, is marked, and takes a place of that day', async () => {
    await publishTrial();
    const family = await town.family();
    const child = await town.child(family);
    const { items } = done(await tries(family, child, '2026-08-05'));
    expect(items[0]).toMatchObject({
      state: 'requested',
      payFen: priceFen,
      offer: { careMode: 'occasional', trial: true },
      dates: ['2026-08-05'],
    });
    expect(await town.taken(offer.id, '2026-08')).toBe(1);
    const query = { child };
    const days = done(await family.send(endpoints.readTrialDays, { params: { class: offer.id }, query }));
    expect(days).toMatchObject({ used: 1, left: 1 });
    expect(days.days.find(({ date }) => date === '2026-08-05')?.openPlaces).toBe(1);
    expect(days.days.find(({ date }) => date === '2026-08-06')?.openPlaces).toBe(2);
  });

  test('is refused where the class cannot be tried, and a child tries no more days than are offered', async () => {
    const family = await town.family();
    const child = await town.child(family);
    expect(refusal(await tries(family, child, '2026-08-05')).code).toBe('trial.notOffered');
    await publishTrial(2);
    const first = done(await tries(family, child, '2026-08-05')).items[0];
    done(await tries(family, child, '2026-08-06'));
    expect(refusal(await tries(family, child, '2026-08-07'))).toEqual({
      code: 'trial.usedUp',
      facts: { site: site.name, days: 2 },
    });
    // A day that is given back can be had on another date.
    done(await family.send(endpoints.cancelBooking, { params: { booking: first?.id ?? '' }, body: {} }));
    done(await tries(family, child, '2026-08-07'));
  });

  test('counts once, however often it is sent, and of several at once no more go through than are offered', async () => {
    await publishTrial(1);
    const family = await town.family();
    const child = await town.child(family);
    const dates = ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06'];
    const answers = await Promise.all(dates.map((date) => tries(family, child, date)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const other = await town.child(family);
    const key = freshKey();
    const once = await tries(family, other, '2026-08-04', key);
    expect(await tries(family, other, '2026-08-04', key)).toEqual(once);
  });

  test('comes to nothing where the day is full, and the day can be tried elsewhere', async () => {
    await publishTrial(1);
    for (const _ of [1, 2]) {
      const others = await town.family();
      done(await tries(others, await town.child(others), '2026-08-05'));
    }
    const family = await town.family();
    const child = await town.child(family);
    expect(refusal(await tries(family, child, '2026-08-05')).code).toBe('place.full');
    done(await tries(family, child, '2026-08-06'));
  });

  test('is published by the site’s own staff, over the revision they read', async () => {
    const others = await town.staffOf(await town.site());
    const params = { class: offer.id };
    const body = { daysPerChild: 1, priceFen, revision: 0 };
    expect((await others.send(endpoints.publishTrial, { params, body })).status).toBe(404);
    await publishTrial();
    expect(refusal(await staff.send(endpoints.publishTrial, { params, body })).code).toBe('class.changed');
    const { items } = done(await town.stranger(endpoints.listTrials, { params: { site: site.id } }));
    expect(items).toMatchObject([{ class: offer.id, daysPerChild: 2, priceFen }]);
  });
});

describe('siblings', () => {
  const asked = (children: readonly Id<'child'>[]) => ({
    items: children.map((child) => placeOf(offer, child)),
  });

  test('are held together, asked for together, and given back together', async () => {
    const family = await town.family();
    const children = [await town.child(family), await town.child(family)];
    const held = done(await family.send(endpoints.makeHolds, { body: asked(children) })).items;
    expect(held.map(({ state }) => state)).toEqual(['held', 'held']);
    const body = { bookings: held.map(({ id }) => id) };
    const key = freshKey();
    const first = await family.send(endpoints.requestTogether, { body, key });
    expect(done(first).items.map(({ state }) => state)).toEqual(['requested', 'requested']);
    expect(await family.send(endpoints.requestTogether, { body, key })).toEqual(first);
    expect(await town.taken(offer.id, '2026-08')).toBe(2);
    done(await family.send(endpoints.cancelTogether, { body }));
    expect(await town.taken(offer.id, '2026-08')).toBe(0);
  });

  test('are both asked for or neither: one hold that ran out refuses both', async () => {
    const family = await town.family();
    const [one, two] = [await town.child(family), await town.child(family)];
    const first = await book(family, placeOf(offer, one), endpoints.makeHolds);
    town.clock.advanceHours(4 / 60);
    const second = await book(family, placeOf(offer, two), endpoints.makeHolds);
    town.clock.advanceHours(2 / 60);
    const body = { bookings: [second.id, first.id] };
    expect(refusal(await family.send(endpoints.requestTogether, { body }))).toEqual({
      code: 'booking.notOpenToAct',
      facts: { state: 'expired' },
    });
    const now = done(await family.send(endpoints.readBooking, { params: { booking: second.id } }));
    expect(now.state).toBe('held');
    const others = await town.family();
    expect((await others.send(endpoints.requestTogether, { body })).status).toBe(404);
  });

  test('wait as one where both classes are full', async () => {
    await requested(town, offer);
    await requested(town, offer);
    const family = await town.family();
    const children = [await town.child(family), await town.child(family)];
    const joined = done(await family.send(endpoints.joinWaitlist, { body: asked(children) })).items;
    expect(joined.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const body = { bookings: joined.map(({ id }) => id) };
    const left = done(await family.send(endpoints.cancelTogether, { body })).items;
    expect(left.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('renewal', () => {
  async function confirmed() {
    const { family, child, booking } = await requested(town, offer);
    const params = { booking: booking.id };
    done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
    return { family, child, booking };
  }

  test('offers the next month with its price, its cap and the day until which it is kept', async () => {
    const { family, child, booking } = await confirmed();
    const early = done(await family.send(endpoints.listRenewals)).items;
    expect(early).toMatchObject([{ booking: booking.id, month: '2026-09', isDue: false }]);
    town.clock.set('2026-08-03T09:00:00+08:00');
    const again = await town.again(family);
    const [renewal] = done(await again.send(endpoints.listRenewals)).items;
    expect(renewal).toMatchObject({
      isDue: true,
      keptUntil: '2026-08-21T00:00:00+08:00',
      terms: { priceFen: 158_000, openPlaces: 2 },
    });
    expect(renewal?.terms?.cap?.clause.phrase).toBeTruthy();
    const items = [placeOf(offer, child, '2026-09')];
    done(await again.send(endpoints.makeBookings, { body: { items } }));
    expect(done(await again.send(endpoints.listRenewals)).items).toEqual([]);
  });

  test('says why not, where the child grows out of the class', async () => {
    const old = await town.publish(site, { places: 2, ageFromMonths: 24, ageBelowMonths: 36 });
    const family = await town.family();
    // Three years old on the first of September.
    const child = await town.child(family, '2023-08-15');
    const booking = await book(family, placeOf(old, child));
    done(await staff.send(endpoints.confirmBooking, { params: { booking: booking.id }, body: {} }));
    const [renewal] = done(await family.send(endpoints.listRenewals)).items;
    expect(renewal).toMatchObject({ terms: null, refusal: { code: 'child.outsideAgeWindow' } });
  });
});

describe('a visit', () => {
  const visit = { occasion: 'tour', date: '2026-07-15', from: 600, to: 660, places: 2, weeks: 2 };
  async function opened() {
    const params = { site: site.id };
    return done(await staff.send(endpoints.publishTours, { params, body: visit })).items;
  }

  test('takes as many families as it says, and the place of one who stays away is free at once', async () => {
    const [first, second] = await opened();
    expect(second?.date).toBe('2026-07-22');
    const body = { site: site.id, slot: first?.slot ?? '', name: '小满', people: 2 };
    const families = await Promise.all([1, 2, 3].map(() => town.family()));
    const answers = await Promise.all(families.map((family) => family.send(endpoints.bookTour, { body })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const late = answers.find(({ ok }) => !ok);
    expect(late && refusal(late)).toEqual({ code: 'tour.full', facts: { on: '2026-07-15', places: 2 } });
    const winner = families[answers.findIndex(({ ok }) => ok)];
    const loser = families[answers.findIndex(({ ok }) => !ok)];
    expect(winner && refusal(await winner.send(endpoints.bookTour, { body })).code).toBe(
      'tour.alreadyComing',
    );
    const leaving = { site: site.id, slot: first?.slot ?? '' };
    if (winner) done(await winner.send(endpoints.cancelTour, { body: leaving }));
    if (loser) done(await loser.send(endpoints.bookTour, { body }));
    const guests = done(await staff.send(endpoints.listOwnTours, { params: { site: site.id } })).items;
    expect(guests[0]).toMatchObject({ openPlaces: 0, parties: [{ name: '小满' }, { name: '小满' }] });
  });

  test('that is closed tells everybody who meant to come, and takes nobody any more', async () => {
    const [first] = await opened();
    const slot = first?.slot ?? '';
    const family = await town.family();
    const body = { site: site.id, slot, name: '小满', people: 1 };
    done(await family.send(endpoints.bookTour, { body }));
    const params = { site: site.id };
    done(await staff.send(endpoints.closeTour, { params, body: { slot, reason: '停水' } }));
    const { items } = done(await family.send(endpoints.listTourBookings));
    expect(items).toMatchObject([{ state: 'closed', reason: '停水' }]);
    const other = await town.family();
    expect(refusal(await other.send(endpoints.bookTour, { body })).code).toBe('tour.closed');
  });

  test('is over once it has begun, and is opened by the site’s own staff alone', async () => {
    const [first] = await opened();
    town.clock.set('2026-07-15T10:00:00+08:00');
    const family = await town.family();
    const body = { site: site.id, slot: first?.slot ?? '', name: '小满', people: 1 };
    expect(refusal(await family.send(endpoints.bookTour, { body })).code).toBe('day.tooLate');
    const others = await town.staffOf(await town.site());
    const params = { site: site.id };
    expect((await others.send(endpoints.publishTours, { params, body: visit })).status).toBe(404);
    expect((await others.send(endpoints.listOwnTours, { params })).status).toBe(404);
  });
});
