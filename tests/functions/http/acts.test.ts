import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { fen } from '@huiyue/shared/money';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  careOf,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  serviceOf,
  type Town,
} from '../../support/town/openTown';
import { dayCareOf, everyRate, lunchOf, monthly } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

/** A class of one place, and a child whose place in it for August is confirmed. */
async function confirmed(overrides: Parameters<Town['publish']>[1] = {}) {
  const site = await town.site();
  const offer = await town.publish(site, { places: 1, rates: everyRate, ...overrides });
  const staff = await town.staffOf(site);
  const { family, child, booking } = await requested(town, offer);
  const params = { booking: booking.id };
  done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
  return { site, offer, staff, family, child, params };
}

describe('staying away', () => {
  test('frees the hours of that day at once, and coming back takes them if they are free', async () => {
    const { offer, family, params } = await confirmed();
    const [body, key] = [{ dates: ['2026-08-05', '2026-08-06'] }, freshKey()];
    const away = await family.send(endpoints.reportAbsence, { params, body, key });
    expect(done(away)).toMatchObject({ state: 'confirmed', awayDates: ['2026-08-05', '2026-08-06'] });
    expect(await family.send(endpoints.reportAbsence, { params, body, key })).toEqual(away);

    const other = await town.family();
    const guest = await book(
      other,
      careOf(offer, await town.child(other), { careMode: 'occasional', date: '2026-08-05' }),
    );
    const back = async (dates: readonly string[]) =>
      family.send(endpoints.endAbsence, { params, body: { dates } });
    expect(refusal(await back(['2026-08-05']))).toEqual({
      code: 'place.full',
      facts: { period: '2026-08', places: 1 },
    });
    expect(done(await back(['2026-08-06'])).awayDates).toEqual(['2026-08-05']);
    done(await other.send(endpoints.cancelBooking, { params: { booking: guest.id }, body: {} }));
    expect(done(await back(['2026-08-05'])).awayDates).toEqual([]);
    expect(await town.taken(offer.id, '2026-08')).toBe(1);
  });

  test('the roster lists who is away that day as away', async () => {
    const { offer, family, staff, params } = await confirmed();
    done(await family.send(endpoints.reportAbsence, { params, body: { dates: ['2026-08-05'] } }));
    const roster = async (date: string) =>
      done(await staff.send(endpoints.readClassRoster, { params: { class: offer.id }, query: { date } }))
        .items;
    expect((await roster('2026-08-05')).map(({ isAway }) => isAway)).toEqual([true]);
    expect((await roster('2026-08-06')).map(({ isAway }) => isAway)).toEqual([false]);
    expect(await roster('2026-08-08')).toEqual([]);
    const other = await town.staffOf(await town.site());
    const query = { date: '2026-08-05' };
    expect(
      refusal(await other.send(endpoints.readClassRoster, { params: { class: offer.id }, query })).code,
    ).toBe('notFound');
  });

  test.each([
    ['on a day that is not booked', '2026-08-08', 'day.notServed', { on: '2026-08-08' }],
    ['on a day of another month', '2026-09-01', 'day.notServed', { on: '2026-09-01' }],
    ['yesterday', '2026-07-05', 'day.past', { on: '2026-07-05', firstDay: '2026-07-06' }],
  ])('is refused %s', async (_, date, code, facts) => {
    const { family, params } = await confirmed();
    const body = { dates: [date] };
    expect(refusal(await family.send(endpoints.reportAbsence, { params, body }))).toEqual({ code, facts });
  });
});

