import { changesOf, type Bill, type BillLine } from '@huiyue/shared/billing/bill';
import { mainItemOf } from '@huiyue/shared/billing/rules';
import { datesOf } from '@huiyue/shared/billing/serviceDays';
import type { CivilDate, CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Billed } from '@huiyue/shared/subsidies/proof';
import type { Deps } from '../ports';

/**
 * The days up to now that a site's issued bills of a month charge for care, meals and visits, and the bookings they are
 * for. A line that somebody has corrected by hand, with a reason, is theirs to answer for and not held against the rows.
 */
export async function billedIn(
  deps: Deps,
  site: Id<'site'>,
  month: CivilMonth,
  before: CivilDate,
): Promise<Billed> {
  const bills = (await deps.bills.ofSite(site, month)).filter(({ issued }) => issued !== undefined);
  const lines = bills.flatMap(standingLines);
  return {
    bookings: [...new Set(lines.map(({ booking }) => booking))],
    days: lines.flatMap(({ booking, chargedDays }) =>
      datesOf(month, chargedDays)
        .filter((on) => on < before)
        .map((on) => ({ booking, on })),
    ),
    shares: lines.flatMap(({ booking, shares }) =>
      shares
        .filter(({ payer }) => payer === 'voucher' || payer === 'governmentPurchase')
        .map(({ reference, amountFen }) => ({ booking, id: reference ?? '', fen: amountFen })),
    ),
  };
}

function standingLines({ lines }: Bill): readonly BillLine[] {
  return lines.filter(
    ({ number, offer, feeItem, correction }) =>
      feeItem === mainItemOf(offer) && correction?.of === undefined && changesOf(lines, number).length === 0,
  );
}
