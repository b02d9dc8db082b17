import type { ChildcareClass, Rate } from '@huiyue/shared/childcare/childcareClass';
import { addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { ClassCard, SiteCard, SitePage } from '@huiyue/shared/contract/sites';
import { metresBetween, type Point } from '@huiyue/shared/geo';
import type { Id } from '@huiyue/shared/ids';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';
import { numberToCall } from '@huiyue/shared/policy/hotlines';
import { isJurisdiction } from '@huiyue/shared/policy/jurisdictions';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { refusalOfPapers } from '@huiyue/shared/registry/opensToNew';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { pageFrom, type PagePosition } from './pages';
import { readSheets, type Sold } from './sellers';
import { classCard, siteCard } from './views';

export type SiteSearch = PagePosition & {
  readonly city: string;
  readonly near: Point;
  readonly month: CivilMonth | undefined;
  readonly ageInMonths: number | undefined;
  readonly maxPriceFen: number | undefined;
  readonly maxDistanceMetres: number | undefined;
  readonly isInclusive: boolean | undefined;
  readonly careMode: CareMode | undefined;
  readonly isOpen: boolean;
};

/** Sites of a city, nearest first. A site whose classes all fall to the filters is left out with them. */
export async function findSites(deps: Deps, search: SiteSearch): Promise<SitePage | Absent> {
  if (!isJurisdiction(deps.policy, search.city)) return absent;
  const now = deps.now();
  const month = search.month ?? nextMonth(deps);

  const near = (await deps.sites.inCity(search.city))
    .map(({ site, classes }) => ({
      site,
      distanceMetres: metresBetween(search.near, site.point),
      classes: classes.filter((offer) => isWanted(offer, search)),
    }))
    .filter(({ classes }) => classes.length > 0)
    .filter(({ distanceMetres }) => distanceMetres <= (search.maxDistanceMetres ?? Infinity))
    // A place that nobody new is given is not free to those who search for one.
    .filter(({ site }) => !search.isOpen || refusalOfPapers(deps.policy, site, dateAt(now)) === undefined)
    .sort((a, b) => a.distanceMetres - b.distanceMetres || (a.site.id < b.site.id ? -1 : 1));

  const cardOf = await cardsIn(
    deps,
    near.flatMap(({ site, classes }) => classes.map((offer) => ({ kind: 'class', site, class: offer }))),
    month,
  );
  const cards = near
    .map(({ site, distanceMetres, classes }) => {
      const shown = classes
        .map((offer) => cardOf(site, offer))
        .filter((card) => !search.isOpen || isOnSale(card, search.careMode));
      return { site, distanceMetres, shown };
    })
    .filter(({ shown }) => shown.length > 0);

  const { items, next } = pageFrom(cards, search);
  return {
    month,
    total: cards.length,
    items: items.map(({ site, distanceMetres, shown }) =>
      siteCard(deps.policy, site, shown, distanceMetres, now),
    ),
    next,
  };
}

export async function readSite(
  deps: Deps,
  id: Id<'site'>,
  asked: CivilMonth | undefined,
): Promise<SiteCard | Absent> {
  const site = await deps.sites.find(id);
  if (!site) return absent;
  const now = deps.now();
  const month = asked ?? nextMonth(deps);
  const classes = await deps.classes.ofSite(site);
  const cardOf = await cardsIn(
    deps,
    classes.map((offer) => ({ kind: 'class', site, class: offer })),
    month,
  );
  const card = siteCard(
    deps.policy,
    site,
    classes.map((offer) => cardOf(site, offer)),
    null,
    now,
  );
  return { ...card, hotlines: hotlinesOf(deps, site) };
}

function hotlinesOf({ policy, now }: Deps, { jurisdiction }: Site): NonNullable<SiteCard['hotlines']> {
  const asked = { jurisdiction, on: dateAt(now()) };
  return serviceLines.flatMap((line) => {
    const phone = numberToCall(policy, { ...asked, line });
    return phone === undefined ? [] : [{ line, phone }];
  });
}

type ClassSold = Extract<Sold, { kind: 'class' }>;

/** Cards of classes in a month, each off the sheet the ledger would sell from. */
async function cardsIn(
  deps: Deps,
  sold: readonly ClassSold[],
  month: CivilMonth,
): Promise<(site: Site, offer: ChildcareClass) => ClassCard> {
  const sheetOn = ({ id }: ChildcareClass) => ({ kind: 'classMonth', of: id, period: month }) as const;
  const sheetOf = await readSheets(
    deps,
    sold,
    sold.map((one) => sheetOn(one.class)),
  );
  const now = deps.now();
  return (site, offer) => classCard(deps.policy, site, offer, month, sheetOf(sheetOn(offer)), now);
}

/**
 * In a month that may be booked, and free. Places by the day or hour change from hour to hour: whether one is free then
 * is for the days to say, and no site is left out for it.
 */
function isOnSale(
  { rates, month, firstMonth, lastMonth }: ClassCard,
  careMode: CareMode | undefined,
): boolean {
  const asked = rates.filter((rate) => careMode === undefined || rate.careMode === careMode);
  return asked.some(({ per, openPlaces }) =>
    per === 'month'
      ? month >= firstMonth && month <= lastMonth && (openPlaces ?? 0) > 0
      : careMode !== undefined && month <= lastMonth,
  );
}

function isWanted(offer: ChildcareClass, search: SiteSearch): boolean {
  const { ageInMonths: age, maxPriceFen, careMode } = search;
  const fitsAge = age === undefined || (age >= offer.ageFromMonths && age < offer.ageBelowMonths);
  const fitsPricing =
    search.isInclusive === undefined || (offer.pricing === 'inclusive') === search.isInclusive;
  const fitsMode = careMode === undefined || offer.rates.some((rate) => rate.careMode === careMode);
  const fitsPrice =
    maxPriceFen === undefined || ratesCompared(offer, careMode).some((rate) => rate.priceFen <= maxPriceFen);
  return fitsAge && fitsPricing && fitsMode && fitsPrice;
}

/** Prices are compared for one way of care: the one asked for, else months, which no hour or day is cheaper than. */
function ratesCompared({ rates }: ChildcareClass, careMode: CareMode | undefined): readonly Rate[] {
  if (careMode) return rates.filter((rate) => rate.careMode === careMode);
  const months = rates.filter(({ per }) => per === 'month');
  const fullDay = months.filter((rate) => rate.careMode === 'fullDay');
  return fullDay.length > 0 ? fullDay : months;
}

function nextMonth(deps: Deps): CivilMonth {
  return addMonthsTo(monthOf(dateAt(deps.now())), 1);
}
