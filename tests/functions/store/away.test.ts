import type { Booking } from '@huiyue/shared/booking';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allMonth,
  childFacts,
  classOf,
  committed,
  first,
  next,
  only,
  order,
  publish,
  take,
} from './support/goods';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const now = () => shop.clock.now();
const asker = [] as const;

test('whoever stays away all month may move to a room that nobody has booked, and come back there', async () => {
  const [one, other] = [await publish(shop, classOf()), await publish(shop, classOf())];
  const commit = async (booking: Booking, ...wanted: Parameters<typeof next>[1][]) => {
    let last = booking;
    for (const each of wanted)
      last = only(committed(await shop.ledger.commit(order([next(last, each, now())], other))));
    return last;
  };
  const booked = only(committed(await shop.ledger.commit(order([first(childFacts(one), take, now())], one))));
  const { sheet, span, site, offer, startsOn, judgement, payFen } = childFacts(other);
  const moved = await commit(
    booked,
    { act: 'absent', away: allMonth.days, asker },
    { act: 'transfer', to: { sheet, span, site, offer, startsOn, judgement, payFen }, asker },
  );
  expect(moved.claim).toBeUndefined();
  const back = only(
    committed(await shop.ledger.commit(order([next(moved, { act: 'present', away: 0, asker }, now())]))),
  );
  expect(back.claim?.span).toEqual(span);
});
