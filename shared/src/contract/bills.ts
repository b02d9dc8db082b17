import * as z from 'zod';
import { billedItems, billStatuses, payers, paymentKinds } from '../billing/bill';
import { pricePers } from '../booking';
import { roles } from '../people';
import { forHousehold } from './bookings';
import {
  civilDate,
  civilMonth,
  clause,
  fen,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  position,
  priceFen,
  shortText,
} from './common';

const feeItem = z.enum(billedItems);
const per = z.enum(pricePers);
/** As typed: what is below zero or out of the month is refused with a sentence, not as a malformed request. */
const typedFen = z.int().min(-100_000_000).max(100_000_000);
const reference = z
  .string()
  .regex(/^[\w-]{4,64}$/, 'letters, digits and dashes')
  .meta({ description: 'The number of a transaction or of a claim.' });
const revision = z.int().min(1).meta({ description: 'The revision that was looked at.' });

const extraItem = z.strictObject({
  booking: idOf('booking'),
  feeItem,
  per,
  quantity: z.int().min(1).max(50_000).meta({ description: 'Minutes where the price is per hour.' }),
  unitPriceFen: typedFen,
  from: civilDate,
  to: civilDate,
  hasConsent: z.literal(true).exactOptional(),
});

/** What an insurance bears. Vouchers, bought visits and meal subsidies are on the bookings already. */
const insured = z.strictObject({
  booking: idOf('booking'),
  feeItem,
  amountFen: priceFen,
  reference,
});

/** One household, one month: there is no field for a second month, a balance, a package or a card. */
export const newBill = z.strictObject({
  household: idOf('household'),
  month: civilMonth,
  extras: z
    .array(extraItem)
    .max(30)
    .exactOptional()
    .meta({ description: 'Left out, what the draft had stays; an empty list takes it away.' }),
  insured: z.array(insured).max(30).exactOptional(),
});

export const issueBill = z.strictObject({ revision, dueOn: civilDate });

export const correctBill = z.strictObject({
  revision,
  reason: shortText(100).meta({ description: 'The family reads it as written.' }),
  what: z.union([
    z.strictObject({
      kind: z.literal('change'),
      line: z.int().min(1),
      changeFen: typedFen.refine((value) => value !== 0, 'a change'),
      payer: z.enum(payers),
    }),
    z.strictObject({ kind: z.literal('add'), item: extraItem }),
  ]),
});

export const newPayment = z.union([
  z.strictObject({ kind: z.literal('cash'), amountFen: priceFen }),
  z.strictObject({ kind: z.literal('wechat'), amountFen: priceFen, reference }),
]);

const ground = z.union([
  z.strictObject({ kind: z.literal('rule'), rule: z.string(), clause, version: z.string() }),
  z.strictObject({ kind: z.literal('ownTerms'), from: civilDate }),
  z.strictObject({ kind: z.literal('nothingPublished') }),
]);

const reduction = z
  .strictObject({
    why: z.enum(['partMonth', 'leftEarly', 'neverStarted', 'absence', 'closure', 'cap']),
    days: z.int(),
    amountFen: fen,
    ground,
  })
  .meta({ id: 'Reduction', description: 'Why less is charged than was booked, and on whose word.' });

export const billLine = z
  .strictObject({
    number: z.int(),
    booking: idOf('booking'),
    recipient: z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
    offer: z.string(),
    feeItem,
    per,
    unitPriceFen: fen,
    quantity: z.int(),
    dates: z.array(civilDate).meta({ description: 'The days of service the line is about.' }),
    chargedDays: z.int(),
    grossFen: fen,
    reductions: z.array(reduction),
    chargedAnyway: z
      .array(z.strictObject({ on: civilDate, reason: z.string() }))
      .exactOptional()
      .meta({ description: 'Days given up after orders had closed, charged on the institution’s word.' }),
    amountFen: z.int().meta({ description: 'Below zero on a correction that lowers, and on nothing else.' }),
    shares: z.array(
      z.strictObject({
        payer: z.enum(payers),
        amountFen: z.int(),
        visits: z.int().exactOptional(),
        reference: z.string().exactOptional(),
      }),
    ),
    cap: z
      .strictObject({ capFen: fen, per, clause, version: z.string() })
      .nullable()
      .meta({ description: 'The cap that let it pass; null where none is published or none binds.' }),
    hasConsent: z.boolean(),
    correction: z
      .strictObject({ of: z.int().nullable(), reason: z.string(), at: instant, role: z.enum(roles) })
      .nullable(),
  })
  .meta({ id: 'BillLine' });

