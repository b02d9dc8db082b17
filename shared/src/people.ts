import type { CivilDate } from './civil';
import type { Id } from './ids';

export const roles = ['family', 'institution', 'desk', 'regulator'] as const;
export type Role = (typeof roles)[number];

/** Who is asking, as their token says. The scope is part of it: nobody acts outside their own. */
export type Actor = {
  readonly account: Id<'account'>;
  readonly role: Role;
  /** A family's own household; absent for everyone else. */
  readonly household?: Id<'household'>;
  /** The sites an institution's staff work at; empty for everyone else. */
  readonly sites: readonly Id<'site'>[];
};

/** Asked for nothing but what a place needs: a name to call the child by, and a birth date to find the class. */
export type Child = {
  readonly id: Id<'child'>;
  readonly household: Id<'household'>;
  readonly name: string;
  readonly birthDate: CivilDate;
};

/** The same of an elder: whoever orders for them and pays may be someone else. */
export type Elder = {
  readonly id: Id<'elder'>;
  readonly household: Id<'household'>;
  readonly name: string;
  readonly birthDate: CivilDate;
};
