import type { ProviderKind } from '../site';
import { clauseOf, type Clause } from './clauses';
import { narrowestInForce, type AskedAt } from './inForce';
import type { InstitutionDemand } from './institutionDemands';
import type { Policy } from './packTypes';

/** The words in which a place demands something of its institutions; undefined where it publishes none. */
export function demandOn(
  policy: Policy,
  asked: AskedAt & { readonly demand: InstitutionDemand; readonly providerKind: ProviderKind },
): Clause | undefined {
  const { demand, providerKind } = asked;
  const rule = narrowestInForce(policy, asked, policy.rules.institutionRules, {
    question: demand,
    providerKind,
  });
  return rule && clauseOf(policy, rule.clause);
}
