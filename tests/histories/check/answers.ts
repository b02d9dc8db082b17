import type { Row } from '@huiyue/functions/store/table';
import { drawnFrom } from '@huiyue/functions/store/sheets';
import { addMonthsTo } from '@huiyue/shared/civil';
import { sheetName, type PlaceSheetId, type Terms } from '@huiyue/shared/ledger/sheet';
import { classTermsOn, serviceTermsOn } from '@huiyue/shared/terms';
import type { Item } from '../items';
import { placeOf, type Place, type TableHistory } from '../store/history';
import type { Server } from '../world';
import { factsOf, type CommitChecks, sellerPlace } from './commits';
import {
  answerIn,
  bookingIn,
  classIn,
  diaryPlace,
  inDiary,
  lastOf,
  legal,
  must,
  serviceIn,
  sheetIn,
  sheetPlace,
  stateOf,
  type BookingFacts,
  type ClaimFacts,
  type SpanFacts,
} from './facts';
import {
  freeThroughout,
  isLiveAt,
  mostTaken,
  nameOf,
  outside,
  overlaps,
  whyNoRoom,
  type NoRoom,
  withoutClaim,
  type RoomFacts,
} from './room';

/** The terms a server drew upon while it answered, by sheet: how many are in place already is what it found then. */
export type Drawn = Map<string, Terms[]>;

/** What was asked, as far as an answer to it can be true or false. */
export type Asked =
  | {
      readonly do: 'book';
      readonly by: 'hold' | 'request' | 'walkIn' | 'join';
      readonly ids: readonly string[];
      readonly items: readonly Item[];
      readonly asker: readonly string[];
      readonly priority: number | undefined;
      /** Absent where only the rows tell what sheets are drawn up from. */
      readonly drawn?: Drawn;
      /** Some of them may be in place already, and have what is kept back for those. */
      readonly mayBeInPlace?: boolean;
    }
  | {
      readonly do: 'move';
      readonly act: string;
      readonly booking: string;
      readonly asker: readonly string[];
      readonly away?: number | undefined;
      readonly to?: Item | undefined;
      readonly drawn?: Drawn;
      readonly mayBeInPlace?: boolean;
    }
  | { readonly do: 'pause'; readonly act: 'pause' | 'resume'; readonly recipient: string }
  | {
      readonly do: 'changeTerms';
      readonly of: string;
      readonly places: number;
      readonly revision?: number;
    }
  | {
      readonly do: 'allow';
      readonly sheet: string;
      readonly units: number;
      readonly until: number | undefined;
    }
  | { readonly do: 'tick' };

/** `trace` is what the events of bookings keep of the key. */
export type Key = {
  readonly trace: string;
  readonly account: string;
  readonly key: string;
  readonly bodyHash: string | undefined;
};

export type Answer =
  | { readonly is: 'done'; readonly body: string; readonly told?: readonly Told[] }
  | { readonly is: 'refused'; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly is: 'fault'; readonly error: unknown };

/** A booking, as it was told. */
export type Told = { readonly booking: string; readonly state: string };

/** From the moment a server took up a call to the moment it answered. */
export type Span = {
  readonly server: Pick<Server, 'name' | 'skewMs' | 'troubledAt'>;
  readonly from: number;
  readonly fromCommit: number;
  readonly to: number;
  readonly toCommit: number;
};

/**
 * Whether an answer was true. A refusal is true when there was an instant, between taking the call up and answering
 * it, at which what it says held in the committed rows, read with the clock of the server that answered. So with
 * clocks that differ "free" means: free for somebody whose watch shows what the server's watch shows.
 */
export class AnswerChecks {
  readonly answered: Record<string, number> = {};
  readonly #table: TableHistory;
  readonly #commits: CommitChecks;
  /** What each account has asked under each of its keys. */
  readonly #bodies = new Map<string, Set<string | undefined>>();
  /** What anybody has found a sheet to be drawn up from. */
  readonly #drawn = new Set<Drawn>();
  /** What each was told, of all its tries. */
  readonly #told = new Map<string, string>();

