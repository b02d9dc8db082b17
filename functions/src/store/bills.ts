import { createHash } from 'node:crypto';
import { billedItems, payers, paymentKinds, type Bill } from '@huiyue/shared/billing/bill';
import type { BillingExemption } from '@huiyue/shared/billing/exemption';
import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import { pricePers } from '@huiyue/shared/booking';
import type { Instant } from '@huiyue/shared/civil';
import { civilDate, civilMonth, fen, idOf } from '@huiyue/shared/contract/common';
import { idPrefixes } from '@huiyue/shared/ids';
import { roles } from '@huiyue/shared/people';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { products } from '@huiyue/shared/service';
import * as z from 'zod';
import { AnsweredBefore, type Bills } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys, workKeys } from './keys';
import { clauseRow } from './rows';
import { noticeWrites } from './noticeWrites';
import { getRow, getRows, parsed, queryIndex, queryRows, type Row, type Table, type Write } from './table';
import { transact } from './transact';
import { commitNew, newRow, nextRow } from './writes';

const instant = z.int();
const done = { at: instant, by: idOf('account'), role: z.enum(roles) };
const per = z.enum(pricePers);
const offer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('class'),
    id: idOf('class'),
    name: z.string(),
    classKind: z.enum(classKinds),
    careMode: z.enum(careModes),
  }),
  z.object({
    kind: z.literal('service'),
    id: idOf('service'),
    name: z.string(),
    product: z.enum(products),
  }),
]);
const ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: z.string(), clause: clauseRow, version: z.string() }),
  z.object({ kind: z.literal('ownTerms'), from: civilDate }),
  z.object({ kind: z.literal('nothingPublished') }),
]);

const extraItems = z.array(
  z.object({
    booking: idOf('booking'),
    feeItem: z.enum(billedItems),
    per,
    quantity: z.int(),
    unitPriceFen: z.int(),
    from: civilDate,
    to: civilDate,
    hasConsent: z.literal(true).exactOptional(),
  }),
);

