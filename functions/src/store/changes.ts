import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Booking } from '@huiyue/shared/booking';
import { tableShape } from '@huiyue/shared/tableShape';
import { bookingRow } from './rows';
import { parsed } from './table';

/** One change as a stream delivers it: late, perhaps twice, with the row as it was written. */
export type StreamChange = { readonly newImage: Record<string, AttributeValue> | undefined };

/** The booking a change is about, if it is about one. */
export function changedBooking({ newImage }: StreamChange): Booking | undefined {
  if (!newImage) return undefined;
  const row = unmarshall(newImage);
  return row[tableShape.sortKey] === tableShape.bookingSortKey ? parsed(bookingRow, row) : undefined;
}
