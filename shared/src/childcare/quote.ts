import type { Judgement } from '../booking';
import { ageInMonths, firstDayOf, type CivilDate, type CivilMonth } from '../civil';
import type { Fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Child } from '../people';
import type { Policy } from '../policy/assemble';
import { classRuleOn } from '../policy/classRules';
import { slotOn } from '../policy/slots';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import { bookableRange, type ChildcareClass } from './childcareClass';
import { capBinding, refusalAboveCap } from './judgePrice';

export type Quote = {
  readonly month: CivilMonth;
  readonly startsOn: CivilDate;
  readonly ageInMonths: number;
  readonly judgement: Judgement;
  /** What the month costs. One month and nothing in advance. */
  readonly payFen: Fen;
};

/**
 * May this child have a place in this class in this month, and at what price?
 * Says nothing about free places: that is the ledger's to decide, at the moment of taking one.
 */
export function quote(
  policy: Policy,
  asked: {
    readonly site: Site;
    readonly class: ChildcareClass;
    readonly child: Pick<Child, 'birthDate'>;
    readonly month: CivilMonth;
  },
  today: CivilDate,
): Outcome<Quote> {
  const { site, class: offer, child, month } = asked;
  const startsOn = firstDayOf(month);

  const refusal =
    refusalOfMonth(policy, site, offer, month, today) ??
    refusalOfAge(policy, site, offer, child, startsOn) ??
    refusalAboveCap(policy, site, offer, startsOn);
  if (refusal) return refused(refusal);

  const cap = capBinding(policy, site, offer, startsOn);
  const judgement: Judgement = {
    priceFen: offer.priceFen,
    ...(cap ? { capFen: cap.capFen, clause: cap.clause } : {}),
  };
  return accepted({
    month,
    startsOn,
    ageInMonths: ageInMonths(child.birthDate, startsOn),
    judgement,
    payFen: offer.priceFen,
  });
}

/** The family agreed to a price on its screen. If it is another by now, they are asked again instead of charged. */
export function refusalOfReviewedPrice(reviewedFen: Fen, priceFen: Fen): Refusal | undefined {
  return reviewedFen === priceFen ? undefined : { code: 'price.changed', facts: { reviewedFen, priceFen } };
}

function refusalOfMonth(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  month: CivilMonth,
  today: CivilDate,
): Refusal | undefined {
  const { first, last } = bookableRange(offer, today);
  if (month < first) return { code: 'month.past', facts: { month, firstMonth: first } };
  if (month > last) return { code: 'month.beyondWindow', facts: { month, lastMonth: last } };

  // A regulator may have published a shorter window than the institution keeps open.
  const window = slotOn(policy, { jurisdiction: site.jurisdiction, on: today, key: 'openingWindowMonths' });
  if (!window) return undefined;
  const { last: lastPublished } = bookableRange({ ...offer, bookableMonths: window.value }, today);
  if (month <= lastPublished) return undefined;
  return {
    code: 'month.beyondWindow',
    facts: { month, lastMonth: lastPublished },
    clause: window.clause,
  };
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
