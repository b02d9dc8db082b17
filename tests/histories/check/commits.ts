import { hourMs } from '@huiyue/shared/civil';
import type { Row } from '@huiyue/functions/store/table';
import type { Place, TableHistory } from '../store/history';
import type { Change } from '../store/simulatedStore';
import { currentDay, currentMonth, holdMs } from '../town';
import { mostSkewMs } from '../weather';
import {
  answerIn,
  bookingIn,
  classIn,
  diaryPlace,
  inDiary,
  isBooking,
  isHeld,
  isSheet,
  lastOf,
  legal,
  movesIn,
  must,
  releaseOf,
  serviceIn,
  sheetIn,
  sheetPlace,
  type BookingFacts,
  type ClaimFacts,
  type EventFacts,
  type SellerFacts,
  type SheetFacts,
} from './facts';
import { Queues } from './queues';
import { freeThroughout, isLiveAt, isSame, mostTaken, nameOf, outside, withoutClaim } from './room';

/** A change of one kind of row, read. */
type Step<T> = { readonly before: T | undefined; readonly after: T | undefined; readonly place: Place };
type BookingStep = { readonly before: BookingFacts | undefined; readonly after: BookingFacts };

/** What those who ask have said about bookings that do not exist yet. */
export type Ordered = {
  readonly ids: readonly string[];
  readonly asker: readonly string[];
  readonly priority: number | undefined;
  readonly mayBeInPlace?: boolean;
};

/**
 * What every single commit must leave intact. All of it is said about the rows a commit touches, so a history is
 * checked in time that grows with its length; and since each rule holds before a commit and after it, it holds always.
 */
export class CommitChecks {
  /** The order that each booking came with, said by whoever asked for it. */
  readonly ordered = new Map<string, Ordered>();
  /** Bookings that are there, and the commit that made them. */
  readonly madeIn = new Map<string, number>();
  readonly acts: Record<string, number> = {};
  readonly #table: TableHistory;
  readonly #queues = new Queues();
  /** What the bookings together have on each sheet. */
  readonly #standing = new Map<Place, Map<string, ClaimFacts>>();
  readonly #sheetsOf = new Map<string, Set<Place>>();

  constructor(table: TableHistory) {
    this.#table = table;
  }

  /** What was there before the history began. */
  begin(): void {
    for (const place of this.#table.places()) {
      const row = this.#table.row(place);
      if (row && isBooking(place)) this.#stand(bookingIn(row), 1);
      if (row && isSheet(place)) this.#know(sheetIn(row), place);
    }
  }

