import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { stateAt, type Booking } from '@huiyue/shared/booking';
import { hourMs } from '@huiyue/shared/civil';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import { replayed } from '@huiyue/shared/ledger/queue';
import { hashOf } from '@huiyue/functions/store/queueLog';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allMonth,
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
  reply,
  take,
  termsOf,
  waitSince,
} from './support/goods';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const now = () => shop.clock.now();
const mornings = { days: 31, from: 480, to: 720 };

type Room = Awaited<ReturnType<typeof roomOf>>;
const roomOf = (places: number) => publish(shop, classOf({ places }));

async function sell(room: Room, count: number): Promise<readonly Booking[]> {
  const results = await Promise.all(
    Array.from({ length: count }, () =>
      shop.ledger.commit(order([first(childFacts(room), take, now())], room)),
    ),
  );
  return results.map((result) => only(committed(result)));
}

/** So many families wait, a millisecond apart. */
async function queueUp(room: Room, count: number, answerWithinMs = 24 * hourMs): Promise<readonly Booking[]> {
  const results = await Promise.all(
    Array.from({ length: count }, (_, turn) =>
      shop.ledger.commit(
        order([first(childFacts(room), waitSince(now() + turn, { answerWithinMs }), now())]),
      ),
    ),
  );
  return results.map((result) => only(committed(result)));
}

const again = async (booking: Booking) => only(await shop.bookings.findAll([booking.id]));
const statesOf = async (bookings: readonly Booking[]) =>
  Promise.all(bookings.map(async (one) => stateAt(await again(one), now())));

async function grow(room: Room, places: number, revision = 2) {
  const grown = { ...room.offer, places, revision };
  const result = await shop.ledger.changeTerms(
    {
      next: { kind: 'class', class: grown },
      from: monthOf(room).period,
      termsOn: () => termsOf(grown),
      mayBeDrawn: [],
    },
    reply(),
  );
  expect(result).toEqual({ kind: 'committed' });
}

/** The log links each move to the one before it, and tells the very queue that stands on the sheet. */
async function expectSoundLog(sheet: PlaceSheetId) {
  const log = await shop.ledger.queueLog(sheet);
  let before = '';
  for (const [index, entry] of log.entries()) {
    expect(entry).toMatchObject({ number: index + 1, before });
    expect(entry.hash).toBe(hashOf(entry, index + 1, before));
    before = entry.hash;
  }
  const [drawn] = await shop.ledger.sheets([sheet]);
  const waiting = (drawn?.queue ?? []).filter(({ offered }) => !offered);
  expect(replayed(log)).toEqual(
    waiting.map(({ booking, priority, since }) => ({ booking, priority, since })),
  );
  return log;
}

describe('a place that is given back', () => {
  test('is held for who waits longest, in the very commit that frees it', async () => {
    const room = await roomOf(1);
    const [holder] = await sell(room, 1);
    const [one, two] = await queueUp(room, 2);
    if (!holder || !one || !two) throw new Error('three families');
    committed(await shop.ledger.commit(order([next(holder, { act: 'cancel' }, now())])));
    expect(await statesOf([one, two])).toEqual(['offered', 'waiting']);
    const log = await expectSoundLog(monthOf(room));
    expect(log.map(({ move, booking }) => [move, booking])).toEqual([
      ['join', one.id],
      ['join', two.id],
      ['offer', one.id],
    ]);
    const latecomer = await shop.ledger.commit(order([first(childFacts(room), take, now())], room));
    expect(latecomer).toMatchObject({ kind: 'refused', refusal: { code: 'place.full' } });
  });

  test('goes from one who declines it to the next, and is theirs once they accept', async () => {
    const room = await roomOf(1);
    const [holder] = await sell(room, 1);
    const [one, two] = await queueUp(room, 2);
    if (!holder || !one || !two) throw new Error('three families');
    committed(await shop.ledger.commit(order([next(holder, { act: 'cancel' }, now())])));
    committed(await shop.ledger.commit(order([next(await again(one), { act: 'decline' }, now())])));
    const accept = { act: 'accept', answerWithinMs: 0, asker: [] } as const;
    const taken = only(committed(await shop.ledger.commit(order([next(await again(two), accept, now())]))));
    expect(await statesOf([one, two])).toEqual(['declined', 'confirmed']);
    const [sheet] = await shop.ledger.sheets([monthOf(room)]);
    expect(sheet).toMatchObject({ claims: [taken.claim], queue: [] });
    const log = await expectSoundLog(monthOf(room));
    expect(log.map(({ move }) => move)).toEqual(['join', 'join', 'offer', 'decline', 'offer', 'accept']);
  });
});

describe('places that are added', () => {
  test('are offered in the commit that adds them', async () => {
    const room = await roomOf(1);
    await sell(room, 1);
    const waiting = await queueUp(room, 3);
    await grow(room, 3);
    expect(await statesOf(waiting)).toEqual(['offered', 'offered', 'waiting']);
    await expectSoundLog(monthOf(room));
  });

  test('are all offered within one round of the clock, though a transaction does not hold them all', async () => {
    const room = await roomOf(1);
    await sell(room, 1);
    const waiting = await queueUp(room, 150);
    await grow(room, 141);
    const offered = (states: readonly string[]) => states.filter((state) => state === 'offered').length;
    const atOnce = offered(await statesOf(waiting));
    expect(atOnce).toBeGreaterThan(90);
    expect(await shop.ledger.offerWhatIsFree()).toBe(140 - atOnce);
    expect(offered(await statesOf(waiting))).toBe(140);
    expect((await statesOf(waiting)).slice(140)).toEqual(Array.from({ length: 10 }, () => 'waiting'));
    await expectSoundLog(monthOf(room));
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
  });

  test('by a regulator, for the time being, too', async () => {
    const room = await roomOf(1);
    await sell(room, 1);
    const waiting = await queueUp(room, 2);
    const overAllocation = { units: 1, until: now() + hourMs, reason: '兜底安置', by: 'acc_regula' } as const;
    const done = await shop.ledger.amendSheet(
      monthOf(room),
      room.seller,
      { do: 'allow', overAllocation },
      reply(),
    );
    expect(done).toEqual({ kind: 'committed' });
    expect(await statesOf(waiting)).toEqual(['offered', 'waiting']);
  });
});

