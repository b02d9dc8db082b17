import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';

export type Worker = { readonly account: Id<'account'>; readonly name: string };

/** Under the name their colleagues know: a list says who has a call, not an id. */
export async function workerOf(deps: Deps, { account }: Actor): Promise<Worker> {
  const found = await deps.accounts.find(account);
  return { account, name: found?.displayName ?? '' };
}
