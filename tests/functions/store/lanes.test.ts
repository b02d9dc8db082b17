import type { LedgerOrder } from '@huiyue/functions/ports';
import type { BookingFacts } from '@huiyue/shared/booking';
import type { Sheet } from '@huiyue/shared/ledger/sheet';
import { fen } from '@huiyue/shared/money';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  childFacts,
  classOf,
  committed,
  dayOf,
  elderFacts,
  first,
  idOf,
  monthOf,
  next,
  only,
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
type Room = Awaited<ReturnType<typeof roomOf>>;
const roomOf = (places = 20) => publish(shop, classOf({ places }));

function orderFor(room: Room, overrides: Partial<BookingFacts> = {}): LedgerOrder {
  return order([first(childFacts(room, overrides), take, now())], room);
}

async function takenIn(room: Room): Promise<number> {
  const [sheet] = await shop.ledger.sheets([monthOf(room)]);
  return unitsOf(sheet);
}

const unitsOf = (sheet: Sheet | undefined) =>
  (sheet?.claims ?? []).reduce((sum, { units }) => sum + units, 0);
const kindsOf = (results: readonly { readonly kind: string }[]) => results.map(({ kind }) => kind);

test('an order is answered when its commit stands, and not before', async () => {
  const room = await roomOf();
  let isAnswered = false;
  const seen: unknown[] = [];
  counter.interfere({
    before: () => void seen.push(['before', isAnswered]),
    after: async () => void seen.push(['after', isAnswered, await takenIn(room)]),
  });
  const result = await counter.ledger.commit(orderFor(room)).finally(() => {
    isAnswered = true;
  });
  expect(result).toMatchObject({ kind: 'committed' });
  expect(seen).toEqual([
    ['before', false],
    ['after', false, 1],
  ]);
});

test('who waits in a lane goes together into the next commit', async () => {
  const room = await roomOf();
  const orders = Array.from({ length: 20 }, () => orderFor(room));
  const results = await Promise.all(orders.map((one) => counter.ledger.commit(one)));
  expect(kindsOf(results)).toEqual(orders.map(() => 'committed'));
  expect(counter.sent().filter((name) => name === 'TransactWriteItems')).toHaveLength(2);
  expect(await takenIn(room)).toBe(20);
});

test('sixty orders fit into transactions, vouchers and all', async () => {
  const room = await roomOf(60);
  const orders = Array.from({ length: 60 }, () =>
    orderFor(room, { support: { voucher: { id: idOf('voucher'), fen: fen(100) } } }),
  );
  const results = await Promise.all(orders.map((one) => counter.ledger.commit(one)));
  // None of these vouchers was ever issued: each is told so, and nobody is told of a fault.
  expect(results).toMatchObject(orders.map(() => ({ kind: 'refused', refusal: { code: 'voucher.spent' } })));
  expect(await takenIn(room)).toBe(0);
});

test('nobody is told that the class is full while the commit that filled it may still fail', async () => {
  const room = await roomOf(2);
  const elsewhere = await roomOf();
  const busyChild = childFacts(elsewhere).recipient;
  committed(await shop.ledger.commit(orderFor(elsewhere, { recipient: busyChild })));
  const orders = [orderFor(room), orderFor(room, { recipient: busyChild }), orderFor(room)];
  // The first goes alone; the other two meet in one batch.
  const results = await Promise.all(orders.map((one) => counter.ledger.commit(one)));
  expect(results).toMatchObject([
    { kind: 'committed' },
    { kind: 'refused', refusal: { code: 'recipient.alreadyBooked' } },
    { kind: 'committed' },
  ]);
  expect(await takenIn(room)).toBe(2);
});

test('nobody is refused on what the lane remembers: a place that came free elsewhere is found', async () => {
  const room = await roomOf(2);
  const holder = only(committed(await shop.ledger.commit(orderFor(room))));
  counter.interfere({
    after: once(async () => {
      committed(await shop.ledger.commit(order([next(holder, { act: 'cancel' }, now())])));
    }),
  });
  const results = await Promise.all(
    [orderFor(room), orderFor(room)].map((one) => counter.ledger.commit(one)),
  );
  expect(kindsOf(results)).toEqual(['committed', 'committed']);
  expect(await takenIn(room)).toBe(2);
});

