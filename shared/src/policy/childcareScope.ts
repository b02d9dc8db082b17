import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

/** Whom childcare is for at all. */
export function childcareScopeOn(
  policy: Policy,
  asked: AskedAt,
): { ageBelowMonths: number; clause: Clause } | undefined {
  const scope = nearestInForce(policy, asked, policy.rules.scopes);
  return scope && { ageBelowMonths: scope.ageBelowMonths, clause: clauseOf(policy, scope.clause) };
}
