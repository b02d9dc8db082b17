import { isLive, mayAct, proposedInsteadOf, stateAt, type Booking } from '@huiyue/shared/booking';
import { dateAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { BookingView, TransferTo } from '@huiyue/shared/contract/bookings';
import type { ShutDay } from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import type { DaySet } from '@huiyue/shared/ledger/span';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext, type Wanted } from '@huiyue/shared/plan';
import { refusalOfHeldPrice } from '@huiyue/shared/publishing/bookedPrice';
import type { Refusal } from '@huiyue/shared/refusals';
import { ordersCloseAt } from '@huiyue/shared/services/quoteService';
import type { Deps, LedgerOrder, NamingReceipt } from '../ports';
import { pausesFrom, refusalOfPause } from './desk/standingPauses';
import { absent, type Absent } from './absent';
import { askerOf } from './askers';
import { refusalOfConsent } from './circleConsents';
import { datesOn, daysOn } from './dates';
import { readShutDays } from './house/shutDays';
import { findPerson, type Person } from './people';
import { reachesBooking } from './reach';
import { doneBefore, traceOf } from './receipts';
import { drawnAlready, findSold, offerOf, sellerOf, type Sold } from './sellers';
import { untilSettled } from './untilSettled';
import { bookingAsDone, bookingView } from './views';
import { answerWithinMs, judge, offerWithinMs, soldIn } from './wishes';

export type Doing =
  | { readonly act: 'request' | 'decline' | 'confirm' | 'cancel' }
  | { readonly act: 'accept'; readonly payFen?: Fen }
  | { readonly act: 'return'; readonly reason: string }
  | { readonly act: 'close'; readonly reason: string; readonly isLetGo?: true }
  | { readonly act: 'absent' | 'present'; readonly dates: readonly CivilDate[] }
  | { readonly act: 'transfer' | 'propose'; readonly to: TransferTo };

/** What an act comes to on this booking, and what its sheets would be drawn up from. */
type Decided = { readonly wanted: Wanted; readonly seller: LedgerOrder['seller'] };

/** One path for every act on a booking that exists, whoever acts. */
export async function actOnBooking(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
  doing: Doing,
  receipt: NamingReceipt,
): Promise<Outcome<BookingView> | Absent> {
  const trace = traceOf(receipt);
  return untilSettled(async () => {
    // The clock is read before the row. The other way round, a hold that was confirmed in time, while its row was on
    // the way here, would be told as run out.
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking) return absent;
    // Before anything else: by this very act it may belong to another site, or be closed to all acts.
    const before = doneBefore(booking, trace);
    if (before) return before.ok ? accepted(bookingAsDone(before.value)) : before;
    if (!(await reachesBooking(deps, actor, booking, 'order'))) return absent;
    if (!mayAct(booking, doing.act, now))
      return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });

    const decided = await decideAct(deps, actor, booking, doing, now);
    if ('absent' in decided || !decided.ok) return decided;
    const { wanted, seller } = decided.value;
    const plan = planNext(booking, wanted, {
      by: { account: actor.account, role: actor.role },
      at: now,
      reason: reasonOf(doing),
      receipt: trace,
    });
    const result = await deps.ledger.commit({ plans: [plan], seller });
    switch (result.kind) {
      case 'committed': {
        const [done] = result.bookings;
        if (!done) throw new Error(`${id} was acted on, and is not there`);
        return accepted(bookingAsDone(done));
      }
      case 'refused':
        return refused(result.refusal);
      case 'repeated':
      case 'stale':
        return 'again';
    }
  });
}

