import type { Booking } from '@huiyue/shared/booking';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  reply,
  monthOf,
  serviceOf,
  take,
  termsOf,
  waitSince,
} from './support/goods';
import { once, openShop, type Counter, type Shop } from './support/shop';

/** Plans are made upon what was loaded. These were overtaken on their way to the store. */

let shop: Shop;
let other: Counter;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => {
  other = shop.another();
});
afterAll(() => shop.close());

const now = () => shop.clock.now();

async function sold(places = 5): Promise<{
  readonly stall: Awaited<ReturnType<typeof roomOf>>;
  readonly asked: Booking;
}> {
  const stall = await roomOf(places);
  const result = await shop.ledger.commit(order([first(childFacts(stall), ask, now())], stall));
  return { stall, asked: only(committed(result)) };
}

const roomOf = (places: number) => publish(shop, classOf({ places }));

describe('an act on a booking that another process has acted on meanwhile is to be planned again', () => {
  test('before it came to the store', async () => {
    const { asked } = await sold();
    committed(await other.ledger.commit(order([next(asked, { act: 'confirm' }, now())])));
    const late = await shop.ledger.commit(order([next(asked, { act: 'cancel' }, now())]));
    expect(late).toEqual({ kind: 'stale' });
    expect((await shop.bookings.find(asked.id))?.writtenState).toBe('confirmed');
  });

  test('while it was being written', async () => {
    const { asked } = await sold();
    other.interfere({
      before: once(async () => {
        committed(await shop.ledger.commit(order([next(asked, { act: 'confirm' }, now())])));
      }),
    });
    expect(await other.ledger.commit(order([next(asked, { act: 'cancel' }, now())]))).toEqual({
      kind: 'stale',
    });
  });

  test('and whoever stands in the same batch is served', async () => {
    const { stall, asked } = await sold(3);
    const [opener, neighbour] = [childFacts(stall), childFacts(stall)];
    committed(await other.ledger.commit(order([next(asked, { act: 'confirm' }, now())])));
    const results = await Promise.all([
      shop.ledger.commit(order([first(opener, take, now())], stall)),
      shop.ledger.commit(order([next(asked, { act: 'cancel' }, now())])),
      shop.ledger.commit(order([first(neighbour, take, now())], stall)),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'stale', 'committed']);
  });

  test('also where what it gives back looks as what another one has', async () => {
    const { stall, asked } = await sold(2);
    const alike = only(
      committed(await shop.ledger.commit(order([first(childFacts(stall), ask, now())], stall))),
    );
    expect(alike.claim).toEqual(asked.claim);
    committed(await other.ledger.commit(order([next(asked, { act: 'cancel' }, now())])));
    const again = await shop.ledger.commit(order([next(asked, { act: 'cancel' }, now())]));
    expect(again).toEqual({ kind: 'stale' });
    const [sheet] = await shop.ledger.sheets([monthOf(stall)]);
    expect(sheet?.claims).toEqual([alike.claim]);
  });

  test('and what a lane remembers of a sheet is not held against a booking made elsewhere', async () => {
    const stall = await roomOf(4);
    // It joins a lane that remembers the sheet as it was before the booking was made.
    let result: unknown;
    shop.interfere({
      after: once(async () => {
        const elsewhere = only(
          committed(await other.ledger.commit(order([first(childFacts(stall), take, now())], stall))),
        );
        result = shop.ledger.commit(order([next(elsewhere, { act: 'cancel' }, now())]));
      }),
    });
    committed(await shop.ledger.commit(order([first(childFacts(stall), ask, now())], stall)));
    expect(await result).toMatchObject({ kind: 'committed' });
  });
});

describe('an order that came before is known by its bookings', () => {
  test('though its first coming took the last place', async () => {
    const stall = await roomOf(1);
    const facts = childFacts(stall);
    const twins = await Promise.all(
      [1, 2].map(() => shop.ledger.commit(order([first(facts, ask, now())], stall))),
    );
    expect(twins.map(({ kind }) => kind)).toEqual(['committed', 'repeated']);
    expect(await other.ledger.commit(order([first(facts, ask, now())], stall))).toEqual({ kind: 'repeated' });
  });

  test('though what it took was given back and sold since', async () => {
    const stall = await roomOf(1);
    const facts = childFacts(stall);
    const asked = only(committed(await shop.ledger.commit(order([first(facts, ask, now())], stall))));
    committed(await shop.ledger.commit(order([next(asked, { act: 'cancel' }, now())])));
    committed(await shop.ledger.commit(order([first(childFacts(stall), ask, now())], stall)));
    expect(await shop.ledger.commit(order([first(facts, ask, now())], stall))).toEqual({ kind: 'repeated' });
  });

  test('though a place that it waited for is free by now', async () => {
    const stall = await roomOf(1);
    const facts = childFacts(stall);
    const [holder] = committed(
      await shop.ledger.commit(order([first(childFacts(stall), take, now())], stall)),
    );
    const wait = first(facts, waitSince(now()), now());
    const waiting = only(committed(await shop.ledger.commit(order([wait]))));
    committed(await shop.ledger.commit(order([next(waiting, { act: 'cancel' }, now())])));
    if (holder) committed(await shop.ledger.commit(order([next(holder, { act: 'cancel' }, now())])));
    expect(await shop.ledger.commit(order([wait]))).toEqual({ kind: 'repeated' });
  });
});

test('a sheet is not amended from terms that have changed: the regulator looks again', async () => {
  const stall = await publish(shop, classOf({ places: 4 }));
  const { offer } = stall;
  const allow = {
    do: 'allow',
    overAllocation: { units: 1, until: now() + 1, reason: '兜底', by: 'acc_regula' },
  } as const;
  const smaller = { ...offer, places: 3, revision: 2 };
  await shop.ledger.changeTerms(
    {
      next: { kind: 'class', class: smaller },
      from: offer.opensOn,
      termsOn: () => termsOf(smaller),
      mayBeDrawn: [],
    },
    reply(),
  );
  expect(await shop.ledger.amendSheet(monthOf(stall), stall.seller, allow, reply())).toEqual({
    kind: 'stale',
  });
  expect(await shop.ledger.sheets([monthOf(stall)])).toEqual([]);
});

test('an order beyond what a transaction holds is a fault, and not a silence', async () => {
  const stalls = await Promise.all(
    Array.from({ length: 35 }, () => publish(shop, serviceOf({ product: 'course' }))),
  );
  // A booking, a sheet, a diary and the terms: thirty-five times four writes.
  const plans = stalls.map((stall) => first(elderFacts(stall, '2026-07-08'), take, now()));
  await expect(shop.ledger.commit(order(plans, ...stalls))).rejects.toThrow();
});
