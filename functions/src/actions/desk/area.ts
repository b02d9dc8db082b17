import { isId, type Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Deps } from '../../ports';
import { allOfHousehold } from '../householdBookings';
import { findSold } from '../sellers';

/** Whether a place lies in what this person answers for. Who is given no places answers for none. */
export function answersFor(
  deps: Pick<Deps, 'policy'>,
  { jurisdictions = [] }: Pick<Actor, 'jurisdictions'>,
  jurisdiction: string,
): boolean {
  return (
    isJurisdiction(deps.policy, jurisdiction) &&
    jurisdictionChain(deps.policy, jurisdiction).some(({ code }) => jurisdictions.includes(code))
  );
}

/** Every place there, down to the smallest a pack knows. */
export function placesOf(deps: Pick<Deps, 'policy'>, actor: Pick<Actor, 'jurisdictions'>): readonly string[] {
  return [...deps.policy.jurisdictions.keys()].filter((code) => answersFor(deps, actor, code));
}

/**
 * A desk serves the people and the institutions of its own area, whatever it is asked to do: everything a request names
 * has to lie there. Asked here for all operations alike, so that none can forget to.
 */
export async function deskReaches(deps: Deps, actor: Actor, input: unknown): Promise<boolean> {
  for (const name of namesIn(input)) if (!(await reaches(deps, actor, name))) return false;
  return true;
}

/** Whatever looks like an id, wherever it stands in the request. */
function namesIn(input: unknown): ReadonlySet<string> {
  if (typeof input === 'string') return new Set([input]);
  if (typeof input !== 'object' || input === null) return new Set();
  return new Set(Object.values(input).flatMap((part) => [...namesIn(part)]));
}

async function reaches(deps: Deps, actor: Actor, name: string): Promise<boolean> {
  if (isId('household', name)) return reachesHousehold(deps, actor, name);
  if (isId('site', name)) return isInArea(deps, actor, (await deps.sites.find(name))?.jurisdiction);
  if (isId('class', name) || isId('service', name))
    return isInArea(deps, actor, (await findSold(deps, name))?.site.jurisdiction);
  if (isId('elder', name)) {
    const home = await homeOfElder(deps, name);
    return home === undefined || reachesHousehold(deps, actor, home);
  }
  if (isId('booking', name)) {
    const booking = await deps.bookings.find(name);
    return (
      booking === undefined || isInArea(deps, actor, (await deps.sites.find(booking.site.id))?.jurisdiction)
    );
  }
  return true;
}

/** What is not there is for the action to miss. */
function isInArea(deps: Deps, actor: Actor, jurisdiction: string | undefined): boolean {
  return jurisdiction === undefined || answersFor(deps, actor, jurisdiction);
}

/**
 * A household belongs to where a desk took it in, and to where it has booked. One of which neither can be said is tied
 * to no place yet, and whichever desk it turns to may serve it.
 */
export async function reachesHousehold(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
): Promise<boolean> {
  const served = await deps.servedHouseholds.of(household);
  if (served.some(({ jurisdiction }) => answersFor(deps, actor, jurisdiction))) return true;
  const bookings = await allOfHousehold(deps, household);
  const sites = await Promise.all(
    [...new Set(bookings.map(({ site }) => site.id))].map((id) => deps.sites.find(id)),
  );
  if (sites.some((site) => site && answersFor(deps, actor, site.jurisdiction))) return true;
  return (actor.jurisdictions ?? []).length > 0 && served.length === 0 && bookings.length === 0;
}

/** Where her card lies, as far as anybody has entered her circle: who keeps the card is in it. */
export async function homeOfElder(
  { members }: Pick<Deps, 'members'>,
  elder: Id<'elder'>,
): Promise<Id<'household'> | undefined> {
  const [member] = await members.of(elder);
  return member?.household;
}
