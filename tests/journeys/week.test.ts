import { nightlyProof } from '@huiyue/functions/actions/nightlyProof';
import { tick } from '@huiyue/functions/actions/tick';
import { civilDate, dateAt, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { sheetName } from '@huiyue/shared/ledger/sheet';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { done, refusal, type Answer } from '../support/town/caller';
import {
  careOf,
  openTown,
  placeOf,
  saidYes,
  serviceOf,
  type Person,
  type Town,
} from '../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice, regulatorOf } from '../support/town/regulators';
import {
  bookingsOf,
  expectDayToAgree,
  expectFamiliesToAgree,
  expectListsToAgree,
  expectNobodyOversold,
  offersOf,
  pages,
  sheetsOf,
} from './week/agreement';
import { moments, openAt } from './week/counting';
import { enterStaff, house, station, type House, type Station } from './week/house';
import {
  callerOf,
  childsFamily,
  eldersFamily,
  inGroups,
  isCarriedTo,
  type Caller,
  type ChildsFamily,
  type EldersFamily,
  type Family,
} from './week/people';

/** HUIYUE_WEEK_SCALE=2 brings twice the families; the houses stay as they are. */
const scale = Number(process.env['HUIYUE_WEEK_SCALE'] ?? 1);
const childCount = 300 * scale;
const elderCount = 200 * scale;

/** The last days of July and the first of August: a month ends in the middle of this week. */
const sunday = '2026-07-26';
const monday = '2026-07-27';
const [tuesday, wednesday, thursday, friday] = ['2026-07-28', '2026-07-29', '2026-07-30', '2026-07-31'];
const saturday = '2026-08-01';
const nextMonday = '2026-08-03';
const freedDay = '2026-08-05';
const shutDay = thursday;
const week: readonly CivilDate[] = [
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  '2026-08-02',
  nextMonday,
  '2026-08-04',
  freedDay,
].map(civilDate);
/** Every day on which anything can have been sold. */
const sold: readonly CivilDate[] = [
  ...week,
  ...Array.from({ length: 26 }, (_, index) => civilDate(`2026-08-${String(index + 6).padStart(2, '0')}`)),
];
/** A machine that is busy with other things takes its time. */
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const at = (date: string, time: string) => `${date}T${time}:00+08:00`;

let town: Town;
let centre: House;
let kindergarten: House;
let home: House;
let employer: House;
let community: Station;
let houses: readonly (House | Station)[];
let children: readonly ChildsFamily[];
let elders: readonly EldersFamily[];
let desk: Caller;
let regulator: Person;
/** Of those who came through the desk or stood at the door: no family of ours has them on its list. */
const others: BookingView['id'][] = [];
const came = new Map<string, { readonly booking: BookingView['id']; readonly on: CivilDate }>();
/** Whose day care it was, by booking. */
const dayCareBookings = new Map<string, string>();
/** Who has said to stay away on the freed day. */
const awayOnFreedDay = new Set<string>();
let before: ReadonlyMap<string, { readonly personDays: number; readonly units: number }>;

beforeAll(async () => {
  town = await openTown({ now: at(sunday, '08:00') });
  regulator = await regulatorOf(town, jingdezhen);
  await publishSupport();
  const room = (name: string, places = 20) => ({ name, places });
  centre = await house(town, 'childcareCentre', '试验托育中心', [
    room('一班'),
    room('二班'),
    room('三班'),
    room('四班', 10),
  ]);
  kindergarten = await house(town, 'kindergarten', '试验幼儿园', [room('托班')], {
    intakeMetOn: civilDate('2026-07-01'),
  });
  home = await house(town, 'homeBasedSite', '试验家庭托育点', [room('家庭班', 5)]);
  employer = await house(town, 'employerSite', '试验瓷厂托育点', [room('职工班')], {
    staffFirst: { until: civilDate(tuesday) },
  });
  community = await station(town);
  houses = [centre, kindergarten, home, employer, community];
  await enterStaff(houses);
  await giveBackDaysAway(centre);
  town.clock.set(at(monday, '08:00'));
  regulator = await town.again(regulator);
  desk = callerOf(town, await town.signIn('desk'));
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  children = await inGroups(numbers(childCount), (number) => childsFamily(town, number));
  elders = await inGroups(numbers(elderCount), (number) => eldersFamily(town, number));
  before = await indicators();
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

/** One house gives a day back to whoever stays away, from Monday on; nothing is published that would. */
async function giveBackDaysAway({ site, staff: [head] }: House): Promise<void> {
  const body = {
    from: monday,
    partMonth: 'openDays',
    beforeStart: { percent: 100, noticeDays: 0 },
    afterStart: { back: 'unusedDays', noticeDays: 0 },
    absence: { fromDays: 1, counted: 'inTheMonth', percent: 100 },
  };
  done(await (await head.now())(endpoints.publishRefundTerms, { params: { site: site.id }, body }));
}

/** 200 yuan for everybody who was in day care in a month. */
async function publishSupport(): Promise<void> {
  const notice = noticeOf({ from: monday });
  const clause = notice.clauses[0]?.id;
  const rule = { jurisdiction: jingdezhen, clause, validity: {}, is: 'exactly', to: 'institution' };
  await publishedNotice(town, {
    ...notice,
    clauses: [{ id: clause, document: notice.document.id, phrase: '日间照料每人每月补助200元' }],
    rules: {
      subsidies: [
        {
          ...rule,
          id: 'week.operating',
          kind: 'operating',
          lines: ['dayCare'],
          per: 'attendedMonth',
          amounts: [{ amountFen: 20_000 }],
        },
      ],
    },
  });
}

/** What a family wants: one order, all of it or nothing. */
type Wanted = { readonly family: Family; readonly items: readonly Item[]; readonly waitFor: Item };
type Item = { readonly priceFen: number; readonly meal?: object } & (
  | { readonly class: OwnClass['id']; readonly when: When }
  | { readonly service: ServiceCard['id']; readonly when: When }
);
type When = {
  readonly date?: string;
  readonly month?: string;
  readonly from?: number;
  readonly to?: number;
  readonly [part: string]: unknown;
};
type Told = { readonly wanted: Wanted; readonly answer: Answer<unknown> };

const month = (offer: OwnClass, { recipient }: ChildsFamily): Item => placeOf(offer, recipient);
const day = (offer: OwnClass, { recipient }: ChildsFamily, date: string): Item =>
  careOf(offer, recipient, { careMode: 'occasional', date });
const lunch = ({ number, recipient }: EldersFamily, date: string): Item => ({
  ...serviceOf(community.canteen, recipient, { date }),
  meal: { way: isCarriedTo(number) ? 'deliver' : 'dineIn' },
});
const visit = (service: ServiceCard, { recipient }: EldersFamily, date: string, from: number): Item =>
  serviceOf(service, recipient, { date, from, to: from + 60 });

function roomAt(house: House, index = 0): OwnClass {
  const found = house.classes[index];
  if (!found) throw new Error(`${house.site.name} has no such room`);
  return found;
}

/** Every second of these has another wish: spread out by a step that meets each of them once. */
function mixed<T>(all: readonly T[]): readonly T[] {
  const step = 61;
  return all.map((_, index) => {
    const one = all[(index * step) % all.length];
    if (one === undefined) throw new Error('it is as long as it is');
    return one;
  });
}

async function ask(wanted: Wanted): Promise<Told> {
  const send = await wanted.family.now();
  const answer = await send(endpoints.makeBookings, { body: { items: wanted.items } });
  if (!answer.ok && isSoldOut(answer.problem.code)) await expectFull(wanted.items);
  return { wanted, answer };
}

/** Whoever is told that it is full is told the truth: nobody gives anything back meanwhile, so it can be looked up. */
async function expectFull(items: readonly Item[]): Promise<void> {
  const now = town.clock.now();
  const free = await Promise.all(
    items.map(async (item) => {
      const { date, month: whole = date?.slice(0, 7) ?? '' } = item.when;
      const sheet = await ('class' in item
        ? town.sheet(item.class, whole)
        : town.sheet(item.service, date ?? whole));
      if (!sheet) return Infinity;
      const dates = date === undefined ? sold.filter((one) => one.startsWith(whole)) : [civilDate(date)];
      const offer = houses.flatMap(offersOf).find(({ id }) => id === sheet.id.of);
      const [from, to] = [item.when.from ?? offer?.opensAt ?? 0, item.when.to ?? offer?.closesAt ?? 1440];
      return Math.min(
        ...dates.flatMap((on) => moments(from, to).map((minute) => openAt(sheet, { date: on, minute, now }))),
      );
    }),
  );
  expect(Math.min(...free), JSON.stringify(items)).toBeLessThanOrEqual(0);
}

function count(told: readonly Told[]): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { answer } of told) {
    const said = answer.ok ? 'ok' : answer.problem.code;
    counted[said] = (counted[said] ?? 0) + 1;
  }
  return counted;
}

/** What is kept back for others is not free to these either, and is refused in words of its own. */
function isSoldOut(code: string): boolean {
  return code === 'place.full' || code === 'place.keptBack';
}

const isFull = ({ answer }: Told) => !answer.ok && isSoldOut(answer.problem.code);

async function listed(house: House, state: string, staff: 0 | 1 = 0): Promise<readonly BookingView[]> {
  const send = await house.staff[staff].now();
  const params = { site: house.site.id };
  return pages(async (cursor) =>
    done(await send(endpoints.listSiteBookings, { params, query: { state, limit: '50', ...cursor } })),
  );
}

/** Two colleagues take the same list from the top, at the same moment. */
async function confirmAll(house: House): Promise<number> {
  const ids = (await listed(house, 'requested')).map(({ id }) => id);
  const parts = Array.from({ length: Math.ceil(ids.length / 25) }, (_, index) =>
    ids.slice(index * 25, index * 25 + 25),
  );
  let confirmed = 0;
  for (const bookings of parts) {
    const answers = await Promise.all(
      house.staff.map(async (one) =>
        done(
          await (
            await one.now()
          )(endpoints.confirmBookings, { params: { site: house.site.id }, body: { bookings } }),
        ),
      ),
    );
    const outcomes = answers.flatMap(({ items }) => items.map(({ outcome }) => outcome));
    const own = outcomes.filter((outcome) => outcome === 'confirmed').length;
    expect(own).toBe(bookings.length);
    confirmed += own;
  }
  return confirmed;
}

async function rollCall(house: House, date: string): Promise<void> {
  const send = await house.staff[0].now();
  const on = civilDate(date);
  const { people } = done(
    await send(endpoints.readToday, { params: { site: house.site.id }, query: { date } }),
  );
  for (const { booking, line, recipient } of people)
    if (line === 'dayCare') dayCareBookings.set(booking, recipient.id);
  const here = people.filter(({ isAway, isGivenUp, mark }) => !isAway && !isGivenUp && mark === null);
  const marks = here.map(({ booking, from }, index) => ({
    booking,
    seen: 0,
    // Every eleventh stays away without a word.
    mark:
      index % 11 === 10
        ? ({ kind: 'absent', isAnnounced: false } as const)
        : ({ kind: 'present', from, to: from + 60 } as const),
  }));
  for (let index = 0; index < marks.length; index += 40) {
    const some = marks.slice(index, index + 40);
    const { items } = done(
      await send(endpoints.recordMarks, { params: { site: house.site.id }, body: { on, marks: some } }),
    );
    expect(items.every(({ outcome }) => outcome === 'written')).toBe(true);
  }
  for (const { booking, mark } of marks)
    if (mark.kind === 'present') came.set(`${booking} ${date}`, { booking, on });
}

/** A house lists this month and what lies ahead. */
function listedDays(): readonly CivilDate[] {
  const thisMonth = monthOf(dateAt(town.clock.now()));
  return sold.filter((date) => monthOf(date) >= thisMonth);
}

async function expectAllToAgree(dates: readonly CivilDate[]): Promise<void> {
  const now = town.clock.now();
  const sheets = await sheetsOf(town, houses.flatMap(offersOf), sold);
  expectNobodyOversold(sheets.values(), sold, now);
  for (const house of houses) {
    await expectListsToAgree(town, house, listedDays());
    for (const date of dates) await expectDayToAgree(town, house, date);
  }
}

async function indicators() {
  const { send } = await town.again(regulator);
  const query = { city: jingdezhen, month: '2026-07' };
  const { lines } = done(await send(endpoints.readIndicators, { query }));
  return new Map(lines.map(({ line, personDays, units }) => [line as string, { personDays, units }]));
}

test('Monday at nine: five hundred families ask at once, and nobody is told that it is full while it is not', async () => {
  town.clock.set(at(monday, '09:00'));
  const rooms = [roomAt(centre), roomAt(centre, 1), roomAt(centre, 2), roomAt(kindergarten)];
  const wanted: Wanted[] = [
    ...children.map((family, index): Wanted => {
      const offer =
        index % 15 === 14
          ? roomAt(employer)
          : index % 15 === 13
            ? roomAt(home)
            : (rooms[index % rooms.length] ?? roomAt(centre));
      const item = month(offer, family);
      return { family, items: [item], waitFor: item };
    }),
    ...elders.map((family): Wanted => {
      const items = [tuesday, wednesday, thursday, friday].map((date) => lunch(family, date));
      return { family, items, waitFor: lunch(family, tuesday) };
    }),
    ...elders
      .filter(({ number }) => number % 10 >= 1 && number % 10 <= 3)
      .map((family): Wanted => {
        const items = [tuesday, wednesday, thursday, friday].map((date) =>
          serviceOf(community.dayCare, family.recipient, { date }),
        );
        return { family, items, waitFor: serviceOf(community.dayCare, family.recipient, { date: tuesday }) };
      }),
    ...elders
      .filter(({ number }) => number % 10 === 4 || number % 10 === 5)
      .map((family, index): Wanted => {
        const item = visit(community.homeCare, family, wednesday, (8 + (index % 10)) * 60);
        return { family, items: [item], waitFor: item };
      }),
  ];
  const told = await inGroups(mixed(wanted), ask, 12);
  // Sixty places in the centre, twenty in the kindergarten, five at the home; 115 eat, 30 come by day, 30 are visited.
  expect(count(told)).toEqual({
    ok: 85 + 115 + 30 + 30,
    'place.full': childCount - childCount / 15 - 85 + (elderCount * 3) / 10 - 30 + elderCount / 5 - 30,
    'place.keptBack': elderCount - 115,
    'site.staffFirst': childCount / 15,
  });
  // Nobody goes away: whoever was refused waits.
  const waiting = await inGroups(told.filter(isFull), async ({ wanted: { family, waitFor } }) => {
    const send = await family.now();
    return send(endpoints.joinWaitlist, { body: { items: [waitFor] } });
  });
  expect(waiting.map(done)).toHaveLength(told.filter(isFull).length);
  // And a child without a place comes for a day in the meantime: any room, all of which have nobody by the month in July.
  const without = told.flatMap(({ wanted: { family }, answer }) =>
    answer.ok ? [] : children.filter(({ account }) => account === family.account),
  );
  const open = [...rooms, roomAt(centre, 3), roomAt(home)];
  const byDay = await inGroups(without, async (family) => {
    const choice = family.number % open.length;
    const date = [tuesday, wednesday, friday][Math.floor(family.number / open.length) % 3] ?? tuesday;
    return ask({
      family,
      items: [day(open[choice] ?? roomAt(centre), family, date)],
      waitFor: month(roomAt(centre), family),
    });
  });
  expect(count(byDay)['ok']).toBeGreaterThan(100);
  expect(Object.keys(count(byDay)).every((said) => said === 'ok' || said === 'place.full')).toBe(true);
  await expectAllToAgree([civilDate(tuesday)]);
});

const reason = '本班排满了';

test('Monday afternoon: requests are returned, moved, and confirmed by two at once; what comes free is offered in turn', async () => {
  town.clock.set(at(monday, '14:00'));
  const asked = await listed(centre, 'requested');
  const monthly = asked.filter(({ period, offer }) => period === '2026-08' && offer.id === roomAt(centre).id);
  const [first, second, third, fourth] = monthly;
  if (!first || !second || !third || !fourth) throw new Error('twenty asked for this room');
  const send = await centre.staff[0].now();
  for (const { id } of [first, second, third])
    done(await send(endpoints.returnBooking, { params: { booking: id }, body: { reason } }));
  const instead = { class: roomAt(centre, 3).id, when: { careMode: 'fullDay', month: '2026-08' }, reason };
  const proposed = done(
    await send(endpoints.proposeInstead, { params: { booking: fourth.id }, body: instead }),
  );
  expect(proposed.state).toBe('offered');
  await tick(town.edition.deps);
  await expectListsToAgree(town, centre, listedDays());
  done(
    await (
      await familyOf(fourth).now()
    )(endpoints.acceptOffer, { params: { booking: fourth.id }, body: { payFen: proposed.payFen } }),
  );

  // Four places came free. One family takes it, one lets it go, and two say nothing until it is too late.
  const offers = (await listed(centre, 'offered')).filter(({ offer }) => offer.id === roomAt(centre).id);
  expect(offers).toHaveLength(4);
  const [taken, declined, ...silent] = offers;
  if (!taken || !declined) throw new Error('four were offered a place');
  const act = async (
    booking: BookingView,
    endpoint: typeof endpoints.acceptOffer | typeof endpoints.declineOffer,
  ) => done(await (await familyOf(booking).now())(endpoint, { params: { booking: booking.id }, body: {} }));
  expect((await act(taken, endpoints.acceptOffer)).state).toBe('requested');
  expect((await act(declined, endpoints.declineOffer)).state).toBe('declined');
  await tick(town.edition.deps);

  let confirmed = 0;
  for (const one of houses) confirmed += await confirmAll(one);
  expect(confirmed).toBeGreaterThan(200);
  town.clock.set(at(tuesday, '14:30'));
  await tick(town.edition.deps);
  for (const { id } of silent) expect(await stateOf(id)).toBe('expired');
  // Those next in turn have them now.
  const later = (await listed(centre, 'offered')).filter(({ offer }) => offer.id === roomAt(centre).id);
  expect(later.length).toBeGreaterThan(0);
  for (const booking of later) expect((await act(booking, endpoints.acceptOffer)).state).toBe('requested');
  await confirmAll(centre);
});

function familyOf({ recipient }: Pick<BookingView, 'recipient'>): Family {
  const found = [...children, ...elders].find((family) => family.recipient === recipient.id);
  if (!found) throw new Error(`${recipient.name} is nobody’s`);
  return found;
}

async function stateOf(id: BookingView['id']): Promise<BookingView['state']> {
  const send = await centre.staff[0].now();
  return done(await send(endpoints.readBooking, { params: { booking: id } })).state;
}

test('Tuesday: freed days are sold again, a child moves, some give up, and the desk books for callers', async () => {
  town.clock.set(at(tuesday, '15:00'));
  for (const one of houses) await rollCall(one, tuesday);
  const confirmed = (await listed(centre, 'confirmed')).filter(({ period }) => period === '2026-08');
  const inRoom = (index: number) => confirmed.filter(({ offer }) => offer.id === roomAt(centre, index).id);
  const absent = inRoom(1).slice(0, 6);
  expect(absent).toHaveLength(6);
  for (const { id } of absent) awayOnFreedDay.add(id);
  for (const booking of absent)
    done(
      await (
        await familyOf(booking).now()
      )(endpoints.reportAbsence, { params: { booking: booking.id }, body: { dates: [freedDay] } }),
    );
  // Seven want the six days that came free.
  const lists = await Promise.all(
    [centre, kindergarten, home, employer].flatMap((one) =>
      ['confirmed', 'requested', 'offered'].map((state) => listed(one, state)),
    ),
  );
  const hasPlace = new Set(lists.flat().map(({ recipient }) => recipient.id));
  const takers = children.filter(({ recipient }) => !hasPlace.has(recipient)).slice(0, 7);
  const freed = await inGroups(
    takers,
    (family) => {
      const item = day(roomAt(centre, 1), family, freedDay);
      return ask({ family, items: [item], waitFor: item });
    },
    7,
  );
  expect(count(freed)).toEqual({ ok: 6, 'place.full': 1 });

  const [mover, leaver, other] = inRoom(2);
  if (!mover || !leaver || !other) throw new Error('the third room is full');
  const staff = await centre.staff[1].now();
  const to = { class: roomAt(centre, 3).id, when: { careMode: 'fullDay', month: '2026-08' }, reason: '转班' };
  done(await staff(endpoints.transferBooking, { params: { booking: mover.id }, body: to }));
  for (const booking of [leaver, other])
    done(
      await (
        await familyOf(booking).now()
      )(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} }),
    );

  const calls = await desk.now();
  for (const caller of [1, 2, 3]) {
    const { household } = done(await calls(endpoints.openHousehold, { body: { jurisdiction: jingdezhen } }));
    const child = done(
      await calls(endpoints.addChild, {
        body: { name: `来电孩子${caller}`, birthDate: '2024-04-01', city: jingdezhen, household },
      }),
    );
    const elder = done(
      await calls(endpoints.addElder, {
        body: { name: `来电老人${caller}`, birthDate: '1948-04-01', household },
      }),
    );
    await saidYes(town, elder.id);
    const items = [
      careOf(roomAt(centre, 3), child.id, { careMode: 'occasional', date: thursday }),
      serviceOf(community.canteen, elder.id, { date: saturday }, 2),
    ];
    const body = { household, channel: 'phone', items };
    const made = done(await calls(endpoints.makeBookings, { body })).items;
    expect(made.map(({ channel }) => channel)).toEqual(['phone', 'phone']);
    others.push(...made.map(({ id }) => id));
    const [, meal] = made;
    if (caller === 3 && meal)
      done(await calls(endpoints.cancelBooking, { params: { booking: meal.id }, body: {} }));
  }
  await confirmAll(centre);
  await expectAllToAgree([civilDate(freedDay)]);
});

