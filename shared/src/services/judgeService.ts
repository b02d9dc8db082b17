import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { institutionOf } from '../policy/institutionOf';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';
import type { ServiceOffer } from '../service';
import type { Site } from '../site';

/** May this site publish this service on these terms? The first rule that says no, or nothing. */
export function judgeService(
  policy: Policy,
  site: Site,
  offer: ServiceOffer,
  today: CivilDate,
): Refusal | undefined {
  const { opensOn } = offer;
  if (opensOn < today) return { code: 'service.opensInPast', facts: { opensOn, today } };
  if (offer.pricing === 'inclusive' && !site.designation)
    return { code: 'site.notDesignated', facts: { site: site.name } };
  return refusalAboveServiceCap(policy, site, offer, opensOn);
}

type Priced = Pick<ServiceOffer, 'product' | 'pricing' | 'per' | 'priceFen'>;

/** The published cap that binds this price on the day of service. */
export function serviceCapOn(
  policy: Policy,
  site: Site,
  { product, pricing, per }: Priced,
  on: CivilDate,
): PriceCapInForce | undefined {
  return priceCapOn(policy, {
    jurisdiction: site.jurisdiction,
    on,
    line: product,
    per,
    institution: institutionOf(site, pricing),
  });
}

export function refusalAboveServiceCap(
  policy: Policy,
  site: Site,
  offer: Priced,
  on: CivilDate,
): Refusal | undefined {
  const cap = serviceCapOn(policy, site, offer, on);
  if (!cap || offer.priceFen <= cap.capFen) return undefined;
  return {
    code: 'price.aboveCap',
    facts: { priceFen: offer.priceFen, capFen: cap.capFen },
    clause: cap.clause,
  };
}
