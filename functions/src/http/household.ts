import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';

/** Every family account has a household; one without is a fault of whoever made the account. */
export function withHousehold(actor: Actor): Actor & { readonly household: Id<'household'> } {
  const { household } = actor;
  if (household === undefined) throw new Error(`the family account ${actor.account} has no household`);
  return { ...actor, household };
}
