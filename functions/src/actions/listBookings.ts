import { endsAt, isLive, stateAt, type Booking, type BookingState } from '@huiyue/shared/booking';
import { bookableRange } from '@huiyue/shared/childcare/childcareClass';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { dateAt, firstDayOf, monthOf, type CivilMonth, type Instant } from '@huiyue/shared/civil';
import type { BookingPage, BookingsWanted } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { orderDays } from '@huiyue/shared/services/quoteService';
import type { Site } from '@huiyue/shared/site';
import type { BookingCursor, Deps } from '../ports';
import { absent, type Absent } from './absent';
import { isOver } from './bookingDays';
import { pageFrom, type PagePosition } from './pages';
import { membershipsOf } from './reach';
import { bookingView } from './views';

type Asked = {
  readonly which: BookingsWanted | undefined;
  readonly limit: number;
  readonly cursor: BookingCursor | undefined;
};

/**
 * The household's bookings, and those of elders elsewhere in whose circle I am. Each household keeps its own list: what
 * comes first in all of them is laid into one another.
 */
export async function listBookings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  asked: Asked,
): Promise<BookingPage> {
  const now = deps.now();
  const memberships = await membershipsOf(deps, actor);
  const isWanted = wantedIs(asked.which, now);
  const lists = await Promise.all([
    partOf(deps, household, asked, isWanted),
    ...memberships.map(({ household: theirs, elder }) =>
      partOf(deps, theirs, asked, (booking) => booking.recipient.id === elder && isWanted(booking)),
    ),
  ]);
  const order = isSoonestFirst(asked.which) ? soonestFirst : latestFirst;
  const all = lists.flatMap((list) => list.items).toSorted(order);
  const items = all.slice(0, asked.limit);
  const last = items.at(-1);
  const isMore = all.length > asked.limit || lists.some((list) => list.isMore);
  return {
    items: items.map((booking) => bookingView(booking, now)),
    next: isMore && last ? `${last.startsOn}~${last.span.from}~${last.id}` : null,
  };
}

/** Which bookings of a list are meant. */
function wantedIs(which: BookingsWanted | undefined, now: Instant): (booking: Booking) => boolean {
  if (which === undefined) return () => true;
  return (booking) => {
    const state = stateAt(booking, now);
    const isComing = isLive(state) && !isOver(booking, now);
    if (which === 'past') return !isComing;
    return isComing && (which === 'coming' || (which === 'settled') === (state === 'confirmed'));
  };
}

function isSoonestFirst(which: BookingsWanted | undefined): boolean {
  return which !== undefined && which !== 'past';
}

/** How much of a list is read at once. */
const atOnce = 25;

/** From one household's list what is wanted: read on until the page is full, or the list is at its end. */
async function partOf(
  deps: Deps,
  household: Id<'household'>,
  { which, limit, cursor }: Asked,
  isWanted: (booking: Booking) => boolean,
): Promise<{ readonly items: readonly Booking[]; readonly isMore: boolean }> {
  const part = isSoonestFirst(which)
    ? // A booking lies within a month, so what is not over starts in this one at the earliest.
      { soonestFirst: true, from: firstDayOf(monthOf(dateAt(deps.now()))) }
    : {};
  const items: Booking[] = [];
  let from = cursor;
  do {
    const page = await deps.bookings.ofHousehold(household, { ...part, limit: atOnce, cursor: from });
    items.push(...page.items.filter(isWanted));
    from = page.next;
  } while (from && items.length <= limit);
  return { items, isMore: from !== undefined };
}

/** Of one minute by their ids, as they lie in a list. */
function soonestFirst(a: Booking, b: Booking): number {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  return a.span.from - b.span.from || (a.id < b.id ? -1 : 1);
}

function latestFirst(a: Booking, b: Booking): number {
  return soonestFirst(b, a);
}

type SiteList = PagePosition & {
  readonly site: Id<'site'>;
  readonly state: 'requested' | 'confirmed' | 'waiting' | 'offered' | undefined;
  readonly month: CivilMonth | undefined;
};

/** The live bookings of a site. What waits for an answer comes first, the soonest deadline at the top. */
export async function listSiteBookings(
  deps: Deps,
  actor: Actor,
  asked: SiteList,
): Promise<BookingPage | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const months = asked.month ? [asked.month] : await monthsOf(deps, site);
  const bookings = (await Promise.all(months.map((month) => deps.bookings.ofSite(site.id, month)))).flat();
  const now = deps.now();
  const wanted = bookings
    .map((booking) => ({ booking, state: stateAt(booking, now) }))
    .filter(({ state }) =>
      asked.state ? state === asked.state : state === 'requested' || state === 'confirmed',
    )
    .sort(
      (a, b) =>
        rank(a.state) - rank(b.state) ||
        deadline(a.booking) - deadline(b.booking) ||
        // Asked for in one moment: some order, but the same on every page.
        (a.booking.id < b.booking.id ? -1 : 1),
    );
  const { items, next } = pageFrom(wanted, asked);
  return { items: items.map(({ booking }) => bookingView(booking, now)), next };
}

/** This month and all that can be booked. */
export async function monthsOf(deps: Deps, site: Site): Promise<readonly CivilMonth[]> {
  const [classes, services] = await Promise.all([deps.classes.ofSite(site), deps.services.ofSite(site)]);
  const today = dateAt(deps.now());
  const last = [
    ...classes.map((offer) => bookableRange(offer, today).last),
    ...services.map((service) => monthOf(orderDays(service, today).last)),
  ].reduce((latest, month) => (month > latest ? month : latest), monthOf(today));
  return monthsBetween(monthOf(today), last);
}

function rank(state: BookingState): number {
  return state === 'requested' ? 0 : 1;
}

/** What no longer ends by itself stands in the order of its service. */
function deadline(booking: Booking): number {
  return endsAt(booking) ?? Number(booking.startsOn.replaceAll('-', ''));
}
