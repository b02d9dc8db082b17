import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Booking } from '@huiyue/shared/booking';
import { tableShape } from '@huiyue/shared/tableShape';
import { bookingRow } from './rows';
import { parsed } from './table';

/** The booking whose row this is, in wire format as a stream delivers it; undefined for any other row. */
export function changedBooking(image: Record<string, AttributeValue>): Booking | undefined {
  const row = unmarshall(image);
  return row[tableShape.sortKey] === tableShape.bookingSortKey ? parsed(bookingRow, row) : undefined;
}
