import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { addMonthsTo, isCivilDate, isCivilMonth } from '@huiyue/shared/civil';
import { isId } from '@huiyue/shared/ids';
import {
  blankSheet,
  sheetName,
  type PlaceSheetId,
  type Sheet,
  type Terms,
} from '@huiyue/shared/ledger/sheet';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { Period } from '@huiyue/shared/refusals';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import { classTermsOn, serviceTermsOn, withRenewals } from '@huiyue/shared/terms';
import type { Deps, LedgerOrder, Seller } from '../ports';

/** What is sold, whatever it is, with the site that sells it. */
export type Sold =
  | { readonly kind: 'class'; readonly site: Site; readonly class: ChildcareClass }
  | { readonly kind: 'service'; readonly site: Site; readonly service: Service };

export async function findSold(deps: Deps, id: PlaceSheetId['of']): Promise<Sold | undefined> {
  if (isId('class', id)) {
    const offer = await deps.classes.find(id);
    const site = offer && (await deps.sites.find(offer.site));
    return offer && site && { kind: 'class', site, class: offer };
  }
  const service = await deps.services.find(id);
  const site = service && (await deps.sites.find(service.site));
  return service && site && { kind: 'service', site, service };
}

export function offerOf(sold: Sold): ChildcareClass | Service {
  return sold.kind === 'class' ? sold.class : sold.service;
}

export function lineOf(sold: Sold): ServiceLine {
  return sold.kind === 'class' ? 'childcare' : sold.service.product;
}

/** A class has a sheet for each month and a service one for each day; undefined for a period of the other kind. */
export function sheetIdOf(of: PlaceSheetId['of'], period: Period): PlaceSheetId | undefined {
  if (isId('class', of)) return isCivilMonth(period) ? { kind: 'classMonth', of, period } : undefined;
  return isCivilDate(period) ? { kind: 'serviceDay', of, period } : undefined;
}

/** Sheets as they stand; one that nobody has touched yet, as it would be drawn up now. */
export async function readSheets(
  deps: Deps,
  sold: readonly Sold[],
  ids: readonly PlaceSheetId[],
): Promise<(id: PlaceSheetId) => Sheet> {
  const [drawn, termsOn] = await Promise.all([
    deps.ledger.sheets(ids).then((sheets) => new Map(sheets.map((sheet) => [sheetName(sheet.id), sheet]))),
    termsOf(deps, sold, ids),
  ]);
  return (id) => withRenewals(drawn.get(sheetName(id)) ?? blankSheet(id, termsOn(id)), termsOn(id));
}

/** What sheets of these are drawn up from. Renewal asks for the month before, so that is read first. */
export async function termsOf(
  deps: Deps,
  sold: readonly Sold[],
  ids: readonly PlaceSheetId[],
): Promise<(id: PlaceSheetId) => Terms> {
  const byId = new Map(sold.map((one) => [offerOf(one).id, one]));
  const sellerOf = (id: PlaceSheetId) => {
    const seller = byId.get(id.of);
    if (!seller) throw new Error(`nobody was read who sells ${id.of}`);
    return seller;
  };
  const renewed = ids.filter((id) => {
    const seller = sellerOf(id);
    return seller.kind === 'class' && seller.class.renewByDay !== undefined;
  });
  const sheets = await deps.ledger.sheets(renewed.flatMap((id) => monthBefore(id) ?? []));
  const before = new Map(sheets.map((sheet) => [sheetName(sheet.id), sheet]));
  return (id) => {
    const seller = sellerOf(id);
    if (seller.kind === 'service') return serviceTermsOn(seller.service, id);
    if (id.kind !== 'classMonth') throw new Error(`${id.of} has no sheets by the day`);
    const earlier = monthBefore(id);
    return classTermsOn(seller.class, id, earlier && before.get(sheetName(earlier)));
  };
}

export async function sellerOf(
  deps: Deps,
  sold: readonly Sold[],
  ids: readonly PlaceSheetId[],
): Promise<(sheet: PlaceSheetId) => Seller> {
  const termsOn = await termsOf(deps, sold, ids);
  const revisions = new Map<string, number>(sold.map((one) => [offerOf(one).id, offerOf(one).revision]));
  return (sheet) => ({ terms: termsOn(sheet), revision: revisions.get(sheet.of) ?? 0 });
}

/** Where a booking has a place, its sheet is drawn up already. */
export const drawnAlready: LedgerOrder['seller'] = () => undefined;

function monthBefore(id: PlaceSheetId): PlaceSheetId | undefined {
  return id.kind === 'classMonth' ? { ...id, period: addMonthsTo(id.period, -1) } : undefined;
}
