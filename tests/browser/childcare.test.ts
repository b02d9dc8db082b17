import { addMonths, dateAt } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const site = 'site_demo0001';

async function check(page: Page, name: string): Promise<void> {
  await page.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
}

it('a family books two children together, tries a day, and comes to look', async () => {
  const family = await here.as('family');
  const birthDate = addMonths(dateAt(here.town.clock.now()), -26);
  const body = { name: '大宝（演示）', birthDate, city: '360200' };
  done(await family(endpoints.addChild, { body }));

  const page = await here.openAs('family', { path: `/packages/family/site/index?site=${site}` });
  await sees(page, '家庭的评价');
  await look(page, 'childcare-site-standard');
  await press(page, 'button', '几个孩子一起约');
  await arrives(page, '几个孩子一起约');
  await check(page, '小满');
  await check(page, '大宝');
  await look(page, 'childcare-together-standard');
  await press(page, 'button', '下一步');
  await sees(page, '离开这一页，名额马上放回');
  await sees(page, '一起约上，或者都不约');
  await look(page, 'childcare-together-review-standard');
  await press(page, 'button', '提交 2 个孩子的预约');
  await arrives(page, '我的预约');
  await sees(page, '下面 2 个是一起约的');
  const { items } = done(await family(endpoints.listBookings));
  const ofChildren = items.filter(({ recipient }) => recipient.kind === 'child');
  expect(ofChildren.map(({ state }) => state)).toEqual(['requested', 'requested']);
  await look(page, 'childcare-bookings-standard');

  await here.goTo(page, `/packages/childcare/trials/index?site=${site}`);
  await arrives(page, '试托和参观');
  await press(page, 'button', '约这一场，参观');
  await sees(page, '已约好');
  await look(page, 'childcare-trials-standard');
  expect(here.problems).toEqual([]);
  expect(here.town.faults).toEqual([]);
});

it('being asked for more than a month is one tap, and the regulator answers it', async () => {
  const page = await here.openAs('family', {
    path: `/packages/after/complain/index?site=${site}`,
    size: 'elder',
  });
  await arrives(page, '投诉和反映');
  await sees(page, '请先选什么事，写怎么回事');
  const file = page.getByRole('button', { name: '提交投诉', description: '请先选什么事，写怎么回事' });
  expect(await file.filter({ visible: true }).getAttribute('aria-disabled')).toBe('true');
  await look(page, 'after-complain-elder');
  await press(page, 'button', '让我一次交一个月以上');
  await arrives(page, '投诉的进展');
  await sees(page, '等主管部门处理');
  await look(page, 'after-report-elder');

  const office = await here.openAs('regulator', { path: '/packages/after/cityComplaints/index' });
  await sees(office, '天内被反映过');
  await look(office, 'after-city-standard');
  await press(office, 'button', '瓷韵示范托育园');
  await arrives(office, '投诉的进展');
  await office.getByRole('radio', { name: '情况属实' }).click();
  await office.getByRole('textbox', { name: '处理结果' }).fill('已约谈，多收的退回。');
  await press(office, 'button', '提交处理结果');
  await sees(office, '主管部门已处理');
  await look(office, 'after-decided-standard');
  const mine = done(await (await here.as('family'))(endpoints.listComplaints)).items;
  expect(mine[0]).toMatchObject({ state: 'decided', topic: 'moreThanAMonth' });

  const house = await here.openAs('institution', { path: '/packages/after/siteVoices/index' });
  await sees(house, '饮食');
  await press(house, 'tab', '评价');
  await sees(house, '5 个用过的家庭评价过');
  await look(house, 'after-voices-standard');
  await here.goTo(house, '/packages/childcare/siteTrials/index');
  await arrives(house, '试托和参观');
  await look(house, 'childcare-siteTrials-standard');
  expect(here.problems).toEqual([]);
  expect(here.town.faults).toEqual([]);
});
