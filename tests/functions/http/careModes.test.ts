import { civilDate } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { book, careOf, openTown, placeOf, type Person, type Town } from '../../support/town/openTown';
import { everyRate, monthly, offerOf } from '../../support/town/things';

let town: Town;
let room: OwnClass;
let family: Person;
let child: Id<'child'>;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  const site = await town.site();
  room = await town.publish(site, {
    places: 2,
    rates: everyRate,
    opensOn: civilDate('2026-07-06'),
  });
  family = await town.family();
  child = await town.child(family);
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

type When = Parameters<typeof careOf>[2];

async function quoted(when: When) {
  const { class: id, recipient } = careOf(room, child, when);
  const query = { class: id, recipient, ...when };
  return family.send(endpoints.readQuote, { query });
}

describe('one room sells four ways of care:', () => {
  const august = { careMode: 'fullDay', month: '2026-08' };
  test.each([
    ['a month of full days', august, { payFen: 158_000, per: 'month', from: 480, to: 1020 }, 21],
    [
      'a month of afternoons',
      { careMode: 'halfDay', half: 'afternoon', month: '2026-08' },
      { payFen: 98_000, per: 'month', from: 720, to: 1020 },
      21,
    ],
    [
      'one morning',
      { careMode: 'halfDay', half: 'morning', date: '2026-07-08' },
      { payFen: 6000, per: 'day', from: 480, to: 720 },
      1,
    ],
    [
      'an hour and a quarter, paid as two started hours',
      { careMode: 'hourly', date: '2026-07-08', from: 600, to: 675 },
      { payFen: 3000, per: 'hour', from: 600, to: 675 },
      1,
    ],
    [
      'a single day',
      { careMode: 'occasional', date: '2026-07-08' },
      { payFen: 10_000, per: 'day', from: 480, to: 1020 },
      1,
    ],
  ] satisfies [string, When, object, number][])('%s', async (_, when, terms, days) => {
    const quote = done(await quoted(when));
    expect(quote).toMatchObject({ ...terms, openPlaces: 2 });
    expect(quote.dates).toHaveLength(days);
    const booking = await book(family, careOf(room, child, when));
    expect(booking).toMatchObject({ ...terms, state: 'requested', dates: quote.dates });
  });

  test('and shares its places among them', async () => {
    const others = await Promise.all(
      [0, 1].map(async () => {
        const parent = await town.family();
        return { parent, child: await town.child(parent) };
      }),
    );
    const [one, two] = others;
    if (!one || !two) throw new Error('two families');
    await book(
      one.parent,
      careOf(room, one.child, { careMode: 'halfDay', half: 'morning', month: '2026-08' }),
    );
    await book(two.parent, careOf(room, two.child, { careMode: 'occasional', date: '2026-08-05' }));
    expect(
      refusal(await family.send(endpoints.makeBookings, { body: { items: [placeOf(room, child)] } })),
    ).toEqual({
      code: 'place.full',
      facts: { period: '2026-08', places: 2 },
    });
    await book(family, careOf(room, child, { careMode: 'halfDay', half: 'afternoon', month: '2026-09' }));
    const { days } = done(
      await town.stranger(endpoints.readClassDays, {
        params: { class: room.id },
        query: { month: '2026-08' },
      }),
    );
    const fifth = days.find(({ date }) => date === '2026-08-05');
    expect(fifth?.isOnSale).toBe(true);
    expect(fifth?.bands.map(({ from, openPlaces }) => [from, openPlaces])).toEqual([
      [480, 0],
      [540, 0],
      [600, 0],
      [660, 0],
      [720, 1],
      [780, 1],
      [840, 1],
      [900, 1],
      [960, 1],
    ]);
    const { classes } = done(
      await town.stranger(endpoints.readSite, { params: { site: room.site }, query: { month: '2026-08' } }),
    );
    expect(classes[0]?.rates.map(({ careMode, per, openPlaces }) => [careMode, per, openPlaces])).toEqual([
      ['fullDay', 'month', 0],
      ['halfDay', 'month', 1],
      ['halfDay', 'day', null],
      ['hourly', 'hour', null],
      ['occasional', 'day', null],
    ]);
  });
});

