import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { createApp } from '@huiyue/functions/http/app';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints, type coreEndpoints } from '@huiyue/shared/contract/endpoints';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Id } from '@huiyue/shared/ids';
import { roles, type Role } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, done, endpointNames, refusal, type Sending } from '../../support/town/caller';
import {
  askFor,
  openTown,
  placeOf,
  requested,
  tokenSecret,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { idOf, lunchOf, monthly, offerOf } from '../../support/town/things';

type Scene = {
  readonly site: Site;
  readonly offer: OwnClass;
  readonly staff: Person;
  readonly family: Person;
  readonly child: Id<'child'>;
  readonly booking: BookingView;
  readonly household: Id<'household'>;
  readonly canteen: ServiceCard;
  readonly elder: Id<'elder'>;
  readonly otherFamily: Person;
  readonly otherStaff: Person;
};

let town: Town;
let scene: Scene;
beforeAll(async () => {
  town = await openTown();
  const site = await town.site();
  const offer = await town.publish(site);
  const asked = await requested(town, offer);
  scene = {
    site,
    offer,
    staff: await town.staffOf(site),
    ...asked,
    household: asked.booking.household,
    canteen: await town.offer(site),
    elder: await town.elder(asked.family),
    otherFamily: await town.family(),
    otherStaff: await town.staffOf(await town.site()),
  };
});
afterAll(() => town.close());

/** Operations that come in files of their own are guarded by tests of their own. */
type Name = keyof typeof coreEndpoints;

/** An honest request to each operation, so that only the caller can be what is wrong. */
function honest({ site, offer, child, booking, household, canteen, elder }: Scene): Record<Name, Sending> {
  const ofBooking = { params: { booking: booking.id }, body: {} };
  const ofSite = { params: { site: site.id } };
  const ofClass = { params: { class: offer.id } };
  const ofService = { params: { service: canteen.id } };
  const ofSheet = { params: { seller: offer.id, period: '2026-08' } };
  const reason = { reason: '名额调整' };
  const dates = { dates: ['2026-08-05'] };
  const [jurisdiction, month, date] = ['360200', '2026-08', '2026-07-08'];
  const when = { careMode: 'fullDay', month };
  const pause = { recipient: child, from: date, until: date };
  return {
    loginDemo: { body: { account: 'family' } },
    listDemoAccounts: {},
    loginWechat: { body: { code: 'a-code' } },
    readMe: {},
    listCities: {},
    readChildcarePolicy: { query: { jurisdiction } },
    findSites: { query: { city: jurisdiction, longitude: '117.2', latitude: '29.29' } },
    readSite: ofSite,
    openHousehold: { body: {} },
    listChildren: {},
    addChild: { body: { name: '小满', birthDate: '2024-06-15', city: jurisdiction } },
    readFit: { params: { child }, query: { jurisdiction } },
    listElders: {},
    addElder: { body: { name: '外婆', birthDate: '1950-03-01' } },
    proveGroups: { params: { recipient: elder }, body: { household, proofs: [], revision: 1 } },
    readQuote: { query: { class: offer.id, recipient: child, ...when } },
    makeHolds: { body: askFor(offer, child, '2026-10') },
    makeBookings: { body: askFor(offer, child, '2026-09') },
    joinWaitlist: { body: askFor(offer, child, '2026-11') },
    listBookings: {},
    readBooking: { params: { booking: booking.id } },
    requestHeld: ofBooking,
    cancelBooking: ofBooking,
    acceptOffer: ofBooking,
    declineOffer: ofBooking,
    reportAbsence: { ...ofBooking, body: dates },
    endAbsence: { ...ofBooking, body: dates },
    pauseBookings: { body: pause },
    resumeBookings: { body: pause },
    readRank: { params: { booking: booking.id } },
    confirmBooking: ofBooking,
    returnBooking: { ...ofBooking, body: reason },
    closeBooking: { ...ofBooking, body: reason },
    proposeInstead: { ...ofBooking, body: { class: offer.id, when, ...reason } },
    transferBooking: { ...ofBooking, body: { class: offer.id, when, ...reason } },
    enterWalkIn: {
      body: {
        class: offer.id,
        when,
        visitor: { kind: 'child', name: '小满', birthDate: '2024-06-15' },
        priceFen: 158_000,
      },
    },
    listSiteBookings: ofSite,
    listSiteClasses: ofSite,
    publishClass: { ...ofSite, body: offerOf() },
    changeClassTerms: {
      ...ofClass,
      body: { places: 9, reserves: [], rates: [monthly(150_000)], revision: 1 },
    },
    readClassDays: { ...ofClass, query: { month } },
    readClassRoster: { ...ofClass, query: { date } },
    findServices: { query: { city: jurisdiction } },
    listSiteServices: ofSite,
    publishService: { ...ofSite, body: lunchOf() },
    readService: ofService,
    changeServiceTerms: { ...ofService, body: { places: 9, reserves: [], priceFen: 1300, revision: 1 } },
    readServiceDays: { ...ofService, query: { month } },
    readServiceRoster: { ...ofService, query: { date } },
    allowOverAllocation: { ...ofSheet, body: { units: 1, lastDay: '2026-07-31', ...reason } },
    readQueueLog: ofSheet,
  };
}

const forFamilies = ['family', 'desk'] as const;
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
  openHousehold: ['desk'],
  listChildren: forFamilies,
  addChild: forFamilies,
  readFit: forFamilies,
  listElders: forFamilies,
  addElder: forFamilies,
  proveGroups: ['desk', 'institution'],
  readQuote: forFamilies,
  makeHolds: forFamilies,
  makeBookings: forFamilies,
  joinWaitlist: forFamilies,
  listBookings: forFamilies,
  readBooking: ['family', 'institution', 'desk'],
  requestHeld: forFamilies,
  cancelBooking: forFamilies,
  acceptOffer: forFamilies,
  declineOffer: forFamilies,
  reportAbsence: forFamilies,
  endAbsence: forFamilies,
  pauseBookings: forFamilies,
  resumeBookings: forFamilies,
  readRank: ['family', 'institution', 'desk'],
  confirmBooking: ['institution'],
  returnBooking: ['institution'],
  closeBooking: ['institution'],
  proposeInstead: ['institution'],
  transferBooking: ['institution', 'desk'],
  enterWalkIn: ['institution'],
  listSiteBookings: ['institution'],
  listSiteClasses: ['institution'],
  publishClass: ['institution'],
  changeClassTerms: ['institution'],
  readClassDays: 'everyone',
  readClassRoster: ['institution'],
  findServices: 'everyone',
  listSiteServices: 'everyone',
  publishService: ['institution'],
  readService: 'everyone',
  changeServiceTerms: ['institution'],
  readServiceDays: 'everyone',
  readServiceRoster: ['institution'],
  allowOverAllocation: ['regulator'],
  readQueueLog: ['regulator'],
} satisfies Record<Name, 'everyone' | readonly Role[]>;

