import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { expect } from 'vitest';
import { done, freshKey, refusal, type Answer } from '../../support/town/caller';
import { askFor, type Person, type Town } from '../../support/town/openTown';

export type Asker = {
  readonly family: Person;
  readonly child: Id<'child'>;
  readonly body: object;
  readonly key: string;
};

/** Families with a child each and a request ready to send, every one under its own key. */
export async function askers(town: Town, offer: OwnClass, count: number): Promise<readonly Asker[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const family = await town.family();
      const child = await town.child(family);
      return { family, child, body: askFor(offer, child), key: freshKey() };
    }),
  );
}

/**
 * Exactly as many places as there are were given away; everybody else was told that the class is full; and the
 * answers, the sheet, the booking rows, the children's months and what people are shown all say the same.
 */
export async function expectEveryPlaceOnce(
  town: Town,
  offer: OwnClass,
  answers: readonly Answer<BookingView>[],
): Promise<void> {
  const granted = answers.flatMap((answer) => (answer.ok ? [answer.body] : []));
  const ids = granted.map(({ id }) => id).sort();
  expect(granted).toHaveLength(offer.places);
  expect(new Set(ids).size).toBe(offer.places);
  for (const answer of answers)
    if (!answer.ok)
      expect(refusal(answer)).toEqual({
        code: 'place.full',
        facts: { month: offer.month, places: offer.places },
      });

  const sheet = await town.sheet(offer.id, offer.month);
  expect(sheet?.claims.map(({ booking }) => booking).sort()).toEqual(ids);
  expect(sheet?.claims.every(({ units }) => units === 1)).toBe(true);

  const rows = await town.rows();
  const booked = rows.filter(({ sk, class: of }) => sk === 'BKG' && isOf(of, offer.id));
  expect(booked.map(({ id }) => String(id)).sort()).toEqual(ids);
  const months = rows.filter(
    ({ sk, booking }) => sk === `MONTH#${offer.month}` && ids.some((id) => id === booking),
  );
  expect(months).toHaveLength(offer.places);

  const staff = await town.signIn('institution', [offer.site]);
  const params = { site: offer.site };
  const [own] = done(await staff.send(endpoints.listSiteClasses, { params })).items.filter(
    ({ id }) => id === offer.id,
  );
  expect(own?.months[0]).toMatchObject({ takenPlaces: offer.places, openPlaces: 0 });
  const listed = done(await staff.send(endpoints.listSiteBookings, { params, query: { limit: '50' } }));
  expect(listed.items.map(({ id }) => id).sort()).toEqual(ids);
  const seen = done(await town.stranger(endpoints.readSite, { params })).classes.find(
    ({ id }) => id === offer.id,
  );
  expect(seen).toMatchObject({ places: offer.places, openPlaces: 0, heldPlaces: offer.places });
  expect(town.faults).toEqual([]);
}

function isOf(value: unknown, id: string): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id;
}
