import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
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

/** All that would stay away in a period, one line for each service: of confirmed bookings, days not told off yet. */
export function whatPauses(
  bookings: readonly Pausable[],
  {
    recipient,
    from,
    until,
  }: { readonly recipient: string; readonly from: CivilDate; readonly until: CivilDate },
): readonly Paused[] {
  const lines = new Map<string, Paused>();
  for (const booking of bookings) {
    if (booking.recipient.id !== recipient || booking.state !== 'confirmed') continue;
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
