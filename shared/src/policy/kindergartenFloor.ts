import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

/** The youngest age a kindergarten's childcare class may take. */
export function kindergartenFloorOn(
  policy: Policy,
  asked: AskedAt,
): { ageFromMonths: number; clause: Clause } | undefined {
  const floor = nearestInForce(policy, asked, policy.rules.kindergartenFloors);
  return floor && { ageFromMonths: floor.ageFromMonths, clause: clauseOf(policy, floor.clause) };
}
