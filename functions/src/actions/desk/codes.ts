import type { BookingPage } from '@huiyue/shared/contract/bookings';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';
import { pageFrom, type PagePosition } from '../pages';
import { bookingView } from '../views';
import { answersFor } from './area';

/** Bookings by the number that was read out, as far as they are the asking person's to see. */
export async function findByCode(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly code: string },
): Promise<BookingPage> {
  const now = deps.now();
  const found = await deps.bookings.findAll(await deps.bookingCodes.find(asked.code));
  const sites = await Promise.all(found.map(({ site }) => deps.sites.find(site.id)));
  const own = found.filter((booking, index) => {
    const site = sites[index];
    if (actor.role === 'institution') return actor.sites.includes(booking.site.id);
    return site !== undefined && answersFor(deps, actor, site.jurisdiction);
  });
  const { items, next } = pageFrom(own, asked);
  return { items: items.map((booking) => bookingView(booking, now)), next };
}
