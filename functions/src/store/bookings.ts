import * as z from 'zod';
import type { Booking } from '@huiyue/shared/booking';
import { civilDate, idOf } from '@huiyue/shared/contract/common';
import type { Id } from '@huiyue/shared/ids';
import type { BookingCursor, Bookings } from '../ports';
import { bookingFrom, bookingRow, rulesIn } from './bookingRows';
import type { Clauses } from './clauses';
import { indexKeys, keys, workKeys } from './keys';
import { getEach, getRow, getRows, parsed, queryIndex, queryIndexPage, type Row, type Table } from './table';

export function bookingsIn(table: Table, clauses: Clauses): Bookings {
  const told = (rows: readonly Row[]) => bookingsFrom(rows, clauses);
  return {
    async find(id) {
      const row = await getRow(table, keys.booking(id));
      return row && (await told([row]))[0];
    },
    async findAll(ids) {
      return told(await getEach(table, ids.map(keys.booking)));
    },
    /** The cursor is the last booking shown; it opens no other household's list. */
    async ofHousehold(household, { limit, cursor, soonestFirst, ...days }) {
      const range = indexKeys.bookingsOf(household, days);
      const last = cursor && {
        ...keys.booking(cursor.booking),
        ...indexKeys.booking(household, cursor),
      };
      // Days pass between two pages: what was shown last may lie before the list by now, which then starts anew.
      const isIn = last !== undefined && range.from <= last.gsi1sk && last.gsi1sk <= range.to;
      const { rows, after } = await queryIndexPage(table, range, {
        limit,
        isForward: soonestFirst,
        after: isIn ? last : undefined,
      });
      return { items: await told(rows), next: after && cursorFrom(after) };
    },
    async ofSite(site, month) {
      const { gsi2pk, gsi2sk } = workKeys.booking(site, month, 'bkg_');
      const found = await queryIndex(table, { pk: gsi2pk, prefix: gsi2sk }, 'work');
      return told(
        await getRows(
          table,
          found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
        ),
      );
    },
  };
}

export async function bookingsFrom(rows: readonly Row[], clauses: Clauses): Promise<readonly Booking[]> {
  const stored = rows.map((row) => parsed(bookingRow, row));
  const clauseOf = await clauses.load(stored.flatMap(rulesIn));
  return stored.map((one) => bookingFrom(one, clauseOf));
}

const revisionRow = z.object({ pk: z.string(), revision: z.int() });

/** The revisions of those that are there. */
export async function revisionsIn(
  table: Table,
  ids: readonly Id<'booking'>[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await getEach(table, [...new Set(ids)].map(keys.booking));
  return new Map(
    rows.map((row) => {
      const { pk, revision } = parsed(revisionRow, row);
      return [pk.slice('BKG#'.length), revision];
    }),
  );
}

function cursorFrom(after: Row): BookingCursor {
  const [, startsOn, from, booking] = String(after['gsi1sk']).split('#');
  return {
    startsOn: civilDate.parse(startsOn),
    from: Number(from),
    booking: idOf('booking').parse(booking),
  };
}
