import type { LedgerOrder } from '@huiyue/functions/ports';
import type { Booking } from '@huiyue/shared/booking';
import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { anotherApi, once, type AnotherApi } from '../../support/town/anotherApi';
import { done, freshKey } from '../../support/town/caller';
import { openTown, requested, type Town } from '../../support/town/openTown';
import { idOf } from '../../support/town/things';

let town: Town;
let api: AnotherApi;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => {
  api = anotherApi(town);
});
afterEach(() => api.close());
afterAll(() => town.close());

const month = civilMonth('2026-08');

/** An order as the action makes it, so that several can enter a lane in the same breath. */
function orderFor(offer: OwnClass, child: Id<'child'> = idOf('child'), key = freshKey()): LedgerOrder {
  const [id, orderer] = [idOf('booking'), idOf('account')];
  const answerBy = town.clock.now() + 3_600_000;
  const booking: Booking = {
    id,
    household: idOf('household'),
    orderer,
    recipient: { child, name: '小满', birthDate: civilDate('2024-06-15') },
    site: { id: offer.site, name: '试验托育园' },
    class: { id: offer.id, name: offer.name, kind: offer.kind },
    month,
    startsOn: civilDate('2026-08-01'),
    judgement: { priceFen: fen(158_000) },
    writtenState: 'requested',
    answerBy,
    history: [{ act: 'request', at: town.clock.now(), by: orderer, role: 'family' }],
    revision: 1,
  };
  return {
    sheet: { kind: 'classMonth', class: offer.id, month },
    terms: { places: offer.places, revision: offer.revision },
    command: { do: 'request', booking: id, units: 1, until: answerBy },
    booking,
    reply: { receipt: { account: orderer, key, bodyHash: 'hash', status: 201 }, body: { id } },
  };
}

const claimsOf = async (offer: OwnClass) =>
  ((await town.sheet(offer.id, month))?.claims ?? []).map(({ booking }) => booking);

test('an order is answered when its commit stands, and not before', async () => {
  const offer = await town.publish(await town.site());
  const order = orderFor(offer);
  let isAnswered = false;
  const seen: unknown[] = [];
  api.interfere({
    before: () => void seen.push(['before', isAnswered]),
    after: async () => void seen.push(['after', isAnswered, await claimsOf(offer)]),
  });
  const result = await api.deps.ledger.commit(order).finally(() => {
    isAnswered = true;
  });
  expect(result).toEqual({ kind: 'committed' });
  expect(seen).toEqual([
    ['before', false],
    ['after', false, [order.booking.id]],
  ]);
});

test('who waits in a lane goes together into the next commit', async () => {
  const offer = await town.publish(await town.site());
  let commits = 0;
  api.interfere({ before: () => void (commits += 1) });
  const orders = Array.from({ length: 20 }, () => orderFor(offer));
  const results = await Promise.all(orders.map((order) => api.deps.ledger.commit(order)));
  expect(results).toEqual(orders.map(() => ({ kind: 'committed' })));
  expect(commits).toBe(2);
  expect(await claimsOf(offer)).toEqual(orders.map(({ booking }) => booking.id));
});

test('nobody is told that the class is full while the commit that filled it may still fail', async () => {
  const offer = await town.publish(await town.site(), { places: 2 });
  const elsewhere = await town.publish(await town.site());
  const { child } = await requested(town, elsewhere);
  const [opener, busy, hopeful] = [orderFor(offer), orderFor(offer, child), orderFor(offer)];
  // The first goes alone; the other two meet in one batch, where the second would take the last place.
  const results = await Promise.all([opener, busy, hopeful].map((order) => api.deps.ledger.commit(order)));
  expect(results).toMatchObject([
    { kind: 'committed' },
    { kind: 'refused', refusal: { code: 'child.alreadyBooked' } },
    { kind: 'committed' },
  ]);
  expect(await claimsOf(offer)).toEqual([opener.booking.id, hopeful.booking.id]);
});

test('nobody is refused on what the lane remembers: a place that came free elsewhere is found', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 2 });
  const { family, booking } = await requested(town, offer);
  const params = { booking: booking.id };
  api.interfere({
    after: once(async () => void done(await family.send(endpoints.cancelBooking, { params, body: {} }))),
  });
  const [filler, next] = [orderFor(offer), orderFor(offer)];
  const results = await Promise.all([filler, next].map((order) => api.deps.ledger.commit(order)));
  expect(results).toEqual([{ kind: 'committed' }, { kind: 'committed' }]);
  expect(await claimsOf(offer)).toEqual([filler.booking.id, next.booking.id]);
});

test('a batch whose fate is unknown is a fault for those in it, and not for those behind it', async () => {
  const offer = await town.publish(await town.site());
  const orders = Array.from({ length: 40 }, () => orderFor(offer));
  api.interfere({
    before: once(() => {
      throw new Error('no way through');
    }),
  });
  const results = await Promise.allSettled(orders.map((order) => api.deps.ledger.commit(order)));
  expect(results.map(({ status }) => status)).toEqual([
    'rejected',
    ...orders.slice(1).map(() => 'fulfilled'),
  ]);
  expect(await claimsOf(offer)).toHaveLength(20);
});

test('twins, one child twice, two acts on one booking: each waits for the commit before it', async () => {
  const offer = await town.publish(await town.site());
  const [opener, first] = [orderFor(offer), orderFor(offer)];
  const twin = { ...orderFor(offer), reply: first.reply };
  const [child, sibling] = [orderFor(offer), orderFor(offer)];
  const again = orderFor(offer, child.booking.recipient.child);
  const results = await Promise.allSettled(
    [opener, first, twin, child, again, sibling].map((order) => api.deps.ledger.commit(order)),
  );
  expect(results).toMatchObject([
    { value: { kind: 'committed' } },
    { value: { kind: 'committed' } },
    { reason: { name: 'AnsweredBefore' } },
    { value: { kind: 'committed' } },
    {
      value: {
        kind: 'refused',
        refusal: { code: 'child.alreadyBooked', facts: { booking: child.booking.id } },
      },
    },
    { value: { kind: 'committed' } },
  ]);
  expect(await claimsOf(offer)).toEqual([opener, first, child, sibling].map(({ booking }) => booking.id));
});

test('what somebody else wrote in between is read again and decided again', async () => {
  const offer = await town.publish(await town.site(), { places: 2 });
  await requested(town, offer);
  api.interfere({ before: once(async () => void (await requested(town, offer))) });
  const order = orderFor(offer);
  expect(await api.deps.ledger.commit(order)).toEqual({
    kind: 'refused',
    refusal: { code: 'place.full', facts: { month, places: 2 } },
  });
  expect(await claimsOf(offer)).not.toContain(order.booking.id);
});

test('terms that changed before the first place was taken send the order back to be decided again', async () => {
  const site = await town.site();
  const offer = await town.publish(site);
  const staff = await town.staffOf(site);
  const body = { places: 9, priceFen: 150_000, revision: 1 };
  done(await staff.send(endpoints.changeClassTerms, { params: { class: offer.id }, body }));
  expect(await api.deps.ledger.commit(orderFor(offer))).toEqual({ kind: 'stale' });
  expect(await claimsOf(offer)).toEqual([]);
});
