import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { askFor, openTown, type Person, type Town } from '../../support/town/openTown';
import { lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const date = '2026-07-08';

async function householdOf(family: Person): Promise<string> {
  return done(await family.send(endpoints.readMe)).household ?? '';
}

/** A canteen that carries meals, with a menu of two dishes on one day. */
async function canteenWithMenu() {
  const site = await town.site();
  const staff = await town.staffOf(site);
  const offer = { ...lunchOf(), meal: { ways: ['dineIn', 'deliver'], deliveryArea: '本街道' } };
  const canteen = done(
    await staff.send(endpoints.publishService, { params: { site: site.id }, body: offer }),
  );
  const menu = done(
    await staff.send(endpoints.putMenu, {
      params: { service: canteen.id, date },
      body: {
        revision: 0,
        dishes: [
          { name: '清蒸鱼', contains: ['fish'], suits: ['lowSalt', 'softFood'] },
          { name: '红烧肉', contains: ['soy'], suits: [] },
        ],
      },
    }),
  );
  const [fish, pork] = menu.dishes;
  if (!fish || !pork) throw new Error('two dishes were put on the menu');
  return { site, staff, canteen, fish: fish.id, pork: pork.id };
}

type Canteen = Awaited<ReturnType<typeof canteenWithMenu>>;

async function eater(
  { canteen }: Canteen,
  meal: { way: 'dineIn' | 'deliver'; dish?: string },
  card: object,
  name = '外婆',
) {
  const family = await town.family();
  const elder = await town.elder(family);
  const said = { name, birthDate: '1950-03-01', card, revision: 1 };
  done(await family.send(endpoints.changeElder, { params: { elder }, body: said }));
  const item = { service: canteen.id, recipient: elder, when: { date }, priceFen: 1200, meal };
  const body = { household: await householdOf(family), items: [item] };
  const [booking] = done(await family.send(endpoints.makeBookings, { body })).items;
  if (!booking) throw new Error('it was ordered');
  return { family, elder, booking };
}

describe('the kitchen', () => {
  test('counts what was ordered by dish and way, and names who must be called', async () => {
    const at = await canteenWithMenu();
    await eater(at, { way: 'dineIn', dish: at.fish }, { diets: ['lowSalt'] });
    await eater(at, { way: 'deliver', dish: at.pork }, { allergies: ['soy'], address: '演示路1号' }, '爷爷');
    await eater(at, { way: 'dineIn' }, { allergies: ['fish'] });
    const params = { service: at.canteen.id };
    const kitchen = done(await at.staff.send(endpoints.readKitchen, { params, query: { date } }));
    expect(kitchen.portions).toBe(3);
    expect(kitchen.counts).toEqual([
      {
        dish: { id: at.fish, name: '清蒸鱼' },
        portions: 1,
        ways: { dineIn: 1, collect: 0, deliver: 0 },
        diets: [{ diet: 'lowSalt', portions: 1 }],
      },
      {
        dish: { id: at.pork, name: '红烧肉' },
        portions: 1,
        ways: { dineIn: 0, collect: 0, deliver: 1 },
        diets: [],
      },
      { dish: null, portions: 1, ways: { dineIn: 1, collect: 0, deliver: 0 }, diets: [] },
    ]);
    expect(kitchen.clashes.map(({ name, dish, clashes }) => [name, dish, clashes])).toEqual([
      ['爷爷', '红烧肉', [{ kind: 'allergen', allergen: 'soy' }]],
    ]);
    expect(kitchen.labels).toHaveLength(3);
  });

  test('cooks for nobody who stays away, and is open to its own staff alone', async () => {
    const at = await canteenWithMenu();
    const { family, booking } = await eater(at, { way: 'dineIn', dish: at.fish }, {});
    const dates = { params: { booking: booking.id }, body: { dates: [date] } };
    done(await family.send(endpoints.reportAbsence, dates));
    const asked = { params: { service: at.canteen.id }, query: { date } };
    expect(done(await at.staff.send(endpoints.readKitchen, asked)).portions).toBe(0);
    const stranger = await town.staffOf(await town.site());
    expect(refusal(await stranger.send(endpoints.readKitchen, asked)).code).toBe('notFound');
  });
});

describe('the round', () => {
  test('goes by the route that was put in order, new people last, with what the driver needs and no more', async () => {
    const at = await canteenWithMenu();
    const meal = { way: 'deliver' as const, dish: at.fish };
    const contact = { name: '小李', phone: '13900000000' };
    const first = await eater(at, meal, { address: '乙路2号', emergencyContact: contact }, '赵奶奶');
    const second = await eater(at, meal, { address: '甲路1号' }, '钱爷爷');
    const asked = { params: { service: at.canteen.id }, query: { date } };
    const before = done(await at.staff.send(endpoints.readDeliveries, asked));
    expect(before.stops.map(({ name }) => name)).toEqual(['钱爷爷', '赵奶奶']);
    const params = { service: at.canteen.id };
    const body = { date, recipients: [first.elder, second.elder], revision: 0 };
    const after = done(await at.staff.send(endpoints.putRoute, { params, body }));
    expect(after.stops.map(({ name, address }) => [name, address])).toEqual([
      ['赵奶奶', '乙路2号'],
      ['钱爷爷', '甲路1号'],
    ]);
    expect(refusal(await at.staff.send(endpoints.putRoute, { params, body })).code).toBe('service.changed');
    const file = done(
      await at.staff.send(endpoints.readSiteList, {
        params: { site: at.site.id, list: 'deliveries' },
        query: { date, format: 'csv' },
      }),
    );
    const text = Buffer.from(file.contentBase64, 'base64').toString();
    expect(text).toContain('乙路2号');
    expect(text.split('\r\n')).toHaveLength(4);
  });
});

describe('shutting for some days', () => {
  test('nothing is sold for them, single days are given up, months go on uncharged, and each is told once', async () => {
    const at = await canteenWithMenu();
    const offer = await town.publish(at.site);
    const parents = await town.family();
    const child = await town.child(parents);
    const [place] = done(await parents.send(endpoints.makeBookings, { body: askFor(offer, child) })).items;
    done(await at.staff.send(endpoints.confirmBooking, { params: { booking: place?.id ?? '' }, body: {} }));
    const lunch = await eater(at, { way: 'dineIn' }, {});
    const params = { site: at.site.id };
    const days = { from: date, until: '2026-08-10' };
    const hits = done(await at.staff.send(endpoints.previewClosing, { params, query: days }));
    expect([hits.givenUp, hits.notCharged]).toEqual([1, 1]);

    const body = { ...days, reason: '台风' };
    const closing = done(await at.staff.send(endpoints.closeSite, { params, body }));
    expect(closing.left).toBe(2);
    const read = (person: Person, id: string) =>
      person.send(endpoints.readBooking, { params: { booking: id } });
    // Who looks at the booking sees it there, whether or not the notice has come yet.
    const shutDaysOf = async (person: Person, id: string) => done(await read(person, id)).shutDays;
    expect(await shutDaysOf(lunch.family, lunch.booking.id)).toEqual([{ on: date, reason: '台风' }]);
    const shut = (place?.dates ?? []).filter((on) => on >= days.from && on <= days.until);
    expect(shut.length).toBeGreaterThan(1);
    expect(await shutDaysOf(parents, place?.id ?? '')).toEqual(shut.map((on) => ({ on, reason: '台风' })));
    const other = await town.family();
    const late = {
      household: await householdOf(other),
      items: [
        {
          service: at.canteen.id,
          recipient: await town.elder(other),
          when: { date: '2026-07-09' },
          priceFen: 1200,
        },
      ],
    };
    expect(refusal(await other.send(endpoints.makeBookings, { body: late }))).toMatchObject({
      code: 'day.shut',
      facts: { on: '2026-07-09', reason: '台风' },
    });
    const sweep = () =>
      at.staff.send(endpoints.sweepClosing, { params: { ...params, closing: closing.id }, body: {} });
    expect(done(await sweep())).toMatchObject({ left: 0, givenUp: 1, told: 1 });
    expect(done(await sweep())).toMatchObject({ left: 0, givenUp: 1, told: 1 });
    expect(done(await read(lunch.family, lunch.booking.id))).toMatchObject({
      state: 'closed',
      reason: '台风',
    });
    expect(await shutDaysOf(lunch.family, lunch.booking.id)).toBeUndefined();
    const kept = done(await read(parents, place?.id ?? ''));
    expect([kept.state, kept.shutDays?.length]).toEqual(['confirmed', shut.length]);
    // A day on which nobody would have come is nothing to tell.
    const away = { params: { booking: kept.id }, body: { dates: shut.slice(0, 1) } };
    done(await parents.send(endpoints.reportAbsence, away));
    expect((await shutDaysOf(parents, kept.id))?.map(({ on }) => on)).toEqual(shut.slice(1));
  });

  test('single days move to another one where there is room', async () => {
    const at = await canteenWithMenu();
    const lunch = await eater(at, { way: 'dineIn' }, {});
    const params = { site: at.site.id };
    const body = { from: date, until: date, reason: '检修', instead: '2026-07-10' };
    const closing = done(await at.staff.send(endpoints.closeSite, { params, body }));
    const ofClosing = { ...params, closing: closing.id };
    const after = done(await at.staff.send(endpoints.sweepClosing, { params: ofClosing, body: {} }));
    expect(after).toMatchObject({ left: 0, moved: 1, givenUp: 0 });
    const moved = { params: { booking: lunch.booking.id } };
    expect(done(await lunch.family.send(endpoints.readBooking, moved))).toMatchObject({
      state: 'confirmed',
      period: '2026-07-10',
    });
  });

  test('nobody in line is offered a place of a shut day', async () => {
    const at = await canteenWithMenu();
    const lunch = { ...lunchOf(), places: 1 };
    const tight = done(
      await at.staff.send(endpoints.publishService, { params: { site: at.site.id }, body: lunch }),
    );
    const order = async (ask: typeof endpoints.makeBookings | typeof endpoints.joinWaitlist) => {
      const family = await town.family();
      const recipient = await town.elder(family);
      const item = { service: tight.id, recipient, when: { date }, priceFen: 1200 };
      const body = { household: await householdOf(family), items: [item] };
      const [booking] = done(await family.send(ask, { body })).items;
      return { family, params: { booking: booking?.id ?? '' } };
    };
    const first = await order(endpoints.makeBookings);
    const next = await order(endpoints.joinWaitlist);
    const params = { site: at.site.id };
    const body = { from: date, until: date, reason: '停电' };
    const { id } = done(await at.staff.send(endpoints.closeSite, { params, body }));
    const sweep = { params: { ...params, closing: id }, body: {} };
    expect(done(await at.staff.send(endpoints.sweepClosing, sweep))).toMatchObject({ left: 0, givenUp: 2 });
    for (const { family, params: booking } of [first, next])
      expect(done(await family.send(endpoints.readBooking, { params: booking }))).toMatchObject({
        state: 'closed',
        reason: '停电',
      });
  });

  test('today, unforeseen: whoever is there stays and is charged, everybody else is told', async () => {
    const at = await canteenWithMenu();
    const there = await eater(at, { way: 'dineIn' }, {}, '赵奶奶');
    const away = await eater(at, { way: 'dineIn' }, {}, '钱爷爷');
    town.clock.set(`${date}T11:20:00+08:00`);
    const staff = await town.staffOf(at.site);
    const params = { site: at.site.id };
    const mark = { kind: 'present', from: 680 };
    const marks = [{ booking: there.booking.id, mark }];
    done(await staff.send(endpoints.recordAttendance, { params, body: { on: date, marks } }));
    const days = { from: date, until: date };
    const hits = done(await staff.send(endpoints.previewClosing, { params, query: days }));
    expect(hits).toMatchObject({ people: 1, givenUp: 1, notCharged: 0, came: 1 });
    expect(hits.items.find(({ does }) => does === 'came')?.name).toBe('赵奶奶');
    const closing = done(
      await staff.send(endpoints.closeSite, { params, body: { ...days, reason: '台风' } }),
    );
    const sweep = { params: { ...params, closing: closing.id }, body: {} };
    expect(done(await staff.send(endpoints.sweepClosing, sweep))).toMatchObject({ left: 0, givenUp: 1 });
    const state = async ({ booking }: typeof there) =>
      done(await staff.send(endpoints.readBooking, { params: { booking: booking.id } })).state;
    expect([await state(there), await state(away)]).toEqual(['confirmed', 'closed']);
    const today = done(await staff.send(endpoints.readToday, { params }));
    expect(today.closure).toEqual({ on: date, reason: '台风' });
    town.clock.set('2026-07-06T09:00:00+08:00');
  });

  test('never before the month before this one, and never for a season', async () => {
    const { site, staff } = await canteenWithMenu();
    const close = (body: object) => staff.send(endpoints.closeSite, { params: { site: site.id }, body });
    const past = { from: '2026-05-31', until: '2026-07-08', reason: '试' };
    expect(refusal(await close(past))).toMatchObject({ code: 'day.past', facts: { firstDay: '2026-06-01' } });
    const long = { from: '2026-07-08', until: '2026-12-31', reason: '试' };
    expect(refusal(await close(long)).code).toBe('closing.tooLong');
  });
});

test('who ate with those in care is written down by the institution and read by everybody', async () => {
  const { site, staff } = await canteenWithMenu();
  const meal = {
    on: '2026-07-06',
    companion: 'manager',
    name: '园长',
    dishes: ['清蒸鱼'],
    words: '淡了一点',
  };
  const params = { site: site.id };
  done(await staff.send(endpoints.addCompanionMeal, { params, body: meal }));
  const { items } = done(await town.stranger(endpoints.listCompanionMeals, { params }));
  expect(items).toMatchObject([meal]);
  const ahead = { ...meal, on: '2026-07-07' };
  expect(refusal(await staff.send(endpoints.addCompanionMeal, { params, body: ahead })).code).toBe(
    'attendance.notYet',
  );
});

test('every list comes as a file, in both formats', async () => {
  const at = await canteenWithMenu();
  await eater(at, { way: 'dineIn', dish: at.fish }, {});
  const lists = [
    'roster',
    'kitchen',
    'deliveries',
    'rounds',
    'waitlist',
    'bookings',
    'attendance',
    'menus',
    'staff',
    'incidents',
    'bills',
    'companionMeals',
    'tours',
    'closings',
    'carers',
    'papers',
  ];
  for (const list of lists) {
    for (const format of ['csv', 'xlsx']) {
      const params = { site: at.site.id, list };
      const file = done(await at.staff.send(endpoints.readSiteList, { params, query: { date, format } }));
      expect([list, format, file.contentBase64.length > 20]).toEqual([list, format, true]);
    }
  }
});
