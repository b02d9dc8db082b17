import { addDays, daysBetween, type CivilDate } from '@huiyue/shared/civil';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import { daySet, daysOf, type DaySet } from '@huiyue/shared/ledger/span';
import { firstDay } from '@huiyue/shared/reserves';

/** Days of a sheet as dates, and back. */

export function datesOn(sheet: PlaceSheetId, days: DaySet): CivilDate[] {
  return daysOf(days).map((day) => addDays(firstDay(sheet), day));
}

/** Those of the dates that lie on the sheet. */
export function daysOn(sheet: PlaceSheetId, dates: readonly CivilDate[]): DaySet {
  const from = firstDay(sheet);
  const length = sheet.kind === 'serviceDay' ? 1 : 31;
  return daySet(
    dates
      .map((date) => daysBetween(from, date))
      .filter((day) => day >= 0 && day < length)
      // The month's 31st bit may be a day of the next month; no span of this sheet has it.
      .filter((day) => sheet.kind === 'serviceDay' || addDays(from, day).startsWith(sheet.period)),
  );
}
