import { isQueued, stateAt, type Booking, type BookingState } from '@huiyue/shared/booking';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { dateAt, firstDayOf, monthOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { DiaryId } from '@huiyue/shared/ledger/sheet';
import type { Deps } from '../ports';
import { datesOn } from './dates';
import { allOfHousehold } from './householdBookings';
import type { Person } from './people';

/** The bookings of people, day by day. */

export type DayOfBooking = {
  readonly booking: Booking;
  readonly state: BookingState;
  readonly date: CivilDate;
  readonly isAway: boolean;
};

export type Days = { readonly from: CivilDate; readonly until: CivilDate };

/** Everything that takes these people's time or feeds them on these days: their own months say which bookings that is. */
export async function takenDays(
  deps: Deps,
  people: readonly Person['id'][],
  days: Days,
): Promise<readonly DayOfBooking[]> {
  const months = monthsBetween(monthOf(days.from), monthOf(days.until));
  const diaries = people.flatMap((of) =>
    months.flatMap((period) =>
      (['time', 'meals'] as const).map((about): DiaryId => ({ kind: 'personMonth', of, period, about })),
    ),
  );
  const sheets = await deps.ledger.sheets(diaries);
  const ids = sheets.flatMap(({ claims }) => claims.flatMap(({ booking }) => booking ?? []));
  const now = deps.now();
  const found = await deps.bookings.findAll([...new Set(ids)]);
  return daysOf(found, days, now).filter(({ state }) => isTaken(state));
}

/** What they wait for, or are offered: it takes nobody's time yet, and is on the lists of the households alone. */
export async function waitedDays(
  deps: Deps,
  whom: readonly { readonly household: Id<'household'>; readonly person: Person['id'] }[],
  days: Days,
): Promise<readonly DayOfBooking[]> {
  const households = [...new Set(whom.map(({ household }) => household))];
  // A booking lies within a month: what reaches into these days starts in the month of the first at the earliest.
  const within = { from: firstDayOf(monthOf(days.from)), until: days.until };
  const lists = await Promise.all(households.map((household) => allOfHousehold(deps, household, within)));
  const theirs = lists.flat().filter(({ recipient }) => whom.some(({ person }) => person === recipient.id));
  return daysOf(theirs, days, deps.now()).filter(({ state }) => isQueued(state));
}

function daysOf(bookings: readonly Booking[], { from, until }: Days, now: Instant): readonly DayOfBooking[] {
  return bookings.flatMap((booking) => {
    const state = stateAt(booking, now);
    const away = datesOn(booking.sheet, booking.away);
    return datesOn(booking.sheet, booking.span.days)
      .filter((date) => from <= date && date <= until)
      .map((date) => ({ booking, state, date, isAway: away.includes(date) }));
  });
}

function isTaken(state: BookingState): boolean {
  return state === 'held' || state === 'requested' || state === 'confirmed';
}

/** Is the last day of it behind us? */
export function isOver({ sheet, span }: Booking, now: Instant): boolean {
  const last = datesOn(sheet, span.days).at(-1);
  return last === undefined || last < dateAt(now);
}
