import * as z from 'zod';
import { serviceLines } from '../policy/serviceLines';
import { voucherStates } from '../vouchers/voucher';
import {
  civilDate,
  clause,
  divisionCode,
  fen,
  idOf,
  pageOf,
  placeInList,
  priceFen,
  shortText,
} from './common';

const person = z.union([idOf('child'), idOf('elder')]);

/** An authority names the household too: a person's row lies under it. */
const whom = { household: idOf('household'), person };

const period = {
  from: civilDate,
  to: civilDate.meta({ description: 'The last day; it counts.' }),
};
const isInOrder = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to;

const lines = z.array(z.enum(serviceLines)).min(1).max(serviceLines.length);

export const voucherScope = z
  .strictObject({
    lines: lines.exactOptional(),
    sites: z.array(idOf('site')).min(1).max(50).exactOptional(),
    jurisdictions: z.array(divisionCode).min(1).max(50).exactOptional(),
  })
  .meta({ id: 'VoucherScope', description: 'What is left out is no condition; all that stand must be met.' });

export const newVoucher = z
  .strictObject({
    ...whom,
    jurisdiction: divisionCode.meta({ description: 'Whose voucher rule it is given out under.' }),
    line: z.enum(serviceLines).meta({ description: 'The line of service whose rule that is.' }),
    scope: voucherScope,
    ...period,
    valueFen: priceFen,
  })
  .refine(isInOrder, 'from comes before to');

export const voucher = z
  .strictObject({
    id: idOf('voucher'),
    person,
    scope: voucherScope,
    ...period,
    valueFen: fen,
    clause,
    state: z.enum(voucherStates),
    booking: idOf('booking').nullable().meta({ description: 'The booking it is spent in.' }),
  })
  .meta({ id: 'Voucher' });
export type VoucherView = z.infer<typeof voucher>;
export const vouchers = pageOf(voucher);

/** A family asks for its own people; desk and regulator name the household. */
export const ofPersonQuery = z.strictObject({
  person,
  household: idOf('household').optional(),
  ...placeInList.shape,
});

export const newPurchase = z
  .strictObject({
    ...whom,
    jurisdiction: divisionCode,
    line: z.enum(serviceLines),
    ...period,
    visits: z.int().min(1).max(400),
    visitFen: priceFen.meta({ description: 'The most that is paid for one visit.' }),
  })
  .refine(isInOrder, 'from comes before to');

export const purchase = z
  .strictObject({
    id: idOf('purchase'),
    person,
    line: z.enum(serviceLines),
    ...period,
    visits: z.int(),
    left: z.int(),
    visitFen: fen,
    clause,
    delivered: z.array(z.strictObject({ booking: idOf('booking'), on: civilDate, site: idOf('site'), fen })),
  })
  .meta({
    id: 'Purchase',
    description: 'Visits bought by the government for one person; each delivered one uses one up.',
  });
export type PurchaseView = z.infer<typeof purchase>;
export const purchases = pageOf(purchase);

export const newVisit = z.strictObject({ purchase: idOf('purchase'), on: civilDate });

export const newStanding = z
  .strictObject({
    ...whom,
    jurisdiction: divisionCode.meta({ description: 'Whose published rules name the group.' }),
    group: z.string().regex(/^[a-z][\w.-]{0,39}$/i, 'the code of a published group'),
    from: civilDate,
    to: civilDate.exactOptional(),
    proof: shortText(40).meta({
      description: 'What it rests on: 能力评估, 低保证. Never the number of a document.',
    }),
  })
  .refine(({ from, to }) => to === undefined || from <= to, 'from comes before to');

export const standing = z
  .strictObject({
    id: idOf('standing'),
    person,
    group: z.string(),
    from: civilDate,
    to: civilDate.nullable(),
    proof: z.string(),
  })
  .meta({ id: 'Standing' });
export type StandingView = z.infer<typeof standing>;
export const standings = pageOf(standing);
