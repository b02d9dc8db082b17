import { putSite } from '@huiyue/functions/store/sites';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import { callerAt, done, type Send } from '../../support/town/caller';
import { askFor } from '../../support/town/openTown';
import { idOf, offerOf, siteOf } from '../../support/town/things';
import type { CloudEdition } from './cloudEdition';
import { lambdaDoor } from './lambdaDoor';

/**
 * One family and one institution do everything there is to do, through the function's own handler.
 * @returns the operations that were called and succeeded.
 */
export async function walkThrough(edition: CloudEdition): Promise<ReadonlySet<string>> {
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
  const month = '2026-08';
  done(await family(endpoints.readQuote, { query: { class: offer.id, child, month } }));

  const book = async (): Promise<Id<'booking'>> =>
    done(await family(endpoints.requestPlace, { body: askFor(offer, child, month) })).id;
  const first = await book();
  done(await family(endpoints.listBookings));
  done(await family(endpoints.readBooking, { params: { booking: first } }));
  done(await family(endpoints.cancelBooking, { params: { booking: first }, body: {} }));
  const reason = { reason: '八月装修' };
  done(await staff(endpoints.returnBooking, { params: { booking: await book() }, body: reason }));
  done(await staff(endpoints.confirmBooking, { params: { booking: await book() }, body: {} }));
  done(await staff(endpoints.listSiteBookings, { params: { site: site.id } }));
  done(await staff(endpoints.listSiteClasses, { params: { site: site.id } }));
  const terms = { places: 4, priceFen: offer.priceFen, revision: offer.revision };
  done(await staff(endpoints.changeClassTerms, { params: { class: offer.id }, body: terms }));
  return called;
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
