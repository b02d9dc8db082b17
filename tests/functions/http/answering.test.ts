import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Site } from '@huiyue/shared/site';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi } from '../../support/town/anotherApi';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { monthly } from '../../support/town/things';

let town: Town;
let site: Site;
let offer: OwnClass;
let other: OwnClass;
let staff: Person;
let colleague: Person;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  town.clock.set(mondayMorning);
  site = await town.site();
  offer = await town.publish(site, { places: 3 });
  other = await town.publish(site, { places: 1, name: '另一个班', rates: [monthly(165_000)] });
  [staff, colleague] = await Promise.all([town.staffOf(site), town.staffOf(site)]);
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const byText = (one: string, other: string) => (one < other ? -1 : 1);
const params = () => ({ site: site.id });
const stateOf = async (person: Person, id: string) =>
  done(await (await town.again(person)).send(endpoints.readBooking, { params: { booking: id } }));

describe('many answers at once', () => {
  test('each is told of by itself: what is waiting is confirmed, what is not says who was first', async () => {
    const [one, two, three] = [
      await requested(town, offer),
      await requested(town, offer),
      await requested(town, offer),
    ];
    const given = { params: { booking: two.booking.id }, body: { reason: '本班已满' } };
    done(await colleague.send(endpoints.returnBooking, given));
    done(
      await three.family.send(endpoints.cancelBooking, { params: { booking: three.booking.id }, body: {} }),
    );
    const strange = await requested(town, await town.publish(await town.site()));
    const ids = [one, two, three, strange].map(({ booking }) => booking.id);
    const sending = { params: params(), body: { bookings: ids }, key: freshKey() };
    const told = done(await staff.send(endpoints.confirmBookings, sending));
    expect(told.items).toMatchObject([
      { outcome: 'confirmed', state: 'confirmed' },
      {
        outcome: 'answeredBefore',
        state: 'returned',
        answered: { act: 'return', role: 'institution', name: '试验账号' },
      },
      { outcome: 'answeredBefore', state: 'cancelled', answered: { role: 'family', name: null } },
      { outcome: 'notFound', recipient: null },
    ]);
    expect(done(await staff.send(endpoints.confirmBookings, sending))).toEqual(told);
    expect(
      done(await staff.send(endpoints.readBooking, { params: { booking: ids[0] ?? '' } })).history,
    ).toHaveLength(2);
  });

  test('of two colleagues at the same moment each request is answered once', async () => {
    const asked = [await requested(town, offer), await requested(town, offer), await requested(town, offer)];
    const bookings = asked.map(({ booking }) => booking.id);
    const second = anotherApi(town);
    const body = { bookings };
    const [mine, theirs] = await Promise.all([
      staff.send(endpoints.confirmBookings, { params: params(), body }),
      second.as(colleague)(endpoints.confirmBookings, {
        params: params(),
        body: { bookings: bookings.toReversed() },
      }),
    ]);
    second.close();
    const outcomes = [...done(mine).items, ...done(theirs).items];
    for (const id of bookings)
      expect(
        outcomes
          .filter(({ booking }) => booking === id)
          .map(({ outcome }) => outcome)
          .sort(),
      ).toEqual(['answeredBefore', 'confirmed']);
    for (const { family, booking } of asked)
      expect((await stateOf(family, booking.id)).history.map(({ act }) => act)).toEqual([
        'request',
        'confirm',
      ]);
  });

  test('whoever comes second with one answer is told by whom it was given', async () => {
    const { booking } = await requested(town, offer);
    const about = { params: { booking: booking.id } };
    done(await colleague.send(endpoints.confirmBooking, { ...about, body: {} }));
    expect(refusal(await staff.send(endpoints.confirmBooking, { ...about, body: {} })).code).toBe(
      'booking.notOpenToAct',
    );
    expect(done(await staff.send(endpoints.readLastAnswer, about))).toMatchObject({
      state: 'confirmed',
      answered: { act: 'confirm', name: '试验账号' },
    });
  });
});

