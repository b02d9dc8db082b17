import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, refusal } from '../../../support/town/caller';
import { mondayMorning, openTown, serviceOf, type Town } from '../../../support/town/openTown';
import { dayCareOf, lunchOf } from '../../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const noodles = { name: '肉丝面', contains: ['gluten', 'eggs'], suits: ['noSpice'] };
const congee = {
  name: '小米粥',
  note: '不加糖',
  contains: [],
  suits: ['softFood', 'lowSugar', 'noSpice'],
  picture: { kind: 'drawn', drawing: 'congee' },
};

async function canteen(overrides: Parameters<typeof lunchOf>[0] = {}) {
  const site = await town.site();
  const lunch = await town.offer(site, lunchOf({ bookableDays: 31, ...overrides }));
  return { site, lunch, staff: await town.staffOf(site) };
}

const menuOn = (service: string, date: string) => ({ params: { service, date } });

test('a menu is written for one date, changed over the revision it was read at, and read by everybody', async () => {
  const { lunch, staff } = await canteen();
  const at = menuOn(lunch.id, '2026-07-08');
  const first = done(
    await staff.send(endpoints.putMenu, { ...at, body: { dishes: [noodles], revision: 0 } }),
  );
  expect(first.revision).toBe(1);
  const [kept] = first.dishes;
  const dishes = [{ ...noodles, id: kept?.id, name: '鸡丝面' }, congee];
  const second = done(await staff.send(endpoints.putMenu, { ...at, body: { dishes, revision: 1 } }));
  expect(second.dishes.map(({ id, name }) => [id === kept?.id, name])).toEqual([
    [true, '鸡丝面'],
    [false, '小米粥'],
  ]);
  const late = await staff.send(endpoints.putMenu, { ...at, body: { dishes: [], revision: 1 } });
  expect(refusal(late)).toEqual({ code: 'menu.changed', facts: { revision: 2 } });
  const query = { from: '2026-07-06', until: '2026-07-31' };
  const read = done(await town.stranger(endpoints.listMenus, { params: { service: lunch.id }, query }));
  expect(read.items).toEqual([second]);
});

test('nobody writes another canteen’s menu, one of yesterday, or one of day care', async () => {
  const { site, lunch, staff } = await canteen();
  const other = await canteen();
  const care = await town.offer(site, dayCareOf());
  const body = { dishes: [noodles], revision: 0 };
  const foreign = await other.staff.send(endpoints.putMenu, { ...menuOn(lunch.id, '2026-07-08'), body });
  expect(refusal(foreign).code).toBe('notFound');
  const past = await staff.send(endpoints.putMenu, { ...menuOn(lunch.id, '2026-07-05'), body });
  expect(refusal(past).code).toBe('day.past');
  const bath = await staff.send(endpoints.putMenu, { ...menuOn(care.id, '2026-07-08'), body });
  expect(refusal(bath)).toEqual({ code: 'meal.notAMeal', facts: { product: 'dayCare' } });
});

test('a week is copied week after week; what stands there stays unless it is to be replaced', async () => {
  const { lunch, staff } = await canteen();
  for (const [day, dish] of [
    ['06', noodles],
    ['08', congee],
  ] as const)
    done(
      await staff.send(endpoints.putMenu, {
        ...menuOn(lunch.id, `2026-07-${day}`),
        body: { dishes: [dish], revision: 0 },
      }),
    );
  done(
    await staff.send(endpoints.putMenu, {
      ...menuOn(lunch.id, '2026-07-15'),
      body: { dishes: [noodles], revision: 0 },
    }),
  );
  const copy = { from: '2026-07-06', days: 7, to: '2026-07-13', until: '2026-07-26' };
  const of = { params: { service: lunch.id } };
  const once = done(await staff.send(endpoints.copyMenus, { ...of, body: copy }));
  expect(once.items.map(({ date, dishes }) => [date, dishes[0]?.name])).toEqual([
    ['2026-07-13', '肉丝面'],
    ['2026-07-20', '肉丝面'],
    ['2026-07-22', '小米粥'],
  ]);
  expect(once.left).toEqual(['2026-07-15']);
  const over = done(await staff.send(endpoints.copyMenus, { ...of, body: { ...copy, replaces: true } }));
  expect(over.items).toHaveLength(4);
  expect(over.left).toEqual([]);
});

