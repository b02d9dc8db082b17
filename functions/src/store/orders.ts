import { revisionOf, type Booking } from '@huiyue/shared/booking';
import type { Instant } from '@huiyue/shared/civil';
import type { Order } from '@huiyue/shared/ledger/commands';
import { decide, type Book, type Decision } from '@huiyue/shared/ledger/decide';
import {
  sheetName,
  type PlaceSheetId,
  type Sheet,
  type SheetId,
  type Terms,
} from '@huiyue/shared/ledger/sheet';
import type { DaySet } from '@huiyue/shared/ledger/span';
import { claimsOfEach, offered, together, type Plan } from '@huiyue/shared/plan';
import { withRenewals } from '@huiyue/shared/terms';
import type { LedgerOrder, LedgerResult, Seller, Standstill } from '../ports';
import { bookingsFrom, revisionsIn } from './bookings';
import { rowOf } from './bookingRows';
import type { Clauses } from './clauses';
import { keys } from './keys';
import { linked, logWrite } from './queueLog';
import { drawnFrom, isOver, nextTurn, sheetWrite, termsCheck, undrawn, type DrawnSheet } from './sheets';
import { getEach, type Table, type Write } from './table';
import { transact } from './transact';
import { voucherWrite } from './vouchers';
import { newRow, nextRow } from './writes';

/** An order on its way, and whom to tell what came of it. */
export type Waiting = {
  readonly order: LedgerOrder;
  readonly settle: (result: LedgerResult) => void;
  readonly fail: (error: unknown) => void;
};

export type Ground = {
  readonly table: Table;
  readonly clauses: Clauses;
  readonly now: () => Instant;
  readonly standstill: Standstill;
};

/** Sheets of places as this process wrote them last, by name. A guess at what stands there now; never a reason to refuse. */
export type Memory = Map<string, DrawnSheet>;

/** What DynamoDB writes in one transaction. */
export const mostWrites = 100;
const mostRounds = 200;

/**
 * Decides and commits orders, all in one write, answering each only after the store has. When somebody else wrote to one
 * of the sheets meanwhile, nothing was written: everything is read and decided again.
 */
export async function settleOrders(
  ground: Ground,
  orders: readonly Waiting[],
  memory: Memory,
): Promise<void> {
  let open = orders;
  for (let round = 0; round < mostRounds; round += 1) {
    if (open.length === 0) return;
    const batch = ofLikeTerms(open);
    const again = await settleOnce(ground, batch, memory);
    open = [...again, ...open.filter((waiting) => !batch.includes(waiting))];
  }
  throw new Error(`the sheets were still being rewritten by others after ${mostRounds} rounds`);
}

/**
 * Offers what is free on one sheet whose turn has come. Where it is nobody's turn after all, the sheet is written all
 * the same: it then says when to look again. @returns how many places were offered.
 */
export async function offerOn(
  ground: Ground,
  id: PlaceSheetId,
  standsOn: Awaited<ReturnType<Standstill>>,
): Promise<number> {
  const name = sheetName(id);
  const standing = new Map([[name, await standsOn(id)]]);
  let count = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const drawn = await readSheets(ground.table, [id], new Map(), []);
    const at = ground.now();
    // What stood still to its end is nobody's any more.
    const decision = decide(sheetsOf(drawn), [], at, isOver(id, at) ? 0 : mostOffersAlone, standing);
    const after = decision.book.get(name);
    // What is free stands still: it would only be written that it is due, which it is.
    if (after && decision.moves.length === 0 && nextTurn(after, at) <= at) return count;
    const { parts } = await commitOf(ground, drawn, decision, {
      accepted: [],
      changed: [...drawn.keys()],
      at,
    });
    const result = await transact(
      ground.table,
      parts.map(({ write }) => write),
    );
    if (!result.ok) continue;
    count += decision.offers.length;
    if (decision.offers.length < mostOffersAlone) return count;
  }
  throw new Error(`the sheet of ${id.of} was still being rewritten by others after ${mostRounds} rounds`);
}
/** The sheet and its log are written too. */
const mostOffersAlone = mostWrites - 2;

/** Those who found the same terms. Others read them at another time, and are decided by what they found. */
function ofLikeTerms(open: readonly Waiting[]): readonly Waiting[] {
  const found = new Map<string, string>();
  return open.filter(({ order: { plans, seller } }) => {
    const own = plans
      .flatMap(({ sheets }) => sheets.filter((id) => id.kind !== 'personMonth'))
      .flatMap((id) => {
        const { terms, revision } = seller(id) ?? {};
        const inPlace = terms?.reserves.find((reserve) => reserve.for === 'inPlace')?.units ?? 0;
        return terms ? [[sheetName(id), `${revision} ${inPlace}`] as const] : [];
      });
    const agrees = own.every(([name, terms]) => (found.get(name) ?? terms) === terms);
    if (agrees) for (const [name, terms] of own) found.set(name, terms);
    return agrees;
  });
}