  constructor(table: TableHistory, commits: CommitChecks) {
    this.#table = table;
    this.#commits = commits;
  }

  /** Somebody is about to ask, under this key. */
  hear(asked: Asked | undefined, { account, key, bodyHash }: Key): void {
    const name = `${account} ${key}`;
    const bodies = this.#bodies.get(name) ?? new Set();
    this.#bodies.set(name, bodies.add(bodyHash));
    if (asked?.do !== 'book') return;
    const { ids } = asked;
    for (const id of ids) {
      const known = this.#commits.ordered.get(id);
      // Two orders under one key: which of them it will be is open until one is committed.
      const isOpen = known !== undefined && known !== asked;
      this.#commits.ordered.set(
        id,
        isOpen ? { ids: [id], asker: [], priority: undefined, mayBeInPlace: true } : asked,
      );
    }
    if (asked.drawn) this.#drawn.add(asked.drawn);
  }

  check(asked: Asked, key: Key, answer: Answer, span: Span): void {
    const about = () => `${span.server.name}, ${wordsFor(asked)}`;
    this.#count(asked, answer);
    switch (answer.is) {
      case 'fault': {
        const cause = answer.error instanceof Error ? answer.error.message : String(answer.error);
        must(
          span.server.troubledAt >= span.from,
          () => `${about()}: fails for no fault of the store: ${cause}`,
        );
        return;
      }
      case 'done':
        this.#checkDone(asked, key, answer, about);
        return;
      case 'refused': {
        if (answer.code === 'idempotency.otherBody') {
          const bodies = this.#bodies.get(`${key.account} ${key.key}`);
          must(
            bodies !== undefined && bodies.size > 1,
            () => `${about()}: nothing else was asked under this key`,
          );
          return;
        }
        must(
          !this.#wasDone(asked, key, span),
          () => `${about()}: refused ${answer.code} though it was done before`,
        );
        must(
          this.#wasTrue(asked, answer, span),
          () => `${about()}: refused ${answer.code} ${JSON.stringify(answer.facts)} and that was never so`,
        );
      }
    }
  }

  #count(asked: Asked, answer: Answer): void {
    const what = asked.do === 'book' ? asked.by : 'act' in asked ? asked.act : asked.do;
    const name = answer.is === 'refused' ? `${what} refused ${answer.code}` : `${what} ${answer.is}`;
    this.answered[name] = (this.answered[name] ?? 0) + 1;
  }

  /** Told after it was committed, as it was committed, and always the same. */
  #checkDone(
    asked: Asked,
    key: Key,
    { body, told = [] }: Extract<Answer, { is: 'done' }>,
    about: () => string,
  ): void {
    const name = `${key.account} ${key.key} ${key.bodyHash ?? ''}`;
    const before = this.#told.get(name);
    must(before === undefined || before === body, () => `${about()}: told otherwise than before`);
    this.#told.set(name, body);
    if (asked.do === 'tick') return;
    if (asked.do === 'changeTerms' || asked.do === 'allow') {
      const row = this.#table.row(placeOf({ pk: `ANSWER#${key.account}`, sk: key.key }));
      must(row !== undefined, () => `${about()}: answered before anything was committed`);
      if (asked.do === 'allow') {
        const sheet = this.#table.row(asked.sheet);
        const isThere =
          sheet &&
          sheetIn(sheet).overAllocations.some(
            ({ units, until }) => units === asked.units && (asked.until ?? until) === until,
          );
        must(isThere === true, () => `${about()}: and it is not allowed`);
      }
      const kept = answerIn(row);
      must(kept.body === body, () => `${about()}: answered otherwise than it is kept`);
      must(
        key.bodyHash === undefined || kept.bodyHash === key.bodyHash,
        () => `${about()}: given the answer to another request`,
      );
      return;
    }
    if (asked.do === 'pause') return;
    const expected = asked.do === 'book' ? asked.ids : [asked.booking];
    must(expected.join() === told.map(({ booking }) => booking).join(), () => `${about()}: told of others`);
    for (const { booking, state } of told) {
      const row = this.#table.row(`BKG#${booking} BKG`);
      const event = row && bookingIn(row).history.find(({ receipt }) => receipt?.key === key.trace);
      must(event !== undefined, () => `${about()}: told of what is not committed`);
      must(event.state === state, () => `${about()}: told that ${booking} is ${state}`);
      const act = asked.do === 'book' ? asked.by : asked.act;
      must(event.act === act, () => `${about()}: told of ${event.act}`);
    }
  }

  #wasDone(asked: Asked, key: Key, span: Span): boolean {
    switch (asked.do) {
      case 'book':
        return asked.ids.some((id) => (this.#commits.madeIn.get(id) ?? Infinity) <= span.fromCommit);
      case 'move': {
        const versions = this.#table.versions(`BKG#${asked.booking} BKG`);
        const { row } = versions.findLast(({ commit }) => commit <= span.fromCommit) ?? {};
        return row !== undefined && bookingIn(row).history.some(({ receipt }) => receipt?.key === key.trace);
      }
      case 'pause':
      case 'changeTerms':
      case 'allow':
      case 'tick': {
        const [kept] = this.#table.versions(placeOf({ pk: `ANSWER#${key.account}`, sk: key.key }));
        return (
          kept?.row !== undefined &&
          kept.commit <= span.fromCommit &&
          (key.bodyHash === undefined || answerIn(kept.row).bodyHash === key.bodyHash)
        );
      }
    }
  }

  #wasTrue(asked: Asked, refusal: Extract<Answer, { is: 'refused' }>, span: Span): boolean {
    switch (asked.do) {
      case 'book':
        return this.#wasNoRoomFor(asked, refusal, span);
      case 'move':
        if (refusal.code === 'price.changed') return this.#wasDearer(asked, refusal.facts, span);
        return refusal.code === 'booking.notOpenToAct'
          ? this.#wasNotOpen(asked, refusal.facts['state'], span)
          : this.#wasNoRoomToMove(asked, refusal, span);
      case 'changeTerms':
        return this.#wasTooSmall(asked, refusal, span);
      case 'allow':
        return refusal.code.endsWith('.changed');
      case 'pause':
        // What of many is in the way is told of one of them, and judged when it is asked for alone.
        return asked.act === 'resume';
      case 'tick':
        return false;
    }
  }

  /** A booking may be moved to what is cheaper, and never to what costs more than was agreed to. */
  #wasDearer(
    asked: Extract<Asked, { do: 'move' }>,
    { reviewedFen, priceFen }: Readonly<Record<string, unknown>>,
    span: Span,
  ): boolean {
    return (
      (asked.act === 'transfer' || asked.act === 'accept') &&
      Number(priceFen) > Number(reviewedFen) &&
      this.#was(
        `BKG#${asked.booking} BKG`,
        span,
        (row) =>
          row !== undefined && bookingIn(row).payFen === (asked.act === 'transfer' ? reviewedFen : priceFen),
      )
    );
  }

  #wasNoRoomFor(
    asked: Extract<Asked, { do: 'book' }>,
    { code, facts }: Extract<Answer, { is: 'refused' }>,
    span: Span,
  ): boolean {
    const { items, ids, by } = asked;
    if (
      code === 'recipient.alreadyBooked' &&
      by === 'join' &&
      this.#wasWaiting(items, String(facts['booking']), span)
    )
      return true;
    if (code === 'recipient.alreadyBooked') {
      const other = String(facts['booking']);
      if (ids.includes(other)) return areTwiceAtOnce(items);
      return items.some((item) => this.#wasElsewhere(item, other, span));
    }
    const own = Math.min(...ids.map((id) => this.#commits.madeIn.get(id) ?? Infinity));
    const sheets = new Map(items.map((item) => [sheetPlace(item.sheet), item.sheet]));
    return [...sheets].some(([place, sheet]) => {
      if (sheet.period !== facts['period']) return false;
      const here = items.filter((item) => sheetPlace(item.sheet) === place);
      return this.#was(place, span, (row, { clocks, commit }) => {
        if (commit >= own) return false;
        return this.#rooms(row, sheet, asked, span).some((room) =>
          clocks(room).some((clock) =>
            askersOf(asked).some((asker) => {
              if (by === 'join' && code === 'waitlist.placeIsFree')
                return here.some((item) => item.units <= freeThroughout(room, [item.span], asker, clock));
              return isTold(code, firstWithoutRoom(room, here, asker, clock), commit > span.fromCommit);
            }),
          ),
        );
      });
    });
  }

  #wasElsewhere(
    item: Pick<BookingFacts, 'recipient' | 'sheet' | 'offer'> & { readonly span: SpanFacts },
    other: string,
    span: Span,
  ): boolean {
    const wanted = inDiary(item.span, item.sheet);
    return this.#was(
      diaryPlace(item),
      span,
      (row, { first }) =>
        row !== undefined &&
        sheetIn(row).claims.some(
          (claim) => claim.booking === other && isLiveAt(claim, first) && overlaps(claim, wanted),
        ),
    );
  }

  #wasNoRoomToMove(
    asked: Extract<Asked, { do: 'move' }>,
    { code, facts }: Extract<Answer, { is: 'refused' }>,
    span: Span,
  ): boolean {
    return this.#was(`BKG#${asked.booking} BKG`, span, (found) => {
      if (!found) return false;
      const booking = bookingIn(found);
      const { claim, away: was = 0, state } = lastOf(booking);
      const to = asked.to ?? booking;
      const isSamePeriod = to.sheet.period === booking.sheet.period;
      const away = asked.away ?? (isSamePeriod ? was : 0);
      const wanted = { ...to.span, days: to.span.days & ~away };
      if (code === 'recipient.alreadyBooked') {
        const other = String(facts['booking']);
        return other !== booking.id && this.#wasElsewhere({ ...booking, ...to, span: wanted }, other, span);
      }
      if (to.sheet.period !== facts['period']) return false;
      const place = sheetPlace(to.sheet);
      const name = `${to.sheet.of} ${to.sheet.period}`;
      const own = asked.drawn ? asked.drawn.get(name) : asked.to && this.#drawnThen(to.sheet, span);
      const held = claim && sheetPlace(booking.sheet) === place ? factsOf(claim) : undefined;
      const spans = held ? outside(wanted, held) : [wanted];
      const askers = askersOf(asked).map((groups) => [...groups, ...(held ? [held.pool] : [])]);
      if (state === 'waiting') return false;
      return this.#was(place, span, (row, { clocks, commit }) =>
        roomsOf(row, own ?? [...this.#anyDrawn(name), ...this.#drawnThen(to.sheet, span)], !own).some(
          (room) => {
            const mine = held && room.claims.some((one) => nameOf(one) === nameOf(held)) ? held : undefined;
            const others = mine ? withoutClaim(room, mine) : room;
            return clocks(room).some((clock) =>
              askers.some((asker) =>
                isTold(code, whyNoRoom(others, spans, booking.units, asker, clock), commit > span.fromCommit),
              ),
            );
          },
        ),
      );
    });
  }

  #rooms(
    row: Row | undefined,
    sheet: PlaceSheetId,
    { drawn }: { readonly drawn?: Drawn },
    span: Span,
  ): readonly RoomFacts[] {
    return roomsOf(row, drawn ? (drawn.get(sheetName(sheet)) ?? []) : this.#drawnThen(sheet, span), false);
  }

  /** What a sheet would have been drawn up from at any time of the span. */
  #drawnThen(sheet: PlaceSheetId, span: Span): readonly Terms[] {
    const terms: Terms[] = [];
    this.#was(sellerPlace(sheet.of), span, (row) => {
      if (!row) return false;
      if (sheet.kind === 'serviceDay') {
        terms.push(serviceTermsOn(serviceIn(row), sheet));
        return false;
      }
      const before = sheetPlace({ of: sheet.of, period: addMonthsTo(sheet.period, -1) });
      return this.#was(before, span, (month) => {
        terms.push(classTermsOn(classIn(row), sheet, month && drawnFrom(month).sheet));
        return false;
      });
    });
    return terms;
  }

  /** Somebody who joins a queue they are in already is told where they wait. */
  #wasWaiting(items: readonly Item[], other: string, span: Span): boolean {
    return items.some(({ sheet, recipient }) =>
      this.#was(sheetPlace(sheet), span, (row) => {
        const isThere = row !== undefined && sheetIn(row).queue.some(({ booking }) => booking === other);
        const found = this.#table.row(`BKG#${other} BKG`);
        return isThere && found !== undefined && bookingIn(found).recipient.id === recipient.id;
      }),
    );
  }

  /** Who has a booking already brings no terms of their own, and is judged with others by what these have found. */
  #anyDrawn(name: string): readonly Terms[] {
    return [...this.#drawn].flatMap((drawn) => drawn.get(name) ?? []);
  }

  /** Ended, or run out: by this server's clock, or by another's that gave the place or the time away before. */
  #wasNotOpen({ act, booking: id }: Extract<Asked, { do: 'move' }>, told: unknown, span: Span): boolean {
    const place = `BKG#${id} BKG`;
    return this.#was(place, span, (row, { first, last }) => {
      if (!row) return false;
      const booking = bookingIn(row);
      const isSo = [first, last].some((clock) => {
        const state = stateOf(booking, clock);
        return state === told && !(legal[state] ?? []).includes(act);
      });
      const { claim } = lastOf(booking);
      const until = claim?.until;
      if (isSo || told !== 'expired' || until === undefined) return isSo;
      return (
        this.#was(
          sheetPlace(booking.sheet),
          span,
          (sheet) => sheet !== undefined && sheetIn(sheet).ranOutTo >= until,
        ) ||
        this.#was(
          diaryPlace(booking),
          span,
          (diary) => diary !== undefined && !sheetIn(diary).claims.some((one) => one.booking === id),
        )
      );
    });
  }

  #wasTooSmall(
    { of, places, revision }: Extract<Asked, { do: 'changeTerms' }>,
    { code, facts }: Extract<Answer, { is: 'refused' }>,
    span: Span,
  ): boolean {
    if (code === 'class.changed' || code === 'service.changed')
      return this.#was(sellerPlace(of), span, (row) => {
        const seller = row && (of.startsWith('cls') ? classIn(row) : serviceIn(row));
        return seller !== undefined && seller.revision !== revision;
      });
    if (code === 'class.tooLarge') return places > Number(facts['maxChildren']);
    if (code !== 'places.belowTaken') return false;
    return this.#was(sheetPlace({ of, period: String(facts['period']) }), span, (row, { first }) => {
      if (!row) return false;
      const live = sheetIn(row).claims.filter((claim) => isLiveAt(claim, first));
      return mostTaken(live) > places;
    });
  }

  /**
   * Whether anything that stood under the key during the span was so. `first` and `last` are what the server's clock
   * showed at the two ends of the time for which it stood there; `clocks` are those between, at which something ends.
   */
  #was(place: Place, span: Span, isSo: (row: Row | undefined, stood: Stood) => boolean): boolean {
    const versions = this.#table.versions(place);
    const { skewMs } = span.server;
    let until = span.to;
    for (let index = versions.length - 1; index >= -1; index -= 1) {
      const version = versions[index];
      if (version && version.commit > span.toCommit) continue;
      const first = Math.max(version?.at ?? span.from, span.from) + skewMs;
      const last = until + skewMs;
      const clocks = (room: RoomFacts) => [first, ...endsIn(room).filter((at) => first < at && at <= last)];
      if (isSo(version?.row, { first, last, clocks, commit: version?.commit ?? 0 })) return true;
      if (!version || version.commit <= span.fromCommit) return false;
      until = version.at;
    }
    return false;
  }
}

