import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal, type Sending } from '../../support/town/caller';
import { askFor, openTown, placeOf, requested, type Person, type Town } from '../../support/town/openTown';
import { offerOf, undesignated, siteOf } from '../../support/town/things';

type Scene = {
  readonly site: Site;
  readonly staff: Person;
  readonly offer: OwnClass;
  readonly family: Person;
  readonly child: Id<'child'>;
  readonly booking: BookingView;
};

let town: Town;
let scene: Scene;
beforeAll(async () => {
  town = await openTown();
  const site = await town.site();
  const offer = await town.publish(site, { places: 3 });
  await requested(town, offer);
  scene = { site, offer, staff: await town.staffOf(site), ...(await requested(town, offer)) };
});
afterAll(() => town.close());

/** Sends it, sees it refused in the one shape, and sees that not a row of the table has changed. */
async function refusedUnchanged(who: Person, endpoint: Endpoint, sending: Sending) {
  const before = await town.rows();
  const answer = await who.send(endpoint, sending);
  expect(await town.rows()).toEqual(before);
  return refusal(answer);
}

const megabyte = 'a'.repeat(1024 * 1024);

describe('a request for a place is refused with', () => {
  type Item = ReturnType<typeof placeOf>;
  type Change = (honest: Item) => Sending;
  const one = (item: object): Sending => ({ body: { items: [item] } });
  const when = (changed: object) => (item: Item) => one({ ...item, when: changed });
  const text = (item: Item) => JSON.stringify({ items: [item] });
  const wrong: readonly (readonly [string, Change])[] = [
    ['an unknown field', (item) => one({ ...item, discount: 1 })],
    ['an unknown field beside the items', (item) => ({ body: { items: [item], discount: 1 } })],
    [
      'a field named like an inner part of every object',
      (item) => ({ text: text(item).replace('{"class"', '{"__proto__":{},"class"') }),
    ],
    ['a field missing', (item) => one({ ...item, class: undefined })],
    ['no items', () => ({ body: { items: [] } })],
    [
      'more items than a month has days',
      (item) => ({ body: { items: Array.from({ length: 32 }, () => item) } }),
    ],
    ['a class and a service at once', (item) => one({ ...item, service: 'svc_000001' })],
    ['a price as text', (item) => one({ ...item, priceFen: '158000' })],
    ['a price of zero', (item) => one({ ...item, priceFen: 0 })],
    ['a negative price', (item) => one({ ...item, priceFen: -1 })],
    ['half a fen', (item) => one({ ...item, priceFen: 158_000.5 })],
    ['a price beyond all money', (item) => one({ ...item, priceFen: 1e300 })],
    ['null for a child', (item) => one({ ...item, recipient: null })],
    ['a list for a child', (item) => one({ ...item, recipient: [item.recipient] })],
    ['the id of a class in place of a child', (item) => one({ ...item, recipient: item.class })],
    ['the id of a child in place of a class', (item) => one({ ...item, class: item.recipient })],
    ['an older person in place of a child', (item) => one({ ...item, recipient: 'eld_000001' })],
    ['an id that would reach into another key', (item) => one({ ...item, recipient: 'chd_0001#MONTH' })],
    ['a month that does not exist', when({ careMode: 'fullDay', month: '2026-13' })],
    ['a day for a month', when({ careMode: 'fullDay', month: '2026-08-01' })],
    ['full days on a date', when({ careMode: 'fullDay', date: '2026-08-03' })],
    ['a half day without its half', when({ careMode: 'halfDay', month: '2026-08' })],
    ['hours without their end', when({ careMode: 'hourly', date: '2026-08-03', from: 540 })],
    ['hours after midnight', when({ careMode: 'hourly', date: '2026-08-03', from: 540, to: 1500 })],
    [
      'both a month and a day',
      when({ careMode: 'halfDay', half: 'morning', month: '2026-08', date: '2026-08-03' }),
    ],
    ['no body', () => ({})],
    ['an empty body', () => ({ text: '' })],
    ['null', () => ({ text: 'null' })],
    ['a list', (item) => ({ body: [item] })],
    ['text', () => ({ text: '"a place, please"' })],
    ['broken JSON', (item) => ({ text: text(item).slice(0, -1) })],
    ['two values in a row', (item) => ({ text: `${text(item)}{}` })],
    ['bytes that are no text', () => ({ text: '\u0000\ufffd{' })],
  ];
  test.each(wrong)('%s', async (_, change) => {
    const { offer } = scene;
    const family = await town.family();
    const child = await town.child(family);
    const said = await refusedUnchanged(family, endpoints.makeBookings, change(placeOf(offer, child)));
    expect(said.code).toBe('request.invalid');
    expect(said.issues?.length).toBeGreaterThan(0);
  });

  const hours = { class: 'cls_000001', careMode: 'hourly', date: '2026-08-03' };
  const month = { careMode: 'fullDay', month: '2026-08' };
  const unclear: readonly (readonly [string, Record<string, string>])[] = [
    ['nothing to be had', {}],
    ['a class and a service', { ...month, class: 'cls_000001', service: 'svc_000001' }],
    ['a class without a way of care', { class: 'cls_000001', month: '2026-08' }],
    ['hours that are no numbers', { ...hours, from: 'nine', to: '600' }],
    ['portions of a class', { ...month, class: 'cls_000001', units: '2' }],
  ];
  test.each(unclear)('a quote of %s', async (_, query) => {
    const { family, child } = scene;
    const said = refusal(await family.send(endpoints.readQuote, { query: { recipient: child, ...query } }));
    expect(said.code).toBe('request.invalid');
  });

  test('a body of a megabyte', async () => {
    const { family, offer, child } = scene;
    const big = { body: { ...askFor(offer, child), note: megabyte } };
    expect(await refusedUnchanged(family, endpoints.makeBookings, big)).toEqual({ code: 'request.tooLarge' });
  });

  test('a body of a megabyte that does not say how long it is', async () => {
    const { family } = scene;
    const before = await town.rows();
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 1024; sent += 1) controller.enqueue(new Uint8Array(1024).fill(97));
        controller.close();
      },
    });
    const init: RequestInit = {
      method: 'POST',
      headers: { authorization: `Bearer ${family.token}`, 'idempotency-key': 'a-key-of-its-own' },
      body,
      duplex: 'half',
    };
    const response = await town.door('/v1/bookings', init);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'request.tooLarge' });
    expect(await town.rows()).toEqual(before);
  });

  test.each([
    ['this month', '2026-07', 'month.past'],
    ['a month long gone', '1990-01', 'month.past'],
    ['a month beyond the opening window', '2027-02', 'month.beyondWindow'],
    ['the last month there is', '2199-12', 'month.beyondWindow'],
  ])('%s', async (_, month, code) => {
    const { offer } = scene;
    const family = await town.family();
    const child = await town.child(family);
    const said = await refusedUnchanged(family, endpoints.makeBookings, {
      body: askFor(offer, child, month),
    });
    expect(said.code).toBe(code);
  });

  test.each([
    ['a price other than the one of the class', { priceFen: 157_999 }, 'price.changed'],
    ['a class that is not there', { class: 'cls_notthere0' }, 'notFound'],
    ['a child that is not there', { recipient: 'chd_notthere0' }, 'notFound'],
  ])('%s', async (_, change, code) => {
    const { family, offer } = scene;
    const body = { items: [{ ...placeOf(offer, await town.child(family)), ...change }] };
    expect((await refusedUnchanged(family, endpoints.makeBookings, { body })).code).toBe(code);
  });

  test('a child too young or too old for the class', async () => {
    const { family, offer } = scene;
    for (const born of ['2024-08-02', '2023-07-20']) {
      const child = await town.child(family, born);
      const said = await refusedUnchanged(family, endpoints.makeBookings, { body: askFor(offer, child) });
      expect(said).toMatchObject({
        code: 'child.outsideAgeWindow',
        clause: { id: 'jingdezhen.class.olderToddler' },
      });
    }
  });

  test('the same child twice in one month, in the same class or another', async () => {
    const { family, offer, child, booking } = scene;
    const other = await town.publish(await town.site());
    const taken = { code: 'recipient.alreadyBooked', facts: { booking: booking.id, period: '2026-08' } };
    for (const one of [offer, other])
      expect(await refusedUnchanged(family, endpoints.makeBookings, { body: askFor(one, child) })).toEqual(
        taken,
      );
  });

  test('a key that is missing, short, long or strange', async () => {
    const { offer } = scene;
    const family = await town.family();
    const body = askFor(offer, await town.child(family));
    for (const key of [null, '', 'short', 'a'.repeat(65), 'with a space in it', 'with/a/slash'])
      expect(await refusedUnchanged(family, endpoints.makeBookings, { body, key })).toEqual({
        code: 'idempotency.missing',
      });
  });

  test('a class that is full', async () => {
    const offer = await town.publish(await town.site(), { places: 1 });
    await requested(town, offer);
    const family = await town.family();
    const body = askFor(offer, await town.child(family));
    expect(await refusedUnchanged(family, endpoints.makeBookings, { body })).toEqual({
      code: 'place.full',
      facts: { period: '2026-08', places: 1 },
    });
  });
});

