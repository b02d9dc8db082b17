import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { as, demoMonth, demoSite } from '../support/town/demoMonth';
import { openTown, type Town } from '../support/town/openTown';
import { bootWeapp, type BootOptions, type Phone } from './support/bootWeapp';

// One town for the whole file: the days go by in it as the tests stand here.
const params = { site: demoSite };
const summer = '2026-08-03T08:20:00+08:00';

let town: Town;
let phone: Phone;
let isOnline = true;

beforeAll(async () => {
  town = await openTown();
});
afterEach(() => {
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
  phone.close();
  expect(town.faults).toEqual([]);
});
afterAll(() => town?.close());

/** A phone of somebody who has signed in on it before. */
async function openAs(account: string, start: string, options: Partial<BootOptions> = {}): Promise<void> {
  const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
  phone = await bootWeapp({
    request(request) {
      if (!isOnline) throw new Error('network is down');
      return town.edition.app.fetch(request);
    },
    now: town.clock.now(),
    start,
    ...options,
    storage: new Map([['session', JSON.stringify({ value: token })], ...(options.storage ?? [])]),
  });
}

const button = (words: string) => ({ selector: '[aria-role="button"]', words });
const labelled = (label: string) => ({ selector: `[aria-label^="${label}"]` });
const asked = () => phone.shown.filter(({ name }) => name === 'requestSubscribeMessage');
const confirmedOf = async (account: string) =>
  done(await (await as(town, account))(endpoints.listBookings, { query: { limit: '50' } })).items.filter(
    ({ state }) => state === 'confirmed',
  );

describe('a daughter and her mother, on WeChat', () => {
  it('lunch is found, brought home on a day, and only the tap that sends it asks about messages', async () => {
    const before = (await confirmedOf('family')).length;
    await openAs('family', 'packages/elder/near/index');
    await phone.tap('景德镇市');
    await phone.sees('长者食堂午餐');
    await phone.tap(labelled('看看和预订，长者食堂午餐'));
    await phone.tap(button('订餐'));
    await phone.sees('给哪位老人订');
    await phone.tap({ selector: '[aria-role="radio"]' });
    await phone.tap(button('下一步'));
    await phone.sees('选日子');
    await phone.tap('送到家');
    await phone.tap('7月9日');
    await phone.tap(button('下一步，1 天'));
    await phone.sees('吃什么');
    await phone.tap(button('下一步'));
    await phone.sees('核对');
    expect(asked()).toEqual([]);
    await phone.tap(button('提交'));
    await phone.sees('订好了');
    expect(asked().map(({ options }) => options['tmplIds'])).toEqual([['answers', 'changes', 'care']]);
    const after = await confirmedOf('family');
    expect(after.length).toBe(before + 1);
    expect(after.find(({ startsOn }) => startsOn === '2026-07-09')?.meal?.way).toBe('deliver');
  });

  it('the same again takes three taps from the large home, which the size set in WeChat opens', async () => {
    const before = (await confirmedOf('family')).length;
    await openAs('family', 'packages/easy/home/index', { phone: { fontSizeScaleFactor: 1.3 } });
    expect(phone.count('.size-elder')).toBeGreaterThan(0);
    await phone.sees('外婆（演示），');
    await phone.tap('再订一次上次的餐');
    await phone.tap({ selector: '.big-choices [aria-role="button"]' });
    await phone.sees('看一眼，对不对');
    await phone.tap(button('就订这一餐'));
    await phone.sees('订好了');
    expect((await confirmedOf('family')).length).toBe(before + 1);
  });

  it('she says yes herself, with one tap', async () => {
    const family = await as(town, 'family');
    const [elder] = done(await family(endpoints.listElders)).items;
    await openAs('elder', `packages/circle/consent/index?elder=${elder?.id}`);
    await phone.sees('二舅（演示）可以替您预约吗？');
    await phone.tap(labelled('同意二舅（演示）替我预约'));
    await phone.sees('在自己手机上点的');
  });

  it.each([
    [{ fontSizeScaleFactor: 1 }, undefined, 0],
    [{ fontSizeScaleFactor: 1.3 }, undefined, 1],
    [{ fontSizeScaleFactor: 1.3 }, 'standard', 0],
  ])('text set to %j in WeChat, and %s chosen here, is as large as was asked', async (set, chosen, large) => {
    const storage = new Map(chosen === undefined ? [] : [['size', JSON.stringify({ value: chosen })]]);
    await openAs('family', 'packages/easy/guide/index', { phone: set, storage });
    expect(Math.min(1, phone.count('.size-elder'))).toBe(large);
    expect(phone.text()).toContain('三步订餐');
  });
});

describe('an institution’s Monday, on WeChat', () => {
  beforeAll(async () => {
    await demoMonth(town);
    town.clock.set(summer);
  });

  const people = async () =>
    done(await (await as(town, 'institution'))(endpoints.readToday, { params })).people;
  const markOf = async (name: string) =>
    (await people()).find(({ recipient }) => recipient.name === name)?.mark?.kind;

  it('the list marks somebody without a network, and catches up', async () => {
    await openAs('institution', 'packages/day/today/index');
    await phone.sees('各班空位');
    await phone.tap(button('点名和接送'));
    await phone.sees('团团');
    isOnline = false;
    await phone.tap(labelled('到了，团团'));
    await phone.sees('还有 1 件没送出去');
    isOnline = true;
    expect(await markOf('团团')).toBeUndefined();
    await phone.tap('再送一次没送出去的');
    await phone.until(() => !phone.has('没送出去'));
    expect(await markOf('团团')).toBe('present');
  });

  it('the camera reads at the door whom a family’s picture stands for; closed again, nothing is said', async () => {
    const family = await as(town, 'family');
    const { items } = done(await family(endpoints.listBookings, { query: { limit: '50' } }));
    const place = items.find(({ period, state }) => period === '2026-08' && state === 'confirmed');
    if (!place) throw new Error('the demo family has no place in August');
    const { code } = done(await family(endpoints.readDayCode, { params: { booking: place.id } }));
    await openAs('institution', 'packages/day/people/index', { phone: { scanned: code } });
    await phone.tap('家长出示到园码');
    await phone.tap('扫家长的到园码');
    await phone.tap('在名单里点名');
    expect(phone.count('[aria-label^="到了，"]')).toBe(1);
    expect(phone.has(labelled(`到了，${place.recipient.name}`))).toBe(true);
    phone.close();
    await openAs('institution', 'packages/day/people/index');
    await phone.tap('家长出示到园码');
    await phone.tap('扫家长的到园码');
    expect(phone.has('没有找到')).toBe(false);
  });

  it('the desk finds a caller, and reads where paper comes from', async () => {
    await openAs('desk', 'packages/desk/cases/index');
    await phone.sees('受理');
    await phone.input({ selector: 'input[aria-label="手机号"]' }, '13812345678');
    await phone.tap('查找（回车）');
    await phone.sees('没有登记过');
  });
});

describe('what only a computer can do, WeChat says', () => {
  it.each([
    ['institution', 'packages/house/lists/index', '请在电脑上打开惠约网页版'],
    ['family', 'packages/easy/guide/index', '想要一张纸的'],
  ])('%s on %s', async (account, page, words) => {
    await openAs(account, page);
    await phone.sees(words);
    expect(phone.text()).not.toContain('朗读');
  });
});