describe('another place instead', () => {
  const elsewhere = (room: OwnClass, month = '2026-08') => ({
    class: room.id,
    when: { careMode: 'fullDay', month },
    reason: '这个班排满了，另一个班还有位子',
  });
  const propose = (booking: string, room: OwnClass, month?: string, by = staff) =>
    by.send(endpoints.proposeInstead, { params: { booking }, body: elsewhere(room, month) });
  const taken = async () => [await town.taken(offer.id, '2026-08'), await town.taken(other.id, '2026-08')];

  test('is held while the one asked for goes back, and is theirs when they say yes to its price', async () => {
    const { family, booking } = await requested(town, offer);
    expect(await taken()).toEqual([1, 0]);
    const held = done(await propose(booking.id, other));
    expect(held).toMatchObject({ state: 'offered', offer: { id: other.id }, payFen: 165_000 });
    expect(held.history.at(-1)).toMatchObject({ act: 'propose', movedFrom: { offer: { id: offer.id } } });
    expect(await taken()).toEqual([0, 1]);

    const about = { params: { booking: booking.id } };
    // Dearer: not by a tap on something else.
    expect(refusal(await family.send(endpoints.acceptOffer, { ...about, body: {} }))).toMatchObject({
      code: 'price.changed',
      facts: { reviewedFen: 158_000, priceFen: 165_000 },
    });
    const accepted = done(await family.send(endpoints.acceptOffer, { ...about, body: { payFen: 165_000 } }));
    expect(accepted).toMatchObject({ state: 'confirmed', offer: { id: other.id }, payFen: 165_000 });
    expect(await taken()).toEqual([0, 1]);
  });

  test('gives everything back when it is declined, and when nobody answers', async () => {
    const declined = await requested(town, offer);
    done(await propose(declined.booking.id, other));
    const about = { params: { booking: declined.booking.id }, body: {} };
    expect(done(await declined.family.send(endpoints.declineOffer, about)).state).toBe('declined');
    expect(await taken()).toEqual([0, 0]);

    const silent = await requested(town, offer);
    done(await propose(silent.booking.id, other));
    town.clock.advanceHours(25);
    const lapsed = await stateOf(silent.family, silent.booking.id);
    expect(lapsed).toMatchObject({ state: 'expired', reason: elsewhere(other).reason });
    expect(await taken()).toEqual([0, 0]);
    const late = await (
      await town.again(silent.family)
    ).send(endpoints.acceptOffer, {
      params: { booking: silent.booking.id },
      body: { payFen: 165_000 },
    });
    expect(refusal(late).code).toBe('booking.notOpenToAct');
  });

  test('may be another month of the same room, and leaves the family its time until it says yes', async () => {
    const { family, booking } = await requested(town, offer);
    done(await propose(booking.id, offer, '2026-09'));
    expect(await town.taken(offer.id, '2026-09')).toBe(1);
    expect(await taken()).toEqual([0, 0]);
    // Their August is free again, and so is their September until they decide.
    const accepted = await family.send(endpoints.acceptOffer, {
      params: { booking: booking.id },
      body: { payFen: 158_000 },
    });
    expect(done(accepted)).toMatchObject({ state: 'confirmed', period: '2026-09' });
  });

  test('of two who are proposed the last place at the same moment one has it, and the other keeps what it had', async () => {
    const [one, two] = [await requested(town, offer), await requested(town, offer)];
    const second = anotherApi(town);
    const answers = await Promise.all([
      propose(one.booking.id, other),
      second.as(colleague)(endpoints.proposeInstead, {
        params: { booking: two.booking.id },
        body: elsewhere(other),
      }),
    ]);
    second.close();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusal(answers.find(({ ok }) => !ok) ?? answers[0]).code).toBe('place.full');
    expect(await taken()).toEqual([1, 1]);
    const states = [await stateOf(one.family, one.booking.id), await stateOf(two.family, two.booking.id)];
    expect(states.map(({ state }) => state).sort()).toEqual(['offered', 'requested']);
  });

  test('never takes what somebody waits for, nor what is kept for those at the door', async () => {
    const kept = await town.publish(site, { places: 1, reserves: [{ for: 'offline', units: 1 }] });
    const { booking } = await requested(town, offer);
    expect(refusal(await propose(booking.id, kept)).code).toMatch(/^place\./);
    done(await propose(booking.id, other));
    const next = await requested(town, offer);
    const waiter = await town.family();
    await book(waiter, placeOf(other, await town.child(waiter)), endpoints.joinWaitlist);
    done(await propose(next.booking.id, offer, '2026-09'));
    const third = await requested(town, offer);
    expect(refusal(await propose(third.booking.id, other)).code).toBe('place.full');
  });

  test('is for a request alone, and for those who work where both are', async () => {
    const { booking } = await requested(town, offer);
    const stranger = await town.staffOf(await town.site());
    expect(refusal(await propose(booking.id, other, undefined, stranger)).code).toBe('notFound');
    const far = await town.publish(await town.site());
    expect(refusal(await propose(booking.id, far)).code).toBe('notFound');
    done(await staff.send(endpoints.confirmBooking, { params: { booking: booking.id }, body: {} }));
    expect(refusal(await propose(booking.id, other)).code).toBe('booking.notOpenToAct');
  });
});

