import { civilDate } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Site } from '@huiyue/shared/site';
import { freeUnits, takenUnits } from '@huiyue/shared/ledger/sheet';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi } from '../../support/town/anotherApi';
import { done, freshKey, refusal } from '../../support/town/caller';
import {
  book,
  careOf,
  mondayMorning,
  openTown,
  placeOf,
  requested,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { everyRate, idOf, lunchOf } from '../../support/town/things';

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
  offer = await town.publish(site, { places: 3 });
  staff = await town.staffOf(site);
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const params = () => ({ site: site.id });
const again = async (person: Person) => (await town.again(person)).send;
const today = async (date?: string) =>
  done(
    await (
      await again(staff)
    )(endpoints.readToday, {
      params: params(),
      ...(date === undefined ? {} : { query: { date } }),
    }),
  );

/** A child with a full-day place for August. */
async function confirmed(): Promise<{ readonly family: Person; readonly id: string }> {
  const { family, booking } = await requested(town, offer);
  done(await staff.send(endpoints.confirmBooking, { params: { booking: booking.id }, body: {} }));
  return { family, id: booking.id };
}

const august3 = '2026-08-03';
const atNine = '2026-08-03T09:00:00+08:00';

describe('today', () => {
  test('counts as the sheets do, hour by hour, and portion by portion', async () => {
    const lunch = await town.offer(site, { ...lunchOf(), opensOn: civilDate('2026-08-01') });
    const coming = await confirmed();
    await requested(town, offer);
    await requested(town, offer);
    const half = await town.family();
    town.clock.set('2026-08-02T09:00:00+08:00');
    const [one, eater] = [await town.again(coming.family), await town.again(half)];
    const elder = await town.elder(eater);
    await book(eater, serviceOf(lunch, elder, { date: august3 }, 2));
    done(
      await one.send(endpoints.reportAbsence, {
        params: { booking: coming.id },
        body: { dates: [august3] },
      }),
    );
    const seen = await today(august3);

    const sheet = await town.sheet(offer.id, '2026-08');
    if (!sheet) throw new Error('nobody booked');
    const now = town.clock.now();
    const room = seen.rooms.find(({ seller }) => seller === offer.id);
    expect(room?.bands).toHaveLength(9);
    for (const { from, to, takenPlaces, openPlaces } of room?.bands ?? []) {
      const span = { days: 1 << 2, from, to };
      expect(takenPlaces).toBe(takenUnits(sheet, span, now));
      expect(openPlaces).toBe(freeUnits(sheet, span, [], now));
    }
    const meal = seen.meals.find(({ service }) => service === lunch.id);
    const eaten = await town.taken(lunch.id, august3);
    expect(eaten).toBe(2);
    expect((meal?.portions ?? 0) + (meal?.heldPortions ?? 0)).toBe(eaten);
    expect(seen.people.filter(({ isAway }) => isAway).map(({ booking }) => booking)).toEqual([coming.id]);
    const there = seen.people.filter(({ line, isAway }) => line === 'childcare' && !isAway);
    expect(there).toHaveLength(room?.bands[0]?.takenPlaces ?? -1);
  });

  test('counts those who come for half a day, or for hours, in the hours in which they are there', async () => {
    const room = await town.publish(site, { places: 4, rates: everyRate });
    for (const when of [
      { careMode: 'halfDay', half: 'morning', month: '2026-08' },
      { careMode: 'halfDay', half: 'afternoon', date: august3 },
      { careMode: 'hourly', date: august3, from: 600, to: 675 },
    ] as const) {
      const family = await town.family();
      const { id } = await book(family, careOf(room, await town.child(family), when));
      done(await staff.send(endpoints.confirmBooking, { params: { booking: id }, body: {} }));
    }
    town.clock.set(atNine);
    const seen = await today();
    const there = seen.people.filter(({ seller }) => seller === room.id);
    expect(there).toMatchObject([
      { from: 480, to: 720, isAway: false, isGivenUp: false },
      { from: 600, to: 675, isAway: false, isGivenUp: false },
      { from: 720, to: 1020, isAway: false, isGivenUp: false },
    ]);
    const bands = seen.rooms.find(({ seller }) => seller === room.id)?.bands ?? [];
    expect(bands.map(({ takenPlaces }) => takenPlaces)).toEqual([1, 1, 2, 2, 1, 1, 1, 1, 1]);
    expect(bands.map(({ openPlaces }) => openPlaces)).toEqual([3, 3, 2, 2, 3, 3, 3, 3, 3]);
    // Each band as the names at the door have it.
    for (const { from, to, takenPlaces } of bands)
      expect(takenPlaces).toBe(there.filter((one) => one.from < to && from < one.to).length);
  });

  test('puts the soonest deadline first, counts who waits, and says which offers are about to run out', async () => {
    const first = await requested(town, offer);
    town.clock.advanceHours(1);
    const second = await requested(town, offer);
    town.clock.advanceHours(1 / 2);
    const third = await requested(town, offer);
    const late = await town.family();
    const waiting = await book(late, placeOf(offer, await town.child(late)), endpoints.joinWaitlist);
    const seen = await today();
    expect(seen.answers.slice(0, 2).map(({ booking }) => booking)).toEqual([
      first.booking.id,
      second.booking.id,
    ]);
    expect(seen.counts).toEqual({ answers: 3, offers: 0, waiting: 1, openIncidents: 0, missed: 0 });
    expect(seen.expiring).toEqual([]);
    const queue = done(await staff.send(endpoints.listSiteQueue, { params: params() })).items;
    expect(queue).toMatchObject([{ rank: 1, period: '2026-08' }]);

    const returned = { params: { booking: third.booking.id }, body: { reason: '这个月没有老师' } };
    done(await staff.send(endpoints.returnBooking, returned));
    const later = await today();
    expect(later.counts).toMatchObject({ answers: 2, offers: 1, waiting: 0 });
    // What waits for an answer stands above already, with its deadline.
    expect(later.expiring).toMatchObject([{ booking: waiting.id, at: expect.any(String) }]);
  });

  test('is for those who work there', async () => {
    const stranger = await town.staffOf(await town.site());
    expect(refusal(await stranger.send(endpoints.readToday, { params: params() })).code).toBe('notFound');
  });
});

describe('marks made without a signal', () => {
  const mark = (booking: string, seen: number, more: object = {}) => ({
    params: params(),
    body: {
      on: august3,
      marks: [{ booking, seen, mark: { kind: 'present', from: 480 }, happenedAt: atNine, ...more }],
    },
  });

  test('are written once however often they arrive, and say when they were made', async () => {
    const { id } = await confirmed();
    town.clock.set('2026-08-03T15:00:00+08:00');
    const send = await again(staff);
    const sending = { ...mark(id, 0), key: freshKey() };
    const first = done(await send(endpoints.recordMarks, sending));
    expect(first.items).toMatchObject([{ outcome: 'written', seen: 1, by: { at: atNine } }]);
    expect(done(await send(endpoints.recordMarks, sending))).toEqual(first);
    expect((await today(august3)).people[0]).toMatchObject({ seen: 1, mark: { kind: 'present' } });
  });

  test('do not write over what a colleague wrote meanwhile: that is told, and then decided', async () => {
    const { id } = await confirmed();
    town.clock.set('2026-08-03T15:00:00+08:00');
    const send = await again(staff);
    const colleague = await town.staffOf(site);
    const absent = { mark: { kind: 'absent', isAnnounced: true } };
    done(await colleague.send(endpoints.recordMarks, mark(id, 0, absent)));
    const told = done(await send(endpoints.recordMarks, mark(id, 0)));
    expect(told.items).toMatchObject([
      { outcome: 'markedMeanwhile', seen: 1, mark: { kind: 'absent' }, by: { name: '试验账号' } },
    ]);
    expect((await today(august3)).people[0]?.mark).toEqual(absent.mark);
    const decided = done(await send(endpoints.recordMarks, mark(id, 1)));
    expect(decided.items).toMatchObject([{ outcome: 'written', seen: 2 }]);
  });

  test('say so when the booking was given up meanwhile, and are written when that is decided', async () => {
    const { id, family } = await confirmed();
    const other = await confirmed();
    town.clock.set('2026-08-03T15:00:00+08:00');
    const send = await again(staff);
    done(await (await again(family))(endpoints.cancelBooking, { params: { booking: id }, body: {} }));
    const both = {
      params: params(),
      body: {
        on: august3,
        marks: [...mark(id, 0).body.marks, ...mark(other.id, 0).body.marks],
      },
    };
    const told = done(await send(endpoints.recordMarks, both));
    expect(told.items.map(({ outcome }) => outcome)).toEqual(['givenUp', 'written']);
    const decided = done(await send(endpoints.recordMarks, mark(id, 0, { isDecided: true })));
    expect(decided.items).toMatchObject([{ outcome: 'written' }]);
  });

  test('of somebody who is not booked here that day nothing is written', async () => {
    town.clock.set('2026-08-03T15:00:00+08:00');
    const told = done(await (await again(staff))(endpoints.recordMarks, mark(idOf('booking'), 0)));
    expect(told.items).toMatchObject([{ outcome: 'notBooked', recipient: null }]);
  });

  test('of two colleagues at the same moment one is told what the other wrote', async () => {
    const { id } = await confirmed();
    town.clock.set('2026-08-03T15:00:00+08:00');
    const [one, other] = [await town.again(staff), await town.again(staff)];
    const second = anotherApi(town);
    const absent = { mark: { kind: 'absent', isAnnounced: false } };
    const told = await Promise.all([
      one.send(endpoints.recordMarks, mark(id, 0)),
      second.as(other)(endpoints.recordMarks, mark(id, 0, absent)),
    ]);
    second.close();
    expect(
      told.map((answer) => done(answer).items[0]?.outcome ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['markedMeanwhile', 'written']);
  });
});

describe('at the door', () => {
  test('six figures and a picture stand for one booking, on one day, at one site', async () => {
    const { id, family } = await confirmed();
    await confirmed();
    town.clock.set('2026-08-03T07:50:00+08:00');
    const own = await town.again(family);
    const { pin, code } = done(await own.send(endpoints.readDayCode, { params: { booking: id } }));
    const send = await again(staff);
    for (const shown of [pin, code]) {
      const found = done(await send(endpoints.findAtDoor, { params: params(), query: { code: shown } }));
      expect(found.items.map(({ booking }) => booking)).toEqual([id]);
    }
    const elsewhere = await town.site();
    const others = await town.staffOf(elsewhere);
    const there = await others.send(endpoints.findAtDoor, {
      params: { site: elsewhere.id },
      query: { code },
    });
    expect(done(there).items).toEqual([]);
    town.clock.set('2026-08-04T07:50:00+08:00');
    const tomorrow = await again(staff);
    const old = done(await tomorrow(endpoints.findAtDoor, { params: params(), query: { code } }));
    expect(old.items).toEqual([]);
    const next = done(await (await again(family))(endpoints.readDayCode, { params: { booking: id } }));
    expect(next.code).not.toBe(code);
  });

  test('nobody else is given a code, nor anybody on a day without service', async () => {
    const { id, family } = await confirmed();
    const stranger = await town.family();
    expect(refusal(await stranger.send(endpoints.readDayCode, { params: { booking: id } })).code).toBe(
      'notFound',
    );
    // A Sunday.
    town.clock.set('2026-08-02T09:00:00+08:00');
    const sunday = await again(family);
    expect(refusal(await sunday(endpoints.readDayCode, { params: { booking: id } })).code).toBe('notFound');
  });
});

test('papers that have run out or soon will stand on the day’s screen, soonest first, and no others', async () => {
  const paper = { issuedBy: '试验局', from: civilDate('2025-01-01') };
  site = await town.site({
    certificates: [
      { ...paper, kind: 'fire', number: '1', until: civilDate('2026-07-05') },
      { ...paper, kind: 'food', number: '2', until: civilDate('2026-08-20') },
      { ...paper, kind: 'insurance', number: '3', until: civilDate('2027-08-20') },
      { ...paper, kind: 'building', number: '4' },
    ],
  });
  staff = await town.staffOf(site);
  const member = { name: '赵老师', post: 'carer', idCard: '110101199003071233', since: '2025-01-01' };
  const health = { on: '2025-07-20', until: '2026-07-20' };
  const certificate = { title: '保育师', number: '5' };
  const body = { ...member, health, certificate };
  done(await staff.send(endpoints.addStaff, { params: params(), body }));
  expect((await today()).papers).toEqual([
    { kind: 'fire', name: null, until: '2026-07-05', state: 'expired' },
    { kind: 'health', name: '赵老师', until: '2026-07-20', state: 'endsSoon' },
    { kind: 'food', name: null, until: '2026-08-20', state: 'endsSoon' },
  ]);
});

describe('who may fetch a child', () => {
  test('is said on its card, and read at the door while a place is confirmed, by the site’s own staff', async () => {
    const { family, booking } = await requested(town, offer);
    const child = booking.recipient.id;
    const { items } = done(await family.send(endpoints.listChildren, {}));
    const card = {
      collectors: [{ name: '外婆 王秀英', phone: '138 0000 0000' }, { name: '舅舅' }],
      emergencyContact: { name: '妈妈', phone: '139 0000 0000' },
    };
    const { name = '', birthDate = '', revision } = items.find(({ id }) => id === child) ?? {};
    const said = { params: { child }, body: { name, birthDate, card, revision } };
    done(await family.send(endpoints.changeChild, said));
    done(await staff.send(endpoints.confirmBooking, { params: { booking: booking.id }, body: {} }));
    town.clock.set(atNine);
    const collectors = [
      { name: '外婆 王秀英', phone: '138 0000 0000' },
      { name: '舅舅', phone: null },
    ];
    expect((await today()).people).toMatchObject([{ booking: booking.id, collectors }]);
    const own = await town.again(family);
    const { pin } = done(await own.send(endpoints.readDayCode, { params: { booking: booking.id } }));
    const atDoor = await (
      await again(staff)
    )(endpoints.findAtDoor, { params: params(), query: { code: pin } });
    expect(done(atDoor).items).toMatchObject([{ collectors }]);
    const elder = await town.elder(own);
    const forElders = {
      name: '外婆',
      birthDate: '1950-03-01',
      card: { collectors: card.collectors },
      revision: 1,
    };
    const wrong = await own.send(endpoints.changeElder, { params: { elder }, body: forElders });
    expect(refusal(wrong).code).toBe('request.invalid');
    done(await own.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} }));
    expect((await today()).people).toMatchObject([{ isGivenUp: true, collectors: [] }]);
  });
});

