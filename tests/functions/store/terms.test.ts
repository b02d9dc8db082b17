import { AnsweredBefore, type TermsChange, type TermsResult } from '@huiyue/functions/ports';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { addMonthsTo, hourMs } from '@huiyue/shared/civil';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  august,
  childFacts,
  classOf,
  committed,
  dayOf,
  elderFacts,
  first,
  monthOf,
  order,
  publish,
  reply,
  serviceOf,
  take,
  termsOf,
} from './support/goods';
import { once, openShop, type Counter, type Shop } from './support/shop';

let shop: Shop;
let counter: Counter;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => {
  counter = shop.another();
});
afterAll(() => shop.close());

const now = () => shop.clock.now();
const september = addMonthsTo(august, 1);
const months = [august, september];

type Room = Awaited<ReturnType<typeof roomOf>>;
const roomOf = (places: number) => publish(shop, classOf({ places }));

async function book(room: Room, month = august, at: Counter = shop) {
  return at.ledger.commit(order([first(childFacts(room, { month }), take, now())], room));
}

function changeOf(room: Room, change: Partial<ChildcareClass>): TermsChange {
  const next = { ...room.offer, revision: room.offer.revision + 1, ...change };
  return {
    next: { kind: 'class', class: next },
    from: august,
    termsOn: () => termsOf(next),
    mayBeDrawn: months.map((month) => monthOf(room, month)),
  };
}

const change = (room: Room, places: number, at: Counter = shop): Promise<TermsResult> =>
  at.ledger.changeTerms(changeOf(room, { places }), reply());

async function placesOf(room: Room): Promise<readonly number[]> {
  return (await shop.ledger.sheetsFrom(room.offer.id, august)).map(({ places }) => places);
}

const storedPlaces = async (room: Room) => (await shop.classes.find(room.offer.id))?.places;

test('new terms reach every sheet that is drawn up, and the class with them', async () => {
  const room = await roomOf(20);
  for (const month of months) committed(await book(room, month));
  expect(await change(room, 12)).toEqual({ kind: 'committed' });
  expect(await placesOf(room)).toEqual([12, 12]);
  expect(await storedPlaces(room)).toBe(12);
});

test('where one sheet has more taken than that, no sheet is changed, nor the class', async () => {
  const room = await roomOf(20);
  committed(await book(room, august));
  for (let count = 0; count < 3; count += 1) committed(await book(room, september));
  expect(await change(room, 2)).toEqual({
    kind: 'refused',
    refusal: { code: 'places.belowTaken', facts: { places: 2, takenPlaces: 3, period: september } },
  });
  expect(await placesOf(room)).toEqual([20, 20]);
  expect(await storedPlaces(room)).toBe(20);
});

test('of two changes from the same revision one is made and the other is told', async () => {
  const room = await roomOf(20);
  const results = await Promise.all([change(room, 12), change(room, 14, counter)]);
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'stale']);
});

test('a change that comes again under its key is answered from before, and made once', async () => {
  const room = await roomOf(20);
  const answer = reply();
  expect(await shop.ledger.changeTerms(changeOf(room, { places: 12 }), answer)).toEqual({
    kind: 'committed',
  });
  await expect(shop.ledger.changeTerms(changeOf(room, { places: 12 }), answer)).rejects.toThrow(
    AnsweredBefore,
  );
});

