import type { Id } from '../ids';
import type { Fen } from '../money';
import type { ChildcareClass } from './childcareClass';
import type { When } from './when';

/** On what terms a class lets a child try it for a day; no days means that it does not any more. */
export type TrialTerms = {
  readonly site: Id<'site'>;
  readonly class: Id<'class'>;
  /** At most so many trial days of one child at the whole site. */
  readonly daysPerChild: number;
  readonly priceFen: Fen;
  readonly revision: number;
};

/** Which trial days a child has taken at a site, so that nobody tries for ever. */
export type TrialUse = {
  readonly child: Id<'child'>;
  readonly site: Id<'site'>;
  readonly uses: readonly { readonly booking: Id<'booking'>; readonly at: number }[];
  readonly revision: number;
};

export function isTrial(when: When): boolean {
  return when.careMode === 'occasional' && when.trial === true;
}

/** A trial day is a single day in the same room, at the price of the trial: it takes a place as any other day does. */
export function onTrial(offer: ChildcareClass, { priceFen }: Pick<TrialTerms, 'priceFen'>): ChildcareClass {
  return {
    ...offer,
    rates: [
      ...offer.rates.filter(({ careMode }) => careMode !== 'occasional'),
      { careMode: 'occasional', per: 'day', priceFen },
    ],
  };
}

/** The institution's own number, or a regulator's where that is lower. */
export function mostTrialDays(own: number, published: number | undefined): number {
  return published === undefined ? own : Math.min(own, published);
}