describe('what comes free by the clock alone', () => {
  test('is offered at its instant, not before', async () => {
    const room = await roomOf(1);
    const asked = await shop.ledger.commit(order([first(childFacts(room), ask, now())], room));
    committed(asked);
    const [one, two] = await queueUp(room, 2, 2 * hourMs);
    if (!one || !two) throw new Error('two families');
    shop.clock.advanceHours(47);
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
    shop.clock.advanceHours(1);
    expect(await shop.ledger.offerWhatIsFree()).toBe(1);
    expect(await statesOf([one, two])).toEqual(['offered', 'waiting']);
    // Nobody answers: the turn passes.
    shop.clock.advanceHours(2);
    expect(await shop.ledger.offerWhatIsFree()).toBe(1);
    expect(await statesOf([one, two])).toEqual(['expired', 'offered']);
    shop.clock.advanceHours(2);
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
    const log = await expectSoundLog(monthOf(room));
    expect(log.map(({ move }) => move)).toEqual(['join', 'join', 'offer', 'lapse', 'offer', 'lapse']);
  });

  test('where a reserve is released, goes to those who wait', async () => {
    const releasedAt = now() + hourMs;
    const offer = classOf({ places: 2 });
    const published = await publish(shop, offer);
    const kept = termsOf(offer, [{ for: 'safetyNet', units: 1, releasedAt }]);
    const room = { ...published, seller: { terms: kept, revision: 1 } };
    await sell(room, 1);
    const waiting = await queueUp(room, 2);
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
    shop.clock.advanceHours(1);
    expect(await shop.ledger.offerWhatIsFree()).toBe(1);
    expect(await statesOf(waiting)).toEqual(['offered', 'waiting']);
  });

  test('and fits nobody who waits is looked at once, not at every round', async () => {
    const room = await roomOf(1);
    const half = childFacts(room, { careMode: 'halfDay', span: mornings });
    committed(await shop.ledger.commit(order([first(half, ask, now())], room)));
    const afternoons = { days: 31, from: 720, to: 1050 };
    await shop.ledger.commit(order([first(childFacts(room, { span: afternoons }), take, now())], room));
    const [waiting] = await queueUp(room, 1);
    shop.clock.advanceHours(48);
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
    shop.sent();
    expect(await shop.ledger.offerWhatIsFree()).toBe(0);
    expect(shop.sent()).toEqual(['Query']);
    expect(waiting && (await statesOf([waiting]))).toEqual(['waiting']);
    expect(allMonth.days & mornings.days).toBe(mornings.days);
  });

  test('on many sheets, is offered on each in one round', async () => {
    const rooms = await Promise.all(Array.from({ length: 7 }, () => roomOf(1)));
    const waiting = await Promise.all(
      rooms.map(async (room) => {
        committed(await shop.ledger.commit(order([first(childFacts(room), ask, now())], room)));
        return only(await queueUp(room, 1));
      }),
    );
    shop.clock.advanceHours(48);
    expect(await shop.ledger.offerWhatIsFree()).toBe(7);
    expect(new Set(await statesOf(waiting))).toEqual(new Set(['offered']));
  });

  test('is offered on every sheet that can be read, and the one that cannot is told of', async () => {
    const room = await roomOf(1);
    committed(await shop.ledger.commit(order([first(childFacts(room), ask, now())], room)));
    const waiting = await queueUp(room, 1);
    const broken = {
      pk: 'CLS#cls_broken1',
      sk: 'SHEET#2026-08',
      gsi2pk: 'WAITING',
      gsi2sk: '000000000000000#broken',
    };
    await shop.table.client.send(new PutCommand({ TableName: 'huiyue', Item: broken }));
    shop.clock.advanceHours(48);
    await expect(shop.ledger.offerWhatIsFree()).rejects.toThrow('1 sheets could not be looked at');
    expect(await statesOf(waiting)).toEqual(['offered']);
  });

  test('is offered once, though two processes look at the same time', async () => {
    const room = await roomOf(1);
    committed(await shop.ledger.commit(order([first(childFacts(room), ask, now())], room)));
    const waiting = await queueUp(room, 2);
    shop.clock.advanceHours(48);
    const other = shop.another();
    const counts = await Promise.all([shop.ledger.offerWhatIsFree(), other.ledger.offerWhatIsFree()]);
    expect(counts.toSorted((one, other) => one - other)).toEqual([0, 1]);
    expect(await statesOf(waiting)).toEqual(['offered', 'waiting']);
    await expectSoundLog(monthOf(room));
  });

  test('is offered by whoever comes first, were it a family that is then refused', async () => {
    const room = await roomOf(1);
    committed(await shop.ledger.commit(order([first(childFacts(room), ask, now())], room)));
    const [one] = await queueUp(room, 1);
    shop.clock.advanceHours(48);
    const late = await shop.ledger.commit(order([first(childFacts(room), take, now())], room));
    expect(late).toMatchObject({ kind: 'refused', refusal: { code: 'place.full' } });
    expect(one && (await statesOf([one]))).toEqual(['offered']);
  });
});
