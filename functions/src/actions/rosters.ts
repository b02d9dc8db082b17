import { stateAt } from '@huiyue/shared/booking';
import { ageInMonths, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { RosterView } from '@huiyue/shared/contract/places';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { daysOn } from './dates';
import { findSold } from './sellers';

/** Who is expected on a day, by the hour they come. Who is away that day is listed too: the staff will be asked. */
export async function readRoster(
  deps: Deps,
  actor: Actor,
  id: PlaceSheetId['of'],
  date: CivilDate,
): Promise<RosterView | Absent> {
  const sold = await findSold(deps, id);
  if (!sold || !actor.sites.includes(sold.site.id)) return absent;
  const now = deps.now();
  const bookings = await deps.bookings.ofSite(sold.site.id, monthOf(date));
  const expected = bookings.filter(
    (booking) =>
      booking.sheet.of === id &&
      stateAt(booking, now) === 'confirmed' &&
      (daysOn(booking.sheet, [date]) & booking.span.days) !== 0,
  );
  return {
    date,
    items: expected
      .map(({ id: booking, recipient, sheet, span, units, away }) => ({
        booking,
        name: recipient.name,
        ageInMonths: ageInMonths(recipient.birthDate, date),
        from: span.from,
        to: span.to,
        units,
        isAway: (daysOn(sheet, [date]) & away) !== 0,
      }))
      .sort((a, b) => a.from - b.from || (a.booking < b.booking ? -1 : 1)),
  };
}
