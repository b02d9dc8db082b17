import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import type { ClassOffer, Rate } from './childcareClass';

type Priced = Pick<ClassOffer, 'kind' | 'pricing'>;

/** The cap that binds this price on the day of service; none where the site sells at market price or none is published. */
export function capBinding(
  policy: Policy,
  site: Site,
  { kind: classKind, pricing }: Priced,
  { careMode, per }: Pick<Rate, 'careMode' | 'per'>,
  on: CivilDate,
): PriceCapInForce | undefined {
  const { jurisdiction, providerKind, ownership } = site;
  return priceCapOn(policy, {
    jurisdiction,
    on,
    line: 'childcare',
    classKind,
    careMode,
    per,
    institution: {
      isDesignated: pricing === 'inclusive' || site.designation !== undefined,
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