describe('a child is refused', () => {
  test.each([
    ['born tomorrow', { birthDate: '2026-07-07' }, 'child.bornInFuture'],
    ['born in another century to come', { birthDate: '2126-01-01' }, 'child.bornInFuture'],
    ['of three years', { birthDate: '2023-07-06' }, 'child.tooOld'],
    ['of a hundred years', { birthDate: '1926-07-06' }, 'child.tooOld'],
    ['born on a day that does not exist', { birthDate: '2025-02-29' }, 'request.invalid'],
    ['born at an hour', { birthDate: '2025-02-28T10:00:00' }, 'request.invalid'],
    ['without a name', { name: '' }, 'request.invalid'],
    ['with a name of spaces', { name: '   ' }, 'request.invalid'],
    ['with a name of thirty-one characters', { name: '满'.repeat(31) }, 'request.invalid'],
    ['with a control character in its name', { name: '小\u0007满' }, 'request.invalid'],
    ['with a number for a name', { name: 7 }, 'request.invalid'],
    ['with more than is asked for', { nationalId: '360200202406150000' }, 'request.invalid'],
    ['in a city nobody knows', { city: '999999' }, 'notFound'],
    ['in a city by name', { city: '景德镇' }, 'request.invalid'],
  ])('%s', async (_, change, code) => {
    const body = { name: '小满', birthDate: '2024-06-15', city: '360200', ...change };
    expect((await refusedUnchanged(scene.family, endpoints.addChild, { body })).code).toBe(code);
  });
});

