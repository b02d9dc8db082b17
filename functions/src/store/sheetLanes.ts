import { decide } from '@huiyue/shared/ledger/decide';
import { sheetName } from '@huiyue/shared/ledger/sheet';
import type { Instant } from '@huiyue/shared/civil';
import { AnsweredBefore, type LedgerOrder, type LedgerResult } from '../ports';
import { orderFailure, orderRows, orderWrites, type OrderFailure } from './orderWrites';
import { readSheet, sheetWrite, termsCheck, type DrawnSheet } from './sheets';
import type { Table, Write } from './table';
import { transact, type WriteFailure } from './transact';

/** A transaction takes 100 writes: the sheet, its terms, and three for each order. */
const mostOrdersInACommit = 32;
const mostRounds = 200;

type Waiting = {
  readonly order: LedgerOrder;
  readonly settle: (result: LedgerResult) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Group commit: one write in flight per sheet and process, and everything that waits goes into the next one.
 * Two hundred taps on one class become a handful of commits that never conflict with one another. Other
 * processes are held off by the sheet's version: whoever comes second reads again and decides again.
 */
export function openSheetLanes(table: Table, now: () => Instant) {
  const lanes = new Map<string, Waiting[]>();

  async function drain(name: string, lane: Waiting[]): Promise<void> {
    let known: DrawnSheet | undefined;
    while (lane.length > 0) {
      const batch = nextBatch(lane);
      try {
        known = await settleBatch(table, now, batch, known);
      } catch (error) {
        known = undefined;
        for (const { fail } of batch) fail(error);
      }
    }
    lanes.delete(name);
  }

  return function commit(order: LedgerOrder): Promise<LedgerResult> {
    return new Promise((settle, fail) => {
      const name = sheetName(order.sheet);
      const waiting = { order, settle, fail };
      const lane = lanes.get(name);
      if (lane) {
        lane.push(waiting);
        return;
      }
      const opened = [waiting];
      lanes.set(name, opened);
      void drain(name, opened);
    });
  };
}

/**
 * Takes the next orders out of the lane. Twins under one key, one child twice, two acts on one booking: such orders
 * write the same row, so the later one waits for the next commit and is judged by what the earlier one left behind.
 */
function nextBatch(lane: Waiting[]): readonly Waiting[] {
  const touched = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of lane) {
    if (batch.length === mostOrdersInACommit) break;
    const rows = orderRows(waiting.order);
    (rows.some((row) => touched.has(row)) ? left : batch).push(waiting);
    // Of an order that has to wait, too: nobody may overtake it on its own rows.
    for (const row of rows) touched.add(row);
  }
  lane.splice(0, batch.length + left.length, ...left);
  return givingBackFirst(batch);
}

/** Who asks for a place is not told "full" by the very commit that frees one. */
function givingBackFirst(batch: readonly Waiting[]): readonly Waiting[] {
  const givesBack = ({ order }: Waiting) => order.command.do === 'release';
  return [...batch.filter(givesBack), ...batch.filter((waiting) => !givesBack(waiting))];
}

/** Decides and commits one batch, answering each order only after the store has. Returns the sheet as written. */
async function settleBatch(
  table: Table,
  now: () => Instant,
  batch: readonly Waiting[],
  known: DrawnSheet | undefined,
): Promise<DrawnSheet | undefined> {
  let open = batch;
  let current = known;
  for (let round = 0; round < mostRounds; round += 1) {
    const [first] = open;
    if (!first) return current;
    const { sheet: id, terms } = first.order;
    const isFresh = current === undefined;
    const drawn: DrawnSheet = current ?? (await readSheet(table, id, terms));
    const at = now();
    const decided = decide(
      drawn.sheet,
      open.map(({ order }) => order.command),
      at,
    );
    const verdicts = open.map((waiting, index) => ({ waiting, outcome: decided.outcomes[index] }));
    const accepted = verdicts.filter(({ outcome }) => outcome?.ok).map(({ waiting }) => waiting);

    // A place may have come free in another process: nobody is refused on what this one remembers.
    if (!isFresh && accepted.length < open.length) {
      current = undefined;
      continue;
    }
    const settleRefused = () => {
      for (const { waiting, outcome } of verdicts) {
        if (outcome?.ok === false) waiting.settle({ kind: 'refused', refusal: outcome.refusal });
      }
    };
    if (accepted.length === 0) {
      settleRefused();
      return remembered(drawn);
    }

    const sheetWrites = [
      sheetWrite(table, decided.sheet, drawn.version),
      ...(drawn.version === 0 ? [termsCheck(table, id, terms)] : []),
    ];
    const writesByOrder = accepted.map(({ order }) => orderWrites(table, order, at));
    const result = await transact(table, [...sheetWrites, ...writesByOrder.flat()]);
    if (result.ok) {
      for (const { settle } of accepted) settle({ kind: 'committed' });
      settleRefused();
      return { sheet: decided.sheet, version: drawn.version + 1 };
    }

    // Nothing was written. Whoever failed for a reason of their own is told; everyone else, the refused
    // included, is decided again: the place that made the sheet full may just have come free.
    const hasTermsChanged = drawn.version === 0 && result.failures[1] !== undefined;
    const own = ownFailures(accepted, writesByOrder, result.failures.slice(sheetWrites.length));
    open = open.filter((waiting) => {
      const failure = own.get(waiting) ?? (hasTermsChanged ? { kind: 'stale' } : undefined);
      return !settledBy(waiting, failure);
    });
    current = result.failures[0] ? undefined : remembered(drawn);
  }
  throw new Error(`a sheet was still being rewritten by others after ${mostRounds} rounds`);
}

/** A sheet that nobody has drawn up yet stands on the terms of one order, and the next may bring others. */
function remembered(drawn: DrawnSheet): DrawnSheet | undefined {
  return drawn.version === 0 ? undefined : drawn;
}

function ownFailures(
  orders: readonly Waiting[],
  writesByOrder: readonly (readonly Write[])[],
  failures: readonly (WriteFailure | undefined)[],
): ReadonlyMap<Waiting, OrderFailure> {
  const own = new Map<Waiting, OrderFailure>();
  let offset = 0;
  for (const [index, waiting] of orders.entries()) {
    const count = writesByOrder[index]?.length ?? 0;
    const failure = orderFailure(waiting.order, failures.slice(offset, offset + count));
    if (failure) own.set(waiting, failure);
    offset += count;
  }
  return own;
}

function settledBy({ settle, fail }: Waiting, failure: OrderFailure | undefined): boolean {
  if (!failure) return false;
  if (failure instanceof AnsweredBefore) fail(failure);
  else settle(failure);
  return true;
}
