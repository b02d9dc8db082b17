import { sheetName } from '@huiyue/shared/ledger/sheet';
import type { LedgerOrder, LedgerResult } from '../ports';
import { settleOrders, type Ground, type Memory, type Waiting } from './orders';

/** Of bookings, their recipients' months and vouchers; the rest of a transaction is for the sheet, its log and offers. */
const mostWritesOfPlans = 80;

/** An order of several sheets: it stands in the lane of each, and goes when it is first in all of them. */
type Gate = { readonly reached: () => void; readonly passed: Promise<void> };
type Lane = (Waiting | Gate)[];

/**
 * Group commit: one write in flight per sheet and process, and everything that waits goes into the next one.
 * Two hundred taps on one class become a handful of commits that never conflict with one another. Other
 * processes are held off by the sheet's version: whoever comes second reads again and decides again.
 */
export function openSheetLanes(ground: Ground) {
  const lanes = new Map<string, Lane>();

  async function drain(name: string, lane: Lane): Promise<void> {
    const memory: Memory = new Map();
    for (let first = lane[0]; first; first = lane[0]) {
      if ('reached' in first) {
        lane.shift();
        first.reached();
        await first.passed;
        memory.clear();
      } else {
        const batch = nextBatch(lane);
        await settled(ground, batch, memory);
      }
    }
    lanes.delete(name);
  }

  function stand(name: string, entry: Waiting | Gate): void {
    const lane = lanes.get(name);
    if (lane) {
      lane.push(entry);
      return;
    }
    const opened = [entry];
    lanes.set(name, opened);
    void drain(name, opened);
  }

  return function commit(order: LedgerOrder): Promise<LedgerResult> {
    return new Promise((settle, fail) => {
      const waiting = { order, settle, fail };
      const [only, ...others] = lanesOf(order);
      if (only === undefined) fail(new Error('an order without a plan'));
      else if (others.length === 0) stand(only, waiting);
      else void passGates([only, ...others], waiting);
    });
  };

  /** All gates are put up in one go, so any two such orders meet in the same order in every lane they share. */
  async function passGates(names: readonly string[], waiting: Waiting): Promise<void> {
    let pass: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    await Promise.all(names.map((name) => new Promise<void>((reached) => stand(name, { reached, passed }))));
    await settled(ground, [waiting], new Map());
    pass();
  }
}

async function settled(ground: Ground, batch: readonly Waiting[], memory: Memory): Promise<void> {
  try {
    await settleOrders(ground, batch, memory);
  } catch (error) {
    memory.clear();
    // Those who were answered before it came to this stay answered.
    for (const { fail } of batch) fail(error);
  }
}

/** Only sheets of places have lanes: a person's month is asked about by one family at a time. */
function lanesOf({ plans }: LedgerOrder): readonly string[] {
  const places = plans.flatMap(({ sheets }) => sheets.filter(({ kind }) => kind !== 'personMonth'));
  return [...new Set(places.map(sheetName))];
}

/**
 * Takes the next orders out of the lane, up to the next gate. Two acts on one booking, or with one voucher, write the
 * same row, so the later one waits for the next commit and is judged by what the earlier one left behind.
 */
function nextBatch(lane: Lane): readonly Waiting[] {
  const touched = new Set<string>();
  const batch: Waiting[] = [];
  const left: Lane = [];
  let count = 0;
  for (const [index, entry] of lane.entries()) {
    if ('reached' in entry || (count > 0 && count + writesOf(entry) > mostWritesOfPlans)) {
      left.push(...lane.slice(index));
      break;
    }
    const { plans } = entry.order;
    const rows = plans.flatMap(({ facts }) => [facts.id, facts.support?.voucher?.id ?? facts.id]);
    const hasToWait = rows.some((id) => touched.has(id));
    if (!hasToWait) count += writesOf(entry);
    (hasToWait ? left : batch).push(entry);
    // Of an order that has to wait, too: nobody may overtake it on its own booking.
    for (const id of rows) touched.add(id);
  }
  lane.splice(0, lane.length, ...left);
  return batch;
}

function writesOf({ order }: Waiting): number {
  return order.plans.reduce((sum, { facts }) => sum + (facts.support?.voucher ? 3 : 2), 0);
}
