import { leftToPay, netLines, statusOf, totalOf, type Bill, type Payment } from '@huiyue/shared/billing/bill';
import { correctBill, type WantedCorrection } from '@huiyue/shared/billing/correctBill';
import { draftBill } from '@huiyue/shared/billing/draftBill';
import { grantExemption, type BillingExemption } from '@huiyue/shared/billing/exemption';
import { issueBill } from '@huiyue/shared/billing/issueBill';
import { payBill } from '@huiyue/shared/billing/payBill';
import { refundPreview } from '@huiyue/shared/billing/refundPreview';
import { refundTermsOn } from '@huiyue/shared/billing/refundTerms';
import { asOf } from '@huiyue/shared/booking';
import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { Outcome } from '@huiyue/shared/outcome';
import { describe, expect, test } from 'vitest';
import { capOf } from '../../policy/pack';
import {
  at,
  billOf,
  bookingOf,
  day,
  done,
  draftingOf,
  issued,
  marked,
  policyWith,
  rule,
  site,
  theClause,
} from './builders';

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const judging = draftingOf([bookingOf()], {
  policy: policyWith({ priceCaps: [capOf({ capFen: fen(155_000) })] }),
});
const lines = value(draftBill(judging));

describe('issuing', () => {
  const exemption: BillingExemption = {
    id: 'exm_000001',
    site: site.id,
    until: day(31),
    reason: '寒潮期间提前结算',
    at: at('2026-07-01'),
    by: 'acc_regulator',
  };
  const asked = { lines, dueOn: civilDate('2026-09-15'), exemptions: [] };
  const on = (date: string) => ({ ...done, at: at(date) });

  test('fixes the lines, and the bill is owed', () => {
    const bill = value(issueBill(billOf(lines), asked, done));
    expect(bill.issued).toEqual({ ...done, dueOn: '2026-09-15' });
    expect([statusOf(billOf(lines)), statusOf(bill), bill.revision]).toEqual(['draft', 'issued', 2]);
  });

  test.each([
    ['before its month is over', { ...asked }, on('2026-08-31'), 'bill.beforeMonthIsOver'],
    ['due before its month is over', { ...asked, dueOn: day(31) }, done, 'bill.beforeMonthIsOver'],
    ['due in the past', { ...asked, dueOn: civilDate('2026-09-01') }, done, 'bill.duePast'],
    [
      'with other lines than were looked at',
      { ...asked, lines: lines.map((line) => ({ ...line, amountFen: 1 })) },
      done,
      'bill.outdated',
    ],
    [
      'under a permission that has ended',
      { ...asked, exemptions: [{ ...exemption, until: day(10) }] },
      on('2026-08-11'),
      'bill.beforeMonthIsOver',
    ],
    [
      'before the month begins, permission or not',
      { ...asked, exemptions: [exemption] },
      on('2026-07-31'),
      'bill.beforeMonthIsOver',
    ],
  ])('is refused %s', (_, about, when, code) => {
    expect(issueBill(billOf(lines), about, when)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('is refused twice, and with nothing to bill', () => {
    expect(issueBill(issued(lines), asked, done)).toMatchObject({ refusal: { code: 'bill.alreadyIssued' } });
    expect(issueBill(billOf([]), { ...asked, lines: [] }, done)).toMatchObject({
      refusal: { code: 'bill.nothingToBill' },
    });
  });

  test('a permission that stands lets the month be billed from its first day on, and is named', () => {
    const early = { ...asked, dueOn: day(10), exemptions: [exemption] };
    const bill = value(issueBill(billOf(lines), early, on('2026-08-10')));
    expect(bill.issued?.exemption).toBe('exm_000001');
    const late = value(issueBill(billOf(lines), { ...asked, exemptions: [exemption] }, done));
    expect(late.issued?.exemption).toBeUndefined();
  });

  test('the refusal cites the rule of monthly billing where one is published', () => {
    const monthlyClause = judging.rules.capsOn(
      { offer: bookingOf().offer, pricing: 'inclusive', feeItem: 'care', per: 'month' },
      day(3),
    )[0]?.clause;
    expect(issueBill(billOf(lines), { ...asked, monthlyClause }, on('2026-08-31'))).toMatchObject({
      refusal: { facts: { month: '2026-08', firstDay: '2026-09-01' }, clause: { id: 'testtown.cap' } },
    });
  });

  test('a permission has an end ahead of it, and a rule without exceptions allows none', () => {
    const { clause: _, ...about } = exemption;
    const clause = { clause: theClause() };
    expect(grantExemption(about, undefined, day(31))).toMatchObject({ ok: true });
    expect(grantExemption(about, undefined, civilDate('2026-09-01'))).toMatchObject({
      refusal: { code: 'exemption.alreadyOver' },
    });
    expect(grantExemption(about, { ...clause, allowsRecordedException: false }, day(1))).toMatchObject({
      refusal: { code: 'exemption.notAllowed', clause: { id: 'testtown.cap' } },
    });
  });
});

describe('correcting', () => {
  const change = (changeFen: number, line = 1): WantedCorrection => ({
    reason: '考勤补登',
    what: { kind: 'change', line, changeFen, payer: 'family' },
  });

  test('adds a line with its reason and leaves the others as they were', () => {
    const bill = issued(lines);
    const corrected = value(correctBill(bill, change(-20_000), judging, done));
    expect(corrected.lines.slice(0, 1)).toEqual(bill.lines);
    expect(corrected.lines[1]).toMatchObject({
      number: 2,
      amountFen: -20_000,
      correction: { of: 1, reason: '考勤补登' },
    });
    expect(totalOf(corrected)).toBe(130_000);
    expect(netLines(corrected.lines).map(({ amountFen }) => amountFen)).toEqual([130_000]);
  });

  test('may raise as far as the cap and no further, naming the clause', () => {
    const raised = value(correctBill(issued(lines), change(5_000), judging, done));
    expect(totalOf(raised)).toBe(155_000);
    expect(correctBill(raised, change(1), judging, done)).toMatchObject({
      refusal: { code: 'bill.aboveCap', facts: { billedFen: 155_001 }, clause: { id: 'testtown.cap' } },
    });
  });

  test.each([
    ['below zero', change(-150_001), 'bill.correctionBelowZero'],
    ['a line that is not there', change(-1, 9), 'bill.noSuchLine'],
  ])('is refused %s', (_, wanted, code) => {
    expect(correctBill(issued(lines), wanted, judging, done)).toMatchObject({ refusal: { code } });
  });

  test('is refused on a draft, which is drawn up again instead', () => {
    expect(correctBill(billOf(lines), change(-1), judging, done)).toMatchObject({
      refusal: { code: 'bill.notIssued' },
    });
  });

  test('a correction is not corrected: what it changed is', () => {
    const bill = value(correctBill(issued(lines), change(-1), judging, done));
    expect(correctBill(bill, change(-1, 2), judging, done)).toMatchObject({
      refusal: { code: 'bill.noSuchLine' },
    });
  });
});

describe('paying', () => {
  const pay = (amountFen: number, fields: Partial<Payment> = {}): Payment => ({
    ...done,
    kind: 'cash',
    direction: 'paid',
    amountFen: fen(amountFen),
    ...fields,
  });
  const after = (bill: Bill, ...payments: readonly Payment[]) =>
    payments.reduce((paid, payment) => value(payBill(paid, payment)), bill);

  test('in parts until nothing is left, and never more', () => {
    const part = after(issued(lines), pay(50_000));
    expect([leftToPay(part), statusOf(part)]).toEqual([100_000, 'issued']);
    expect(payBill(part, pay(100_001))).toMatchObject({
      refusal: { code: 'payment.aboveDue', facts: { amountFen: 100_001, leftFen: 100_000 } },
    });
    expect(statusOf(after(part, pay(100_000)))).toBe('paid');
  });

  test('a draft takes no money', () => {
    expect(payBill(billOf(lines), pay(1))).toMatchObject({ refusal: { code: 'bill.notIssued' } });
  });

  test('the desk takes cash only', () => {
    const desk = { role: 'desk', by: 'acc_desk01' } as const;
    expect(payBill(issued(lines), pay(1, { ...desk, kind: 'wechat' }))).toMatchObject({
      refusal: { code: 'payment.cashOnly' },
    });
    expect(payBill(issued(lines), pay(1, desk))).toMatchObject({ ok: true });
  });

  test('what a correction makes too much is given back, and no more', () => {
    const paid = after(issued(lines), pay(150_000));
    const corrected = value(
      correctBill(
        paid,
        { reason: '多收', what: { kind: 'change', line: 1, changeFen: -30_000, payer: 'family' } },
        judging,
        done,
      ),
    );
    expect(leftToPay(corrected)).toBe(-30_000);
    const returned = { direction: 'returned' } as const;
    expect(payBill(corrected, pay(30_001, returned))).toMatchObject({
      refusal: { code: 'payment.aboveOwed', facts: { owedFen: 30_000 } },
    });
    expect(leftToPay(after(corrected, pay(30_000, returned)))).toBe(0);
    expect(payBill(paid, pay(1, returned))).toMatchObject({ refusal: { code: 'payment.aboveOwed' } });
  });
});

describe('what one would get back', () => {
  const about = (fields = {}) => draftingOf([], fields);
  const now = at('2026-07-08');

  test('is the difference between the bill and the bill after leaving, by the same rule', () => {
    const preview = refundPreview(about(), bookingOf(), { on: day(17), now });
    const backFen = Math.ceil((150_000 * 11) / 21);
    expect(preview).toMatchObject({
      on: '2026-08-17',
      wholeFen: 150_000,
      dueFen: 150_000 - backFen,
      backFen,
    });
    expect(preview.reductions).toMatchObject([
      { why: 'leftEarly', days: 11, ground: { kind: 'nothingPublished' } },
    ]);
  });

  test('names the clause of the rule that decides', () => {
    const refund = {
      ...rule,
      id: 'testtown.refund',
      when: 'afterStart',
      basis: 'percent',
      percent: 50,
    } as const;
    const policy = policyWith({ refundRules: [refund] });
    expect(refundPreview(about({ policy }), bookingOf(), { on: day(17), now })).toMatchObject({
      backFen: 75_000,
      reductions: [{ ground: { kind: 'rule', clause: { id: 'testtown.cap' } } }],
    });
  });

  test('before the first day, and of a booking that is only asked for', () => {
    const asked = asOf(bookingOf(), 1);
    expect(refundPreview(about(), asked, { on: civilDate('2026-07-20'), now })).toMatchObject({
      wholeFen: 150_000,
      dueFen: 0,
      reductions: [{ why: 'neverStarted' }],
    });
    expect(refundPreview(about(), asked, { on: day(17), now })).toMatchObject({ wholeFen: 150_000 });
  });

  test('counts the days somebody came', () => {
    const booking = bookingOf();
    const attendance = [marked(booking, day(17), { kind: 'present', from: 480 })];
    const preview = refundPreview(about({ attendance }), booking, { on: day(17), now: at('2026-08-17') });
    expect(preview.reductions).toMatchObject([{ days: 10 }]);
  });
});

test('terms that stood when a family ordered are found by their first day', () => {
  const terms = (from: string) => ({
    from: civilDate(from),
    partMonth: 'openDays' as const,
    beforeStart: { percent: 100, noticeDays: 0 },
    afterStart: { back: 'unusedDays' as const, noticeDays: 0 },
  });
  const history = [terms('2026-03-01'), terms('2026-01-01')];
  expect(refundTermsOn(history, civilDate('2025-12-31'))).toBeUndefined();
  expect(refundTermsOn(history, civilDate('2026-02-28'))?.from).toBe('2026-01-01');
  expect(refundTermsOn(history, civilDate('2026-03-01'))?.from).toBe('2026-03-01');
});
