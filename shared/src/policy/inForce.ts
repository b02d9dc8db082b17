import type { CivilDate } from '../civil';
import { jurisdictionChain } from './jurisdictions';
import type { Placed, Policy } from './packTypes';
import { isAbout, isNarrower, scopeOf, type AskedScope, type Scoped } from './scope';
import { isInForce } from './validity';

export type AskedAt = { readonly jurisdiction: string; readonly on: CivilDate };

/** In force, and no rule that takes its place holds on that day. */
export function isStanding(policy: Pick<Policy, 'replacements'>, rule: Placed, on: CivilDate): boolean {
  if (!isInForce(rule.validity ?? {}, on)) return false;
  const { id } = rule;
  const others = id === undefined ? undefined : policy.replacements.get(id);
  return others === undefined || !others.some((validity) => isInForce(validity, on));
}

/** The rule of the nearest place that has one on that day: a county's own rule goes before its city's. */
export function nearestInForce<Rule extends Placed>(
  policy: Policy,
  { jurisdiction, on }: AskedAt,
  rules: readonly Rule[],
): Rule | undefined {
  for (const place of jurisdictionChain(policy, jurisdiction)) {
    const found = rules.find((rule) => rule.jurisdiction === place.code && isStanding(policy, rule, on));
    if (found) return found;
  }
  return undefined;
}

/**
 * The same for rules that are about some things and not about others: of the nearest place, the one that is about the
 * least. Assembly proves that of two rules that could both answer one is the narrower, so the order of the files decides nothing.
 */
export function narrowestInForce<Rule extends Placed & Scoped>(
  policy: Policy,
  { jurisdiction, on }: AskedAt,
  rules: readonly Rule[],
  asked: AskedScope,
): Rule | undefined {
  for (const place of jurisdictionChain(policy, jurisdiction)) {
    const about = rules.filter(
      (rule) =>
        rule.jurisdiction === place.code && isStanding(policy, rule, on) && isAbout(scopeOf(rule), asked),
    );
    const narrowest = about.find((rule) => !about.some((other) => isNarrower(scopeOf(other), scopeOf(rule))));
    if (narrowest) return narrowest;
  }
  return undefined;
}

/** Every rule of the place and of the places above it that stands on that day, the nearest first. */
export function allInForce<Rule extends Placed>(
  policy: Policy,
  { jurisdiction, on }: AskedAt,
  rules: readonly Rule[],
): readonly Rule[] {
  return jurisdictionChain(policy, jurisdiction).flatMap(({ code }) =>
    rules.filter((rule) => rule.jurisdiction === code && isStanding(policy, rule, on)),
  );
}
