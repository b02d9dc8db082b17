import { clauseOf, type Clause } from './clauses';
import type { Policy } from './packTypes';

/** What every answer says of the rule it comes from. */
export type Published = {
  readonly id: string;
  readonly clause: Clause;
  /** The pack's edition, or the publication, that brought the rule: `jingdezhen/1`, `360200/publication-2`. */
  readonly version: string;
  readonly status: Clause['status'];
};

export function publishedAs(
  policy: Pick<Policy, 'clauses' | 'versions'>,
  rule: { readonly id: string; readonly clause: string },
): Published {
  const clause = clauseOf(policy, rule.clause);
  return {
    id: rule.id,
    clause,
    version: policy.versions.get(rule.id) ?? clause.version,
    status: clause.status,
  };
}
