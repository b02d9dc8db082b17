import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';

export const companions = ['manager', 'family', 'other'] as const;
export type Companion = (typeof companions)[number];

/** Somebody ate what is served, and says how it was: the manager by turns, a family's representative by invitation. */
export type CompanionMeal = {
  readonly id: Id<'companionMeal'>;
  readonly site: Id<'site'>;
  readonly on: CivilDate;
  readonly companion: Companion;
  readonly name: string;
  /** As they stood on the menu, or were written down. */
  readonly dishes: readonly string[];
  readonly words: string;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly revision: number;
};