describe('a pause', () => {
  test('takes everything of one person away for some days, and a resumption brings it back', async () => {
    const site = await town.site();
    const [dayCare, canteen] = [
      await town.offer(site, dayCareOf({ answerWithinHours: 0 })),
      await town.offer(site, lunchOf()),
    ];
    const family = await town.family();
    const [elder, other] = [await town.elder(family), await town.elder(family)];
    const items = ['07', '08', '09'].flatMap((day) => [
      serviceOf(dayCare, elder, { date: `2026-07-${day}` }),
      serviceOf(canteen, elder, { date: `2026-07-${day}` }),
      serviceOf(canteen, other, { date: `2026-07-${day}` }),
    ]);
    done(await family.send(endpoints.makeBookings, { body: { items } }));
    const period = { recipient: elder, from: '2026-07-08', until: '2026-07-20' };
    const key = freshKey();
    const paused = await family.send(endpoints.pauseBookings, { body: period, key });
    expect(
      done(paused)
        .items.map(({ awayDates }) => String(awayDates[0]))
        .sort(),
    ).toEqual(['2026-07-08', '2026-07-08', '2026-07-09', '2026-07-09']);
    expect(await family.send(endpoints.pauseBookings, { body: period, key })).toEqual(paused);
    expect(
      refusal(await family.send(endpoints.pauseBookings, { body: { ...period, until: '2026-07-09' }, key })),
    ).toEqual({ code: 'idempotency.otherBody', facts: {} });
    const taken = () =>
      Promise.all(['07', '08', '09'].map((day) => town.taken(canteen.id, `2026-07-${day}`)));
    expect(await taken()).toEqual([2, 1, 1]);

    const resumed = done(
      await family.send(endpoints.resumeBookings, { body: { ...period, from: '2026-07-09' } }),
    );
    expect(resumed.items.map(({ awayDates }) => awayDates)).toEqual([[], []]);
    expect(await taken()).toEqual([2, 1, 2]);
    expect(
      done(await family.send(endpoints.resumeBookings, { body: { ...period, from: '2026-07-15' } })).items,
    ).toEqual([]);
  });

  test('comes back whole or not at all', async () => {
    const canteen = await town.offer(await town.site(), lunchOf({ places: 1 }));
    const family = await town.family();
    const elder = await town.elder(family);
    const items = ['08', '09'].map((day) => serviceOf(canteen, elder, { date: `2026-07-${day}` }));
    done(await family.send(endpoints.makeBookings, { body: { items } }));
    const body = { recipient: elder, from: '2026-07-08', until: '2026-07-09' };
    done(await family.send(endpoints.pauseBookings, { body }));
    const guest = await town.family();
    await book(guest, serviceOf(canteen, await town.elder(guest), { date: '2026-07-09' }));
    expect(refusal(await family.send(endpoints.resumeBookings, { body })).facts).toEqual({
      period: '2026-07-09',
      places: 1,
    });
    expect(await town.taken(canteen.id, '2026-07-08')).toBe(0);
  });

  test('leaves alone what is being cooked already', async () => {
    const canteen = await town.offer(await town.site(), lunchOf());
    const family = await town.family();
    const elder = await town.elder(family);
    town.clock.set('2026-07-06T08:30:00+08:00');
    const lunch = await book(family, serviceOf(canteen, elder, { date: '2026-07-06' }));
    town.clock.set('2026-07-06T09:00:00+08:00');
    const body = { recipient: elder, from: '2026-07-06', until: '2026-07-06' };
    expect(done(await family.send(endpoints.pauseBookings, { body })).items).toEqual([]);
    expect(
      refusal(await family.send(endpoints.cancelBooking, { params: { booking: lunch.id }, body: {} })),
    ).toEqual({
      code: 'day.tooLate',
      facts: { on: '2026-07-06', closedAt: Date.parse('2026-07-06T09:00:00+08:00'), isBooked: true },
    });
  });
});

describe('an institution', () => {
  test('closes a confirmed booking with a reason, once', async () => {
    const { offer, staff, family, params } = await confirmed();
    const [body, key] = [{ reason: '房屋检修，本班停收' }, freshKey()];
    const closed = await staff.send(endpoints.closeBooking, { params, body, key });
    expect(done(closed)).toMatchObject({ state: 'closed', reason: '房屋检修，本班停收' });
    expect(await staff.send(endpoints.closeBooking, { params, body, key })).toEqual(closed);
    expect(refusal(await staff.send(endpoints.closeBooking, { params, body }))).toEqual({
      code: 'booking.notOpenToAct',
      facts: { state: 'closed' },
    });
    expect(await town.taken(offer.id, '2026-08')).toBe(0);
    expect(done(await family.send(endpoints.readBooking, { params })).state).toBe('closed');
  });

  test('moves a booking to another class by the rules and room there, and the family sees it', async () => {
    const { site, offer, staff, family, params } = await confirmed();
    const target = await town.publish(site, { name: '托大二班', places: 1, rates: [monthly(150_000)] });
    const when = { careMode: 'fullDay', month: '2026-08' };
    const [body, key] = [{ class: target.id, when, reason: '并班' }, freshKey()];
    const moved = await staff.send(endpoints.transferBooking, { params, body, key });
    expect(done(moved)).toMatchObject({
      state: 'confirmed',
      offer: { name: '托大二班' },
      payFen: 150_000,
      reason: '并班',
    });
    expect(await staff.send(endpoints.transferBooking, { params, body, key })).toEqual(moved);
    const [taken, left] = [await town.taken(target.id, '2026-08'), await town.taken(offer.id, '2026-08')];
    expect([taken, left]).toEqual([1, 0]);
    const seen = done(await family.send(endpoints.readBooking, { params }));
    expect(seen.history.at(-1)).toMatchObject({
      act: 'transfer',
      role: 'institution',
      reason: '并班',
      movedFrom: { offer: { id: offer.id }, period: '2026-08' },
    });
  });

  test('moves nobody where there is no room, where they are too young, where it is dearer, or to others', async () => {
    const { site, staff, params } = await confirmed();
    const when = { careMode: 'fullDay', month: '2026-08' };
    const to = async (overrides: Parameters<Town['publish']>[1]) => {
      const target = await town.publish(site, overrides);
      return {
        target,
        send: () =>
          staff.send(endpoints.transferBooking, { params, body: { class: target.id, when, reason: '并班' } }),
      };
    };
    const full = await to({ places: 1 });
    await requested(town, full.target);
    expect(refusal(await full.send()).code).toBe('place.full');
    const older = await to({ ageFromMonths: 30 });
    expect(refusal(await older.send()).code).toBe('child.outsideAgeWindow');
    const dearer = await to({ rates: [monthly(165_000)] });
    expect(refusal(await dearer.send())).toEqual({
      code: 'price.changed',
      facts: { reviewedFen: 158_000, priceFen: 165_000 },
    });
    const others = await town.publish(await town.site());
    const body = { class: others.id, when, reason: '并班' };
    expect(refusal(await staff.send(endpoints.transferBooking, { params, body })).code).toBe('notFound');
    const desk = await town.signIn('desk');
    expect(done(await desk.send(endpoints.transferBooking, { params, body })).site.id).toBe(others.site);
  });
});

