import { bookingRow, classRow, sheetRow } from '@huiyue/functions/store/rows';
import { parsed, type Row } from '@huiyue/functions/store/table';
import { idOf } from '@huiyue/shared/contract/common';
import * as z from 'zod';

/** Rows as the checks see them. A row never changes, so each is read once. */

const monthRow = z.object({ booking: idOf('booking'), until: z.int().optional() });
const answerRow = z.object({ bodyHash: z.string(), body: z.string() });

export const sheetIn = reader(sheetRow);
export const bookingIn = reader(bookingRow);
export const classIn = reader(classRow);
export const childMonthIn = reader(monthRow);
export const answerIn = reader(answerRow);

export type SheetFacts = z.infer<typeof sheetRow>;
export type ClaimFacts = SheetFacts['claims'][number];

function reader<T extends object>(schema: z.ZodType<T>): (row: Row) => T {
  const read = new WeakMap<Row, T>();
  return (row) => {
    const known = read.get(row);
    if (known) return known;
    const facts = parsed(schema, row);
    read.set(row, facts);
    return facts;
  };
}

/** What a checked history must never show. */
class Violation extends Error {
  override readonly name = 'Violation';
}

export function must(holds: boolean, sentence: () => string): asserts holds {
  if (!holds) throw new Violation(sentence());
}
