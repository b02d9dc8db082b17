import { endpoints } from '@huiyue/shared/contract/endpoints';
import { addDays, dateAt } from '@huiyue/shared/civil';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { serviceOf } from '../support/town/openTown';
import { lunchOf } from '../support/town/things';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');

const lookAt = (page: Page, what: string, size: string) => look(page, `circle-${what}-${size}`);

/** The demo family's grandmother, whose circle the town has drawn. */
async function grandmother() {
  const family = await here.as('family');
  const [elder] = done(await family(endpoints.listElders)).items;
  if (!elder) throw new Error('the demo town has no grandmother');
  return elder;
}

describe.each(['standard', 'elder'] as const)('in the %s size', (size) => {
  it('a family reads on the card why each thing is asked, and keeps it', async () => {
    const page = await here.openAs('family', { size, path: '/pages/children/index' });
    await arrives(page, '家人');
    await sees(page, '外婆（演示）');
    await lookAt(page, 'people', size);
    await press(page, 'button', '外婆（演示）的照护卡片');
    await arrives(page, '照护卡片');
    await sees(page, '为什么问：送餐、上门服务要知道送到哪里。');
    await press(page, 'checkbox', '少盐');
    await lookAt(page, 'card', size);
    await press(page, 'button', '保存卡片');
    await arrives(page, '家人');
    const { card } = await grandmother();
    expect(card.diets.includes('lowSalt')).toBe(size === 'standard');
  });

  it('a circle shows who may do what, and gives out a code', async () => {
    const { id } = await grandmother();
    const page = await here.openAs('family', { size, path: `/packages/circle/members/index?elder=${id}` });
    await arrives(page, '照护圈');
    await sees(page, '二舅（演示）');
    await sees(page, '负责：下单、付款、接收消息');
    await press(page, 'button', '生成邀请码');
    await sees(page, '邀请码');
    await lookAt(page, 'members', size);
  });
});

it('whoever orders sees how she can say yes; she taps; her word on an order is hers', async () => {
  const { id } = await grandmother();
  const uncle = await here.openAs('family2', { path: `/packages/circle/consent/index?elder=${id}` });
  await arrives(uncle, '老人的同意');
  await sees(uncle, '等老人答复');
  await sees(uncle, '再报口令');
  await lookAt(uncle, 'asked', 'standard');

  const path = `/packages/circle/consent/index?elder=${id}`;
  const her = await here.openAs('elder', { size: 'elder', path });
  await sees(her, '二舅（演示）可以替您预约吗？');
  await lookAt(her, 'consent', 'elder');
  await press(her, 'button', '同意二舅（演示）替我预约');
  await sees(her, '在自己手机上点的');

  const lunch = await here.town.offer(
    await here.town.site({ name: '近水食堂' }),
    lunchOf({ name: '清炖午餐' }),
  );
  const date = addDays(dateAt(here.town.clock.now()), 1);
  const body = { items: [serviceOf(lunch, id, { date })] };
  const calls = await here.as('family2');
  done(await calls(endpoints.makeBookings, { body }));
  await here.goTo(her, '/packages/circle/timeline/index');
  await arrives(her, '这几天的安排');
  await sees(her, '二舅（演示）订的');
  await lookAt(her, 'timeline', 'elder');
  await press(her, 'button', '清炖午餐，这次不要');
  // What her daughter ordered for these days stays; his is gone.
  await expect.poll(() => her.getByText('二舅（演示）订的').filter({ visible: true }).count()).toBe(0);
  await sees(her, '李女士（演示）订的');
  const wide = await here.openAs('family', {
    width: 1280,
    height: 800,
    path: '/packages/circle/timeline/index',
  });
  await arrives(wide, '这几天的安排');
  await lookAt(wide, 'timeline', 'wide');
  expect(here.problems).toEqual([]);
});

it('somebody without anybody to care for reads what to do, and a wrong code is told as one', async () => {
  const page = await here.openAs('elder', { path: '/packages/circle/join/index' });
  await arrives(page, '加入照护圈');
  await press(page, 'button', '加入');
  await sees(page, '请填邀请码');
  await page.getByRole('textbox', { name: '邀请码' }).fill('abcd efgh');
  await page.getByRole('textbox', { name: '家里人怎么称呼您' }).fill('二姐');
  await page.getByRole('textbox', { name: '您是老人的' }).fill('二女儿');
  await press(page, 'button', '加入');
  await sees(page, '邀请码不能用');
  await lookAt(page, 'join', 'standard');
});
