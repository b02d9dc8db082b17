import type { BookingPage, BookingView } from '@huiyue/shared/contract/bookings';
import type { NewClass, OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import type { Fen } from '@huiyue/shared/money';
import type { Answer } from '../../api/answer';
import { get, post, put } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';

type LiveState = 'requested' | 'confirmed';

/** Every page of the list: a site has a few hundred live bookings at the very most. */
export async function listSiteBookings(
  site: Id<'site'>,
  state: LiveState,
  cursor?: string,
): Promise<Answer<readonly BookingView[]>> {
  const page = await get<BookingPage>(`/sites/${site}/bookings`, { state, limit: 50, cursor });
  if (!page.ok) return page;
  if (page.data.next === null) return { ok: true, data: page.data.items };
  const rest = await listSiteBookings(site, state, page.data.next);
  return rest.ok ? { ok: true, data: [...page.data.items, ...rest.data] } : rest;
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
  return get(`/sites/${site}/classes`);
}

export function publishClass(
  site: Id<'site'>,
  offer: NewClass,
  key: IdempotencyKey,
): Promise<Answer<OwnClass>> {
  return post(`/sites/${site}/classes`, offer, key);
}

export type NewTerms = { readonly places: number; readonly priceFen: Fen; readonly revision: number };

export function changeTerms(
  classId: Id<'class'>,
  terms: NewTerms,
  key: IdempotencyKey,
): Promise<Answer<OwnClass>> {
  return put(`/classes/${classId}/terms`, terms, key);
}
