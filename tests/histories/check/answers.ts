import { keys } from '@huiyue/functions/store/keys';
import type { Row } from '@huiyue/functions/store/table';
import { stateAfter, type BookingAct } from '@huiyue/shared/booking';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { placeOf, type TableHistory } from '../store/history';
import type { Server } from '../world';
import type { CommitChecks } from './commits';
import { answerIn, bookingIn, childMonthIn, classIn, must, sheetIn } from './facts';

/** What was asked, as far as an answer to it can be true or false. */
export type Asked =
  | {
      readonly do: 'request';
      readonly class: Id<'class'>;
      readonly month: CivilMonth;
      readonly child: Id<'child'>;
      readonly priceFen: number;
    }
  | { readonly do: Exclude<BookingAct, 'request'>; readonly booking: Id<'booking'> }
  | {
      readonly do: 'changeTerms';
      readonly class: Id<'class'>;
      readonly places: number;
      readonly revision: number | undefined;
    };

export type Key = {
  readonly account: Id<'account'>;
  readonly key: string;
  readonly bodyHash: string | undefined;
};

export type Answer =
  | { readonly is: 'done'; readonly body: string }
  | { readonly is: 'refused'; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly is: 'fault'; readonly error: unknown };

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
 * clocks that differ "free" means: free for somebody whose watch shows what the server's watch shows. A place held
 * until ten may be refused until ten by that server's clock and must not be refused after it, though for the city
 * hall's clock ten is up to two and a half minutes sooner or later; and a held place is certain to be kept only until
 * the fastest clock of all shows ten.
 */
export class AnswerChecks {
  readonly #table: TableHistory;
  readonly #commits: CommitChecks;
  /** What each account has asked under each of its keys. */
  readonly #bodies = new Map<string, Set<string | undefined>>();

  constructor(table: TableHistory, commits: CommitChecks) {
    this.#table = table;
    this.#commits = commits;
  }

  /** Somebody is about to ask, under this key. */
  hear({ account, key, bodyHash }: Key): void {
    const name = `${account} ${key}`;
    const bodies = this.#bodies.get(name) ?? new Set();
    this.#bodies.set(name, bodies.add(bodyHash));
  }

  check(asked: Asked, key: Key, answer: Answer, span: Span): void {
    const place = placeOf(keys.answer(key.account, key.key));
    const row = this.#table.row(place);
    const about = `${span.server.name}, ${JSON.stringify(asked)}`;
    switch (answer.is) {
      case 'fault': {
        const cause = answer.error instanceof Error ? answer.error.message : String(answer.error);
        must(
          span.server.troubledAt >= span.from,
          () => `${about}: fails for no fault of the store: ${cause}`,
        );
        return;
      }
      case 'done': {
        must(row !== undefined, () => `${about}: answered before anything was committed`);
        const kept = answerIn(row);
        must(kept.body === answer.body, () => `${about}: answered otherwise than it is kept`);
        must(
          key.bodyHash === undefined || kept.bodyHash === key.bodyHash,
          () => `${about}: given the answer to another request`,
        );
        return;
      }
      case 'refused': {
        if (answer.code === 'idempotency.otherBody') {
          const bodies = this.#bodies.get(`${key.account} ${key.key}`);
          must(
            bodies !== undefined && bodies.size > 1,
            () => `${about}: nothing else was asked under this key`,
          );
          return;
        }
        const [kept] = this.#table.versions(place);
        must(
          kept?.row === undefined ||
            kept.commit > span.fromCommit ||
            (key.bodyHash !== undefined && answerIn(kept.row).bodyHash !== key.bodyHash),
          () => `${about}: refused ${answer.code} though it was done before`,
        );
        const own = this.#commits.bookingUnder.get(place);
        must(
          this.#wasTrue(asked, answer, own, span),
          () => `${about}: refused ${answer.code} ${JSON.stringify(answer.facts)} and that was never so`,
        );
      }
    }
  }

