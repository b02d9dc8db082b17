import { addMonthsTo, firstDayOf, monthOf, type CivilDate, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import type { Fen } from '../money';
import type { CareMode, ClassKind } from '../policy/childcareKinds';

export const pricings = ['inclusive', 'market'] as const;
export type Pricing = (typeof pricings)[number];

/** What an institution publishes: the terms on which it sells monthly places. */
export type ClassOffer = {
  readonly kind: ClassKind;
  readonly careMode: Extract<CareMode, 'fullDay'>;
  readonly name: string;
  /** A child fits from this many whole months of age … */
  readonly ageFromMonths: number;
  /** … until the day it reaches this many. */
  readonly ageBelowMonths: number;
  readonly places: number;
  readonly pricing: Pricing;
  readonly priceFen: Fen;
  readonly opensOn: CivilDate;
  /** The opening window: how many months ahead, counted from next month, may be booked. */
  readonly bookableMonths: number;
  /** The institution's own promise; a request without an answer by then gives the place back. */
  readonly answerWithinHours: number;
};

export type ChildcareClass = ClassOffer & {
  readonly id: Id<'class'>;
  readonly site: Id<'site'>;
  readonly city: string;
  readonly revision: number;
};

/** Whole months only: no plan says how a part of a month is charged, so none is sold. */
export function bookableRange(
  offer: Pick<ClassOffer, 'opensOn' | 'bookableMonths'>,
  today: CivilDate,
): { readonly first: CivilMonth; readonly last: CivilMonth } {
  const nextMonth = addMonthsTo(monthOf(today), 1);
  const openingMonth = monthOf(offer.opensOn);
  const firstWhole = offer.opensOn === firstDayOf(openingMonth) ? openingMonth : addMonthsTo(openingMonth, 1);
  return {
    first: firstWhole > nextMonth ? firstWhole : nextMonth,
    last: addMonthsTo(nextMonth, offer.bookableMonths - 1),
  };
}
