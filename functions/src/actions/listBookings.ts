import { stateAt } from '@huiyue/shared/booking';
import { dateAt, monthOf } from '@huiyue/shared/civil';
import type { BookingPage } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { isLive } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { pageFrom, type PagePosition } from './pages';
import { bookingView } from './views';

/** The household's bookings, newest first, ended ones included. */
export async function listBookings(
  deps: Deps,
  household: Id<'household'>,
  page: { readonly limit: number; readonly cursor: Id<'booking'> | undefined },
): Promise<BookingPage> {
  const { items, next } = await deps.bookings.ofHousehold(household, page);
  const now = deps.now();
  return { items: items.map((booking) => bookingView(booking, now)), next: next ?? null };
}

type SiteList = PagePosition & {
  readonly site: Id<'site'>;
  readonly state: 'requested' | 'confirmed' | undefined;
};

/**
 * The live bookings of a site, read off its sheets, so that the list and the ledger cannot disagree.
 * What waits for an answer comes first, the soonest deadline at the top.
 */
export async function listSiteBookings(
  deps: Deps,
  actor: Actor,
  asked: SiteList,
): Promise<BookingPage | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const now = deps.now();
  const classes = await deps.classes.ofSite(site);
  const sheets = await Promise.all(
    classes.map(({ id }) => deps.ledger.sheetsOfClass(id, monthOf(dateAt(now)))),
  );
  const claims = sheets.flat().flatMap((sheet) => sheet.claims.filter((claim) => isLive(claim, now)));
  const bookings = await deps.bookings.findAll(claims.map(({ booking }) => booking));

  const wanted = bookings
    .map((booking) => ({ booking, state: stateAt(booking, now) }))
    .filter(({ state }) =>
      asked.state ? state === asked.state : state === 'requested' || state === 'confirmed',
    )
    .sort(
      (a, b) =>
        rank(a.state) - rank(b.state) ||
        a.booking.answerBy - b.booking.answerBy ||
        // Asked for in one moment: some order, but the same on every page.
        (a.booking.id < b.booking.id ? -1 : 1),
    );
  const { items, next } = pageFrom(wanted, asked);
  return { items: items.map(({ booking }) => bookingView(booking, now)), next };
}

function rank(state: string): number {
  return state === 'requested' ? 0 : 1;
}
