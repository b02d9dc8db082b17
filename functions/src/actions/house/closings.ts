import { markOf } from '@huiyue/shared/attendance/attendance';
import { stateAt, type Booking, type BookingState } from '@huiyue/shared/booking';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { dateAt, isoAt, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { ClosingHits, ClosingView } from '@huiyue/shared/contract/house';
import {
  daysOfClosing,
  firstDayToShut,
  mostShutDays,
  withShutDays,
  type Closing,
} from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import { hasDay } from '@huiyue/shared/ledger/span';
import type { TellOf } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { actOnBooking } from '../actOnBooking';
import { siteInReach } from '../billsReach';
import { datesOn } from '../dates';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';

/**
 * A booking on shut days. Single days are given up or moved; a month goes on, and is not charged for these days. Nobody
 * gives up a day that is over: it is not charged. Whoever came is, and is shown so that somebody looks at it.
 */
type Hit = {
  readonly booking: Booking;
  readonly dates: readonly CivilDate[];
  readonly does: 'givenUp' | 'notCharged' | 'came';
};

/** So many are seen to in one request; whoever asks again goes on until nobody is left. */
const mostAtOnce = 25;

type Days = { readonly from: CivilDate; readonly until: CivilDate };

export async function previewClosing(
  deps: Deps,
  actor: Actor,
  asked: Days & { readonly site: Id<'site'> },
): Promise<ClosingHits | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const hits = await hitsOf(deps, site, asked);
  const issuedBills = await issuedBillsOf(deps, site, hits);
  return {
    people: new Set(hits.filter(({ does }) => does !== 'came').map(({ booking }) => booking.recipient.id))
      .size,
    givenUp: hits.filter(({ does }) => does === 'givenUp').length,
    notCharged: hits.filter(({ does }) => does === 'notCharged').length,
    came: hits.filter(({ does }) => does === 'came').length,
    items: hits.map(({ booking, dates, does }) => ({
      booking: booking.id,
      name: booking.recipient.name,
      offer: booking.offer.name,
      dates: [...dates],
      does,
    })),
    issuedBills,
  };
}

/** Bills that were issued over a day on which nobody is to be charged: nothing changes them but a correction. */
async function issuedBillsOf(
  deps: Deps,
  site: Site,
  hits: readonly Hit[],
): Promise<ClosingHits['issuedBills']> {
  const freed = hits.filter(({ does }) => does !== 'came');
  const months = [...new Set(freed.flatMap(({ dates }) => dates.map(monthOf)))].sort();
  const bills = (await Promise.all(months.map((month) => deps.bills.ofSite(site.id, month)))).flat();
  return bills.flatMap(({ id, month, issued, lines }) => {
    const charged = lines.filter(({ booking, chargedDays }) =>
      freed.some(
        (hit) =>
          hit.booking.id === booking &&
          hit.dates.some((on) => monthOf(on) === month && hasDay(chargedDays, Number(on.slice(8)) - 1)),
      ),
    );
    const names = [...new Set(charged.map(({ recipient }) => recipient.name))];
    return issued && names.length > 0 ? [{ bill: id, month, names }] : [];
  });
}

/**
 * First nothing new is sold for these days, then it is written down that they are shut, and only then is anybody seen
 * to: whoever books in between is refused or found. Each step may be done twice.
 */
