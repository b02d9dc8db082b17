import { addMonthsTo, firstDayOf, monthOf, type CivilDate, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import type { Fen } from '../money';
import type { Minute } from '../ledger/span';
import type { CareMode, ClassKind } from '../policy/childcareKinds';
import type { ReserveRule } from '../reserves';

export const pricings = ['inclusive', 'market'] as const;
export type Pricing = (typeof pricings)[number];

/** What an institution publishes: the terms on which it sells places in a room. */
export type ClassOffer = {
  readonly kind: ClassKind;
  readonly name: string;
  /** A child fits from this many whole months of age … */
  readonly ageFromMonths: number;
  /** … until the day it reaches this many. */
  readonly ageBelowMonths: number;
  /** Children who may be in the room at any one time, whatever they were booked for. */
  readonly places: number;
  readonly reserves: readonly ReserveRule[];
  readonly pricing: Pricing;
  /** What is sold in this room: monthly, half-day, hourly and occasional care share its places. */
  readonly rates: readonly Rate[];
  /** Days of the week it is open: bit 0 is Monday. */
  readonly weekdays: number;
  readonly opensAt: Minute;
  /** Where the morning's half-day ends and the afternoon's begins. */
  readonly halvesAt: Minute;
  readonly closesAt: Minute;
  /** Until this day of the month before, a place is kept for the child who has it now; absent: nothing is kept. */
  readonly renewByDay?: number;
  readonly opensOn: CivilDate;
  /** The opening window: how many months ahead, counted from next month, may be booked. */
  readonly bookableMonths: number;
  /** The institution's own promise; a request without an answer by then gives the place back. */
  readonly answerWithinHours: number;
  /** How long a place that has come free is held for the family whose turn it is. */
  readonly offerWithinHours: number;
};

/** One thing a class sells: a way of care, and its price by the month, the day or the hour. */
export type Rate = {
  readonly careMode: CareMode;
  readonly per: 'month' | 'day' | 'hour';
  readonly priceFen: Fen;
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
