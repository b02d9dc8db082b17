import { putSite } from '@huiyue/functions/store/sites';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Site } from '@huiyue/shared/site';
import { callerAt, done, type Send } from '../../support/town/caller';
import { askFor, saidYes, serviceOf } from '../../support/town/openTown';
import { idOf, lunchOf, monthly, offerOf, siteOf } from '../../support/town/things';
import type { CloudEdition } from './cloudEdition';
import { lambdaDoor } from './lambdaDoor';
import { walkThroughPolicy } from './policyJourney';

export type Walked = {
  /** The operations that were called and succeeded. */
  readonly called: ReadonlySet<string>;
  readonly site: Site;
  /** Paid for with a voucher. */
  readonly lunch: BookingView;
};

/**
 * One family and one institution do everything there is to do, through the function's own handler.
 */
export async function walkThrough(edition: CloudEdition): Promise<Walked> {
  const called = new Set<string>();
  const door = lambdaDoor(edition.handler);
  const counted =
    (send: Send): Send =>
    async (endpoint, sending) => {
      const answer = await send(endpoint, sending);
      if (answer.ok) called.add(nameOf(endpoint));
      return answer;
    };
  const stranger = counted(callerAt(door));

  const site = siteOf();
  await putSite(edition.table, site);
  const staff = counted(callerAt(door, await staffToken(edition, site)));
  const offer = done(
    await staff(endpoints.publishClass, { params: { site: site.id }, body: offerOf({ places: 3 }) }),
  );

  const { token } = done(await stranger(endpoints.loginWechat, { body: { code: 'a code' } }));
  const family = counted(callerAt(door, token));
  done(await family(endpoints.readMe));
  done(await stranger(endpoints.listCities));
  done(await stranger(endpoints.readChildcarePolicy, { query: { jurisdiction: '360203' } }));
  const place = { city: '360200', longitude: '117.2', latitude: '29.29' };
  done(await stranger(endpoints.findSites, { query: place }));
  done(await stranger(endpoints.readSite, { params: { site: site.id } }));

  const newChild = { name: '小满', birthDate: '2024-06-15', city: '360200' };
  const child = done(await family(endpoints.addChild, { body: newChild })).id;
  done(await family(endpoints.listChildren));
  done(await family(endpoints.readFit, { params: { child }, query: { jurisdiction: '360203' } }));
  const when = { careMode: 'fullDay', month: '2026-08' };
  done(await family(endpoints.readQuote, { query: { class: offer.id, recipient: child, ...when } }));

  const book = async (endpoint: Booking = endpoints.makeBookings) => {
    const [booking] = done(await family(endpoint, { body: askFor(offer, child) })).items;
    if (!booking) throw new Error('an order of one came to nothing');
    return { params: { booking: booking.id }, body: {} };
  };
  const held = await book(endpoints.makeHolds);
  done(await family(endpoints.requestHeld, held));
  done(await family(endpoints.listBookings));
  done(await family(endpoints.readBooking, { params: held.params }));
  done(await family(endpoints.cancelBooking, held));
  const reason = { reason: '八月装修' };
  done(await staff(endpoints.returnBooking, { ...(await book()), body: reason }));
  const instead = { class: offer.id, when: { ...when, month: '2026-10' }, ...reason };
  const proposed = await book();
  done(await staff(endpoints.proposeInstead, { ...proposed, body: instead }));
  done(await family(endpoints.declineOffer, proposed));
  const kept = await book();
  done(await staff(endpoints.confirmBooking, kept));
  const dates = { dates: ['2026-08-05'] };
  done(await family(endpoints.reportAbsence, { ...kept, body: dates }));
  done(await family(endpoints.endAbsence, { ...kept, body: dates }));
  const pause = { recipient: child, from: '2026-08-10', until: '2026-08-14' };
  done(await family(endpoints.pauseBookings, { body: pause }));
  done(await family(endpoints.resumeBookings, { body: pause }));
  const to = { class: offer.id, when: { ...when, month: '2026-09' }, ...reason };
  done(await staff(endpoints.transferBooking, { ...kept, body: to }));
  done(await staff(endpoints.closeBooking, { ...kept, body: reason }));
  done(await staff(endpoints.listSiteBookings, { params: { site: site.id } }));
  done(await staff(endpoints.listSiteClasses, { params: { site: site.id } }));
  const ofClass = { params: { class: offer.id } };
  done(await stranger(endpoints.readClassDays, { ...ofClass, query: { month: '2026-08' } }));
  done(await staff(endpoints.readClassRoster, { ...ofClass, query: { date: '2026-08-05' } }));
  const { reserves, revision } = offer;
  const terms = { places: 1, reserves, rates: [monthly(158_000)], revision };
  done(await staff(endpoints.changeClassTerms, { ...ofClass, body: terms }));

  // The one place there is goes to somebody at the door; the family waits, and is offered what comes free.
  const visitor = { kind: 'child', name: '小丰', birthDate: '2024-05-01' };
  const walkIn = { class: offer.id, when, visitor, priceFen: 158_000 };
  const guest = done(await staff(endpoints.enterWalkIn, { body: walkIn }));
  const impatient = await book(endpoints.joinWaitlist);
  done(await family(endpoints.readRank, { params: impatient.params }));
  done(await staff(endpoints.closeBooking, { params: { booking: guest.id }, body: reason }));
  done(await family(endpoints.declineOffer, impatient));
  const second = done(await staff(endpoints.enterWalkIn, { body: walkIn }));
  const patient = await book(endpoints.joinWaitlist);
  done(await staff(endpoints.closeBooking, { params: { booking: second.id }, body: reason }));
  done(await family(endpoints.acceptOffer, patient));

  const regulator = counted(callerAt(door, await tokenOf(edition, 'regulator')));
  const ofSheet = { params: { seller: offer.id, period: '2026-08' } };
  const allowed = { units: 1, lastDay: '2026-07-31', ...reason };
  done(await regulator(endpoints.allowOverAllocation, { ...ofSheet, body: allowed }));
  done(await regulator(endpoints.readQueueLog, ofSheet));

  const service = done(await staff(endpoints.publishService, { params: { site: site.id }, body: lunchOf() }));
  const ofService = { params: { service: service.id } };
  done(await stranger(endpoints.findServices, { query: { city: '360200' } }));
  done(await stranger(endpoints.listSiteServices, { params: { site: site.id } }));
  done(await stranger(endpoints.readService, ofService));
  done(await stranger(endpoints.readServiceDays, { ...ofService, query: { month: '2026-07' } }));
  const elder = done(
    await family(endpoints.addElder, { body: { name: '外婆', birthDate: '1950-03-01' } }),
  ).id;
  await saidYes({ edition }, elder);
  done(await family(endpoints.listElders));
  const wanted = serviceOf(service, elder, { date: '2026-07-08' });
  const paid = { ...wanted, voucher: await issued(edition, elder), familyFen: 0 };
  const [lunch] = done(await family(endpoints.makeBookings, { body: { items: [paid] } })).items;
  if (!lunch) throw new Error('an order of one came to nothing');
  done(await staff(endpoints.readServiceRoster, { ...ofService, query: { date: '2026-07-08' } }));
  const portions = { places: 9, reserves: [], priceFen: 1300, revision: 1 };
  done(await staff(endpoints.changeServiceTerms, { ...ofService, body: portions }));

  const desk = counted(callerAt(door, await tokenOf(edition, 'desk')));
  const { household } = done(await desk(endpoints.openHousehold, { body: {} }));
  const caller = done(await desk(endpoints.addChild, { body: { ...newChild, household } })).id;
  const proofs = [{ group: 'safetyNet' }];
  const proven = { params: { recipient: caller }, body: { household, proofs, revision: 1 } };
  done(await desk(endpoints.proveGroups, proven));
  await walkThroughPolicy(edition, door, counted, { staff, site: site.id });
  return { called, site, lunch };
}

