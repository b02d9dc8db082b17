import { isId, type Id } from '@huiyue/shared/ids';
import type { Child, Elder } from '@huiyue/shared/people';
import type { Deps } from '../ports';

/** Whom something is booked for. */
export type Person = Child | Elder;

export function findPerson(
  deps: Deps,
  household: Id<'household'>,
  id: Person['id'],
): Promise<Person | undefined> {
  return isId('child', id) ? deps.children.find(household, id) : deps.elders.find(household, id);
}