export const payment = z
  .strictObject({
    kind: z.enum(paymentKinds),
    direction: z.enum(['paid', 'returned']),
    amountFen: fen,
    at: instant,
    role: z.enum(roles),
    receipt: z.int().nullable().meta({ description: 'Number of the cash receipt, counted by its site.' }),
    reference: z.string().nullable(),
  })
  .meta({ id: 'Payment' });

export const bill = z
  .strictObject({
    id: idOf('bill'),
    status: z.enum(billStatuses),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    household: idOf('household'),
    month: civilMonth,
    lines: z.array(billLine),
    totalFen: z.int(),
    familyFen: z.int().meta({ description: 'What the family bears of it.' }),
    paidFen: z.int(),
    leftFen: z.int().meta({ description: 'What the family still owes; below zero, what it is owed.' }),
    dueOn: civilDate.nullable(),
    issuedAt: instant.nullable(),
    exemption: idOf('exemption').nullable(),
    monthlyClause: clause
      .nullable()
      .meta({ description: 'Where the jurisdiction publishes that fees are taken month by month.' }),
    payments: z.array(payment),
    isPart: z.boolean().meta({
      description:
        'Of a bill of somebody else’s household, the lines of the elder whom the reader pays for; payments of all are not shown.',
    }),
    revision: z.int(),
  })
  .meta({ id: 'Bill' });
export type BillView = z.infer<typeof bill>;

export const bills = pageOf(bill);
export const billsQuery = z.strictObject({ ...forHousehold, ...pageQueryOf(position) });
export const siteBillsQuery = z.strictObject({ month: civilMonth, ...pageQueryOf(position) });

/** A page for printing. Asked for as `text/html`, the page itself is the answer. */
export const printedPage = z
  .strictObject({ title: z.string(), html: z.string() })
  .meta({ id: 'PrintedPage' });
export type PrintedPage = z.infer<typeof printedPage>;

export const refundQuery = z.strictObject({
  on: civilDate.meta({ description: 'The day on which the place would be given up.' }),
});
export const refundAheadQuery = z.strictObject({
  class: idOf('class'),
  careMode: z.enum(['fullDay', 'halfDay']),
  month: civilMonth,
  on: civilDate,
});

export const refund = z
  .strictObject({
    on: civilDate,
    wholeFen: fen,
    dueFen: fen,
    backFen: fen.meta({ description: 'Not charged; or given back, where it was paid already.' }),
    reductions: z.array(reduction),
  })
  .meta({ id: 'RefundPreview' });
export type RefundView = z.infer<typeof refund>;

const percent = z.int().min(0).max(100);
const noticeDays = z.int().min(0).max(60);
export const newRefundTerms = z.strictObject({
  from: civilDate,
  partMonth: z.enum(['calendarDays', 'openDays', 'wholeMonth']),
  beforeStart: z.strictObject({ percent, noticeDays }),
  afterStart: z.strictObject({ back: z.enum(['unusedDays', 'nothing']), noticeDays }),
  absence: z
    .strictObject({
      fromDays: z.int().min(1).max(31),
      counted: z.enum(['inARow', 'inTheMonth']),
      percent,
    })
    .exactOptional(),
});
export const refundTerms = z
  .strictObject({
    site: idOf('site'),
    isInvented: z
      .boolean()
      .meta({ description: 'An institution of the demo: what it publishes is made up.' }),
    items: z.array(newRefundTerms),
  })
  .meta({
    id: 'RefundTerms',
    description: 'What an institution publishes where its jurisdiction is silent.',
  });
export type RefundTermsView = z.infer<typeof refundTerms>;

export const newExemption = z.strictObject({
  site: idOf('site'),
  until: civilDate,
  reason: shortText(200),
});
export const exemption = z
  .strictObject({
    id: idOf('exemption'),
    site: idOf('site'),
    until: civilDate,
    reason: z.string(),
    at: instant,
    isOver: z.boolean(),
    clause: clause.nullable(),
  })
  .meta({ id: 'BillingExemption' });
export type ExemptionView = z.infer<typeof exemption>;
export const exemptions = pageOf(exemption);
