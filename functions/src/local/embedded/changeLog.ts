import type { Item, Overlay } from './overlay';
import { type Operation, type Storage, under } from './storage';
import { canonical, type Image, isRecord } from './wire';

/** One item's change, as a DynamoDB Stream with new and old images would tell it. */
export type Change = {
  /** Digits of equal length: the order of the text is the order of the commits. */
  readonly sequence: string;
  readonly tableName: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Image;
  readonly newImage?: Image;
  readonly oldImage?: Image;
  readonly atSeconds: number;
  /** Removed by the sweep of expired rows, not by a request. */
  readonly bySweep?: true;
};

export type UnnumberedChange = Omit<Change, 'sequence'>;

/** What became of one item; nothing if its content stayed the same, for then a stream stays silent too. */
export function changeOf(item: Item, overlay: Overlay, atSeconds: number): UnnumberedChange | undefined {
  const oldImage = overlay.before(item);
  const newImage = overlay.after(item);
  const image = newImage ?? oldImage;
  if (!image || (oldImage && newImage && canonical(oldImage) === canonical(newImage))) return undefined;
  return {
    tableName: item.table.TableName,
    eventName: !oldImage ? 'INSERT' : newImage ? 'MODIFY' : 'REMOVE',
    keys: keysOf(image, item),
    ...(newImage && { newImage }),
    ...(oldImage && { oldImage }),
    atSeconds,
  };
}

function keysOf(image: Image, { table }: Item): Image {
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName);
  return Object.fromEntries(Object.entries(image).filter(([name]) => names.includes(name)));
}

export type ChangeLog = {
  /** Gives the next number. Called in the order of the commits, by the journal alone. */
  readonly entry: (change: UnnumberedChange) => Operation;
  readonly after: (sequence: string | undefined, limit: number) => Promise<readonly Change[]>;
  readonly checkpoint: (consumer: string) => Promise<string | undefined>;
  readonly advance: (consumer: string, sequence: string) => Promise<void>;
  /** Entries that every consumer has behind it and that are older than this. */
  readonly outdated: (beforeSeconds: number) => Promise<readonly Operation[]>;
};

export async function openChangeLog(storage: Storage): Promise<ChangeLog> {
  let last = 0;
  for await (const key of storage.keys({ ...under('change'), reverse: true, limit: 1 })) {
    last = Number(key.slice('change~'.length));
  }

  return {
    entry(change) {
      last += 1;
      const sequence = String(last).padStart(21, '0');
      return { type: 'put', key: `change~${sequence}`, value: { sequence, ...change } };
    },

    async after(sequence, limit) {
      const range = { gt: `change~${sequence ?? ''}`, lt: 'change~~', limit };
      const changes: Change[] = [];
      for await (const [, value] of storage.entries(range)) if (isChange(value)) changes.push(value);
      return changes;
    },

    async checkpoint(consumer) {
      const sequence = await storage.get(`checkpoint~${consumer}`);
      return typeof sequence === 'string' ? sequence : undefined;
    },

    advance: (consumer, sequence) =>
      storage.write([{ type: 'put', key: `checkpoint~${consumer}`, value: sequence }]),

    async outdated(beforeSeconds) {
      const checkpoints: string[] = [];
      for await (const [, value] of storage.entries(under('checkpoint'))) checkpoints.push(String(value));
      const slowest = checkpoints.sort()[0];
      if (slowest === undefined) return [];

      // The slowest consumer's last entry stays, so that numbering goes on from it after a restart.
      const operations: Operation[] = [];
      for await (const [key, value] of storage.entries({ gt: 'change~', lt: `change~${slowest}` })) {
        if (!isChange(value) || value.atSeconds >= beforeSeconds) break;
        operations.push({ type: 'del', key });
      }
      return operations;
    },
  };
}

/** Only this file writes under `change~`. */
function isChange(value: unknown): value is Change {
  return isRecord(value) && typeof value['sequence'] === 'string';
}
