import { addDays, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';

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

/** The newest meal somebody really wanted: what was only waited for, or what the canteen gave back, was never eaten. */
export function lastMealIn(newestFirst: readonly BookingView[]): LastMeal | undefined {
  const meal = newestFirst.find(
    ({ offer, recipient, state }) =>
      offer.kind === 'service' &&
      offer.product === 'meal' &&
      recipient.kind === 'elder' &&
      wasWanted.includes(state),
  );
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

const standing: readonly BookingView['state'][] = ['held', 'waiting', 'offered', 'requested', 'confirmed'];

/** The days on which this person has this meal already. */
export function daysOrdered(
  bookings: readonly BookingView[],
  { service, recipient }: Pick<LastMeal, 'service' | 'recipient'>,
): ReadonlySet<CivilDate> {
  return new Set(
    bookings
      .filter(
        ({ offer, recipient: whose, state }) =>
          offer.id === service && whose.id === recipient && standing.includes(state),
      )
      .flatMap(({ dates }) => dates),
  );
}

type Day = DaysView['days'][number];

/** A few days to choose from; more than three on one screen is a list again. */
const mostDays = 3;

/** The next days on which it can be had in the same number. */
export function nextDays(
  days: readonly Day[],
  { units }: Pick<LastMeal, 'units'>,
  ordered: ReadonlySet<CivilDate>,
): readonly CivilDate[] {
  return days
    .filter(({ date, isOnSale, bands }) => {
      if (!isOnSale || ordered.has(date) || bands.length === 0) return false;
      return bands.every(({ openPlaces }) => openPlaces >= units);
    })
    .map(({ date }) => date)
    .slice(0, mostDays);
}

/** This month, and the next one where the coming days reach into it. */
export function monthsAhead(today: CivilDate): readonly CivilMonth[] {
  return [...new Set([monthOf(today), monthOf(addDays(today, 7))])];
}
