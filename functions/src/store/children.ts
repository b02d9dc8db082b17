import type { Instant } from '@huiyue/shared/civil';
import type { Children } from '../ports';
import { keys } from './keys';
import { childRow } from './rows';
import { getEach, getRow, parsed, queryRows, type Table } from './table';
import { changedRow, commitChange, commitNew, newRow, noRow } from './writes';

export function childrenIn(table: Table, now: () => Instant): Children {
  return {
    async list(household) {
      const rows = await queryRows(table, keys.childrenOf(household));
      return rows.map((row) => parsed(childRow, row));
    },
    async find(household, child) {
      const row = await getRow(table, keys.child(household, child));
      return row && parsed(childRow, row);
    },
    async findEach(wanted) {
      const rows = await getEach(
        table,
        wanted.map(({ household, child }) => keys.child(household, child)),
      );
      return rows.map((row) => parsed(childRow, row));
    },
    async add(child, reply) {
      await commitNew(
        table,
        [newRow(table, keys.child(child.household, child.id), { ...child })],
        reply,
        now(),
      );
    },
    change(child, reply) {
      const row = changedRow(table, keys.child(child.household, child.id), { ...child }, child.revision);
      return commitChange(table, row, reply, now());
    },
    async remove(child, reply) {
      await commitNew(table, [noRow(table, keys.child(child.household, child.id))], reply, now());
    },
  };
}
