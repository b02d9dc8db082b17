import type { Booking } from '../booking';
import { monthOf, type CivilMonth } from '../civil';
import type { Id } from '../ids';
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
    // A bought visit pays up to a price of its own; where the visit came cheaper here, no more than that.
    const left = line.amountFen - borne;
    const amountFen = payer === 'governmentPurchase' ? Math.min(left, want.amountFen) : want.amountFen;
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