/** One round. @returns the orders that have to be decided again. */
async function settleOnce(
  ground: Ground,
  open: readonly Waiting[],
  memory: Memory,
): Promise<readonly Waiting[]> {
  const wanted = open.map(({ order }) => order);
  const drawn = await readSheets(
    ground.table,
    wanted.flatMap(({ plans }) => plans.flatMap(({ sheets }) => sheets)),
    memory,
    wanted,
  );
  const at = ground.now();
  const isRemembered = [...drawn.keys()].some((name) => memory.has(name));
  const decided = await decisionOn(ground, drawn, wanted, at);
  if ('fault' in decided) {
    // One of them has a claim that is not there: on what this process remembers, or any more.
    if (isRemembered) {
      memory.clear();
      return open;
    }
    const told = await overtaken(ground.table, open);
    if (told.size === 0) throw decided.fault;
    for (const [waiting, means] of told) waiting.settle(means);
    return open.filter((waiting) => !told.has(waiting));
  }
  const { decision } = decided;

  // A place may have come free in another process: nobody is refused on what this one remembers.
  const refused = open.filter((_, index) => decision.outcomes[index]?.ok === false);
  if (refused.length > 0 && isRemembered) {
    memory.clear();
    return open;
  }

  const accepted = open.flatMap((waiting, index): readonly Accepted[] => {
    const outcome = decision.outcomes[index];
    if (!outcome?.ok) return [];
    const { plans } = waiting.order;
    const each = claimsOfEach(plans, outcome.value);
    return [{ waiting, plans, bookings: plans.map((plan, which) => plan.after(each[which] ?? [], at)) }];
  });
  const tellRefused = async () => {
    // A repeat is not refused for want of the very place it took, nor an act for what its twin has done already.
    const told =
      refused.length === 0 ? new Map<Waiting, LedgerResult>() : await overtaken(ground.table, refused);
    for (const [index, waiting] of open.entries()) {
      const outcome = decision.outcomes[index];
      if (outcome?.ok === false)
        waiting.settle(told.get(waiting) ?? { kind: 'refused', refusal: outcome.refusal });
    }
  };
  const undecided = open.filter((_, index) => decision.outcomes[index] === undefined);
  if (accepted.length === 0 && decision.moves.length === 0) {
    if (undecided.length > 0) throw new Error('an order leaves a transaction no room for anything else');
    await tellRefused();
    return [];
  }

  const { parts, after } = await commitOf(ground, drawn, decision, { accepted, changed: [], at });
  const result = await transact(
    ground.table,
    parts.map(({ write }) => write),
  );
  if (result.ok) {
    for (const [name, sheet] of after) if (sheet.sheet.id.kind !== 'personMonth') memory.set(name, sheet);
    for (const { waiting, bookings } of accepted) waiting.settle({ kind: 'committed', bookings });
    await tellRefused();
    return undecided;
  }

  // Nothing was written. Whoever failed for a reason of their own is told; everyone else, the refused included, is
  // decided again: the place that made the sheet full may just have come free.
  memory.clear();
  const told = new Map<Waiting, LedgerResult>();
  for (const [index, { meaning }] of parts.entries()) {
    if (result.failures[index]) for (const [waiting, means] of meaning) told.set(waiting, means);
  }
  for (const [waiting, means] of told) waiting.settle(means);
  return open.filter((waiting) => !told.has(waiting));
}

/** @returns the fault where an order gives back or keeps what is not there. */
async function decisionOn(
  ground: Ground,
  drawn: ReadonlyMap<string, Drawn>,
  wanted: readonly LedgerOrder[],
  at: Instant,
): Promise<{ readonly decision: Decision } | { readonly fault: unknown }> {
  const orders = wanted.map(({ plans }) => together(plans));
  // However much is asked for, an offer at a time is made: nobody waits behind an order that is too large.
  const mostOffers = Math.max(1, mostWrites - writesFor(wanted, drawn));
  try {
    return { decision: await decideStanding(ground, sheetsOf(drawn), orders, at, mostOffers) };
  } catch (fault) {
    return { fault };
  }
}

/** Decides; and where that comes to an offer, asks what stands still and decides upon that. */
export async function decideStanding(
  { standstill }: Ground,
  book: Book,
  orders: readonly Order[],
  at: Instant,
  mostOffers: number,
): Promise<Decision> {
  const decision = decide(book, orders, at, mostOffers);
  if (decision.offers.length === 0) return decision;
  const standsOn = await standstill();
  const standing = new Map<string, DaySet>();
  for (const [name, { id, queue }] of decision.book)
    if (id.kind !== 'personMonth' && queue.length > 0) standing.set(name, await standsOn(id));
  return decide(book, orders, at, mostOffers, standing);
}

