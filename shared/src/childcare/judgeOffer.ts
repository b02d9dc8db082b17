import type { CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { childcareScopeOn } from '../policy/childcareScope';
import { classRuleOn } from '../policy/classRules';
import { inclusiveSaleRuleOn } from '../policy/inclusiveSale';
import { kindergartenFloorOn } from '../policy/kindergartenFloor';
import { slotOn } from '../policy/slots';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import type { ClassOffer } from './childcareClass';
import { refusalAboveCap } from './judgePrice';

/**
 * May this site publish this class on these terms? The first rule that says no, or nothing.
 * Rules are asked for the day the class opens; each booking asks them again for its own first day.
 */
export function judgeOffer(
  policy: Policy,
  site: Site,
  offer: ClassOffer,
  today: CivilDate,
): Refusal | undefined {
  if (offer.opensOn < today) return { code: 'class.opensInPast', facts: { opensOn: offer.opensOn, today } };
  return (
    refusalOfAges(policy, site, offer) ??
    refusalOfSize(policy, site, offer) ??
    refusalOfTerms(policy, site, offer) ??
    refusalOfStanding(policy, site, offer) ??
    refusalOfPrices(policy, site, offer)
  );
}

/** Every way of care is judged by the cap of its own. */
function refusalOfPrices(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  return offer.rates
    .map((rate) => refusalAboveCap(policy, site, offer, rate, offer.opensOn))
    .find((refusal) => refusal !== undefined);
}

function refusalOfAges(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  const asked = { jurisdiction: site.jurisdiction, on: offer.opensOn };
  const { ageFromMonths, ageBelowMonths } = offer;

  const rule = classRuleOn(policy, { ...asked, classKind: offer.kind });
  const scope = childcareScopeOn(policy, asked);
  const allowedFromMonths = rule?.ageFromMonths ?? 0;
  const allowedBelowMonths = rule?.ageBelowMonths ?? scope?.ageBelowMonths;
  const tooYoung = ageFromMonths < allowedFromMonths;
  const tooOld = allowedBelowMonths !== undefined && ageBelowMonths > allowedBelowMonths;
  if (tooYoung || tooOld || ageFromMonths >= ageBelowMonths) {
    const decidedByScope = !tooYoung && rule?.ageBelowMonths === undefined;
    const clause = decidedByScope ? scope?.clause : rule?.clause;
    return {
      code: 'class.wrongAgeWindow',
      facts: {
        ageFromMonths,
        ageBelowMonths,
        allowedFromMonths,
        ...(allowedBelowMonths === undefined ? {} : { allowedBelowMonths }),
      },
      ...(clause ? { clause } : {}),
    };
  }

  const floor = site.providerKind === 'kindergarten' ? kindergartenFloorOn(policy, asked) : undefined;
  if (floor && ageFromMonths < floor.ageFromMonths) {
    return {
      code: 'class.wrongAgeWindow',
      facts: {
        ageFromMonths,
        ageBelowMonths,
        allowedFromMonths: floor.ageFromMonths,
        ...(allowedBelowMonths === undefined ? {} : { allowedBelowMonths }),
      },
      clause: floor.clause,
    };
  }
  return undefined;
}

function refusalOfSize(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  const rule = classRuleOn(policy, {
    jurisdiction: site.jurisdiction,
    classKind: offer.kind,
    on: offer.opensOn,
  });
  if (!rule || offer.places <= rule.maxChildren) return undefined;
  return {
    code: 'class.tooLarge',
    facts: { places: offer.places, maxChildren: rule.maxChildren },
    clause: rule.clause,
  };
}

/** How soon the institution answers is its own promise, within what a regulator may have published. */
function refusalOfTerms(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  const deadline = slotOn(policy, {
    jurisdiction: site.jurisdiction,
    on: offer.opensOn,
    key: 'confirmationDeadlineHours',
  });
  if (!deadline || offer.answerWithinHours <= deadline.value) return undefined;
  return {
    code: 'class.answerTooSlow',
    facts: { answerWithinHours: offer.answerWithinHours, allowedHours: deadline.value },
    clause: deadline.clause,
  };
}

/** Who may sell at an inclusive price, and who must. */
function refusalOfStanding(policy: Policy, site: Site, offer: ClassOffer): Refusal | undefined {
  const rule = inclusiveSaleRuleOn(policy, { jurisdiction: site.jurisdiction, on: offer.opensOn });
  const facts = { site: site.name };
  const designationCited = rule ? { clause: rule.designationClause } : {};
  if (offer.pricing === 'market') {
    return site.designation
      ? { code: 'site.designatedSellsInclusive', facts, ...designationCited }
      : undefined;
  }
  // Selling under the name 普惠 always takes the designation; whether it takes the filing too is the city's rule.
  if (!site.designation) return { code: 'site.notDesignated', facts, ...designationCited };
  if (rule?.requiresFiling && site.filing.status !== 'filed')
    return { code: 'site.notFiled', facts, clause: rule.filingClause };
  return undefined;
}