describe('the desk acts for a household', () => {
  test('from opening it to cancelling, in the desk’s own name', async () => {
    const desk = await town.signIn('desk');
    const key = freshKey();
    const opened = await desk.send(endpoints.openHousehold, { body: {}, key });
    expect(await desk.send(endpoints.openHousehold, { body: {}, key })).toEqual(opened);
    const { household } = done(opened);
    const born = { name: '小满', birthDate: '2024-06-15', city: '360200', household };
    const child = done(await desk.send(endpoints.addChild, { body: born }));
    const query = { household };
    expect(done(await desk.send(endpoints.listChildren, { query })).items.map(({ id }) => id)).toEqual([
      child.id,
    ]);
    const offer = await town.publish(await town.site());
    const quote = { class: offer.id, recipient: child.id, careMode: 'fullDay', month: '2026-08', household };
    expect(done(await desk.send(endpoints.readQuote, { query: quote })).payFen).toBe(158_000);
    const body = { items: [placeOf(offer, child.id)], household };
    const [made] = done(await desk.send(endpoints.makeBookings, { body })).items;
    expect(made).toMatchObject({ channel: 'phone', household, history: [{ act: 'request', role: 'desk' }] });
    expect(done(await desk.send(endpoints.listBookings, { query })).items).toHaveLength(1);
    done(await desk.send(endpoints.cancelBooking, { params: { booking: made?.id ?? '' }, body: {} }));
  });

  test('and for nobody in particular it sees nothing; a family names no other household', async () => {
    const [desk, family, other] = [await town.signIn('desk'), await town.family(), await town.family()];
    expect(refusal(await desk.send(endpoints.listChildren)).code).toBe('notFound');
    const { household } = done(await other.send(endpoints.readMe));
    const query = { household: household ?? '' };
    expect(refusal(await family.send(endpoints.listBookings, { query })).code).toBe('notFound');
    const body = { name: '外婆', birthDate: '1950-01-01', household };
    expect(refusal(await family.send(endpoints.addElder, { body })).code).toBe('notFound');
  });
});

