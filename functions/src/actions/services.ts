import { addDays, dateAt, isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { NewService, ServiceCard } from '@huiyue/shared/contract/services';
import { metresBetween, type Point } from '@huiyue/shared/geo';
import { refusalOfShutDays } from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import { freeUnits, heldUnits, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { institutionOf } from '@huiyue/shared/policy/institutionOf';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import type { ReserveRule } from '@huiyue/shared/reserves';
import type { Product, Service } from '@huiyue/shared/service';
import { judgeService, serviceCapOn } from '@huiyue/shared/services/judgeService';
import { isGivenOn, orderDays, ordersCloseAt } from '@huiyue/shared/services/quoteService';
import type { Site } from '@huiyue/shared/site';
import { serviceTermsOn } from '@huiyue/shared/terms';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { findSold, lineOf, readSheets, type Sold } from './sellers';
import { untilSettled } from './untilSettled';
import { shown } from './views';

export async function publishService(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly offer: NewService },
  receipt: Receipt,
): Promise<Outcome<ServiceCard> | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const now = deps.now();
  const refusal = judgeService(deps.policy, site, asked.offer, dateAt(now));
  if (refusal) return refused(refusal);
  const service: Service = {
    ...asked.offer,
    id: deps.newId('service'),
    site: site.id,
    city: site.city,
    revision: 1,
  };
  const date = dayShown(service, now);
  const sheet = (await readSheets(deps, [{ kind: 'service', site, service }], []))(sheetOn(service, date));
  const body = serviceCard(deps, site, service, sheet, date, now);
  await deps.services.publish(service, { receipt, body });
  return accepted(body);
}

