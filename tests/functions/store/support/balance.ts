import type { Booking } from '@huiyue/shared/booking';
import { freeUnits, type Claim, type Sheet } from '@huiyue/shared/ledger/sheet';
import { diaryClaim, diaryOf } from '@huiyue/shared/plan';
import { sheetName } from '@huiyue/shared/ledger/sheet';
import { bookingsFrom } from '@huiyue/functions/store/bookings';
import { clausesIn } from '@huiyue/functions/store/clauses';
import { drawnFrom } from '@huiyue/functions/store/sheets';
import type { Table } from '@huiyue/functions/store/table';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

export type Books = { readonly sheets: readonly Sheet[]; readonly bookings: readonly Booking[] };

/** Everything that lies in the table. */
export async function booksOf(table: Table): Promise<Books> {
  const rows: Record<string, unknown>[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    );
    rows.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after);
  return {
    sheets: rows.filter(({ sk }) => String(sk).startsWith('SHEET#')).map((row) => drawnFrom(row).sheet),
    bookings: await bookingsFrom(
      rows.filter(({ sk }) => sk === 'BKG'),
      clausesIn(table),
    ),
  };
}

/** Sheets and bookings tell the same: each claim is some booking's, each booking's claim stands, none is sold twice. */
export function expectBalance({ sheets, bookings }: Books, now: number): void {
  const claimed = new Map<string, Map<string, number>>();
  const add = (name: string, claim: Claim) => {
    const ofSheet = claimed.get(name) ?? new Map<string, number>();
    claimed.set(name, ofSheet);
    ofSheet.set(shapeOf(claim), (ofSheet.get(shapeOf(claim)) ?? 0) + claim.units);
  };
  for (const booking of bookings) {
    if (booking.claim) add(sheetName(booking.sheet), booking.claim);
    const diary = booking.writtenState === 'offered' ? undefined : diaryClaim(booking);
    if (diary) add(sheetName(diaryOf(booking)), diary);
  }
  for (const sheet of sheets) {
    const shapes = new Map(sheet.claims.map((claim) => [shapeOf(claim), claim.units]));
    expect([sheetName(sheet.id), shapes]).toEqual([
      sheetName(sheet.id),
      claimed.get(sheetName(sheet.id)) ?? new Map(),
    ]);
    for (const { span } of sheet.claims) expect(freeUnits(sheet, span, [], now)).toBeGreaterThanOrEqual(0);
    claimed.delete(sheetName(sheet.id));
  }
  expect([...claimed.keys()]).toEqual([]);
}

function shapeOf({ span, pool, until, booking }: Claim): string {
  return JSON.stringify([span.days, span.from, span.to, pool, until, booking]);
}
