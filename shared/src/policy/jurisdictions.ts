import type { Jurisdiction } from '../contract/policyPack';
import type { Policy } from './packTypes';

export function isJurisdiction(policy: Policy, code: string): boolean {
  return policy.jurisdictions.has(code);
}

/**
 * From the place itself up to its province.
 * @throws on a code no pack knows: a mistyped place would otherwise look like a place without a price cap.
 */
export function jurisdictionChain(
  policy: Pick<Policy, 'jurisdictions'>,
  code: string,
): readonly Jurisdiction[] {
  const place = policy.jurisdictions.get(code);
  if (!place) throw new Error(`no pack knows the jurisdiction ${code}`);
  return place.parent === undefined ? [place] : [place, ...jurisdictionChain(policy, place.parent)];
}
