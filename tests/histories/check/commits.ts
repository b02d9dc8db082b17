import { keys } from '@huiyue/functions/store/keys';
import type { Row } from '@huiyue/functions/store/table';
import { stateAfter, type Booking } from '@huiyue/shared/booking';
import { placeOf, type Place, type TableHistory } from '../store/history';
import type { Change } from '../store/simulatedStore';
import { answerIn, bookingIn, childMonthIn, classIn, must, sheetIn, type ClaimFacts } from './facts';

/** A change of one kind of row, read. */
type Step<T> = { readonly before: T | undefined; readonly after: T | undefined; readonly place: Place };

/**
 * What every single commit must leave intact. All of it is said about the rows a commit touches, so a history is
 * checked in time that grows with its length; and since each rule holds before a commit and after it, it holds always.
 */
export class CommitChecks {
  /** The booking that was made under an account and key. */
  readonly bookingUnder = new Map<Place, string>();
  readonly #table: TableHistory;
  readonly #sheetsOfClass = new Map<string, Set<Place>>();

  constructor(table: TableHistory) {
    this.#table = table;
  }

  /** @param clock what the committing server takes for the time */
  check(changes: readonly Change[], clock: number): void {
    const bookings = stepsOf(changes, (place) => place.endsWith(' BKG'), bookingIn);
    const sheets = stepsOf(changes, (place) => place.includes(' SHEET#'), sheetIn);
    const months = stepsOf(changes, (place) => place.includes(' MONTH#'), childMonthIn);
    const answers = stepsOf(changes, (place) => place.startsWith('ANSWER#'), answerIn);
    const classes = stepsOf(changes, (place) => place.endsWith(' CLS'), classIn);
    const moved = new Map(bookings.map((step) => [step.after?.id ?? '', step]));

    for (const step of answers) this.#checkAnswer(step, bookings);
    for (const step of bookings) this.#checkBooking(step, bookings.length <= answers.length);
    for (const step of sheets) this.#checkSheet(step, moved, clock);
    for (const step of months) checkChildMonth(step, moved, clock);
    for (const { before, after } of classes) {
      must(after !== undefined, () => 'a class is deleted');
      must(!before || after.revision === before.revision + 1, () => `class ${after.id} skips a revision`);
      for (const place of this.#sheetsOfClass.get(after.id) ?? []) this.#checkLimit(place);
    }
  }

  /** Under one key of one account there is one answer, for ever, and it comes with what it tells of. */
  #checkAnswer({ before, after, place }: Step<{ body: string }>, bookings: readonly Step<Booking>[]): void {
    must(before === undefined, () => `the answer ${place} is written a second time`);
    must(after !== undefined, () => `the answer ${place} is taken away`);
    const said: unknown = JSON.parse(after.body);
    const { id, state } = typeof said === 'object' && said !== null ? fieldsOf(said) : {};
    if (typeof id !== 'string' || !id.startsWith('bkg_')) return;
    const told = bookings.find((step) => step.after?.id === id)?.after;
    must(told !== undefined, () => `the answer ${place} tells of ${id}, which is not in its commit`);
    must(told.writtenState === state, () => `the answer ${place} tells of ${id} as ${String(state)}`);
    if (told.revision === 1) this.bookingUnder.set(place, id);
  }

