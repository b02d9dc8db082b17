import { stateAt, type Booking } from '@huiyue/shared/booking';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { dateAt, isoAt, monthOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { AreaPauseView, PauseHits, SweptView } from '@huiyue/shared/contract/desk';
import {
  pausables,
  pausableOf,
  pausedDates,
  type AreaPause,
  type Pausable,
  type PauseReason,
} from '@huiyue/shared/desk/areaPause';
import type { Callback } from '@huiyue/shared/desk/callback';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext } from '@huiyue/shared/plan';
import { instantOn } from '@huiyue/shared/reserves';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { awayOn } from '../actOnBooking';
import { datesOn, daysOn } from '../dates';
import { pageFrom, type PagePosition } from '../pages';
import { drawnAlready } from '../sellers';
import { untilSettled } from '../untilSettled';
import { answersFor } from './area';
import { callbackIdOf, sitesInArea, type Wanted } from './gather';
import { isPausedAt } from './standingPauses';

type What = Pick<AreaPause, 'jurisdiction' | 'products' | 'from' | 'until'>;

/** A booking that the pause hits, and the days on which it does. */
type Hit = { readonly site: Site; readonly booking: Booking; readonly days: readonly CivilDate[] };

/** So many are seen to in one request; whoever asks goes on until nobody is left. */
const mostAtOnce = 25;

export async function previewAreaPause(
  deps: Deps,
  actor: Actor,
  what: What,
): Promise<Outcome<PauseHits> | Absent> {
  if (!answersFor(deps, actor, what.jurisdiction)) return absent;
  const hits = await hitsOf(deps, what);
  const people = (some: readonly Hit[]) => new Set(some.map(({ booking }) => booking.recipient.id)).size;
  return accepted({
    bookings: hits.length,
    people: people(hits),
    sites: new Set(hits.map(({ site }) => site.id)).size,
    byProduct: what.products.map((product) => {
      const some = hits.filter(({ booking }) => pausableOf(booking.offer) === product);
      return { product, bookings: some.length, people: people(some) };
    }),
  });
}

/** From this commit on nothing is sold for those days; those who have booked already are swept up afterwards. */
export async function declareAreaPause(
  deps: Deps,
  actor: Actor,
  asked: What & { readonly reason: PauseReason; readonly words: string },
  receipt: Receipt,
): Promise<Outcome<AreaPauseView> | Absent> {
  if (!answersFor(deps, actor, asked.jurisdiction)) return absent;
  const today = dateAt(deps.now());
  if (asked.until < today) return refused({ code: 'day.past', facts: { on: asked.until, firstDay: today } });
  const pause: AreaPause = {
    ...asked,
    products: pausables.filter((product) => asked.products.includes(product)),
    id: deps.newId('areaPause'),
    by: actor.account,
    at: deps.now(),
    revision: 1,
  };
  const body = pauseView(pause, []);
  const result = await deps.areaPauses.write([pause], { receipt, body });
  if (result === 'stale') throw new Error(`${pause.id} was there already`);
  return accepted(body);
}

export async function listAreaPauses(
  deps: Deps,
  actor: Actor,
  asked: PagePosition,
): Promise<{ readonly items: AreaPauseView[]; readonly next: string | null }> {
  const own = (await deps.areaPauses.of('areaPauses'))
    .filter(({ jurisdiction }) => answersFor(deps, actor, jurisdiction))
    .sort((a, b) => b.at - a.at);
  const { items, next } = pageFrom(own, asked);
  return {
    items: await Promise.all(
      items.map(async (pause) => pauseView(pause, await deps.callbacks.due(pause.id, '~'))),
    ),
    next,
  };
}

