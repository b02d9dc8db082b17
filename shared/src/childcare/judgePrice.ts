import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { institutionOf } from '../policy/institutionOf';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import type { ClassOffer, Rate } from './childcareClass';

type Priced = Pick<ClassOffer, 'kind' | 'pricing'>;

/** The cap that binds this price on the day of service; none where no published one names such an institution. */
export function capBinding(
  policy: Policy,
  site: Site,
  { kind: classKind, pricing }: Priced,
  { careMode, per }: Pick<Rate, 'careMode' | 'per'>,
  on: CivilDate,
): PriceCapInForce | undefined {
  return priceCapOn(policy, {
    jurisdiction: site.jurisdiction,
    on,
    line: 'childcare',
    classKind,
    careMode,
    per,
    institution: institutionOf(site, pricing),
  });
}

/** Promise two of the product stands on this line: no 普惠 price above the cap of the day of service. */
export function refusalAboveCap(
  policy: Policy,
  site: Site,
  offer: Priced,
  rate: Rate,
  on: CivilDate,
): Refusal | undefined {
  const cap = capBinding(policy, site, offer, rate, on);
  if (!cap || rate.priceFen <= cap.capFen) return undefined;
  return {
    code: 'price.aboveCap',
    facts: { priceFen: rate.priceFen, capFen: cap.capFen },
    clause: cap.clause,
  };
}
