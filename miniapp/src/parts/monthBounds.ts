import { addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import { now } from '../platform/clock';

/** An institution may open at most this many months ahead; looking further would only show closed doors. */
const furthestMonths = 12;

/** The months a search can look at: from the next one on. What each class really opens, the server says. */
export function monthBounds(): { readonly first: CivilMonth; readonly last: CivilMonth } {
  const first = addMonthsTo(monthOf(dateAt(now())), 1);
  return { first, last: addMonthsTo(first, furthestMonths - 1) };
}
