import { ageInMonths, dateAt, type CivilDate, type Instant } from '../civil';
import type { Fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Child } from '../people';
import type { Policy } from '../policy/assemble';
import { classRuleOn } from '../policy/classRules';
import type { PriceCapInForce } from '../policy/priceCaps';
import { slotOn } from '../policy/slots';
import { payForMinutes, type Quote } from '../quote';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import { bookableRange, type ChildcareClass, type Rate } from './childcareClass';
import { capBinding, refusalAboveCap } from './judgePrice';
import { isTrial } from './trial';
import { rateFor, refusalBeyond, refusalOfTime, spanOf, type Placed, type When } from './when';

/**
 * May this child have a place in this class then, and at what price?
 * Says nothing about free places: that is the ledger's to decide, at the moment of taking one.
 */
export function quote(
  policy: Policy,
  asked: {
    readonly site: Site;
    readonly class: ChildcareClass;
    readonly child: Pick<Child, 'birthDate'>;
    readonly when: When;
  },
  now: Instant,
): Outcome<Quote> {
  const { site, class: offer, child, when } = asked;
  const rate = rateFor(offer, when);
  if (!rate) return refused({ code: 'careMode.notOffered', facts: { careMode: when.careMode } });
  const placed = spanOf(offer, when);
  if (!placed.ok) return placed;
  const { startsOn } = placed.value;

  const refusal =
    refusalOfTime(offer, when, now) ??
    refusalOfWindow(policy, site, offer, when, dateAt(now)) ??
    refusalOfAge(policy, site, offer, child, startsOn) ??
    refusalAboveCap(policy, site, offer, rate, startsOn);
  if (refusal) return refused(refusal);

  const cap = capBinding(policy, site, offer, rate, startsOn);
  return accepted({
    offer: {
      kind: 'class',
      id: offer.id,
      name: offer.name,
      classKind: offer.kind,
      careMode: rate.careMode,
      ...(isTrial(when) ? { trial: true } : {}),
    },
    ...placed.value,
    units: 1,
    ageInMonths: ageInMonths(child.birthDate, startsOn),
    judgement: {
      priceFen: rate.priceFen,
      per: rate.per,
      ...(cap ? { capFen: cap.capFen, clause: cap.clause } : {}),
    },
    payFen: payFor(rate, placed.value, cap),
  });
}

function payFor({ priceFen, per }: Rate, { span }: Placed, cap: PriceCapInForce | undefined): Fen {
  return per === 'hour' ? payForMinutes(priceFen, span.to - span.from, cap) : priceFen;
}

/** A regulator may have published a shorter window than the institution keeps open. */
function refusalOfWindow(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  when: When,
  today: CivilDate,
): Refusal | undefined {
  const window = slotOn(policy, {
    jurisdiction: site.jurisdiction,
    on: today,
    key: 'openingWindowMonths',
    line: 'childcare',
  });
  if (!window) return undefined;
  const { last } = bookableRange({ ...offer, bookableMonths: window.value }, today);
  const refusal = refusalBeyond(when, last);
  return refusal && { ...refusal, clause: window.clause };
}

/** The age that counts is the one on the first day of service. */
function refusalOfAge(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  child: Pick<Child, 'birthDate'>,
  startsOn: CivilDate,
): Refusal | undefined {
  const age = ageInMonths(child.birthDate, startsOn);
  if (age >= offer.ageFromMonths && age < offer.ageBelowMonths) return undefined;
  const rule = classRuleOn(policy, {
    jurisdiction: site.jurisdiction,
    classKind: offer.kind,
    on: startsOn,
  });
  return {
    code: 'child.outsideAgeWindow',
    facts: {
      ageInMonths: age,
      startsOn,
      ageFromMonths: offer.ageFromMonths,
      ageBelowMonths: offer.ageBelowMonths,
    },
    ...(rule ? { clause: rule.clause } : {}),
  };
}
