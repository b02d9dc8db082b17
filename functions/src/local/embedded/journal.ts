import type { ChangeLog, UnnumberedChange } from './changeLog';
import type { Operation, Storage } from './storage';

export type Commit = {
  readonly operations: readonly Operation[];
  readonly changes: readonly UnnumberedChange[];
};

export type Journal = {
  /** Resolves when the items and their change records are stored together. */
  readonly commit: (commit: Commit) => Promise<void>;
  readonly onCommit: (listener: () => void) => () => void;
};

type Waiting = Commit & { readonly resolve: () => void; readonly reject: (error: unknown) => void };

/**
 * The one writer. Whatever arrives while a batch is being written goes into the next one, so records are
 * numbered in the order in which they become visible: a reader that has seen a number has seen all before it.
 */
export function createJournal(storage: Pick<Storage, 'write'>, log: Pick<ChangeLog, 'entry'>): Journal {
  const listeners = new Set<() => void>();
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function drain(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await storage.write(
          group.flatMap(({ operations, changes }) => [
            ...operations,
            ...changes.map((change) => log.entry(change)),
          ]),
        );
        for (const { resolve } of group) resolve();
        for (const listener of listeners) listener();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  }

  return {
    commit: (commit) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...commit, resolve, reject });
        if (!isWriting) void drain();
      }),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
