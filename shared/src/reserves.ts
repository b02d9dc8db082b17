import {
  addDays,
  addMonthsTo,
  firstDayOf,
  isCivilDate,
  startOfDay,
  type CivilDate,
  type Instant,
} from './civil';
import type { Reserve, ReserveGroup, SheetId } from './ledger/sheet';
import type { Minute } from './ledger/span';

/** Places a seller keeps back on each of its sheets, and when the rest of them goes to everyone. */
export type ReserveRule = {
  readonly for: Exclude<ReserveGroup, 'inPlace'>;
  readonly units: number;
  /** So many days before the sheet begins, at that minute; absent: kept to the end. */
  readonly release?: { readonly daysBefore: number; readonly at: Minute };
};

/** A rule, on the sheet it is kept on. */
export function reserveOn({ for: group, units, release }: ReserveRule, sheet: SheetId): Reserve {
  const releasedAt = release && instantOn(addDays(firstDay(sheet), -release.daysBefore), release.at);
  return { for: group, units, ...(releasedAt === undefined ? {} : { releasedAt }) };
}

/** The day of the month before on which the places of those who did not renew go to everyone. */
export function renewalEnds(sheet: Extract<SheetId, { kind: 'classMonth' }>, renewByDay: number): Instant {
  return startOfDay(addDays(firstDayOf(addMonthsTo(sheet.period, -1)), renewByDay));
}

export function firstDay({ period }: SheetId): CivilDate {
  return isCivilDate(period) ? period : firstDayOf(period);
}

export function instantOn(date: CivilDate, minute: Minute): Instant {
  return startOfDay(date) + minute * 60_000;
}
