import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import { products, type Product } from '../service';

/** What can be paused in an area: every service by its product, and care of the youngest. */
export const pausables = [...products, 'childcare'] as const;
export type Pausable = (typeof pausables)[number];

export const pauseReasons = ['heat', 'snow', 'outbreak', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Services of an area stand still for some days, on the word of who answers for it. */
export type AreaPause = {
  readonly id: Id<'areaPause'>;
  readonly jurisdiction: string;
  readonly products: readonly Pausable[];
  readonly from: CivilDate;
  /** The last day; it counts. */
  readonly until: CivilDate;
  readonly reason: PauseReason;
  readonly words: string;
  readonly by: Id<'account'>;
  readonly at: Instant;
  readonly lifted?: { readonly by: Id<'account'>; readonly at: Instant };
  readonly revision: number;
};

/** What is offered, as far as a pause asks: care of the youngest, or which product. */
export type PausableOffer =
  | { readonly kind: 'class' }
  | { readonly kind: 'service'; readonly product: Product };

export function pausableOf(offer: PausableOffer): Pausable {
  return offer.kind === 'class' ? 'childcare' : offer.product;
}

/** The days of these on which the pause stands. */
export function pausedDates(
  { from, until, lifted }: Pick<AreaPause, 'from' | 'until' | 'lifted'>,
  dates: readonly CivilDate[],
): readonly CivilDate[] {
  return lifted ? [] : dates.filter((date) => from <= date && date <= until);
}
