import type { BookingView } from '@huiyue/shared/contract/bookings';

type Event = BookingView['history'][number];

/** What the family had asked for, while the institution holds another place for it instead; undefined for other offers. */
export function proposedIn({
  state,
  history,
}: Pick<BookingView, 'state' | 'history'>):
  | (NonNullable<Event['movedFrom']> & { readonly reason: string | undefined })
  | undefined {
  const last = history.at(-1);
  return state === 'offered' && last?.act === 'propose' && last.movedFrom
    ? { ...last.movedFrom, reason: last.reason }
    : undefined;
}
