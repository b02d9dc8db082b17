import type { Booking } from '@huiyue/shared/booking';
import { addDays, addMonthsTo, civilDate } from '@huiyue/shared/civil';
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { allOfHousehold } from '@huiyue/functions/actions/householdBookings';
import { keys } from '@huiyue/functions/store/keys';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ask,
  august,
  childFacts,
  classOf,
  clause,
  committed,
  dayOf,
  elderFacts,
  first,
  idOf,
  next,
  only,
  order,
  publish,
  serviceOf,
  take,
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

const september = addMonthsTo(august, 1);
const now = () => shop.clock.now();
type Room = Awaited<ReturnType<typeof roomOf>>;
const roomOf = () => publish(shop, classOf());

async function book(room: Room, overrides: Parameters<typeof childFacts>[1] = {}): Promise<Booking> {
  const result = await shop.ledger.commit(order([first(childFacts(room, overrides), ask, now())], room));
  return only(committed(result));
}

describe('the list of a household', () => {
  test('comes from its end, page by page, each booking once, and nobody else’s', async () => {
    const room = await publish(shop, classOf({ places: 40 }));
    const [household, neighbours] = [idOf('household'), idOf('household')];
    const mine: Booking[] = [];
    for (let count = 0; count < 7; count += 1) {
      mine.unshift(await book(room, { household }));
      await book(room, { household: neighbours });
      // Two and two come in the same instant.
      if (count % 2 === 1) shop.clock.advanceHours(1);
    }
    const seen: Booking[] = [];
    let page = await shop.bookings.ofHousehold(household, { limit: 3 });
    const sizes = [page.items.length];
    seen.push(...page.items);
    while (page.next) {
      page = await shop.bookings.ofHousehold(household, { limit: 3, cursor: page.next });
      sizes.push(page.items.length);
      seen.push(...page.items);
    }
    expect(seen).toEqual(mine);
    expect(sizes.slice(0, 3)).toEqual([3, 3, 1]);
    const foreign = await shop.bookings.ofHousehold(household, { limit: 1 });
    const elsewhere = await shop.bookings.ofHousehold(neighbours, { limit: 9, cursor: foreign.next });
    expect(elsewhere.items.every((one) => one.household === neighbours)).toBe(true);
  });

  test('stays where it was while bookings change under it', async () => {
    const room = await roomOf();
    const household = idOf('household');
    const [old, young] = [await book(room, { household }), await book(room, { household })];
    committed(await shop.ledger.commit(order([next(old, { act: 'confirm' }, now())])));
    const { items } = await shop.bookings.ofHousehold(household, { limit: 9 });
    expect(items.map(({ id, writtenState }) => [id, writtenState])).toEqual([
      [young.id, 'requested'],
      [old.id, 'confirmed'],
    ]);
  });
});

describe('all that a household has', () => {
  test('is read to its end, and of some days only what starts on them', async () => {
    const kitchen = await publish(shop, serviceOf({ places: 100 }));
    const household = idOf('household');
    const days = ['2026-08-03', '2026-08-04', '2026-08-05'];
    const made: Booking[] = [];
    for (let count = 0; count < 54; count += 1) {
      const facts = elderFacts(kitchen, days[count % days.length] ?? '', { household });
      // oxlint-disable-next-line no-await-in-loop
      made.push(only(committed(await shop.ledger.commit(order([first(facts, take, now())], kitchen)))));
    }
    const ids = (of: readonly Booking[]) => of.map(({ id }) => id).sort();
    expect(ids(await allOfHousehold(shop, household))).toEqual(ids(made));
    const [from, until] = [civilDate('2026-08-04'), civilDate('2026-08-04')];
    const thatDay = made.filter(({ startsOn }) => startsOn === from);
    expect(thatDay.length).toBe(18);
    expect(ids(await allOfHousehold(shop, household, { from, until }))).toEqual(ids(thatDay));
    expect(ids(await allOfHousehold(shop, household, { from: addDays(until, 1) }))).toEqual(
      ids(made.filter(({ startsOn }) => startsOn > until)),
    );
  });
});