export async function closeSite(
  deps: Deps,
  actor: Actor,
  asked: Days & {
    readonly site: Id<'site'>;
    readonly reason: string;
    readonly instead?: CivilDate | undefined;
  },
  receipt: NamingReceipt,
): Promise<Outcome<ClosingView> | Absent> {
  const found = await siteInReach(deps, actor, asked.site);
  if (!found) return absent;
  const now = deps.now();
  const today = dateAt(now);
  const { site: id, from, until, reason, instead } = asked;
  const firstDay = firstDayToShut(today);
  if (from < firstDay) return refused({ code: 'day.past', facts: { on: from, firstDay } });
  const days = daysOfClosing(asked);
  const last = days.at(-1);
  if (last !== undefined && last < until)
    return refused({ code: 'closing.tooLong', facts: { from, until, mostDays: mostShutDays } });

  await untilSettled(async () => {
    const site = await deps.sites.find(id);
    if (!site) throw new Error(`${id} is not there`);
    const shutDays = withShutDays(
      site.shutDays ?? [],
      days.map((on) => ({ on, reason })),
      today,
    );
    const next = { ...site, shutDays, revision: (site.revision ?? 0) + 1 };
    return (await deps.sites.change(next)) === 'committed' ? undefined : 'again';
  });
  const closing: Closing = {
    id: idFrom('closing', receipt),
    site: id,
    from,
    until,
    reason,
    ...(instead && { instead }),
    by: actor.account,
    at: now,
    told: [],
    moved: [],
    closed: [],
    revision: 1,
  };
  const body = closingView(closing, await openHits(deps, found, closing));
  const result = await deps.closings.write([closing], { receipt, body });
  if (result === 'stale') throw new Error(`${closing.id} was there already`);
  return accepted(body);
}

export async function listClosings(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly ClosingView[] | Absent> {
  const site = await siteInReach(deps, actor, id);
  if (!site) return absent;
  const closings = await deps.closings.of(site.id);
  const views = await Promise.all(
    closings.map(async (closing) => closingView(closing, await openHits(deps, site, closing))),
  );
  return views.sort((one, other) => (one.from < other.from ? 1 : -1));
}

/** Sees to the next of those who are hit. What failed in between is found again, and done then. */
export async function sweepClosing(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly closing: Id<'closing'> },
  receipt: NamingReceipt,
): Promise<Outcome<ClosingView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  const closing = site && (await findClosing(deps, site.id, asked.closing));
  if (!closing) return absent;
  const next = (await openHits(deps, site, closing)).slice(0, mostAtOnce);
  const moved: Id<'booking'>[] = [];
  const closed: Id<'booking'>[] = [];
  for (const { booking, does } of next) {
    if (does === 'notCharged') continue;
    const isMoved = await moveOrClose(deps, actor, closing, booking, receipt);
    (isMoved ? moved : closed).push(booking.id);
  }
  const told = next.filter(({ does }) => does === 'notCharged');
  const after = await noted(
    deps,
    closing,
    { moved, closed, told: told.map(({ booking }) => booking.id) },
    told,
  );
  return accepted(closingView(after, await openHits(deps, site, after)));
}

async function moveOrClose(
  deps: Deps,
  actor: Actor,
  { instead, reason }: Closing,
  { id, offer, span }: Booking,
  receipt: NamingReceipt,
): Promise<boolean> {
  if (instead !== undefined && offer.kind === 'service') {
    const when = { date: instead, from: span.from, to: span.to };
    const to = { service: offer.id, when, reason };
    const answer = await actOnBooking(deps, actor, id, { act: 'transfer', to }, receipt);
    if (!('absent' in answer) && answer.ok) return true;
  }
  // What is only asked for is given back; what somebody did with it meanwhile is theirs.
  const booking = await deps.bookings.find(id);
  const act = booking && stateAt(booking, deps.now()) === 'requested' ? 'return' : 'close';
  await actOnBooking(deps, actor, id, { act, reason }, receipt);
  return false;
}

/** Written with the notices of those who keep their month, so that each of them is told once. */
function noted(
  deps: Deps,
  { site, id }: Closing,
  done: Pick<Closing, 'moved' | 'closed' | 'told'>,
  told: readonly Hit[],
): Promise<Closing> {
  return untilSettled(async () => {
    const latest = await findClosing(deps, site, id);
    if (!latest) throw new Error(`${id} is not there`);
    const fresh = told.filter(({ booking }) => !latest.told.includes(booking.id));
    const next: Closing = {
      ...latest,
      moved: merged(latest.moved, done.moved),
      closed: merged(latest.closed, done.closed),
      told: merged(latest.told, done.told),
      revision: latest.revision + 1,
    };
    const tells = fresh.map(({ booking, dates }) => tellOf(latest, booking, dates, deps.now()));
    return (await deps.closings.write([next], undefined, tells)) === 'committed' ? next : 'again';
  });
}

