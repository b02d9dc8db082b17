import type { Offered, PricePer, Recipient } from '../booking';
import type { CivilDate, CivilMonth, Instant } from '../civil';
import type { Id } from '../ids';
import type { DaySet, Minute } from '../ledger/span';
import type { Fen } from '../money';
import type { Role } from '../people';
import type { Clause } from '../policy/clauses';
import { feeItems, type FeeItem } from '../policy/feeItems';
import { sumOf, type FenChange } from './amounts';
import type { ExtraItem } from './extraItem';
import type { WantedShare } from './shares';

/**
 * What one household owes one site for one calendar month. There is a `month`, and nothing that could hold a second
 * one, a balance, a package or a card: paying ahead cannot be written down.
 */
export type Bill = {
  readonly id: Id<'bill'>;
  readonly site: { readonly id: Id<'site'>; readonly name: string };
  readonly household: Id<'household'>;
  readonly month: CivilMonth;
  /** Append-only from the moment it is issued. */
  readonly lines: readonly BillLine[];
  readonly drafted: Draft;
  readonly issued?: Issue;
  readonly payments: readonly Payment[];
  readonly revision: number;
};

export type Done = { readonly at: Instant; readonly by: Id<'account'>; readonly role: Role };

/** Who drew it up, and what was asked for beside the bookings: so that it can be drawn up again. */
export type Draft = Done & {
  readonly extras: readonly ExtraItem[];
  /** What the roll-call adds by itself: found anew whenever it is drawn up again. */
  readonly late?: readonly ExtraItem[];
  readonly insured: readonly WantedShare[];
};

export type Issue = Done & {
  readonly dueOn: CivilDate;
  /** The regulator's permission that let it be issued before its month was over. */
  readonly exemption?: Id<'exemption'>;
};

/** A deposit (押金) is the price of no day, so it has no place on a bill for a month. */
export const billedItems = feeItems.filter((item): item is BilledItem => item !== 'deposit');
export type BilledItem = Exclude<FeeItem, 'deposit'>;

export type BillLine = {
  /** Its place on the bill, from 1. */
  readonly number: number;
  readonly booking: Id<'booking'>;
  readonly recipient: Pick<Recipient, 'id' | 'name'>;
  readonly offer: Offered;
  readonly feeItem: BilledItem;
  readonly per: PricePer;
  readonly unitPriceFen: Fen;
  /** Months, days, portions or visits; minutes where the price is per hour. */
  readonly quantity: number;
  /** The days of the bill's month that were booked; bit 0 is the first. */
  readonly bookedDays: DaySet;
  /** Of these, the ones that are not given back whole. */
  readonly chargedDays: DaySet;
  /** From when to when on each of these days. */
  readonly minutesADay: Minute;
  readonly grossFen: Fen;
  readonly reductions: readonly Reduction[];
  /** Days given up after orders had closed, which the institution let go and charges all the same. */
  readonly chargedAnyway?: readonly { readonly on: CivilDate; readonly reason: string }[];
  /** Gross less reductions; below zero on a correction that lowers, and on nothing else. */
  readonly amountFen: FenChange;
  readonly shares: readonly Share[];
  /** The cap that let it pass, on its days of service; absent where none is published or none binds. */
  readonly judgement?: LineJudgement;
  /** The family agreed to it: asked for where the item is voluntary. */
  readonly hasConsent?: true;
  readonly correction?: Correction;
};

export type LineJudgement = {
  readonly cap: string;
  readonly capFen: Fen;
  readonly per: PricePer;
  readonly clause: Clause;
  readonly version: string;
};

/** Why less is charged than was booked, and on whose word. */
export type Reduction = {
  readonly why: 'partMonth' | 'leftEarly' | 'neverStarted' | 'absence' | 'closure' | 'cap';
  /** Days it is about; none where it is about the whole. */
  readonly days: number;
  readonly amountFen: Fen;
  readonly ground: Ground;
};

/** A published rule; the institution's own published terms; or neither, and then the bill says so. */
export type Ground =
  | { readonly kind: 'rule'; readonly rule: string; readonly clause: Clause; readonly version: string }
  | { readonly kind: 'ownTerms'; readonly from: CivilDate }
  | { readonly kind: 'nothingPublished' };

/** Who pays a part of a line. The parts add up to the line. */
export type Share = {
  readonly payer: Payer;
  readonly amountFen: FenChange;
  /** How many visits of a month's purchased visits this takes. */
  readonly visits?: number;
  /** The voucher, the purchase of visits, the rule of the subsidy, or the claim with the insurance. */
  readonly reference?: string;
};

export const payers = [
  'family',
  'governmentPurchase',
  'voucher',
  'mealSubsidy',
  'longTermCareInsurance',
] as const;
export type Payer = (typeof payers)[number];

/** A line that was added after issuing: to change another, or because something had been left out. */
export type Correction = Done & { readonly reason: string; readonly of?: number };

export const paymentKinds = ['cash', 'wechat'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Money that changed hands elsewhere, written down. `returned`: given back after a correction. */
export type Payment = Done & {
  readonly kind: PaymentKind;
  readonly direction: 'paid' | 'returned';
  readonly amountFen: Fen;
  /** Cash: the number of its receipt, counted by its site without a gap. */
  readonly receipt?: number;
  /** WeChat: the number of the transaction there. */
  readonly reference?: string;
};

export const billStatuses = ['draft', 'issued', 'paid'] as const;
export type BillStatus = (typeof billStatuses)[number];

/** Read off what was done, so that it cannot disagree with it. */
export function statusOf(bill: Bill): BillStatus {
  if (!bill.issued) return 'draft';
  return leftToPay(bill) <= 0 ? 'paid' : 'issued';
}

export function totalOf({ lines }: Pick<Bill, 'lines'>): number {
  return sumOf(lines.map(({ amountFen }) => amountFen));
}

/** The part of all lines that a payer bears. */
export function dueFrom({ lines }: Pick<Bill, 'lines'>, payer: Payer): number {
  return sumOf(
    lines.flatMap(({ shares }) =>
      shares.filter((share) => share.payer === payer).map(({ amountFen }) => amountFen),
    ),
  );
}

export function paidOn({ payments }: Pick<Bill, 'payments'>): number {
  return sumOf(
    payments.map(({ direction, amountFen }) => (direction === 'paid' ? amountFen : 0 - amountFen)),
  );
}

/** What the family still owes; below zero, what it is owed. */
export function leftToPay(bill: Pick<Bill, 'lines' | 'payments'>): number {
  return dueFrom(bill, 'family') - paidOn(bill);
}

/** Each line with what its corrections made of it: what caps are held against. */
export function netLines(lines: readonly BillLine[]): readonly BillLine[] {
  return lines
    .filter(({ correction }) => correction?.of === undefined)
    .map((line) => ({
      ...line,
      amountFen: line.amountFen + sumOf(changesOf(lines, line.number).map(({ amountFen }) => amountFen)),
    }));
}

export function changesOf(lines: readonly BillLine[], number: number): readonly BillLine[] {
  return lines.filter(({ correction }) => correction?.of === number);
}
