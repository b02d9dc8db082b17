import { createHash } from 'node:crypto';
import type { MoveOn } from '@huiyue/shared/ledger/commands';
import type { QueueMove } from '@huiyue/shared/ledger/queue';
import type { PlaceSheetId, SheetId } from '@huiyue/shared/ledger/sheet';
import { idOf } from '@huiyue/shared/contract/common';
import * as z from 'zod';
import type { QueueLogEntry } from '../ports';
import { keys } from './keys';
import type { LogHead } from './sheets';
import { parsed, queryRows, type Table, type Write } from './table';
import { newRow } from './writes';

const move = z.object({
  move: z.enum(['join', 'offer', 'accept', 'decline', 'lapse', 'leave']),
  booking: idOf('booking'),
  priority: z.int(),
  since: z.int(),
  at: z.int(),
}) satisfies z.ZodType<QueueMove>;

const logRow = z.object({
  entries: z.array(z.object({ ...move.shape, number: z.int(), before: z.string(), hash: z.string() })),
});

/** Links the moves of one commit to the log: each entry carries the hash of the one before it. */
export function linked(moves: readonly MoveOn[], head: LogHead): readonly QueueLogEntry[] {
  let { number, hash: before } = head;
  return moves.map(({ move: what, booking, priority, since, at }) => {
    number += 1;
    const told = { move: what, booking, priority, since, at };
    const entry = { ...told, number, before, hash: hashOf(told, number, before) };
    before = entry.hash;
    return entry;
  });
}

/** Over a fixed order of fields, so that anybody can compute it again. */
export function hashOf(
  { move: what, booking, priority, since, at }: QueueMove,
  number: number,
  before: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([number, before, what, booking, priority, since, at]))
    .digest('base64url');
}

/** Joins the commit of the moves it tells of. */
export function logWrite(table: Table, sheet: SheetId, entries: readonly QueueLogEntry[]): Write | undefined {
  const [first] = entries;
  if (!first) return undefined;
  if (sheet.kind === 'personMonth') throw new Error('nobody waits for a place on a person');
  return newRow(table, keys.queueMoves(sheet, first.number), { entries });
}

export async function readLog(table: Table, sheet: PlaceSheetId): Promise<readonly QueueLogEntry[]> {
  const rows = await queryRows(table, keys.queueLog(sheet));
  return rows.flatMap((row) => parsed(logRow, row).entries);
}