/** Any row of the table, whatever it answers. */
const table: Record<Name, Endpoint> = endpoints;
const whoMayCall: Record<Name, 'everyone' | readonly Role[]> = mayCall;
const names = endpointNames.filter((name): name is Name => name in mayCall);
const guarded = names.filter((name) => mayCall[name] !== 'everyone');
const openToAll = names.filter((name) => mayCall[name] === 'everyone');

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
      // The desk acts for every household, and may find that this is no time for the act.
      expect(role === 'desk' ? [200, 201, 404, 409] : [200, 201, 404]).toContain(answer.status);
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
  const roleFor = (name: Name): Role => roles.find((role) => whoMayCall[name].includes(role)) ?? 'family';

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
  const ofService = ({ canteen }: Scene, isReal: boolean) => ({
    service: isReal ? canteen.id : 'svc_notthere0',
  });
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
      (s, real) => ({
        query: { class: s.offer.id, recipient: childOf(s, real), careMode: 'fullDay', month: '2026-08' },
      }),
    ],
    [
      'a child, in a request for a place',
      endpoints.makeBookings,
      'otherFamily',
      (s, real) => ({
        body: { items: [{ ...placeOf(s.offer, s.child), recipient: childOf(s, real) }] },
      }),
    ],
    [
      'a child, in an order beside one’s own',
      endpoints.makeHolds,
      'otherFamily',
      (s, real) => ({
        body: { items: [{ ...placeOf(s.offer, s.child), recipient: childOf(s, real) }] },
      }),
    ],
    [
      'a household, named by another family',
      endpoints.listBookings,
      'otherFamily',
      (s, real) => ({ query: { household: real ? s.household : 'hh_notthere0' } }),
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
    ...(['requestHeld', 'acceptOffer', 'declineOffer'] as const).map((name): Case => [
      `a booking, in ${name}`,
      endpoints[name],
      'otherFamily',
      (s, real) => ({ params: booked(s, real), body: {} }),
    ]),
    ...(['reportAbsence', 'endAbsence'] as const).map((name): Case => [
      `a booking, in ${name}`,
      endpoints[name],
      'otherFamily',
      (s, real) => ({ params: booked(s, real), body: { dates: ['2026-08-05'] } }),
    ]),
    [
      'a booking, its place in the queue',
      endpoints.readRank,
      'otherFamily',
      (s, real) => ({ params: booked(s, real) }),
    ],
    [
      'a booking, closed by staff',
      endpoints.closeBooking,
      'otherStaff',
      (s, real) => ({ params: booked(s, real), body: { reason: '不行' } }),
    ],
    [
      'a booking, moved by staff',
      endpoints.transferBooking,
      'otherStaff',
      (s, real) => ({
        params: booked(s, real),
        body: { class: s.offer.id, when: { careMode: 'fullDay', month: '2026-08' }, reason: '不行' },
      }),
    ],
    [
      'a class, its roster',
      endpoints.readClassRoster,
      'otherStaff',
      (s, real) => ({ params: ofClass(s, real), query: { date: '2026-08-05' } }),
    ],
    [
      'a service, its roster',
      endpoints.readServiceRoster,
      'otherStaff',
      (s, real) => ({ params: ofService(s, real), query: { date: '2026-07-08' } }),
    ],
    [
      'a site, a service published at it',
      endpoints.publishService,
      'otherStaff',
      (s, real) => ({ params: ofSite(s, real), body: lunchOf() }),
    ],
    [
      'a service, given new terms',
      endpoints.changeServiceTerms,
      'otherStaff',
      (s, real) => ({
        params: ofService(s, real),
        body: { places: 9, reserves: [], priceFen: 1300, revision: 1 },
      }),
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
      (s, real) => ({
        params: ofClass(s, real),
        body: { places: 9, reserves: [], rates: [monthly(150_000)], revision: 1 },
      }),
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
    const page = await otherFamily.send(endpoints.listBookings, {
      query: { cursor: `${booking.startsOn}~${booking.from}~${booking.id}` },
    });
    expect(done(page).items).toEqual([]);
  });

  test('requests of one’s own site, and no other’s', async () => {
    const { staff, site, offer } = scene;
    const { booking } = await requested(town, offer);
    const page = done(await staff.send(endpoints.listSiteBookings, { params: { site: site.id } }));
    expect(page.items.map(({ id }) => id)).toEqual([booking.id]);
  });

  test('a child’s birth date is nobody’s but the family’s', async () => {
    const { staff, booking } = scene;
    const seen = done(await staff.send(endpoints.readBooking, { params: { booking: booking.id } }));
    expect(JSON.stringify(seen)).not.toContain('2024-06-15');
    expect(seen.recipient).toEqual({ id: scene.child, kind: 'child', name: '小满', ageInMonths: 25 });
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
