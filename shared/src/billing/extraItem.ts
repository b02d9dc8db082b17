import type { Booking, PricePer } from '../booking';
import { monthOf, type CivilDate, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import { fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { BilledItem, BillLine } from './bill';
import { priceOf } from './prices';
import { daySetOf, type ServiceDay } from './serviceDays';

/** What staff put on a bill by hand: meals, materials, being collected late. Always for days of a booking. */
export type ExtraItem = {
  readonly booking: Id<'booking'>;
  readonly feeItem: BilledItem;
  readonly per: PricePer;
  /** Minutes where the price is per hour. */
  readonly quantity: number;
  /** Asked for as it was typed: below zero is refused with a sentence, not as a form that is filled in wrongly. */
  readonly unitPriceFen: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly hasConsent?: true;
};

export function lineOfExtra(
  { feeItem, per, quantity, unitPriceFen, from, to, hasConsent }: ExtraItem,
  booking: Booking | undefined,
  days: readonly ServiceDay[],
  about: { readonly month: CivilMonth; readonly number: number },
): Outcome<BillLine> {
  const { month, number } = about;
  if (unitPriceFen < 0) return refused({ code: 'bill.negativeLine', facts: { unitPriceFen } });
  if (monthOf(from) !== month || monthOf(to) !== month)
    return refused({ code: 'bill.beyondMonth', facts: { month, from, to } });
  const meant = days.filter(({ on }) => from <= on && on <= to);
  const [first] = meant;
  if (!booking || !first) return refused({ code: 'bill.dayNotBooked', facts: { from, to } });
  const grossFen = priceOf(per, fen(unitPriceFen), quantity);
  const bookedDays = daySetOf(
    month,
    meant.map(({ on }) => on),
  );
  return accepted({
    number,
    booking: booking.id,
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    offer: first.where.offer,
    feeItem,
    per,
    unitPriceFen: fen(unitPriceFen),
    quantity,
    bookedDays,
    chargedDays: bookedDays,
    minutesADay:
      per === 'hour' ? Math.floor(quantity / meant.length) : first.where.span.to - first.where.span.from,
    grossFen,
    reductions: [],
    amountFen: grossFen,
    shares: [{ payer: 'family', amountFen: grossFen }],
    ...(hasConsent ? { hasConsent } : {}),
  });
}
