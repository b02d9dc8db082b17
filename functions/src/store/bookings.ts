import type { Booking } from '@huiyue/shared/booking';
import type { Bookings } from '../ports';
import { indexKeys, keys } from './keys';
import { bookingRow } from './rows';
import { getRow, getRows, parsed, queryIndexPage, type Row, type Table } from './table';

export function bookingsIn(table: Table): Bookings {
  return {
    async find(id) {
      const row = await getRow(table, keys.booking(id));
      return row && bookingFrom(row);
    },
    async findAll(ids) {
      const rows = await getRows(table, ids.map(keys.booking));
      return rows.map(bookingFrom);
    },
    /** The cursor is the id of the last booking shown; it opens no other household's list. */
    async ofHousehold(household, { limit, cursor }) {
      const { rows, after } = await queryIndexPage(
        table,
        { pk: indexKeys.booking(household, 'bkg_').gsi1pk, prefix: 'BKG#' },
        {
          limit,
          after:
            cursor === undefined
              ? undefined
              : { ...keys.booking(cursor), ...indexKeys.booking(household, cursor) },
        },
      );
      return {
        items: rows.map(bookingFrom),
        next: after ? String(after['gsi1sk']).slice('BKG#'.length) : undefined,
      };
    },
  };
}

function bookingFrom(row: Row): Booking {
  return parsed(bookingRow, row);
}
