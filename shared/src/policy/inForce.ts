import type { CivilDate } from '../civil';
import { jurisdictionChain } from './jurisdictions';
import type { Placed, Policy } from './packTypes';
import { isInForce } from './validity';

export type AskedAt = { readonly jurisdiction: string; readonly on: CivilDate };

/** The rule of the nearest place that has one on that day: a county's own rule goes before its city's. */
export function nearestInForce<Rule extends Placed>(
  policy: Policy,
  { jurisdiction, on }: AskedAt,
  rules: readonly Rule[],
): Rule | undefined {
  for (const place of jurisdictionChain(policy, jurisdiction)) {
    const found = rules.find(
      (rule) => rule.jurisdiction === place.code && isInForce(rule.validity ?? {}, on),
    );
    if (found) return found;
  }
  return undefined;
}
