import { fen, type Fen } from '../money';
import type { VoucherUse } from '../vouchers/voucher';

/** What of a booking's price the family does not pay: a voucher it spends here, and the meal subsidy of each portion. */
export type Support = {
  readonly voucher?: VoucherUse;
  readonly mealSubsidy?: {
    /** Off the price of each portion. */
    readonly fen: Fen;
    readonly rule: string;
    readonly group?: string;
  };
};

/** What the family itself pays for a booking; nothing, where a move to a cheaper room left more support than price. */
export function familyFen(payFen: Fen, units: number, { voucher, mealSubsidy }: Support): Fen {
  return fen(Math.max(0, payFen - units * (mealSubsidy?.fen ?? 0) - (voucher?.fen ?? 0)));
}
