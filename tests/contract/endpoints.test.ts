import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints, type EndpointName } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, done, endpointNames, type Sending } from '../support/town/caller';
import { askFor, openTown, requested, type Town } from '../support/town/openTown';
import { offerOf } from '../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Every operation once, in an order in which each can succeed. The caller holds each answer against its schema. */
test('every endpoint of the table is served, and answers as its own row says', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { answerWithinHours: 24 });
  const staff = await town.staffOf(site);
  const { family, child, booking } = await requested(town, offer);
  const other = await requested(town, offer);
  const third = await requested(town, offer);
  const [jurisdiction, month] = ['360200', '2026-09'];
  const ofSite = { params: { site: site.id } };
  const steps: Record<EndpointName, readonly [typeof family.send, Sending]> = {
    loginDemo: [town.stranger, { body: { account: 'family' } }],
    listDemoAccounts: [town.stranger, {}],
    loginWechat: [town.stranger, { body: { code: 'no-such-code' } }],
    readMe: [staff.send, {}],
    listCities: [town.stranger, {}],
    readChildcarePolicy: [town.stranger, { query: { jurisdiction } }],
    findSites: [town.stranger, { query: { city: jurisdiction, longitude: '117.2', latitude: '29.29' } }],
    readSite: [town.stranger, ofSite],
    listChildren: [family.send, {}],
    addChild: [family.send, { body: { name: '小满', birthDate: '2024-06-15', city: jurisdiction } }],
    readFit: [family.send, { params: { child }, query: { jurisdiction } }],
    readQuote: [family.send, { query: { class: offer.id, child, month } }],
    requestPlace: [family.send, { body: askFor(offer, child, month) }],
    listBookings: [family.send, {}],
    readBooking: [family.send, { params: { booking: booking.id } }],
    cancelBooking: [family.send, { params: { booking: booking.id }, body: {} }],
    confirmBooking: [staff.send, { params: { booking: other.booking.id }, body: {} }],
    returnBooking: [staff.send, { params: { booking: third.booking.id }, body: { reason: '名额调整' } }],
    listSiteBookings: [staff.send, ofSite],
    listSiteClasses: [staff.send, ofSite],
    publishClass: [staff.send, { ...ofSite, body: offerOf() }],
    changeClassTerms: [
      staff.send,
      { params: { class: offer.id }, body: { places: 9, priceFen: 150_000, revision: 1 } },
    ],
  };
  const table: Record<EndpointName, Endpoint> = endpoints;
  for (const name of endpointNames) {
    const [send, sending] = steps[name];
    const answer = await send(table[name], sending);
    // No WeChat account stands behind the local edition: every code is refused.
    expect([name, answer.status]).toEqual([name, name === 'loginWechat' ? 422 : table[name].status]);
  }
  expect(town.faults).toEqual([]);
});

test('an answer says nothing may keep it, and which request it belongs to', async () => {
  const { headers } = await town.door('/v1/cities', {});
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const refused = await town.door('/v1/me', {});
  expect(await refused.json()).toMatchObject({ requestId: refused.headers.get('x-request-id') });
});

describe('lists are paged:', () => {
  test('bookings of a household, newest first, each exactly once', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const child = await town.child(family);
      ids.unshift(done(await family.send(endpoints.requestPlace, { body: askFor(offer, child) })).id);
    }
    const seen = await pages(async (cursor) =>
      done(await family.send(endpoints.listBookings, { query: { limit: '3', ...cursor } })),
    );
    expect(seen).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
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
    expect(seen).toEqual([['site_demo0011'], ['site_demo0012']]);
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