/**
 * Orders whose bookings are not what they were planned upon any more. Read after the sheets, this finds every act that
 * these sheets know of already.
 */
async function overtaken(
  table: Table,
  orders: readonly Waiting[],
): Promise<ReadonlyMap<Waiting, LedgerResult>> {
  const revisions = await revisionsIn(
    table,
    orders.flatMap(({ order }) => order.plans.map(({ facts }) => facts.id)),
  );
  return new Map(
    orders.flatMap((waiting): readonly [Waiting, LedgerResult][] => {
      const { plans } = waiting.order;
      const moved = plans.filter(
        ({ facts, before }) => (revisions.get(facts.id) ?? 0) !== (before ? revisionOf(before) : 0),
      );
      if (moved.length === 0) return [];
      return [[waiting, { kind: moved.some(({ before }) => !before) ? 'repeated' : 'stale' }]];
    }),
  );
}

type Accepted = {
  readonly waiting: Waiting;
  readonly plans: readonly Plan[];
  readonly bookings: readonly Booking[];
};

/** One write of a commit, and what it means to whom when its condition does not hold; nothing: read again. */
export type Part = {
  readonly write: Write;
  readonly meaning: ReadonlyMap<Waiting, LedgerResult>;
  /** Checks that the terms are still those a new sheet was drawn up from. */
  readonly isOfTerms?: true;
};
const readAgain: Part['meaning'] = new Map();

type Commit = {
  readonly parts: readonly Part[];
  /** The sheets as they lie in the table once this is written. */
  readonly after: ReadonlyMap<string, DrawnSheet>;
};

/** The writes of a decision: sheets and their logs, bookings, and the bookings of those who are offered a place. */
export async function commitOf(
  { table, clauses }: Ground,
  drawn: ReadonlyMap<string, Drawn>,
  decision: Decision,
  decided: {
    readonly accepted: readonly Accepted[];
    /** Sheets that are written whatever was decided. */
    readonly changed: readonly string[];
    readonly at: Instant;
  },
): Promise<Commit> {
  const { accepted, changed, at } = decided;
  const parts: Part[] = [];
  const after = new Map<string, DrawnSheet>();
  const anew = [...changed, ...undrawnUnder(accepted, drawn)];
  const touched = new Set([
    ...anew,
    ...accepted.flatMap(({ plans }) => plans.flatMap(({ steps }) => steps.map(({ sheet }) => sheet))),
    ...decision.moves.map(({ sheet }) => sheet),
  ]);
  const checked = new Set<string>();
  for (const name of touched) {
    const was = drawn.get(name);
    const sheet = decision.book.get(name);
    if (!was || !sheet || (sheet === was.sheet && !anew.includes(name))) continue;
    const entries = linked(
      decision.moves.filter((one) => one.sheet === name),
      was.log,
    );
    const last = entries.at(-1);
    const next = {
      sheet,
      version: was.version,
      log: last ? { number: last.number, hash: last.hash } : was.log,
    };
    parts.push({ write: sheetWrite(table, next, at), meaning: readAgain });
    after.set(name, { ...next, version: was.version + 1 });
    const log = logWrite(table, sheet.id, entries);
    if (log) parts.push({ write: log, meaning: readAgain });
    if (was.version === 0 && was.seller && sheet.id.kind !== 'personMonth' && !checked.has(sheet.id.of)) {
      checked.add(sheet.id.of);
      const { of } = sheet.id;
      parts.push({
        write: termsCheck(table, of, was.seller.revision),
        // Everybody here drew upon those terms, or would have.
        meaning: new Map(accepted.map(({ waiting }) => [waiting, { kind: 'stale' }])),
        isOfTerms: true,
      });
    }
  }

  const next = new Map<
    Booking['id'],
    {
      readonly was: number;
      readonly before?: Booking | undefined;
      readonly booking: Booking;
      readonly of?: Waiting;
    }
  >();
  for (const { waiting, plans, bookings } of accepted) {
    for (const [index, booking] of bookings.entries()) {
      const before = plans[index]?.before;
      next.set(booking.id, { was: before ? revisionOf(before) : 0, before, booking, of: waiting });
    }
  }
  const offers = decision.offers.filter(({ booking }) => !next.has(booking));
  const waiters = await bookingsFrom(
    offers.length === 0
      ? []
      : await getEach(
          table,
          offers.map(({ booking }) => keys.booking(booking)),
        ),
    clauses,
  );
  for (const { booking: id, claim } of decision.offers) {
    const known = next.get(id);
    const booking = known?.booking ?? waiters.find((one) => one.id === id);
    if (!booking) throw new Error(`${id} stands in a queue and nowhere else`);
    next.set(id, { was: known?.was ?? revisionOf(booking), ...known, booking: offered(booking, claim, at) });
  }

  await clauses.keep([...next.values()].flatMap(({ booking }) => booking.judgement.clause ?? []));
  for (const { was, booking, before, of } of next.values()) {
    // Before its booking, whose own failure is the better answer: a repeat, or an act that came too late.
    const spending = voucherWrite(table, before, booking, at);
    if (spending) {
      const { write, refusal } = spending;
      parts.push({ write, meaning: of ? new Map([[of, { kind: 'refused', refusal }]]) : readAgain });
    }
    const { pk, sk, gsi1pk, gsi1sk, ...row } = rowOf(booking);
    const key = { pk: String(pk), sk: String(sk) };
    const index = { gsi1pk: String(gsi1pk), gsi1sk: String(gsi1sk) };
    parts.push({
      write: was === 0 ? newRow(table, key, row, index) : nextRow(table, key, row, was, index),
      meaning: of ? new Map([[of, { kind: was === 0 ? 'repeated' : 'stale' }]]) : readAgain,
    });
  }
  return { parts, after };
}

