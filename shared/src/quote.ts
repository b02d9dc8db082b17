import type { Judgement, Offered } from './booking';
import type { CivilDate } from './civil';
import type { MealOrder } from './elderServices/mealOrder';
import type { PlaceSheetId } from './ledger/sheet';
import type { Minute, Span } from './ledger/span';
import type { Fen } from './money';
import { fen } from './money';
import { capForMinutes } from './policy/capForTime';
import type { PriceCapInForce } from './policy/priceCaps';
import type { Refusal } from './refusals';

/** What one recipient may have, where and at what price. Whether it is free is the ledger's to say. */
export type Quote = {
  readonly offer: Offered;
  readonly sheet: PlaceSheetId;
  readonly span: Span;
  readonly units: number;
  readonly startsOn: CivilDate;
  readonly ageInMonths: number;
  readonly judgement: Judgement;
  /** What all of it costs, and nothing in advance of it. */
  readonly payFen: Fen;
  /** How a meal is to be had, where somebody said. */
  readonly meal?: MealOrder;
};

const minutesAnHour = 60;

/**
 * What so many minutes cost at a price per hour. A started hour counts as a whole one, which is how a price per hour is
 * asked for everywhere; but never more than a published cap per hour allows for these minutes.
 */
export function payForMinutes(priceFen: Fen, minutes: Minute, cap: PriceCapInForce | undefined): Fen {
  const countedUp = fen(priceFen * Math.ceil(minutes / minutesAnHour));
  const most = cap && capForMinutes(cap, minutes);
  return most !== undefined && most < countedUp ? most : countedUp;
}

/** The family agreed to a price on its screen. If it is another by now, they are asked again instead of charged. */
export function refusalOfReviewedPrice(reviewedFen: Fen, priceFen: Fen): Refusal | undefined {
  return reviewedFen === priceFen ? undefined : { code: 'price.changed', facts: { reviewedFen, priceFen } };
}
