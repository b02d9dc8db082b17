import type { ProviderKind } from '../site';
import type { CareMode } from './childcareKinds';
import { clauseOf, type Clause } from './clauses';
import { narrowestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

/** The kinds of care a plan asks for by name, where it does of this kind of provider in particular. */
export function careModesOn(
  policy: Policy,
  asked: AskedAt & { readonly providerKind?: ProviderKind },
): { modes: readonly CareMode[]; clause: Clause } | undefined {
  const { providerKind } = asked;
  const named = narrowestInForce(policy, asked, policy.rules.careModes, {
    ...(providerKind && { providerKind }),
  });
  return named && { modes: named.modes, clause: clauseOf(policy, named.clause) };
}

/**
 * The kinds of care this kind of institution gives, and no others. What a plan names for every institution is what it
 * wants to see offered, and forbids nothing.
 */
export function careModesOfKindOn(
  policy: Policy,
  asked: AskedAt & { readonly providerKind: ProviderKind },
): { modes: readonly CareMode[]; clause: Clause } | undefined {
  const { providerKind } = asked;
  const ofKinds = policy.rules.careModes.filter((rule) => rule.providerKinds?.includes(providerKind));
  const named = narrowestInForce(policy, asked, ofKinds, { providerKind });
  return named && { modes: named.modes, clause: clauseOf(policy, named.clause) };
}
