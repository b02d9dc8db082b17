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
