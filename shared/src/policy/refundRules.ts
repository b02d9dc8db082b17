import type { PolicyPack } from '../contract/policyPack';
import { feeScope, type FeeQuestion } from './feeQuestion';
import { narrowestInForce } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';

type RefundRule = PolicyPack['fees']['refundRules'][number];

export type RefundRuleInForce = Published &
  Pick<RefundRule, 'when' | 'basis' | 'percent' | 'noticeDays' | 'usedDaysAtMost' | 'rounding'>;

/** What is given back when a place is given up. Undefined: no rule is published, and none is assumed. */
export function refundRuleOn(
  policy: Policy,
  asked: FeeQuestion & { readonly when: RefundRule['when'] },
): RefundRuleInForce | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.refundRules, {
    ...feeScope(asked),
    when: asked.when,
  });
  if (!rule) return undefined;
  const { when, basis, percent, noticeDays, usedDaysAtMost, rounding } = rule;
  return {
    ...publishedAs(policy, rule),
    when,
    basis,
    ...(percent !== undefined && { percent }),
    ...(noticeDays !== undefined && { noticeDays }),
    ...(usedDaysAtMost !== undefined && { usedDaysAtMost }),
    ...(rounding && { rounding }),
  };
}
