import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { Refusal } from '@huiyue/shared/refusals';

/** Whether a child's place can be had in an order of several: free, gone, or too few for those who come at its time. */
export type Room = 'free' | 'full' | 'tooFew';

export type Wanted = Pick<QuoteView, 'offer' | 'dates' | 'from' | 'to' | 'openPlaces'>;

/**
 * A quote looks at one child alone: one free place is free for each of two siblings, and may not be for both. Whether it
 * is, the ledger alone knows, which says so when the places are to be kept; this finds who is in whose way.
 *
 * @param refusal what the ledger answered, once it was asked to keep all of them.
 */
export function roomTogether(all: readonly Wanted[], refusal: Refusal | undefined): readonly Room[] {
  const isShort = refusal?.code === 'place.full' || refusal?.code === 'place.keptBack';
  return all.map((one) => {
    if (one.openPlaces <= 0) return 'full';
    return isShort && all.some((other) => other !== one && overlap(one, other)) ? 'tooFew' : 'free';
  });
}

/** A morning and a whole day of one room meet; a morning and an afternoon do not. */
export function overlap(one: Wanted, other: Wanted): boolean {
  return (
    one.offer.id === other.offer.id &&
    one.from < other.to &&
    other.from < one.to &&
    one.dates.some((on) => other.dates.includes(on))
  );
}
