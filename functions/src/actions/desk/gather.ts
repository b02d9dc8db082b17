import { createHash } from 'node:crypto';
import { endsAt, stateAt, type Booking } from '@huiyue/shared/booking';
import { addMonthsTo, dateAt, monthOf, type Instant } from '@huiyue/shared/civil';
import type { Callback } from '@huiyue/shared/desk/callback';
import { idPrefixes, type Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import { datesOn } from '../dates';
import { answersFor } from './area';

/** A call somebody ought to make. */
export type Wanted = Pick<
  Callback,
  'kind' | 'jurisdiction' | 'household' | 'recipient' | 'booking' | 'about' | 'days' | 'deadline'
> & { readonly pause?: Id<'areaPause'> };

/**
 * Puts what has come up since on the list. What is once on it leaves it by an outcome alone, even if its cause has gone:
 * somebody may have been waiting for that call.
 */
export async function gatherCallbacks(
  deps: Deps,
  actor: Actor,
): Promise<Outcome<{ readonly added: number }>> {
  const now = deps.now();
  const wanted = (await Promise.all(sources.map((source) => source(deps, actor, now)))).flat();
  let added = 0;
  for (const one of wanted) if (await putOnList(deps, one, now)) added += 1;
  return accepted({ added });
}

type Source = (deps: Deps, actor: Actor, now: Instant) => Promise<readonly Wanted[]>;

/** Everything that may make a call necessary. */
const sources: readonly Source[] = [offersEnding];

/** @returns whether it was not there yet. */
export async function putOnList(deps: Deps, wanted: Wanted, now: Instant): Promise<boolean> {
  const id = callbackIdOf(wanted);
  if (await deps.callbacks.find(id, 'CALL')) return false;
  const callback: Callback = { ...wanted, id, since: now, attempts: [], isClosed: false, revision: 1 };
  return (await deps.callbacks.write([callback])) === 'committed';
}

/** One call for one matter: found again, it has the same id. */
export function callbackIdOf({ kind, booking, household, pause, about, days }: Wanted): Id<'callback'> {
  const matter = booking ?? `${household} ${about}`;
  const digest = createHash('sha256').update([kind, matter, pause ?? '', days[0] ?? ''].join(' '));
  return `${idPrefixes.callback}_${digest.digest('hex').slice(0, 24)}`;
}

/** Sites of the desk's area, whichever city lists them. */
export async function sitesInArea(deps: Deps, actor: Pick<Actor, 'jurisdictions'>): Promise<readonly Site[]> {
  const codes = new Set(
    [...deps.policy.jurisdictions.keys()]
      .filter((code) => answersFor(deps, actor, code))
      .flatMap((code) => jurisdictionChain(deps.policy, code).map((place) => place.code)),
  );
  const listed = await Promise.all([...codes].map((code) => deps.sites.inCity(code)));
  return listed
    .flat()
    .map(({ site }) => site)
    .filter(({ jurisdiction }) => answersFor(deps, actor, jurisdiction));
}

/** A place is held for them, they have no app to see it in, and the clock runs. */
async function offersEnding(deps: Deps, actor: Actor, now: Instant): Promise<readonly Wanted[]> {
  const month = monthOf(dateAt(now));
  const months = [0, 1, 2].map((count) => addMonthsTo(month, count));
  const sites = await sitesInArea(deps, actor);
  const lists = await Promise.all(
    sites.map(async (site) => {
      const bookings = await Promise.all(months.map((one) => deps.bookings.ofSite(site.id, one)));
      return bookings
        .flat()
        .filter((booking) => stateAt(booking, now) === 'offered')
        .map((booking) => ({ site, booking }));
    }),
  );
  const offered = lists.flat();
  const hasNoApp = await Promise.all(offered.map(({ booking }) => isServedByDesk(deps, booking)));
  return offered
    .filter((_, index) => hasNoApp[index])
    .map(({ site, booking }) => ({
      kind: 'offerEnding',
      jurisdiction: site.jurisdiction,
      household: booking.household,
      recipient: { id: booking.recipient.id, name: booking.recipient.name },
      booking: booking.id,
      about: `${booking.site.name} ${booking.offer.name}`,
      days: datesOn(booking.sheet, booking.span.days).slice(0, 31),
      deadline: endsAt(booking) ?? now,
    }));
}

async function isServedByDesk(deps: Deps, { channel, household }: Booking): Promise<boolean> {
  return channel !== 'app' || (await deps.servedHouseholds.of(household)).length > 0;
}
