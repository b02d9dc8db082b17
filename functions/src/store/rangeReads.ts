import { fetchRange, type Range, type Row, type Table } from './table';

type Reading = Promise<readonly Row[]>;

/**
 * What group read is for rows, for ranges: those who ask for the same range in one breath, or while it is being read for
 * others, share one reading. Nobody joins a reading that has left already, so whoever asks sees every write that was
 * finished when they asked.
 */
export function openRangeReads(table: Table): (range: Range) => Reading {
  const waiting = new Map<string, Reading>();
  const onTheWay = new Map<string, Reading>();

  function send(name: string, range: Range): Reading {
    waiting.delete(name);
    const rows = fetchRange(table, range);
    onTheWay.set(name, rows);
    const forget = () => onTheWay.delete(name);
    rows.then(forget, forget);
    return rows;
  }

  return function read(range) {
    const name = JSON.stringify(range);
    const known = waiting.get(name);
    if (known) return known;
    // Even where nothing is on its way the others of this breath may still join.
    const turn = onTheWay.get(name) ?? Promise.resolve();
    const leave = () => send(name, range);
    const rows = turn.then(leave, leave);
    waiting.set(name, rows);
    return rows;
  };
}
