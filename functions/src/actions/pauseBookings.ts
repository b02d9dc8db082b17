import { stateAt, type Booking } from '@huiyue/shared/booking';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { addMonthsTo, dateAt, firstDayOf, monthOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { BookingsView } from '@huiyue/shared/contract/bookings';
import { withPause, withoutPause, type PersonPauses } from '@huiyue/shared/elderServices/standingOrder';
import { isId, type Id } from '@huiyue/shared/ids';
import type { Tell } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext } from '@huiyue/shared/plan';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps, NamingReceipt } from '../ports';
import { allOfHousehold } from './householdBookings';
import { absent, type Absent } from './absent';
import { awayOn, refusalOfLateness } from './actOnBooking';
import { datesOn, daysOn } from './dates';
import { reopenOrders } from './elderServices/bookAhead';
import { findPerson, type Person } from './people';
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
const mostInOneCommit = 31;
/** Nobody books further ahead than this. */
const mostMonthsAhead = 13;
/** How many finished writes are remembered of a person: far more than are still on their way. */
const mostRemembered = 20;

/**
 * A holiday or a stay in hospital: everything of one person stays away, or comes back. What is booked is paused in as
 * many commits as it takes, each of which may be repeated without harm; what standing orders would book is left out.
 * Coming back, whatever is not free any more is refused with all that is in the same commit.
 */
export function pauseBookings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  act: 'pause' | 'resume',
  period: Period,
  receipt: NamingReceipt,
): Promise<Outcome<BookingsView> | Absent> {
  const trace = traceOf(receipt);
  const { recipient } = period;
  return untilSettled(async () => {
    const now = deps.now();
    const [own, kept, person] = await Promise.all([
      bookingsOf(deps, household, period, now),
      deps.pauses.find(household, recipient),
      findPerson(deps, household, recipient),
    ]);
    // Somebody whose card is gone may still have bookings; whoever has neither is nobody the actor knows.
    if (!person && own.length === 0) return absent;
    const before = own.flatMap((booking) => doneBefore(booking, trace) ?? []);
    const otherBody = before.find((one) => !one.ok);
    if (otherBody && !otherBody.ok) return otherBody;
    const finished = kept?.done.find(({ key }) => key === trace.key);
    if (finished && finished.body !== trace.body)
      return refused({ code: 'idempotency.otherBody', facts: {} });
    if (finished) return answered(before.flatMap((one) => (one.ok ? [one.value] : [])));

    const pauses = kept ?? { household, recipient, periods: [], done: [], revision: 0 };
    // Said before anything is paused, so that nothing is booked behind it; taken back after everything came back.
    const staying = act === 'pause' && person ? await writePeriods(deps, pauses, act, period) : pauses;
    if (!staying) return 'again';

    const undone = own.filter((booking) => doneBefore(booking, trace) === undefined);
    const changes = await changesIn(deps, undone, act, period, now);
    for (let from = 0; from < changes.length; from += mostInOneCommit) {
      const part = changes.slice(from, from + mostInOneCommit);
      const result = await commitPart(deps, actor, act, part, trace, now);
      if (result === 'again') return 'again';
      if (result) return refused(result);
    }
    if (!person) return answered(await doneBy(deps, own, trace));

    const left = act === 'resume' ? await writePeriods(deps, staying, act, period) : staying;
    if (!left) return 'again';
    if (act === 'resume' && !(await reopenOrders(deps, household, period))) return 'again';
    const done = [...left.done, trace].slice(-mostRemembered);
    const next = { ...left, done, revision: left.revision + 1 };
    const last = await deps.pauses.write([next], undefined, tellsOf(person, act, period, now));
    return last === 'committed' ? answered(await doneBy(deps, own, trace)) : 'again';
  });
}

type Trace = ReturnType<typeof traceOf>;

