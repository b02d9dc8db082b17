import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { createApp } from '@huiyue/functions/http/app';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints, type EndpointName } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { roles, type Role } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, done, endpointNames, refusal, type Sending } from '../../support/town/caller';
import {
  askFor,
  openTown,
  requested,
  tokenSecret,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { idOf, offerOf } from '../../support/town/things';

type Scene = {
  readonly site: Site;
  readonly offer: OwnClass;
  readonly staff: Person;
  readonly family: Person;
  readonly child: Id<'child'>;
  readonly booking: BookingView;
  readonly otherFamily: Person;
  readonly otherStaff: Person;
};

let town: Town;
let scene: Scene;
beforeAll(async () => {
  town = await openTown();
  const site = await town.site();
  const offer = await town.publish(site);
  scene = {
    site,
    offer,
    staff: await town.staffOf(site),
    ...(await requested(town, offer)),
    otherFamily: await town.family(),
    otherStaff: await town.staffOf(await town.site()),
  };
});
afterAll(() => town.close());

/** An honest request to each operation, so that only the caller can be what is wrong. */
function honest({ site, offer, child, booking }: Scene): Record<EndpointName, Sending> {
  const ofBooking = { params: { booking: booking.id }, body: {} };
  const ofSite = { params: { site: site.id } };
  const [jurisdiction, month] = ['360200', '2026-08'];
  return {
    loginDemo: { body: { account: 'family' } },
    listDemoAccounts: {},
    loginWechat: { body: { code: 'a-code' } },
    readMe: {},
    listCities: {},
    readChildcarePolicy: { query: { jurisdiction } },
    findSites: { query: { city: jurisdiction, longitude: '117.2', latitude: '29.29' } },
    readSite: ofSite,
    listChildren: {},
    addChild: { body: { name: '小满', birthDate: '2024-06-15', city: jurisdiction } },
    readFit: { params: { child }, query: { jurisdiction } },
    readQuote: { query: { class: offer.id, child, month } },
    requestPlace: { body: askFor(offer, child, '2026-09') },
    listBookings: {},
    readBooking: { params: { booking: booking.id } },
    cancelBooking: ofBooking,
    confirmBooking: ofBooking,
    returnBooking: { ...ofBooking, body: { reason: '名额调整' } },
    listSiteBookings: ofSite,
    listSiteClasses: ofSite,
    publishClass: { ...ofSite, body: offerOf() },
    changeClassTerms: { params: { class: offer.id }, body: { places: 9, priceFen: 150_000, revision: 1 } },
  };
}

/** Who may call what, written out a second time on purpose. */
const mayCall = {
  loginDemo: 'everyone',
  listDemoAccounts: 'everyone',
  loginWechat: 'everyone',
  readMe: ['family', 'institution', 'desk', 'regulator'],
  listCities: 'everyone',
  readChildcarePolicy: 'everyone',
  findSites: 'everyone',
  readSite: 'everyone',
  listChildren: ['family'],
  addChild: ['family'],
  readFit: ['family'],
  readQuote: ['family'],
  requestPlace: ['family'],
  listBookings: ['family'],
  readBooking: ['family', 'institution'],
  cancelBooking: ['family'],
  confirmBooking: ['institution'],
  returnBooking: ['institution'],
  listSiteBookings: ['institution'],
  listSiteClasses: ['institution'],
  publishClass: ['institution'],
  changeClassTerms: ['institution'],
} satisfies Record<EndpointName, 'everyone' | readonly Role[]>;

/** Any row of the table, whatever it answers. */
const table: Record<EndpointName, Endpoint> = endpoints;
const whoMayCall: Record<EndpointName, 'everyone' | readonly Role[]> = mayCall;
const guarded = endpointNames.filter((name) => mayCall[name] !== 'everyone');
const openToAll = endpointNames.filter((name) => mayCall[name] === 'everyone');

describe('who may call', () => {
  const cases = guarded.flatMap((name) => roles.map((role) => [name, role] as const));
  test.each(cases)('%s, as %s', async (name, role) => {
    // A household and a site of their own: rightful callers, of other people's things.
    const person = await town.signIn(role, [idOf('site')], idOf('household'));
    const before = await town.rows();
    const answer = await person.send(table[name], honest(scene)[name]);
    if (!whoMayCall[name].includes(role)) {
      expect(refusal(answer)).toEqual({ code: 'session.otherRole' });
      expect(await town.rows()).toEqual(before);
    } else {
      expect([200, 201, 404]).toContain(answer.status);
    }
  });

  test.each(openToAll)('%s, without a token', async (name) => {
    const answer = await town.stranger(table[name], honest(scene)[name]);
    expect([200, 422]).toContain(answer.status);
  });
});

describe('nobody gets in', () => {
  const expired = async (role: Role) => {
    const anHourTooEarly = () => town.clock.now() - 2 * 3_600_000;
    const tokens = tokensSignedWith(tokenSecret, anHourTooEarly);
    return (await tokens.issue({ ...actorOf(role) })).token;
  };
  const forged = async (role: Role) =>
    (await tokensSignedWith(`${tokenSecret}!`, town.clock.now).issue(actorOf(role))).token;
  const actorOf = (role: Role) => ({
    account: idOf('account'),
    role,
    household: idOf('household'),
    sites: [scene.site.id],
  });
  const roleFor = (name: EndpointName): Role =>
    whoMayCall[name].includes('family') ? 'family' : 'institution';

  test.each(guarded)('to %s without a token, with an old one, a forged one, a strange one', async (name) => {
    const before = await town.rows();
    const code = async (token: string | undefined) =>
      refusal(await callerAt(town.door, token)(table[name], honest(scene)[name]));
    expect(await code(undefined)).toEqual({ code: 'session.missing' });
    expect(await code(await expired(roleFor(name)))).toEqual({ code: 'session.expired' });
    expect(await code(await forged(roleFor(name)))).toEqual({ code: 'session.refused' });
    expect(await code('no.token.atall')).toEqual({ code: 'session.refused' });
    expect(await town.rows()).toEqual(before);
  });

  test('with a token in another dress', async () => {
    const { family } = scene;
    for (const authorization of [
      family.token,
      `Basic ${family.token}`,
      'Bearer ',
      `Bearer ${'a'.repeat(5000)}`,
    ])
      expect(refusal(await town.stranger(endpoints.listChildren, { headers: { authorization } }))).toEqual({
        code: 'session.missing',
      });
  });
});

describe('what belongs to others looks as if it were not there:', () => {
  type Case = readonly [
    string,
    Endpoint,
    'otherFamily' | 'otherStaff',
    (scene: Scene, real: boolean) => Sending,
  ];
  const booked = ({ booking }: Scene, isReal: boolean) => ({
    booking: isReal ? booking.id : 'bkg_notthere0',
  });
  const ofClass = ({ offer }: Scene, isReal: boolean) => ({ class: isReal ? offer.id : 'cls_notthere0' });
  const ofSite = ({ site }: Scene, isReal: boolean) => ({ site: isReal ? site.id : 'site_notthere0' });
  const childOf = ({ child }: Scene, isReal: boolean) => (isReal ? child : 'chd_notthere0');
  const cases: readonly Case[] = [
    [
      'a child, asked which class fits',
      endpoints.readFit,
      'otherFamily',
      (s, real) => ({ params: { child: childOf(s, real) }, query: { jurisdiction: '360200' } }),
    ],
    [
      'a child, in a quote',
      endpoints.readQuote,
      'otherFamily',
      (s, real) => ({ query: { class: s.offer.id, child: childOf(s, real), month: '2026-08' } }),
    ],
    [
      'a child, in a request for a place',
      endpoints.requestPlace,
      'otherFamily',
      (s, real) => ({ body: { ...askFor(s.offer, s.child), child: childOf(s, real) } }),
    ],
    [
      'a booking, read by a family',
      endpoints.readBooking,
      'otherFamily',
      (s, real) => ({ params: booked(s, real) }),
    ],
    [
      'a booking, cancelled by a family',
      endpoints.cancelBooking,
      'otherFamily',
      (s, real) => ({ params: booked(s, real), body: {} }),
    ],
    [
      'a booking, read by staff',
      endpoints.readBooking,
      'otherStaff',
      (s, real) => ({ params: booked(s, real) }),
    ],
    [
      'a booking, confirmed by staff',
      endpoints.confirmBooking,
      'otherStaff',
      (s, real) => ({ params: booked(s, real), body: {} }),
    ],
    [
      'a booking, returned by staff',
      endpoints.returnBooking,
      'otherStaff',
      (s, real) => ({ params: booked(s, real), body: { reason: '不行' } }),
    ],
    [
      'the bookings of a site',
      endpoints.listSiteBookings,
      'otherStaff',
      (s, real) => ({ params: ofSite(s, real) }),
    ],
    [
      'the classes of a site',
      endpoints.listSiteClasses,
      'otherStaff',
      (s, real) => ({ params: ofSite(s, real) }),
    ],
    [
      'a site, published at',
      endpoints.publishClass,
      'otherStaff',
      (s, real) => ({ params: ofSite(s, real), body: offerOf() }),
    ],
    [
      'a class, given new terms',
      endpoints.changeClassTerms,
      'otherStaff',
      (s, real) => ({ params: ofClass(s, real), body: { places: 9, priceFen: 150_000, revision: 1 } }),
    ],
  ];
  test.each(cases)('%s', async (_, endpoint, who, sending) => {
    const before = await town.rows();
    const { send } = scene[who];
    const [foreign, missing] = [
      await send(endpoint, sending(scene, true)),
      await send(endpoint, sending(scene, false)),
    ];
    expect(foreign.status).toBe(404);
    expect(refusal(foreign)).toEqual({ code: 'notFound' });
    expect(refusal(missing)).toEqual(refusal(foreign));
    expect(await town.rows()).toEqual(before);
  });

  test('the counterparts, asked by their own people, are there', async () => {
    const { family, staff, booking, child } = scene;
    const params = { booking: booking.id };
    expect(done(await family.send(endpoints.readBooking, { params })).id).toBe(booking.id);
    expect(done(await staff.send(endpoints.readBooking, { params })).id).toBe(booking.id);
    expect(done(await family.send(endpoints.listChildren)).items.map(({ id }) => id)).toEqual([child]);
  });
});

describe('a list holds one’s own', () => {
  test('children and bookings, and no other household’s', async () => {
    const { otherFamily } = scene;
    expect(done(await otherFamily.send(endpoints.listChildren)).items).toEqual([]);
    expect(done(await otherFamily.send(endpoints.listBookings)).items).toEqual([]);
  });

  test('bookings, even with a cursor out of another household’s list', async () => {
    const { otherFamily, booking } = scene;
    const page = await otherFamily.send(endpoints.listBookings, { query: { cursor: booking.id } });
    expect(done(page).items).toEqual([]);
  });

  test('requests of one’s own site, and no other’s', async () => {
    const { staff, site, booking } = scene;
    const page = done(await staff.send(endpoints.listSiteBookings, { params: { site: site.id } }));
    expect(page.items.map(({ id }) => id)).toEqual([booking.id]);
  });

  test('a child’s birth date is nobody’s but the family’s', async () => {
    const { staff, booking } = scene;
    const seen = done(await staff.send(endpoints.readBooking, { params: { booking: booking.id } }));
    expect(JSON.stringify(seen)).not.toContain('2024-06-15');
    expect(seen.child).toEqual({ id: scene.child, name: '小满', ageInMonths: 25 });
  });
});

test('the demo door is shut in the deployed edition', async () => {
  const cloud = createApp(town.edition.deps, 'cloud');
  const send = callerAt((path, init) => cloud.request(path, init));
  expect(refusal(await send(endpoints.loginDemo, { body: { account: 'family' } }))).toEqual({
    code: 'notFound',
  });
  expect(refusal(await send(endpoints.listDemoAccounts))).toEqual({ code: 'notFound' });
});

test('nothing of this was a fault', () => expect(town.faults).toEqual([]));