test('the station shuts on Thursday: everybody is seen to, once, and nobody is forgotten', async () => {
  const send = await community.staff[0].now();
  const params = { site: community.site.id };
  const days = { from: shutDay, until: shutDay };
  const booked = done(await send(endpoints.readSiteAttendance, { params, query: { on: shutDay } })).items.map(
    ({ booking }) => booking,
  );
  const preview = done(await send(endpoints.previewClosing, { params, query: days }));
  expect(new Set(preview.items.map(({ booking }) => booking))).toEqual(new Set(booked));
  expect(preview.givenUp).toBe(booked.length);
  const body = { ...days, reason: '停水检修', instead: saturday };
  const closing = done(await send(endpoints.closeSite, { params, body }));
  expect(closing.left).toBe(booked.length);
  const [late] = elders;
  if (!late) throw new Error('there are elders');
  const tooLate = await late.now();
  const item = serviceOf(community.canteen, late.recipient, { date: shutDay });
  expect(refusal(await tooLate(endpoints.makeBookings, { body: { items: [item] } })).code).toBe('day.shut');
  let left = closing.left;
  let last = closing;
  while (left > 0) {
    const ofClosing = { params: { ...params, closing: closing.id }, body: {} };
    last = done(await send(endpoints.sweepClosing, ofClosing));
    expect(last.left).toBeLessThan(left);
    left = last.left;
  }
  expect(last.moved + last.givenUp).toBe(booked.length);
  // Whoever is shown as moved eats on Saturday; the others have nothing on the shut day, and are told so.
  const after = await Promise.all(
    booked.map(async (booking) => done(await send(endpoints.readBooking, { params: { booking } }))),
  );
  expect(after.filter(({ state, period }) => state === 'confirmed' && period === saturday)).toHaveLength(
    last.moved,
  );
  expect(after.filter(({ state, reason: why }) => state === 'closed' && why === body.reason)).toHaveLength(
    last.givenUp,
  );
  for (const offer of offersOf(community)) {
    if ('product' in offer) expect(await town.taken(offer.id, shutDay)).toBe(0);
  }
  await expectListsToAgree(town, community, listedDays());
  for (const date of [thursday, saturday]) await expectDayToAgree(town, community, civilDate(date));
});

