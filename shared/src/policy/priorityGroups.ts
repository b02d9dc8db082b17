import type { PriorityGroups } from '../contract/policyPack';
import { allInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import type { ServiceLine } from './serviceLines';

export type PriorityGroupsInForce = Published &
  Pick<PriorityGroups, 'purpose' | 'groups'> & {
    /** In the order of their rank; otherwise all go first alike, and the order is only the printed one. */
    readonly isRanked: boolean;
  };

/** Every group any level names, the nearest first: a county's list adds to its city's, it does not replace it. */
export function priorityGroupsOn(
  policy: Policy,
  asked: AskedAt & { readonly purpose: PriorityGroups['purpose']; readonly line?: ServiceLine },
): readonly PriorityGroupsInForce[] {
  const { purpose, line } = asked;
  return allInForce(policy, asked, policy.rules.priorityGroups)
    .filter((rule) => rule.purpose === purpose)
    .filter(({ lines }) => line === undefined || lines === undefined || lines.includes(line))
    .map((rule) => ({
      ...publishedAs(policy, rule),
      purpose,
      groups: rule.groups,
      isRanked: rule.isRanked ?? false,
    }));
}
