import { createApp } from '@huiyue/functions/http/app';
import { tick } from '@huiyue/functions/actions/tick';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { spokenCode } from '@huiyue/shared/desk/bookingCode';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import type { SendResult } from '@huiyue/shared/notices/sending';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callerAt, done, freshKey, refusal } from '../../../support/town/caller';
import { mondayMorning, openTown, serviceOf, type Person, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';
import { afterAugust, issued, placeIn } from '../billsScene';

let town: Town;
let desk: Person;
let household: Id<'household'>;
let booking: BookingView;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** A caller without an app has a lunch, and has left a number or none. */
beforeEach(async () => {
  town.clock.set(mondayMorning);
  desk = await town.signIn('desk');
  ({ household } = done(await desk.send(endpoints.openHousehold, { body: {} })));
  const body = { household, name: '王奶奶', birthDate: '1949-12-31' };
  const { id } = done(await desk.send(endpoints.addElder, { body }));
  const canteen = await town.offer(await town.site(), lunchOf());
  const items = [serviceOf(canteen, id, { date: '2026-07-08' })];
  const [made] = done(await desk.send(endpoints.makeBookings, { body: { household, items } })).items;
  if (!made) throw new Error('nothing was booked');
  booking = made;
});

async function leave(phone: string, whose = household) {
  const body = { household: whose, topicsOff: [], isSmsOff: false, phone };
  done(await desk.send(endpoints.changeNoticeSettings, { body }));
}

const texts = () => town.edition.sentHere.filter(({ channel }) => channel === 'sms');
const slips = async (query: Readonly<Record<string, string>> = { booking: booking.id }, by = desk) =>
  done(await by.send(endpoints.listSlips, { query })).items;

/** The town's own door, but that the SMS gateway answers as it is told to. */
function withSms(answers: (SendResult | Error)[]) {
  const { deps } = town.edition;
  const sent: string[] = [];
  const sms: typeof deps.messaging.sms = {
    send: (to) => {
      sent.push(to);
      const answer = answers.shift() ?? { ok: true };
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  const own = { ...deps, messaging: { ...deps.messaging, sms } };
  const app = createApp(own, 'local');
  return { sent, deps: own, send: callerAt((path, init) => app.request(path, init), desk.token) };
}

describe('a booking’s number by SMS', () => {
  test('goes to the number the household left, once for one key, and the desk sees that it went', async () => {
    await leave('13322223333');
    const before = texts().length;
    const key = freshKey();
    const body = { booking: booking.id };
    expect(done(await desk.send(endpoints.sendSlip, { body, key }))).toMatchObject({
      channel: 'sms',
      state: 'sent',
    });
    done(await desk.send(endpoints.sendSlip, { body, key }));
    await tick(town.edition.deps);
    const [text, ...more] = texts().slice(before);
    expect(more).toEqual([]);
    expect(text?.to).toBe('13322223333');
    expect(text?.text).toContain(spokenCode(booking.code));
    expect(await slips()).toMatchObject([{ state: 'sent', cause: null }]);
    // Asked for again it goes again: the first may have been wiped away.
    done(await desk.send(endpoints.sendSlip, { body }));
    expect(texts()).toHaveLength(before + 2);
    expect(await slips()).toHaveLength(2);
    // It lies with the household's notices too, and goes no further way by itself.
    const query = { household };
    const told = done(await desk.send(endpoints.listNotices, { query })).items;
    expect(told.filter(({ kind }) => kind === 'slipOfBooking')).toHaveLength(2);
    town.clock.advanceHours(30);
    await tick(town.edition.deps);
    expect(texts().filter(({ text: said }) => said.includes(spokenCode(booking.code)))).toHaveLength(2);
  });

  test('says whom to call: the institution where it has a number, and the hotline where one is published', async () => {
    await leave('13322220000');
    const last = () => texts().at(-1)?.text ?? '';
    done(await desk.send(endpoints.sendSlip, { body: { booking: booking.id } }));
    // No hotline is published for 景德镇, and none is made up.
    expect(last()).toContain(
      `预约号 ${spokenCode(booking.code)}。要改、要取消，打机构 0000-0000000，报这个号。`,
    );

    const account = 'acc_weihaislip1';
    await town.edition.deps.accounts.open(
      { id: account, role: 'desk', displayName: '威海', sites: [], jurisdictions: ['371000'] },
      { kind: 'demo', name: account },
    );
    const weihai = await town.again({ account });
    const made = done(await weihai.send(endpoints.openHousehold, { body: {} })).household;
    const person = { household: made, name: '于奶奶', birthDate: '1949-12-31' };
    const { id } = done(await weihai.send(endpoints.addElder, { body: person }));
    const phone = { household: made, topicsOff: [], isSmsOff: false, phone: '13322221111' };
    done(await weihai.send(endpoints.changeNoticeSettings, { body: phone }));
    const slipAt = async (date: string, site: Partial<Site> = {}) => {
      const there = await town.site({ jurisdiction: '371000', city: '371000', ...site });
      const canteen = await town.offer(there, lunchOf());
      const items = [serviceOf(canteen, id, { date })];
      const bookings = done(await weihai.send(endpoints.makeBookings, { body: { household: made, items } }));
      done(await weihai.send(endpoints.sendSlip, { body: { booking: bookings.items[0]?.id } }));
      return last();
    };
    expect(await slipAt('2026-07-08')).toContain('打热线 6012349 或机构 0000-0000000，报这个号。');
    expect(await slipAt('2026-07-09', { phone: '' })).toContain('打热线 6012349，报这个号。');
  });

  test('two who press the same key at once send one', async () => {
    await leave('13322224444');
    const before = texts().length;
    const key = freshKey();
    const body = { booking: booking.id };
    const both = await Promise.all([1, 2].map(() => desk.send(endpoints.sendSlip, { body, key })));
    for (const answer of both) done(answer);
    expect(texts()).toHaveLength(before + 1);
    expect(await slips()).toHaveLength(1);
  });

  test('goes at night as well: whoever is on the line has just asked for it', async () => {
    await leave('13322225555');
    town.clock.set('2026-07-06T22:45:00+08:00');
    desk = await town.again(desk);
    expect(done(await desk.send(endpoints.sendSlip, { body: { booking: booking.id } })).state).toBe('sent');
  });

  test('without a number it is refused, and nothing is written down', async () => {
    const answer = await desk.send(endpoints.sendSlip, { body: { booking: booking.id } });
    expect(refusal(answer).code).toBe('slip.noPhone');
    expect(await slips()).toEqual([]);
  });

  test('refused for good it has failed; busy it is tried again; an answer that was lost is not known', async () => {
    await leave('13322226666');
    const body = { booking: booking.id };
    const wrong = withSms([{ ok: false, cause: 'refused', mayRetry: false }]);
    expect(done(await wrong.send(endpoints.sendSlip, { body }))).toMatchObject({
      state: 'failed',
      cause: 'refused',
    });
    town.clock.advanceHours(1 / 60);
    const busy = withSms([{ ok: false, cause: 'busy', mayRetry: true }]);
    expect(done(await busy.send(endpoints.sendSlip, { body }))).toMatchObject({
      state: 'waiting',
      cause: 'busy',
    });
    town.clock.advanceHours(1 / 30);
    await tick(busy.deps);
    expect(busy.sent).toHaveLength(2);
    town.clock.advanceHours(1 / 30);
    const lost = withSms([new Error('the answer was lost')]);
    expect(done(await lost.send(endpoints.sendSlip, { body })).state).toBe('claimed');
    town.clock.advanceHours(1 / 6);
    await tick(lost.deps);
    expect(lost.sent).toHaveLength(1);
    expect((await slips()).map(({ state }) => state)).toEqual(['unknown', 'sent', 'failed']);
  });

  test('is nobody’s outside the desk’s area, and nobody’s but a desk’s', async () => {
    await leave('13322227777');
    const account = 'acc_farslips1';
    await town.edition.deps.accounts.open(
      { id: account, role: 'desk', displayName: '外地', sites: [], jurisdictions: ['371000'] },
      { kind: 'demo', name: account },
    );
    const far = await town.again({ account });
    const [body, query] = [{ booking: booking.id }, { booking: booking.id }];
    expect(refusal(await far.send(endpoints.sendSlip, { body })).code).toBe('notFound');
    expect(refusal(await far.send(endpoints.listSlips, { query })).code).toBe('notFound');
    const family = await town.family();
    expect(refusal(await family.send(endpoints.sendSlip, { body })).code).toBe('session.otherRole');
    expect(refusal(await desk.send(endpoints.listSlips, { query: {} })).code).toBe('request.invalid');
  });
});

test('a receipt’s number and its sum go by SMS too; one that was never given does not', async () => {
  const site = await town.site();
  const place = await placeIn(town, site, await town.publish(site));
  town.clock.set(afterAugust);
  desk = await town.again(desk);
  await leave('13322228888', place.household);
  const bill = await issued(town, place);
  const params = { bill: bill.id };
  const paid = done(
    await desk.send(endpoints.recordPayment, { params, body: { kind: 'cash', amountFen: bill.leftFen } }),
  );
  const receipt = paid.payments[0]?.receipt ?? 0;
  const before = texts().length;
  done(await desk.send(endpoints.sendSlip, { body: { bill: bill.id, receipt } }));
  const [text] = texts().slice(before);
  expect(text?.to).toBe('13322228888');
  expect(text?.text).toContain(`收据号 ${receipt}`);
  expect(text?.text).toContain(`${bill.leftFen / 100}元`);
  expect(await slips({ bill: bill.id })).toMatchObject([{ state: 'sent' }]);
  const wrong = { body: { bill: bill.id, receipt: receipt + 1 } };
  expect(refusal(await desk.send(endpoints.sendSlip, wrong)).code).toBe('notFound');
});

test('nothing of this was a fault but the answer that was lost', () =>
  expect(town.faults).toMatchObject([{ message: 'the answer was lost' }]));
