import { idOf } from '@huiyue/shared/contract/common';
import { bookingCodeOf } from '@huiyue/shared/desk/bookingCode';
import type { Id } from '@huiyue/shared/ids';
import * as z from 'zod';
import type { BookingCodes } from '../ports';
import { keys } from './keys';
import { parsed, queryRows, type Row, type Table } from './table';

const codeRow = z.object({ booking: idOf('booking') });

export function bookingCodesIn(table: Table): BookingCodes {
  return {
    async find(code) {
      const rows = await queryRows(table, keys.bookingsUnderCode(code));
      return rows.map((row) => parsed(codeRow, row).booking);
    },
  };
}

/** Where a booking lies under its code. Written again, it says the same. */
export function codeRowOf(booking: Id<'booking'>): Row & ReturnType<typeof keys.bookingUnderCode> {
  return { booking, ...keys.bookingUnderCode(bookingCodeOf(booking), booking) };
}
