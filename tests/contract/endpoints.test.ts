import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Site } from '@huiyue/shared/site';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints, type coreEndpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, done, endpointNames, type Sending } from '../support/town/caller';
import { askFor, book, openTown, placeOf, requested, type Person, type Town } from '../support/town/openTown';
import { regulatorOf } from '../support/town/regulators';
import { lunchOf, monthly, offerOf } from '../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Operations that come in files of their own are guarded by tests of their own. */
type Name = keyof typeof coreEndpoints;

/** A place that came free is offered to a family that waited for it. */
async function offeredTo(town: Town, site: Site) {
  const offer = await town.publish(site, { places: 1 });
  const taker = await requested(town, offer);
  const family = await town.family();
  const { id } = await book(family, placeOf(offer, await town.child(family)), endpoints.joinWaitlist);
  done(await taker.family.send(endpoints.cancelBooking, { params: { booking: taker.booking.id }, body: {} }));
  return { family, params: { booking: id } };
}

async function confirmedAt(town: Town, offer: OwnClass, staff: Person) {
  const { family, booking, child } = await requested(town, offer);
  const params = { booking: booking.id };
  done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
  return { family, params, child };
}

/** Every operation once, in an order in which each can succeed. The caller holds each answer against its schema. */
test('every endpoint of the table is served, and answers as its own row says', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { answerWithinHours: 24 });
  const full = await town.publish(site, { places: 1 });
  const [staff, desk, regulator] = [
    await town.staffOf(site),
    await town.signIn('desk'),
    await regulatorOf(town),
  ];
  await requested(town, full);
  const { family, child, booking } = await requested(town, offer);
  const [other, third, fourth] = [
    await requested(town, offer),
    await requested(town, offer),
    await requested(town, offer),
  ];
  const elder = await town.elder(family);
  const canteen = await town.offer(site);
  const held = await book(family, placeOf(offer, child, '2026-11'), endpoints.makeHolds);
  const [accepting, declining] = [await offeredTo(town, site), await offeredTo(town, site)];
  const [moving, closing] = [await confirmedAt(town, offer, staff), await confirmedAt(town, offer, staff)];
  const waiter = await town.family();
  const waiting = await book(waiter, placeOf(full, await town.child(waiter)), endpoints.joinWaitlist);
  const joining = askFor(full, await town.child(family));

  const [jurisdiction, month, date] = ['360200', '2026-09', '2026-08-05'];
  const ofSite = { params: { site: site.id } };
  const ofClass = { params: { class: offer.id } };
  const ofService = { params: { service: canteen.id } };
  const ofSheet = { params: { seller: full.id, period: '2026-08' } };
  const reason = { reason: '名额调整' };
  const when = { careMode: 'fullDay', month };
  const pause = { recipient: moving.child, from: '2026-08-10', until: '2026-08-14' };
  const visitor = { kind: 'child', name: '小满', birthDate: '2024-06-15' };
  const steps: Record<Name, readonly [typeof family.send, Sending]> = {
    loginDemo: [town.stranger, { body: { account: 'family' } }],
    listDemoAccounts: [town.stranger, {}],
    loginWechat: [town.stranger, { body: { code: 'no-such-code' } }],
    readMe: [staff.send, {}],
    listCities: [town.stranger, {}],
    readChildcarePolicy: [town.stranger, { query: { jurisdiction } }],
    findSites: [town.stranger, { query: { city: jurisdiction, longitude: '117.2', latitude: '29.29' } }],
    readSite: [town.stranger, ofSite],
    openHousehold: [desk.send, { body: {} }],
    listChildren: [family.send, {}],
    addChild: [family.send, { body: { name: '小满', birthDate: '2024-06-15', city: jurisdiction } }],
    readFit: [family.send, { params: { child }, query: { jurisdiction } }],
    listElders: [family.send, {}],
    addElder: [family.send, { body: { name: '外婆', birthDate: '1950-03-01' } }],
    proveGroups: [
      desk.send,
      {
        params: { recipient: elder },
        body: { household: booking.household, proofs: [{ group: 'safetyNet' }], revision: 1 },
      },
    ],
    readQuote: [family.send, { query: { class: offer.id, recipient: child, ...when } }],
    makeHolds: [family.send, { body: askFor(offer, child, '2026-10') }],
    makeBookings: [family.send, { body: askFor(offer, child, month) }],
    joinWaitlist: [family.send, { body: joining }],
    listBookings: [family.send, {}],
    readBooking: [family.send, { params: { booking: booking.id } }],
    requestHeld: [family.send, { params: { booking: held.id }, body: {} }],
    cancelBooking: [family.send, { params: { booking: booking.id }, body: {} }],
    acceptOffer: [accepting.family.send, { params: accepting.params, body: {} }],
    declineOffer: [declining.family.send, { params: declining.params, body: {} }],
    reportAbsence: [moving.family.send, { params: moving.params, body: { dates: [date] } }],
    endAbsence: [moving.family.send, { params: moving.params, body: { dates: [date] } }],
    pauseBookings: [moving.family.send, { body: pause }],
    resumeBookings: [moving.family.send, { body: pause }],
    readRank: [waiter.send, { params: { booking: waiting.id } }],
    confirmBooking: [staff.send, { params: { booking: other.booking.id }, body: {} }],
    returnBooking: [staff.send, { params: { booking: third.booking.id }, body: reason }],
    closeBooking: [staff.send, { params: closing.params, body: reason }],
    proposeInstead: [
      staff.send,
      {
        params: { booking: fourth.booking.id },
        body: { class: offer.id, when: { ...when, month: '2026-12' }, ...reason },
      },
    ],
    transferBooking: [
      staff.send,
      { params: moving.params, body: { class: offer.id, when: { ...when, month: '2026-12' }, ...reason } },
    ],
    enterWalkIn: [staff.send, { body: { class: offer.id, when, visitor, priceFen: 158_000 } }],
    listSiteBookings: [staff.send, ofSite],
    listSiteClasses: [staff.send, ofSite],
    publishClass: [staff.send, { ...ofSite, body: offerOf() }],
    changeClassTerms: [
      staff.send,
      { ...ofClass, body: { places: 9, reserves: [], rates: [monthly(150_000)], revision: 1 } },
    ],
    readClassDays: [town.stranger, { ...ofClass, query: { month } }],
    readClassRoster: [staff.send, { ...ofClass, query: { date } }],
    findServices: [town.stranger, { query: { city: jurisdiction } }],
    listSiteServices: [town.stranger, ofSite],
    publishService: [staff.send, { ...ofSite, body: lunchOf() }],
    readService: [town.stranger, ofService],
    changeServiceTerms: [
      staff.send,
      { ...ofService, body: { places: 9, reserves: [], priceFen: 1300, revision: 1 } },
    ],
    readServiceDays: [town.stranger, { ...ofService, query: { month: '2026-07' } }],
    readServiceRoster: [staff.send, { ...ofService, query: { date: '2026-07-08' } }],
    allowOverAllocation: [
      regulator.send,
      { ...ofSheet, body: { units: 1, lastDay: '2026-07-31', ...reason } },
    ],
    readQueueLog: [regulator.send, ofSheet],
  };
  const table: Record<Name, Endpoint> = endpoints;
  for (const name of endpointNames.filter((one): one is Name => one in steps)) {
    const [send, sending] = steps[name];
    const answer = await send(table[name], sending);
    // No WeChat account stands behind the local edition: every code is refused.
    expect([name, answer.status, answer.ok || answer.problem.code]).toEqual([
      name,
      name === 'loginWechat' ? 422 : table[name].status,
      name === 'loginWechat' ? 'login.refused' : true,
    ]);
  }
  expect(town.faults).toEqual([]);
});

