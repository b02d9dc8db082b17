import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';

export const leavingStates = ['planned', 'left', 'withdrawn'] as const;
export type LeavingState = (typeof leavingStates)[number];

/** From which day on a child no longer comes, as the family said it: the place is theirs until then. */
export type Leaving = {
  readonly booking: Id<'booking'>;
  readonly on: CivilDate;
  readonly state: LeavingState;
  readonly at: Instant;
  readonly by: Id<'account'>;
  /** Months after it in the same class, given back at once. */
  readonly released: readonly Id<'booking'>[];
  readonly revision: number;
};

/** Nothing has been used, or nothing more will be: then there is nothing to wait for. */
export function leavesAtOnce(
  on: CivilDate,
  { startsOn }: { readonly startsOn: CivilDate },
  today: CivilDate,
): boolean {
  return on <= today || on <= startsOn;
}