describe('services', () => {
  test('are found by city, listed by site, and shown with what is free', async () => {
    const site = await town.site({ name: '里村服务站' });
    const canteen = await town.offer(site);
    const family = await town.family();
    await book(family, serviceOf(canteen, await town.elder(family), { date: '2026-07-07' }, 3));
    const params = { site: site.id };
    const { items } = done(
      await town.stranger(endpoints.listSiteServices, { params, query: { date: '2026-07-07' } }),
    );
    expect(
      items.map(({ places, openPlaces, ordersCloseAt, isOnSale }) => [
        places,
        openPlaces,
        ordersCloseAt,
        isOnSale,
      ]),
    ).toEqual([[10, 7, '2026-07-07T09:00:00+08:00', true]]);
    const query = { city: '360200', product: 'meal', limit: '50' };
    const found = done(await town.stranger(endpoints.findServices, { query }));
    expect(found.items.map(({ id }) => id)).toContain(canteen.id);
    const one = { params: { service: canteen.id } };
    // Nine o'clock has come: today's orders are closed, tomorrow's day is shown.
    expect(done(await town.stranger(endpoints.readService, one)).date).toBe('2026-07-07');
    const { days } = done(
      await town.stranger(endpoints.readServiceDays, { ...one, query: { month: '2026-07' } }),
    );
    const shown = days.filter(({ isOnSale }) => isOnSale).map(({ date }) => date);
    expect([shown[0], shown.at(-1)]).toEqual(['2026-07-07', '2026-07-19']);
    expect(days.find(({ date }) => date === '2026-07-07')?.bands).toEqual([
      { from: 660, to: 780, openPlaces: 7 },
    ]);
  });

  test('a carer is booked by the hour, and is in one home at a time', async () => {
    const carer = await town.offer(
      await town.site(),
      dayCareOf({ product: 'homeCare', name: '助洁员', per: 'hour', priceFen: fen(3500), places: 1 }),
    );
    const family = await town.family();
    const elder = await town.elder(family);
    const visit = await book(family, serviceOf(carer, elder, { date: '2026-07-08', from: 540, to: 630 }));
    expect(visit).toMatchObject({ payFen: 7000, from: 540, to: 630, state: 'requested' });
    const other = await town.family();
    const home = await town.elder(other);
    const at = (from: number, to: number) => ({
      items: [serviceOf(carer, home, { date: '2026-07-08', from, to })],
    });
    expect(refusal(await other.send(endpoints.makeBookings, { body: at(600, 660) })).code).toBe('place.full');
    done(await other.send(endpoints.makeBookings, { body: at(630, 690) }));
  });

  test.each([
    ['a day that is over', { date: '2026-07-05' }, 'day.past'],
    ['a day beyond the window', { date: '2026-07-20' }, 'day.beyondWindow'],
    ['a day after its cut-off', { date: '2026-07-06' }, 'day.tooLate'],
    ['a part of a sitting', { date: '2026-07-08', from: 660, to: 720 }, 'hours.notOpen'],
  ])('refuse %s', async (_, when, code) => {
    const canteen = await town.offer(await town.site());
    const family = await town.family();
    const items = [serviceOf(canteen, await town.elder(family), when)];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } })).code).toBe(code);
  });

  test('refuse a child in day care, two days for one person, a weekday they are not given on', async () => {
    const site = await town.site();
    const [dayCare, canteen] = [await town.offer(site, dayCareOf()), await town.offer(site)];
    const family = await town.family();
    const [child, elder] = [await town.child(family), await town.elder(family)];
    const ask = async (item: object) =>
      refusal(await family.send(endpoints.makeBookings, { body: { items: [item] } }));
    expect(await ask(serviceOf(dayCare, child, { date: '2026-07-08' }))).toEqual({
      code: 'service.notForChildren',
      facts: { product: 'dayCare' },
    });
    expect((await ask(serviceOf(dayCare, elder, { date: '2026-07-08' }, 2))).code).toBe('service.oneEach');
    expect((await ask(serviceOf(dayCare, elder, { date: '2026-07-11' }))).code).toBe('day.notServed');
    expect((await ask({ ...serviceOf(canteen, elder, { date: '2026-07-08' }), priceFen: 1 })).code).toBe(
      'price.changed',
    );
    await book(family, serviceOf(canteen, child, { date: '2026-07-08' }));
  });

  test('are changed by their own staff alone, never below what is taken', async () => {
    const site = await town.site();
    const canteen = await town.offer(site);
    const family = await town.family();
    await book(family, serviceOf(canteen, await town.elder(family), { date: '2026-07-08' }, 4));
    const staff = await town.staffOf(site);
    const params = { service: canteen.id };
    const terms = { places: 3, reserves: [], priceFen: 1300, revision: 1 };
    expect(refusal(await staff.send(endpoints.changeServiceTerms, { params, body: terms }))).toEqual({
      code: 'places.belowTaken',
      facts: { places: 3, takenPlaces: 4, period: '2026-07-08' },
    });
    const changed = done(
      await staff.send(endpoints.changeServiceTerms, { params, body: { ...terms, places: 4 } }),
    );
    expect(changed).toMatchObject({ places: 4, priceFen: 1300, revision: 2 });
    expect(
      refusal(await staff.send(endpoints.changeServiceTerms, { params, body: { ...terms, places: 5 } })),
    ).toEqual({
      code: 'service.changed',
      facts: { revision: 2 },
    });
    expect((await town.sheet(canteen.id, '2026-07-08'))?.places).toBe(4);
    const other = await town.staffOf(await town.site());
    expect(refusal(await other.send(endpoints.changeServiceTerms, { params, body: terms })).code).toBe(
      'notFound',
    );
  });

  test('are published by a designated site at an inclusive price, and not in the past', async () => {
    const { designation: _, ...plain } = await town.site();
    const site = await town.enterSite(plain);
    const staff = await town.staffOf(site);
    const publish = async (body: object) =>
      refusal(await staff.send(endpoints.publishService, { params: { site: site.id }, body })).code;
    expect(await publish(lunchOf({ pricing: 'inclusive' }))).toBe('site.notDesignated');
    expect(await publish(lunchOf({ opensOn: civilDate('2026-07-05') }))).toBe('service.opensInPast');
    expect(await publish(lunchOf({ per: 'hour' }))).toBe('request.invalid');
  });
});
