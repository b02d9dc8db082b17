import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerResult } from '@huiyue/functions/ports';
import { addDays, civilDate } from '@huiyue/shared/civil';
import { freeUnits } from '@huiyue/shared/ledger/sheet';
import { wholeDay } from '@huiyue/shared/ledger/span';
import { afterEach, describe, expect, test } from 'vitest';
import { endAll } from '../../support/processes/forked';
import { Died, startLedger, type LedgerProcess, type Parcel } from '../../support/processes/startLedger';
import { seed, seeded } from '../../support/seed';
import { booksOf, expectBalance } from './support/balance';
import {
  childFacts,
  classOf,
  committed,
  elderFacts,
  first,
  only,
  order,
  publish,
  serviceOf,
  take,
  type Stall,
} from './support/goods';
import { openShop } from './support/shop';

afterEach(endAll);

const opening = civilDate('2026-07-13');
const dayAt = (index: number) => addDays(opening, index);

function parcel(stall: Stall, ...steps: Parcel['steps']): Parcel {
  return { steps, sellers: { [stall.offer.id]: stall.seller } };
}

const kindOf = ({ kind }: LedgerResult) => kind;

test('two hundred takers of the last place, in three processes, two hundred times: one has it, and it is never lost', async () => {
  const shop = await openShop();
  const course = await publish(shop, serviceOf({ product: 'course', places: 20 }));
  const options = { now: shop.clock.now(), endpoint: shop.store.endpoint };
  const processes = await Promise.all([startLedger(options), startLedger(options), startLedger(options)]);
  const at = (index: number) => processes[index % processes.length] ?? never();

  for (let round = 0; round < 200; round += 1) {
    const day = dayAt(round);
    const early = elderFacts(course, day, { units: 19 });
    committed(await shop.ledger.commit(order([first(early, take, shop.clock.now())], course)));
    const takers = Array.from({ length: 200 }, () => elderFacts(course, day));
    const results = await Promise.all(
      takers.map((facts, index) => at(index).commit(parcel(course, { facts, wanted: take }))),
    );
    const winners = takers.filter((_, index) => results[index]?.kind === 'committed');
    expect(winners).toHaveLength(1);
    const refusals = results.filter(({ kind }) => kind === 'refused');
    expect(refusals).toHaveLength(199);
    expect(new Set(refusals.map((one) => (one.kind === 'refused' ? one.refusal.code : '')))).toEqual(
      new Set(['place.full']),
    );
  }

  const books = await booksOf(shop.table);
  expectBalance(books, shop.clock.now());
  expect(books.bookings).toHaveLength(400);
  const seats = books.sheets.filter(({ id }) => id.kind === 'serviceDay');
  expect(seats.map((sheet) => freeUnits(sheet, wholeDay, [], shop.clock.now()))).toEqual(seats.map(() => 0));
  await shop.close();
});

test('weeks of lunches and couples, racing with single lunches in three processes: whole or not at all, and full where refused', async () => {
  const shop = await openShop();
  const kitchen = await publish(shop, serviceOf({ places: 25 }));
  const options = { now: shop.clock.now(), endpoint: shop.store.endpoint };
  const processes = await Promise.all([startLedger(options), startLedger(options), startLedger(options)]);
  const random = seeded(seed);

  const meals = Array.from({ length: 150 }, () => {
    const one = elderFacts(kitchen, dayAt(0));
    const { household, recipient } = one;
    const day = dayAt(random.below(5));
    switch (random.below(3)) {
      case 0:
        return turned([0, 1, 2, 3, 4], random.below(5)).map((turn) =>
          elderFacts(kitchen, dayAt(turn), { household, recipient }),
        );
      case 1:
        return [elderFacts(kitchen, day, { household }), elderFacts(kitchen, day, { household })];
      default:
        return [elderFacts(kitchen, day)];
    }
  });
  const results = await Promise.all(
    meals.map((facts, index) =>
      (processes[index % processes.length] ?? never()).commit(
        parcel(kitchen, ...facts.map((each) => ({ facts: each, wanted: take }))),
      ),
    ),
  );
  expect(new Set(results.map(kindOf))).toEqual(new Set(['committed', 'refused']));

  const books = await booksOf(shop.table);
  expectBalance(books, shop.clock.now());
  const stored = new Set(books.bookings.map(({ id }) => id));
  const free = new Map(
    books.sheets
      .filter(({ id }) => id.kind === 'serviceDay')
      .map((sheet) => [String(sheet.id.period), freeUnits(sheet, wholeDay, [], shop.clock.now())]),
  );
  for (const [index, result] of results.entries()) {
    const facts = meals[index] ?? [];
    expect(facts.filter(({ id }) => stored.has(id))).toHaveLength(
      result.kind === 'committed' ? facts.length : 0,
    );
    // Nobody gave anything back, so who was refused would not find room now: less is free on that day than they wanted.
    if (result.kind === 'refused' && result.refusal.code === 'place.full') {
      const day = String(result.refusal.facts.period);
      expect(free.get(day)).toBeLessThan(facts.filter(({ sheet }) => sheet.period === day).length);
    }
  }
  await shop.close();
});