  /** @param latest what the committing server's clock shows by now */
  check(changes: readonly Change[], latest: number): void {
    const bookings = stepsOf(changes, isBooking, bookingIn).map(({ before, after }): BookingStep => {
      must(after !== undefined, () => 'a booking is deleted');
      return { before, after };
    });
    const sheets = stepsOf(changes, isSheet, sheetIn);
    const logs = stepsOf(changes, (place) => place.startsWith('QUEUE#'), movesIn);
    const answers = stepsOf(changes, (place) => place.startsWith('ANSWER#'), answerIn);
    const sellers: Step<SellerFacts>[] = [
      ...stepsOf(changes, (place) => place.endsWith(' CLS'), classIn),
      ...stepsOf(changes, (place) => place.endsWith(' SVC'), serviceIn),
    ];
    const clock = decidedAt(
      changes,
      bookings,
      logs.flatMap(({ after }) => after?.entries ?? []),
    );

    for (const step of answers) checkAnswer(step);
    const touched = new Set<Place>(sheets.map(({ place }) => place));
    for (const { before, after } of bookings) {
      if (before) for (const place of this.#stand(before, -1)) touched.add(place);
      for (const place of this.#stand(after, 1)) touched.add(place);
    }
    for (const { place, before, after } of logs) this.#queues.take(place, before, after, clock);
    for (const step of bookings) this.#checkBooking(step, bookings);
    for (const step of sheets) this.#checkSheet(step, bookings, clock, latest);
    for (const place of touched) this.#compare(place);
    for (const step of sellers) this.#checkSeller(step);
  }

  #checkBooking({ before, after: booking }: BookingStep, all: readonly BookingStep[]): void {
    const { id, history, revision } = booking;
    must(revision === history.length, () => `${id} has ${history.length} events and revision ${revision}`);
    const known = before?.history ?? [];
    must(
      JSON.stringify(history.slice(0, known.length)) === JSON.stringify(known),
      () => `the history of ${id} is rewritten`,
    );
    const news = history.slice(known.length);
    must(news.length > 0, () => `${id} is written and nothing was done to it`);
    must(
      news.length === 1 || (news.length === 2 && news[0]?.act === 'join' && news[1]?.act === 'offer'),
      () => `${id} has ${news.map(({ act }) => act).join(' and ')} done to it at once`,
    );
    const keys = history.flatMap(({ receipt }) => receipt?.key ?? []);
    must(new Set(keys).size === keys.length, () => `one write is done twice to ${id}`);

    let last = known.at(-1);
    for (const event of news) {
      this.acts[event.act] = (this.acts[event.act] ?? 0) + 1;
      checkEvent(id, last, event);
      last = event;
    }
    checkClaim(booking, before);
    if (before) {
      checkFacts(booking, before);
      return;
    }
    this.madeIn.set(id, this.#table.commits);
    const together = this.ordered.get(id)?.ids ?? [];
    for (const other of together)
      must(
        all.some((step) => step.after.id === other && !step.before),
        () => `${id} is booked without ${other}, which was ordered with it`,
      );
  }

  /** The heart of it: never more than there is, and nobody passes those who wait. */
  #checkSheet(
    { before, after: sheet, place }: Step<SheetFacts>,
    bookings: readonly BookingStep[],
    clock: number | undefined,
    latest: number,
  ): void {
    must(sheet !== undefined, () => `the sheet ${place} is deleted`);
    must(
      sheet.version === (before?.version ?? 0) + 1,
      () => `${place} goes from version ${before?.version ?? 0} to ${sheet.version}`,
    );
    this.#know(sheet, place);
    this.#checkTerms(sheet, place);
    must(
      sheet.ranOutTo === (before?.ranOutTo ?? 0) || sheet.ranOutTo <= (clock ?? latest),
      () => `${place} is said to have run out before it has`,
    );
    const names = new Set(sheet.claims.map(nameOf));
    must(names.size === sheet.claims.length, () => `${place} has alike claims apart`);
    checkCapacity(place, sheet, before, clock ?? latest);
    if (sheet.id.kind === 'personMonth') {
      must(sheet.queue.length === 0 && sheet.places === 1, () => `${place} is more than one person`);
      return;
    }
    for (const { until } of sheet.claims)
      must(until === undefined || until > sheet.ranOutTo, () => `${place} keeps a claim that has run out`);
    this.#queues.compare(place, sheet);
    for (const waiter of sheet.queue) this.#checkWaiter(place, waiter);
    if (clock !== undefined) this.#checkTurns(place, sheet, bookings, clock);
  }

  #checkWaiter(place: Place, waiter: SheetFacts['queue'][number]): void {
    const row = this.#table.row(`BKG#${waiter.booking} BKG`);
    must(row !== undefined, () => `${waiter.booking} waits in ${place} and does not exist`);
    const booking = bookingIn(row);
    const { state, claim } = lastOf(booking);
    must(sheetPlace(booking.sheet) === place, () => `${booking.id} waits in ${place} for another sheet`);
    must(
      isSame(waiter.span, booking.span) && waiter.units === booking.units,
      () => `${booking.id} waits for something else than it asked for`,
    );
    const ordered = this.ordered.get(booking.id);
    must(
      !ordered ||
        ((ordered.priority ?? waiter.priority) === waiter.priority &&
          (ordered.mayBeInPlace || waiter.asker.join() === ordered.asker.join())),
      () => `${booking.id} waits in another turn than its own`,
    );
    const { offered } = waiter;
    if (!offered) must(state === 'waiting', () => `${booking.id} waits and is ${state}`);
    else
      must(
        state === 'offered' && claim !== undefined && nameOf(factsOf(claim)) === nameOf(offered),
        () => `${booking.id} is offered a place on the sheet, and is ${state}`,
      );
  }

