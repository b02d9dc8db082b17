import { keys } from '@huiyue/functions/store/keys';
import type { Booking } from '@huiyue/shared/booking';
import type { Row } from '@huiyue/functions/store/table';
import { placeOf, type TableHistory } from '../store/history';
import { mostSkewMs } from '../weather';
import { bookingIn, childMonthIn, must, sheetIn } from './facts';

/**
 * When nothing is under way any more: bookings, sheets and children's months tell one story, read afresh and not step
 * by step, by every clock there may be.
 */
export function checkAtRest(table: TableHistory, now: number): void {
  const rows = rowsOf(table);
  const bookings = new Map(
    rows.filter(isBooking).map((row) => [bookingIn(row).id as string, bookingIn(row)]),
  );
  const claimed = new Map<string, string>();
  for (const row of rows.filter(({ sk }) => String(sk).startsWith('SHEET#'))) {
    for (const { b, t } of sheetIn(row).claims) {
      const sheet = placeOf(row);
      must(!claimed.has(b), () => `${b} has a place in ${sheet} and another in ${claimed.get(b)}`);
      claimed.set(b, sheet);
      const booking = bookings.get(b);
      must(booking !== undefined, () => `${sheet} holds a place for ${b}, which does not exist`);
      must(sheet === sheetOf(booking), () => `${b} has its place in ${sheet}`);
      must(t === untilOf(booking), () => `${sheet} and ${b} differ about its end`);
    }
  }
  const livePerMonth = new Map<string, string>();
  for (const booking of bookings.values()) {
    if (!isSurelyLive(booking, now)) continue;
    const { id } = booking;
    must(claimed.has(id), () => `${id} is ${booking.writtenState} and has lost its place`);
    const month = placeOf(keys.childMonth(booking.recipient.child, booking.month));
    must(!livePerMonth.has(month), () => `${month} has ${id} and ${livePerMonth.get(month)}`);
    livePerMonth.set(month, id);
    const row = table.row(month);
    must(row !== undefined && childMonthIn(row).booking === id, () => `${month} does not know ${id}`);
  }
}

/** Once every record of the stream has been delivered: one event for each change of a booking, and no other. */
export function checkTrail(table: TableHistory): void {
  const rows = rowsOf(table);
  let expected = 0;
  for (const booking of rows.filter(isBooking).map(bookingIn)) {
    for (const [index, event] of booking.history.entries()) {
      expected += 1;
      const kept = table.row(placeOf(keys.audit(booking.id, index + 1)));
      must(kept !== undefined, () => `the trail of ${booking.id} lacks event ${index + 1}`);
      const isSame = kept['act'] === event.act && kept['at'] === event.at && kept['by'] === event.by;
      must(isSame, () => `the trail of ${booking.id} tells event ${index + 1} otherwise`);
    }
  }
  const told = rows.filter(({ sk }) => String(sk).startsWith('AUDIT#')).length;
  must(told === expected, () => `the trail has ${told} events of ${expected}`);
}

function rowsOf(table: TableHistory): readonly Row[] {
  return [...table.places()].map((place) => table.row(place)).filter((row) => row !== undefined);
}

function isBooking({ sk }: Row): boolean {
  return sk === 'BKG';
}

function sheetOf({ class: { id }, month }: Booking): string {
  return placeOf(keys.sheet({ kind: 'classMonth', class: id, month }));
}

function untilOf({ writtenState, answerBy }: Booking): number | undefined {
  return writtenState === 'requested' ? answerBy : undefined;
}

function isSurelyLive({ writtenState, answerBy }: Booking, now: number): boolean {
  return writtenState === 'confirmed' || (writtenState === 'requested' && now + mostSkewMs < answerBy);
}