type Stood = {
  readonly first: number;
  readonly last: number;
  readonly commit: number;
  readonly clocks: (room: RoomFacts) => readonly number[];
};

function endsIn({ claims, reserves, overAllocations }: RoomFacts): readonly number[] {
  return [
    ...claims.flatMap(({ until }) => until ?? []),
    ...reserves.flatMap(({ releasedAt }) => releasedAt ?? []),
    ...overAllocations.map(({ until }) => until),
  ];
}

/** The groups that were open to whoever asked: whether they were in place already, may have changed meanwhile. */
function askersOf({
  asker,
  mayBeInPlace,
}: {
  readonly asker: readonly string[];
  readonly mayBeInPlace?: boolean;
}) {
  return mayBeInPlace ? [asker, [...asker, 'inPlace']] : [asker];
}

export function wordsFor(asked: Asked | undefined): string {
  const item = ({ recipient, sheet, span: { days, from, to }, units }: Item) =>
    `${units} for ${recipient.id} on ${sheet.of} ${sheet.period} ${days} ${from}-${to}`;
  switch (asked?.do) {
    case 'book':
      return `${asked.by} ${asked.ids.join('+')} [${asked.asker.join()}]: ${asked.items.map(item).join(', ')}`;
    case 'move':
      return `${asked.act} ${asked.booking} [${asked.asker.join()}] ${asked.away ?? ''} ${asked.to ? item(asked.to) : ''}`;
    case 'pause':
    case 'changeTerms':
    case 'allow':
    case 'tick':
    case undefined:
      return JSON.stringify(asked ?? 'a look');
  }
}

