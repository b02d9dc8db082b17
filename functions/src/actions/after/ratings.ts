import {
  changeableUntil,
  deliveredOn,
  refusalOfRating,
  starCounts,
  type Rating,
  type RatingTag,
} from '@huiyue/shared/after/rating';
import { afterService } from '@huiyue/shared/after/settings';
import type { Booking } from '@huiyue/shared/booking';
import { isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { OwnRatingView, RatingsView, RatingView } from '@huiyue/shared/contract/after';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findOwn } from '../actOnBooking';
import { datesOn } from '../dates';
import { pageFrom, type PagePosition } from '../pages';
import { watchesOver } from '../supervision';
import { untilSettled } from '../untilSettled';

/** Newest first, always: nobody's better place is for sale. */
export async function listRatings(
  deps: Deps,
  id: Id<'site'>,
  position: PagePosition,
): Promise<RatingsView | Absent> {
  if (!(await deps.sites.find(id))) return absent;
  const all = (await deps.ratings.of(id)).toSorted((one, other) => other.at - one.at);
  const { items, next } = pageFrom(all, position);
  return { items: items.map(ratingView), next, total: all.length, counts: [...starCounts(all)] };
}

export async function readOwnRating(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<OwnRatingView | Absent> {
  const booking = await findOwn(deps, actor, id);
  if (!booking) return absent;
  const now = deps.now();
  const [given, served] = await Promise.all([ratingOf(deps, booking), servedOn(deps, booking, now)]);
  return ownView(booking, given, refusalOfRating(served, given, now) === undefined);
}

export function rate(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly booking: Id<'booking'>;
    readonly stars: number;
    readonly tags: readonly RatingTag[];
    readonly words: string;
  },
  receipt: Receipt,
): Promise<Outcome<OwnRatingView> | Absent> {
  return untilSettled(async () => {
    const booking = await findOwn(deps, actor, asked.booking);
    if (!booking) return absent;
    const now = deps.now();
    const [given, served] = await Promise.all([ratingOf(deps, booking), servedOn(deps, booking, now)]);
    const refusal = refusalOfRating(served, given, now);
    if (refusal) return refused(refusal);
    const { stars, tags, words } = asked;
    const next: Rating = given
      ? { ...given, stars, tags, words, changedAt: now, revision: given.revision + 1 }
      : {
          site: booking.site.id,
          booking: booking.id,
          household: booking.household,
          offer: booking.offer.name,
          servedOn: served ?? booking.startsOn,
          stars,
          tags,
          words,
          at: now,
          revision: 1,
        };
    const body = ownView(booking, next, true);
    const result = await deps.ratings.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** The institution's right of reply: one answer, which it may put better later. */
export function replyToRating(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly words: string },
  receipt: Receipt,
): Promise<Outcome<RatingView> | Absent> {
  return amend(deps, asked.booking, receipt, (rating, now) =>
    actor.sites.includes(rating.site) ? { ...rating, reply: { words: asked.words, at: now } } : undefined,
  );
}

/** Insults and private data go; the stars and the reason stay. */
export async function removeRatingWords(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly site: Id<'site'>; readonly reason: string },
  receipt: Receipt,
): Promise<Outcome<RatingView> | Absent> {
  const site = await deps.sites.find(asked.site);
  if (!site || !watchesOver(deps, actor, site.jurisdiction)) return absent;
  return untilSettled(async () => {
    const rating = await deps.ratings.find(site.id, asked.booking);
    if (!rating) return absent;
    const removed = { reason: asked.reason, at: deps.now() };
    return write(deps, { ...rating, words: '', removed, revision: rating.revision + 1 }, receipt);
  });
}

async function amend(
  deps: Deps,
  id: Id<'booking'>,
  receipt: Receipt,
  change: (rating: Rating, now: Instant) => Rating | undefined,
): Promise<Outcome<RatingView> | Absent> {
  const booking = await deps.bookings.find(id);
  if (!booking) return absent;
  return untilSettled(async () => {
    const rating = await ratingOf(deps, booking);
    const next = rating && change(rating, deps.now());
    return next ? write(deps, { ...next, revision: rating.revision + 1 }, receipt) : absent;
  });
}

async function write(deps: Deps, next: Rating, receipt: Receipt): Promise<Outcome<RatingView> | 'again'> {
  const body = ratingView(next);
  const result = await deps.ratings.write([next], { receipt, body });
  return result === 'committed' ? accepted(body) : 'again';
}

function ratingOf(deps: Pick<Deps, 'ratings'>, { site, id }: Booking): Promise<Rating | undefined> {
  return deps.ratings.find(site.id, id);
}

async function servedOn(
  deps: Pick<Deps, 'attendance'>,
  booking: Booking,
  now: Instant,
): Promise<CivilDate | undefined> {
  const days = booking.span.days & ~booking.away;
  return deliveredOn(booking, await deps.attendance.ofBooking(booking.id), datesOn(booking.sheet, days), now);
}

function ownView({ id }: Booking, given: Rating | undefined, mayRate: boolean): OwnRatingView {
  return {
    booking: id,
    rating: given ? ratingView(given) : null,
    mayRate,
    changeableUntil: given ? isoAt(changeableUntil(given)) : null,
    openDays: afterService.ratingOpenDays,
  };
}

function ratingView(rating: Rating): RatingView {
  const { booking, offer, servedOn: on, stars, tags, words, at, changedAt, reply, removed } = rating;
  return {
    booking,
    offer,
    servedOn: on,
    stars,
    tags: [...tags],
    words,
    at: isoAt(at),
    changedAt: changedAt === undefined ? null : isoAt(changedAt),
    reply: reply ? { words: reply.words, at: isoAt(reply.at) } : null,
    removed: removed ? { reason: removed.reason, at: isoAt(removed.at) } : null,
  };
}
