import { absent, type Absent } from '../actions/absent';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';

/**
 * The household a request is about: a family's own, or the one the desk acts for. A family that names another one
 * hears the same as if there were none.
 */
export function householdOf(actor: Actor, named: Id<'household'> | undefined): Id<'household'> | undefined {
  if (actor.role === 'desk') return named;
  if (actor.household === undefined) throw new Error(`the family account ${actor.account} has no household`);
  return named === undefined || named === actor.household ? actor.household : undefined;
}

/** Does it for that household, if there is one. */
export async function forHousehold<T>(
  actor: Actor,
  named: Id<'household'> | undefined,
  act: (household: Id<'household'>) => Promise<T>,
): Promise<T | Absent> {
  const household = householdOf(actor, named);
  return household ? act(household) : absent;
}