/**
 * Sheets on which a booking is going to stand, and which nobody has drawn up yet. Who stays away all the time takes
 * nothing there; still they may come back, and then it has to be there.
 */
function undrawnUnder(accepted: readonly Accepted[], drawn: ReadonlyMap<string, Drawn>): readonly string[] {
  return accepted
    .flatMap(({ bookings }) => bookings.map(({ sheet }) => sheetName(sheet)))
    .filter((name) => drawn.get(name)?.version === 0);
}

export type Drawn = DrawnSheet & { readonly seller: Seller | undefined };

export function sheetsOf(drawn: ReadonlyMap<string, Drawn>): ReadonlyMap<string, Sheet> {
  return new Map([...drawn].map(([name, { sheet }]) => [name, sheet]));
}

export async function readSheets(
  table: Table,
  ids: readonly SheetId[],
  memory: Memory,
  orders: readonly LedgerOrder[],
): Promise<ReadonlyMap<string, Drawn>> {
  const wanted = new Map(ids.map((id) => [sheetName(id), id]));
  const unknown = [...wanted].filter(([name]) => !memory.has(name));
  const rows = await getEach(
    table,
    unknown.map(([, id]) => keys.sheet(id)),
  );
  const found = new Map(
    rows.map((row) => {
      const sheet = drawnFrom(row);
      return [sheetName(sheet.sheet.id), sheet];
    }),
  );
  return new Map(
    [...wanted].map(([name, id]) => {
      const seller = id.kind === 'personMonth' ? undefined : sellerOf(orders, id);
      const drawn = memory.get(name) ?? found.get(name) ?? undrawn(id, termsFor(id, seller));
      return [name, { ...drawn, sheet: withRenewals(drawn.sheet, seller?.terms), seller }];
    }),
  );
}

function sellerOf(orders: readonly LedgerOrder[], id: PlaceSheetId): Seller | undefined {
  for (const { seller } of orders) {
    const found = seller(id);
    if (found) return found;
  }
  return undefined;
}

/** @throws when nobody says what a new sheet starts from: an order on a sheet that must be there already. */
function termsFor(id: SheetId, seller: Seller | undefined): Terms {
  if (seller || id.kind === 'personMonth') return seller?.terms ?? { places: 0, reserves: [] };
  throw new Error(`the sheet ${sheetName(id)} was never drawn up`);
}

/** How many writes these orders need at most, leaving the rest of a transaction to offers. */
function writesFor(orders: readonly LedgerOrder[], drawn: ReadonlyMap<string, Drawn>): number {
  const bookings = orders.reduce((sum, { plans }) => sum + plans.length, 0);
  const sheets = [...drawn.values()];
  const queues = sheets.filter(({ sheet }) => sheet.queue.length > 0).length;
  const joins = orders.reduce(
    (sum, { plans }) =>
      sum + plans.filter(({ steps }) => steps.some(({ command }) => command.do === 'join')).length,
    0,
  );
  const sellers = new Set(
    sheets
      .filter(({ version, sheet }) => version === 0 && sheet.id.kind !== 'personMonth')
      .map(({ sheet }) => sheet.id.of),
  );
  const vouchers = orders.reduce(
    (sum, { plans }) => sum + plans.filter(({ facts }) => facts.support?.voucher).length,
    0,
  );
  // A queue has one log, however many join it.
  const places = sheets.filter(({ sheet }) => sheet.id.kind !== 'personMonth').length;
  const logs = Math.min(queues + joins, places);
  return bookings + vouchers + sheets.length + logs + sellers.size;
}