test('Wednesday: people stand at the door, marks made without a signal meet others, and the factory opens to all', async () => {
  town.clock.set(at(wednesday, '10:00'));
  const cook = await community.staff[1].now();
  for (const number of [1, 2]) {
    const visitor = { kind: 'elder', name: `来客${number}`, birthDate: '1949-05-01' };
    const body = { service: community.canteen.id, when: { date: wednesday }, visitor, priceFen: 1200 };
    const walkIn = done(await cook(endpoints.enterWalkIn, { body }));
    expect(walkIn).toMatchObject({ state: 'confirmed', channel: 'walkIn' });
    others.push(walkIn.id);
  }
  const wanting = children.filter((_, index) => index % 15 === 14);
  const got = await inGroups(wanting, (family) =>
    ask({ family, items: [month(roomAt(employer), family)], waitFor: month(roomAt(employer), family) }),
  );
  expect(count(got)).toEqual({
    ok: 20,
    ...(wanting.length > 20 ? { 'place.full': wanting.length - 20 } : {}),
  });
  expect(await confirmAll(employer)).toBe(20);

  town.clock.set(at(wednesday, '15:00'));
  // A colleague’s telephone had no signal since noon: what it marked then comes in after the others’ marks.
  const seenAtNoon = done(
    await (
      await community.staff[1].now()
    )(endpoints.readToday, { params: { site: community.site.id } }),
  ).people.filter(({ isAway, isGivenUp }) => !isAway && !isGivenUp);
  for (const one of houses) await rollCall(one, wednesday);
  const kept = seenAtNoon.slice(0, 10).map(({ booking, seen, from }, index) => ({
    booking,
    seen,
    mark:
      index < 5
        ? ({ kind: 'present', from, to: from + 60 } as const)
        : ({ kind: 'absent', isAnnounced: false } as const),
    happenedAt: at(wednesday, '12:10'),
  }));
  const replay = {
    params: { site: community.site.id },
    body: { on: wednesday, marks: kept },
    key: 'week-offline-replay-0001',
  };
  const late = await community.staff[1].now();
  const told = done(await late(endpoints.recordMarks, replay));
  const outcomes = told.items.map(({ outcome }) => outcome);
  expect(outcomes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'stoodSo'));
  expect(outcomes.slice(5)).toEqual(Array.from({ length: 5 }, () => 'markedMeanwhile'));
  expect(done(await late(endpoints.recordMarks, replay))).toEqual(told);
  await expectAllToAgree([civilDate(wednesday)]);
});

