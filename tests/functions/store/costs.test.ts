import type { LedgerOrder } from '@huiyue/functions/ports';
import type { Booking } from '@huiyue/shared/booking';
import type { Span } from '@huiyue/shared/ledger/span';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMeter, type Meter } from '../../support/meter';
import {
  ask,
  childFacts,
  classOf,
  committed,
  elderFacts,
  first,
  next,
  only,
  order,
  publish,
  serviceOf,
  take,
  waitSince,
} from './support/goods';
import { counterOver, clientOf, openShop, type Counter, type Shop } from './support/shop';

/**
 * What each act costs the store. Requests are counted exactly, so that none is added unnoticed; write units by AWS's
 * rules, on a room that mornings, afternoons and hours have been sold of. A clause is known to the process already.
 */

let shop: Shop;
let counter: Counter;
let meter: Meter;
let room: Awaited<ReturnType<typeof sharedRoom>>;
let kitchen: Awaited<ReturnType<typeof usedKitchen>>;
beforeAll(async () => {
  shop = await openShop();
  const client = clientOf(shop.store.endpoint);
  counter = counterOver(client, shop.clock.now);
  meter = openMeter();
  meter.on(client);
  room = await sharedRoom();
  kitchen = await usedKitchen();
});
beforeEach(() => meter.reset());
afterAll(() => shop.close());

const now = () => shop.clock.now();
const commit = async (wanted: LedgerOrder) => committed(await counter.ledger.commit(wanted));

/** Twenty places; on each weekday a morning, an afternoon and two hours are sold. */
async function sharedRoom() {
  const sold = await publish(counter, classOf({ places: 20 }));
  for (let day = 0; day < 20; day += 1) {
    const days = 1 << day;
    const spans: readonly Span[] = [
      { days, from: 480, to: 720 },
      { days, from: 720, to: 1050 },
      { days, from: 540, to: 660 },
    ];
    await Promise.all(
      spans.map((span) =>
        commit(order([first(childFacts(sold, { span, careMode: 'hourly' }), take, now())], sold)),
      ),
    );
  }
  return sold;
}

const week = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'] as const;
const lunches = (wanted: readonly (typeof week)[number][]) => {
  const { household, recipient } = elderFacts(kitchen, week[0]);
  return order(
    wanted.map((day) => first(elderFacts(kitchen, day, { household, recipient }), take, now())),
    kitchen,
  );
};

async function usedKitchen() {
  const sold = await publish(counter, serviceOf());
  for (const day of week)
    for (let count = 0; count < 20; count += 1)
      await commit(order([first(elderFacts(sold, day), take, now())], sold));
  return sold;
}

/** What the work cost, and what it came to. */
async function costOf<T>(name: string, work: () => Promise<T>): Promise<readonly [T, string]> {
  meter.reset();
  counter.sent();
  const result = await work();
  const { requests, writeUnits, indexUnits } = meter.read();
  const said = `${requests} requests, ${writeUnits} units, ${indexUnits} of indexes`;
  console.log(`${name}: ${said} (${counter.sent().join(', ')})`);
  return [result, said];
}

const enrolled = async (): Promise<Booking> =>
  only(await commit(order([first(childFacts(room), ask, now())], room)));

test('a month in a shared room, asked for, confirmed and cancelled', async () => {
  const [asked, request] = await costOf('request', enrolled);
  expect(request).toMatchInlineSnapshot(`"2 requests, 8 units, 2 of indexes"`);
  const [confirmed, confirm] = await costOf('confirm', () =>
    commit(order([next(asked, { act: 'confirm' }, now())])),
  );
  expect(confirm).toMatchInlineSnapshot(`"2 requests, 8 units, 1 of indexes"`);
  const [, cancel] = await costOf('cancel', () =>
    commit(order([next(only(confirmed), { act: 'cancel' }, now())])),
  );
  expect(cancel).toMatchInlineSnapshot(`"2 requests, 8 units, 1 of indexes"`);
});

test('a place that is held, and asked for after that', async () => {
  const hold = { act: 'hold', forMs: 300_000, asker: [] } as const;
  const [held, cost] = await costOf('hold', () =>
    commit(order([first(childFacts(room), hold, now())], room)),
  );
  expect(cost).toMatchInlineSnapshot(`"2 requests, 8 units, 2 of indexes"`);
  const [, request] = await costOf('request of what is held', () =>
    commit(order([next(only(held), ask, now())])),
  );
  expect(request).toMatchInlineSnapshot(`"2 requests, 8 units, 1 of indexes"`);
});

test('five lunches in one order, and one', async () => {
  const [, five] = await costOf('five lunches', () => commit(lunches(week)));
  expect(five).toMatchInlineSnapshot(`"2 requests, 22 units, 10 of indexes"`);
  const [, one] = await costOf('one lunch', () => commit(lunches([week[0]])));
  expect(one).toMatchInlineSnapshot(`"2 requests, 6 units, 2 of indexes"`);
});

test('a first place, a refusal, a turn in the queue and an offer', async () => {
  const small = await publish(counter, classOf({ places: 1 }));
  const [holder, drawn] = await costOf('first of a month', () =>
    commit(order([first(childFacts(small), take, now())], small)),
  );
  expect(drawn).toMatchInlineSnapshot(`"2 requests, 8 units, 2 of indexes"`);
  const [, refusal] = await costOf('refusal', () =>
    counter.ledger.commit(order([first(childFacts(small), take, now())], small)),
  );
  expect(refusal).toMatchInlineSnapshot(`"3 requests, 0 units, 0 of indexes"`);
  const [, join] = await costOf('join', () =>
    commit(order([first(childFacts(small), waitSince(now()), now())])),
  );
  expect(join).toMatchInlineSnapshot(`"2 requests, 6 units, 3 of indexes"`);
  const [, offer] = await costOf('cancel that becomes an offer', () =>
    commit(order([next(only(holder), { act: 'cancel' }, now())])),
  );
  expect(offer).toMatchInlineSnapshot(`"3 requests, 10 units, 4 of indexes"`);
  const [, tick] = await costOf('a tick with nothing due', () => counter.ledger.offerWhatIsFree());
  expect(tick).toMatchInlineSnapshot(`"1 requests, 0 units, 0 of indexes"`);
});

test('twenty at once', async () => {
  const [, burst] = await costOf('twenty requests at once', () =>
    Promise.all(
      Array.from({ length: 19 }, () =>
        counter.ledger.commit(order([first(childFacts(room), ask, now())], room)),
      ),
    ),
  );
  expect(burst).toMatchInlineSnapshot(`"6 requests, 76 units, 34 of indexes"`);
});