describe('a refusal says when:', () => {
  test.each([
    ['a Sunday', { careMode: 'occasional', date: '2026-07-12' }, 'day.notServed', { on: '2026-07-12' }],
    [
      'yesterday',
      { careMode: 'occasional', date: '2026-07-03' },
      'day.past',
      { on: '2026-07-03', firstDay: '2026-07-06' },
    ],
    [
      'after the window',
      { careMode: 'occasional', date: '2027-02-01' },
      'day.beyondWindow',
      { on: '2027-02-01', lastDay: '2027-01-31' },
    ],
    [
      'an hour that has begun',
      { careMode: 'hourly', date: '2026-07-06', from: 540, to: 600 },
      'day.tooLate',
      { on: '2026-07-06', closedAt: 1_783_299_600_000 },
    ],
    [
      'before it opens',
      { careMode: 'hourly', date: '2026-07-08', from: 450, to: 600 },
      'hours.notOpen',
      { from: 450, to: 600, opensAt: 480, closesAt: 1020 },
    ],
    [
      'no whole quarter hours',
      { careMode: 'hourly', date: '2026-07-08', from: 600, to: 650 },
      'hours.notOpen',
      { from: 600, to: 650, opensAt: 480, closesAt: 1020 },
    ],
    [
      'this month by the month',
      { careMode: 'fullDay', month: '2026-07' },
      'month.past',
      { month: '2026-07', firstMonth: '2026-08' },
    ],
  ] satisfies [string, When, string, object][])('%s', async (_, when, code, facts) => {
    expect(refusal(await quoted(when))).toEqual({ code, facts });
    const items = [careOf(room, child, when)];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } }))).toEqual({ code, facts });
  });

  test('a way of care the class does not sell', async () => {
    const other = await town.publish(await town.site(), { rates: [monthly(158_000)] });
    const items = [careOf(other, child, { careMode: 'hourly', date: '2026-08-05', from: 600, to: 660 })];
    expect(refusal(await family.send(endpoints.makeBookings, { body: { items } }))).toEqual({
      code: 'careMode.notOffered',
      facts: { careMode: 'hourly' },
    });
  });

  test('a request is held until the answer is due, and never past the beginning', async () => {
    const soon = await book(family, careOf(room, child, { careMode: 'occasional', date: '2026-07-07' }));
    expect(soon.answerBy).toBe('2026-07-07T08:00:00+08:00');
  });
});

test('each price is judged by the cap for its own way of care', async () => {
  const site = await town.site();
  const staff = await town.staffOf(site);
  const dear = offerOf({ rates: [monthly(150_000), { ...monthly(170_001) }].slice(1) });
  expect(
    refusal(await staff.send(endpoints.publishClass, { params: { site: site.id }, body: dear })).code,
  ).toBe('price.aboveCap');
});

test('the first and the last month there is are months like any other, with nothing on sale', async () => {
  const renewing = await town.publish(await town.site(), { renewByDay: 20 });
  for (const month of ['1901-01', '2199-12']) {
    const params = { class: renewing.id };
    const { days } = done(await town.stranger(endpoints.readClassDays, { params, query: { month } }));
    expect(days.filter(({ isOnSale }) => isOnSale)).toEqual([]);
    const card = done(
      await town.stranger(endpoints.readSite, { params: { site: renewing.site }, query: { month } }),
    );
    expect(card.classes).toHaveLength(1);
  }
  const before = { params: { class: renewing.id }, query: { month: '1900-01' } };
  expect(refusal(await town.stranger(endpoints.readClassDays, before)).code).toBe('request.invalid');
});