test('Friday: the month’s last day is marked, and the centre shuts on Monday without taking anybody’s month', async () => {
  town.clock.set(at(thursday, '15:00'));
  for (const one of houses.filter((each) => each !== community)) await rollCall(one, thursday);
  town.clock.set(at(friday, '16:00'));
  for (const one of houses) await rollCall(one, friday);
  const send = await centre.staff[0].now();
  const params = { site: centre.site.id };
  const days = { from: nextMonday, until: nextMonday };
  const preview = done(await send(endpoints.previewClosing, { params, query: days }));
  expect(preview.givenUp).toBe(0);
  const closing = done(await send(endpoints.closeSite, { params, body: { ...days, reason: '消毒' } }));
  let left = closing.left;
  expect(left).toBe(preview.notCharged);
  while (left > 0)
    left = done(
      await send(endpoints.sweepClosing, { params: { ...params, closing: closing.id }, body: {} }),
    ).left;
  await expectAllToAgree([friday].map(civilDate));
});

test('month end: every bill and statement rests on the roll-call, and receipts are numbered without a gap', async () => {
  town.clock.set(at(nextMonday, '09:00'));
  const present = [...came.values()].filter(({ on }) => on.startsWith('2026-07'));
  expect(present.length).toBeGreaterThan(300);
  const billedDays = new Set<string>();
  for (const one of houses) {
    const send = await one.staff[0].now();
    const params = { site: one.site.id };
    const inJuly = await pages(async (cursor) =>
      done(
        await send(endpoints.listSiteBookings, {
          params,
          query: { state: 'confirmed', month: '2026-07', limit: '50', ...cursor },
        }),
      ),
    );
    const households = new Set(inJuly.map(({ household }) => household));
    const theyCame = new Set(
      inJuly
        .filter(({ id }) => present.some(({ booking }) => booking === id))
        .map(({ household }) => household),
    );
    const receipts: number[] = [];
    const drafted = await inGroups([...households], async (household) => {
      const body = { household, month: '2026-07', extras: [], insured: [] };
      const answer = await send(endpoints.draftBill, { params, body });
      if (answer.ok) return [done(answer)];
      // Where a day away is given back, whoever did not come on their only day owes nothing.
      expect([refusal(answer).code, one === centre, theyCame.has(household)]).toEqual([
        'bill.nothingToBill',
        true,
        false,
      ]);
      return [];
    });
    const drafts = drafted.flat();
    await inGroups(
      drafts,
      async ({ id, revision }) => {
        const issued = done(
          await send(endpoints.issueBill, {
            params: { bill: id },
            body: { revision, dueOn: '2026-08-15' },
          }),
        );
        for (const { booking, dates } of issued.lines)
          for (const date of dates) billedDays.add(`${booking} ${date}`);
        expect(issued.leftFen).toBe(issued.lines.reduce((all, line) => all + line.amountFen, 0));
        const paid = done(
          await send(endpoints.recordPayment, {
            params: { bill: id },
            body: { kind: 'cash', amountFen: issued.leftFen },
          }),
        );
        expect([paid.leftFen, paid.paidFen]).toEqual([0, issued.familyFen]);
        receipts.push(...paid.payments.flatMap(({ receipt }) => receipt ?? []));
      },
      6,
    );
    expect(receipts.sort((a, b) => a - b)).toEqual(receipts.map((_, index) => index + 1));
    const onFile = await pages(async (cursor) =>
      done(
        await send(endpoints.listSiteBills, { params, query: { month: '2026-07', limit: '50', ...cursor } }),
      ),
    );
    expect(onFile.filter(({ status, leftFen }) => status !== 'draft' && leftFen === 0)).toHaveLength(
      drafts.length,
    );
  }
  expect(present.filter(({ booking, on }) => !billedDays.has(`${booking} ${on}`))).toEqual([]);

  const watching = await town.again(regulator);
  for (const one of houses) {
    const params = { site: one.site.id, month: '2026-07' };
    const send = await one.staff[1].now();
    const drafted = done(await send(endpoints.draftStatement, { params, body: {} }));
    const inDayCare = new Set(
      (one === community ? present : [])
        .filter(({ booking }) => dayCareBookings.has(booking))
        .map(({ booking }) => dayCareBookings.get(booking)),
    );
    expect(
      drafted.lines
        .filter(({ line, kind }) => line === 'dayCare' && kind === 'operating')
        .map(({ count: of, amountFen }) => [of, amountFen]),
    ).toEqual(inDayCare.size === 0 ? [] : [[inDayCare.size, inDayCare.size * 20_000]]);
    const { revision } = done(
      await send(endpoints.confirmStatement, { params, body: { revision: drafted.revision } }),
    );
    done(await watching.send(endpoints.approveStatement, { params, body: { revision } }));
  }
  const proof = await nightlyProof(town.edition.deps, jingdezhen);
  expect(proof.findings).toEqual([]);
  const after = await indicators();
  const more = ['childcare', 'dayCare', 'meal', 'homeCare'].map(
    (line) => (after.get(line)?.personDays ?? 0) - (before.get(line)?.personDays ?? 0),
  );
  expect(more.reduce((all, days) => all + days, 0)).toBe(
    new Set(present.map(({ booking, on }) => `${booking} ${on}`)).size,
  );
});