/** Once for all that is paused, to everybody who shares the care: nobody waits with a lunch, or wonders at an empty door. */
function tellsOf(
  { id, name, household }: Person,
  act: 'pause' | 'resume',
  { from, until }: Period,
  at: Instant,
): readonly Tell[] {
  const about = { person: id };
  const facts = { person: name, on: from, until };
  const kind = act === 'pause' ? 'stayAway' : 'stayEnded';
  const home = { kind, to: { who: 'household', id: household }, about, facts, at } as const;
  return isId('elder', id) ? [home, { ...home, to: { who: 'circle', id } }] : [home];
}

/** Undefined where somebody else wrote first. */
async function writePeriods(
  deps: Deps,
  before: PersonPauses,
  act: 'pause' | 'resume',
  { from, until }: Period,
): Promise<PersonPauses | undefined> {
  const change = act === 'pause' ? withPause : withoutPause;
  const periods = change(before.periods, { from, until });
  const next = { ...before, periods, revision: before.revision + 1 };
  return (await deps.pauses.write([next])) === 'committed' ? next : undefined;
}

async function commitPart(
  deps: Deps,
  actor: Actor,
  act: 'pause' | 'resume',
  part: readonly Change[],
  trace: Trace,
  now: Instant,
): Promise<Refusal | 'again' | undefined> {
  const plans = await Promise.all(
    part.map(async ({ booking, away }) =>
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
      return undefined;
    case 'refused':
      return (await hasTwin(deps, part, trace)) ? 'again' : result.refusal;
    case 'repeated':
    case 'stale':
      return 'again';
  }
}

async function doneBy(deps: Deps, own: readonly Booking[], trace: Trace): Promise<readonly Booking[]> {
  const now = await deps.bookings.findAll(own.map(({ id }) => id));
  return now.flatMap((booking) => {
    const done = doneBefore(booking, trace);
    return done?.ok ? [done.value] : [];
  });
}

type Change = { readonly booking: Booking; readonly away: number };

async function hasTwin(deps: Deps, changes: readonly Change[], trace: Trace): Promise<boolean> {
  const now = await deps.bookings.findAll(changes.map(({ booking }) => booking.id));
  return now.some((booking) => doneBefore(booking, trace) !== undefined);
}

/** In the order of the calendar: what is paused leaves the diary, so the order it was found in does not last. */
function answered(bookings: readonly Booking[]): Outcome<BookingsView> {
  const items = bookings.map(bookingAsDone);
  return accepted({
    items: items.sort((a, b) => compare(a.startsOn, b.startsOn) || a.from - b.from || compare(a.id, b.id)),
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
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

/**
 * Everything of one person that the period may touch. Their own diary is read, which is never behind; the list of the
 * household adds what is paused already, and has no hours in the diary any more.
 */
async function bookingsOf(
  deps: Deps,
  household: Id<'household'>,
  { recipient, from, until }: Period,
  now: Instant,
): Promise<readonly Booking[]> {
  const today = dateAt(now);
  const furthest = addMonthsTo(monthOf(today), mostMonthsAhead);
  const first = monthOf(from > today ? from : today);
  const last = monthOf(until) < furthest ? monthOf(until) : furthest;
  const months = first <= last ? monthsBetween(first, last) : [];
  const [diary, listed] = await Promise.all([
    deps.ledger.sheets(
      months.flatMap((period) =>
        (['time', 'meals'] as const).map((about) => ({
          kind: 'personMonth' as const,
          of: recipient,
          period,
          about,
        })),
      ),
    ),
    allOfHousehold(deps, household, { from: firstDayOf(first) }),
  ]);
  const ids = new Set([
    ...diary.flatMap(({ claims }) => claims.flatMap(({ booking }) => booking ?? [])),
    ...listed.filter((booking) => booking.recipient.id === recipient).map(({ id }) => id),
  ]);
  const all = await deps.bookings.findAll([...ids]);
  return all.filter((booking) => booking.household === household && booking.recipient.id === recipient);
}