/** A sheet as it stood, or as it would have been drawn up; with whoever is in place as the server found them. */
function roomsOf(row: Row | undefined, drawn: readonly Terms[], isKeptToo: boolean): readonly RoomFacts[] {
  const known = row && sheetIn(row);
  const asKept = known ? [known] : [];
  const asFound = drawn.map(({ places, reserves }) => {
    const facts = reserves.map(({ for: group, units, releasedAt }) => ({ for: group, units, releasedAt }));
    if (!known) return { places, reserves: facts, overAllocations: [], claims: [] };
    const published = known.reserves.filter((reserve) => reserve.for !== 'inPlace');
    return { ...known, reserves: [...published, ...facts.filter((reserve) => reserve.for === 'inPlace')] };
  });
  return isKeptToo ? [...asKept, ...asFound] : asFound;
}

/** Those of one order come one after the other, each to what the ones before have left. */
function firstWithoutRoom(room: RoomFacts, items: readonly Item[], asker: readonly string[], clock: number) {
  let left = room;
  for (const { span, units } of items) {
    const why = whyNoRoom(left, [span], units, asker, clock);
    if (why) return why;
    const pool = left.reserves.find((reserve) => asker.includes(reserve.for))?.for ?? 'everyone';
    const claim: ClaimFacts = { ...span, units, pool, until: undefined, booking: undefined };
    left = { ...left, claims: [...left.claims, claim] };
  }
  return undefined;
}

/**
 * Why there is no room may change in the middle of a commit: what was kept back for a group until then, somebody of the
 * group takes in it. That there is none has to be so before it or after it.
 */
function isTold(code: string, why: NoRoom | undefined, isOfOwnTime: boolean): boolean {
  return why !== undefined && (code === `place.${why}` || (isOfOwnTime && code.startsWith('place.')));
}

function areTwiceAtOnce(items: readonly Item[]): boolean {
  return items.some((one, index) =>
    items
      .slice(index + 1)
      .some(
        (other) =>
          diaryPlace(one) === diaryPlace(other) &&
          overlaps(inDiary(one.span, one.sheet), inDiary(other.span, other.sheet)),
      ),
  );
}