describe('a sheet that is first drawn up in the same instant', () => {
  test('while the terms change, holds the new ones', async () => {
    const room = await roomOf(20);
    counter.interfere({ before: once(async () => void committed(await book(room, september))) });
    expect(await change(room, 1, counter)).toEqual({ kind: 'committed' });
    expect(await placesOf(room)).toEqual([1]);
    expect(
      await book({ ...room, seller: { terms: termsOf(room.offer), revision: 2 } }, september),
    ).toMatchObject({
      kind: 'refused',
      refusal: { code: 'place.full', facts: { places: 1 } },
    });
  });

  test('while its first place is sold, has the order planned again on the new terms', async () => {
    const room = await roomOf(20);
    counter.interfere({
      before: once(async () => {
        expect(await change(room, 2)).toEqual({ kind: 'committed' });
      }),
    });
    expect(await book(room, august, counter)).toEqual({ kind: 'stale' });
    expect(await placesOf(room)).toEqual([]);
  });

  test('and takes a place too many, refuses the change, and nothing is changed', async () => {
    const room = await roomOf(5);
    committed(await book(room));
    counter.interfere({ before: once(async () => void committed(await book(room))) });
    expect(await change(room, 1, counter)).toEqual({
      kind: 'refused',
      refusal: { code: 'places.belowTaken', facts: { places: 1, takenPlaces: 2, period: august } },
    });
    expect(await placesOf(room)).toEqual([5]);
    expect(await storedPlaces(room)).toBe(5);
  });
});

test('places that move while families book are never exceeded, and never left unused', async () => {
  const room = await roomOf(4);
  const early = Array.from({ length: 12 }, (_, index) =>
    book(room, august, index % 2 === 0 ? shop : counter),
  );
  const [grown, ...results] = await Promise.all([change(room, 8), ...early]);
  expect(grown).toEqual({ kind: 'committed' });
  const granted = results.filter(({ kind }) => kind === 'committed').length;
  const later = { ...room, seller: { terms: { places: 8, reserves: [] }, revision: 2 } };
  const late = await Promise.all(Array.from({ length: 12 }, () => book(later)));
  expect(granted + late.filter(({ kind }) => kind === 'committed').length).toBe(
    // Orders that were on their way when the terms changed are planned again by whoever sent them.
    8,
  );
  expect(await change({ ...later, offer: { ...room.offer, revision: 2 } }, 7)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'places.belowTaken' },
  });
});

test('new terms of a service reach each of its days', async () => {
  const kitchen = await publish(shop, serviceOf({ places: 30 }));
  const days = Array.from({ length: 31 }, (_, day) => `2026-07-${String(day + 1).padStart(2, '0')}`);
  committed(
    await shop.ledger.commit(
      order(
        days.map((day) => first(elderFacts(kitchen, day), take, now())),
        kitchen,
      ),
    ),
  );
  const next = { ...kitchen.offer, places: 40, revision: 2 };
  const result = await shop.ledger.changeTerms(
    {
      next: { kind: 'service', service: next },
      from: dayOf(kitchen, '2026-07-11').period,
      termsOn: () => ({ places: 40, reserves: [] }),
      mayBeDrawn: days.slice(10).map((day) => dayOf(kitchen, day)),
    },
    reply(),
  );
  expect(result).toEqual({ kind: 'committed' });
  const sheets = await shop.ledger.sheetsFrom(kitchen.offer.id, dayOf(kitchen, '2026-07-01').period);
  // What lies behind keeps what it was sold under.
  expect(sheets.map(({ places }) => places)).toEqual(days.map((_, day) => (day < 10 ? 30 : 40)));
  expect((await shop.services.find(kitchen.offer.id))?.places).toBe(40);
});

test('a regulator allows more for a time, on a sheet that nobody has touched too', async () => {
  const room = await roomOf(1);
  const overAllocation = { units: 1, until: now() + hourMs, reason: '兜底安置', by: 'acc_regula' } as const;
  const answer = reply();
  const allow = () =>
    counter.ledger.amendSheet(monthOf(room), room.seller, { do: 'allow', overAllocation }, answer);
  counter.interfere({ before: once(async () => void committed(await book(room))) });
  expect(await allow()).toEqual({ kind: 'committed' });
  await expect(allow()).rejects.toThrow(AnsweredBefore);
  committed(await book(room));
  expect(await book(room)).toMatchObject({ kind: 'refused', refusal: { code: 'place.full' } });
  const [sheet] = await shop.ledger.sheets([monthOf(room)]);
  expect(sheet?.overAllocations).toEqual([overAllocation]);
});
