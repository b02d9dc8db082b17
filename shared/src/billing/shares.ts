import type { Booking } from '../booking';
import { monthOf, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import { dayCount } from '../ledger/span';
import { fen, type Fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Purchase } from '../vouchers/purchase';
import { sumOf } from './amounts';
import type { BilledItem, BillLine, Payer, Share } from './bill';
import { mainItemOf } from './rules';

/** A part of a line that somebody other than the family bears. */
export type WantedShare = {
  readonly booking: Id<'booking'>;
  readonly feeItem: BilledItem;
  readonly payer: Exclude<Payer, 'family'>;
  readonly amountFen: Fen;
  /** The voucher, the purchase of visits, or the claim with the insurance. */
  readonly reference: string;
  /** Of the visits that were bought, how many these are. */
  readonly visits?: number;
};

/** What has been paid for already: visits that were bought for a person, as they were used up in this month. */
export function purchasedShares(
  purchases: readonly Purchase[],
  booked: readonly Booking[],
  month: CivilMonth,
): readonly WantedShare[] {
  return purchases.flatMap(({ id, delivered }) =>
    booked.flatMap((booking): readonly WantedShare[] => {
      const visits = delivered.filter((visit) => visit.booking === booking.id && monthOf(visit.on) === month);
      if (visits.length === 0) return [];
      return [
        {
          booking: booking.id,
          feeItem: mainItemOf(booking.offer),
          payer: 'governmentPurchase',
          amountFen: fen(sumOf(visits.map((visit) => visit.fen))),
          reference: id,
          visits: visits.length,
        },
      ];
    }),
  );
}

/** What comes off a booking's price since it was made: its voucher, and the subsidy of each portion that is charged. */
export function supportShares(
  bookings: readonly Booking[],
  lines: readonly BillLine[],
): readonly WantedShare[] {
  return bookings.flatMap(({ id, support, offer }): readonly WantedShare[] => {
    const feeItem = mainItemOf(offer);
    const line = lines.find((one) => one.booking === id && one.feeItem === feeItem);
    if (!line || !support) return [];
    const { voucher, mealSubsidy } = support;
    const about = { booking: id, feeItem };
    const days = dayCount(line.bookedDays);
    const portions = days === 0 ? 0 : (line.quantity * dayCount(line.chargedDays)) / days;
    return [
      ...(mealSubsidy
        ? [
            {
              ...about,
              payer: 'mealSubsidy' as const,
              amountFen: fen(mealSubsidy.fen * portions),
              reference: mealSubsidy.rule,
            },
          ]
        : []),
      ...(voucher
        ? [{ ...about, payer: 'voucher' as const, amountFen: voucher.fen, reference: voucher.id }]
        : []),
    ];
  });
}

/** Every line split among its payers: the family bears what nobody else does. */
export function withShares(
  lines: readonly BillLine[],
  wanted: readonly WantedShare[],
): Outcome<readonly BillLine[]> {
  let list = lines;
  for (const want of wanted) {
    const position = list.findIndex(
      ({ booking, feeItem }) => booking === want.booking && feeItem === want.feeItem,
    );
    const line = list[position];
    if (!line)
      return refused({
        code: 'bill.noSuchLine',
        facts: { booking: want.booking, feeItem: want.feeItem },
      });
    const { payer, reference, visits } = want;
    const borne = sumOf(line.shares.filter((one) => one.payer !== 'family').map((one) => one.amountFen));
    // What was given for the booking pays up to its price, and nobody is given change. A claim has to be right.
    const left = line.amountFen - borne;
    const amountFen = payer === 'longTermCareInsurance' ? want.amountFen : Math.min(left, want.amountFen);
    if (amountFen > left)
      return refused({
        code: 'bill.sharesAboveLine',
        facts: { sharesFen: borne + amountFen, amountFen: line.amountFen },
      });
    const share: Share = { payer, amountFen, reference, ...(visits === undefined ? {} : { visits }) };
    const others = [...line.shares.filter((one) => one.payer !== 'family'), share];
    const family: Share = { payer: 'family', amountFen: left - amountFen };
    list = list.with(position, { ...line, shares: [family, ...others] });
  }
  return accepted(list);
}
