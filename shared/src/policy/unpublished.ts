import { allInForce, type AskedAt } from './inForce';
import type { Policy, RuleKind } from './packTypes';
import { ruleKinds, type AnyRule } from './ruleKinds';
import type { ServiceLine } from './serviceLines';

/** The lists that mean nothing to a line other than childcare. */
const childcareOnly: readonly RuleKind[] = [
  'scopes',
  'kindergartenFloors',
  'inclusiveSales',
  'careModes',
  'classRules',
];

/**
 * On what nothing is published for a line, at the place or above it: what a regulator may still decide, and where the
 * product says that no rule is published. Single numbers are asked for one by one: see openQuestions.
 */
export function unpublishedOn(
  policy: Policy,
  asked: AskedAt & { readonly line: ServiceLine },
): readonly Exclude<RuleKind, 'slots'>[] {
  return ruleKinds.flatMap((kind) => {
    if (kind === 'slots') return [];
    if (asked.line !== 'childcare' && childcareOnly.includes(kind)) return [];
    const rules: readonly AnyRule[] = policy.rules[kind];
    const isPublished = allInForce(policy, asked, rules).some(
      ({ line, lines = line && [line] }) => lines === undefined || lines.includes(asked.line),
    );
    return isPublished ? [] : [kind];
  });
}
