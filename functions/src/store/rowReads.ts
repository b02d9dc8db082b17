import type { Key } from './keys';
import { fetchRow, getRows, type Row, type Table } from './table';

const mostKeysInARead = 100;
/** One on its way while the next one gathers, and a second so that a lost request holds up only those in it. */
const mostOnTheWay = 2;

type Read = {
  readonly key: Key;
  readonly settle: (row: Row | undefined) => void;
  readonly fail: (error: unknown) => void;
};
type Open = Read & { readonly row: Promise<Row | undefined> };

/**
 * Group read, the other half of the lanes' group commit: rows that are asked for while others are being read go into
 * one request, and a row that many ask for stands in it once. A read never joins a request that has left already, so
 * whoever asks sees every write that was finished when they asked.
 */
export function openRowReads(table: Table): (key: Key) => Promise<Row | undefined> {
  const waiting = new Map<string, Open>();
  let onTheWay = 0;

  function send(): void {
    while (waiting.size > 0 && onTheWay < mostOnTheWay) {
      const group = [...waiting].slice(0, mostKeysInARead);
      for (const [name] of group) waiting.delete(name);
      onTheWay += 1;
      void readGroup(table, new Map(group)).finally(() => {
        onTheWay -= 1;
        send();
      });
    }
  }

  return function read(key) {
    const name = nameOf(key);
    const known = waiting.get(name);
    if (known) return known.row;
    // Those who ask in the same breath go together even when nothing else is on its way.
    if (waiting.size === 0) queueMicrotask(send);
    const open = opened(key);
    waiting.set(name, open);
    return open.row;
  };
}

function opened(key: Key): Open {
  let settle: Read['settle'] = () => undefined;
  let fail: Read['fail'] = () => undefined;
  const row = new Promise<Row | undefined>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { key, row, settle, fail };
}

async function readGroup(table: Table, group: ReadonlyMap<string, Read>): Promise<void> {
  try {
    const keys = [...group.values()].map(({ key }) => key);
    const [only] = keys;
    const rows = only && keys.length === 1 ? [await fetchRow(table, only)] : await getRows(table, keys);
    const found = new Map(rows.map((row) => [row && nameOf(row), row]));
    for (const [name, { settle }] of group) settle(found.get(name));
  } catch (error) {
    for (const { fail } of group.values()) fail(error);
  }
}

function nameOf({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string {
  return `${String(pk)} ${String(sk)}`;
}
