import { bookingActs } from '@huiyue/shared/booking';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { civilDate, idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import type { Audit, AuditEvent } from '../ports';
import { codeRowOf } from './bookingCodes';
import { keys } from './keys';
import { parsed, putRows, queryRows, type Table } from './table';

const auditRow = z.object({
  booking: idOf('booking'),
  revision: z.int(),
  act: z.enum(bookingActs),
  at: z.int(),
  by: idOf('account').exactOptional(),
  role: z.enum(roles).exactOptional(),
  recipient: z.union([idOf('child'), idOf('elder')]),
  site: idOf('site'),
  servedOn: civilDate,
  rule: z.string().exactOptional(),
}) satisfies z.ZodType<AuditEvent>;

export function auditIn(table: Table): Audit {
  return {
    async record(events) {
      const rows = events.flatMap((event) => [
        { ...event, ...keys.audit(event.booking, event.revision) },
        // With its first event a booking comes to stand under the code that people know it by.
        ...(event.revision === 1 ? [codeRowOf(event.booking)] : []),
      ]);
      const [only] = rows;
      if (only && rows.length === 1) {
        await table.client.send(new PutCommand({ TableName: table.name, Item: only }));
      } else await putRows(table, rows);
    },
    async read(booking) {
      const rows = await queryRows(table, keys.auditOf(booking));
      return rows.map((row) => parsed(auditRow, row));
    },
  };
}
