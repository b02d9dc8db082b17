import type { Booking } from '@huiyue/shared/booking';
import type { Instant } from '@huiyue/shared/civil';
import { tableShape } from '@huiyue/shared/tableShape';
import type { LedgerOrder, LedgerResult } from '../ports';
import { AnsweredBefore } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { childMonthRow } from './rows';
import { parsed, type Table, type Write } from './table';
import type { WriteFailure } from './transact';
import { newRow, nextRow } from './writes';

/**
 * The rows that join a sheet in one commit: the answer, the child's month, the booking. Their order is the order
 * in which failures are explained: a repeat first, then a clash, then a booking that somebody else has moved.
 */
export function orderWrites(table: Table, order: LedgerOrder, now: Instant): readonly Write[] {
  const { booking, reply } = order;
  const row = { ...booking };
  const key = keys.booking(booking.id);
  const index = indexKeys.booking(booking.household, booking.id);
  return [
    answerWrite(table, reply, now),
    childMonthWrite(table, booking, now),
    booking.revision === 1
      ? newRow(table, key, row, index)
      : nextRow(table, key, row, booking.revision - 1, index),
  ];
}

/** The rows that {@link orderWrites} touches, as one text each: a transaction may touch a row only once. */
export function orderRows({ booking, reply: { receipt } }: LedgerOrder): readonly string[] {
  return [
    keys.answer(receipt.account, receipt.key),
    keys.childMonth(booking.recipient.child, booking.month),
    keys.booking(booking.id),
  ].map(({ pk, sk }) => `${pk} ${sk}`);
}

export type OrderFailure = Exclude<LedgerResult, { kind: 'committed' }> | AnsweredBefore;

/** What the failures of {@link orderWrites} mean, or undefined when none of them failed. */
export function orderFailure(
  order: LedgerOrder,
  [answer, childMonth, booking]: readonly (WriteFailure | undefined)[],
): OrderFailure | undefined {
  if (answer) return new AnsweredBefore();
  if (childMonth?.old && order.command.do === 'request') {
    const { booking: other } = parsed(childMonthRow, childMonth.old);
    return {
      kind: 'refused',
      refusal: { code: 'child.alreadyBooked', facts: { booking: other, month: order.booking.month } },
    };
  }
  // The booking is as it was, and yet the month is another's: by the clock of the server that gave it away, this hold
  // had run out. Here that moment is still to come, so loading again would show nothing new.
  if (childMonth && !booking && order.command.do !== 'request') {
    return { kind: 'refused', refusal: { code: 'booking.notOpenToAct', facts: { state: 'expired' } } };
  }
  if (childMonth || booking) return { kind: 'stale' };
  return undefined;
}

/** The month belongs to the booking while it lives: held until the answer is due, then for good, then nobody's. */
function childMonthWrite(table: Table, booking: Booking, now: Instant): Write {
  const key = keys.childMonth(booking.recipient.child, booking.month);
  const ours = {
    ExpressionAttributeNames: { '#booking': 'booking' },
    ExpressionAttributeValues: { ':booking': booking.id },
  };
  switch (booking.writtenState) {
    case 'requested':
      return {
        Put: {
          TableName: table.name,
          Item: { ...key, booking: booking.id, until: booking.answerBy },
          ConditionExpression: 'attribute_not_exists(#pk) OR #until <= :now',
          ExpressionAttributeNames: { '#pk': tableShape.partitionKey, '#until': 'until' },
          ExpressionAttributeValues: { ':now': now },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      };
    case 'confirmed':
      return {
        Put: {
          TableName: table.name,
          Item: { ...key, booking: booking.id },
          ConditionExpression: '#booking = :booking',
          ...ours,
        },
      };
    case 'returned':
    case 'cancelled':
      return {
        Delete: { TableName: table.name, Key: key, ConditionExpression: '#booking = :booking', ...ours },
      };
  }
}