function merged(one: readonly Id<'booking'>[], other: readonly Id<'booking'>[]): readonly Id<'booking'>[] {
  return [...new Set([...one, ...other])];
}

function tellOf(
  { reason, from, until }: Closing,
  { id, household, recipient, site, offer }: Booking,
  [on = from]: readonly CivilDate[],
  at: number,
): TellOf<'closureDay'> {
  return {
    kind: 'closureDay',
    to: { who: 'household', id: household },
    about: { person: recipient.id, booking: id, site: site.id },
    facts: { site: site.name, on, until, reason, person: recipient.name, what: offer.name },
    at,
  };
}

async function findClosing(deps: Deps, site: Id<'site'>, id: Id<'closing'>): Promise<Closing | undefined> {
  return (await deps.closings.of(site)).find((closing) => closing.id === id);
}

/** Who is still to be seen to. What was long ago is settled by its bills. */
async function openHits(deps: Deps, site: Site, closing: Closing): Promise<readonly Hit[]> {
  if (closing.until < firstDayToShut(dateAt(deps.now()))) return [];
  const seen = new Set([...closing.told, ...closing.closed]);
  const hits = await hitsOf(deps, site, closing);
  return hits.filter(({ booking, does }) => does !== 'came' && !seen.has(booking.id));
}

/** Everybody who counts on the house on one of these days, those in line first: they must not be offered such a day. */
async function hitsOf(deps: Deps, site: Site, { from, until }: Days): Promise<readonly Hit[]> {
  const now = deps.now();
  const today = dateAt(now);
  const months = monthsBetween(monthOf(from), monthOf(until));
  const lists = await Promise.all(months.map((month) => deps.bookings.ofSite(site.id, month)));
  const concerned = lists.flat().flatMap((booking) => {
    const rank = ranks[stateAt(booking, now)];
    if (rank === undefined) return [];
    const all = datesOn(booking.sheet, booking.span.days & ~booking.away);
    const dates = all.filter((date) => from <= date && date <= until);
    return dates.length === 0 ? [] : [{ booking, rank, all, dates }];
  });
  const cameOn = await cameAmong(
    deps,
    concerned.flatMap(({ booking, dates }) =>
      dates.filter((on) => on <= today).map((on) => ({ booking: booking.id, on })),
    ),
  );
  return concerned
    .sort((one, other) => one.rank - other.rank || (one.booking.id < other.booking.id ? -1 : 1))
    .flatMap(({ booking, rank, all, dates }): readonly Hit[] => {
      const came = dates.filter((on) => cameOn(booking.id, on));
      const shut = dates.filter((on) => !came.includes(on));
      const isWhole = shut.length === all.length && shut.every((on) => on >= today);
      // Somebody in line for a month may go on waiting for it: the rest of it is given.
      if (rank === inLine && !isWhole) return [];
      const does = isWhole ? 'givenUp' : 'notCharged';
      return [
        ...(shut.length > 0 ? [{ booking, dates: shut, does } as const] : []),
        ...(came.length > 0 ? [{ booking, dates: came, does: 'came' } as const] : []),
      ];
    });
}

const inLine = 0;

/** What is only held ends by itself in some minutes; what is asked for until then is found by the next sweep. */
const ranks: Partial<Record<BookingState, number>> = {
  waiting: inLine,
  offered: inLine,
  requested: 1,
  confirmed: 1,
};

async function cameAmong(
  deps: Deps,
  days: readonly { readonly booking: Id<'booking'>; readonly on: CivilDate }[],
): Promise<(booking: Id<'booking'>, on: CivilDate) => boolean> {
  const rows = await deps.attendance.findAll(days);
  const came = new Set(
    rows.filter((row) => markOf(row).kind === 'present').map(({ booking, on }) => `${booking} ${on}`),
  );
  return (booking, on) => came.has(`${booking} ${on}`);
}

function closingView(closing: Closing, open: readonly Hit[]): ClosingView {
  const { id, from, until, reason, instead, at, told, moved, closed } = closing;
  return {
    id,
    from,
    until,
    reason,
    instead: instead ?? null,
    at: isoAt(at),
    told: told.length,
    moved: moved.length,
    givenUp: closed.length,
    left: open.length,
  };
}
