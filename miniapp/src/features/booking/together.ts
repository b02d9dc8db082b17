import { orderOf } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';

/** What was ordered together stands together, in the order of the list. */
export function togetherIn(bookings: readonly BookingView[]): readonly (readonly BookingView[])[] {
  const orders = new Map<string, BookingView[]>();
  for (const booking of bookings) {
    const order = orderOf(booking.id);
    orders.set(order, [...(orders.get(order) ?? []), booking]);
  }
  return [...orders.values()];
}

/** Several children in one order; a week of lunches is none of it. */
export function isOfSiblings(order: readonly BookingView[]): boolean {
  return new Set(order.map(({ recipient }) => recipient.id)).size > 1;
}