const offlineOne = { for: 'offline', units: 1 };

function ratesAt(priceFen: unknown, careMode = 'fullDay') {
  return { rates: [{ careMode, per: 'month', priceFen }] };
}

describe('a class is refused', () => {
  test.each([
    ['above the cap by one fen', ratesAt(170_001), 'price.aboveCap'],
    ['at a price of zero', ratesAt(0), 'request.invalid'],
    ['at a negative price', ratesAt(-170_000), 'request.invalid'],
    ['at a fraction of a fen', ratesAt(1699.5), 'request.invalid'],
    ['at a price in words', ratesAt('1700'), 'request.invalid'],
    ['over the class size', { places: 21 }, 'class.tooLarge'],
    ['with no places', { places: 0 }, 'request.invalid'],
    ['with half a place', { places: 0.5 }, 'request.invalid'],
    ['with the wrong age window', { ageFromMonths: 23 }, 'class.wrongAgeWindow'],
    ['with an age window upside down', { ageFromMonths: 30, ageBelowMonths: 24 }, 'class.wrongAgeWindow'],
    ['of a kind nobody knows', { kind: 'bigClass' }, 'request.invalid'],
    ['at no price', { rates: [] }, 'request.invalid'],
    ['with hours sold by the month', ratesAt(1500, 'hourly'), 'request.invalid'],
    [
      'with one way of care at two prices',
      { rates: [...ratesAt(1).rates, ...ratesAt(2).rates] },
      'request.invalid',
    ],
    ['that closes before it opens', { closesAt: 400 }, 'request.invalid'],
    ['that is open on no day', { weekdays: 0 }, 'request.invalid'],
    ['with more kept back than there is', { reserves: [{ ...offlineOne, units: 21 }] }, 'request.invalid'],
    ['with two reserves for one group', { reserves: [offlineOne, offlineOne] }, 'request.invalid'],
    ['that opened yesterday', { opensOn: '2026-07-05' }, 'class.opensInPast'],
    ['that opens when nobody alive will see it', { opensOn: '9999-12-31' }, 'request.invalid'],
    ['that may never be booked', { bookableMonths: 0 }, 'request.invalid'],
    ['that answers in its own time', { answerWithinHours: 169 }, 'request.invalid'],
    ['with a revision of its own', { revision: 7 }, 'request.invalid'],
    ['at market price, by a designated site', { pricing: 'market' }, 'site.designatedSellsInclusive'],
  ])('%s', async (_, change, code) => {
    const { staff, site } = scene;
    const sending = { params: { site: site.id }, body: { ...offerOf(), ...change } };
    expect((await refusedUnchanged(staff, endpoints.publishClass, sending)).code).toBe(code);
  });

  test.each([
    [
      'by a site that is not designated',
      () => undesignated(siteOf()),
      'site.notDesignated',
      'jingdezhen.placeSubsidy',
    ],
    [
      'by a site that is not filed',
      () => siteOf({ filing: { status: 'registered' } }),
      'site.notFiled',
      'jingdezhen.filing',
    ],
  ])('%s, with the clause in words', async (_, make, code, clause) => {
    const site = await town.enterSite(make());
    const staff = await town.staffOf(site);
    const said = await refusedUnchanged(staff, endpoints.publishClass, {
      params: { site: site.id },
      body: offerOf(),
    });
    expect(said).toMatchObject({ code, facts: { site: site.name }, clause: { id: clause } });
    expect(said.clause?.phrase).not.toBe('');
  });
});