  /** What is free goes to those who wait; and nobody who comes later is given what one of them could have had. */
  #checkTurns(place: Place, sheet: SheetFacts, bookings: readonly BookingStep[], clock: number): void {
    const waiting = sheet.queue.filter(({ offered }) => !offered);
    const offers = bookings.filter(({ after }) => lastOf(after).act === 'offer').length;
    if (offers < mostOffersSeen)
      for (const { booking, span, units, asker } of waiting)
        must(
          units > freeThroughout(sheet, [span], asker, clock),
          () => `${booking} is left waiting for what is free in ${place}`,
        );

    const here = bookings.filter(
      ({ before, after }) =>
        sheetPlace(after.sheet) === place || (before !== undefined && sheetPlace(before.sheet) === place),
    );
    checkNewcomers(place, sheet, here, this.ordered, clock);
    if (waiting.length === 0) return;
    // Who moves away leaves something free after others have been judged.
    if (here.some(({ after }) => isMove(lastOf(after).act))) return;
    let without = sheet;
    for (const { before, after } of here) {
      const { act, claim } = lastOf(after);
      if (!claim || act === 'offer' || act === 'accept') continue;
      const had = before && lastOf(before).claim;
      if (had && outside(claim.span, had.span).length === 0) continue;
      without = withoutClaim(without, factsOf(claim));
      if (had) without = { ...without, claims: [...without.claims, factsOf(had)] };
    }
    // Who joins in this very commit comes after all that was offered in it before.
    const joining = new Set<string>(here.filter(({ before }) => !before).map(({ after }) => after.id));
    for (const { booking, offered } of sheet.queue) {
      if (!offered || !here.some(({ after }) => after.id === booking && lastOf(after).act === 'offer'))
        continue;
      const turn = sheet.queue.findIndex((one) => one.booking === booking);
      const left = withoutClaim(sheet, offered);
      for (const { booking: ahead, span, units, asker } of waiting)
        must(
          joining.has(ahead) ||
            sheet.queue.findIndex((one) => one.booking === ahead) > turn ||
            units > freeThroughout(left, [span], asker, clock),
          () => `${booking} is offered what was first ${ahead}'s turn`,
        );
    }
    if (without === sheet) return;
    for (const { booking, span, units, asker } of waiting)
      must(
        joining.has(booking) || units > freeThroughout(without, [span], asker, clock),
        () => `${booking} waits in ${place}, and somebody who came later is given what it could have had`,
      );
  }

  /** What stands on a sheet is what the bookings have there, no more and no less. */
  #compare(place: Place): void {
    const row = this.#table.row(place);
    const standing = this.#standing.get(place) ?? new Map<string, ClaimFacts>();
    const sheet = row && sheetIn(row);
    must(
      sheet !== undefined || standing.size === 0,
      () => `bookings have places in ${place}, which is not there`,
    );
    if (!sheet) return;
    const left = new Map(standing);
    for (const claim of sheet.claims) {
      const name = nameOf(claim);
      must(
        left.get(name)?.units === claim.units,
        () => `${place} has ${claim.units} of ${name}, the bookings ${left.get(name)?.units ?? 0}`,
      );
      left.delete(name);
    }
    for (const [name, { until, units }] of left)
      must(
        until !== undefined && until <= sheet.ranOutTo,
        () => `${place} has lost ${units} of ${name} for no reason`,
      );
  }

  /** Adds what a booking has, or takes it away. @returns the sheets on which that is */
  #stand(booking: BookingFacts, sign: 1 | -1): readonly Place[] {
    const { state, claim: has } = lastOf(booking);
    if (!has) return [];
    const claim = factsOf(has);
    const room = sheetPlace(booking.sheet);
    this.#add(room, claim, sign * claim.units);
    // An offer keeps a place, and nobody's day free.
    if (state === 'offered') return [room];
    const diary = diaryPlace(booking);
    const own = { ...claim, ...inDiary(claim, booking.sheet), pool: 'everyone', booking: booking.id };
    this.#add(diary, own, sign);
    return [room, diary];
  }

  #add(place: Place, claim: ClaimFacts, units: number): void {
    const standing = this.#standing.get(place) ?? new Map<string, ClaimFacts>();
    this.#standing.set(place, standing);
    const name = nameOf(claim);
    const sum = (standing.get(name)?.units ?? 0) + units;
    if (sum === 0) standing.delete(name);
    else standing.set(name, { ...claim, units: sum });
  }

  #know({ id: { of, kind } }: SheetFacts, place: Place): void {
    if (kind === 'personMonth') return;
    const sheets = this.#sheetsOf.get(of) ?? new Set();
    this.#sheetsOf.set(of, sheets.add(place));
  }

  #checkSeller({ before, after: seller }: Step<SellerFacts>): void {
    must(seller !== undefined, () => 'a class or a service is deleted');
    must(!before || seller.revision === before.revision + 1, () => `${seller.id} skips a revision`);
    for (const place of this.#sheetsOf.get(seller.id) ?? []) {
      const row = this.#table.row(place);
      if (row) this.#checkTerms(sheetIn(row), place);
    }
  }

  /** A seller sells as many places as its terms say, in every month and on every day that is not over. */
  #checkTerms({ id, places, reserves }: SheetFacts, place: Place): void {
    if (id.kind === 'personMonth') return;
    const row = this.#table.row(sellerPlace(id.of));
    must(row !== undefined, () => `${place} is sold by nobody`);
    const seller: SellerFacts = id.kind === 'classMonth' ? classIn(row) : serviceIn(row);
    if (id.period < (id.kind === 'classMonth' ? currentMonth : currentDay)) return;
    must(seller.places === places, () => `${place} sells ${places} places, its seller ${seller.places}`);
    const published = seller.reserves.map(
      (rule) => `${rule.for} ${rule.units} ${releaseOf(rule, id.period) ?? ''}`,
    );
    const kept = reserves
      .filter((reserve) => reserve.for !== 'inPlace')
      .map((reserve) => `${reserve.for} ${reserve.units} ${reserve.releasedAt ?? ''}`);
    must(
      published.join() === kept.join(),
      () => `${place} keeps back ${kept.join()}, its seller ${published.join()}`,
    );
  }
}