  #wasTrue(
    asked: Asked,
    { code, facts }: Extract<Answer, { is: 'refused' }>,
    own: string | undefined,
    span: Span,
  ): boolean {
    if (asked.do === 'request') {
      const sheet = keys.sheet({ kind: 'classMonth', class: asked.class, month: asked.month });
      if (code === 'place.full')
        return this.#was(sheet, span, (row, { first }) => row !== undefined && isFull(row, own, first));
      if (code === 'child.alreadyBooked')
        return this.#was(keys.childMonth(asked.child, asked.month), span, (row, { first }) => {
          const { booking, until } = row ? childMonthIn(row) : {};
          const isLive = booking !== undefined && (until === undefined || first < until);
          return isLive && booking !== own && booking === facts['booking'];
        });
      if (code === 'price.changed')
        return this.#was(
          keys.class(asked.class),
          span,
          (row) => row !== undefined && classIn(row).priceFen !== asked.priceFen,
        );
      return false;
    }
    if (asked.do === 'changeTerms') {
      if (code === 'class.changed')
        return this.#was(
          keys.class(asked.class),
          span,
          (row) => row !== undefined && classIn(row).revision !== asked.revision,
        );
      if (code !== 'class.placesBelowTaken') return false;
      const { class: id, places } = asked;
      const month = facts['month'];
      const sheet = { pk: keys.class(id).pk, sk: `SHEET#${String(month)}` };
      return this.#was(
        sheet,
        span,
        (row, { first }) => row !== undefined && takenIn(row, undefined, first) > places,
      );
    }
    return code === 'booking.notOpenToAct' && this.#wasNotOpen(asked, span);
  }

  /** Ended, or run out: by this server's clock, or by another's that gave the place or the month away before. */
  #wasNotOpen({ do: act, booking: id }: Extract<Asked, { booking: unknown }>, span: Span): boolean {
    const found = this.#table.row(placeOf(keys.booking(id)));
    if (!found) return false;
    const { class: offer, month, recipient } = bookingIn(found);
    return (
      this.#was(
        keys.booking(id),
        span,
        (row, { last }) => row !== undefined && stateAfter(bookingIn(row), act, last) === undefined,
      ) ||
      this.#was(keys.sheet({ kind: 'classMonth', class: offer.id, month }), span, (row, { last }) => {
        const claim = row && sheetIn(row).claims.find(({ b }) => b === id);
        return !claim || (claim.t !== undefined && claim.t <= last);
      }) ||
      this.#was(
        keys.childMonth(recipient.child, month),
        span,
        (row) => !row || childMonthIn(row).booking !== id,
      )
    );
  }

  /**
   * Whether anything that stood under the key during the span was so. `first` and `last` are what the server's clock
   * showed at the two ends of the time for which it stood there.
   */
  #was(
    key: { readonly pk: string; readonly sk: string },
    span: Span,
    isSo: (row: Row | undefined, clock: { readonly first: number; readonly last: number }) => boolean,
  ): boolean {
    const versions = this.#table.versions(placeOf(key));
    let until = span.to;
    for (let index = versions.length - 1; index >= -1; index -= 1) {
      const version = versions[index];
      if (version && version.commit > span.toCommit) continue;
      const first = Math.max(version?.at ?? span.from, span.from) + span.server.skewMs;
      if (isSo(version?.row, { first, last: until + span.server.skewMs })) return true;
      if (!version || version.commit <= span.fromCommit) return false;
      until = version.at;
    }
    return false;
  }
}

function isFull(row: Row, own: string | undefined, clock: number): boolean {
  return takenIn(row, own, clock) + 1 > sheetIn(row).limit;
}

function takenIn(row: Row, own: string | undefined, clock: number): number {
  return sheetIn(row)
    .claims.filter(({ b, t }) => b !== own && (t === undefined || clock < t))
    .reduce((sum, { u }) => sum + u, 0);
}