test('what August will cost is drafted: the shut Monday comes off once, a day away once, and nothing else does', async () => {
  const send = await centre.staff[0].now();
  const params = { site: centre.site.id };
  const booked = (await listed(centre, 'confirmed')).filter(
    ({ period, offer }) => period === '2026-08' && offer.kind === 'class' && offer.careMode === 'fullDay',
  );
  const chosen = [
    ...booked.filter(({ id }) => awayOnFreedDay.has(id)),
    ...booked.filter(({ id }) => !awayOnFreedDay.has(id)).slice(0, 6),
  ];
  expect(chosen.filter(({ id }) => awayOnFreedDay.has(id)).length).toBeGreaterThan(0);
  expect(chosen.length).toBeGreaterThan(6);
  for (const { id, household } of chosen) {
    const body = { household, month: '2026-08', extras: [], insured: [] };
    const draft = done(await send(endpoints.draftBill, { params, body }));
    const [line, ...more] = draft.lines.filter(
      ({ booking, feeItem }) => booking === id && feeItem === 'care',
    );
    expect(more, id).toEqual([]);
    const { grossFen = 0, reductions = [], amountFen } = line ?? {};
    // Of a month's 21 open days one is shut, and some families stay away on another, which the house gives back.
    const back = Math.ceil(grossFen / 21);
    const whys = awayOnFreedDay.has(id) ? ['closure', 'absence'] : ['closure'];
    expect(
      reductions.map(({ why, days, amountFen: less }) => [why, days, less]),
      id,
    ).toEqual(whys.map((why) => [why, 1, back]));
    expect(amountFen, id).toBe(grossFen - whys.length * back);
  }
});

