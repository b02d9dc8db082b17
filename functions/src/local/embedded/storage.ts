import { Readable } from 'node:stream';
import dynalite, { type Range, type Store, type SubStore, type Table } from 'dynalite/db/index.js';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

/** Everything a storage holds, to open another one with. */
export type Contents = readonly (readonly [key: string, value: unknown])[];

export type Storage = {
  readonly store: Store;
  readonly table: (name: string) => Promise<Table>;
  readonly tableNames: () => Promise<readonly string[]>;
  readonly get: (key: string) => Promise<unknown>;
  readonly getMany: (keys: readonly string[]) => Promise<readonly unknown[]>;
  readonly entries: (range: Range) => AsyncIterable<[string, unknown]>;
  readonly keys: (range: Range) => AsyncIterable<string>;
  readonly contents: () => Promise<Contents>;
  /** All of it or nothing, even if the process is killed meanwhile. */
  readonly write: (operations: readonly Operation[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** dynalite keeps everything in one LevelDB and tells its parts apart by these prefixes. */
export function itemKey(table: string, key: string): string {
  return `item-${table}~${key}`;
}

export function indexKey(type: string, table: string, index: string, key: string): string {
  return `index-${type.toLowerCase()}~${table}~${index}~${key}`;
}

/** Everything that starts with this prefix. */
export function under(prefix: string): Range {
  return { gte: `${prefix}~`, lt: `${prefix}~\u{ff}` };
}

export async function openStorage(
  folder: string | undefined,
  sync: boolean,
  contents: Contents = [],
): Promise<Storage> {
  const store = dynalite.create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const level = store.db;
  await level.open().catch((error: unknown) => {
    throw openingError(folder, error);
  });
  await level.batch(contents.map(([key, value]) => ({ type: 'put', key, value })));
  await finishTables(store);

  // dynalite shadows `batch` with a version that drops the options, and `sync` is one of them.
  const batch: typeof level.batch = Object.getPrototypeOf(level).batch.bind(level);
  // Tables are made and never changed, so what was read once stays true.
  const tables = new Map<string, Table>();

  async function table(name: string): Promise<Table> {
    const known = tables.get(name);
    if (known) return known;
    const read = await new Promise<Table>((resolve, reject) => {
      store.getTable(name, (error, found) => (found ? resolve(found) : reject(error)));
    });
    tables.set(name, read);
    return read;
  }

  return {
    store: closingItsIterators(store),
    table,
    async tableNames() {
      const names: string[] = [];
      for await (const key of level.keys(under('table'))) names.push(key.slice('table~'.length));
      return names;
    },
    get: (key) => level.get(key),
    getMany: (keys) => level.getMany(keys),
    entries: (range) => level.iterator(range),
    keys: (range) => level.keys(range),
    async contents() {
      const all: [string, unknown][] = [];
      for await (const entry of level.iterator({})) all.push(entry);
      return all;
    },
    write: (operations) => batch(operations, { sync }),
    close: () => level.close(),
  };
}

/**
 * dynalite never closes an iterator, and in LevelDB an open iterator pins every version of every item it could
 * still see. So its range reads are served from here, by streams that close theirs when read or abandoned.
 */
function closingItsIterators(store: Store): Store {
  const wrap = (part: SubStore, prefix: string): SubStore => ({
    ...part,
    createValueStream: (range) => Readable.from(store.db.values(within(prefix, range))),
  });
  return {
    ...store,
    getItemDb: (table) => wrap(store.getItemDb(table), itemKey(table, '')),
    getIndexDb: (type, table, index) =>
      wrap(store.getIndexDb(type, table, index), indexKey(type, table, index, '')),
  };
}

function within(prefix: string, { gt, gte, lt, lte, ...others }: Range): Range {
  return {
    ...others,
    ...(gt === undefined ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt }),
    ...(lte === undefined ? { lt: prefix + (lt ?? '\u{ff}') } : { lte: prefix + lte }),
  };
}

/** A process killed between the two writes of CreateTable leaves a table that would be "being created" for ever. */
async function finishTables(store: Store): Promise<void> {
  for await (const [key, table] of store.db.iterator(under('table'))) {
    if (isUnfinished(table)) await store.db.put(key, finished(table));
  }
}

function isUnfinished(table: unknown): table is { TableStatus: string; GlobalSecondaryIndexes?: object[] } {
  return (
    typeof table === 'object' && table !== null && 'TableStatus' in table && table.TableStatus === 'CREATING'
  );
}

function finished(table: { GlobalSecondaryIndexes?: object[] }): object {
  const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
  return { ...table, TableStatus: 'ACTIVE', ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}) };
}

function openingError(folder: string | undefined, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isLocked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
  return new Error(
    isLocked
      ? `The data folder ${folder} is in use by another process. Stop that one first, or choose another folder.`
      : `The data folder ${folder} could not be opened.`,
    { cause: error },
  );
}
