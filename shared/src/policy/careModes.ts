import type { CareMode } from './childcareKinds';
import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

/** The kinds of care a plan asks for by name. */
export function careModesOn(
  policy: Policy,
  asked: AskedAt,
): { modes: readonly CareMode[]; clause: Clause } | undefined {
  const named = nearestInForce(policy, asked, policy.childcare.careModes);
  return named && { modes: named.modes, clause: clauseOf(policy, named.clause) };
}
