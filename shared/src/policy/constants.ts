import type { Indicator, PolicyConstant, PriorityGroups } from '../contract/policyPack';

import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import { jurisdictionChain } from './jurisdictions';
import type { Policy } from './packTypes';
import { isInForce } from './validity';

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

export type PriorityGroupsInForce = Pick<PriorityGroups, 'id' | 'purpose' | 'groups'> & { clause: Clause };

/** Every group any level names: a county's list adds to its city's, it does not replace it. */
export function priorityGroupsOn(
  policy: Policy,
  asked: AskedAt & { purpose: PriorityGroups['purpose'] },
): readonly PriorityGroupsInForce[] {
  const chain = jurisdictionChain(policy, asked.jurisdiction).map(({ code }) => code);
  return policy.priorityGroups
    .filter(
      ({ jurisdiction, purpose, validity }) =>
        purpose === asked.purpose && chain.includes(jurisdiction) && isInForce(validity, asked.on),
    )
    .map(({ id, purpose, groups, clause }) => ({ id, purpose, groups, clause: clauseOf(policy, clause) }));
}

export function indicatorsOf(policy: Policy, jurisdiction: string): readonly Indicator[] {
  return policy.indicators.filter((indicator) => indicator.jurisdiction === jurisdiction);
}
