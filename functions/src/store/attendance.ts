import { attendanceRevision, type Attendance } from '@huiyue/shared/attendance/attendance';
import type { Instant } from '@huiyue/shared/civil';
import { civilDate, idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import { AnsweredBefore, type Attendances } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { getRow, getRows, parsed, queryIndex, queryRows, type Row, type Table } from './table';
import { transact } from './transact';
import { newRow, nextRow } from './writes';

const mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present'), from: z.int(), to: z.int().exactOptional() }),
  z.object({ kind: z.literal('absent'), isAnnounced: z.boolean() }),
  z.object({ kind: z.literal('closed') }),
]);
const marked = z.object({
  mark,
  at: z.int(),
  happenedAt: z.int().exactOptional(),
  by: idOf('account'),
  role: z.enum(roles),
});

const attendanceRow = z.object({
  booking: idOf('booking'),
  site: idOf('site'),
  on: civilDate,
  history: z.tuple([marked], marked),
}) satisfies z.ZodType<Attendance>;

export function attendancesIn(table: Table, now: () => Instant): Attendances {
  const told = (rows: readonly Row[]) => rows.map((row) => parsed(attendanceRow, row));
  return {
    async find(booking, on) {
      const row = await getRow(table, keys.attendance(booking, on));
      return row && parsed(attendanceRow, row);
    },
    async ofBooking(booking) {
      return told(await queryRows(table, keys.attendanceOf(booking)));
    },
    async findAll(rows) {
      return told(
        await getRows(
          table,
          rows.map(({ booking, on }) => keys.attendance(booking, on)),
        ),
      );
    },
    async ofSite(site, month) {
      const found = await queryIndex(table, indexKeys.attendanceOfSite(site, month));
      return told(
        await getRows(
          table,
          found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
        ),
      );
    },
    /** Every mark adds one to its row, so of two roll-calls at once one is stale, and reads what the other wrote. */
    async write(next, reply) {
      const writes = next.map((row) => {
        const revision = attendanceRevision(row);
        const [key, index] = [keys.attendance(row.booking, row.on), indexKeys.attendance(row)];
        const stored = { ...row, revision };
        return revision === 1
          ? newRow(table, key, stored, index)
          : nextRow(table, key, stored, revision - 1, index);
      });
      const result = await transact(table, [answerWrite(table, reply, now()), ...writes]);
      if (result.ok) return 'committed';
      if (result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}
