import { markOf, type Attendance } from '../attendance/attendance';
import type { Booking } from '../booking';
import { addDays, dateAt, startOfDay, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';
import { afterService } from './settings';

/** What people most often want to say, to be ticked. */
export const ratingTags = [
  'kind',
  'clean',
  'goodMeals',
  'informs',
  'safe',
  'fairPrice',
  'crowded',
  'late',
  'unclearFees',
] as const;
export type RatingTag = (typeof ratingTags)[number];

/** What somebody who was served says of it. One for each booking. */
export type Rating = {
  readonly site: Id<'site'>;
  readonly booking: Id<'booking'>;
  readonly household: Id<'household'>;
  /** The class or service, as it was called then. */
  readonly offer: string;
  readonly servedOn: CivilDate;
  readonly stars: number;
  readonly tags: readonly RatingTag[];
  readonly words: string;
  readonly at: Instant;
  readonly changedAt?: Instant;
  /** The institution's one answer. */
  readonly reply?: { readonly words: string; readonly at: Instant };
  /** Its words were taken out by a regulator, who says why; the stars stay. */
  readonly removed?: { readonly reason: string; readonly at: Instant };
  readonly revision: number;
};

/** The last day on which somebody was there for certain: marked present, or booked, confirmed, past and not called off. */
export function deliveredOn(
  { writtenState }: Pick<Booking, 'writtenState'>,
  calls: readonly Attendance[],
  dates: readonly CivilDate[],
  now: Instant,
): CivilDate | undefined {
  const today = dateAt(now);
  const came = calls.filter((call) => markOf(call).kind === 'present').map(({ on }) => on);
  const notThere = new Set(calls.filter((call) => markOf(call).kind !== 'present').map(({ on }) => on));
  const past = writtenState === 'confirmed' ? dates.filter((on) => on < today && !notThere.has(on)) : [];
  return [...came, ...past].toSorted().at(-1);
}

/** May this booking be rated now? Who was not served says nothing; who was, has some weeks. */
export function refusalOfRating(
  delivered: CivilDate | undefined,
  given: Pick<Rating, 'at' | 'removed'> | undefined,
  now: Instant,
): Refusal | undefined {
  if (given) {
    const until = changeableUntil(given);
    return now < until && !given.removed ? undefined : { code: 'rating.closed', facts: { closedAt: until } };
  }
  if (delivered === undefined) return { code: 'rating.notServed', facts: {} };
  const closedAt = startOfDay(addDays(delivered, afterService.ratingWithinDays + 1));
  return now < closedAt ? undefined : { code: 'rating.closed', facts: { closedAt } };
}

export function changeableUntil({ at }: Pick<Rating, 'at'>): Instant {
  return startOfDay(addDays(dateAt(at), afterService.ratingOpenDays + 1));
}

/** How many gave one star, two, up to five. */
export function starCounts(ratings: readonly Pick<Rating, 'stars'>[]): readonly number[] {
  return [1, 2, 3, 4, 5].map((stars) => ratings.filter((one) => one.stars === stars).length);
}