test('an answer says nothing may keep it, and which request it belongs to', async () => {
  const { token } = await town.family();
  const { headers } = await town.door('/v1/me', { headers: { authorization: `Bearer ${token}` } });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const refused = await town.door('/v1/me', {});
  expect(await refused.json()).toMatchObject({ requestId: refused.headers.get('x-request-id') });
});

describe('lists are paged:', () => {
  test('bookings of a household, the latest month first, each exactly once', async () => {
    const offer = await town.publish(await town.site(), { bookableMonths: 12 });
    const family = await town.family();
    const child = await town.child(family);
    const ids: string[] = [];
    for (const month of ['2026-11', '2026-08', '2026-12', '2026-09', '2027-02', '2027-01', '2026-10'])
      ids.push((await book(family, placeOf(offer, child, month))).id);
    const latestFirst = [4, 5, 2, 0, 6, 3, 1].map((made) => ids[made]);
    const seen = await pages(async (cursor) =>
      done(await family.send(endpoints.listBookings, { query: { limit: '3', ...cursor } })),
    );
    expect(seen).toEqual([latestFirst.slice(0, 3), latestFirst.slice(3, 6), latestFirst.slice(6)]);
  });

  test('requests at a site, soonest deadline first, then what is confirmed', async () => {
    const site = await town.site();
    const offer = await town.publish(site);
    const staff = await town.staffOf(site);
    const first = await requested(town, offer);
    const hasty = await requested(town, await town.publish(site, { answerWithinHours: 1 }));
    const confirmed = await requested(town, offer);
    done(await staff.send(endpoints.confirmBooking, { params: { booking: confirmed.booking.id }, body: {} }));
    const params = { site: site.id };
    const seen = await pages(async (cursor) =>
      done(await staff.send(endpoints.listSiteBookings, { params, query: { limit: '2', ...cursor } })),
    );
    expect(seen).toEqual([[hasty.booking.id, first.booking.id], [confirmed.booking.id]]);
    for (const [state, ids] of [
      ['requested', [hasty.booking.id, first.booking.id]],
      ['confirmed', [confirmed.booking.id]],
    ] as const) {
      const { items } = done(await staff.send(endpoints.listSiteBookings, { params, query: { state } }));
      expect(items.map(({ id }) => id)).toEqual(ids);
    }
  });

  test('sites of a city, nearest first, each exactly once', async () => {
    const query = { city: '371000', longitude: '122.1', latitude: '37.5', limit: '1' };
    const seen = await pages(async (cursor) =>
      done(await town.stranger(endpoints.findSites, { query: { ...query, ...cursor } })),
    );
    expect(seen).toEqual([['site_demo0018'], ['site_demo0011'], ['site_demo0012']]);
  });

  async function pages(
    read: (query: { cursor?: string }) => Promise<{ items: { id: string }[]; next: string | null }>,
  ): Promise<readonly (readonly string[])[]> {
    const { items, next } = await read({});
    const seen = [items.map(({ id }) => id)];
    for (let after = next; after !== null;) {
      const page = await read({ cursor: after });
      if (page.items.length > 0) seen.push(page.items.map(({ id }) => id));
      after = page.next;
    }
    return seen;
  }
});

test('a reply that broke the contract would not pass unseen', async () => {
  const lying = callerAt(() => Response.json({ items: [{ id: 'chd_000001' }] }));
  await expect(lying(endpoints.listChildren)).rejects.toThrow('birthDate');
  const wrongStatus = callerAt(() => Response.json({ code: 'place.full', requestId: 'x' }, { status: 400 }));
  await expect(wrongStatus(endpoints.listChildren)).rejects.toThrow('place.full with status 400');
});