test('a batch whose fate is unknown is a fault for those in it, and not for those behind it', async () => {
  const room = await roomOf();
  const orders = Array.from({ length: 40 }, () => orderFor(room));
  counter.interfere({
    before: once(() => {
      throw new Error('no way through');
    }),
  });
  const results = await Promise.allSettled(orders.map((one) => counter.ledger.commit(one)));
  expect(results.map(({ status }) => status)).toEqual([
    'rejected',
    ...orders.slice(1).map(() => 'fulfilled'),
  ]);
  expect(await takenIn(room)).toBe(20);
});

test('an order whose answer was lost is found by its bookings when it comes again', async () => {
  const room = await roomOf(1);
  const lost = orderFor(room);
  counter.interfere({
    after: once(() => {
      throw new Error('lost');
    }),
  });
  await expect(counter.ledger.commit(lost)).rejects.toThrow('lost');
  expect(await counter.ledger.commit(lost)).toEqual({ kind: 'repeated' });
  expect(await takenIn(room)).toBe(1);
});

test('twins, one child twice, two acts on one booking: each waits for the commit before it', async () => {
  const room = await roomOf();
  const [opener, one] = [orderFor(room), orderFor(room)];
  const facts = childFacts(room);
  const sameChild = orderFor(room, { recipient: facts.recipient });
  const results = await Promise.all(
    [opener, one, one, order([first(facts, take, now())], room), sameChild, orderFor(room)].map((each) =>
      counter.ledger.commit(each),
    ),
  );
  expect(results).toMatchObject([
    { kind: 'committed' },
    { kind: 'committed' },
    { kind: 'repeated' },
    { kind: 'committed' },
    { kind: 'refused', refusal: { code: 'recipient.alreadyBooked', facts: { booking: facts.id } } },
    { kind: 'committed' },
  ]);
  const booking = await shop.bookings.find(facts.id);
  if (!booking) throw new Error('it was booked');
  const acts = await Promise.all(
    [1, 2].map(() => counter.ledger.commit(order([next(booking, { act: 'cancel' }, now())]))),
  );
  expect(kindsOf(acts)).toEqual(['committed', 'stale']);
  expect(await takenIn(room)).toBe(3);
});

test('who comes second at another process reads again, and is decided again', async () => {
  const room = await roomOf(2);
  committed(await shop.ledger.commit(orderFor(room)));
  counter.interfere({ before: once(async () => void committed(await shop.ledger.commit(orderFor(room)))) });
  expect(await counter.ledger.commit(orderFor(room))).toEqual({
    kind: 'refused',
    refusal: { code: 'place.full', facts: { period: '2026-08', places: 2 } },
  });
  expect(await takenIn(room)).toBe(2);
});

test('terms that changed before the first place was taken send the order back to be planned again', async () => {
  const room = await roomOf();
  const changed = { ...room.offer, places: 9, revision: 2 };
  const done = await shop.ledger.changeTerms(
    {
      next: { kind: 'class', class: changed },
      from: monthOf(room).period,
      termsOn: () => termsOf(changed),
      mayBeDrawn: [],
    },
    reply(),
  );
  expect(done).toEqual({ kind: 'committed' });
  expect(await counter.ledger.commit(orderFor(room))).toEqual({ kind: 'stale' });
  expect(await takenIn(room)).toBe(0);
});

