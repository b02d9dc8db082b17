import { addMonthsTo, isCivilMonth, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { ServiceCard } from '@huiyue/shared/contract/services';

/** Another place for a booking: which room, and which month or day. */
export type Elsewhere = {
  readonly seller: string;
  readonly month: CivilMonth | undefined;
  readonly date: CivilDate | undefined;
};

/** What the server is asked for: the same way of care, in another room or at another time. */
export function bodyOf(
  booking: BookingView,
  { seller, month, date }: Elsewhere,
  offers: { readonly classes: readonly OwnClass[]; readonly services: readonly ServiceCard[] },
  reason: string,
): object | undefined {
  const { offer, from, to } = booking;
  if (offer.kind === 'service') {
    const service = offers.services.find(({ id }) => id === seller);
    if (!service || date === undefined) return undefined;
    return { service: seller, when: { date, ...(service.per === 'hour' ? { from, to } : {}) }, reason };
  }
  const room = offers.classes.find(({ id }) => id === seller);
  if (!room) return undefined;
  const half = from < room.halvesAt ? 'morning' : 'afternoon';
  switch (offer.careMode) {
    case 'fullDay':
      return month && { class: seller, when: { careMode: 'fullDay', month }, reason };
    case 'halfDay':
      if (month) return { class: seller, when: { careMode: 'halfDay', half, month }, reason };
      return date && { class: seller, when: { careMode: 'halfDay', half, date }, reason };
    case 'hourly':
      return date && { class: seller, when: { careMode: 'hourly', date, from, to }, reason };
    case 'occasional':
      return date && { class: seller, when: { careMode: 'occasional', date }, reason };
  }
}

/** Whether a booking is by the month. */
export function isByMonth({ period, offer, dates }: BookingView): boolean {
  return offer.kind === 'class' && isCivilMonth(period) && dates.length > 1;
}

/** The price of the same way of care there; undefined where it is not sold. */
export function priceThere(booking: BookingView, room: OwnClass): number | undefined {
  const { offer, per } = booking;
  if (offer.kind !== 'class') return undefined;
  return room.rates.find((rate) => rate.careMode === offer.careMode && rate.per === per)?.priceFen;
}

export function monthsOf({ firstMonth, lastMonth }: OwnClass): readonly CivilMonth[] {
  const months: CivilMonth[] = [];
  for (let month = firstMonth; month <= lastMonth && months.length < 24; month = addMonthsTo(month, 1))
    months.push(month);
  return months;
}
