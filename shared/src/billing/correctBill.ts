import { accepted, refused, type Outcome } from '../outcome';
import { sumOf, type FenChange } from './amounts';
import { changesOf, type Bill, type BillLine, type Done, type Payer } from './bill';
import { withJudgement, type Judging } from './capped';
import { judgeLines } from './judgeBill';

export type WantedCorrection = {
  readonly reason: string;
  readonly what:
    | { readonly kind: 'change'; readonly line: number; readonly changeFen: FenChange; readonly payer: Payer }
    /** Left out when the bill was issued. */
    | { readonly kind: 'add'; readonly line: BillLine };
};

/** A line more, never a line changed. It may lower; what it raises is held against the caps of the days of service. */
export function correctBill(
  bill: Bill,
  { reason, what }: WantedCorrection,
  judging: Judging,
  done: Done,
): Outcome<Bill> {
  if (!bill.issued) return refused({ code: 'bill.notIssued', facts: { month: bill.month } });
  const number = bill.lines.length + 1;
  const correction = { ...done, reason };
  if (what.kind === 'add') {
    const added = withJudgement({ ...what.line, number, correction }, judging);
    return raised(bill, added, judging);
  }
  const line = bill.lines.find((one) => one.number === what.line && one.correction?.of === undefined);
  if (!line) return refused({ code: 'bill.noSuchLine', facts: { line: what.line } });
  const { changeFen, payer } = what;
  const leftFen = sumOf(
    [line, ...changesOf(bill.lines, line.number)]
      .flatMap(({ shares }) => shares)
      .filter((share) => share.payer === payer)
      .map(({ amountFen }) => amountFen),
  );
  if (leftFen + changeFen < 0)
    return refused({ code: 'bill.correctionBelowZero', facts: { leftFen, changeFen } });
  const { judgement: _, ...rest } = line;
  const changed = withJudgement(
    {
      ...rest,
      number,
      grossFen: line.grossFen,
      reductions: [],
      amountFen: changeFen,
      shares: [{ payer, amountFen: changeFen }],
      correction: { ...correction, of: line.number },
    },
    judging,
  );
  return changeFen > 0 ? raised(bill, changed, judging) : accepted(withLine(bill, changed));
}

function raised(bill: Bill, line: BillLine, judging: Judging): Outcome<Bill> {
  const next = withLine(bill, line);
  const refusal = judgeLines(next.lines, judging);
  return refusal ? refused(refusal) : accepted(next);
}

function withLine(bill: Bill, line: BillLine): Bill {
  return { ...bill, lines: [...bill.lines, line], revision: bill.revision + 1 };
}
