import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import type { ClassOffer } from './childcareClass';

type Priced = Pick<ClassOffer, 'kind' | 'careMode' | 'pricing' | 'priceFen'>;

/** The cap that binds this price on the day of service; none where the site sells at market price or none is published. */
export function capBinding(
  policy: Policy,
  site: Site,
  offer: Priced,
  on: CivilDate,
): PriceCapInForce | undefined {
  const isBound = offer.pricing === 'inclusive' || site.designation !== undefined;
  if (!isBound) return undefined;
  return priceCapOn(policy, {
    jurisdiction: site.jurisdiction,
    classKind: offer.kind,
    careMode: offer.careMode,
    on,
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
