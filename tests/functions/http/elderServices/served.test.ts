import { lookForMissed } from '@huiyue/functions/actions/elderServices/missed';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../../support/town/caller';
import { mondayMorning, openTown, serviceOf, type Town } from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const day = '2026-07-08';
const at = (time: string) => `${day}T${time}:00+08:00`;

async function scene() {
  const site = await town.site();
  const lunch = await town.offer(site, lunchOf({ missed: { afterMinutes: 30, circleMinutes: 60 } }));
  const family = await town.family();
  const elder = await town.elder(family);
  const order = { items: [serviceOf(lunch, elder, { date: day })] };
  const { items } = done(await family.send(endpoints.makeBookings, { body: order }));
  const params = { booking: items[0]?.id ?? '' };
  town.clock.set(at('13:00'));
  const [caller, staff, desk] = [
    await town.again(family),
    await town.staffOf(site),
    await town.signIn('desk'),
  ];
  const mark = (body: object, key = freshKey()) => staff.send(endpoints.markService, { params, body, key });
  const read = async () => done(await caller.send(endpoints.readServiceRecord, { params }));
  return { site, lunch, elder, family: caller, staff, desk, params, mark, read };
}

test('begun and ended are facts, what was noticed another, and her own word a third: silence is none', async () => {
  const { staff, site, params, mark, read } = await scene();
  expect(await read()).toMatchObject({ begun: null, ended: null, confirmation: null, attendance: null });
  done(await mark({ did: 'begun', happenedAt: at('11:20') }));
  done(await mark({ did: 'ended', happenedAt: at('12:05'), tags: ['ateLittle'], words: '说牙疼' }));
  const record = await read();
  expect(record).toMatchObject({
    begun: { happenedAt: at('11:20'), by: { role: 'institution' } },
    ended: { happenedAt: at('12:05') },
    noticed: [{ words: '说牙疼', tags: ['ateLittle'] }],
    confirmation: null,
    conflicts: [],
    attendance: { kind: 'present', from: 680, to: 725 },
  });
  const roll = done(
    await staff.send(endpoints.readSiteAttendance, { params: { site: site.id }, query: { on: day } }),
  );
  expect(roll.items.find(({ booking }) => booking === params.booking)?.mark).toEqual(record.attendance);
});

test('arriving late and twice, a mark counts once and when it happened; of another day, or to come, not at all', async () => {
  const { mark, read } = await scene();
  const key = freshKey();
  const first = done(await mark({ did: 'delivered', happenedAt: at('11:30') }, key));
  expect(done(await mark({ did: 'delivered', happenedAt: at('11:30') }, key))).toEqual(first);
  done(await mark({ did: 'delivered', happenedAt: at('11:30') }));
  expect((await read()).conflicts).toEqual([]);
  for (const happenedAt of ['2026-07-07T11:30:00+08:00', at('13:30')])
    expect(refusal(await mark({ did: 'ended', happenedAt })).code).toBe('record.otherDay');
  expect(refusal(await mark({ did: 'noticed', happenedAt: at('12:00') })).code).toBe('request.invalid');
  // A telephone whose clock is some minutes ahead is believed, but for the minutes.
  expect(done(await mark({ did: 'ended', happenedAt: at('13:04') })).ended?.happenedAt).toBe(at('13:00'));
});

test('two people who say different things are both told, and neither is swallowed', async () => {
  const { site, params, mark } = await scene();
  done(await mark({ did: 'delivered', happenedAt: at('11:30') }));
  const colleague = await town.staffOf(site);
  const other = { did: 'delivered', happenedAt: at('11:45') };
  const told = done(await colleague.send(endpoints.markService, { params, body: other }));
  expect(told.delivered?.happenedAt).toBe(at('11:30'));
  expect(told.conflicts.map(({ happenedAt }) => happenedAt)).toEqual([at('11:45')]);
  const body = { did: 'notHome', happenedAt: at('11:50') };
  const again = done(await colleague.send(endpoints.markService, { params, body }));
  expect(again.conflicts.map(({ did }) => did)).toEqual(['delivered', 'notHome']);
});

test('a number she tells the carer is her word; guessed at, it is soon none', async () => {
  const { staff, family, desk, params, read } = await scene();
  const code = (await read()).code ?? '';
  expect(code).toMatch(/^\d{4}$/);
  const theirs = done(await staff.send(endpoints.readServiceRecord, { params }));
  expect(theirs.code).toBeNull();
  const say = (told: string) =>
    staff.send(endpoints.confirmService, { params, body: { how: 'code', code: told } });
  const wrong = code === '0000' ? '0001' : '0000';
  expect(refusal(await say(wrong))).toEqual({ code: 'code.wrong', facts: { triesLeft: 4 } });
  const confirmed = done(await say(code));
  expect(confirmed.confirmation?.how).toBe('code');
  const twice = await desk.send(endpoints.confirmService, { params, body: { how: 'phone' } });
  expect(refusal(twice).code).toBe('record.confirmedBefore');
  const tap = await family.send(endpoints.confirmService, { params, body: { how: 'tap' } });
  // Her daughter's telephone is not her own.
  expect(refusal(tap).code).toBe('notFound');
});

test('the right number is worth nothing after five wrong ones', async () => {
  const { staff, params, read } = await scene();
  const code = (await read()).code ?? '';
  const wrong = code === '0000' ? '0001' : '0000';
  const say = (told: string) =>
    staff.send(endpoints.confirmService, { params, body: { how: 'code', code: told } });
  for (let left = 4; left >= 0; left -= 1)
    expect(refusal(await say(wrong))).toMatchObject({ facts: { triesLeft: left } });
  expect(refusal(await say(code))).toEqual({ code: 'code.wrong', facts: { triesLeft: 0 } });
  expect((await read()).confirmation).toBeNull();
});

