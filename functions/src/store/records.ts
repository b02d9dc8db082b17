import type { Instant } from '@huiyue/shared/civil';
import type * as z from 'zod';
import { AnsweredBefore, type Records } from '../ports';
import { answerWrite } from './answers';
import type { Key } from './keys';
import { noticeWrites } from './noticeWrites';
import { getEach, getRow, parsed, queryIndex, queryRows, type Row, type Table, type Write } from './table';
import { transact } from './transact';
import { newRow, nextRow } from './writes';

/** How one kind of record lies in the table. */
export type RecordShape<T extends Revised> = {
  /** Beginning of the sort key of all of this kind, e.g. `MENU`. */
  readonly name: string;
  readonly row: z.ZodType<T>;
  /** Whose it is: an id, or the code of a place. All records of one owner are one query. */
  readonly owner: (record: T) => string;
  /** Tells it from the others of its owner and puts it in order: an id, a day. */
  readonly key: (record: T) => string;
  /** A second list it stands on, in an order of its own; undefined while it stands on none. May lag by a moment. */
  readonly listed?: (record: T) => Listed | undefined;
  /** What has to be done about it, by the time it is due; undefined when nothing has. May lag by a moment. */
  readonly due?: (record: T) => Listed | undefined;
};

type Revised = { readonly revision: number };
type Listed = { readonly on: string; readonly at: string };

/** Things that are kept as they were said: a card, a menu, a complaint. Their revisions count from 1. */
export function recordsIn<T extends Revised>(
  table: Table,
  shape: RecordShape<T>,
  now: () => Instant,
): Records<T> {
  const { name } = shape;
  const read = (row: Row) => parsed(shape.row, row);

  return {
    async find(owner, key) {
      const row = await getRow(table, keyOf(shape, owner, key));
      return row && read(row);
    },
    async findEach(wanted) {
      const rows = await getEach(
        table,
        wanted.map(({ owner, key }) => keyOf(shape, owner, key)),
      );
      return rows.map(read);
    },
    async of(owner, { from = '', to = last } = {}) {
      const { pk } = keyOf(shape, owner, '');
      return (await queryRows(table, { pk, from: `${name}#${from}`, to: `${name}#${to}` })).map(read);
    },
    async listed(on, { from = first, to = last } = {}) {
      return (await queryIndex(table, { pk: `${name}#${on}`, from, to })).map(read);
    },
    async due(on, until) {
      const found = await queryIndex(table, { pk: `${name}#${on}`, from: first, to: until }, 'work');
      const rows = await getEach(
        table,
        found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
      );
      return rows.map(read);
    },
    async write(next, reply, tell = []) {
      const answer = reply ? [answerWrite(table, reply, now())] : [];
      const writes = next.map((record) => recordWrite(table, shape, record));
      const notices = noticeWrites(table, tell, causeOf(shape, next));
      const result = await transact(table, [...answer, ...writes, ...notices]);
      if (result.ok) return 'committed';
      if (reply && result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}

/** To write a record together with rows of other kinds: it fails where another revision stands than the one before. */
export function recordWrite<T extends Revised>(table: Table, shape: RecordShape<T>, record: T): Write {
  const key = keyOf(shape, shape.owner(record), shape.key(record));
  const listed = shape.listed?.(record);
  const due = shape.due?.(record);
  const index = {
    ...(listed && { gsi1pk: `${shape.name}#${listed.on}`, gsi1sk: listed.at }),
    ...(due && { gsi2pk: `${shape.name}#${due.on}`, gsi2sk: due.at }),
  };
  return record.revision === 1
    ? newRow(table, key, { ...record }, index)
    : nextRow(table, key, { ...record }, record.revision - 1, index);
}

/** What a commit changed, from which revision to which: a name that no other commit has. */
function causeOf<T extends Revised>(shape: RecordShape<T>, next: readonly T[]): string {
  return next
    .map((record) => `${shape.name}#${shape.owner(record)}#${shape.key(record)}@${record.revision}`)
    .join(' ');
}

/** Below and above every sort key that is ever written. */
const first = ' ';
const last = '~';

function keyOf({ name }: { readonly name: string }, owner: string, key: string): Key {
  return { pk: `OWN#${owner}`, sk: `${name}#${key}` };
}
