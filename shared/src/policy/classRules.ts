import type { ClassKind } from './childcareKinds';
import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

export type ClassRuleInForce = {
  ageFromMonths: number;
  /** The first month of age that no longer belongs to the class; absent where the text gives none. */
  ageBelowMonths?: number;
  maxChildren: number;
  clause: Clause;
};

export function classRuleOn(
  policy: Policy,
  asked: AskedAt & { classKind: ClassKind },
): ClassRuleInForce | undefined {
  const rule = nearestInForce(
    policy,
    asked,
    policy.rules.classRules.filter(({ classKind }) => classKind === asked.classKind),
  );
  return (
    rule && {
      ageFromMonths: rule.ageFromMonths,
      ...(rule.ageBelowMonths !== undefined && { ageBelowMonths: rule.ageBelowMonths }),
      maxChildren: rule.maxChildren,
      clause: clauseOf(policy, rule.clause),
    }
  );
}