/** New price, places or reserves. What is booked already keeps the price it was judged by. */
export function changeServiceTerms(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly service: Id<'service'>;
    readonly places: number;
    readonly reserves: readonly ReserveRule[];
    readonly priceFen: Fen;
    readonly meal?: Service['meal'];
    readonly missed?: Service['missed'];
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<ServiceCard> | Absent> {
  return untilSettled(async () => {
    const sold = await findSold(deps, asked.service);
    if (sold?.kind !== 'service' || !actor.sites.includes(sold.site.id)) return absent;
    const { service, site } = sold;
    if (service.revision !== asked.revision)
      return refused({ code: 'service.changed', facts: { revision: service.revision } });
    const now = deps.now();
    const today = dateAt(now);
    const { places, reserves, priceFen, meal, missed } = asked;
    const next = {
      ...service,
      places,
      reserves,
      priceFen,
      ...(meal ? { meal } : {}),
      ...(missed ? { missed } : {}),
      revision: service.revision + 1,
    };
    const opensOn = next.opensOn > today ? next.opensOn : today;
    const refusal = judgeService(deps.policy, site, { ...next, opensOn }, today);
    if (refusal) return refused(refusal);

    const date = dayShown(next, now);
    const [drawn] = await deps.ledger.sheets([sheetOn(next, date)]);
    const terms = serviceTermsOn(next, sheetOn(next, date));
    const sheet = drawn
      ? { ...drawn, ...terms }
      : (await readSheets(deps, [{ ...sold, service: next }], []))(sheetOn(next, date));
    const body = serviceCard(deps, site, next, sheet, date, now);
    const result = await deps.ledger.changeTerms(
      {
        next: { kind: 'service', service: next },
        from: today,
        termsOn: (id) => serviceTermsOn(next, id),
        mayBeDrawn: daysOnSale(next, today).map((day) => sheetOn(next, day)),
      },
      { receipt, body },
    );
    switch (result.kind) {
      case 'committed':
        return accepted(body);
      case 'refused':
        return refused(result.refusal);
      case 'stale':
        return 'again';
    }
  });
}

export async function readService(
  deps: Deps,
  id: Id<'service'>,
  date: CivilDate | undefined,
): Promise<ServiceCard | Absent> {
  const sold = await findSold(deps, id);
  if (sold?.kind !== 'service') return absent;
  const [card] = await cardsOf(deps, [sold], date);
  return card ?? absent;
}

export async function listSiteServices(
  deps: Deps,
  id: Id<'site'>,
  date: CivilDate | undefined,
): Promise<readonly ServiceCard[] | Absent> {
  const site = await deps.sites.find(id);
  if (!site) return absent;
  const services = await deps.services.ofSite(site);
  return cardsOf(
    deps,
    services.map((service) => ({ kind: 'service', site, service })),
    date,
  );
}

/** Those of a city, one product or all: nearest first where a point is given, else in the order of their sites. */
export async function findServices(
  deps: Deps,
  asked: {
    readonly city: string;
    readonly product: Product | undefined;
    readonly date: CivilDate | undefined;
    readonly near: Point | undefined;
  },
): Promise<readonly ServiceCard[] | Absent> {
  if (!isJurisdiction(deps.policy, asked.city)) return absent;
  const [sites, services] = await Promise.all([
    deps.sites.inCity(asked.city),
    deps.services.inCity(asked.city),
  ]);
  const byId = new Map(sites.map(({ site }) => [site.id, site]));
  const sold = services
    .filter(({ product }) => asked.product === undefined || product === asked.product)
    .flatMap((service): readonly ServiceSold[] => {
      const site = byId.get(service.site);
      return site ? [{ kind: 'service', site, service }] : [];
    });
  return cardsOf(deps, asked.near ? nearestFirst(sold, asked.near) : sold, asked.date, asked.near);
}

function nearestFirst(sold: readonly ServiceSold[], near: Point): readonly ServiceSold[] {
  const metresTo = ({ site }: ServiceSold) => metresBetween(near, site.point);
  return sold.toSorted(
    (one, other) => metresTo(one) - metresTo(other) || (one.service.id < other.service.id ? -1 : 1),
  );
}

type ServiceSold = Extract<Sold, { kind: 'service' }>;

async function cardsOf(
  deps: Deps,
  sold: readonly ServiceSold[],
  asked: CivilDate | undefined,
  near?: Point,
): Promise<readonly ServiceCard[]> {
  const now = deps.now();
  const dated = sold.map((one) => ({ ...one, date: asked ?? dayShown(one.service, now) }));
  const sheetOf = await readSheets(
    deps,
    sold,
    dated.map(({ service, date }) => sheetOn(service, date)),
  );
  return dated.map(({ site, service, date }) =>
    serviceCard(deps, site, service, sheetOf(sheetOn(service, date)), date, now, near),
  );
}

function serviceCard(
  deps: Deps,
  site: Site,
  service: Service,
  sheet: Sheet,
  date: CivilDate,
  now: Instant,
  near?: Point,
): ServiceCard {
  const { opensAt, closesAt } = service;
  const span = { days: 1, from: opensAt, to: closesAt };
  const cap = serviceCapOn(deps.policy, site, service, date);
  const closeAt = ordersCloseAt(service, date, opensAt);
  const { first, last } = orderDays(service, dateAt(now));
  return {
    id: service.id,
    site: {
      id: site.id,
      name: site.name,
      isInvented: site.isInvented,
      city: site.city,
      district: jurisdictionChain(deps.policy, site.jurisdiction)[0]?.name ?? '',
      address: site.address,
      phone: site.phone,
      ...site.point,
    },
    distanceMetres: near ? metresBetween(near, site.point) : null,
    product: service.product,
    name: service.name,
    weekdays: service.weekdays,
    opensAt,
    closesAt,
    pricing: service.pricing,
    per: service.per,
    priceFen: service.priceFen,
    cap: cap ? { capFen: cap.capFen, clause: cap.clause } : null,
    subsidies: subsidiesFor(deps, site, service, date),
    opensOn: service.opensOn,
    bookableDays: service.bookableDays,
    closesMinutesBefore: service.closesMinutesBefore,
    answerWithinHours: service.answerWithinHours,
    offerWithinHours: service.offerWithinHours,
    ...elderTermsOf(service),
    reserves: service.reserves.map((rule) => ({ ...rule })),
    revision: service.revision,
    date,
    ordersCloseAt: isoAt(closeAt),
    isOnSale:
      first <= date &&
      date <= last &&
      isGivenOn(service, date) &&
      refusalOfShutDays(site, [date]) === undefined &&
      now < closeAt,
    places: sheet.places,
    openPlaces: shown(freeUnits(sheet, span, [], now)),
    heldPlaces: heldUnits(sheet, span, now),
  };
}

/** What is published for the people who use it. Whether this person is one of them, the quote says. */
function subsidiesFor(deps: Deps, site: Site, service: Service, on: CivilDate): ServiceCard['subsidies'] {
  const { jurisdiction } = site;
  return subsidyRulesOn(deps.policy, {
    jurisdiction,
    on,
    line: lineOf({ kind: 'service', site, service }),
    institution: institutionOf(site),
  })
    .filter(({ to }) => to === 'person')
    .map(({ clause, amounts }) => ({
      clause,
      amounts: amounts.map(({ amountFen, group }) => ({ fen: amountFen, group: group?.label ?? null })),
    }));
}

/** What only meals and care at home say of themselves. */
function elderTermsOf({ meal, care, minutes, asksAssessment, missed }: Service) {
  return {
    ...(meal ? { meal } : {}),
    ...(care ? { care } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(asksAssessment ? { asksAssessment } : {}),
    ...(missed ? { missed } : {}),
  };
}

/** The next day that can still be ordered for; the first of the window where there is none. */
function dayShown(service: Service, now: Instant): CivilDate {
  const today = dateAt(now);
  const days = daysOnSale(service, today);
  const next = days.find(
    (date) => isGivenOn(service, date) && now < ordersCloseAt(service, date, service.opensAt),
  );
  return next ?? orderDays(service, today).first;
}

function daysOnSale(service: Service, today: CivilDate): readonly CivilDate[] {
  const { first, last } = orderDays(service, today);
  const days: CivilDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}

function sheetOn({ id }: Service, period: CivilDate): PlaceSheetId {
  return { kind: 'serviceDay', of: id, period };
}