describe('new terms are refused', () => {
  const terms = { places: 3, reserves: [], ...ratesAt(158_000), revision: 1 };
  test.each([
    ['with fewer places than are taken', { places: 1 }, 'places.belowTaken'],
    ['above the cap by one fen', ratesAt(170_001), 'price.aboveCap'],
    ['at a price of zero', ratesAt(0), 'request.invalid'],
    ['over the class size', { places: 21 }, 'class.tooLarge'],
    ['based on a revision that is not the present one', { revision: 2 }, 'class.changed'],
    ['based on no revision', { revision: 0 }, 'request.invalid'],
    ['with a name they may not change', { name: '特大班' }, 'request.invalid'],
  ])('%s', async (_, change, code) => {
    const { staff, offer } = scene;
    const sending = { params: { class: offer.id }, body: { ...terms, ...change } };
    expect((await refusedUnchanged(staff, endpoints.changeClassTerms, sending)).code).toBe(code);
  });
});

describe('an act on a booking is refused', () => {
  test.each([
    ['a body with something in it', endpoints.confirmBooking, { body: { reason: 'x' } }],
    ['no body', endpoints.confirmBooking, {}],
    ['a return without a reason', endpoints.returnBooking, { body: {} }],
    ['a return with an empty reason', endpoints.returnBooking, { body: { reason: ' ' } }],
    ['a return with a long tale', endpoints.returnBooking, { body: { reason: '满'.repeat(201) } }],
  ])('with %s', async (_, endpoint, sending) => {
    const params = { booking: scene.booking.id };
    const said = await refusedUnchanged(scene.staff, endpoint, { params, ...sending });
    expect(said.code).toBe('request.invalid');
  });

  test.each(['chd_000001', 'bkg_', 'bkg_%E0%A4%A', '..%2F..%2Fbookings', 'bkg_0001%23BKG', '%00'])(
    'under the id %s',
    async (booking) => {
      const sending = { params: { booking }, body: {} };
      expect((await refusedUnchanged(scene.staff, endpoints.confirmBooking, sending)).code).toBe(
        'request.invalid',
      );
    },
  );

  test.each([
    ['confirming', endpoints.confirmBooking, {}],
    ['returning', endpoints.returnBooking, { reason: '名额已满' }],
  ])('%s one that is confirmed already', async (_, endpoint, body) => {
    const { booking } = await requested(town, await town.publish(scene.site));
    const params = { booking: booking.id };
    done(await scene.staff.send(endpoints.confirmBooking, { params, body: {} }));
    expect(await refusedUnchanged(scene.staff, endpoint, { params, body })).toEqual({
      code: 'booking.notOpenToAct',
      facts: { state: 'confirmed' },
    });
  });
});

