import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Site } from '@huiyue/shared/site';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import { mondayMorning, openTown, requested, type Person, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';

let town: Town;
let site: Site;
let offer: OwnClass;
let staff: Person;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  town.clock.set(mondayMorning);
  site = await town.site();
  offer = await town.publish(site);
  staff = await town.staffOf(site);
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

async function served() {
  const { family, booking } = await requested(town, offer);
  const params = { booking: booking.id };
  done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
  return { family, booking };
}

const words = '老师很耐心。';
const five = { stars: 5, tags: ['kind'], words };

describe('a rating', () => {
  test('is for who was served: not before, once, and changed while it may be', async () => {
    const { family, booking } = await served();
    const params = { booking: booking.id };
    expect(refusal(await family.send(endpoints.rate, { params, body: five })).code).toBe('rating.notServed');

    town.clock.set('2026-08-05T09:00:00+08:00');
    const later = await town.again(family);
    done(await later.send(endpoints.rate, { params, body: five }));
    done(await later.send(endpoints.rate, { params, body: { ...five, stars: 2 } }));
    const query = { params: { site: site.id } };
    expect(done(await town.stranger(endpoints.listRatings, query))).toMatchObject({
      total: 1,
      counts: [0, 1, 0, 0, 0],
      items: [{ stars: 2, words }],
    });

    town.clock.set('2026-08-20T09:00:00+08:00');
    const tooLate = await town.again(family);
    expect(refusal(await tooLate.send(endpoints.rate, { params, body: five }))).toEqual({
      code: 'rating.closed',
      facts: { closedAt: Date.parse('2026-08-20T00:00:00+08:00') },
    });
  });

  test('is not for who never came, nor for others', async () => {
    const { family, booking } = await served();
    town.clock.set('2026-08-04T12:00:00+08:00');
    const now = await town.again(staff);
    const marks = [{ booking: booking.id, mark: { kind: 'absent', isAnnounced: false } }];
    done(
      await now.send(endpoints.recordAttendance, {
        params: { site: site.id },
        body: { on: '2026-08-03', marks },
      }),
    );
    const params = { booking: booking.id };
    const later = await town.again(family);
    expect(refusal(await later.send(endpoints.rate, { params, body: five })).code).toBe('rating.notServed');
    const others = await town.family();
    expect((await others.send(endpoints.rate, { params, body: five })).status).toBe(404);
  });

  test('is answered by the institution, and a regulator of the place takes out words, not stars', async () => {
    const { family, booking } = await served();
    town.clock.set('2026-08-05T09:00:00+08:00');
    const params = { booking: booking.id };
    done(await (await town.again(family)).send(endpoints.rate, { params, body: five }));
    const own = await town.again(staff);
    const others = await town.staffOf(await town.site());
    const reply = { params, body: { words: '谢谢。' } };
    expect((await others.send(endpoints.replyToRating, reply)).status).toBe(404);
    done(await own.send(endpoints.replyToRating, reply));
    expect(
      done(await own.send(endpoints.replyToRating, { params, body: { words: '多谢。' } })).reply?.words,
    ).toBe('多谢。');
    const body = { site: site.id, reason: '写了电话号码' };
    const elsewhere = await regulatorOf(town, '371000');
    expect((await elsewhere.send(endpoints.removeRatingWords, { params, body })).status).toBe(404);
    const regulator = await regulatorOf(town);
    expect(done(await regulator.send(endpoints.removeRatingWords, { params, body }))).toMatchObject({
      stars: 5,
      words: '',
      removed: { reason: '写了电话号码' },
      reply: { words: '多谢。' },
    });
  });
});

const unhappy = { topic: 'meals', words: '午饭是凉的。' };

describe('a complaint', () => {
  async function filed(by: Person, body: object = { site: site.id, ...unhappy }) {
    return done(await by.send(endpoints.fileComplaint, { body }));
  }

  test('gets the next number of its city and day, once, however many come at once', async () => {
    const family = await town.family();
    const key = freshKey();
    const body = { site: site.id, ...unhappy };
    const first = await family.send(endpoints.fileComplaint, { body, key });
    const number = done(first).number;
    expect(number).toMatch(/^360200-20260706-\d{4}$/);
    expect(await family.send(endpoints.fileComplaint, { body, key })).toEqual(first);
    const families = await Promise.all([1, 2, 3, 4].map(() => town.family()));
    const numbers = (await Promise.all(families.map((one) => filed(one)))).map((one) => one.number);
    const counters = [number, ...numbers].map((one) => Number(one.slice(-4))).toSorted((a, b) => a - b);
    expect(counters.map((one) => one - (counters[0] ?? 0))).toEqual([0, 1, 2, 3, 4]);
  });

  test('goes from the institution’s answer to the family’s word, or to the regulator’s decision', async () => {
    const family = await town.family();
    const { number, answerBy, state } = await filed(family);
    // No plan says how many days there are: so nobody is told a number, and nobody has to wait.
    expect([answerBy, state]).toEqual([null, 'withInstitution']);
    const params = { number };
    const others = await town.family();
    expect((await others.send(endpoints.readComplaint, { params })).status).toBe(404);
    expect((await family.send(endpoints.answerComplaint, { params, body: { words } })).status).toBe(403);
    const regulator = await regulatorOf(town);
    const decision = { params, body: { outcome: 'upheld', words: '已责令整改。' } };
    expect(refusal(await regulator.send(endpoints.decideComplaint, decision)).code).toBe(
      'complaint.notOpenToAct',
    );
    const answered = done(
      await staff.send(endpoints.answerComplaint, { params, body: { words: '已换保温桶。' } }),
    );
    expect(answered).toMatchObject({ state: 'answered', acts: [] });
    done(await family.send(endpoints.escalateComplaint, { params, body: { words: '还是凉的。' } }));
    expect(done(await regulator.send(endpoints.decideComplaint, decision))).toMatchObject({
      state: 'decided',
      history: [
        { act: 'file' },
        { act: 'answer', words: '已换保温桶。' },
        { act: 'escalate' },
        { act: 'decide', outcome: 'upheld' },
      ],
    });
    expect(refusal(await family.send(endpoints.settleComplaint, { params, body: {} })).code).toBe(
      'complaint.notOpenToAct',
    );
    const mine = done(await family.send(endpoints.listComplaints)).items;
    expect(mine.map((one) => one.number)).toEqual([number]);
    const theirs = done(await staff.send(endpoints.listSiteComplaints, { params: { site: site.id } })).items;
    expect(theirs.map((one) => one.number)).toEqual([number]);
  });

  test('is filed by the desk for a caller, and is the caller’s', async () => {
    const family = await town.family();
    const child = await town.child(family);
    expect(child).toBeTruthy();
    const { household } = (await requested(town, offer)).booking;
    const desk = await town.signIn('desk');
    const complaint = await filed(desk, { site: site.id, household, ...unhappy });
    expect(complaint.channel).toBe('desk');
    const listed = done(await desk.send(endpoints.listComplaints, { query: { household } })).items;
    expect(listed).toMatchObject([{ number: complaint.number }]);
  });

  test('about the authority itself begins with the regulator', async () => {
    const family = await town.family();
    const complaint = await filed(family, { jurisdiction: '360203', topic: 'other', words: '打不通电话。' });
    expect(complaint).toMatchObject({ state: 'withRegulator', site: null, place: '珠山区' });
  });
});

describe('a report of being asked for too much', () => {
  const report = () => ({ site: site.id, topic: 'moreThanAMonth', words: '' });

  test('goes straight to the regulator of the place, with the rule it is about, and past the institution', async () => {
    const weihai = await town.site({ city: '371000', jurisdiction: '371002' });
    const family = await town.family();
    const body = { ...report(), site: weihai.id };
    const made = done(await family.send(endpoints.fileComplaint, { body }));
    expect(made).toMatchObject({ state: 'withRegulator', isReport: true });
    expect(made.clauses.map(({ phrase }) => phrase).join()).toContain('按月收取');
    const theirs = await town.staffOf(weihai);
    const params = { number: made.number };
    expect((await theirs.send(endpoints.readComplaint, { params })).status).toBe(404);
    expect(
      done(await theirs.send(endpoints.listSiteComplaints, { params: { site: weihai.id } })).items,
    ).toEqual([]);
    const regulator = await regulatorOf(town, '371000');
    const body2 = { outcome: 'upheld', words: '已约谈，退回多收的钱。' };
    expect(done(await regulator.send(endpoints.decideComplaint, { params, body: body2 })).state).toBe(
      'decided',
    );
  });

  test('counts as a hint of its site, and is seen by those who watch over the place alone', async () => {
    for (const _ of [1, 2]) {
      const family = await town.family();
      done(await family.send(endpoints.fileComplaint, { body: report() }));
    }
    const query = { jurisdiction: '360200', reports: 'true', open: 'true' };
    const regulator = await regulatorOf(town);
    const list = done(await regulator.send(endpoints.listCityComplaints, { query }));
    expect(list.hints).toContainEqual({ site: { id: site.id, name: site.name }, reports: 2 });
    const elsewhere = await regulatorOf(town, '371000');
    expect((await elsewhere.send(endpoints.listCityComplaints, { query })).status).toBe(404);
  });
});
