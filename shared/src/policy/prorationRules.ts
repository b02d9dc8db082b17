import type { PolicyPack } from '../contract/policyPack';
import { feeScope, type FeeQuestion } from './feeQuestion';
import { narrowestInForce } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';

type ProrationRule = PolicyPack['fees']['prorationRules'][number];

export type ProrationRuleInForce = Published & Pick<ProrationRule, 'basis' | 'fixedDays' | 'rounding'>;

/** How a part of a month is charged. */
export function prorationRuleOn(policy: Policy, asked: FeeQuestion): ProrationRuleInForce | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.prorationRules, feeScope(asked));
  if (!rule) return undefined;
  const { basis, fixedDays, rounding } = rule;
  return {
    ...publishedAs(policy, rule),
    basis,
    ...(fixedDays !== undefined && { fixedDays }),
    ...(rounding && { rounding }),
  };
}