describe('being fetched late', () => {
  test('is written down in minutes, and charged where the site publishes a price for it', async () => {
    const early = await confirmed();
    town.clock.advanceHours(1 / 60);
    const terms = { unitFen: 1500, unitMinutes: 30, graceMinutes: 10, revision: 0 };
    done(await staff.send(endpoints.publishLateTerms, { params: params(), body: terms }));
    expect(done(await town.stranger(endpoints.readLateTerms, { params: params() }))).toMatchObject({
      unitFen: 1500,
      unitMinutes: 30,
      graceMinutes: 10,
      rule: null,
    });
    town.clock.advanceHours(1 / 60);
    const { id } = await confirmed();
    // Dearer later: not for those who had asked before.
    town.clock.advanceHours(1 / 60);
    const dearer = { ...terms, unitFen: 9900, revision: 1 };
    done(await staff.send(endpoints.publishLateTerms, { params: params(), body: dearer }));
    expect(
      refusal(await staff.send(endpoints.publishLateTerms, { params: params(), body: terms })).code,
    ).toBe('lateTerms.changed');
    town.clock.set('2026-08-03T18:00:00+08:00');
    const fetched = async (on: string, to: number) =>
      (await again(staff))(endpoints.recordMarks, {
        params: params(),
        body: {
          on,
          marks: [id, early.id].map((booking) => ({
            booking,
            seen: 0,
            mark: { kind: 'present', from: 480, to },
          })),
        },
      });
    expect(done(await fetched(august3, 17 * 60 + 40)).items[0]?.lateMinutes).toBe(40);
    town.clock.set('2026-08-04T18:00:00+08:00');
    expect(done(await fetched('2026-08-04', 17 * 60 + 5)).items[0]?.lateMinutes).toBe(5);

    town.clock.set('2026-09-02T09:00:00+08:00');
    const later = await again(staff);
    const { household } = done(await later(endpoints.readBooking, { params: { booking: id } }));
    const body = { household, month: '2026-08', extras: [], insured: [] };
    const bill = done(await later(endpoints.draftBill, { params: params(), body }));
    const late = bill.lines.filter(({ feeItem }) => feeItem === 'lateCollection');
    // Forty minutes have begun a second half hour.
    expect(late).toMatchObject([{ quantity: 60, unitPriceFen: 3000, amountFen: 3000 }]);
    // Drawn up again it is there once, not twice.
    const twice = done(await later(endpoints.draftBill, { params: params(), body }));
    expect(twice.lines).toHaveLength(bill.lines.length);
    // Whoever asked for a place before any price was published is charged nothing.
    const { household: other } = done(await later(endpoints.readBooking, { params: { booking: early.id } }));
    const theirs = done(
      await later(endpoints.draftBill, { params: params(), body: { ...body, household: other } }),
    );
    expect(theirs.lines.map(({ feeItem }) => feeItem)).toEqual(['care']);
  });
});
