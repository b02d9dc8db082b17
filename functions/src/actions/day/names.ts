import type { Id } from '@huiyue/shared/ids';
import type { Actor, Role } from '@huiyue/shared/people';
import type { Deps } from '../../ports';

type Doer = { readonly by: Id<'account'>; readonly role: Role };

/** What colleagues call each other; of anybody else, staff learn the role and no name. */
export async function colleagueName(deps: Deps, actor: Actor, { by, role }: Doer): Promise<string | null> {
  if (role !== 'institution') return null;
  const account = await deps.accounts.find(by);
  return account?.sites.some((site) => actor.sites.includes(site)) === true ? account.displayName : null;
}
