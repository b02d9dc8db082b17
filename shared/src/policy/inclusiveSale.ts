import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

/** Who may sell inclusive places. Each demand has words of its own, so that a refusal can cite the right ones. */
export function inclusiveSaleRuleOn(
  policy: Policy,
  asked: AskedAt,
):
  | {
      requiresFiling: boolean;
      requiresDesignation: boolean;
      clause: Clause;
      filingClause: Clause;
      designationClause: Clause;
      /** `spirit` where the rule follows from the text without being said in it. */
      support: 'letter' | 'spirit';
    }
  | undefined {
  const sale = nearestInForce(policy, asked, policy.rules.inclusiveSales);
  return (
    sale && {
      requiresFiling: sale.requiresFiling,
      requiresDesignation: sale.requiresDesignation,
      clause: clauseOf(policy, sale.clause),
      filingClause: clauseOf(policy, sale.filingClause),
      designationClause: clauseOf(policy, sale.designationClause),
      support: sale.support,
    }
  );
}
