import { lateMinutes, markOf } from '@huiyue/shared/attendance/attendance';
import { chargedMinutes, type LateTerms } from '@huiyue/shared/attendance/lateTerms';
import type { ExtraItem } from '@huiyue/shared/billing/extraItem';
import { serviceDays } from '@huiyue/shared/billing/serviceDays';
import { monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { LateTermsView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { bookingsOf } from '../billsMonth';
import { untilSettled } from '../untilSettled';

const termsKey = 'TERMS';

export async function readLateTerms(deps: Deps, id: Id<'site'>): Promise<LateTermsView | Absent> {
  const site = await deps.sites.find(id);
  return site ? viewOf(await deps.lateTerms.find(id, termsKey)) : absent;
}

export function publishLateTerms(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly hourFen: Fen;
    readonly graceMinutes: number;
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<LateTermsView> | Absent> {
  const { site, hourFen, graceMinutes } = asked;
  return untilSettled(async () => {
    if (!actor.sites.includes(site) || !(await deps.sites.find(site))) return absent;
    const before = await deps.lateTerms.find(site, termsKey);
    const revision = before?.revision ?? 0;
    if (revision !== asked.revision) return refused({ code: 'lateTerms.changed', facts: { revision } });
    const next: LateTerms = {
      site,
      hourFen,
      graceMinutes,
      at: deps.now(),
      by: actor.account,
      revision: revision + 1,
    };
    const body = viewOf(next);
    return (await deps.lateTerms.write([next], { receipt, body })) === 'committed' ? accepted(body) : 'again';
  });
}

function viewOf(terms: LateTerms | undefined): LateTermsView {
  return {
    hourFen: terms?.hourFen ?? null,
    graceMinutes: terms?.graceMinutes ?? 0,
    revision: terms?.revision ?? 0,
  };
}

/**
 * What a household's late evenings of a month add to its bill, by the price the site publishes: lines like any other
 * extra, so the caps that bind those bind these. Where staff have put one on by hand for that day, theirs stands.
 */
export async function lateExtras(
  deps: Deps,
  site: Site,
  asked: {
    readonly household: Id<'household'>;
    readonly month: CivilMonth;
    readonly extras: readonly ExtraItem[];
  },
): Promise<readonly ExtraItem[]> {
  const terms = await deps.lateTerms.find(site.id, termsKey);
  if (!terms || terms.hourFen === 0) return [];
  const bookings = await bookingsOf(deps, site, asked.household, asked.month);
  const lines = await Promise.all(
    bookings.map(async (booking) => {
      const rows = await deps.attendance.ofBooking(booking.id);
      const days = serviceDays(booking, (on) =>
        rows.some((row) => row.on === on && markOf(row).kind === 'present'),
      );
      return rows.flatMap((row): readonly ExtraItem[] => {
        const day = days.find(({ on }) => on === row.on);
        if (!day || row.site !== site.id || monthOf(row.on) !== asked.month) return [];
        const quantity = chargedMinutes(terms, lateMinutes(markOf(row), day.where.span.to));
        const isByHand = asked.extras.some(
          ({ feeItem, booking: of, from, to }) =>
            feeItem === 'lateCollection' && of === booking.id && from <= row.on && row.on <= to,
        );
        return quantity === 0 || isByHand
          ? []
          : [
              {
                booking: booking.id,
                feeItem: 'lateCollection',
                per: 'hour',
                quantity,
                unitPriceFen: terms.hourFen,
                from: row.on,
                to: row.on,
              },
            ];
      });
    }),
  );
  return lines.flat();
}