/** Nobody is given what is kept back for others; and who belongs to a group uses up what is kept back for it. */
function checkNewcomers(
  place: Place,
  sheet: SheetFacts,
  here: readonly BookingStep[],
  ordered: ReadonlyMap<string, Ordered>,
  clock: number,
): void {
  const newcomers = here.filter(({ before, after }) => {
    const { claim, act } = lastOf(after);
    const isNew = !before || act === 'offer';
    return claim !== undefined && isNew && sheetPlace(after.sheet) === place;
  });
  for (const { after } of newcomers) {
    const { claim } = lastOf(after);
    const asker = ordered.get(after.id)?.asker;
    if (!claim || !asker || ordered.get(after.id)?.mayBeInPlace) continue;
    const theirs = sheet.reserves.map((reserve) => reserve.for).filter((group) => asker.includes(group));
    must(
      theirs.length === 0 ? claim.pool === 'everyone' : theirs.includes(claim.pool),
      () => `${after.id} is counted on the places of ${claim.pool} in ${place}`,
    );
    if (here.length > 1) continue;
    const free = freeThroughout(withoutClaim(sheet, factsOf(claim)), [claim.span], asker, clock);
    must(claim.units <= free, () => `${after.id} is given what is kept back for others in ${place}`);
  }
}

/** More offers than this in one commit may be as many as it had room for. */
const mostOffersSeen = 8;
/** By the later of two clocks, in whole minutes; and the API holds places for some minutes longer than is asked here. */
const mostDelayMs = 2 * mostSkewMs + 5 * 60_000;