describe('the list of a site', () => {
  test('has a month’s bookings of its rooms and services, ended ones too, and no other month’s', async () => {
    const room = await roomOf();
    const kitchen = await publish(shop, serviceOf({ site: room.offer.site }));
    const inAugust = await book(room);
    const cancelled = await book(room);
    committed(await shop.ledger.commit(order([next(cancelled, { act: 'cancel' }, now())])));
    const inSeptember = await book(room, { month: september });
    const [lunch] = committed(
      await shop.ledger.commit(
        order([first(elderFacts(kitchen, '2026-08-31', { site: inAugust.site }), take, now())], kitchen),
      ),
    );
    expect(dayOf(kitchen, '2026-08-31').period.slice(0, 7)).toBe(august);
    const found = await shop.bookings.ofSite(room.offer.site, august);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([inAugust.id, cancelled.id, lunch?.id]));
    expect(await shop.bookings.ofSite(room.offer.site, september)).toEqual([inSeptember]);
  });

  test('follows a booking into another room of another site', async () => {
    const [from, to] = [await roomOf(), await roomOf()];
    const stays = await book(from);
    const confirmed = only(
      committed(await shop.ledger.commit(order([next(stays, { act: 'confirm' }, now())]))),
    );
    const { sheet, span, site, offer, startsOn, judgement, payFen } = childFacts(to);
    const where = { sheet, span, site, offer, startsOn, judgement, payFen };
    const moved = only(
      committed(
        await shop.ledger.commit(
          order([next(confirmed, { act: 'transfer', to: where, asker: [] }, now())], to),
        ),
      ),
    );
    expect(await shop.bookings.ofSite(from.offer.site, august)).toEqual([]);
    expect(await shop.bookings.ofSite(to.offer.site, august)).toEqual([moved]);
    expect(moved.history.at(-1)?.movedFrom?.site.id).toBe(from.offer.site);
  });
});

describe('the words of a clause', () => {
  const edition = (version: string) => ({ ...clause, version });
  const judged = (version: string) => ({ ...childFacts(roomHere).judgement, clause: edition(version) });
  let roomHere: Room;
  beforeAll(async () => {
    roomHere = await roomOf();
  });

  const stored = async (reference: string) =>
    (await shop.table.client.send(new GetCommand({ TableName: 'huiyue', Key: keys.clause(reference) }))).Item;

  test('are kept once, and come back with every booking they decided', async () => {
    const one = await book(roomHere, { judgement: judged('test 1') });
    shop.sent();
    const other = await book(roomHere, { judgement: judged('test 1') });
    expect(shop.sent()).toEqual(['BatchGetItem', 'TransactWriteItems']);
    expect(
      (await counter.bookings.findAll([one.id, other.id])).map(({ judgement }) => judgement.clause),
    ).toEqual([edition('test 1'), edition('test 1')]);
    expect(await stored('test-cap@test 1')).toMatchObject(edition('test 1'));
  });

  test('do not change, whatever a later process would have them say', async () => {
    await book(roomHere, { judgement: judged('test 2') });
    const said = { ...edition('test 2'), phrase: '另一句话' };
    const facts = childFacts(roomHere, { judgement: { ...judged('test 2'), clause: said } });
    committed(await counter.ledger.commit(order([first(facts, ask, now())], roomHere)));
    expect(await stored('test-cap@test 2')).toMatchObject(edition('test 2'));
    expect((await shop.bookings.find(facts.id))?.judgement.clause).toEqual(edition('test 2'));
  });

  test('are there before the booking is: a crash in between leaves words that nobody refers to, and no more', async () => {
    const facts = childFacts(roomHere, { judgement: judged('test 3') });
    counter.interfere({
      before: once(() => {
        throw new Error('the process died');
      }),
    });
    const wanted = order([first(facts, ask, now())], roomHere);
    await expect(counter.ledger.commit(wanted)).rejects.toThrow('died');
    expect(await stored('test-cap@test 3')).toMatchObject(edition('test 3'));
    expect(await shop.bookings.find(facts.id)).toBeUndefined();
    committed(await shop.ledger.commit(wanted));
    expect((await counter.bookings.find(facts.id))?.judgement.clause).toEqual(edition('test 3'));
  });

  test('are missed with the reference that leads nowhere', async () => {
    const booking = await book(roomHere, { judgement: judged('test 4') });
    await shop.table.client.send(
      new DeleteCommand({ TableName: 'huiyue', Key: keys.clause('test-cap@test 4') }),
    );
    await expect(counter.bookings.find(booking.id)).rejects.toThrow('test-cap@test 4');
  });
});

test('a booking is small: its clause is not in it, nor in its sheet', async () => {
  const room = await roomOf();
  const booking = await book(room);
  const { Item } = await shop.table.client.send(
    new GetCommand({ TableName: 'huiyue', Key: keys.booking(booking.id) }),
  );
  expect(JSON.stringify(Item)).not.toContain(clause.phrase);
});
