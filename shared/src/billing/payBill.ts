import type { Role } from '../people';
import { accepted, refused, type Outcome } from '../outcome';
import { leftToPay, type Bill, type Payment, type PaymentKind } from './bill';

/** Writes down money that changed hands: part of what is owed or all of it, never more. */
export function payBill(bill: Bill, payment: Payment): Outcome<Bill> {
  if (!bill.issued) return refused({ code: 'bill.notIssued', facts: { month: bill.month } });
  if (!mayTake(payment.role, payment.kind)) return refused({ code: 'payment.cashOnly', facts: {} });
  const leftFen = leftToPay(bill);
  const { amountFen, direction } = payment;
  if (direction === 'paid' && amountFen > leftFen)
    return refused({ code: 'payment.aboveDue', facts: { amountFen, leftFen: Math.max(0, leftFen) } });
  if (direction === 'returned' && amountFen > -leftFen)
    return refused({ code: 'payment.aboveOwed', facts: { amountFen, owedFen: Math.max(0, -leftFen) } });
  return accepted({ ...bill, payments: [...bill.payments, payment], revision: bill.revision + 1 });
}

/** The desk takes cash at its window; what goes through WeChat goes to the institution. */
function mayTake(role: Role, kind: PaymentKind): boolean {
  return role === 'institution' || (role === 'desk' && kind === 'cash');
}
