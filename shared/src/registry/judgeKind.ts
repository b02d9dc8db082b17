import type { ChildcareClass, ClassOffer } from '../childcare/childcareClass';
import type { CivilDate } from '../civil';
import { careModesOfKindOn } from '../policy/careModes';
import { demandOn } from '../policy/institutionRules';
import type { Policy } from '../policy/packTypes';
import { slotOn } from '../policy/slots';
import { staffRatioOn } from '../policy/staffRatios';
import type { Refusal } from '../refusals';
import type { Site } from '../site';

/** What else the institution has, beside the class that is being judged. */
export type Beside = {
  readonly classes: readonly Pick<ChildcareClass, 'kind' | 'places'>[];
  /** Carers whose certificates hold today. */
  readonly certifiedCarers: number;
};

/**
 * Every kind of institution has rules of its own: a kindergarten takes its own age first, a growth station sells hours,
 * a home takes few, and a class takes no more than its certified carers may look after, where a ratio is published.
 */
export function refusalOfKind(
  policy: Policy,
  site: Site,
  offer: ClassOffer,
  beside: Beside,
  today: CivilDate,
): Refusal | undefined {
  return (
    refusalOfModes(policy, site, offer) ??
    refusalOfIntake(policy, site, today) ??
    refusalOfHome(policy, site, offer, beside) ??
    refusalOfCarers(policy, site, offer, beside)
  );
}

function refusalOfModes(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  const { jurisdiction, providerKind } = site;
  const rule = careModesOfKindOn(policy, { jurisdiction, on: offer.opensOn, providerKind });
  const other = rule && offer.rates.find(({ careMode }) => !rule.modes.includes(careMode));
  if (!rule || !other) return undefined;
  return {
    code: 'careMode.notOfKind',
    facts: { careMode: other.careMode, providerKind, modes: rule.modes },
    clause: rule.clause,
  };
}

/** Places for the youngest come after the children of kindergarten age, where a place publishes that. */
function refusalOfIntake(policy: Policy, site: Site, today: CivilDate): Refusal | undefined {
  const { jurisdiction, providerKind } = site;
  if (providerKind !== 'kindergarten' || site.intakeMetOn !== undefined) return undefined;
  const clause = demandOn(policy, { jurisdiction, providerKind, on: today, demand: 'intakeFirst' });
  return clause && { code: 'site.intakeFirst', facts: { site: site.name }, clause };
}

function refusalOfHome(
  policy: Policy,
  site: Site,
  offer: ClassOffer,
  { classes }: Beside,
): Refusal | undefined {
  if (site.providerKind !== 'homeBasedSite') return undefined;
  const most = slotOn(policy, {
    jurisdiction: site.jurisdiction,
    on: offer.opensOn,
    key: 'homeBasedSiteMaxChildren',
    line: 'childcare',
  });
  const places = classes.reduce((sum, one) => sum + one.places, offer.places);
  if (!most || places <= most.value) return undefined;
  return {
    code: 'site.tooManyForAHome',
    facts: { places, maxChildren: most.value },
    clause: most.clause,
  };
}

/** Each class needs as many carers as its own ratio says; together they need no more than there are. */
function refusalOfCarers(
  policy: Policy,
  site: Site,
  offer: ClassOffer,
  { classes, certifiedCarers }: Beside,
): Refusal | undefined {
  const asked = { jurisdiction: site.jurisdiction, on: offer.opensOn };
  const ratio = staffRatioOn(policy, { ...asked, classKind: offer.kind });
  if (!ratio) return undefined;
  const needed = [offer, ...classes].reduce((sum, { kind, places }) => {
    const own = staffRatioOn(policy, { ...asked, classKind: kind });
    return own ? sum + Math.ceil(places / own.value) : sum;
  }, 0);
  if (needed <= certifiedCarers) return undefined;
  return {
    code: 'class.tooFewCarers',
    facts: { places: offer.places, childrenPerCarer: ratio.value, needed, certifiedCarers },
    clause: ratio.clause,
  };
}
