import { endsAt, stateAt, type Booking } from '@huiyue/shared/booking';
import { addMonthsTo, dateAt, hourMs, monthOf, startOfDay, type Instant } from '@huiyue/shared/civil';
import type { Callback } from '@huiyue/shared/desk/callback';
import { idPrefixes, type Id } from '@huiyue/shared/ids';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import { afterCall, type Sending } from '@huiyue/shared/notices/sending';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import { datesOn } from '../dates';
import { nowhere } from '../notices/handOut';
import { householdOfReader } from '../notices/readers';
import { unheard } from '../notices/sendings';
import { findPerson } from '../people';
import { findSold, offerOf } from '../sellers';
import { untilSettled } from '../untilSettled';
import { answersFor, reachesHousehold } from './area';

/** A call somebody ought to make. */
export type Wanted = Pick<
  Callback,
  'kind' | 'jurisdiction' | 'household' | 'recipient' | 'booking' | 'about' | 'days' | 'deadline'
> & { readonly pause?: Id<'areaPause'> };

/**
 * Puts what has come up since on the list. What is once on it leaves it by an outcome alone, even if its cause has gone:
 * somebody may have been waiting for that call. Whatever has a list of its own is looked through first; then the sites
 * of the area, so many at a time that a city of any size is read in answers of one size.
 */
export async function gatherCallbacks(
  deps: Deps,
  actor: Actor,
  { after }: { readonly after?: Id<'site'> },
): Promise<Outcome<{ readonly added: number; readonly next: Id<'site'> | null }>> {
  const now = deps.now();
  const left = (await sitesInArea(deps, actor))
    .filter(({ id }) => after === undefined || id > after)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const sites = left.slice(0, sitesAtOnce);
  const found = await Promise.all([
    offersEnding(deps, sites, now),
    ...(after === undefined ? listed.map((source) => source(deps, actor, now)) : []),
  ]);
  let added = 0;
  for (const one of found.flat()) if (await putOnList(deps, one, now)) added += 1;
  const last = left.length > sites.length ? sites.at(-1) : undefined;
  return accepted({ added, next: last?.id ?? null });
}

const sitesAtOnce = 20;

type Source = (deps: Deps, actor: Actor, now: Instant) => Promise<readonly Wanted[]>;

/** What may make a call necessary, and lies on a list that holds open matters alone. */
const listed: readonly Source[] = [mealsMissed, consentsAsked, noticesUnread, daysNotBooked];

/** @returns whether it was not there yet. */
export async function putOnList(deps: Deps, wanted: Wanted, now: Instant): Promise<boolean> {
  const id = callbackIdOf(deps, wanted);
  if (await deps.callbacks.find(id, 'CALL')) return false;
  const callback: Callback = { ...wanted, id, since: now, attempts: [], isClosed: false, revision: 1 };
  return (await deps.callbacks.write([callback])) === 'committed';
}

/** One call for one matter: found again, it has the same id. */
export function callbackIdOf(
  deps: Deps,
  { kind, booking, household, pause, about, days }: Wanted,
): Id<'callback'> {
  const matter = booking ?? `${household} ${about}`;
  return `${idPrefixes.callback}_${deps.identities.nameFrom([kind, matter, pause ?? '', days[0] ?? '']).slice(0, 24)}`;
}

/** The places under which a city's lists may lie: the desk's own, what lies in them, and what they lie in. */
function listCodes(deps: Deps, actor: Pick<Actor, 'jurisdictions'>): readonly string[] {
  return [
    ...new Set(
      [...deps.policy.jurisdictions.keys()]
        .filter((code) => answersFor(deps, actor, code))
        .flatMap((code) => jurisdictionChain(deps.policy, code).map((place) => place.code)),
    ),
  ];
}

/** Sites of the desk's area, whichever city lists them. */
export async function sitesInArea(deps: Deps, actor: Pick<Actor, 'jurisdictions'>): Promise<readonly Site[]> {
  const listed = await Promise.all(listCodes(deps, actor).map((code) => deps.sites.inCity(code)));
  return listed
    .flat()
    .map(({ site }) => site)
    .filter(({ jurisdiction }) => answersFor(deps, actor, jurisdiction));
}

