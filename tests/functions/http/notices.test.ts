import { lookAfterNotices } from '@huiyue/functions/actions/notices/lookAfterNotices';
import { tick } from '@huiyue/functions/actions/tick';
import { noMetrics } from '@huiyue/functions/gateways/metrics';
import { createStreamRunner } from '@huiyue/functions/local/streamRunner';
import type { Deps } from '@huiyue/functions/ports';
import { auditIn } from '@huiyue/functions/store/audit';
import { streamConsumer } from '@huiyue/functions/stream';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Site } from '@huiyue/shared/site';
import type { SendResult } from '@huiyue/shared/notices/sending';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noticeOf, publishedNotice } from '../../support/town/regulators';
import { monthly } from '../../support/town/things';
import { afterAugust, issued, placeIn } from './billsScene';
import { done, freshKey } from '../../support/town/caller';
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
  staff = await town.staffOf(site);
  offer = await town.publish(site, { places: 2 });
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const told = async (person: Person, query = {}) =>
  done(await (await town.again(person)).send(endpoints.listNotices, { query })).items;
const unread = async (person: Person) =>
  done(await (await town.again(person)).send(endpoints.countUnreadNotices)).unread;
const deliver = () => town.edition.stream.deliverPending();
/** Everything from the beginning, as a stream may. */
const deliverAgain = () =>
  createStreamRunner({
    store: town.edition.store,
    consumer: freshKey(),
    handler: streamConsumer({
      audit: auditIn(town.table),
      outbox: town.edition.deps.outbox,
      metrics: noMetrics,
      onFault: (error) => {
        throw error;
      },
    }),
  }).deliverPending();
const look = (deps: Deps = town.edition.deps) => tick(deps);
const act = async (
  person: Person,
  endpoint: 'confirmBooking' | 'returnBooking',
  id: string,
  body: object = {},
) => done(await (await town.again(person)).send(endpoints[endpoint], { params: { booking: id }, body }));
const minutes = (count: number) => town.clock.advanceHours(count / 60);

async function allow(family: Person, code = 'openid-of-one', key = freshKey()) {
  const body = { allowed: ['answers'], code };
  return done(await (await town.again(family)).send(endpoints.allowNotices, { body, key }));
}

async function answeredFor(family: Person) {
  const booking = await book(
    await town.again(family),
    placeOf(offer, await town.child(await town.again(family))),
  );
  await act(staff, 'confirmBooking', booking.id);
  await deliver();
  return booking;
}

