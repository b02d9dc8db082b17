import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { insteadOf, type Sitting } from '@huiyue/shared/elderServices/nextSitting';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, refusal } from '../../../support/town/caller';
import { book, openTown, serviceOf, type Person, type Town } from '../../../support/town/openTown';
import { dayCareOf, lunchOf } from '../../../support/town/things';

let town: Town;
let site: Site;
let lunch: ServiceCard;
let supper: ServiceCard;

beforeAll(async () => {
  town = await openTown();
  site = await town.site({ shutDays: [{ on: civilDate('2026-07-09'), reason: '停水' }] });
  lunch = await town.offer(site, lunchOf({ places: 1 }));
  supper = await town.offer(site, lunchOf({ name: '晚餐', opensAt: 1050, closesAt: 1110 }));
});

afterAll(() => town.close());

/** What a phone knows of the canteen: every sitting of the month, as it is shown to anybody. */
async function sittings(): Promise<readonly Sitting[]> {
  const all = await Promise.all(
    [lunch, supper].map(async ({ id }) => {
      const query = { params: { service: id }, query: { month: '2026-07' } };
      return done(await town.stranger(endpoints.readServiceDays, query)).days.flatMap(
        ({ date, isOnSale, bands }) => bands.map((band) => ({ ...band, service: id, date, isOnSale })),
      );
    }),
  );
  return all.flat();
}

async function instead(family: Person, recipient: string, date: string) {
  const query = { from: '2026-07-06', until: '2026-07-31' };
  const { items } = done(await family.send(endpoints.readOrdered, { params: { recipient }, query }));
  const wanted = { service: lunch.id, date: civilDate(date), from: lunch.opensAt, units: 1 };
  return insteadOf(wanted, await sittings(), items);
}

test('what is offered in place of a refused lunch is the next one that is really given', async () => {
  const others = await town.family();
  await book(others, serviceOf(lunch, await town.elder(others), { date: '2026-07-07' }));
  // Wednesday she is at day care; Thursday the house is shut, Friday the city pauses meals for the heat.
  const family = await town.family();
  const elder = await town.elder(family);
  const dayCare = await town.offer(site, dayCareOf({ answerWithinHours: 0 }));
  await book(family, serviceOf(dayCare, elder, { date: '2026-07-08' }));
  const desk = await town.signIn('desk');
  const pause = { jurisdiction: '360203', products: ['meal'], from: '2026-07-10', until: '2026-07-10' };
  done(await desk.send(endpoints.declareAreaPause, { body: { ...pause, reason: 'heat', words: '高温' } }));

  const full = { items: [serviceOf(lunch, elder, { date: '2026-07-07' })] };
  expect(refusal(await family.send(endpoints.makeBookings, { body: full })).code).toBe('place.full');
  const found = await instead(family, elder, '2026-07-07');
  expect(found).toMatchObject({ service: lunch.id, date: '2026-07-11', openPlaces: 1 });
  const kept = await book(family, serviceOf(lunch, elder, { date: found?.date ?? '' }));
  expect(kept.state).toBe('confirmed');
  // Now that one is hers as well, and the next is the day after.
  expect((await instead(family, elder, '2026-07-11'))?.date).toBe('2026-07-12');
});

test('a shut day is not on sale, on no page that shows it', async () => {
  const read = { params: { service: supper.id }, query: { date: '2026-07-09' } };
  expect(done(await town.stranger(endpoints.readService, read)).isOnSale).toBe(false);
  const days = await sittings();
  const shut = days.filter(({ isOnSale }) => !isOnSale).map(({ date }) => date);
  expect(shut).toContain('2026-07-09');
  expect(shut).toContain('2026-07-10');
  expect(shut).not.toContain('2026-07-11');
});