test('nobody at home: the circle is asked to call, and a visit that saw nobody leaves it open', async () => {
  const { desk, family, params, mark, site } = await scene();
  done(await mark({ did: 'notHome', happenedAt: at('12:40') }));
  const mine = done(await family.send(endpoints.listMissed)).items;
  expect(mine).toMatchObject([{ why: 'notHome', stage: 'circleToCall', circleUntil: at('14:00') }]);
  const city = { query: { city: site.city } };
  const onList = async () =>
    done(await desk.send(endpoints.listMissed, city)).items.some(({ booking }) => booking === params.booking);
  expect(await onList()).toBe(true);
  const follow = (send: typeof family.send, body: object) => send(endpoints.followMissed, { params, body });
  const calledInVain = done(await follow(family.send, { did: 'notReached', words: '没人接' }));
  expect(calledInVain.stage).toBe('communityToVisit');
  const knocked = done(await follow(desk.send, { did: 'notSeen', words: '敲门没人应' }));
  expect(knocked.stage).toBe('communityToVisit');
  const seen = done(await follow(desk.send, { did: 'seen', words: '在邻居家' }));
  expect(seen.steps.map(({ did, role }) => [did, role])).toEqual([
    ['opened', 'institution'],
    ['notReached', 'family'],
    ['notSeen', 'desk'],
    ['seen', 'desk'],
  ]);
  expect(await onList()).toBe(false);
  expect(refusal(await follow(desk.send, { did: 'reached' })).code).toBe('missed.closed');
});

test('of whom nothing is said half an hour after the sitting, is missed; the circle’s hour over, it is the community’s', async () => {
  const served = await scene();
  done(await served.mark({ did: 'delivered', happenedAt: at('11:30') }));
  town.clock.set(mondayMorning);
  const { family, params, mark } = await scene();
  town.clock.set(at('13:29'));
  await lookForMissed(town.edition.deps);
  expect(done(await family.send(endpoints.listMissed)).items).toEqual([]);
  town.clock.set(at('13:30'));
  await lookForMissed(town.edition.deps);
  await lookForMissed(town.edition.deps);
  const missedBy = async (who: typeof family) =>
    done(await (await town.again(who)).send(endpoints.listMissed)).items;
  expect(await missedBy(served.family)).toEqual([]);
  const [first, ...more] = await missedBy(family);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ booking: params.booking, why: 'noMark', stage: 'circleToCall' });
  town.clock.set(at('14:30'));
  await lookForMissed(town.edition.deps);
  expect((await missedBy(family))[0]?.stage).toBe('communityToVisit');
  done(await mark({ did: 'delivered', happenedAt: at('12:55') }));
  expect((await missedBy(family))[0]).toMatchObject({
    stage: 'closed',
    steps: [{ did: 'opened' }, { did: 'escalated', role: null }, { did: 'cameAfterAll' }],
  });
});

test('what the day’s list says at a door is what the family sees: a door nobody opens is told at once, whoever was met closes it', async () => {
  const site = await town.site();
  const terms = {
    meal: { ways: ['dineIn', 'deliver'] as const },
    missed: { afterMinutes: 30, circleMinutes: 60 },
  };
  const lunch = await town.offer(site, lunchOf(terms));
  const family = await town.family();
  const elder = await town.elder(family);
  const said = { name: '奶奶', birthDate: '1950-03-01', card: { address: '演示路1号' }, revision: 1 };
  done(await family.send(endpoints.changeElder, { params: { elder }, body: said }));
  const guest = await town.elder(family);
  const items = [
    { ...serviceOf(lunch, elder, { date: day }), meal: { way: 'deliver' } },
    { ...serviceOf(lunch, guest, { date: day }), meal: { way: 'dineIn' } },
  ];
  const made = done(await family.send(endpoints.makeBookings, { body: { items } })).items;
  const of = (who: string) => made.find(({ recipient }) => recipient.id === who)?.id ?? '';
  town.clock.set(at('11:40'));
  const [caller, staff] = [await town.again(family), await town.staffOf(site)];
  const params = { site: site.id };
  const marks = (booking: string, mark: object, seen: number, key = freshKey()) => {
    const body = { on: day, marks: [{ booking, mark, seen, happenedAt: at('11:35') }] };
    return staff.send(endpoints.recordMarks, { params, body, key });
  };
  const missed = async () => done(await caller.send(endpoints.listMissed, {})).items;
  const record = async (booking: string) =>
    done(await caller.send(endpoints.readServiceRecord, { params: { booking } }));
  const nobody = { kind: 'absent', isAnnounced: false };

  const { people } = done(await staff.send(endpoints.readToday, { params }));
  expect(new Set(people.map(({ way }) => way))).toEqual(new Set(['deliver', 'dineIn']));
  const key = freshKey();
  done(await marks(of(elder), nobody, 0, key));
  done(await marks(of(elder), nobody, 0, key));
  expect(await missed()).toMatchObject([{ booking: of(elder), why: 'notHome', stage: 'circleToCall' }]);
  expect((await record(of(elder))).notHome).toMatchObject({ happenedAt: at('11:35') });
  // Who eats at the canteen may still come: that is asked once the sitting is over.
  done(await marks(of(guest), nobody, 0));
  expect(await missed()).toHaveLength(1);

  const there = { kind: 'present', from: 660, to: 780 };
  done(await marks(of(elder), there, 1));
  expect(await missed()).toMatchObject([{ stage: 'closed' }]);
  expect(await record(of(elder))).toMatchObject({ delivered: { happenedAt: at('11:35') } });
  done(await marks(of(guest), there, 1));
  expect((await record(of(guest))).delivered).toMatchObject({ by: { role: 'institution' } });
});
