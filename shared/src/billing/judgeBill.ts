import type { Refusal } from '../refusals';
import { netLines, type BillLine } from './bill';
import { cappedOf, type Judging } from './capped';
import { excessOf, roomsOf, type Room } from './rooms';
import { datesOf } from './serviceDays';

/** May these lines be charged? Corrections count with what they correct. The first rule that says no, or nothing. */
export function judgeLines(lines: readonly BillLine[], judging: Judging): Refusal | undefined {
  const net = netLines(lines);
  return refusalOfItems(net, judging) ?? refusalAboveCaps(net, judging);
}

function refusalOfItems(lines: readonly BillLine[], { month, rules, soldAs }: Judging): Refusal | undefined {
  for (const line of lines) {
    for (const on of datesOf(month, line.bookedDays)) {
      const treatment = rules.treatmentOn(cappedOf(line, soldAs), on);
      const { feeItem } = line;
      if (treatment?.kind === 'forbidden')
        return { code: 'bill.itemForbidden', facts: { feeItem }, clause: treatment.clause };
      if (treatment?.kind === 'voluntary' && !line.hasConsent)
        return { code: 'bill.needsConsent', facts: { feeItem }, clause: treatment.clause };
    }
  }
  return undefined;
}

/** Promise two of the product, at the moment money is asked for: nothing above the cap of the day of service. */
function refusalAboveCaps(
  lines: readonly BillLine[],
  { month, rules, soldAs }: Judging,
): Refusal | undefined {
  const capped = lines.map((line) => cappedOf(line, soldAs));
  for (const room of roomsOf(capped, month, rules)) {
    const excess = excessOf(room, capped);
    if (excess > 0) return refusalOf(room, excess);
  }
  return undefined;
}

function refusalOf({ cap, roomFen }: Room, excess: number): Refusal {
  return {
    code: 'bill.aboveCap',
    facts: { billedFen: roomFen + excess, allowedFen: roomFen, per: cap.per },
    clause: cap.clause,
  };
}
