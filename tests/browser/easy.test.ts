import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { done } from '../support/town/caller';
import { book, saidYes, serviceOf } from '../support/town/openTown';
import { lunchOf } from '../support/town/things';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const home = '/packages/easy/home/index';
const size = 'elder';

/** The family of the demo town has had lunch once: today’s, ordered this morning. */
beforeAll(async () => {
  const family = await here.as('family');
  const [elder] = done(await family(endpoints.listElders, {})).items;
  const { items } = done(
    await family(endpoints.findServices, { query: { city: '360200', product: 'meal' } }),
  );
  const [lunch] = items;
  if (!elder || !lunch) throw new Error('the demo town has no elder, or no lunch');
  await book({ send: family }, serviceOf(lunch, elder.id, { date: '2026-07-07' }));
});

async function mealsOrdered(): Promise<number> {
  const family = await here.as('family');
  return done(await family(endpoints.listBookings, { query: { limit: '50' } })).items.length;
}

async function tapAgain(page: Page): Promise<void> {
  await press(page, 'button', '再订一次上次的餐');
  await arrives(page, '再订一次，订哪一天');
  await sees(page, '老年食堂午餐');
  await sees(page, '已经订了，不用再订');
  await look(page, 'easy-day');
  await press(page, 'button', '7月');
  await sees(page, '看一眼，对不对');
  await sees(page, '自己付');
}

it('practises the whole way, and not one write leaves the phone', async () => {
  const before = await mealsOrdered();
  const writes: string[] = [];
  const page = await here.openAs('family', {
    size,
    path: home,
    network: (request) => {
      if (request.method() !== 'GET') writes.push(`${request.method()} ${request.url()}`);
      return 'works';
    },
  });
  await sees(page, '外婆（演示），老年食堂午餐');
  await look(page, 'easy-home');
  await press(page, 'button', '练习一下');
  await arrives(page, '练习订一次餐');
  await sees(page, '跟真的一模一样');
  await look(page, 'easy-practice');
  await press(page, 'button', '开始练习');
  await sees(page, '正在练习，什么都不会送出去');
  await press(page, 'button', '7月');
  await sees(page, '看一眼，对不对');
  await sees(page, '正在练习，什么都不会送出去');
  await press(page, 'button', '就订这一餐');
  await sees(page, '就是这样订餐的');
  await look(page, 'easy-practised');
  await press(page, 'button', '练习结束，回首页');
  await sees(page, '今天要办什么');
  // Left, it is over: nothing says so any more.
  await expect.poll(() => page.getByText('正在练习').filter({ visible: true }).count()).toBe(0);
  expect(writes).toEqual([]);
  expect(await mealsOrdered()).toBe(before);
  expect(here.problems).toEqual([]);
});

it('orders the last meal again in three taps, over a network that is lost at the third', async () => {
  const before = await mealsOrdered();
  const keys: (string | undefined)[] = [];
  let isCut = false;
  const page = await here.openAs('family', {
    size,
    path: home,
    network: (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
      return isCut ? 'loses the answer' : 'works';
    },
  });
  await sees(page, '外婆（演示），老年食堂午餐');
  await tapAgain(page);
  await look(page, 'easy-check');
  isCut = true;
  await press(page, 'button', '就订这一餐');
  await sees(page, '还有 1 件没送出去');
  await look(page, 'easy-kept');
  isCut = false;
  // As the phone tells it when the network is back.
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await sees(page, '刚才没送出去的，送到了');
  await sees(page, '订好了');
  await look(page, 'easy-sent-later');
  // The answer was lost, and it was sent again by itself: one key, one meal.
  expect(keys.length).toBeGreaterThanOrEqual(2);
  expect(new Set(keys).size).toBe(1);
  expect(await mealsOrdered()).toBe(before + 1);
  expect(here.town.faults).toEqual([]);
});

it('says whom to call, what the page says, and what fits on one sheet', async () => {
  const page = await here.openAs('family', { size, path: '/packages/easy/call/index' });
  await sees(page, '景德镇市还没有公布养老服务热线的号码');
  await look(page, 'easy-call');
  // This machine has no voice: what would have been said is written down instead.
  await page.evaluate(`said = []; speechSynthesis.speak = (words) => said.push(words.text)`);
  await press(page, 'button', '朗读这一页');
  const said = z.array(z.string()).parse(await page.evaluate('said'));
  expect(said[0]).toMatch(/^找人帮忙/);
  expect(said.some((saying) => saying.startsWith('按钮：打电话给里村'))).toBe(true);
  await press(page, 'button', '不读了');
  await here.goTo(page, '/packages/easy/guide/index');
  await sees(page, '三步订餐');
  await look(page, 'easy-guide');
  await page.setViewportSize({ width: 1280, height: 800 });
  await look(page, 'easy-guide-desk');
  expect(here.problems).toEqual([]);
});

it('offers the next sitting in place of one that somebody else was quicker to get', async () => {
  const site = await here.town.site({ name: '两场食堂（演示）' });
  const early = await here.town.offer(
    site,
    lunchOf({ name: '早场', places: 1, opensAt: 630, closesAt: 690 }),
  );
  await here.town.offer(site, lunchOf({ name: '午场', places: 6, opensAt: 690, closesAt: 750 }));
  const send = await here.as('family');
  const body = { name: '外公', birthDate: '1947-05-01' };
  const { id: elder } = done(await send(endpoints.addElder, { body }));
  await saidYes(here.town, elder);
  // The last meal is the one that was ordered last.
  here.town.clock.set('2026-07-06T09:05:00+08:00');
  await book({ send }, serviceOf(early, elder, { date: '2026-07-07' }));
  const page = await here.openAs('family', { size, path: '/packages/easy/again/index' });
  await sees(page, '明天已经订了，不用再订');
  await press(page, 'button', '后天');
  await sees(page, '自己付');
  const others = await here.town.family();
  await book(others, serviceOf(early, await here.town.elder(others), { date: '2026-07-08' }));
  await press(page, 'button', '就订这一餐');
  await arrives(page, '没有订上');
  await sees(page, '换成后天 11:30，还有 6 份');
  await look(page, 'easy-instead');
  await press(page, 'button', '换成后天 11:30');
  await sees(page, '11:30–12:30，午场');
  await press(page, 'button', '就订这一餐');
  await sees(page, '订好了');
  const { items } = done(await send(endpoints.listBookings, { query: { limit: '50' } }));
  const swapped = items.find(({ offer }) => offer.name === '午场');
  expect(swapped).toMatchObject({ recipient: { id: elder }, startsOn: '2026-07-08', state: 'confirmed' });
});
