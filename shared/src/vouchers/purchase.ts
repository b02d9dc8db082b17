import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import type { Fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Clause } from '../policy/clauses';
import type { ServiceLine } from '../policy/serviceLines';
import type { PersonId } from '../subsidies/standing';

/** A visit that was delivered: one booking on one day. */
export type DeliveredVisit = {
  readonly booking: Id<'booking'>;
  readonly on: CivilDate;
  readonly site: Id<'site'>;
  readonly fen: Fen;
};

/** 政府购买服务: so many visits of one kind, bought for one person and a period. Each that is delivered uses one up. */
export type Purchase = {
  readonly id: Id<'purchase'>;
  readonly person: PersonId;
  readonly line: ServiceLine;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly visits: number;
  /** The most that is paid for one visit. */
  readonly visitFen: Fen;
  readonly rule: { readonly id: string; readonly version: string; readonly clause: Clause };
  readonly grantedBy: Id<'account'>;
  readonly grantedAt: Instant;
  readonly delivered: readonly DeliveredVisit[];
};

export function visitsLeft({ visits, delivered }: Purchase): number {
  return visits - delivered.length;
}

/** Its revision is the number of visits written down on it, so two visits can never be the same one. */
export function purchaseRevision({ delivered }: Purchase): number {
  return delivered.length;
}

export type VisitAsked = Omit<DeliveredVisit, 'fen'> & {
  readonly recipient: PersonId;
  readonly line: ServiceLine | undefined;
  readonly priceFen: Fen;
};

/**
 * Uses up one visit. The same visit again changes nothing: it is already written down; and what another purchase of the
 * person has paid for is not paid again.
 *
 * @param others all that was bought for this person, this one may be among them.
 */
export function deliverVisit(
  purchase: Purchase,
  asked: VisitAsked,
  others: readonly Purchase[] = [],
): Outcome<Purchase> {
  const { id, person, line, from, to, visits, visitFen, rule } = purchase;
  const { booking, on, site } = asked;
  const { clause } = rule;
  if (person !== asked.recipient) return refused({ code: 'purchase.otherPersons', facts: { purchase: id } });
  if (line !== asked.line)
    return refused({ code: 'purchase.otherService', facts: { purchase: id, line }, clause });
  if (on < from || on > to)
    return refused({ code: 'purchase.outsidePeriod', facts: { purchase: id, on, from, to }, clause });
  if (isWrittenDown(purchase, asked)) return accepted(purchase);
  const counted = others.find((other) => other.id !== id && isWrittenDown(other, asked));
  if (counted) return refused({ code: 'purchase.countedAlready', facts: { purchase: counted.id, on } });
  if (visitsLeft(purchase) <= 0)
    return refused({ code: 'purchase.usedUp', facts: { purchase: id, visits }, clause });
  const fen = asked.priceFen < visitFen ? asked.priceFen : visitFen;
  return accepted({ ...purchase, delivered: [...purchase.delivered, { booking, on, site, fen }] });
}

function isWrittenDown({ delivered }: Purchase, visit: Pick<DeliveredVisit, 'booking' | 'on'>): boolean {
  return delivered.some(({ booking, on }) => booking === visit.booking && on === visit.on);
}
