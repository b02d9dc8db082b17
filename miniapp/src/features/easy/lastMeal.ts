import { isLive } from '@huiyue/shared/booking';
import { addDays, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import {
  canBeHad,
  engagementAt,
  type Engagement,
  type Sitting,
} from '@huiyue/shared/elderServices/nextSitting';

/** A meal as it was ordered, with all that is needed to order it once more. */
export type LastMeal = {
  readonly service: string;
  readonly name: string;
  readonly site: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly units: number;
  readonly way?: MealWay;
};

const wasWanted: readonly BookingView['state'][] = ['confirmed', 'requested', 'closed', 'cancelled'];

/** The meal ordered last that somebody really wanted: what was only waited for, or given back, was never eaten. */
export function lastMealIn(bookings: readonly BookingView[]): LastMeal | undefined {
  const [meal] = bookings
    .filter(
      ({ offer, recipient, state }) =>
        offer.kind === 'service' &&
        offer.product === 'meal' &&
        recipient.kind === 'elder' &&
        wasWanted.includes(state),
    )
    .sort((one, other) => (one.requestedAt < other.requestedAt ? 1 : -1));
  if (meal?.offer.kind !== 'service') return undefined;
  return {
    service: meal.offer.id,
    name: meal.offer.name,
    site: meal.site.name,
    recipient: meal.recipient.id,
    recipientName: meal.recipient.name,
    units: meal.units,
    ...(meal.meal && { way: meal.meal.way }),
  };
}

/** Read so far, the latest first: all that is to come, and back to a meal. What was before that needs no reading. */
export function reachesLastMeal(bookings: readonly BookingView[], today: CivilDate): boolean {
  const earliest = bookings.at(-1);
  return earliest !== undefined && earliest.startsOn < today && lastMealIn(bookings) !== undefined;
}

/** Something this person has, and what it is called. */
export type Kept = Engagement & { readonly name: string };

/** The days on which this very meal is ordered already, waited for, or put off while the person is away. */
export function keptOf(
  bookings: readonly BookingView[],
  { service, recipient }: Pick<LastMeal, 'service' | 'recipient'>,
): readonly Kept[] {
  return bookings
    .filter(
      ({ offer, recipient: whose, state }) => offer.id === service && whose.id === recipient && isLive(state),
    )
    .flatMap(({ dates, from, to, offer }) => dates.map((date) => ({ date, from, to, name: offer.name })));
}

/** A few days to choose from; more than three on one screen is a list again. */
const mostDays = 3;

/** The next days on which it can really be had, and what stands in the way on days before the last of them. */
export function nextDays(
  sittings: readonly Sitting[],
  { units }: Pick<LastMeal, 'units'>,
  kept: readonly Kept[],
): { readonly days: readonly Sitting[]; readonly skipped: readonly Kept[] } {
  const days = sittings.filter((sitting) => canBeHad(sitting, units, kept)).slice(0, mostDays);
  const last = days.at(-1)?.date;
  const skipped = sittings
    .filter(({ date, isOnSale }) => isOnSale && (last === undefined || date < last))
    .flatMap((sitting) => engagementAt(sitting, kept) ?? []);
  return { days, skipped };
}

/** This month, and the next one where the coming days reach into it. */
export function monthsAhead(today: CivilDate): readonly CivilMonth[] {
  return [...new Set([monthOf(today), monthOf(addDays(today, daysAhead))])];
}

/** Two weeks are as far as one thinks of lunch. */
export const daysAhead = 14;
