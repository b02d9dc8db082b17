import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { dayCareOf, lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

/** A corner of the city where nobody else is. */
const corner = { longitude: 117.9, latitude: 29.9 };
const near = { longitude: '117.9', latitude: '29.9' };

describe('services near a point', () => {
  test('come nearest first, each with its distance and the place to walk to', async () => {
    const far = await town.offer(await town.site({ point: { ...corner, latitude: 29.92 } }), dayCareOf());
    const close = await town.offer(
      await town.site({ name: '近水食堂', point: { ...corner, latitude: 29.903 } }),
    );
    const query = { city: '360200', ...near, limit: '2' };
    const { items } = done(await town.stranger(endpoints.findServices, { query }));
    expect(items.map(({ id }) => id)).toEqual([close.id, far.id]);
    expect(items[0]).toMatchObject({
      distanceMetres: 334,
      site: { name: '近水食堂', city: '360200', district: '珠山区', longitude: 117.9, latitude: 29.903 },
    });
  });

  test('are one product alone where one is asked for', async () => {
    const query = { city: '360200', ...near, product: 'dayCare', limit: '1' };
    const { items } = done(await town.stranger(endpoints.findServices, { query }));
    expect(items.map(({ product, distanceMetres }) => [product, distanceMetres])).toEqual([
      ['dayCare', 2224],
    ]);
  });

  test('have no distance where no point was given; half a point is a bad request', async () => {
    const query = { city: '360200' };
    const { items } = done(await town.stranger(endpoints.findServices, { query }));
    expect(items.map(({ distanceMetres }) => distanceMetres).every((metres) => metres === null)).toBe(true);
    const half = { ...query, longitude: '117.9' };
    expect(refusal(await town.stranger(endpoints.findServices, { query: half })).code).toBe(
      'request.invalid',
    );
  });

  test('say what is published for the people who use them, a sum or none', async () => {
    const service = await town.offer(await town.site({ name: '补贴食堂' }), lunchOf());
    const card = done(await town.stranger(endpoints.readService, { params: { service: service.id } }));
    expect(card.subsidies.map(({ amounts, clause }) => [clause.id, amounts])).toEqual([
      ['jingdezhen.neighbourMeals', []],
    ]);
  });
});
