import { markOf, marked, type Attendance, type Mark } from '@huiyue/shared/attendance/attendance';
import { serviceDays, type ServiceDay } from '@huiyue/shared/billing/serviceDays';
import type { Booking } from '@huiyue/shared/booking';
import { dateAt, firstDayOf, isoAt, lastDayOf, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { AttendanceEntry, BookingAttendanceView, SiteDayView } from '@huiyue/shared/contract/attendance';
import type { ShutDay } from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { firstDay } from '@huiyue/shared/reserves';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { readShutDays } from './house/shutDays';
import { reachesBooking } from './reach';
import { siteInReach } from './billsReach';
import { untilSettled } from './untilSettled';

/** Somebody booked on a day, and what has been written of it so far. */
export type Expected = {
  readonly booking: Booking;
  readonly day: ServiceDay;
  readonly row: Attendance | undefined;
};

/** Everybody booked at a site on a day, marked or not. */
export async function readSiteDay(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly on: CivilDate },
): Promise<SiteDayView | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const [expected, closure] = await Promise.all([
    expectedAt(deps, site, asked.on),
    closureOn(deps, site, asked.on),
  ]);
  return siteDayView(site, asked.on, expected, closure);
}

/** A roll-call. What it says again changes nothing; what it says anew is written beside what stood there. */
export function recordAttendance(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly on: CivilDate;
    readonly marks: readonly { readonly booking: Id<'booking'>; readonly mark: Mark }[];
  },
  receipt: Receipt,
): Promise<Outcome<SiteDayView> | Absent> {
  const { on, marks } = asked;
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    if (!site) return absent;
    const now = deps.now();
    const today = dateAt(now);
    if (on > today) return refused({ code: 'attendance.notYet', facts: { on, today } });
    const [expected, closure] = await Promise.all([
      expectedAt(
        deps,
        site,
        on,
        marks.map(({ booking }) => booking),
      ),
      closureOn(deps, site, on),
    ]);
    const known = new Map(expected.map((one) => [one.booking.id, one]));
    const missing = marks.find(({ booking }) => !known.has(booking));
    if (missing) return refused({ code: 'attendance.notBooked', facts: { booking: missing.booking, on } });
    const called = marks.flatMap(({ booking, mark }) => {
      const before = known.get(booking)?.row;
      const written = { mark, at: now, by: actor.account, role: actor.role };
      const row = marked(before, { booking, site: site.id, on }, written);
      return row === before ? [] : [row];
    });
    const rows = new Map(called.map((row) => [row.booking, row]));
    const after = expected.map((one) => ({ ...one, row: rows.get(one.booking.id) ?? one.row }));
    const body = siteDayView(site, on, after, closure);
    const result = await deps.attendance.write(called, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function readBookingAttendance(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<BookingAttendanceView | Absent> {
  const booking = await deps.bookings.find(id);
  if (!booking) return absent;
  const isOwn = actor.role === 'family' && (await reachesBooking(deps, actor, booking, 'see'));
  if (!isOwn && !(await siteInReach(deps, actor, booking.site.id))) return absent;
  const month = monthOf(firstDay(booking.sheet));
  const rows = await deps.attendance.ofBooking(id);
  const days = daysOf(booking, rows);
  const span = { from: firstDayOf(month), until: lastDayOf(month) };
  const shut = new Map(
    await Promise.all(
      [...new Set(days.map(({ where }) => where.site.id))].map(
        async (site) => [site, await readShutDays(deps, site, span)] as const,
      ),
    ),
  );
  return {
    booking: id,
    month,
    items: days.map((day) =>
      entryOf(
        { booking, day, row: rows.find(({ on }) => on === day.on) },
        (shut.get(day.where.site.id) ?? []).some(({ on }) => on === day.on),
      ),
    ),
  };
}

/** Whoever is booked there on that day; of what was given up, only the day on which it was. */
export async function expectedAt(
  deps: Deps,
  site: Site,
  on: CivilDate,
  also: readonly Id<'booking'>[] = [],
): Promise<readonly Expected[]> {
  const listed = await deps.bookings.ofSite(site.id, monthOf(on));
  const known = new Set(listed.map(({ id }) => id));
  // Somebody who moved away since is on another site's list; a booking that is new may not be on this one yet.
  const others = await deps.bookings.findAll([...new Set(also)].filter((id) => !known.has(id)));
  const bookings = [...listed, ...others];
  const rows = await deps.attendance.findAll(bookings.map(({ id }) => ({ booking: id, on })));
  return bookings
    .flatMap((booking): readonly Expected[] => {
      const row = rows.find((one) => one.booking === booking.id);
      const day = daysOf(booking, row ? [row] : []).find((one) => one.on === on);
      if (!day || day.where.site.id !== site.id) return [];
      const isOver = day.givenUpAt !== undefined && dateAt(day.givenUpAt) !== on;
      return isOver ? [] : [{ booking, day, row }];
    })
    .sort((one, other) => (one.booking.id < other.booking.id ? -1 : 1));
}

function daysOf(booking: Booking, rows: readonly Attendance[]): readonly ServiceDay[] {
  return serviceDays(booking, (on) => rows.some((row) => row.on === on && markOf(row).kind === 'present'));
}

export async function closureOn(deps: Deps, site: Site, on: CivilDate): Promise<ShutDay | undefined> {
  return (await readShutDays(deps, site.id, { from: on, until: on }))[0];
}

function siteDayView(
  site: Site,
  on: CivilDate,
  expected: readonly Expected[],
  closure: ShutDay | undefined,
): SiteDayView {
  return {
    site: site.id,
    on,
    closure: closure ?? null,
    items: expected.map((one) => entryOf(one, closure !== undefined)),
  };
}

function entryOf({ booking, day, row }: Expected, isShutDay: boolean): AttendanceEntry {
  const { id, name } = booking.recipient;
  const mark = row ? markOf(row) : null;
  return {
    booking: booking.id,
    recipient: { id, name },
    offer: day.where.offer.name,
    on: day.on,
    from: day.where.span.from,
    to: day.where.span.to,
    mark,
    // Who came all the same was not away, whatever had been said before.
    isAnnounced: day.awayToldAt !== undefined && mark?.kind !== 'present',
    isShutDay,
    history: (row?.history ?? []).map(({ mark: written, at, by, role }) => ({
      mark: written,
      at: isoAt(at),
      by,
      role,
    })),
  };
}
