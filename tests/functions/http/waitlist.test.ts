import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { dayCareOf } from '../../support/town/things';

let town: Town;
let offer: OwnClass;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  town.clock.set(mondayMorning);
  offer = await town.publish(await town.site(), { places: 1 });
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

/** Each a minute after the one before: who joins in the same instant is in no order worth telling. */
async function waiting(): Promise<{ readonly family: Person; readonly id: string }> {
  town.clock.advanceHours(1 / 60);
  const family = await town.family();
  const { id } = await book(family, placeOf(offer, await town.child(family)), endpoints.joinWaitlist);
  return { family, id };
}

async function rankOf({ family, id }: { readonly family: Person; readonly id: string }) {
  const again = await town.again(family);
  return done(await again.send(endpoints.readRank, { params: { booking: id } }));
}

async function stateOf({ family, id }: { readonly family: Person; readonly id: string }) {
  const again = await town.again(family);
  return done(await again.send(endpoints.readBooking, { params: { booking: id } })).state;
}

describe('the waiting list', () => {
  test('is not for those who could have a place', async () => {
    const family = await town.family();
    const items = [placeOf(offer, await town.child(family))];
    expect(refusal(await family.send(endpoints.joinWaitlist, { body: { items } }))).toEqual({
      code: 'waitlist.placeIsFree',
      facts: { period: '2026-08' },
    });
  });

  test('gives one person one turn', async () => {
    await requested(town, offer);
    const family = await town.family();
    const item = placeOf(offer, await town.child(family));
    const first = await book(family, item, endpoints.joinWaitlist);
    expect(refusal(await family.send(endpoints.joinWaitlist, { body: { items: [item] } }))).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: first.id, period: '2026-08' },
    });
  });

  test('offers a place that comes free to whoever waits longest, and to the next when it is declined', async () => {
    const { family, booking } = await requested(town, offer);
    const [first, second] = [await waiting(), await waiting()];
    expect((await rankOf(second)).rank).toBe(2);
    const params = { booking: booking.id };
    done(await family.send(endpoints.cancelBooking, { params, body: {} }));
    expect([await stateOf(first), await stateOf(second)]).toEqual(['offered', 'waiting']);

    // Nobody else gets what is offered.
    const eager = await town.family();
    const items = [placeOf(offer, await town.child(eager))];
    expect(refusal(await eager.send(endpoints.makeBookings, { body: { items } })).code).toBe('place.full');

    done(await first.family.send(endpoints.declineOffer, { params: { booking: first.id }, body: {} }));
    expect([await stateOf(first), await stateOf(second)]).toEqual(['declined', 'offered']);
    const key = freshKey();
    const accept = { params: { booking: second.id }, body: {}, key };
    const accepted = await second.family.send(endpoints.acceptOffer, accept);
    expect(done(accepted)).toMatchObject({ state: 'requested', answerBy: '2026-07-08T09:02:00+08:00' });
    expect(await second.family.send(endpoints.acceptOffer, accept)).toEqual(accepted);
    expect(await town.taken(offer.id, '2026-08')).toBe(1);
  });

  test('an offer nobody answers goes to the next in turn', async () => {
    const { family, booking } = await requested(town, offer);
    const [first, second] = [await waiting(), await waiting()];
    done(await family.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} }));
    town.clock.advanceHours(24);
    await town.edition.deps.ledger.offerWhatIsFree();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['expired', 'offered']);
    const late = (await town.again(first.family)).send;
    expect(refusal(await late(endpoints.acceptOffer, { params: { booking: first.id }, body: {} }))).toEqual({
      code: 'booking.notOpenToAct',
      facts: { state: 'expired' },
    });
  });

  test('is left by cancelling', async () => {
    await requested(town, offer);
    const [first, second] = [await waiting(), await waiting()];
    done(await first.family.send(endpoints.cancelBooking, { params: { booking: first.id }, body: {} }));
    expect(await stateOf(first)).toBe('cancelled');
    expect((await rankOf(second)).rank).toBe(1);
  });

  test('joining twice under one key is joining once', async () => {
    await requested(town, offer);
    const family = await town.family();
    const [body, key] = [{ items: [placeOf(offer, await town.child(family))] }, freshKey()];
    const first = await family.send(endpoints.joinWaitlist, { body, key });
    expect(await family.send(endpoints.joinWaitlist, { body, key })).toEqual(first);
    expect((await town.sheet(offer.id, '2026-08'))?.queue).toHaveLength(1);
  });
});

