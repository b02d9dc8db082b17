import type { Booking } from '@huiyue/shared/booking';
import type { Id } from '@huiyue/shared/ids';
import type { BookingCursor, DaysOfList, Deps } from '../ports';

const atOnce = 50;

/** Every booking of a household that starts on these days, ended ones included; the latest first. */
export async function allOfHousehold(
  deps: Pick<Deps, 'bookings'>,
  household: Id<'household'>,
  days: DaysOfList = {},
): Promise<readonly Booking[]> {
  const all: Booking[] = [];
  let cursor: BookingCursor | undefined;
  do {
    const page = await deps.bookings.ofHousehold(household, { ...days, limit: atOnce, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}
