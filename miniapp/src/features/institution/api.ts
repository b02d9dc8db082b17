import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { NewClass, OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import type { Answer } from '../../api/answer';
import { getAll, post, put } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';

type LiveState = 'requested' | 'confirmed';

export function listSiteBookings(
  site: Id<'site'>,
  state: LiveState,
): Promise<Answer<{ readonly items: readonly BookingView[] }>> {
  return getAll(`/sites/${site}/bookings`, { state });
}

export function confirmBooking(booking: Id<'booking'>, key: IdempotencyKey): Promise<Answer<BookingView>> {
  return post(`/bookings/${booking}/confirm`, {}, key);
}

export function returnBooking(
  booking: Id<'booking'>,
  body: { readonly reason: string },
  key: IdempotencyKey,
): Promise<Answer<BookingView>> {
  return post(`/bookings/${booking}/return`, body, key);
}

export function listSiteClasses(site: Id<'site'>): Promise<Answer<{ readonly items: readonly OwnClass[] }>> {
  return getAll(`/sites/${site}/classes`);
}

export function publishClass(
  site: Id<'site'>,
  offer: NewClass,
  key: IdempotencyKey,
): Promise<Answer<OwnClass>> {
  return post(`/sites/${site}/classes`, offer, key);
}

export type NewTerms = Pick<NewClass, 'places' | 'reserves' | 'rates'> & { readonly revision: number };

export function changeTerms(
  classId: Id<'class'>,
  terms: NewTerms,
  key: IdempotencyKey,
): Promise<Answer<OwnClass>> {
  return put(`/classes/${classId}/terms`, terms, key);
}
