import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';

/** What somebody is in the circle of one elder. The elder's own account is `self`: it may do whatever is done for her. */
export const circleRoles = ['self', 'decides', 'orders', 'pays', 'isTold'] as const;
export type CircleRole = (typeof circleRoles)[number];

/** What is done about an elder. Everything that asks "may they?" asks by one of these. */
export type Deed = 'see' | 'order' | 'decide' | 'pay' | 'answer';

const rolesFor: Record<Deed, readonly CircleRole[]> = {
  see: circleRoles,
  order: ['self', 'orders'],
  decide: ['self', 'decides'],
  pay: ['self', 'pays'],
  // Yes and no to an order for her are the elder's alone.
  answer: ['self'],
};

/** An account in the circle of an elder; its rows are kept when it leaves, so that past orders still have a name. */
export type Member = {
  readonly elder: Id<'elder'>;
  /** Where the elder's card lies. */
  readonly household: Id<'household'>;
  readonly account: Id<'account'>;
  /** The member's own household; the same one for those who live where the card lies. */
  readonly from: Id<'household'>;
  /** As the circle calls them: 二姐. */
  readonly name: string;
  readonly relation: string;
  readonly roles: readonly CircleRole[];
  readonly since: Instant;
  readonly leftAt?: Instant;
  readonly revision: number;
};

/** Siblings, their spouses, a grandchild, the elder: who needs more has a care home, not a circle. */
export const mostMembers = 12;

/** Of those an elder's household keeps a card of. */
export const mostPeople = 20;

/** Those who keep the card share the household; they may do everything but speak for the elder. */
const atHome: readonly CircleRole[] = ['decides', 'orders', 'pays', 'isTold'];

export function homeRoles(isSelf: boolean): readonly CircleRole[] {
  return isSelf ? ['self', ...atHome] : atHome;
}

export function isIn({ leftAt }: Pick<Member, 'leftAt'>): boolean {
  return leftAt === undefined;
}

export function isHome({ from, household }: Pick<Member, 'from' | 'household'>): boolean {
  return from === household;
}

/** Those who keep the card need no role for what they do; to speak for the elder they do. */
export function mayDo(member: Pick<Member, 'roles' | 'leftAt' | 'from' | 'household'>, deed: Deed): boolean {
  if (deed !== 'answer' && isHome(member)) return true;
  return isIn(member) && member.roles.some((role) => rolesFor[deed].includes(role));
}

export function refusalOfJoining(
  members: readonly Member[],
  who: { readonly account: Id<'account'>; readonly roles: readonly CircleRole[] },
): Refusal | undefined {
  const present = members.filter(isIn);
  if (present.some(({ account }) => account === who.account)) return { code: 'circle.alreadyIn', facts: {} };
  if (present.length >= mostMembers)
    return { code: 'circle.full', facts: { members: present.length, most: mostMembers } };
  return who.roles.includes('self') ? refusalOfSecondSelf(present, who.account) : undefined;
}

/** New roles for somebody who is in. */
export function refusalOfRoles(
  members: readonly Member[],
  changed: Member,
  roles: readonly CircleRole[],
): Refusal | undefined {
  // Whoever keeps the card can always decide: a circle in which nobody may would be stuck for good.
  if (isHome(changed) && atHome.some((role) => !roles.includes(role)))
    return { code: 'circle.homeMember', facts: {} };
  return roles.includes('self') ? refusalOfSecondSelf(members.filter(isIn), changed.account) : undefined;
}

/** The elder has one voice. */
function refusalOfSecondSelf(present: readonly Member[], account: Id<'account'>): Refusal | undefined {
  const self = present.find((member) => member.roles.includes('self') && member.account !== account);
  return self && { code: 'circle.hasSelf', facts: {} };
}
