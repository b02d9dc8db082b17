import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { StandingOrderView } from '@huiyue/shared/contract/standingOrders';
import type { Product } from '@huiyue/shared/service';

export type Paused = {
  readonly what: Product | 'class';
  readonly name: string;
  readonly site: string;
  readonly dates: readonly CivilDate[];
};

/** What of a booking a pause looks at. */
export type Pausable = Pick<BookingView, 'state' | 'dates' | 'awayDates'> & {
  readonly recipient: { readonly id: string };
  readonly site: { readonly name: string };
  readonly offer:
    | { readonly kind: 'class'; readonly id: string; readonly name: string }
    | { readonly kind: 'service'; readonly id: string; readonly name: string; readonly product: Product };
};

type StandingDay = StandingOrderView['days'][number];
type Stay = { readonly recipient: string; readonly from: CivilDate; readonly until: CivilDate };

/** All that would stay away in a period, one line for each service: of confirmed bookings, days not told off yet. */
export function whatPauses(bookings: readonly Pausable[], stay: Stay): readonly Paused[] {
  return linesOf(bookings, stay, ['confirmed']);
}

/** What lies in a period and has no answer yet: there is nothing to stay away from, it is to be given up or left. */
export function whatGoesOn(bookings: readonly Pausable[], stay: Stay): readonly Paused[] {
  return linesOf(bookings, stay, ['waiting', 'offered', 'requested']);
}

/** The days of a standing order that are booked, those among them on which the elder stays away told apart. */
export function daysStayed(
  days: readonly StandingDay[],
  bookings: readonly Pick<BookingView, 'id' | 'awayDates'>[],
): readonly StandingDay[] {
  return days.map((day) =>
    day.kind === 'booked' && bookings.find(({ id }) => id === day.booking)?.awayDates.includes(day.date)
      ? { date: day.date, kind: 'paused' }
      : day,
  );
}

function linesOf(
  bookings: readonly Pausable[],
  { recipient, from, until }: Stay,
  states: readonly BookingView['state'][],
): readonly Paused[] {
  const lines = new Map<string, Paused>();
  for (const booking of bookings) {
    if (booking.recipient.id !== recipient || !states.includes(booking.state)) continue;
    const dates = booking.dates.filter(
      (date) => from <= date && date <= until && !booking.awayDates.includes(date),
    );
    if (dates.length === 0) continue;
    const { offer, site } = booking;
    const before = lines.get(offer.id);
    lines.set(offer.id, {
      what: offer.kind === 'service' ? offer.product : 'class',
      name: offer.name,
      site: site.name,
      dates: [...(before?.dates ?? []), ...dates].toSorted(),
    });
  }
  return [...lines.values()];
}
