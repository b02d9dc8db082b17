import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import { fen, type Fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Clause } from '../policy/clauses';
import type { ServiceLine } from '../policy/serviceLines';
import type { Refusal } from '../refusals';
import type { PersonId } from '../subsidies/standing';

/** What a voucher may be spent on. A part that is left out is no condition; all that stand must be met. */
export type VoucherScope = {
  readonly lines?: readonly ServiceLine[];
  readonly sites?: readonly Id<'site'>[];
  /** Places and all that lies in them. */
  readonly jurisdictions?: readonly string[];
};

/** 消费券: given by an authority to one person, to be spent once, whole, inside one booking. */
export type Voucher = {
  readonly id: Id<'voucher'>;
  readonly person: PersonId;
  readonly scope: VoucherScope;
  /** The service it pays for begins on one of these days; both belong. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly valueFen: Fen;
  /** The published rule it was given out under. */
  readonly rule: { readonly id: string; readonly version: string; readonly clause: Clause };
  readonly issuedBy: Id<'account'>;
  readonly issuedAt: Instant;
  /** The booking it is spent in; with `until`, only as long as that booking is held. */
  readonly spent?: { readonly booking: Id<'booking'>; readonly until?: Instant };
};

/** As a booking keeps it: which voucher, and how much of the price it bears. */
export type VoucherUse = { readonly id: Id<'voucher'>; readonly fen: Fen };

/** What it is to be spent on. */
export type VoucherAsked = {
  readonly recipient: PersonId;
  readonly site: {
    readonly id: Id<'site'>;
    readonly isFiled: boolean;
    /** The site's place and all above it. */
    readonly jurisdictions: readonly string[];
  };
  /** Undefined for what no service line of a plan covers. */
  readonly line: ServiceLine | undefined;
  readonly startsOn: CivilDate;
  readonly payFen: Fen;
};

/** May it be spent on this, and how much does it pay? It never pays more than the booking costs; nobody is given change. */
export function useVoucher(voucher: Voucher, asked: VoucherAsked, now: Instant): Outcome<VoucherUse> {
  const refusal = refusalOfVoucher(voucher, asked, now);
  if (refusal) return refused(refusal);
  return accepted({ id: voucher.id, fen: fen(Math.min(voucher.valueFen, asked.payFen)) });
}

function refusalOfVoucher(voucher: Voucher, asked: VoucherAsked, now: Instant): Refusal | undefined {
  const { id, from, to, rule } = voucher;
  const { clause } = rule;
  const { recipient, site, startsOn } = asked;
  if (voucher.person !== recipient) return { code: 'voucher.otherPersons', facts: { voucher: id } };
  if (!site.isFiled) return { code: 'voucher.siteNotFiled', facts: { voucher: id, site: site.id } };
  const missed = missedScope(voucher.scope, asked);
  if (missed) return { code: 'voucher.outOfScope', facts: { voucher: id, missed }, clause };
  if (startsOn < from)
    return { code: 'voucher.notYetValid', facts: { voucher: id, from, on: startsOn }, clause };
  if (startsOn > to) return { code: 'voucher.expired', facts: { voucher: id, to, on: startsOn }, clause };
  if (isSpent(voucher, now)) return { code: 'voucher.spent', facts: { voucher: id } };
  return undefined;
}

function missedScope(
  { lines, sites, jurisdictions }: VoucherScope,
  { line, site }: VoucherAsked,
): 'line' | 'site' | 'jurisdiction' | undefined {
  if (lines && !(line && lines.includes(line))) return 'line';
  if (sites && !sites.includes(site.id)) return 'site';
  if (jurisdictions && !site.jurisdictions.some((code) => jurisdictions.includes(code)))
    return 'jurisdiction';
  return undefined;
}

/** Spent for good, or in a booking that is still held. What has run out is free again, with nobody to free it. */
export function isSpent({ spent }: Pick<Voucher, 'spent'>, now: Instant): boolean {
  return spent !== undefined && (spent.until === undefined || now < spent.until);
}

export function voucherState(voucher: Voucher, today: CivilDate, now: Instant): VoucherState {
  if (isSpent(voucher, now)) return 'spent';
  if (today > voucher.to) return 'expired';
  return today < voucher.from ? 'notYetValid' : 'valid';
}

export const voucherStates = ['valid', 'notYetValid', 'expired', 'spent'] as const;
export type VoucherState = (typeof voucherStates)[number];
