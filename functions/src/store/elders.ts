import type { Instant } from '@huiyue/shared/civil';
import type { Elders } from '../ports';
import { keys } from './keys';
import { elderRow } from './rows';
import { recordWrite } from './records';
import { consentShape, memberShape } from './shapes/circle';
import { getRow, parsed, queryRows, type Table } from './table';
import { changedRow, commitChange, commitNew, newRow, noRow } from './writes';

export function eldersIn(table: Table, now: () => Instant): Elders {
  return {
    async list(household) {
      const rows = await queryRows(table, keys.eldersOf(household));
      return rows.map((row) => parsed(elderRow, row));
    },
    async find(household, elder) {
      const row = await getRow(table, keys.elder(household, elder));
      return row && parsed(elderRow, row);
    },
    async add(elder, { member, consent }, reply) {
      await commitNew(
        table,
        [
          newRow(table, keys.elder(elder.household, elder.id), { ...elder }),
          ...(member ? [recordWrite(table, memberShape, member)] : []),
          ...(consent ? [recordWrite(table, consentShape, consent)] : []),
        ],
        reply,
        now(),
      );
    },
    change(elder, reply) {
      const row = changedRow(table, keys.elder(elder.household, elder.id), { ...elder }, elder.revision);
      return commitChange(table, row, reply, now());
    },
    async remove(elder, reply) {
      await commitNew(table, [noRow(table, keys.elder(elder.household, elder.id))], reply, now());
    },
  };
}
