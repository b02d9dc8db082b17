import { asOf, type Booking, type BookingEvent, type Where } from '../booking';
import {
  addDays,
  dateAt,
  daysBetween,
  firstDayOf,
  monthOf,
  type CivilDate,
  type CivilMonth,
  type Instant,
} from '../civil';
import { daysOf, hasDay, type DaySet } from '../ledger/span';
import { firstDay } from '../reserves';

/** One day of a booking as it was agreed, whatever came of it. */
export type ServiceDay = {
  readonly on: CivilDate;
  /** The room, the hours and the price that were agreed for this day. */
  readonly where: Where;
  /** The family said then that nobody would come. */
  readonly awayToldAt?: Instant;
  /** It was given up too late, and is to be paid: in the words of the institution, which granted it so. */
  readonly chargedAnyway?: string;
  /** Given up: from then on nobody was to come any more. */
  readonly givenUpAt?: Instant;
};

/**
 * The days a booking was ever confirmed for, told from its history: days that moved stand where they moved to, days
 * that were given up stay, marked as such. A day on which somebody came all the same was not given up.
 */
export function serviceDays(booking: Booking, cameOn: (on: CivilDate) => boolean): readonly ServiceDay[] {
  let days: ReadonlyMap<CivilDate, ServiceDay> | undefined;
  for (const [index, event] of booking.history.entries()) {
    const { state, at } = event;
    if (state === 'confirmed') {
      const agreed = agreedDays(asOf(booking, index + 1), event);
      days = days ? changed(days, agreed, dateAt(at)) : agreed;
    } else if (days) {
      days = givenUp(days, at, cameOn);
    }
  }
  return [...(days?.values() ?? [])].sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** The bits of those dates that lie in the month. */
export function daySetOf(month: CivilMonth, dates: readonly CivilDate[]): DaySet {
  const first = firstDayOf(month);
  return dates
    .filter((on) => monthOf(on) === month)
    .reduce((set, on) => set | (1 << daysBetween(first, on)), 0);
}

export function datesOf(month: CivilMonth, days: DaySet): readonly CivilDate[] {
  const first = firstDayOf(month);
  return daysOf(days).map((day) => addDays(first, day));
}

function agreedDays(
  booking: Booking,
  { at, chargedAnyway, reason = '' }: BookingEvent,
): ReadonlyMap<CivilDate, ServiceDay> {
  const { sheet, span, site, offer, startsOn, judgement, payFen, away } = booking;
  const where = { sheet, span, site, offer, startsOn, judgement, payFen };
  return new Map(
    daysOf(span.days).map((day) => {
      const on = addDays(firstDay(sheet), day);
      const told = { awayToldAt: at, ...(chargedAnyway ? { chargedAnyway: reason } : {}) };
      return [on, { on, where, ...(hasDay(away, day) ? told : {}) }];
    }),
  );
}

/** From that day on what was agreed anew; nobody can change a day that is over. */
function changed(
  before: ReadonlyMap<CivilDate, ServiceDay>,
  agreed: ReadonlyMap<CivilDate, ServiceDay>,
  from: CivilDate,
): ReadonlyMap<CivilDate, ServiceDay> {
  const over = [...before].filter(([on]) => on < from);
  const next = [...agreed].filter(([on]) => on >= from);
  return new Map([...over, ...next.map(([on, day]) => [on, stillAway(before.get(on), day)] as const)]);
}

/** Who said it once need not say it again. */
function stillAway(before: ServiceDay | undefined, day: ServiceDay): ServiceDay {
  if (day.awayToldAt === undefined || before?.awayToldAt === undefined) return day;
  const { awayToldAt, chargedAnyway } = before;
  return { ...day, awayToldAt, ...(chargedAnyway === undefined ? {} : { chargedAnyway }) };
}

function givenUp(
  before: ReadonlyMap<CivilDate, ServiceDay>,
  at: Instant,
  cameOn: (on: CivilDate) => boolean,
): ReadonlyMap<CivilDate, ServiceDay> {
  const today = dateAt(at);
  return new Map(
    [...before].map(([on, day]) => [
      on,
      on < today || (on === today && cameOn(on)) ? day : { ...day, givenUpAt: at },
    ]),
  );
}