test('afterwards every count on every screen agrees with the ledger', async () => {
  const bookings = (await inGroups([...children, ...elders], bookingsOf)).flat();
  const send = await desk.now();
  const rest = await Promise.all(
    others.map(async (booking) => {
      const reader = (
        await Promise.all(
          houses.map(async (one) =>
            (await one.staff[0].now())(endpoints.readBooking, { params: { booking } }),
          ),
        )
      ).find(({ ok }) => ok);
      return done(reader ?? (await send(endpoints.readBooking, { params: { booking } })));
    }),
  );
  // Each family did something, and whoever came is billed.
  const booked = new Set(bookings.map(({ household }) => household));
  expect([...children, ...elders].filter(({ household }) => !booked.has(household))).toEqual([]);
  const sheets = [...(await sheetsOf(town, houses.flatMap(offersOf), sold)).values()];
  expectFamiliesToAgree(sheets, sold, [...bookings, ...rest], town.clock.now());
  expect(new Set(sheets.map(({ id }) => sheetName(id))).size).toBe(sheets.length);
  await expectAllToAgree(week);

  const desks = await inGroups([...children.slice(0, 5), ...elders.slice(0, 5)], async (family) => {
    const own = await family.now();
    const unread = done(await own(endpoints.countUnreadNotices));
    const notices = await pages(async (cursor) =>
      done(await own(endpoints.listNotices, { query: { ...cursor } })),
    );
    return { unread, notices };
  });
  for (const { unread, notices } of desks)
    expect(unread.unread).toBe(notices.filter(({ isRead }) => !isRead).length);

  let atWork = 0;
  for (const one of houses) {
    const own = await one.staff[0].now();
    const params = { site: one.site.id };
    const standing = done(await own(endpoints.readSiteStanding, { params }));
    const register = done(await own(endpoints.listStaff, { params })).items;
    expect(standing.staff.atWork).toBe(register.filter(({ isAtWork }) => isAtWork).length);
    expect(standing.staff.carers).toBe(register.filter(({ post }) => post === 'carer').length);
    atWork += standing.staff.atWork;
  }
  expect(atWork).toBe(10);
});