describe('orders of several sheets', () => {
  const week = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'] as const;
  type Kitchen = Awaited<ReturnType<typeof kitchenOf>>;
  const kitchenOf = (places = 30) => publish(shop, serviceOf({ places }));

  function lunches(kitchen: Kitchen, days: readonly string[]): LedgerOrder {
    const { household, recipient } = elderFacts(kitchen, week[0]);
    return order(
      days.map((day) => first(elderFacts(kitchen, day, { household, recipient }), take, now())),
      kitchen,
    );
  }

  async function eaters(kitchen: Kitchen): Promise<readonly number[]> {
    const sheets = await shop.ledger.sheetsFrom(kitchen.offer.id, dayOf(kitchen, week[0]).period);
    return sheets.map(unitsOf);
  }

  test('take all of their sheets, or none', async () => {
    const kitchen = await kitchenOf(1);
    committed(await counter.ledger.commit(lunches(kitchen, [week[2]])));
    const refused = await counter.ledger.commit(lunches(kitchen, week));
    expect(refused).toEqual({
      kind: 'refused',
      refusal: { code: 'place.full', facts: { period: week[2], places: 1 } },
    });
    expect(await eaters(kitchen)).toEqual([1]);
    committed(await counter.ledger.commit(lunches(kitchen, [week[0], week[1], week[3]])));
    expect(await eaters(kitchen)).toEqual([1, 1, 1, 1]);
  });

  test('that meet in whatever order stand in nobody’s way for ever', async () => {
    const kitchen = await kitchenOf(100);
    const orders = Array.from({ length: 40 }, (_, index) => {
      const turned = [...week.slice(index % 5), ...week.slice(0, index % 5)];
      return lunches(kitchen, index % 2 === 0 ? turned : turned.toReversed());
    });
    const results = await Promise.all(orders.map((one) => counter.ledger.commit(one)));
    expect(new Set(kindsOf(results))).toEqual(new Set(['committed']));
    expect(await eaters(kitchen)).toEqual([40, 40, 40, 40, 40]);
  });

  test('do not starve behind a busy lane, nor does the lane behind them', async () => {
    const kitchen = await kitchenOf(500);
    const done: string[] = [];
    const single = (name: string) =>
      counter.ledger.commit(lunches(kitchen, [week[0]])).then(({ kind }) => done.push(`${name} ${kind}`));
    const early = Array.from({ length: 100 }, () => single('early'));
    const wide = counter.ledger
      .commit(lunches(kitchen, [week[0], week[1]]))
      .then(({ kind }) => done.push(`wide ${kind}`));
    const late = Array.from({ length: 100 }, () => single('late'));
    await Promise.all([...early, wide, ...late]);
    expect(done).toEqual([
      ...Array.from({ length: 100 }, () => 'early committed'),
      'wide committed',
      ...Array.from({ length: 100 }, () => 'late committed'),
    ]);
    expect(await eaters(kitchen)).toEqual([201, 1]);
  });

  test('whose fate is unknown let the others through', async () => {
    const kitchen = await kitchenOf();
    counter.interfere({
      before: once(() => {
        throw new Error('no way through');
      }),
    });
    const results = await Promise.allSettled(
      [lunches(kitchen, week), lunches(kitchen, week.toReversed()), lunches(kitchen, [week[4]])].map((one) =>
        counter.ledger.commit(one),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await eaters(kitchen)).toEqual([1, 1, 1, 1, 2]);
  });

  test('of a whole month with everybody waiting fit into a transaction', async () => {
    const month = Array.from({ length: 31 }, (_, day) => `2026-07-${String(day + 1).padStart(2, '0')}`);
    const kitchen = await kitchenOf(1);
    committed(await counter.ledger.commit(lunches(kitchen, month)));
    const join = {
      act: 'join',
      waiter: { asker: [], priority: 9, since: now(), answerWithinMs: 1 },
    } as const;
    const { household, recipient } = elderFacts(kitchen, month[0] ?? '');
    const waits = order(
      month.map((day) => first(elderFacts(kitchen, day, { household, recipient }), join, now())),
    );
    expect(committed(await counter.ledger.commit(waits))).toHaveLength(31);
    const sheets = await shop.ledger.sheetsFrom(kitchen.offer.id, dayOf(kitchen, '2026-07-01').period);
    expect(sheets.map(({ queue }) => queue.length)).toEqual(month.map(() => 1));
  });
});
