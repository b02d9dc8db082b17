import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';

/** What the result of an assessment of care needs decides. */
export function assessmentRuleOn(
  policy: Policy,
  asked: AskedAt,
): (Published & { readonly gates: readonly ('subsidy' | 'basicServices')[] }) | undefined {
  const rule = nearestInForce(policy, asked, policy.rules.assessmentRules);
  return rule && { ...publishedAs(policy, rule), gates: rule.gates };
}
