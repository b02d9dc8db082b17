import type { ChildcareClass } from './childcare/childcareClass';
import type { Reserve, Sheet, SheetId, Terms } from './ledger/sheet';
import { dayCount } from './ledger/span';
import { renewalEnds, reserveOn } from './reserves';
import type { Service } from './service';

/**
 * What a class's sheet of one month is drawn up from. Until the day of renewal it keeps as many places as are taken
 * by the month in the month before, for the children who have them.
 */
export function classTermsOn(
  { places, reserves, renewByDay, opensAt, closesAt }: ChildcareClass,
  sheet: Extract<SheetId, { kind: 'classMonth' }>,
  monthBefore: Sheet | undefined,
): Terms {
  const kept = reserves.map((rule) => reserveOn(rule, sheet));
  if (renewByDay === undefined || !monthBefore) return { places, reserves: kept };
  // A single whole day is occasional care; whoever has more of them has a full-day place.
  const inPlace = monthBefore.claims
    .filter(({ until, span }) => until === undefined && span.from === opensAt && span.to === closesAt)
    .filter(({ span }) => dayCount(span.days) > 1)
    .reduce((sum, { units }) => sum + units, 0);
  const renewal: Reserve = { for: 'inPlace', units: inPlace, releasedAt: renewalEnds(sheet, renewByDay) };
  return { places, reserves: inPlace === 0 ? kept : [...kept, renewal] };
}

export function serviceTermsOn({ places, reserves }: Service, sheet: SheetId): Terms {
  return { places, reserves: reserves.map((rule) => reserveOn(rule, sheet)) };
}

/** How many are there already, and go first, changes with the month before: what the order found there holds. */
export function withRenewals(sheet: Sheet, terms: Terms | undefined): Sheet {
  if (!terms) return sheet;
  const kept = ({ for: group }: Terms['reserves'][number]) => group === 'inPlace';
  if (!sheet.reserves.some(kept) && !terms.reserves.some(kept)) return sheet;
  return {
    ...sheet,
    reserves: [...sheet.reserves.filter((one) => !kept(one)), ...terms.reserves.filter(kept)],
  };
}