/** A bill lies whole in one row, with the words of every clause on it: it has to be legible for as long as it is kept. */
const billRow = z.object({
  id: idOf('bill'),
  site: z.object({ id: idOf('site'), name: z.string() }),
  household: idOf('household'),
  month: civilMonth,
  lines: z.array(
    z.object({
      number: z.int(),
      booking: idOf('booking'),
      recipient: z.object({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
      offer,
      feeItem: z.enum(billedItems),
      per,
      unitPriceFen: fen,
      quantity: z.int(),
      bookedDays: z.int(),
      chargedDays: z.int(),
      minutesADay: z.int(),
      grossFen: fen,
      reductions: z.array(
        z.object({
          why: z.enum(['partMonth', 'leftEarly', 'neverStarted', 'absence', 'closure', 'cap']),
          days: z.int(),
          amountFen: fen,
          ground,
        }),
      ),
      chargedAnyway: z.array(z.object({ on: civilDate, reason: z.string() })).exactOptional(),
      amountFen: z.int(),
      shares: z.array(
        z.object({
          payer: z.enum(payers),
          amountFen: z.int(),
          visits: z.int().exactOptional(),
          reference: z.string().exactOptional(),
        }),
      ),
      judgement: z
        .object({ cap: z.string(), capFen: fen, per, clause: clauseRow, version: z.string() })
        .exactOptional(),
      hasConsent: z.literal(true).exactOptional(),
      correction: z.object({ ...done, reason: z.string(), of: z.int().exactOptional() }).exactOptional(),
    }),
  ),
  drafted: z.object({
    ...done,
    extras: extraItems,
    late: extraItems.exactOptional(),
    insured: z.array(
      z.object({
        booking: idOf('booking'),
        feeItem: z.enum(billedItems),
        payer: z.enum(['governmentPurchase', 'voucher', 'mealSubsidy', 'longTermCareInsurance']),
        amountFen: fen,
        reference: z.string(),
        visits: z.int().exactOptional(),
      }),
    ),
  }),
  issued: z
    .object({ ...done, dueOn: civilDate, exemption: idOf('exemption').exactOptional() })
    .exactOptional(),
  payments: z.array(
    z.object({
      ...done,
      kind: z.enum(paymentKinds),
      direction: z.enum(['paid', 'returned']),
      amountFen: fen,
      receipt: z.int().exactOptional(),
      reference: z.string().exactOptional(),
    }),
  ),
  revision: z.int(),
}) satisfies z.ZodType<Bill>;

const counterRow = z.object({ revision: z.int() });

const exemptionRow = z.object({
  id: idOf('exemption'),
  site: idOf('site'),
  until: civilDate,
  reason: z.string(),
  at: instant,
  by: idOf('account'),
  clause: clauseRow.exactOptional(),
}) satisfies z.ZodType<BillingExemption>;

const termsRow = z.object({
  items: z.array(
    z.object({
      from: civilDate,
      partMonth: z.enum(['calendarDays', 'openDays', 'wholeMonth']),
      beforeStart: z.object({ percent: z.int(), noticeDays: z.int() }),
      afterStart: z.object({ back: z.enum(['unusedDays', 'nothing']), noticeDays: z.int() }),
      absence: z
        .object({ fromDays: z.int(), counted: z.enum(['inARow', 'inTheMonth']), percent: z.int() })
        .exactOptional(),
    }),
  ),
  revision: z.int(),
});

export function billsIn(table: Table, now: () => Instant): Bills {
  const listed = async (found: readonly Row[]): Promise<readonly Bill[]> => {
    const rows = await getRows(
      table,
      found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    );
    return rows.map((row) => parsed(billRow, row)).sort((one, other) => (one.id < other.id ? -1 : 1));
  };
  const settle = async (writes: readonly Write[], reply: Parameters<Bills['write']>[1]) => {
    const result = await transact(table, [answerWrite(table, reply, now()), ...writes]);
    if (result.ok) return { kind: 'committed' } as const;
    if (result.failures[0]) throw new AnsweredBefore();
    return { kind: 'stale', failed: result.failures.map(Boolean).slice(1) } as const;
  };
  const billWrite = (next: Bill): Write => {
    const { id, site, household, month, revision } = next;
    const index = { ...indexKeys.bill(site.id, month, id), ...workKeys.bill(household, month, id) };
    return revision === 1
      ? newRow(table, keys.bill(id), { ...next }, index)
      : nextRow(table, keys.bill(id), { ...next }, revision - 1, index);
  };
  return {
    /** Whose it is decides its name, so a second bill for the same month cannot be written beside the first. */
    idFor(site, household, month) {
      const digest = createHash('sha256').update(`${site} ${household} ${month}`).digest('hex');
      return `${idPrefixes.bill}_${digest.slice(0, 26)}`;
    },
    async find(id) {
      const row = await getRow(table, keys.bill(id));
      return row && parsed(billRow, row);
    },
    async ofSite(site, month) {
      return listed(await queryIndex(table, indexKeys.billsOfSite(site, month)));
    },
    async ofHousehold(household) {
      return listed(await queryIndex(table, workKeys.billsOf(household), 'work'));
    },
    async write(next, reply, tell = []) {
      const notices = noticeWrites(table, tell, `BILL#${next.id}@${next.revision}`);
      return (await settle([billWrite(next), ...notices], reply)).kind;
    },
    async nextReceipt(site) {
      const row = await getRow(table, keys.receiptCounter(site));
      return (row ? parsed(counterRow, row).revision : 0) + 1;
    },
    /** The number is taken in the commit that uses it, so none is ever left out or given twice. */
    async writePayment(next, payment, reply) {
      const { receipt, reference } = payment;
      const counter = keys.receiptCounter(next.site.id);
      const result = await settle(
        [
          billWrite(next),
          ...(receipt === undefined
            ? []
            : [
                receipt === 1
                  ? newRow(table, counter, { revision: receipt })
                  : nextRow(table, counter, { revision: receipt }, receipt - 1),
                newRow(table, keys.receipt(next.site.id, receipt), { bill: next.id, receipt }),
              ]),
          ...(reference === undefined
            ? []
            : [newRow(table, keys.wechatPayment(next.site.id, reference), { bill: next.id })]),
        ],
        reply,
      );
      if (result.kind === 'committed') return 'committed';
      return reference !== undefined && result.failed.at(-1) ? 'referenceUsed' : 'stale';
    },
    async exemptions(site) {
      const rows = await queryRows(table, keys.exemptionsOf(site));
      return rows.map((row) => parsed(exemptionRow, row));
    },
    async grant(exemption, reply) {
      const key = keys.exemption(exemption.site, exemption.id);
      await commitNew(table, [newRow(table, key, { ...exemption })], reply, now());
    },
    async refundTerms(site) {
      const row = await getRow(table, keys.refundTerms(site));
      return row ? parsed(termsRow, row).items : [];
    },
    async publishRefundTerms(site, items: readonly RefundTerms[], reply) {
      const row = await getRow(table, keys.refundTerms(site));
      const before = row ? parsed(termsRow, row).revision : 0;
      const [key, next] = [keys.refundTerms(site), { items: [...items], revision: before + 1 }];
      return (
        await settle([before === 0 ? newRow(table, key, next) : nextRow(table, key, next, before)], reply)
      ).kind;
    },
  };
}
