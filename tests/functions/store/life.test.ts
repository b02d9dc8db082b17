import { stateAt, type Booking } from '@huiyue/shared/booking';
import type { Sheet } from '@huiyue/shared/ledger/sheet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  childFacts,
  classOf,
  committed,
  first,
  monthOf,
  next,
  only,
  order,
  publish,
  type Stall,
} from './support/goods';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function sheetOf(stall: Stall): Promise<Sheet | undefined> {
  const [sheet] = await shop.ledger.sheets([monthOf(stall)]);
  return sheet;
}

async function stored({ id }: Pick<Booking, 'id'>): Promise<Booking> {
  const booking = await shop.bookings.find(id);
  if (!booking) throw new Error(`${id} is not stored`);
  return booking;
}

test('a place is asked for, confirmed and cancelled, and what is read is what was written', async () => {
  const stall = await publish(shop, classOf({ places: 2 }));
  const facts = childFacts(stall);
  const asked = only(
    committed(await shop.ledger.commit(order([first(facts, ask, shop.clock.now())], stall))),
  );
  expect(await stored(asked)).toEqual(asked);
  expect(stateAt(asked, shop.clock.now())).toBe('requested');
  expect(asked.claim).toMatchObject({ units: 1, pool: 'everyone' });
  expect((await sheetOf(stall))?.claims).toEqual([asked.claim]);

  const confirmed = only(
    committed(await shop.ledger.commit(order([next(asked, { act: 'confirm' }, shop.clock.now())]))),
  );
  expect(await stored(asked)).toEqual(confirmed);
  expect(confirmed.claim?.until).toBeUndefined();
  expect((await sheetOf(stall))?.claims).toEqual([confirmed.claim]);

  const cancelled = only(
    committed(await shop.ledger.commit(order([next(confirmed, { act: 'cancel' }, shop.clock.now())]))),
  );
  expect(await stored(asked)).toEqual(cancelled);
  expect(cancelled.claim).toBeUndefined();
  expect((await sheetOf(stall))?.claims).toEqual([]);
  expect(cancelled.history.map(({ act }) => act)).toEqual(['request', 'confirm', 'cancel']);
});

test('who comes when all is taken is refused, and nothing of theirs is stored', async () => {
  const stall = await publish(shop, classOf({ places: 1 }));
  const [one, other] = [childFacts(stall), childFacts(stall)];
  committed(await shop.ledger.commit(order([first(one, ask, shop.clock.now())], stall)));
  const late = await shop.ledger.commit(order([first(other, ask, shop.clock.now())], stall));
  expect(late).toEqual({
    kind: 'refused',
    refusal: { code: 'place.full', facts: { period: '2026-08', places: 1 } },
  });
  expect(await shop.bookings.find(other.id)).toBeUndefined();
});
