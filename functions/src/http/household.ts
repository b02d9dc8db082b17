import type { Deed } from '@huiyue/shared/circle/member';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { absent, type Absent } from '../actions/absent';
import type { Person } from '../actions/people';
import { householdFor, householdOf } from '../actions/reach';
import type { Deps } from '../ports';

/** Does it for the household the request is about, if there is one. */
export async function forHousehold<T>(
  actor: Actor,
  named: Id<'household'> | undefined,
  act: (household: Id<'household'>) => Promise<T>,
): Promise<T | Absent> {
  const household = householdOf(actor, named);
  return household ? act(household) : absent;
}

/** Does it for the household of one person, where the actor may do this for them. */
export async function forPerson<T>(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly household: Id<'household'> | undefined;
    readonly person: Person['id'];
    readonly deed: Deed;
  },
  act: (household: Id<'household'>) => Promise<T>,
): Promise<T | Absent> {
  const household = await householdFor(deps, actor, asked.household, asked.person, asked.deed);
  return household ? act(household) : absent;
}
