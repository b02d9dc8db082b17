import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import type { ChangedBooking } from '../ports';
import { bookingRow } from './bookingRows';
import { parsed } from './table';

/** The booking whose row this is, in wire format as a stream delivers it; undefined for any other row. */
export function changedBooking(image: Record<string, AttributeValue>): ChangedBooking | undefined {
  const row = unmarshall(image);
  if (row[tableShape.sortKey] !== tableShape.bookingSortKey) return undefined;
  const { judgement, id, household, orderer, recipient, site, offer, startsOn, history } = parsed(
    bookingRow,
    row,
  );
  const { rule } = judgement;
  const told = { id, household, orderer, recipient, site, offer, startsOn, history };
  return { ...told, ...(rule === undefined ? {} : { rule }) };
}
