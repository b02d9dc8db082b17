import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { ClassCard, SiteCard, SitePage } from '@huiyue/shared/contract/sites';
import { metresBetween, type Point } from '@huiyue/shared/geo';
import type { Id } from '@huiyue/shared/ids';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';
import { isJurisdiction } from '@huiyue/shared/policy/jurisdictions';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { pageFrom, type PagePosition } from './pages';
import { classCard, sheetIdOf, sheetOf, siteCard } from './views';

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
    .sort((a, b) => a.distanceMetres - b.distanceMetres || (a.site.id < b.site.id ? -1 : 1));

  const sheets = await deps.ledger.sheets(
    near.flatMap(({ classes }) => classes.map((offer) => sheetIdOf(offer, month))),
  );
  const cards = near
    .map(({ site, distanceMetres, classes }) => {
      const shown = classes
        .map((offer) => classCard(deps.policy, site, offer, sheetOf(sheets, offer, month), now))
        .filter((card) => !search.isOpen || isOnSale(card));
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
  const sheets = await deps.ledger.sheets(classes.map((offer) => sheetIdOf(offer, month)));
  const cards = classes.map((offer) =>
    classCard(deps.policy, site, offer, sheetOf(sheets, offer, month), now),
  );
  return siteCard(deps.policy, site, cards, null, now);
}

/** Free, and in a month that may be booked. */
function isOnSale({ openPlaces, month, firstMonth, lastMonth }: ClassCard): boolean {
  return openPlaces > 0 && month >= firstMonth && month <= lastMonth;
}

function isWanted(offer: ChildcareClass, search: SiteSearch): boolean {
  const { ageInMonths: age } = search;
  const fitsAge = age === undefined || (age >= offer.ageFromMonths && age < offer.ageBelowMonths);
  const fitsPrice = offer.priceFen <= (search.maxPriceFen ?? Infinity);
  const fitsPricing =
    search.isInclusive === undefined || (offer.pricing === 'inclusive') === search.isInclusive;
  const fitsMode = search.careMode === undefined || offer.careMode === search.careMode;
  return fitsAge && fitsPrice && fitsPricing && fitsMode;
}

function nextMonth(deps: Deps): CivilMonth {
  return addMonthsTo(monthOf(dateAt(deps.now())), 1);
}
