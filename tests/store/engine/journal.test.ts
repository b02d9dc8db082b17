import type { UnnumberedChange } from '@huiyue/functions/local/embedded/changeLog';
import { createJournal } from '@huiyue/functions/local/embedded/journal';
import type { Operation } from '@huiyue/functions/local/embedded/storage';
import { expect, test } from 'vitest';
import { gate } from './support';

/** A disk on which every write waits for the test. */
function slowDisk() {
  const writes: { readonly keys: readonly string[]; readonly done: () => void }[] = [];
  let broken = false;
  return {
    writes,
    break: (isBroken: boolean) => {
      broken = isBroken;
    },
    async write(operations: readonly Operation[]): Promise<void> {
      const { passed, open } = gate();
      writes.push({ keys: operations.map(({ key }) => key), done: open });
      await passed;
      if (broken) throw new Error('The disk is full.');
    },
  };
}

function counting() {
  let last = 0;
  return {
    entry: (value: UnnumberedChange): Operation => {
      last += 1;
      return { type: 'put', key: `change ${last}`, value };
    },
  };
}

const commitOf = (key: string) => ({
  operations: [{ type: 'put', key, value: 1 } as const],
  changes: [{ tableName: 't', eventName: 'INSERT', keys: {}, atSeconds: 0 } as const],
});
const settled = async (work: Promise<void>) =>
  work.then(() => 'stored').catch((error: Error) => error.message);

test('writes one group at a time, so that numbers become visible in their order', async () => {
  const disk = slowDisk();
  const journal = createJournal(disk, counting());
  let commits = 0;
  journal.onCommit(() => {
    commits += 1;
  });

  const first = journal.commit(commitOf('a'));
  const second = journal.commit(commitOf('b'));
  const third = journal.commit(commitOf('c'));
  expect(disk.writes.map(({ keys }) => keys)).toEqual([['a', 'change 1']]);
  disk.writes[0]?.done();
  await first;
  expect(commits).toBe(1);
  expect(disk.writes.map(({ keys }) => keys)).toEqual([
    ['a', 'change 1'],
    ['b', 'change 2', 'c', 'change 3'],
  ]);
  disk.writes[1]?.done();
  await Promise.all([second, third]);
  expect(commits).toBe(2);
});

test('a failed write fails those in it, and no one after it', async () => {
  const disk = slowDisk();
  const journal = createJournal(disk, counting());
  disk.break(true);
  const failing = settled(journal.commit(commitOf('a')));
  disk.writes[0]?.done();
  expect(await failing).toBe('The disk is full.');
  disk.break(false);
  const working = settled(journal.commit(commitOf('b')));
  disk.writes[1]?.done();
  expect(await working).toBe('stored');
});