/** The pause is over. What it took is given back by the sweeps that follow. */
export function liftAreaPause(
  deps: Deps,
  actor: Actor,
  id: Id<'areaPause'>,
  receipt: Receipt,
): Promise<Outcome<AreaPauseView> | Absent> {
  return untilSettled(async () => {
    const pause = await findPause(deps, actor, id);
    if (!pause) return absent;
    if (pause.lifted) return refused({ code: 'area.pauseLifted', facts: {} });
    const next = {
      ...pause,
      lifted: { by: actor.account, at: deps.now() },
      revision: pause.revision + 1,
    };
    const body = pauseView(next, await deps.callbacks.due(id, '~'));
    const result = await deps.areaPauses.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/**
 * Sees to the next of those the pause hits: first onto the list of calls, with the days it is about to take, and only
 * then are the days taken. Whatever fails in between, whoever asks again goes on where it stopped, and nobody who lost
 * a day can be missing from the list.
 */
export async function sweepAreaPause(
  deps: Deps,
  actor: Actor,
  id: Id<'areaPause'>,
): Promise<Outcome<SweptView> | Absent> {
  const pause = await findPause(deps, actor, id);
  if (!pause) return absent;
  const calls = new Map((await deps.callbacks.due(id, '~')).map((call) => [call.id, call]));
  const open = pause.lifted
    ? [...calls.values()]
        .filter(({ resumed }) => resumed === undefined)
        .map((call) => () => giveBack(deps, actor, pause, call))
    : (await hitsOf(deps, pause))
        .filter((hit) => !isSeenTo(hit, calls.get(callIdOf(deps, pause, hit))))
        .map((hit) => () => take(deps, actor, pause, hit));
  for (const act of open.slice(0, mostAtOnce)) await act();
  const left = Math.max(0, open.length - mostAtOnce);
  return accepted({ pause: pauseView(pause, await deps.callbacks.due(id, '~')), left });
}

async function findPause(deps: Deps, actor: Actor, id: Id<'areaPause'>): Promise<AreaPause | undefined> {
  const pause = (await deps.areaPauses.of('areaPauses')).find((one) => one.id === id);
  return pause && answersFor(deps, actor, pause.jurisdiction) ? pause : undefined;
}

/** Everybody who counts on the service on one of those days, from today on. */
async function hitsOf(deps: Deps, what: What): Promise<readonly Hit[]> {
  const now = deps.now();
  const today = dateAt(now);
  const from = what.from > today ? what.from : today;
  if (what.until < from) return [];
  const months = monthsBetween(monthOf(from), monthOf(what.until));
  const sites = (await sitesInArea(deps, { jurisdictions: [what.jurisdiction] })).filter((site) =>
    isPausedAt(deps, what, site),
  );
  const lists = await Promise.all(
    sites.flatMap((site) =>
      months.map(async (month) =>
        (await deps.bookings.ofSite(site.id, month)).map((booking) => ({ site, booking })),
      ),
    ),
  );
  return lists
    .flat()
    .map(({ site, booking }) => ({
      site,
      booking,
      days: countedOn(what.products, from, what.until, booking, now),
    }))
    .filter(({ days }) => days.length > 0)
    .sort((a, b) => (a.booking.id < b.booking.id ? -1 : 1));
}

function countedOn(
  products: readonly Pausable[],
  from: CivilDate,
  until: CivilDate,
  booking: Booking,
  now: Instant,
): readonly CivilDate[] {
  const state = stateAt(booking, now);
  const counts = state === 'confirmed' || state === 'requested' || state === 'offered' || state === 'held';
  if (!counts || !products.includes(pausableOf(booking.offer))) return [];
  const { sheet, span, away } = booking;
  return pausedDates({ from, until }, datesOn(sheet, span.days & ~away));
}

/** On the list, and nothing left to take: what is only asked for has no days that could be given free. */
function isSeenTo({ booking, days }: Hit, call: Callback | undefined): boolean {
  if (!call) return false;
  return booking.writtenState !== 'confirmed' && days.every((day) => call.days.includes(day));
}

function wantedOf(pause: AreaPause, { site, booking, days }: Hit): Wanted {
  const [first = pause.from] = days;
  return {
    kind: 'callRound',
    jurisdiction: site.jurisdiction,
    household: booking.household,
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    booking: booking.id,
    about: `${booking.site.name} ${booking.offer.name}`,
    days,
    deadline: instantOn(first, booking.span.from),
    pause: pause.id,
  };
}

/** One call for one booking, whichever of its days come to light later. */
function callIdOf(deps: Deps, pause: AreaPause, hit: Hit): Id<'callback'> {
  return callbackIdOf(deps, { ...wantedOf(pause, hit), days: [] });
}

async function take(deps: Deps, actor: Actor, pause: AreaPause, hit: Hit): Promise<void> {
  const isConfirmed = hit.booking.writtenState === 'confirmed';
  await untilSettled(async () => {
    const id = callIdOf(deps, pause, hit);
    const call = await deps.callbacks.find(id, 'CALL');
    const pausedDays = merged(call?.pausedDays, isConfirmed ? hit.days : []);
    const next: Callback = call
      ? { ...call, days: merged(call.days, hit.days), pausedDays, revision: call.revision + 1 }
      : {
          ...wantedOf(pause, hit),
          id,
          pausedDays,
          since: deps.now(),
          attempts: [],
          isClosed: false,
          revision: 1,
        };
    return (await deps.callbacks.write([next])) === 'committed' ? undefined : 'again';
  });
  if (isConfirmed) await setAway(deps, actor, pause, hit.booking.id, 'pause', hit.days);
}

function merged(one: readonly CivilDate[] = [], other: readonly CivilDate[]): readonly CivilDate[] {
  return [...new Set([...one, ...other])].sort();
}

/** The days still ahead come back, where they are still free; and whoever was told of the pause is told of its end. */
async function giveBack(deps: Deps, actor: Actor, pause: AreaPause, call: Callback): Promise<void> {
  const now = deps.now();
  const today = dateAt(now);
  const ahead = (call.pausedDays ?? []).filter((day) => day >= today);
  const given =
    call.booking && ahead.length > 0
      ? await setAway(deps, actor, pause, call.booking, 'resume', ahead)
      : 'done';
  await untilSettled(async () => {
    const latest = await deps.callbacks.find(call.id, 'CALL');
    if (!latest || latest.resumed) return undefined;
    const { claimed: _, ...rest } = latest;
    const isStillAhead = latest.days.some((day) => day >= today);
    const next: Callback = {
      ...(isStillAhead ? rest : latest),
      resumed: given === 'refused' ? 'refused' : 'given',
      isClosed: isStillAhead ? false : latest.isClosed,
      revision: latest.revision + 1,
    };
    return (await deps.callbacks.write([next])) === 'committed' ? undefined : 'again';
  });
}

/** The days of one booking, taken or given back. Done twice, it is done once. */
function setAway(
  deps: Deps,
  actor: Actor,
  pause: AreaPause,
  id: Id<'booking'>,
  act: 'pause' | 'resume',
  dates: readonly CivilDate[],
): Promise<'done' | 'refused' | 'ended'> {
  return untilSettled(async () => {
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking || stateAt(booking, now) !== 'confirmed') return 'ended';
    const days = daysOn(booking.sheet, dates) & booking.span.days;
    const away = act === 'pause' ? booking.away | days : booking.away & ~days;
    if (away === booking.away) return 'done';
    const plan = planNext(booking, await awayOn(deps, actor, booking, { act, away }, now), {
      by: { account: actor.account, role: actor.role },
      at: now,
      reason: pause.words,
    });
    const result = await deps.ledger.commit({ plans: [plan], seller: drawnAlready });
    if (result.kind === 'committed') return 'done';
    return result.kind === 'refused' ? 'refused' : 'again';
  });
}

function pauseView(pause: AreaPause, calls: readonly Callback[]): AreaPauseView {
  const { id, jurisdiction, products, from, until, reason, words, at, lifted } = pause;
  return {
    id,
    jurisdiction,
    products: [...products],
    from,
    until,
    reason,
    words,
    at: isoAt(at),
    liftedAt: lifted ? isoAt(lifted.at) : null,
    calls: calls.length,
    callsLeft: calls.filter(({ isClosed }) => !isClosed).length,
  };
}
