import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const mine = '/pages/mine/index';
const inbox = '/packages/notices/list/index';

async function unread(): Promise<number> {
  return done(await (await here.as('family'))(endpoints.countUnreadNotices)).unread;
}

function marks(page: Page) {
  return page.getByText('未读', { exact: true }).filter({ visible: true });
}

it('a family is led to what it was told, and what it has read is no longer counted', async () => {
  await here.town.edition.stream.deliverPending();
  const before = await unread();
  expect(before).toBeGreaterThan(1);
  const page = await here.openAs('family', { path: mine });
  await sees(page, `${before} 条未读`);
  await press(page, 'button', '消息');
  await arrives(page, '消息');
  await sees(page, '演示：这一天检修水电');
  await look(page, 'notices-list');
  // Whom it is about is one tap away; what concerns the whole family is not told of a single person.
  await press(page, 'tab', '小满（演示）');
  await press(page, 'tab', '全部');
  await press(page, 'button', '演示：这一天检修水电');
  await expect.poll(unread).toBe(before - 1);

  await here.goTo(page, mine);
  await sees(page, `${before - 1} 条未读`);
  await here.goTo(page, inbox);
  await press(page, 'button', '条标为已读');
  await expect.poll(() => marks(page).count()).toBe(0);
  await expect.poll(unread).toBe(0);
  await here.goTo(page, mine);
  await arrives(page, '我的');
  await expect.poll(() => page.getByText('条未读').filter({ visible: true }).count()).toBe(0);
  expect(here.problems).toEqual([]);
});

it('says by which way to be told, and its number is shown by its end alone', async () => {
  const page = await here.openAs('family', { path: '/packages/notices/settings/index', size: 'elder' });
  const number = page.getByRole('textbox', { name: '手机号码' });
  await number.fill('23812345678');
  await sees(page, '手机号码是 1 开头的 11 位数字');
  await look(page, 'notices-settings-elder');
  await number.fill('13812345678');
  await page.getByRole('checkbox').first().click();
  await press(page, 'button', '保存');
  await sees(page, '已经保存');
  await sees(page, '已经留了尾号 5678 的号码');
  const family = await here.as('family');
  const kept = done(await family(endpoints.readNoticeSettings));
  expect(kept).toMatchObject({ phoneEnd: '5678', topicsOff: ['answers'] });
  await page.reload();
  await sees(page, '已经留了尾号 5678 的号码');
  expect(await page.getByRole('checkbox').first().getAttribute('aria-checked')).toBe('false');
  expect(await page.locator('body').innerText()).not.toContain('13812345678');
  expect(here.problems).toEqual([]);
});

it('the desk sees what went out, and is led to whom to ring', async () => {
  const page = await here.openAs('desk', { path: '/packages/notices/outbox/index' });
  await sees(page, '还没有发出过微信或短信');
  await look(page, 'notices-outbox');
  await press(page, 'button', '都没看的，去要打的电话');
  await arrives(page, '要打的电话');
  const family = await here.openAs('family', { path: '/packages/notices/outbox/index' });
  await sees(family, '这里是机构和人工窗口用的页面');
  expect(here.problems).toEqual([]);
});