describe('a question is refused with', () => {
  const near = { city: '360200', longitude: '117.2', latitude: '29.29' };
  test.each([
    ['an unknown parameter', { ...near, colour: 'red' }, 'request.invalid'],
    ['a page of none', { ...near, limit: '0' }, 'request.invalid'],
    ['a page of fifty-one', { ...near, limit: '51' }, 'request.invalid'],
    ['a page of a fraction', { ...near, limit: '1.5' }, 'request.invalid'],
    ['a place off the globe', { ...near, latitude: '91' }, 'request.invalid'],
    ['a place in words', { ...near, longitude: 'here' }, 'request.invalid'],
    ['a month after all months', { ...near, month: '9999-12' }, 'request.invalid'],
    ['a cursor with a space', { ...near, cursor: 'a b' }, 'request.invalid'],
    ['a cursor that no answer gave', { ...near, cursor: 'made-up' }, 'request.invalid'],
    ['a city nobody knows', { ...near, city: '999999' }, 'notFound'],
  ])('%s', async (_, query, code) => {
    expect(refusal(await town.stranger(endpoints.findSites, { query })).code).toBe(code);
  });

  test('the same parameter twice', async () => {
    const response = await town.door('/v1/sites?city=360200&city=371000&longitude=1&latitude=1', {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request.invalid' });
  });

  test.each([{ on: '9999-12-31' }, { on: '1900-01-01' }, { on: '2026-02-30' }])(
    'no fault, on the day %o',
    async (day) => {
      const { family, child } = scene;
      const query = { jurisdiction: '360200', ...day };
      const fit = await family.send(endpoints.readFit, { params: { child }, query });
      const policy = await town.stranger(endpoints.readChildcarePolicy, { query });
      expect([200, 400]).toContain(fit.status);
      expect(policy.status).toBe(fit.status);
    },
  );

  test.each([
    'made-up',
    '12',
    'chd_000001',
    '2026-02-30~0~bkg_000001',
    '1783300000000~bkg_000001',
    '-'.repeat(500),
  ])('the cursor %s for bookings', async (cursor) => {
    const answer = await scene.family.send(endpoints.listBookings, { query: { cursor } });
    expect(refusal(answer).code).toBe('request.invalid');
  });

  test('a path or method nobody serves', async () => {
    for (const [path, method] of [
      ['/v1/nothing', 'GET'],
      ['/', 'GET'],
      ['/v1/bookings', 'DELETE'],
      ['/v1/children/', 'PATCH'],
    ] as const) {
      const response = await town.door(path, { method });
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ code: 'notFound', requestId: expect.any(String) });
    }
  });
});

test('none of all this was a fault', () => expect(town.faults).toEqual([]));
