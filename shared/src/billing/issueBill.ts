import { addDays, dateAt, firstDayOf, lastDayOf, type CivilDate } from '../civil';
import { accepted, refused, type Outcome } from '../outcome';
import type { Clause } from '../policy/clauses';
import { isSameLines } from './sameLines';
import type { Bill, BillLine, Done } from './bill';
import { exemptionOn, type BillingExemption } from './exemption';

/**
 * From a draft to a bill that stands. Nothing is asked for before its month is over, unless a regulator allows it, and
 * even then not before the month has begun.
 */
export function issueBill(
  draft: Bill,
  asked: {
    /** Drawn up again from what holds now. */
    readonly lines: readonly BillLine[];
    readonly dueOn: CivilDate;
    readonly exemptions: readonly BillingExemption[];
    /** 按月收取, where the jurisdiction publishes it. */
    readonly monthlyClause?: Clause | undefined;
  },
  done: Done,
): Outcome<Bill> {
  if (draft.issued) return refused({ code: 'bill.alreadyIssued', facts: { month: draft.month } });
  const today = dateAt(done.at);
  const { month } = draft;
  const monthIsOver = addDays(lastDayOf(month), 1);
  const exemption = exemptionOn(asked.exemptions, today);
  const firstDay = exemption ? firstDayOf(month) : monthIsOver;
  if (today < firstDay || asked.dueOn < firstDay)
    return refused({
      code: 'bill.beforeMonthIsOver',
      facts: { month, firstDay },
      ...(asked.monthlyClause ? { clause: asked.monthlyClause } : {}),
    });
  if (asked.dueOn < today) return refused({ code: 'bill.duePast', facts: { dueOn: asked.dueOn, today } });
  if (!isSameLines(draft.lines, asked.lines)) return refused({ code: 'bill.outdated', facts: { month } });
  if (asked.lines.length === 0) return refused({ code: 'bill.nothingToBill', facts: { month } });
  const isEarly = exemption && (today < monthIsOver || asked.dueOn < monthIsOver);
  return accepted({
    ...draft,
    issued: { ...done, dueOn: asked.dueOn, ...(isEarly ? { exemption: exemption.id } : {}) },
    revision: draft.revision + 1,
  });
}