describe('the rank', () => {
  test('says every reason why it moved, and nobody’s name', async () => {
    await requested(town, offer);
    const first = await waiting();
    town.clock.set('2026-07-06T10:00:00+08:00');
    const second = await waiting();
    town.clock.set('2026-07-06T11:00:00+08:00');
    const third = await waiting();
    const again = await town.again(first.family);
    done(await again.send(endpoints.cancelBooking, { params: { booking: first.id }, body: {} }));
    const rank = await rankOf(third);
    expect(rank).toMatchObject({
      rank: 2,
      waiting: 2,
      group: null,
      joinedOn: '2026-07-06',
      order: null,
      ahead: [{ group: null, joinedOn: '2026-07-06' }],
      moves: [
        { move: 'join', isOwn: true, rankAfter: 3 },
        { move: 'leave', isOwn: false, rankAfter: 2, at: '2026-07-06T11:01:00+08:00' },
      ],
    });
    const told = JSON.stringify(rank).replaceAll(third.id, '');
    expect(told).not.toContain('bkg_');
    expect(told).not.toContain('chd_');
    expect((await rankOf(second)).moves.map(({ rankAfter }) => rankAfter)).toEqual([2, 1]);
  });

  test('follows the groups a jurisdiction publishes, with the clause that names them', async () => {
    // 万源 publishes who is admitted first; unranked, so all of them go first alike.
    const site = await town.site({ jurisdiction: '511781', city: '511781' });
    const service = await town.offer(site, dayCareOf({ places: 1, pricing: 'market' }));
    const taker = await town.family();
    await book(taker, serviceOf(service, await town.elder(taker), { date: '2026-07-08' }));
    const join = async (isProven: boolean) => {
      const family = await town.family();
      const elder = await town.elder(family);
      if (isProven) {
        const desk = await town.signIn('desk');
        const household = done(await family.send(endpoints.readMe)).household;
        const proofs = [{ group: 'priority', published: 'economicHardship' }];
        const body = { household, proofs, revision: 1 };
        done(await desk.send(endpoints.proveGroups, { params: { recipient: elder }, body }));
      }
      const item = serviceOf(service, elder, { date: '2026-07-08' });
      return { family, id: (await book(family, item, endpoints.joinWaitlist)).id };
    };
    const ordinary = await join(false);
    town.clock.set('2026-07-06T09:30:00+08:00');
    const proven = await join(true);
    expect((await rankOf(proven)).rank).toBe(1);
    const rank = await rankOf(ordinary);
    expect(rank).toMatchObject({
      rank: 2,
      group: null,
      order: { isRanked: false, clause: { id: 'wanyuan.priority.admission' } },
      ahead: [{ joinedOn: '2026-07-06' }],
    });
    expect(rank.ahead[0]?.group).toContain('经济困难');
    expect(rank.moves.map(({ move, isOwn, rankAfter }) => [move, isOwn, rankAfter])).toEqual([
      ['join', true, 1],
      ['join', false, 2],
    ]);
  });

  test('is for those who wait, their institution and the desk', async () => {
    await requested(town, offer);
    const { id } = await waiting();
    const params = { booking: id };
    const stranger = await town.family();
    expect(refusal(await stranger.send(endpoints.readRank, { params })).code).toBe('notFound');
    const desk = await town.signIn('desk');
    expect(done(await desk.send(endpoints.readRank, { params })).rank).toBe(1);
  });
});

test('the log of a queue is a chain that a regulator can follow', async () => {
  await requested(town, offer);
  const first = await waiting();
  await waiting();
  done(await first.family.send(endpoints.cancelBooking, { params: { booking: first.id }, body: {} }));
  const regulator = await regulatorOf(town);
  const params = { seller: offer.id, period: '2026-08' };
  const { items } = done(await regulator.send(endpoints.readQueueLog, { params }));
  expect(items.map(({ move }) => move)).toEqual(['join', 'join', 'leave']);
  expect(items.slice(1).map(({ before }) => before)).toEqual(items.slice(0, -1).map(({ hash }) => hash));
  expect(refusal(await first.family.send(endpoints.readQueueLog, { params })).code).toBe('session.otherRole');
  const wrong = { seller: offer.id, period: '2026-08-01' };
  expect(refusal(await regulator.send(endpoints.readQueueLog, { params: wrong })).code).toBe('notFound');
});
