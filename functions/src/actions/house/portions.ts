import { stateAt, type Booking } from '@huiyue/shared/booking';
import { monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { CareCardView } from '@huiyue/shared/contract/cards';
import type { Menu } from '@huiyue/shared/elderServices/menu';
import { waysOf, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Service } from '@huiyue/shared/service';
import type { Deps } from '../../ports';
import { cardView, needOf } from '../cards';
import { daysOn } from '../dates';
import { findPerson } from '../people';

/** One order of a sitting, with what its cook and its driver have to know of the person. */
export type Order = {
  readonly booking: Booking;
  readonly way: MealWay;
  readonly dish: Id<'dish'> | undefined;
  readonly card: CareCardView;
};

export type Sitting = {
  readonly service: Service;
  readonly orders: readonly Order[];
  readonly menu: Menu | undefined;
};

/** Everybody who eats of a service on a day; whoever said that they stay away is not cooked for. */
export async function readSitting(
  deps: Deps,
  actor: Actor,
  id: Id<'service'>,
  date: CivilDate,
): Promise<Sitting | undefined> {
  const service = await deps.services.find(id);
  if (!service || service.product !== 'meal' || !actor.sites.includes(service.site)) return undefined;
  const now = deps.now();
  const [bookings, menu] = await Promise.all([
    deps.bookings.ofSite(service.site, monthOf(date)),
    deps.menus.find(id, date),
  ]);
  const eating = bookings.filter(
    (booking) =>
      booking.sheet.of === id &&
      stateAt(booking, now) === 'confirmed' &&
      (daysOn(booking.sheet, [date]) & booking.span.days & ~booking.away) !== 0,
  );
  const [usual = 'dineIn'] = waysOf(service);
  const orders = await Promise.all(
    eating.map(async (booking): Promise<Order> => {
      const person = await findPerson(deps, booking.household, booking.recipient.id);
      return {
        booking,
        way: booking.meal?.way ?? usual,
        dish: booking.meal?.dish,
        card: cardView(person?.card, { kind: 'institution', needs: [needOf(booking)] }),
      };
    }),
  );
  return {
    service,
    menu,
    orders: orders.sort((one, other) => (one.booking.id < other.booking.id ? -1 : 1)),
  };
}

export function dishName(menu: Menu | undefined, dish: Id<'dish'> | undefined): string | null {
  return menu?.dishes.find(({ id }) => id === dish)?.name ?? null;
}
