import type { Booking } from '@huiyue/shared/booking';
import { isHome, mayDo, type Deed, type Member } from '@huiyue/shared/circle/member';
import { isId, type Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { findPerson, type Person } from './people';

/**
 * Who may do what for whom is said here and nowhere else. A family reaches the people and bookings of its own
 * household, and of other households only the elders in whose circle its account is, as far as its roles there go.
 * The desk reaches the household it names.
 */

/**
 * The household a request is about: a family's own, or the one the desk acts for. A family that names another one
 * hears the same as if there were none.
 */
export function householdOf(actor: Actor, named: Id<'household'> | undefined): Id<'household'> | undefined {
  if (actor.role === 'desk') return named;
  if (actor.role !== 'family') return undefined;
  const own = ownHousehold(actor);
  return named === undefined || named === own ? own : undefined;
}

export function ownHousehold({ account, household }: Actor): Id<'household'> {
  if (household === undefined) throw new Error(`the family account ${account} has no household`);
  return household;
}

/** The household in which this person is cared for, if the actor may do this for them. */
export async function householdFor(
  deps: Deps,
  actor: Actor,
  named: Id<'household'> | undefined,
  person: Person['id'],
  deed: Deed,
): Promise<Id<'household'> | undefined> {
  const household = householdOf(actor, named);
  if (household === undefined || actor.role === 'desk' || !isId('elder', person)) return household;
  const member = await deps.members.find(person, actor.account);
  if (!member || isHome(member)) return household;
  return mayDo(member, deed) ? member.household : undefined;
}

/** Somebody the actor may do this for. */
export async function reachPerson(
  deps: Deps,
  actor: Actor,
  named: Id<'household'> | undefined,
  person: Person['id'],
  deed: Deed,
): Promise<Person | undefined> {
  const household = await householdFor(deps, actor, named, person, deed);
  return household && findPerson(deps, household, person);
}

/** May they do this about the booking? The desk acts for whoever calls; everybody else for their own. */
export async function reachesBooking(
  deps: Deps,
  actor: Actor,
  booking: Pick<Booking, 'household' | 'recipient' | 'site'>,
  deed: Deed,
): Promise<boolean> {
  switch (actor.role) {
    case 'family':
      if (deed !== 'answer' && booking.household === actor.household) return true;
      return speaksFor(await memberOf(deps, booking.recipient.id, actor.account), booking.household, deed);
    case 'institution':
      return actor.sites.includes(booking.site.id);
    case 'desk':
      return true;
    case 'regulator':
      return false;
  }
}

function speaksFor(member: Member | undefined, household: Id<'household'>, deed: Deed): boolean {
  return member !== undefined && member.household === household && mayDo(member, deed);
}

async function memberOf(
  deps: Deps,
  person: Person['id'],
  account: Id<'account'>,
): Promise<Member | undefined> {
  return isId('elder', person) ? deps.members.find(person, account) : undefined;
}

/** May this account pay for what is ordered for the person? */
export async function mayPay(deps: Deps, payer: Id<'account'>, person: Person): Promise<boolean> {
  const member = await memberOf(deps, person.id, payer);
  if (member) return mayDo(member, 'pay');
  return (await deps.accounts.find(payer))?.household === person.household;
}

/** Elders of other households in whose circle the account is now. The list may lag by a moment; what it says does not. */
export async function membershipsOf(deps: Deps, actor: Actor): Promise<readonly Member[]> {
  if (actor.role !== 'family') return [];
  const listed = await deps.members.listed(actor.account);
  const members = await deps.members.findEach(
    listed.map(({ elder, account }) => ({ owner: elder, key: account })),
  );
  return members.filter((member) => mayDo(member, 'see'));
}

/** Where something about people may lie: at home everybody's; elsewhere what is one elder's alone. */
export type Reach = { readonly household: Id<'household'>; readonly elder?: Id<'elder'> };

/** All places in which the actor may do this to what lies there. None where another's household is named. */
export async function reachesOf(
  deps: Deps,
  actor: Actor,
  named: Id<'household'> | undefined,
  deed: Deed,
): Promise<readonly Reach[]> {
  const household = householdOf(actor, named);
  if (household === undefined) return [];
  const away = (await membershipsOf(deps, actor)).filter(
    (member) => member.household !== household && mayDo(member, deed),
  );
  return [{ household }, ...away.map(({ household: home, elder }) => ({ household: home, elder }))];
}

/** What lies with all of these households, of others than the own only what is about that elder. */
export async function allReached<T>(
  reaches: readonly Reach[],
  list: (household: Id<'household'>) => Promise<readonly T[]>,
  personOf: (one: T) => Person['id'],
): Promise<readonly T[]> {
  const lists = await Promise.all(
    reaches.map(async ({ household, elder }) =>
      (await list(household)).filter((one) => elder === undefined || personOf(one) === elder),
    ),
  );
  return lists.flat();
}
