import type { Indicator, PolicyConstant } from '../contract/policyPack';

import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

export type ConstantInForce = Pick<PolicyConstant, 'key' | 'is' | 'value' | 'unit'> & { clause: Clause };

export function constantOn(policy: Policy, asked: AskedAt & { key: string }): ConstantInForce | undefined {
  const found = nearestInForce(
    policy,
    asked,
    policy.constants.filter(({ key }) => key === asked.key),
  );
  return (
    found && {
      key: found.key,
      is: found.is,
      value: found.value,
      unit: found.unit,
      clause: clauseOf(policy, found.clause),
    }
  );
}

export function indicatorsOf(policy: Policy, jurisdiction: string): readonly Indicator[] {
  return policy.indicators.filter((indicator) => indicator.jurisdiction === jurisdiction);
}
