import { addDays, firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { daysOf } from '@huiyue/shared/ledger/span';
import type { Billed } from '@huiyue/shared/subsidies/proof';
import type { Deps } from '../ports';

/** The days that a site's bills of a month charge, and the bookings they are drawn up for. */
export async function billedIn(deps: Deps, site: Id<'site'>, month: CivilMonth): Promise<Billed> {
  const bills = await deps.bills.ofSite(site, month);
  // A correction changes a sum; the days are those of the line it corrects.
  const lines = bills.flatMap((bill) => bill.lines).filter(({ correction }) => correction?.of === undefined);
  return {
    bookings: [...new Set(lines.map(({ booking }) => booking))],
    days: lines.flatMap(({ booking, chargedDays }) =>
      daysOf(chargedDays).map((day) => ({ booking, on: addDays(firstDayOf(month), day) })),
    ),
  };
}
