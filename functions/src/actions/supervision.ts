import type { Actor } from '@huiyue/shared/people';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Deps } from '../ports';

/** A regulator watches over the places they were given and all that lies in them. */
export function watchesOver(
  deps: Pick<Deps, 'policy'>,
  { role, jurisdictions = [] }: Actor,
  jurisdiction: string,
): boolean {
  return (
    role === 'regulator' &&
    isJurisdiction(deps.policy, jurisdiction) &&
    jurisdictionChain(deps.policy, jurisdiction).some(({ code }) => jurisdictions.includes(code))
  );
}
