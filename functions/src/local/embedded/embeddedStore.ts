import { type Change, openChangeLog } from './changeLog';
import { forgottenTokens } from './clientTokens';
import { type ConflictSwitch, createHolds } from './conflicts';
import { createJournal } from './journal';
import { createLocks } from './locks';
import { createOperations } from './operations';
import { serve } from './server';
import { type Contents, openStorage } from './storage';
import { sweepExpired } from './timeToLive';

const changesKeptSeconds = 24 * 60 * 60;

export type EmbeddedStore = {
  readonly endpoint: string;
  /** Committed changes in order, from the one after this sequence number on. */
  readonly changes: (after: string | undefined, limit: number) => Promise<readonly Change[]>;
  /** How far a consumer of the changes has come; kept in the same folder. */
  readonly checkpoint: (consumer: string) => Promise<string | undefined>;
  readonly advance: (consumer: string, sequence: string) => Promise<void>;
  /** Called after each commit. Gives back the way to stop it. */
  readonly onCommit: (listener: () => void) => () => void;
  /** Deletes expired rows and says how many; also forgets old client tokens and changes that all consumers have seen. */
  readonly sweep: (nowSeconds: number) => Promise<number>;
  /** All that is in it now: another store opened with this goes its own way from here. */
  readonly contents: () => Promise<Contents>;
  readonly close: () => Promise<void>;
};

export type EmbeddedStoreOptions = {
  /** Absent: everything stays in memory. */
  readonly folder?: string;
  /** What it begins with, if it lives in memory; absent: nothing. */
  readonly contents?: Contents;
  /** 0 or absent: any free one. Always on the loopback address. */
  readonly port?: number;
  /** Absent: transactions on the same item wait for one another. */
  readonly conflicts?: ConflictSwitch;
  /** Wait for the disk at each commit. */
  readonly sync?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/**
 * A DynamoDB for one machine: dynalite on LevelDB, and in front of it the transactions, the change log and
 * the other things that dynalite lacks.
 *
 * An answer is sent when its batch has been handed to the operating system, so killing this process loses
 * nothing that was acknowledged and leaves nothing half done. A power cut can lose the last moments, as whole
 * commits from the end; with `sync` it loses none, at the price of one disk flush per group of commits.
 *
 * Where it is kinder than AWS: the index is never behind the table, and nothing is ever throttled. Where it is
 * weaker: tables are made but never changed or deleted; a filter of a query finds no two lists or maps equal;
 * the index tells rows with the same index key apart by 24 bits of a hash, so let the index sort key be unique.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions = {}): Promise<EmbeddedStore> {
  const storage = await openStorage(options.folder, options.sync ?? false, options.contents);
  const log = await openChangeLog(storage);
  const journal = createJournal(storage, log);
  const engine = {
    storage,
    journal,
    locks: createLocks(),
    holds: createHolds(options.conflicts),
    now: options.now ?? Date.now,
  };
  const server = await serve(createOperations(engine), options.port ?? 0);

  return {
    endpoint: server.endpoint,
    changes: log.after,
    checkpoint: log.checkpoint,
    advance: log.advance,
    onCommit: journal.onCommit,
    async sweep(nowSeconds) {
      const swept = await sweepExpired(engine, nowSeconds);
      await storage.write([
        ...(await forgottenTokens(storage, nowSeconds * 1000)),
        ...(await log.outdated(nowSeconds - changesKeptSeconds)),
      ]);
      return swept;
    },
    contents: storage.contents,
    async close() {
      await server.close();
      await storage.close();
    },
  };
}