describe('a process that dies with its store', () => {
  test('again and again, at seeded moments between commit and answer, loses and doubles nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiyue-killed-'));
    const before = await openShop({ folder });
    const now = before.clock.now();
    const room = await publish(before, classOf({ places: 20 }));
    const kitchen = await publish(before, serviceOf({ places: 40 }));
    // Some have a place already, and will give it back in the turmoil.
    const leavers = await Promise.all(
      Array.from({ length: 8 }, async () =>
        only(committed(await before.ledger.commit(order([first(childFacts(room), take, now)], room)))),
      ),
    );
    await before.close();

    const random = seeded(seed);
    const parcels = [
      ...leavers.map((leaver) => ({
        steps: [{ facts: leaver, before: leaver, wanted: { act: 'cancel' as const } }],
        sellers: {},
      })),
      ...Array.from({ length: 60 }, () => parcel(room, { facts: childFacts(room), wanted: take })),
      ...Array.from({ length: 30 }, () => {
        const { household, recipient } = elderFacts(kitchen, dayAt(0));
        const days = [0, 1, 2, 3, 4].slice(random.below(4));
        return parcel(
          kitchen,
          ...days.map((day) => ({
            facts: elderFacts(kitchen, dayAt(day), { household, recipient }),
            wanted: take,
          })),
        );
      }),
    ];

    let deaths = 0;
    let current: Promise<LedgerProcess>;
    const born = (): Promise<LedgerProcess> =>
      startLedger({ folder, now, ...(deaths < 6 ? { dieAfterCommits: 1 + random.below(4) } : {}) });
    current = born();
    /** Sent again to whatever process comes next, until one answers. What was planned on a booking is told as stale. */
    const untilAnswered = async (one: Parcel): Promise<LedgerResult> => {
      for (;;) {
        const mine = current;
        const process = await mine;
        try {
          return await process.commit(one);
        } catch (error) {
          if (!(error instanceof Died)) throw error;
          await process.gone;
          if (current !== mine) continue;
          deaths += 1;
          current = born();
        }
      }
    };
    const results = await Promise.all(parcels.map(untilAnswered));
    expect(deaths).toBe(6);
    await (await current).kill();

    const after = await openShop({ folder });
    const books = await booksOf(after.table);
    expectBalance(books, now);
    const byId = new Map(books.bookings.map((booking) => [booking.id, booking]));
    for (const [index, result] of results.entries()) {
      for (const { facts, before: was } of parcels[index]?.steps ?? []) {
        const booking = byId.get(facts.id);
        // A repeat, and an act that its first coming has done, are as good as the answer that was lost.
        if (was) expect(booking?.history.map(({ act }) => act)).toEqual(['request', 'cancel']);
        else expect(booking?.writtenState).toBe(result.kind === 'refused' ? undefined : 'confirmed');
      }
    }
    const full = books.sheets.find(({ id }) => id.of === room.offer.id);
    expect(full && freeUnits(full, childFacts(room).span, [], now)).toBe(0);
    await after.close();
    await rm(folder, { recursive: true });
  });
});

function turned<T>(list: readonly T[], by: number): readonly T[] {
  return [...list.slice(by), ...list.slice(0, by)];
}

function never(): never {
  throw new Error('this cannot be');
}
