import type { Pricing } from '../childcare/childcareClass';
import type { CivilDate } from '../civil';
import type { Proof } from '../people';
import { inclusiveSaleRuleOn } from '../policy/inclusiveSale';
import { demandOn } from '../policy/institutionRules';
import type { Policy } from '../policy/packTypes';
import type { Refusal } from '../refusals';
import type { Site } from '../site';
import { expiredOn, whenExpired } from './certificate';

export type NewBooking = {
  readonly today: CivilDate;
  readonly startsOn: CivilDate;
  readonly pricing: Pricing;
  /** What was proven of the person it is for. */
  readonly proofs: readonly Proof[];
  /** Whoever is in care there already stays, whatever has run out. */
  readonly isInPlace: boolean;
};

/** May this institution take anybody new? Bookings that are made already are not asked this. */
export function refusalOfNewBookings(policy: Policy, site: Site, asked: NewBooking): Refusal | undefined {
  return (
    (asked.isInPlace ? undefined : refusalOfPapers(policy, site, asked.today)) ??
    refusalOfDesignation(policy, site, asked) ??
    refusalOfOthers(policy, site, asked)
  );
}

/** The first paper whose end has passed, of those that stop new bookings. */
export function refusalOfPapers(policy: Policy, site: Site, today: CivilDate): Refusal | undefined {
  const expired = expiredOn(site.certificates ?? [], today).find(
    ({ kind }) => whenExpired[kind].does === 'stops',
  );
  if (expired?.until === undefined) return undefined;
  const { kind, until } = expired;
  const clause = demandOn(policy, {
    jurisdiction: site.jurisdiction,
    providerKind: site.providerKind,
    on: today,
    demand: whenExpired[kind].demand,
  });
  return {
    code: 'site.certificateExpired',
    facts: { site: site.name, certificate: kind, until },
    ...(clause && { clause }),
  };
}

/** Nothing is sold under the name 普惠 for a day on which the designation no longer holds. */
function refusalOfDesignation(
  policy: Policy,
  { designation, jurisdiction, name }: Site,
  { pricing, startsOn }: NewBooking,
): Refusal | undefined {
  const holds = designation && (designation.until === undefined || startsOn <= designation.until);
  if (pricing !== 'inclusive' || holds) return undefined;
  const rule = inclusiveSaleRuleOn(policy, { jurisdiction, on: startsOn });
  return {
    code: 'site.notDesignated',
    facts: { site: name },
    ...(rule && { clause: rule.designationClause }),
  };
}

/** An employer's own staff go first, as long as it says so. */
function refusalOfOthers(policy: Policy, site: Site, { today, proofs }: NewBooking): Refusal | undefined {
  const { staffFirst, jurisdiction, providerKind } = site;
  if (!staffFirst || (staffFirst.until !== undefined && staffFirst.until < today)) return undefined;
  if (proofs.some((proof) => proof.group === 'staff' && proof.site === site.id)) return undefined;
  const clause = demandOn(policy, { jurisdiction, providerKind, on: today, demand: 'staffFirst' });
  return {
    code: 'site.staffFirst',
    facts: { site: site.name, ...(staffFirst.until !== undefined && { until: staffFirst.until }) },
    ...(clause && { clause }),
  };
}
