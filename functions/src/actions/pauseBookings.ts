import { stateAt, type Booking } from '@huiyue/shared/booking';
import { dateAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { BookingsView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext } from '@huiyue/shared/plan';
import type { BookingCursor, Deps, NamingReceipt } from '../ports';
import type { Absent } from './absent';
import { awayOn, refusalOfLateness } from './actOnBooking';
import { datesOn, daysOn } from './dates';
import type { Person } from './people';
import { doneBefore, traceOf } from './receipts';
import { drawnAlready } from './sellers';
import { untilSettled } from './untilSettled';
import { bookingAsDone } from './views';

type Period = {
  readonly recipient: Person['id'];
  readonly from: CivilDate;
  readonly until: CivilDate;
};

/** As many as fit one commit, with their sheets and the recipient's own months. */
const mostInOneOrder = 31;

/** A holiday or a stay in hospital: everything of one person stays away, or comes back, in one order. */
export function pauseBookings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  act: 'pause' | 'resume',
  period: Period,
  receipt: NamingReceipt,
): Promise<Outcome<BookingsView> | Absent> {
  const trace = traceOf(receipt);
  return untilSettled(async () => {
    const now = deps.now();
    const all = await allOf(deps, household);
    const own = all.filter(({ recipient }) => recipient.id === period.recipient);
    const before = own.flatMap((booking) => doneBefore(booking, trace) ?? []);
    const otherBody = before.find((one) => !one.ok);
    if (otherBody && !otherBody.ok) return otherBody;
    if (before.length > 0) return answered(before.flatMap((one) => (one.ok ? [one.value] : [])));

    const changes = await changesIn(deps, own, act, period, now);
    if (changes.length === 0) return answered([]);
    if (changes.length > mostInOneOrder)
      return refused({
        code: 'order.tooMany',
        facts: { bookings: changes.length, most: mostInOneOrder },
      });
    const plans = await Promise.all(
      changes.map(async ({ booking, away }) =>
        planNext(booking, await awayOn(deps, actor, booking, { act, away }, now), {
          by: { account: actor.account, role: actor.role },
          at: now,
          receipt: trace,
        }),
      ),
    );
    const result = await deps.ledger.commit({ plans, seller: drawnAlready });
    switch (result.kind) {
      case 'committed':
        return answered(result.bookings);
      case 'refused':
        return (await hasTwin(deps, changes, trace)) ? 'again' : refused(result.refusal);
      case 'repeated':
      case 'stale':
        return 'again';
    }
  });
}

type Change = { readonly booking: Booking; readonly away: number };

async function hasTwin(
  deps: Deps,
  changes: readonly Change[],
  trace: ReturnType<typeof traceOf>,
): Promise<boolean> {
  const now = await deps.bookings.findAll(changes.map(({ booking }) => booking.id));
  return now.some((booking) => doneBefore(booking, trace) !== undefined);
}

function answered(bookings: readonly Booking[]): Outcome<BookingsView> {
  return accepted({ items: bookings.map(bookingAsDone) });
}

/** What of the period still lies ahead, on each confirmed booking that it touches. */
async function changesIn(
  deps: Deps,
  own: readonly Booking[],
  act: 'pause' | 'resume',
  { from, until }: Period,
  now: Instant,
): Promise<readonly Change[]> {
  const today = dateAt(now);
  const first = from > today ? from : today;
  const confirmed = own.filter((booking) => stateAt(booking, now) === 'confirmed');
  const changes = confirmed.flatMap((booking) => {
    const { sheet, span, away } = booking;
    const days = daysOn(
      sheet,
      datesOn(sheet, span.days).filter((date) => first <= date && date <= until),
    );
    const next = act === 'pause' ? away | days : away & ~days;
    return next === away ? [] : [{ booking, away: next }];
  });
  // Today's lunch may be cooking already: it is left as it is.
  const late = await Promise.all(changes.map(({ booking }) => refusalOfLateness(deps, booking, now)));
  return changes.filter((_, index) => late[index] === undefined);
}

async function allOf(deps: Deps, household: Id<'household'>): Promise<readonly Booking[]> {
  const all: Booking[] = [];
  let cursor: BookingCursor | undefined;
  do {
    const page = await deps.bookings.ofHousehold(household, { limit: 50, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}
