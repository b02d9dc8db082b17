import {
  dueFrom,
  leftToPay,
  paidOn,
  statusOf,
  totalOf,
  type Bill,
  type BillLine,
  type Payment,
  type Reduction,
} from '@huiyue/shared/billing/bill';
import { datesOf } from '@huiyue/shared/billing/serviceDays';
import { isoAt } from '@huiyue/shared/civil';
import type { BillView, RefundView } from '@huiyue/shared/contract/bills';
import { dayCount } from '@huiyue/shared/ledger/span';
import type { Clause } from '@huiyue/shared/policy/clauses';

export function billView(bill: Bill, monthlyClause: Clause | undefined): BillView {
  const { id, site, household, month, issued, revision } = bill;
  return {
    id,
    status: statusOf(bill),
    site,
    household,
    month,
    lines: bill.lines.map((line) => lineView(bill, line)),
    totalFen: totalOf(bill),
    familyFen: dueFrom(bill, 'family'),
    paidFen: paidOn(bill),
    leftFen: leftToPay(bill),
    dueOn: issued?.dueOn ?? null,
    issuedAt: issued ? isoAt(issued.at) : null,
    exemption: issued?.exemption ?? null,
    monthlyClause: monthlyClause ?? null,
    payments: bill.payments.map(paymentView),
    isPart: false,
    revision,
  };
}

function lineView({ month }: Bill, line: BillLine): BillView['lines'][number] {
  const { judgement, correction } = line;
  return {
    number: line.number,
    booking: line.booking,
    recipient: line.recipient,
    offer: line.offer.name,
    feeItem: line.feeItem,
    per: line.per,
    unitPriceFen: line.unitPriceFen,
    quantity: line.quantity,
    dates: [...datesOf(month, line.bookedDays)],
    chargedDays: dayCount(line.chargedDays),
    grossFen: line.grossFen,
    reductions: line.reductions.map(reductionView),
    ...(line.chargedAnyway ? { chargedAnyway: line.chargedAnyway.map((day) => ({ ...day })) } : {}),
    amountFen: line.amountFen,
    shares: line.shares.map((share) => ({ ...share })),
    cap: judgement
      ? { capFen: judgement.capFen, per: judgement.per, clause: judgement.clause, version: judgement.version }
      : null,
    hasConsent: line.hasConsent ?? false,
    correction: correction
      ? {
          of: correction.of ?? null,
          reason: correction.reason,
          at: isoAt(correction.at),
          role: correction.role,
        }
      : null,
  };
}

export function reductionView({ why, days, amountFen, ground }: Reduction): RefundView['reductions'][number] {
  return { why, days, amountFen, ground };
}

function paymentView({ kind, direction, amountFen, at, role, receipt, reference }: Payment) {
  return {
    kind,
    direction,
    amountFen,
    at: isoAt(at),
    role,
    receipt: receipt ?? null,
    reference: reference ?? null,
  };
}
