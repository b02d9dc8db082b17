import type { BillLine } from './bill';

/** Is what would be drawn up now what the staff have looked at? Money, days and payers count; words do not. */
export function isSameLines(one: readonly BillLine[], other: readonly BillLine[]): boolean {
  return one.length === other.length && one.every((line, index) => isSameLine(line, other[index]));
}

function isSameLine(one: BillLine, other: BillLine | undefined): boolean {
  return (
    other !== undefined &&
    one.booking === other.booking &&
    one.feeItem === other.feeItem &&
    one.grossFen === other.grossFen &&
    one.amountFen === other.amountFen &&
    one.bookedDays === other.bookedDays &&
    one.chargedDays === other.chargedDays &&
    one.shares.length === other.shares.length &&
    one.shares.every((share, index) => {
      const its = other.shares[index];
      return share.payer === its?.payer && share.amountFen === its.amountFen && share.visits === its.visits;
    })
  );
}
