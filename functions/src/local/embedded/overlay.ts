import type { Callback, Store, SubStore, Table } from 'dynalite/db/index.js';
import { indexKey, itemKey, type Operation, type Storage } from './storage';
import type { Image } from './wire';

export type Item = { readonly table: Table; readonly key: string; readonly address: string };

/**
 * A sheet laid over the stored items. dynalite's actions read and write it as if it were the store, and
 * what they wrote, index rows included, then goes to LevelDB in one atomic batch or nowhere at all.
 */
export type Overlay = {
  readonly store: Store;
  readonly before: (item: Item) => Image | undefined;
  readonly after: (item: Item) => Image | undefined;
  readonly operations: () => readonly Operation[];
};

/** The caller holds the locks of these items, so reading them ahead is safe. */
export async function openOverlay(storage: Storage, items: readonly Item[]): Promise<Overlay> {
  const found = await storage.getMany(items.map((item) => item.address));
  const stored = new Map(items.map((item, position) => [item.address, image(found[position])]));
  const written = new Map<string, Image | undefined>();
  const tables = new Map(items.map(({ table }) => [table.TableName, table]));

  function read(address: string): Image | undefined {
    return written.has(address) ? written.get(address) : stored.get(address);
  }

  function part(addressOf: (key: string) => string): SubStore {
    return {
      lock: (_key, run) => run((done) => done),
      get: (key, done) => done(null, read(addressOf(key))),
      put(key, value, done) {
        written.set(addressOf(key), value);
        done(null);
      },
      del(key, done) {
        written.set(addressOf(key), undefined);
        done(null);
      },
      createValueStream() {
        throw new Error('A write reads its own items, never a range.');
      },
    };
  }

  function getTable(name: string, ...rest: [Callback<Table>] | [boolean, Callback<Table>]): void {
    const done = rest.length === 1 ? rest[0] : rest[1];
    done(null, tables.get(name));
  }

  return {
    store: {
      ...storage.store,
      getTable,
      getItemDb: (table) => part((key) => itemKey(table, key)),
      getIndexDb: (type, table, index) => part((key) => indexKey(type, table, index, key)),
    },
    before: (item) => stored.get(item.address),
    after: (item) => read(item.address),
    operations: () =>
      [...written].map(([key, value]) => (value ? { type: 'put', key, value } : { type: 'del', key })),
  };
}

function image(value: unknown): Image | undefined {
  return isImage(value) ? value : undefined;
}

/** Only dynalite writes under an item's address, and only images. */
function isImage(value: unknown): value is Image {
  return typeof value === 'object' && value !== null;
}