export async function readBooking(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<BookingView | Absent> {
  // The clock before the row, as above.
  const now = deps.now();
  const booking = await findOwn(deps, actor, id);
  if (!booking) return absent;
  const view = bookingView(booking, now);
  const shutDays = isLive(view.state) ? await shutDaysOf(deps, view) : [];
  return { ...view, ...(shutDays.length > 0 && { shutDays: [...shutDays] }) };
}

/** Of the days on which somebody is to come, those on which the house is shut. */
async function shutDaysOf(deps: Deps, { site, dates, awayDates }: BookingView): Promise<readonly ShutDay[]> {
  const to = dates.filter((on) => !awayDates.includes(on));
  const [from, until] = [to[0], to.at(-1)];
  if (from === undefined || until === undefined) return [];
  return (await readShutDays(deps, site.id, { from, until })).filter(({ on }) => to.includes(on));
}

export async function findOwn(deps: Deps, actor: Actor, id: Id<'booking'>): Promise<Booking | undefined> {
  const booking = await deps.bookings.find(id);
  return booking && (await reachesBooking(deps, actor, booking, 'see')) ? booking : undefined;
}

function reasonOf(doing: Doing): string | undefined {
  if ('to' in doing) return doing.to.reason;
  return 'reason' in doing ? doing.reason : undefined;
}

/** What an act comes to on this booking as it stands. */
export async function decideAct(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  doing: Doing,
  now: Instant,
): Promise<Outcome<Decided> | Absent> {
  switch (doing.act) {
    case 'confirm':
    case 'return':
    case 'decline':
      return accepted({ wanted: { act: doing.act }, seller: drawnAlready });
    case 'close': {
      const { act, isLetGo } = doing;
      return accepted({ wanted: { act, ...(isLetGo && { isLetGo }) }, seller: drawnAlready });
    }
    case 'cancel': {
      const refusal = await refusalOfLateness(deps, booking, now);
      return refusal ? refused(refusal) : accepted({ wanted: { act: 'cancel' }, seller: drawnAlready });
    }
    case 'request':
    case 'accept': {
      const sold = await soldTo(deps, booking);
      const refusal =
        (await refusalOfConsent(deps, actor, [booking.recipient.id])) ??
        refusalOfHeldPrice(deps.policy, sold.site, offerOf(sold).pricing, booking) ??
        (await refusalOfStandstill(deps, sold, booking, now)) ??
        (doing.act === 'accept' ? refusalOfDearer(booking, doing.payFen) : undefined);
      if (refusal) return refused(refusal);
      const asker = await askerOn(deps, actor, booking, sold, now);
      // The institution itself proposed it: it has said yes already.
      const withinMs = proposedInsteadOf(booking) ? 0 : answerWithinMs(sold, booking, now);
      return accepted({
        wanted: { act: doing.act, answerWithinMs: withinMs, asker },
        seller: drawnAlready,
      });
    }
    case 'absent':
    case 'present': {
      const { act, dates } = doing;
      const refusal =
        refusalOfDates(booking, dates, dateAt(now)) ?? (await refusalOfLateness(deps, booking, now));
      if (refusal) return refused(refusal);
      const days = daysOn(booking.sheet, dates);
      const away = act === 'absent' ? booking.away | days : booking.away & ~days;
      return accepted({
        wanted: await awayOn(deps, actor, booking, { act, away }, now),
        seller: drawnAlready,
      });
    }
    case 'transfer':
      return decideTransfer(deps, actor, booking, doing.to, now);
    case 'propose':
      return decideProposal(deps, actor, booking, doing.to, now);
  }
}

/**
 * What was held or offered before an area came to stand still is not taken up meanwhile. An offer runs on to its own
 * end: all its days are paused, so nothing that could be used is lost; and lifted in time, it can be accepted.
 */
async function refusalOfStandstill(
  deps: Deps,
  { site }: Sold,
  { sheet, span, offer }: Booking,
  now: Instant,
): Promise<Refusal | undefined> {
  return refusalOfPause(deps, await pausesFrom(deps, dateAt(now)), site, offer, datesOn(sheet, span.days));
}

/** Staying away on these days from now on, or coming back; who comes back is asked by which reserves they may. */
export async function awayOn(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  asked: Omit<Extract<Wanted, { readonly away: DaySet }>, 'asker'>,
  now: Instant,
): Promise<Wanted> {
  const asker = await askerOn(deps, actor, booking, await soldTo(deps, booking), now);
  return { ...asked, asker };
}

/** Judged as if it were booked there now. It may be cheaper, never dearer: nobody agreed to that. */
async function decideTransfer(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  to: TransferTo,
  now: Instant,
): Promise<Outcome<Decided> | Absent> {
  const moved = await judgeThere(deps, actor, booking, to, now);
  if ('absent' in moved || !moved.ok) return moved;
  const { there, asker, seller } = moved.value;
  if (there.payFen > booking.payFen)
    return refused({
      code: 'price.changed',
      facts: { reviewedFen: booking.payFen, priceFen: there.payFen },
    });
  return accepted({ wanted: { act: 'transfer', to: there, asker }, seller });
}

/**
 * Judged as if the family booked it there itself: what is kept back for those at the door is not given away here. It
 * may be dearer, for nothing comes of it without the family's yes.
 */
async function decideProposal(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  to: TransferTo,
  now: Instant,
): Promise<Outcome<Decided> | Absent> {
  const moved = await judgeThere(deps, { ...actor, role: 'family' }, booking, to, now);
  if ('absent' in moved || !moved.ok) return moved;
  const { sold, there, asker, seller } = moved.value;
  if (!actor.sites.includes(sold.site.id)) return absent;
  const forMs = offerWithinMs(sold, there, now);
  return accepted({ wanted: { act: 'propose', to: there, asker, forMs }, seller });
}

async function judgeThere(deps: Deps, actor: Actor, booking: Booking, to: TransferTo, now: Instant) {
  const sold = await findSold(deps, soldIn(to));
  if (!sold || (actor.role === 'institution' && !actor.sites.includes(sold.site.id))) return absent;
  const person = await personOf(deps, booking);
  const thing = 'service' in to ? { ...to, units: booking.units } : to;
  const judged = await judge(deps, actor, { sold, person }, thing, await pausesFrom(deps, dateAt(now)), now);
  if (!judged.ok) return judged;
  const { quote, asker } = judged.value;
  const { sheet, span, offer, startsOn, judgement, payFen, meal } = quote;
  const site = { id: sold.site.id, name: sold.site.name };
  const drawn = await sellerOf(deps, [sold], [sheet]);
  // The booking's old sheet is there; the new one may have to be drawn up.
  const seller: LedgerOrder['seller'] = (id) =>
    id.of === sheet.of && id.period === sheet.period ? drawn(id) : undefined;
  return accepted({
    sold,
    there: { sheet, span, site, offer, startsOn, judgement, payFen, ...(meal ? { meal } : {}) },
    asker,
    seller,
  });
}

/** What the institution proposes instead may cost more: only at the very sum that the family has read. */
function refusalOfDearer(booking: Booking, payFen: Fen | undefined): Refusal | undefined {
  const asked = proposedInsteadOf(booking);
  if (!asked) return undefined;
  const reviewedFen = payFen ?? asked.payFen;
  return reviewedFen < booking.payFen
    ? { code: 'price.changed', facts: { reviewedFen, priceFen: booking.payFen } }
    : undefined;
}

/** Whoever was entered at the door has no card: what the booking says of them is all there is. */
async function personOf(deps: Deps, { household, recipient }: Booking): Promise<Person> {
  return (await findPerson(deps, household, recipient.id)) ?? { ...recipient, household };
}

async function soldTo(deps: Deps, { sheet }: Booking): Promise<Sold> {
  const sold = await findSold(deps, sheet.of);
  if (!sold) throw new Error(`${sheet.of} was booked, and is not there`);
  return sold;
}

async function askerOn(deps: Deps, actor: Actor, booking: Booking, sold: Sold, now: Instant) {
  const { sheet, offer } = booking;
  const person = await personOf(deps, booking);
  const isFullDay = offer.kind === 'class' && offer.careMode === 'fullDay';
  return askerOf(deps, { actor, sold, sheet, isFullDay, person }, now);
}

function refusalOfDates(
  { sheet, span }: Booking,
  dates: readonly CivilDate[],
  today: CivilDate,
): Refusal | undefined {
  for (const on of dates) {
    if (on < today) return { code: 'day.past', facts: { on, firstDay: today } };
    if ((daysOn(sheet, [on]) & span.days) === 0) return { code: 'day.notServed', facts: { on } };
  }
  return undefined;
}

/** A meal that is being cooked is neither given back nor asked for any more. What is only held or waited for may be. */
export async function refusalOfLateness(
  deps: Deps,
  booking: Booking,
  now: Instant,
): Promise<Refusal | undefined> {
  const { sheet, span, writtenState } = booking;
  if (sheet.kind !== 'serviceDay' || writtenState !== 'confirmed') return undefined;
  const service = await deps.services.find(sheet.of);
  const closedAt = service && ordersCloseAt(service, sheet.period, span.from);
  return closedAt !== undefined && closedAt <= now
    ? { code: 'day.tooLate', facts: { on: sheet.period, closedAt, isBooked: true } }
    : undefined;
}
