import { setImmediate as soon } from 'node:timers/promises';
import type { LedgerResult } from '@huiyue/functions/ports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksOf, expectBalance } from './support/balance';
import {
  childFacts,
  classOf,
  committed,
  elderFacts,
  first,
  monthOf,
  next,
  only,
  order,
  publish,
  serviceOf,
  take,
} from './support/goods';
import { clientOf, counterOver, openShop, type Counter, type Shop } from './support/shop';

/** On AWS transactions that meet on an item cancel one another; here they do too. */

let shop: Shop;
let counters: readonly Counter[];
beforeAll(async () => {
  const aWhile = async () => {
    for (let turn = 0; turn < 20; turn += 1) await soon();
  };
  shop = await openShop({ conflicts: { hold: aWhile } });
  counters = [shop, shop.another(), shop.another()];
});
afterAll(() => shop.close());

const now = () => shop.clock.now();
const at = (index: number): Counter => counters[index % counters.length] ?? shop;
const count = (results: readonly LedgerResult[], kind: LedgerResult['kind']) =>
  results.filter((result) => result.kind === kind).length;
const sumOfConflicts = () => counters.reduce((sum, { conflicts }) => sum + conflicts(), 0);

test('a class of twenty is sold exactly twenty times through three processes', async () => {
  const room = await publish(shop, classOf({ places: 20 }));
  const before = sumOfConflicts();
  const results = await Promise.all(
    Array.from({ length: 90 }, (_, index) =>
      at(index).ledger.commit(order([first(childFacts(room), take, now())], room)),
    ),
  );
  expect([count(results, 'committed'), count(results, 'refused')]).toEqual([20, 70]);
  const [sheet] = await shop.ledger.sheets([monthOf(room)]);
  expect(sheet?.claims.map(({ units }) => units)).toEqual([20]);
  expect(sumOfConflicts()).toBeGreaterThan(before);
});

test('siblings, and weeks of lunches that meet in every order, have all of it or nothing', async () => {
  const room = await publish(shop, classOf({ places: 7 }));
  const kitchen = await publish(shop, serviceOf({ places: 9 }));
  const days = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'];
  const siblings = Array.from({ length: 9 }, () => [childFacts(room), childFacts(room)]);
  const weeks = Array.from({ length: 15 }, (_, index) => {
    const { household, recipient } = elderFacts(kitchen, '2026-07-13');
    const turned = [...days.slice(index % 5), ...days.slice(0, index % 5)];
    return turned.map((day) => elderFacts(kitchen, day, { household, recipient }));
  });
  const orders = [...siblings, ...weeks];
  const results = await Promise.all(
    orders.map((facts, index) =>
      at(index).ledger.commit(
        order(
          facts.map((one) => first(one, take, now())),
          room,
          kitchen,
        ),
      ),
    ),
  );
  expect(count(results.slice(0, 9), 'committed')).toBe(3);
  expect(count(results.slice(9), 'committed')).toBe(9);
  const books = await booksOf(shop.table);
  expectBalance(books, now());
  const stored = new Set(books.bookings.map(({ id }) => id));
  for (const [index, facts] of orders.entries())
    expect(new Set(facts.map(({ id }) => stored.has(id)))).toEqual(
      new Set([results[index]?.kind === 'committed']),
    );
});

test('a move from one full room to another gives back and takes in one commit', async () => {
  const [from, to] = await Promise.all([1, 1].map((places) => publish(shop, classOf({ places }))));
  if (!from || !to) throw new Error('two rooms');
  const mover = only(
    committed(await shop.ledger.commit(order([first(childFacts(from), take, now())], from))),
  );
  const { sheet, span, site, offer, startsOn, judgement, payFen } = childFacts(to);
  const move = {
    act: 'transfer',
    to: { sheet, span, site, offer, startsOn, judgement, payFen },
    asker: [],
  } as const;
  const rivals = Array.from({ length: 6 }, (_, index) =>
    at(index).ledger.commit(order([first(childFacts(index % 2 === 0 ? to : from), take, now())], from, to)),
  );
  const moved = await at(1).ledger.commit(order([next(mover, move, now())], to));
  const granted = count(await Promise.all(rivals), 'committed');
  // Whoever moved left a place behind; who did not kept the first.
  const late = await shop.ledger.commit(order([first(childFacts(from), take, now())], from));
  expect(granted + count([late], 'committed')).toBe(1);
  expect(['committed', 'refused']).toContain(moved.kind);
  expectBalance(await booksOf(shop.table), now());
});

test('a request that the SDK sends again because its answer was lost is done once', async () => {
  const client = clientOf(shop.store.endpoint);
  const counter = counterOver(client, now);
  let tries = 0;
  client.middlewareStack.add(
    (pass, { commandName }) =>
      async (args) => {
        const answer = await pass(args);
        if (!String(commandName).startsWith('TransactWrite')) return answer;
        tries += 1;
        if (tries === 1) throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
        return answer;
      },
    { step: 'deserialize', name: 'loseOne', priority: 'high' },
  );
  const room = await publish(shop, classOf({ places: 3 }));
  const result = await counter.ledger.commit(order([first(childFacts(room), take, now())], room));
  expect(result.kind).toBe('committed');
  expect(tries).toBe(2);
  const [sheet] = await shop.ledger.sheets([monthOf(room)]);
  expect(sheet?.claims.map(({ units }) => units)).toEqual([1]);
  client.destroy();
});