/** The town's own, but that WeChat answers as it is told to. */
function withWechat(answers: (SendResult | Error)[]) {
  const calls: string[] = [];
  const { deps } = town.edition;
  const wechat: Deps['messaging']['wechat'] = {
    send: (to) => {
      calls.push(to);
      const answer = answers.shift() ?? { ok: true };
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  return { calls, deps: { ...deps, messaging: { ...deps.messaging, wechat } } };
}

const sendingsOf = async () =>
  done(await (await town.again(staff)).send(endpoints.listSendings, { query: { site: site.id } })).items;

test('a look that takes too long leaves the rest to the next, and one that has time leaves nothing', async () => {
  const { deps } = town.edition;
  const tells = Array.from({ length: 45 }, (_, index) => ({
    kind: 'reportAnswered' as const,
    to: { who: 'household' as const, id: `hh_backlog${String(index).padStart(4, '0')}` as const },
    about: {},
    facts: { number: String(index) },
    at: town.clock.now(),
  }));
  const waiting = async () =>
    (await deps.notices.due('OUT', '~')).filter(({ to }) => to.id.startsWith('hh_backlog')).length;
  await deps.outbox.put(tells, freshKey());
  expect(await waiting()).toBe(45);
  // Each look at this one’s clock costs eight seconds.
  let now = town.clock.now();
  const slow = { ...deps, now: () => (now += 8000) };
  await lookAfterNotices(slow);
  const left = await waiting();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(45);
  await lookAfterNotices(deps);
  expect(await waiting()).toBe(0);
});

describe('a change of a booking', () => {
  test('is told to whom it concerns and to nobody else, after its commit', async () => {
    const { family, booking, child } = await requested(town, offer);
    expect(await told(staff)).toEqual([]);
    await deliver();
    expect(await told(staff)).toMatchObject([
      {
        kind: 'bookingRequested',
        topic: 'work',
        about: { booking: booking.id, person: child },
        isRead: false,
      },
    ]);
    expect(await told(family)).toEqual([]);
    await act(staff, 'confirmBooking', booking.id);
    await deliver();
    expect(await told(family)).toMatchObject([
      { kind: 'bookingConfirmed', title: '预约成功', isRead: false },
    ]);
    expect((await told(family))[0]?.text).toContain('小满');
    expect(await told(await town.family())).toEqual([]);
    expect(await told(await town.staffOf(await town.site()))).toEqual([]);
  });

  test('is told once, however often the stream delivers it, and stays read', async () => {
    const { family, booking } = await requested(town, offer);
    await act(staff, 'returnBooking', booking.id, { reason: '这个班满了' });
    await deliver();
    const [notice] = await told(family);
    expect(notice).toMatchObject({ kind: 'bookingReturned', isImportant: true });
    expect(notice?.text).toContain('这个班满了');
    const body = { notices: [notice?.id] };
    expect(done(await family.send(endpoints.markNoticesRead, { body }))).toEqual({ unread: 0 });
    expect(await deliverAgain()).toBeGreaterThan(0);
    expect(await told(family)).toMatchObject([{ kind: 'bookingReturned', isRead: true }]);
    expect(await unread(family)).toBe(0);
  });

  test('that is answered late is told as run out, and only if it ran out', async () => {
    const [one, two] = [await requested(town, offer), await requested(town, offer)];
    await act(staff, 'confirmBooking', two.booking.id);
    await deliver();
    town.clock.advanceHours(49);
    await look();
    await look();
    expect((await told(one.family)).map(({ kind }) => kind)).toEqual(['bookingExpired']);
    expect((await told(two.family)).map(({ kind }) => kind)).toEqual(['bookingConfirmed']);
  });

  test('is found by person, a page at a time', async () => {
    const family = await town.family();
    const [first, second] = [await town.child(family), await town.child(family)];
    for (const child of [first, second]) {
      const { id } = await book(family, placeOf(offer, child));
      await act(staff, 'confirmBooking', id);
      minutes(1);
    }
    await deliver();
    expect(await told(family, { person: first })).toMatchObject([{ about: { person: first } }]);
    const page = done(await family.send(endpoints.listNotices, { query: { limit: '1' } }));
    expect([page.items[0]?.about.person, page.next]).toEqual([second, '1']);
  });
});

describe('reading', () => {
  test('is each one’s own in a family, and done for all of a site’s staff', async () => {
    const { family, booking } = await requested(town, offer);
    const grandmother = await town.family(done(await family.send(endpoints.readMe)).household ?? undefined);
    const colleague = await town.staffOf(site);
    await act(staff, 'confirmBooking', booking.id);
    await deliver();
    for (const person of [family, staff]) {
      const notices = (await told(person)).map(({ id }) => id);
      done(await person.send(endpoints.markNoticesRead, { body: { notices } }));
    }
    expect(await unread(grandmother)).toBe(1);
    expect(await unread(colleague)).toBe(0);
    expect(await told(colleague)).toMatchObject([{ isRead: true }]);
  });

  test('another family’s notice changes nothing', async () => {
    const { family, booking } = await requested(town, offer);
    await act(staff, 'confirmBooking', booking.id);
    await deliver();
    const [notice] = await told(family);
    const other = await town.family();
    done(await other.send(endpoints.markNoticesRead, { body: { notices: [notice?.id] } }));
    expect(await unread(family)).toBe(1);
  });
});

describe('a WeChat message', () => {
  test('is sent for each permission once, and never without one', async () => {
    const family = await town.family();
    const key = freshKey();
    await allow(family, 'openid-one', key);
    expect(
      (await allow(family, 'openid-one', key)).wechat.find(({ topic }) => topic === 'answers'),
    ).toMatchObject({ permitted: 1 });
    const { deps, calls } = withWechat([]);
    await answeredFor(family);
    await look(deps);
    await look(deps);
    expect(calls).toEqual(['openid-one']);
    await answeredFor(family);
    await look(deps);
    expect(calls).toHaveLength(1);
    expect(await told(family)).toHaveLength(2);
    expect(await sendingsOf()).toMatchObject([
      { channel: 'wechat', state: 'sent', attempts: 1, isRead: false },
    ]);
  });

  test('that WeChat is too busy for is sent later, after ever longer pauses, and given up in the end', async () => {
    const family = await town.family();
    await allow(family);
    const busy: SendResult = { ok: false, cause: 'busy', mayRetry: true };
    const { deps, calls } = withWechat([busy, busy, busy, busy, busy, busy]);
    await answeredFor(family);
    const tries: number[] = [];
    for (const pause of [0, 1, 5, 30, 120, 600]) {
      if (pause > 0) {
        minutes(pause - 0.5);
        await look(deps);
        minutes(0.5);
      }
      await look(deps);
      tries.push(calls.length);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 5]);
    expect(await sendingsOf()).toMatchObject([{ state: 'failed', cause: 'busy', attempts: 5 }]);
  });

  test('that is not allowed any more is not tried again, and what was counted is forgotten', async () => {
    const family = await town.family();
    await allow(family);
    await allow(family);
    const { deps, calls } = withWechat([{ ok: false, cause: 'notPermitted', mayRetry: false }]);
    await answeredFor(family);
    await look(deps);
    minutes(300);
    await look(deps);
    expect(calls).toHaveLength(1);
    expect(await sendingsOf()).toMatchObject([{ state: 'failed', cause: 'notPermitted' }]);
    const { wechat } = done(await (await town.again(family)).send(endpoints.readNoticeSettings));
    expect(wechat.find(({ topic }) => topic === 'answers')).toMatchObject({ permitted: 0 });
  });

  test('is never sent twice: who dies between sending and writing it down leaves it unknown', async () => {
    const family = await town.family();
    await allow(family);
    const { deps, calls } = withWechat([]);
    const dying: Deps = {
      ...deps,
      outbox: {
        ...deps.outbox,
        commit: (rows, reply) =>
          rows.sendings?.some(({ state }) => state === 'sent')
            ? Promise.reject(new Error('the process is gone'))
            : deps.outbox.commit(rows, reply),
      },
    };
    await answeredFor(family);
    await expect(look(dying)).rejects.toThrow();
    minutes(1);
    await look(deps);
    expect(await sendingsOf()).toMatchObject([{ state: 'claimed' }]);
    minutes(5);
    await look(deps);
    minutes(300);
    await look(deps);
    expect(calls).toHaveLength(1);
    expect(await sendingsOf()).toMatchObject([{ state: 'unknown' }]);
  });

  test('is neither lost nor doubled by a crash before it is claimed', async () => {
    const family = await town.family();
    await allow(family);
    const { deps, calls } = withWechat([]);
    await answeredFor(family);
    for (const dies of ['handOut', 'claim'] as const) {
      const dying: Deps = {
        ...deps,
        outbox: {
          ...deps.outbox,
          commit: (rows, reply) =>
            (dies === 'handOut' ? rows.notices : rows.sendings?.some(({ state }) => state === 'claimed'))
              ? Promise.reject(new Error('the process is gone'))
              : deps.outbox.commit(rows, reply),
        },
      };
      await expect(look(dying)).rejects.toThrow();
      expect(calls).toEqual([]);
    }
    await Promise.all([look(deps), look(deps)]);
    await look(deps);
    expect(calls).toHaveLength(1);
  });

  test('waits for the morning', async () => {
    town.clock.set('2026-07-06T21:29:00+08:00');
    const family = await town.family();
    await allow(family);
    const { deps, calls } = withWechat([]);
    await answeredFor(family);
    minutes(1);
    await look(deps);
    town.clock.set('2026-07-07T07:29:00+08:00');
    await look(deps);
    expect(calls).toHaveLength(0);
    minutes(1);
    await look(deps);
    expect(calls).toHaveLength(1);
  });
});

describe('an important notice that nobody reads', () => {
  const returned = async (family: Person) => {
    const { id } = await book(family, placeOf(offer, await town.child(family)));
    await act(staff, 'returnBooking', id, { reason: '这个班满了' });
    await deliver();
    await look();
  };
  const withPhone = async (phone: string) => {
    const family = await town.family();
    const body = { topicsOff: [], isSmsOff: false, phone };
    expect(done(await family.send(endpoints.changeNoticeSettings, { body }))).toMatchObject({
      phoneEnd: phone.slice(-4),
    });
    return family;
  };
  const callsOf = async (desk: Person, household?: string) => {
    const { send } = await town.again(desk);
    done(await send(endpoints.gatherCallbacks, { body: {} }));
    const { items } = done(await send(endpoints.listCallbacks, { query: { limit: '50' } }));
    return items.filter((one) => one.kind === 'unread' && (household ?? one.household) === one.household);
  };
  const householdOf = async (family: Person) =>
    done(await (await town.again(family)).send(endpoints.readMe)).household ?? undefined;

  test('goes out by SMS, then to the desk, which rings and says so', async () => {
    const family = await withPhone('13900001234');
    const desk = await town.signIn('desk');
    await returned(family);
    town.clock.advanceHours(5.9);
    await look();
    expect(town.edition.sentHere.filter(({ to }) => to === '13900001234')).toEqual([]);
    town.clock.advanceHours(0.2);
    await look();
    await look();
    expect(town.edition.sentHere.filter(({ to }) => to === '13900001234')).toMatchObject([
      { channel: 'sms', title: '预约没有被接收' },
    ]);
    const household = await householdOf(family);
    town.clock.advanceHours(12);
    await look();
    const [call, ...others] = await callsOf(desk, household);
    expect(call).toMatchObject({ about: expect.stringContaining('预约没有被接收'), phone: null });
    expect(others).toEqual([]);
    const { send } = await town.again(desk);
    const params = { callback: call?.id ?? '' };
    // The number is for whoever takes the call.
    expect(done(await send(endpoints.claimCallback, { params, body: {} })).phone).toBe('13900001234');
    const calling = async () =>
      (await sendingsOf()).filter(({ channel }) => channel === 'call').map(({ state }) => state);
    const outcome = async (said: string) =>
      done(await send(endpoints.recordCall, { params, body: { outcome: said } }));
    expect((await outcome('nobodyAnswered')).isClosed).toBe(false);
    expect(await calling()).toEqual(['open']);
    done(await send(endpoints.claimCallback, { params, body: {} }));
    expect((await outcome('reached')).isClosed).toBe(true);
    expect(await calling()).toEqual(['reached']);
    expect(await callsOf(desk, household)).toEqual([]);
    expect((await sendingsOf()).map(({ channel, state }) => [channel, state])).toEqual(
      expect.arrayContaining([
        ['sms', 'sent'],
        ['call', 'reached'],
      ]),
    );
  });

  test('goes no further once it is read', async () => {
    const family = await withPhone('13900005678');
    await returned(family);
    const notices = (await told(family)).map(({ id }) => id);
    done(await family.send(endpoints.markNoticesRead, { body: { notices } }));
    town.clock.advanceHours(30);
    await look();
    await look();
    expect(town.edition.sentHere.filter(({ to }) => to === '13900005678')).toEqual([]);
    expect(await sendingsOf()).toEqual([]);
  });

  test('is put on the list of calls even where nobody left a number', async () => {
    const family = await town.family();
    await returned(family);
    town.clock.advanceHours(7);
    await look();
    town.clock.advanceHours(12);
    await look();
    const calls = await callsOf(await town.signIn('desk'), await householdOf(family));
    expect(calls).toMatchObject([{ phone: null, isClosed: false }]);
  });

  test('a number lies sealed, and only the desk hears it', async () => {
    await returned(await withPhone('13900009999'));
    expect(JSON.stringify(await town.rows())).not.toContain('13900009999');
    expect(JSON.stringify(await sendingsOf())).not.toContain('13900009999');
    expect(refusalCode(await staff.send(endpoints.listCallbacks))).toBe('session.otherRole');
  });
});

describe('what is told of an elder', () => {
  test('is told to those of her circle who asked for it, and to them once', async () => {
    const home = await town.family();
    const elder = await town.elder(home);
    const lunch = await town.offer(site);
    const [sister, brother] = [await town.family(), await town.family()];
    const { household } = done(await home.send(endpoints.readMe));
    if (household === null) throw new Error('a family has a household');
    const member = (account: Person['account'], roles: readonly ('isTold' | 'orders')[]) => ({
      elder,
      household,
      account,
      from: 'hh_elsewhere01' as const,
      name: '二姐',
      relation: '女儿',
      roles,
      since: town.clock.now(),
      revision: 1,
    });
    await town.edition.deps.members.write([
      member(sister.account, ['isTold']),
      member(brother.account, ['orders']),
    ]);
    await book(home, serviceOf(lunch, elder, { date: '2026-07-08' }));
    await deliver();
    await look();
    await look();
    expect(await told(home)).toHaveLength(1);
    expect(await told(sister)).toMatchObject([{ kind: 'bookingConfirmed', about: { person: elder } }]);
    expect(await told(brother)).toEqual([]);
  });
});

function refusalCode(answer: { readonly ok: boolean; readonly problem?: { readonly code: string } }) {
  return answer.problem?.code;
}

describe('money and rules', () => {
  test('a bill is told of when it is issued, once, with what the family bears', async () => {
    const place = await placeIn(town, site, offer);
    town.clock.set(afterAugust);
    const bill = await issued(town, place);
    const items = (await told(await town.again(place.family))).filter(({ kind }) => kind === 'billIssued');
    expect(items.map(({ about }) => about.bill)).toEqual([bill.id]);
  });

  test('whoever sells above a cap that was just published is told, with how much there is of it', async () => {
    const cheap = await town.site();
    await town.publish(cheap, { rates: [monthly(120_000)] });
    const cheapStaff = await town.staffOf(cheap);
    await publishedNotice(town, noticeOf({ capFen: 150_000 }));
    await look();
    await look();
    const of = async (person: Person) =>
      (await told(person)).filter(({ kind }) => kind === 'capPublished').length;
    expect([await of(staff), await of(cheapStaff)]).toEqual([1, 0]);
  });
});