  #checkBooking({ before, after: booking }: Step<Booking>, isAnswered: boolean): void {
    must(booking !== undefined, () => 'a booking is deleted');
    const { id, revision, history, writtenState } = booking;
    must(isAnswered, () => `${id} is written without an answer to it`);
    const sheet = this.#row(
      keys.sheet({ kind: 'classMonth', class: booking.class.id, month: booking.month }),
    );
    const claim = sheet && sheetIn(sheet).claims.find(({ b }) => b === id);
    const monthRow = this.#row(keys.childMonth(booking.recipient.child, booking.month));
    const month = monthRow && childMonthIn(monthRow);
    if (before) {
      must(
        revision === before.revision + 1,
        () => `${id} goes from revision ${before.revision} to ${revision}`,
      );
      const act = history.at(-1);
      must(
        act !== undefined && JSON.stringify(history.slice(0, -1)) === JSON.stringify(before.history),
        () => `the history of ${id} is rewritten`,
      );
      must(
        stateAfter(before, act.act, -Infinity) === writtenState,
        () => `${id} goes from ${before.writtenState} to ${writtenState} by ${act.act}`,
      );
    } else {
      must(revision === 1 && writtenState === 'requested', () => `${id} does not begin as a request`);
    }
    if (writtenState === 'requested' || writtenState === 'confirmed') {
      const until = writtenState === 'requested' ? booking.answerBy : undefined;
      must(claim !== undefined, () => `${id} is ${writtenState} without a place`);
      must(
        claim.u === 1 && claim.t === until,
        () => `${id} is ${writtenState} and its place is held otherwise`,
      );
      must(month?.booking === id, () => `${id} is ${writtenState} and the child's month is not its own`);
      must(month.until === until, () => `${id} is ${writtenState} and the child's month is held otherwise`);
    } else {
      must(claim === undefined, () => `${id} is ${writtenState} and keeps its place`);
      must(month?.booking !== id, () => `${id} is ${writtenState} and keeps the child's month`);
    }
  }

  /** The heart of it: never more than the limit, and no claim comes, changes or goes without its reason. */
  #checkSheet(
    { before, after, place }: Step<ReturnType<typeof sheetIn>>,
    moved: ReadonlyMap<string, Step<Booking>>,
    clock: number,
  ): void {
    must(after !== undefined, () => `the sheet ${place} is deleted`);
    const taken = after.claims.reduce((sum, { u }) => sum + u, 0);
    must(taken <= after.limit, () => `${place} is oversold: ${taken} of ${after.limit}`);
    must(
      after.version === (before?.version ?? 0) + 1,
      () => `${place} goes from version ${before?.version ?? 0} to ${after.version}`,
    );
    const sheets = this.#sheetsOfClass.get(after.class) ?? new Set();
    this.#sheetsOfClass.set(after.class, sheets.add(place));
    this.#checkLimit(place);

    const claims = new Map<string, ClaimFacts>(after.claims.map((claim) => [claim.b, claim]));
    must(claims.size === after.claims.length, () => `${place} holds a booking twice`);
    for (const claim of before?.claims ?? []) {
      const state = moved.get(claim.b)?.after?.writtenState;
      const now = claims.get(claim.b);
      claims.delete(claim.b);
      if (!now) {
        const isEnded = state === 'cancelled' || state === 'returned';
        const isRunOut = claim.t !== undefined && claim.t <= clock;
        must(isEnded || isRunOut, () => `${place} loses ${claim.b} for no reason`);
      } else if (now.t !== claim.t || now.u !== claim.u) {
        must(state === 'confirmed', () => `${place} changes the claim of ${claim.b} for no reason`);
      }
    }
    for (const booking of claims.keys())
      must(
        moved.get(booking)?.after?.revision === 1,
        () => `${place} gains ${booking}, which is not asked for`,
      );
  }

  /** A class sells as many places as its terms say, in every month on sale. */
  #checkLimit(place: Place): void {
    const row = this.#table.row(place);
    if (!row) return;
    const { limit, class: id } = sheetIn(row);
    const terms = this.#row(keys.class(id));
    must(
      terms !== undefined && classIn(terms).places === limit,
      () => `${place} sells ${limit} places, its class ${terms ? classIn(terms).places : 'is gone'}`,
    );
  }

  #row(key: { readonly pk: string; readonly sk: string }): Row | undefined {
    return this.#table.row(placeOf(key));
  }
}

/** A child's month goes to another booking only when the one before has ended. */
function checkChildMonth(
  { before, after, place }: Step<ReturnType<typeof childMonthIn>>,
  moved: ReadonlyMap<string, Step<Booking>>,
  clock: number,
): void {
  if (!before || before.booking === after?.booking) return;
  const state = moved.get(before.booking)?.after?.writtenState;
  const isEnded = state === 'cancelled' || state === 'returned';
  const isRunOut = before.until !== undefined && before.until <= clock;
  must(isEnded || isRunOut, () => `${place} is taken from ${before.booking} for no reason`);
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

function fieldsOf(said: object): { readonly id?: unknown; readonly state?: unknown } {
  return said;
}