const statesAfter: Readonly<Record<string, readonly string[]>> = {
  hold: ['held'],
  request: ['requested', 'confirmed'],
  walkIn: ['confirmed'],
  join: ['waiting'],
  offer: ['offered'],
  accept: ['requested', 'confirmed'],
  decline: ['declined'],
  confirm: ['confirmed'],
  return: ['returned'],
  cancel: ['cancelled'],
  absent: ['confirmed'],
  present: ['confirmed'],
  pause: ['confirmed'],
  resume: ['confirmed'],
  transfer: ['confirmed'],
  close: ['closed'],
  propose: ['offered'],
};
/** Into another room: by the same booking. */
function isMove(act: string): boolean {
  return act === 'transfer' || act === 'propose';
}

const firstActs = ['hold', 'request', 'walkIn', 'join'];

function checkEvent(id: string, before: EventFacts | undefined, event: EventFacts): void {
  const { act, at, state, by, receipt, claim } = event;
  const was = before?.state ?? 'nothing';
  must(
    (before ? (legal[was] ?? []) : firstActs).includes(act),
    () => `${id}: ${act} is done to what is ${was}`,
  );
  must((statesAfter[act] ?? []).includes(state), () => `${id} is ${state} by ${act}`);
  must((by === undefined) === (act === 'offer'), () => `${id}: nobody did ${act}`);
  must((receipt === undefined) === (act === 'offer'), () => `${id}: ${act} came without a key`);
  const ended = before && isHeld(was) ? before.claim?.until : undefined;
  // Whoever gives back what runs out meanwhile gives back nothing.
  const givesBack = ['cancel', 'return', 'decline'].includes(act);
  must(ended === undefined || givesBack || at < ended, () => `${id}: ${act} is done to what has run out`);
  if (!isHeld(state)) return;
  const until = claim?.until;
  const least = at + (act === 'hold' ? holdMs : hourMs);
  must(
    until !== undefined && until % 60_000 === 0 && until >= least && until < least + mostDelayMs,
    () => `${id} is ${state} until ${until}`,
  );
}

/** Exactly what was booked and is not stayed away from is taken, for as long as the booking's state says. */
function checkClaim(booking: BookingFacts, before: BookingFacts | undefined): void {
  const { id, span, units } = booking;
  const { state, claim, away = 0 } = lastOf(booking);
  const days = span.days & ~away;
  const takes = (isHeld(state) || state === 'confirmed') && days !== 0;
  must(
    (claim !== undefined) === takes,
    () => `${id} is ${state} ${claim ? 'and has a place' : 'without a place'}`,
  );
  if (!claim) return;
  must(isSame(claim.span, { ...span, days }), () => `${id} has other days or hours than it asked for`);
  must(claim.units === units, () => `${id} has ${claim.units} places for ${units}`);
  must((claim.until !== undefined) === isHeld(state), () => `${id} is ${state} until ${claim.until}`);
  const had = before && lastOf(before).claim;
  const isKept = had !== undefined && !isMove(lastOf(booking).act);
  must(
    !isKept || had.pool === claim.pool,
    () => `${id} goes from the places of ${had?.pool} to ${claim.pool}`,
  );
}

