import type { Jurisdiction } from '../contract/policyPack';
import { narrowestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import type { ServiceLine } from './serviceLines';

/** Who sets the prices of a line, where a plan says so. */
export function pricingAuthorityOn(
  policy: Policy,
  asked: AskedAt & { readonly line: ServiceLine },
): (Published & { readonly level: Jurisdiction['level']; readonly authority: string }) | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.pricingAuthorities, { line: asked.line });
  return rule && { ...publishedAs(policy, rule), level: rule.level, authority: rule.authority };
}