describe('incidents', () => {
  const happened = (bookings: readonly string[]) => ({
    params: params(),
    body: {
      kind: 'fall',
      on: '2026-07-06',
      at: 500,
      bookings,
      what: '在滑梯旁跌倒，膝盖擦破',
      done: '清洗、包扎，通知了家长',
      told: ['guardian'],
    },
  });

  test('are told to the families concerned in the same commit, and closed with a word', async () => {
    const [hurt, by] = [await requested(town, offer), await requested(town, offer)];
    const written = done(
      await staff.send(endpoints.recordIncident, happened([hurt.booking.id, by.booking.id])),
    );
    expect(written).toMatchObject({ isOpen: true, concerned: [{}, {}] });
    const notices = (await town.rows()).filter(({ sk }) => String(sk).startsWith('NOTICE#'));
    const about = notices.filter(({ kind }) => kind === 'incident');
    expect(about.map(({ pk }) => String(pk)).toSorted(byText)).toEqual(
      [hurt.booking.household, by.booking.household].map((id) => `OWN#household:${id}`).toSorted(byText),
    );
    // Not a word of what happened leaves the record.
    expect(JSON.stringify(about)).not.toContain('滑梯');

    const one = { params: { ...params(), incident: written.id } };
    const seen = done(await hurt.family.send(endpoints.readIncident, one));
    expect(seen.concerned.map(({ booking }) => booking)).toEqual([hurt.booking.id]);
    const neighbour = await town.family();
    expect(refusal(await neighbour.send(endpoints.readIncident, one)).code).toBe('notFound');

    const word = { ...one, body: { words: '已经好了', told: [], closes: true, revision: 1 } };
    expect(done(await staff.send(endpoints.addIncidentWord, word)).isOpen).toBe(false);
    expect(refusal(await colleague.send(endpoints.addIncidentWord, word)).code).toBe('incident.changed');
    const open = done(
      await staff.send(endpoints.listSiteIncidents, { params: params(), query: { state: 'open' } }),
    );
    expect(open.items).toEqual([]);
  });

  test('are seen by the regulator of the place, and by no other', async () => {
    const { booking } = await requested(town, offer);
    const { id } = done(await staff.send(endpoints.recordIncident, happened([booking.id])));
    const query = { city: '360200' };
    const own = await regulatorOf(town, '360200');
    const ids = done(await own.send(endpoints.listIncidents, { query })).items.map((one) => one.id);
    expect(ids).toContain(id);
    const far = await regulatorOf(town, '500231');
    expect(done(await far.send(endpoints.listIncidents, { query })).items).toEqual([]);
    const one = { params: { ...params(), incident: id } };
    expect(refusal(await far.send(endpoints.readIncident, one)).code).toBe('notFound');
  });
});