/** A place is held for them, they have no app to see it in, and the clock runs. */
async function offersEnding(deps: Deps, sites: readonly Site[], now: Instant): Promise<readonly Wanted[]> {
  const month = monthOf(dateAt(now));
  const months = [0, 1, 2].map((count) => addMonthsTo(month, count));
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

/** Somebody did not come for a meal or was not at home, and nobody has seen them since. */
async function mealsMissed(deps: Deps, actor: Actor, now: Instant): Promise<readonly Wanted[]> {
  const lists = await Promise.all(listCodes(deps, actor).map((code) => deps.missed.listed(code)));
  const open = lists.flat();
  const sites = await Promise.all(open.map(({ site }) => deps.sites.find(site)));
  return open.flatMap((missed, index) => {
    const site = sites[index];
    if (!site || !answersFor(deps, actor, site.jurisdiction)) return [];
    return [
      {
        kind: 'missedMeal',
        jurisdiction: site.jurisdiction,
        household: missed.household,
        recipient: missed.recipient,
        booking: missed.booking,
        about: `${missed.siteName} ${missed.offerName}`,
        days: [missed.date],
        // While the circle may still call it is theirs; then somebody has to go there.
        deadline: missed.circleUntil ?? now,
      },
    ];
  });
}

/** So long may an elder be kept waiting to be asked. */
const askWithinMs = 24 * hourMs;

async function consentsAsked(deps: Deps, actor: Actor): Promise<readonly Wanted[]> {
  const asked = await deps.consents.listed('ALL');
  const wanted = await Promise.all(
    asked.map(async ({ elder, orders, asked: by }): Promise<readonly Wanted[]> => {
      const [member] = await deps.members.of(elder);
      const household = member?.household ?? (orders === 'desk' ? undefined : orders);
      const jurisdiction = household && (await placeOf(deps, actor, household));
      if (!household || !jurisdiction) return [];
      return [
        {
          kind: 'consent',
          jurisdiction,
          household,
          recipient: { id: elder, name: by.elderName },
          about: `${by.name}想替老人预约`,
          days: [dateAt(by.at)],
          deadline: by.at + askWithinMs,
        },
      ];
    }),
  );
  return wanted.flat();
}

/** What was told and neither read nor heard, where all other ways have failed. */
async function noticesUnread(deps: Deps, actor: Actor, now: Instant): Promise<readonly Wanted[]> {
  return (await noticeCalls(deps, actor, now)).map(({ wanted }) => wanted);
}

type NoticeCall = { readonly wanted: Wanted; readonly sending: Sending };

async function noticeCalls(deps: Deps, actor: Actor, now: Instant): Promise<readonly NoticeCall[]> {
  const lists = await Promise.all(
    [...listCodes(deps, actor), nowhere].map((code) => deps.sendings.listed(`CALLS#${code}`)),
  );
  const calls = await Promise.all(
    (await unheard(deps, lists.flat())).map(async (sending): Promise<readonly NoticeCall[]> => {
      const { notice, reader } = sending;
      const household = await householdOfReader(deps, reader);
      const jurisdiction = household && (await placeOf(deps, actor, household));
      if (!household || !jurisdiction) return [];
      const wanted: Wanted = {
        kind: 'unread',
        jurisdiction,
        household,
        about: `${noticeWords(notice).title}（${notice.id.slice(-6)}）`,
        days: [dateAt(notice.at)],
        deadline: 'answerBy' in notice.facts ? (notice.facts.answerBy ?? now) : notice.at + askWithinMs,
      };
      return [{ wanted, sending }];
    }),
  );
  return calls.flat();
}

/** Whoever was rung about a notice has heard it: no second list asks for the same call. May be done twice. */
export async function endNoticeCalls(deps: Deps, actor: Actor, callback: Callback): Promise<void> {
  if (callback.kind !== 'unread') return;
  const now = deps.now();
  const calls = await noticeCalls(deps, actor, now);
  for (const { wanted, sending } of calls) {
    if (callbackIdOf(deps, wanted) !== callback.id) continue;
    await untilSettled(async () => {
      const found = await deps.sendings.find(sending.place, deps.outbox.keyOf(sending));
      const next = found && afterCall(found, 'reached', actor.account, now);
      if (!next) return undefined;
      return (await deps.outbox.commit({ sendings: [next] })) === 'stale' ? 'again' : undefined;
    });
  }
}

/** A day of every week that was not booked, for people who would not see it on a telephone of their own. */
async function daysNotBooked(deps: Deps, actor: Actor, now: Instant): Promise<readonly Wanted[]> {
  const today = dateAt(now);
  const orders = await deps.standingOrders.due('ALL', '~');
  const wanted = await Promise.all(
    orders.map(async (order): Promise<readonly Wanted[]> => {
      const missing = order.days.filter(({ date, kind }) => kind === 'refused' && date >= today);
      if (missing.length === 0 || order.channel === 'app') return [];
      const sold = await findSold(deps, order.service);
      const person = await findPerson(deps, order.household, order.recipient);
      if (!sold || !person || !answersFor(deps, actor, sold.site.jurisdiction)) return [];
      return missing.map(({ date }) => ({
        kind: 'unbooked',
        jurisdiction: sold.site.jurisdiction,
        household: order.household,
        recipient: { id: person.id, name: person.name },
        about: `${sold.site.name} ${offerOf(sold).name}`,
        days: [date],
        deadline: startOfDay(date),
      }));
    }),
  );
  return wanted.flat();
}

/** The desk's own place that serves a household; undefined for one it does not reach. */
async function placeOf(deps: Deps, actor: Actor, household: Id<'household'>): Promise<string | undefined> {
  if (!(await reachesHousehold(deps, actor, household))) return undefined;
  const served = await deps.servedHouseholds.of(household);
  const own = served.find(({ jurisdiction }) => answersFor(deps, actor, jurisdiction));
  return own?.jurisdiction ?? actor.jurisdictions?.[0];
}
