import type { Offered } from '../booking';
import type { BillingRules, Treatment } from '../billing/rules';
import type { Pricing } from '../childcare/childcareClass';
import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import { fen, type Fen } from '../money';
import { capForMinutes } from '../policy/capForTime';
import type { PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';

/** Parts of an hour that divide it, so that a price for one of them is a price per hour as well. */
export const lateUnits = [10, 15, 20, 30, 60] as const;
export type LateUnit = (typeof lateUnits)[number];

/** What a child fetched late is charged for: each unit that has begun, once the grace is over. */
export type LatePrice = {
  readonly unitFen: Fen;
  readonly unitMinutes: LateUnit;
  /** So many minutes are nobody's fault. */
  readonly graceMinutes: number;
  readonly at: Instant;
  readonly by: Id<'account'>;
};

/** All that a site ever published of it, in order; a site that published nothing charges nothing. */
export type LateTerms = {
  readonly site: Id<'site'>;
  readonly said: readonly LatePrice[];
  readonly revision: number;
};

/** What could be read when a place was asked for holds for that place. */
export function latePriceAt({ said }: Pick<LateTerms, 'said'>, at: Instant): LatePrice | undefined {
  return said.findLast((price) => price.at <= at);
}

export function hourFenOf({ unitFen, unitMinutes }: Pick<LatePrice, 'unitFen' | 'unitMinutes'>): Fen {
  return fen((unitFen * 60) / unitMinutes);
}

/**
 * Minutes that are charged: all of them once the grace is over, and what was begun counts whole; but no more of them
 * than a published cap per hour allows for those that really passed.
 */
export function chargedMinutes(
  price: Pick<LatePrice, 'unitFen' | 'unitMinutes' | 'graceMinutes'>,
  late: number,
  caps: readonly PriceCapInForce[] = [],
): number {
  const { unitFen, unitMinutes, graceMinutes } = price;
  if (late <= graceMinutes || unitFen === 0) return 0;
  const begun = Math.ceil(late / unitMinutes) * unitMinutes;
  const allowed = caps.map((cap) => capForMinutes(cap, late) ?? Infinity);
  return Math.min(begun, ...allowed.map((most) => Math.floor((most * 60) / hourFenOf(price))));
}

type Rules = Pick<BillingRules, 'capsOn' | 'treatmentOn'>;
export type LateOffer = { readonly offer: Offered; readonly pricing: Pricing };

/** What is published on being fetched late, for one of the places a site sells. */
export function lateRuleOn(
  rules: Rules,
  { offer, pricing }: LateOffer,
  on: CivilDate,
): { readonly treatment: Treatment | undefined; readonly caps: readonly PriceCapInForce[] } {
  const charged = { offer, pricing, feeItem: 'lateCollection', per: 'hour' } as const;
  return {
    treatment: rules.treatmentOn(charged, on),
    caps: rules.capsOn(charged, on).filter(({ per }) => per === 'hour'),
  };
}

/** The same for all its places: the one that forbids, else the one that asks first; and the lowest cap. */
export function strictestLateRule(rules: Rules, offers: readonly LateOffer[], on: CivilDate) {
  const each = offers.map((offer) => lateRuleOn(rules, offer, on));
  const treatments = each.flatMap(({ treatment }) => treatment ?? []);
  return {
    treatment: treatments.find(({ kind }) => kind === 'forbidden') ?? treatments[0],
    cap: each.flatMap(({ caps }) => caps).sort((one, other) => one.capFen - other.capFen)[0],
  };
}

export function refusalOfLatePrice(
  price: Pick<LatePrice, 'unitFen' | 'unitMinutes'>,
  { treatment, cap }: ReturnType<typeof strictestLateRule>,
): Refusal | undefined {
  if (price.unitFen === 0) return undefined;
  if (treatment?.kind === 'forbidden')
    return { code: 'bill.itemForbidden', facts: { feeItem: 'lateCollection' }, clause: treatment.clause };
  const priceFen = hourFenOf(price);
  return cap && priceFen > cap.capFen
    ? { code: 'price.aboveCap', facts: { priceFen, capFen: cap.capFen }, clause: cap.clause }
    : undefined;
}
