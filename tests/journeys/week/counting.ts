import type { CivilDate, Instant } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Sheet } from '@huiyue/shared/ledger/sheet';

/** Counted here once more, minute by minute and in the plainest way: what counts itself proves nothing. */

export const hour = 60;

/** Every moment at which a hour hour begins: nothing is sold by less. */
export function moments(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / hour) }, (_, index) => from + index * hour);
}

/** Days of a sheet count from its first. */
function dayOf(sheet: Pick<Sheet, 'id'>, date: CivilDate): number {
  return sheet.id.kind === 'serviceDay' ? 0 : Number(date.slice(8)) - 1;
}

export type Kind = 'all' | 'held' | 'kept';

export function takenAt(
  sheet: Sheet,
  on: { readonly date: CivilDate; readonly minute: number; readonly now: Instant },
  kind: Kind = 'all',
): number {
  return sum(
    claimsAt(sheet, on).filter(({ until }) => kind === 'all' || (kind === 'held') === (until !== undefined)),
  );
}

/** What anybody may still buy: neither taken nor kept back for others. */
export function openAt(
  sheet: Sheet,
  on: { readonly date: CivilDate; readonly minute: number; readonly now: Instant },
): number {
  const there = claimsAt(sheet, on);
  const keptBack = sheet.reserves
    .filter(({ releasedAt }) => releasedAt === undefined || on.now < releasedAt)
    .map((reserve) => Math.max(0, reserve.units - sum(there.filter(({ pool }) => pool === reserve.for))));
  return sheet.places - sum(there) - keptBack.reduce((all, one) => all + one, 0);
}

function claimsAt(
  sheet: Sheet,
  { date, minute, now }: { readonly date: CivilDate; readonly minute: number; readonly now: Instant },
) {
  const bit = 2 ** dayOf(sheet, date);
  return sheet.claims.filter(
    ({ span, until }) =>
      (until === undefined || now < until) &&
      Math.floor(span.days / bit) % 2 === 1 &&
      span.from <= minute &&
      minute < span.to,
  );
}

/** How many of these bookings are there at a moment, going by what their families are shown. */
export function thereAt(
  bookings: readonly BookingView[],
  { date, minute }: { readonly date: CivilDate; readonly minute: number },
): number {
  return sum(
    bookings.filter(
      ({ dates, awayDates, from, to }) =>
        dates.includes(date) && !awayDates.includes(date) && from <= minute && minute < to,
    ),
  );
}

/** States in which a booking has its place. */
export const placed: readonly BookingView['state'][] = ['held', 'offered', 'requested', 'confirmed'];

export function sum(all: readonly { readonly units: number }[]): number {
  return all.reduce((units, one) => units + one.units, 0);
}
