import { hasBegun, type Booking } from '../booking';
import type { Instant } from '../civil';
import type { Id } from '../ids';

/** What one write of a booking does to the voucher it names. */
export type Spending =
  /** Nobody else may have it: it is free, its last hold has run out, or it is this booking's already. */
  | { readonly do: 'take'; readonly booking: Id<'booking'>; readonly until?: Instant }
  /** It is this booking's, and stays so without an end. */
  | { readonly do: 'keep'; readonly booking: Id<'booking'> }
  | { readonly do: 'free'; readonly booking: Id<'booking'> };

/**
 * A voucher follows its booking: held with it, spent when it is confirmed, free again when it comes to nothing. Once the
 * service has begun, something was had for it, and it stays spent whatever becomes of the rest.
 */
export function spendingOf(before: Booking | undefined, after: Booking, now: Instant): Spending | undefined {
  const [had, has] = [before !== undefined && isTaken(before), isTaken(after)];
  const booking = after.id;
  const until = after.writtenState === 'confirmed' ? undefined : after.claim?.until;
  if (has && !had) return { do: 'take', booking, ...(until === undefined ? {} : { until }) };
  if (has && before?.writtenState !== after.writtenState)
    return until === undefined ? { do: 'keep', booking } : { do: 'take', booking, until };
  return had && !has && !hasBegun(after, now) ? { do: 'free', booking } : undefined;
}

/** To wait for a place, or to be offered one, spends nothing yet. */
function isTaken({ writtenState }: Booking): boolean {
  return writtenState === 'held' || writtenState === 'requested' || writtenState === 'confirmed';
}
