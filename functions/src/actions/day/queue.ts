import { stateAt, type Booking } from '@huiyue/shared/booking';
import { dateAt } from '@huiyue/shared/civil';
import type { SiteQueueView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { rankOf } from '@huiyue/shared/ledger/queue';
import { sheetName, type PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { groupOf, waitlistOrderOn } from '@huiyue/shared/waitlist';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { monthsOf } from '../listBookings';
import { pageFrom, type PagePosition } from '../pages';

/** Everybody who waits at a site, sheet by sheet, in the order of their turn. The order is the ledger's own. */
export async function listSiteQueue(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly site: Id<'site'> },
): Promise<SiteQueueView | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const now = deps.now();
  const months = await monthsOf(deps, site);
  const all = (await Promise.all(months.map((month) => deps.bookings.ofSite(site.id, month)))).flat();
  const waiting = new Map(
    all.filter((booking) => stateAt(booking, now) === 'waiting').map((booking) => [booking.id, booking]),
  );
  const ids = new Map([...waiting.values()].map(({ sheet }) => [sheetName(sheet), sheet]));
  const sheets = await deps.ledger.sheets([...ids.values()]);
  const entries = sheets.flatMap(({ queue }) =>
    queue.flatMap((waiter) => {
      const booking = waiting.get(waiter.booking);
      const rank = rankOf(queue, waiter.booking);
      return booking && rank !== undefined ? [entryOf(deps, site, booking, { ...waiter, rank })] : [];
    }),
  );
  return pageFrom(
    entries.sort(
      (one, other) =>
        (one.period < other.period ? -1 : one.period > other.period ? 1 : 0) ||
        (one.offer.id < other.offer.id ? -1 : one.offer.id > other.offer.id ? 1 : 0) ||
        one.rank - other.rank,
    ),
    asked,
  );
}

function entryOf(
  deps: Deps,
  { jurisdiction }: Site,
  booking: Booking,
  { rank, priority, since }: { readonly rank: number; readonly priority: number; readonly since: number },
): SiteQueueView['items'][number] {
  const { id, recipient, offer, sheet, span } = booking;
  const joinedOn = dateAt(since);
  const order = waitlistOrderOn(deps.policy, { jurisdiction, on: joinedOn, line: lineOn(sheet, offer) });
  return {
    booking: id,
    recipient: { id: recipient.id, name: recipient.name },
    offer,
    period: sheet.period,
    from: span.from,
    to: span.to,
    rank,
    group: groupOf(order, priority),
    isRanked: order?.isRanked ?? false,
    joinedOn,
  };
}

function lineOn({ kind }: PlaceSheetId, offer: Booking['offer']) {
  return kind === 'classMonth' || offer.kind === 'class' ? 'childcare' : offer.product;
}