/** Given out by an authority: a voucher that pays a lunch in full. */
async function issued(edition: CloudEdition, person: Id<'elder'>): Promise<Id<'voucher'>> {
  const id = idOf('voucher');
  const at = edition.clock.now();
  const clause = {
    id: 'test.vouchers',
    document: 'test',
    title: '消费券',
    issuer: '试验部门',
    status: 'issued',
    phrase: '发放消费券',
    version: '1',
  } as const;
  await edition.deps.vouchers.issue(
    {
      id,
      person,
      scope: {},
      from: civilDate('2026-07-01'),
      to: civilDate('2026-07-31'),
      valueFen: fen(100_000),
      rule: { id: clause.id, version: '1', clause },
      issuedBy: idOf('account'),
      issuedAt: at,
    },
    { receipt: { account: idOf('account'), key: id, bodyHash: '-', status: 201 }, body: {} },
  );
  return id;
}

type Booking = typeof endpoints.makeBookings | typeof endpoints.makeHolds | typeof endpoints.joinWaitlist;

async function tokenOf(edition: CloudEdition, role: 'desk' | 'regulator'): Promise<string> {
  const actor = { account: idOf('account'), role, sites: [] };
  return (await edition.deps.tokens.issue({ ...actor, jurisdictions: ['360200'] })).token;
}

async function staffToken(edition: CloudEdition, site: Site): Promise<string> {
  const staff = { account: idOf('account'), role: 'institution', sites: [site.id] } as const;
  return (await edition.deps.tokens.issue(staff)).token;
}

function nameOf(endpoint: Endpoint): string {
  const found = Object.entries<Endpoint>(endpoints).find(([, one]) => one === endpoint);
  if (!found) throw new Error(`${endpoint.path} is not in the contract`);
  return found[0];
}