test('a photograph is told by its first bytes, small, and read as it was sent', async () => {
  const { site, staff } = await canteen();
  const of = { params: { site: site.id } };
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(59_000, 7),
  ]);
  const added = done(
    await staff.send(endpoints.addPicture, { ...of, body: { data: png.toString('base64') } }),
  );
  expect(added).toMatchObject({ mediaType: 'image/png', bytes: png.length });
  const read = done(await town.stranger(endpoints.readPicture, { params: { picture: added.id } }));
  expect(read.dataUrl).toBe(`data:image/png;base64,${png.toString('base64')}`);
  const text = Buffer.from('<svg onload="alert(1)"></svg>'.repeat(3)).toString('base64');
  expect(refusal(await staff.send(endpoints.addPicture, { ...of, body: { data: text } })).code).toBe(
    'picture.notAPicture',
  );
  const large = Buffer.concat([png, Buffer.alloc(3000, 7)]).toString('base64');
  expect(refusal(await staff.send(endpoints.addPicture, { ...of, body: { data: large } })).code).toBe(
    'picture.tooLarge',
  );
});

test('a meal is had in a way that is offered, of a dish that is cooked, and carried only to an address', async () => {
  const { lunch, staff } = await canteen({ meal: { ways: ['dineIn', 'deliver'], deliveryArea: '里村社区' } });
  const family = await town.family();
  const elder = await town.elder(family);
  const menu = done(
    await staff.send(endpoints.putMenu, {
      ...menuOn(lunch.id, '2026-07-08'),
      body: { dishes: [noodles, congee], revision: 0 },
    }),
  );
  const [first, second] = menu.dishes;
  const item = (meal: object, day = '08') => ({
    ...serviceOf(lunch, elder, { date: `2026-07-${day}` }),
    meal,
  });
  const order = (meal: object, day = '08') =>
    family.send(endpoints.makeBookings, { body: { items: [item(meal, day)] } });
  expect(refusal(await order({ way: 'collect' }))).toEqual({
    code: 'meal.wayNotOffered',
    facts: { way: 'collect', ways: ['dineIn', 'deliver'] },
  });
  expect(refusal(await order({ way: 'dineIn', dish: first?.id }, '09')).code).toBe('meal.notOnMenu');
  expect(refusal(await order({ way: 'deliver' }))).toEqual({
    code: 'elder.addressMissing',
    facts: { recipient: elder },
  });
  expect(await town.taken(lunch.id, '2026-07-08')).toBe(0);

  const { items } = done(await order({ way: 'dineIn', dish: first?.id }));
  expect(items[0]).toMatchObject({ state: 'confirmed', meal: { way: 'dineIn', dish: first?.id } });
  const params = { booking: items[0]?.id ?? '' };
  const body = { way: 'dineIn', dish: second?.id };
  const changed = done(await family.send(endpoints.changeMeal, { params, body }));
  expect(changed).toMatchObject({ meal: body, payFen: items[0]?.payFen, state: 'confirmed' });
  expect(await town.taken(lunch.id, '2026-07-08')).toBe(1);

  town.clock.set('2026-07-08T09:30:00+08:00');
  const again = await town.again(family);
  const late = await again.send(endpoints.changeMeal, { params, body: { way: 'dineIn', dish: first?.id } });
  expect(refusal(late).code).toBe('day.tooLate');
  const own = await town.again(staff);
  const granted = done(
    await own.send(endpoints.changeMeal, { params, body: { way: 'dineIn', dish: first?.id } }),
  );
  expect(granted.meal?.dish).toBe(first?.id);
});

test('the quote shows the dishes of the day, and warns of nothing a card does not say', async () => {
  const { lunch, staff } = await canteen();
  const family = await town.family();
  const elder = await town.elder(family);
  const menu = done(
    await staff.send(endpoints.putMenu, {
      ...menuOn(lunch.id, '2026-07-08'),
      body: { dishes: [noodles], revision: 0 },
    }),
  );
  const dish = menu.dishes[0]?.id ?? '';
  const query = { service: lunch.id, recipient: elder, date: '2026-07-08', way: 'dineIn', dish };
  const quote = done(await family.send(endpoints.readQuote, { query }));
  expect(quote.menu?.dishes.map(({ name }) => name)).toEqual(['肉丝面']);
  expect(quote.menu?.ways).toEqual(['dineIn']);
  expect(quote.meal).toEqual({ way: 'dineIn', dish });
  expect(quote.clashes).toEqual([]);
});