function checkFacts(booking: BookingFacts, before: BookingFacts): void {
  const { act, movedFrom, away = 0 } = lastOf(booking);
  const own = ({ household, orderer, channel, recipient, units }: BookingFacts) =>
    JSON.stringify([household, orderer, channel, recipient, units]);
  const where = ({
    sheet,
    span,
    site,
    offer,
    startsOn,
    judgement,
    payFen,
  }: Pick<BookingFacts, 'sheet' | 'span' | 'site' | 'offer' | 'startsOn' | 'judgement' | 'payFen'>) =>
    JSON.stringify([sheet, span, site.id, offer, startsOn, judgement, payFen]);
  must(own(booking) === own(before), () => `${booking.id} is another's`);
  if (isMove(act))
    must(
      movedFrom !== undefined && where(movedFrom) === where(before),
      () => `${booking.id} moves and forgets where it was`,
    );
  else must(where(booking) === where(before), () => `${booking.id} moves by ${act}`);
  if (['absent', 'present', 'pause', 'resume'].includes(act)) return;
  const still = before.sheet.period === booking.sheet.period ? (lastOf(before).away ?? 0) : 0;
  must(away === still, () => `${booking.id} is away on other days since ${act}`);
}

/** Under one key of one account there is one answer, for ever. */
function checkAnswer({ before, after, place }: Step<{ body: string }>): void {
  must(before === undefined, () => `the answer ${place} is written a second time`);
  must(after !== undefined, () => `the answer ${place} is taken away`);
}

/** At no minute are there more than places, or than a regulator allows; and places never shrink below what is taken. */
function checkCapacity(place: Place, sheet: SheetFacts, before: SheetFacts | undefined, clock: number): void {
  const { claims, places, overAllocations } = sheet;
  for (const { units } of claims) must(units > 0, () => `${place} has a claim of nothing`);
  if (claims.reduce((sum, { units }) => sum + units, 0) <= places) return;
  const most = mostTaken(claims);
  if (before && places < before.places)
    must(most <= places, () => `${place} has ${most} taken and shrinks to ${places}`);
  const allowed =
    places + overAllocations.filter((one) => isLiveAt(one, clock)).reduce((sum, { units }) => sum + units, 0);
  if (most <= allowed) return;
  // What was taken while more was allowed stays; nothing is added to it.
  const had = unitsBySpan(before?.claims ?? []);
  for (const [name, { claim, units }] of unitsBySpan(claims)) {
    if ((had.get(name)?.units ?? 0) >= units) continue;
    const there = mostTaken(claims, [claim]);
    const was = mostTaken(before?.claims ?? [], [claim]);
    must(there <= Math.max(allowed, was), () => `${place} is oversold: ${there} of ${allowed}`);
  }
}

function unitsBySpan(claims: readonly ClaimFacts[]) {
  const sums = new Map<string, { readonly claim: ClaimFacts; readonly units: number }>();
  for (const claim of claims) {
    const name = nameOf({ ...claim, until: undefined });
    sums.set(name, { claim, units: claim.units + (sums.get(name)?.units ?? 0) });
  }
  return sums;
}

export function factsOf({ span, units, pool, until, booking }: NonNullable<EventFacts['claim']>): ClaimFacts {
  return { ...span, units, pool, until, booking };
}

export function sellerPlace(of: string): Place {
  const kind = of.slice(0, of.indexOf('_')).toUpperCase();
  return `${kind}#${of} ${kind}`;
}

/** The instant by which all of this was decided, where the commit itself tells it. */
function decidedAt(
  changes: readonly Change[],
  bookings: readonly BookingStep[],
  moves: readonly { readonly at: number }[],
): number | undefined {
  const told = bookings[0] ? lastOf(bookings[0].after).at : moves[0]?.at;
  if (told !== undefined) return told;
  // An answer is swept away thirty days, in whole seconds, after it was given.
  const sweepAt = changes.find(({ place }) => place.startsWith('ANSWER#'))?.after?.['sweepAt'];
  return typeof sweepAt === 'number' ? (sweepAt - 30 * 86_400) * 1000 : undefined;
}

function stepsOf<T>(
  changes: readonly Change[],
  isOurs: (place: Place) => boolean,
  read: (row: Row) => T,
): readonly Step<T>[] {
  return changes
    .filter(({ place }) => isOurs(place))
    .map(({ place, before, after }) => ({
      place,
      before: before && read(before),
      after: after && read(after),
    }));
}
