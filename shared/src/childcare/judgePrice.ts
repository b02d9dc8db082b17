import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import type { ClassOffer, Rate } from './childcareClass';

/** One rate of a class: what is sold, and at what price. */
type Priced = Pick<ClassOffer, 'kind' | 'pricing'> & Rate;

/** The cap that binds this price on the day of service; none where no published one names such an institution. */
export function capBinding(
  policy: Policy,
  site: Site,
  offer: Priced,
  on: CivilDate,
): PriceCapInForce | undefined {
  const { providerKind, ownership, jurisdiction } = site;
  return priceCapOn(policy, {
    jurisdiction,
    on,
    line: 'childcare',
    classKind: offer.kind,
    careMode: offer.careMode,
    per: offer.per,
    institution: {
      // Who sells under the name 普惠 is held to it, designated or not.
      isDesignated: offer.pricing === 'inclusive' || site.designation !== undefined,
      providerKind,
      ownership,
    },
  });
}

/** Promise two of the product stands on this line: no 普惠 price above the cap of the day of service. */
export function refusalAboveCap(
  policy: Policy,
  site: Site,
  offer: Priced,
  on: CivilDate,
): Refusal | undefined {
  const cap = capBinding(policy, site, offer, on);
  if (!cap || offer.priceFen <= cap.capFen) return undefined;
  return {
    code: 'price.aboveCap',
    facts: { priceFen: offer.priceFen, capFen: cap.capFen },
    clause: cap.clause,
  };
}
