import type { Id } from '../ids';
import type { QueueMove, Waiter } from './queue';
import type { Asker, Claim, OverAllocation, Terms } from './sheet';
import type { Span } from './span';

/**
 * Every way to change a sheet. Families, staff, the desk, a regulator and the clock all come through here:
 *   take      hold, request, walk-in, desk booking, renewal, the new place of a transfer
 *   keep      confirm, accept, absence, coming back, pause, resume: the same claim on other terms
 *   giveBack  return, cancel, decline, closure, the old place of a transfer
 *   join, leave  the queue
 *   setTerms  places and reserves as the seller publishes them
 *   allow     a regulator's over-allocation
 */
export type Command =
  | {
      readonly do: 'take';
      readonly booking: Id<'booking'>;
      readonly span: Span;
      readonly units: number;
      readonly asker: Asker;
      readonly holds?: Holding;
    }
  | {
      readonly do: 'keep';
      readonly booking: Id<'booking'>;
      /** As the booking has it now. */
      readonly claim: Claim;
      readonly span: Span;
      readonly asker: Asker;
      readonly holds?: Holding;
    }
  | { readonly do: 'giveBack'; readonly booking: Id<'booking'>; readonly claim: Claim }
  | { readonly do: 'join'; readonly waiter: Waiter }
  | { readonly do: 'leave'; readonly booking: Id<'booking'> }
  | { readonly do: 'setTerms'; readonly terms: Terms }
  | { readonly do: 'allow'; readonly overAllocation: OverAllocation };

/** Until when a claim is only held: so long from now, or as long as the claim of another step. Absent: for good. */
export type Holding = { readonly forMs: number } | { readonly asInStep: number };

/** One command for one sheet, by the sheet's name. */
export type Step = { readonly sheet: string; readonly command: Command };

/** What belongs together: every step happens, or none. Two siblings, a week of lunches, the room and the person's month. */
export type Order = readonly Step[];

/** The claims an order leaves its bookings with, step by step; undefined where a step leaves none. */
export type Claims = readonly (Claim | undefined)[];

/** A place that has come free and is now held for the one whose turn it is. */
export type Offer = { readonly sheet: string; readonly booking: Id<'booking'>; readonly claim: Claim };

export type MoveOn = QueueMove & { readonly sheet: string };
