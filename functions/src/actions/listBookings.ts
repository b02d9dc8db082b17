import { endsAt, requestedAt, stateAt, type Booking, type BookingState } from '@huiyue/shared/booking';
import { bookableRange } from '@huiyue/shared/childcare/childcareClass';
import { monthsBetween } from '@huiyue/shared/childcare/when';
import { dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingPage } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { orderDays } from '@huiyue/shared/services/quoteService';
import type { Site } from '@huiyue/shared/site';
import type { BookingCursor, Deps } from '../ports';
import type { Member } from '@huiyue/shared/circle/member';
import { absent, type Absent } from './absent';
import { pageFrom, type PagePosition } from './pages';
import { membershipsOf } from './reach';
import { bookingView } from './views';

type Page = { readonly limit: number; readonly cursor: BookingCursor | undefined };

/**
 * The household's bookings, and those of elders elsewhere in whose circle I am; newest first, ended ones included. Each
 * household keeps its own list: the newest of all of them are laid into one another.
 */
export async function listBookings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  page: Page,
): Promise<BookingPage> {
  const memberships = await membershipsOf(deps, actor);
  const lists = await Promise.all([
    deps.bookings.ofHousehold(household, page),
    ...memberships.map((member) => ofElder(deps, member, page)),
  ]);
  const all = lists.flatMap((list) => list.items).toSorted(newestFirst);
  const items = all.slice(0, page.limit);
  const last = items.at(-1);
  const isMore = all.length > page.limit || lists.some((list) => list.next !== undefined);
  const next = isMore && last ? { at: requestedAt(last), booking: last.id } : undefined;
  const now = deps.now();
  return {
    items: items.map((booking) => bookingView(booking, now)),
    next: next ? `${next.at}~${next.booking}` : null,
  };
}

/** Of another household's list only what is one elder's: read on until the page is full, or the list is at its end. */
async function ofElder(
  deps: Deps,
  { household, elder }: Pick<Member, 'household' | 'elder'>,
  { limit, cursor }: Page,
): Promise<{ readonly items: readonly Booking[]; readonly next: BookingCursor | undefined }> {
  const items: Booking[] = [];
  let from = cursor;
  do {
    const page = await deps.bookings.ofHousehold(household, { limit: 50, cursor: from });
    items.push(...page.items.filter(({ recipient }) => recipient.id === elder));
    from = page.next;
  } while (from && items.length <= limit);
  return { items, next: from };
}

/** Of one instant by their ids, as they lie in a list. */
function newestFirst(a: Booking, b: Booking): number {
  return requestedAt(b) - requestedAt(a) || (a.id < b.id ? 1 : -1);
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
