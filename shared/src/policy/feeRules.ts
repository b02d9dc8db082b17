import type { PolicyPack } from '../contract/policyPack';
import type { FeeItem } from './feeItems';
import { allInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import { institutionScope, isAbout, scopeOf, type Institution } from './scope';
import type { ServiceLine } from './serviceLines';

type FeeRule = PolicyPack['fees']['feeRules'][number];

export type FeeRuleInForce = Published & {
  readonly feeItems: readonly FeeItem[];
  /** Only with consent; not at all; at what it cost; only as published beforehand. */
  readonly treatment: FeeRule['treatment'];
};

/**
 * What is published on how an item may be charged, whether or not a cap is. A county's rules add to its city's.
 * Empty means that nothing is.
 */
export function feeRulesOn(
  policy: Policy,
  asked: AskedAt & {
    readonly line: ServiceLine;
    readonly feeItem?: FeeItem;
    readonly institution?: Institution;
  },
): readonly FeeRuleInForce[] {
  const { line, feeItem, institution } = asked;
  return allInForce(policy, asked, policy.rules.feeRules)
    .filter((rule) => feeItem === undefined || rule.feeItems.includes(feeItem))
    .filter((rule) => isAbout(withoutItems(rule), { line, ...institutionScope(institution) }))
    .map((rule) => ({
      ...publishedAs(policy, rule),
      feeItems: rule.feeItems,
      treatment: rule.treatment,
    }));
}

function withoutItems({ line, binds }: FeeRule) {
  return scopeOf({ line, ...(binds && { binds }) });
}
