import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { book, saidYes, serviceOf } from '../support/town/openTown';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const station = 'site_demo0014';
const tomorrow = '2026-07-07';
/** With a right check digit, of nobody: the district does not exist. */
const idCard = '990101198001010014';

function panel(page: Page): Locator {
  return page.getByRole('dialog').filter({ visible: true }).last();
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text);
}

async function pressInPanel(page: Page, name: string): Promise<void> {
  await panel(page).getByRole('button', { name, exact: true }).click();
}

/** Answers what the field asks, one part after the other. */
async function pickDate(page: Page, field: string, ...parts: readonly string[]): Promise<void> {
  await press(page, 'button', `${field}，选哪一年`);
  for (const part of parts) await pressInPanel(page, part);
}

async function changePart(page: Page, field: string, from: string, to: string): Promise<void> {
  await press(page, 'button', `${field}，${from}，更改`);
  await pressInPanel(page, to);
}

it('a fire certificate that has ended stops new bookings until the new one is entered', async () => {
  const page = await here.openAs('institution', { path: '/packages/registry/papers/index' });
  await sees(page, '证照有效，可以接新的预约');
  await press(page, 'button', '消防安全证明');
  await changePart(page, '到哪天为止', '2028年', '2026年');
  await changePart(page, '到哪天为止', '12月', '7月');
  await changePart(page, '到哪天为止', '31日', '5日');
  await pressInPanel(page, '保存');
  await sees(page, '现在不能接新的预约');
  await sees(page, '消防安全证明到2026年7月5日已经过期');
  await look(page, 'house-stopped');
  const search = async () =>
    done(await here.town.stranger(endpoints.readSite, { params: { site: 'site_demo0001' } })).takesNobodyNew;
  expect(await search()).toBe(true);
  await press(page, 'button', '消防安全证明');
  await look(page, 'house-paper');
  await changePart(page, '到哪天为止', '2026年', '2029年');
  await pressInPanel(page, '保存');
  await sees(page, '证照有效，可以接新的预约');
  expect(await search()).toBe(false);
  expect(here.problems).toEqual([]);
});

it('somebody new is entered, and the questions before filing say what is still missing', async () => {
  const page = await here.openAs('institution', { path: '/packages/registry/staff/index' });
  await press(page, 'button', '登记一个人');
  await pressInPanel(page, '保存');
  await sees(page, '请填身份证号');
  await fill(page, '姓名', '周老师');
  await fill(page, '身份证号', idCard);
  await pressInPanel(page, '保存');
  await sees(page, '周老师');
  await sees(page, '身份证尾号 0014，没有登记证书');
  await look(page, 'house-staff');
  await here.goTo(page, '/packages/registry/selfCheck/index');
  await press(page, 'button', '保存，看看还缺什么');
  await sees(page, '补好以后再来改');
  await look(page, 'house-self-check');
  expect(here.problems).toEqual([]);
});

it('a dish is put on the menu, and the kitchen is told whom it does not suit', async () => {
  const family = await here.as('family');
  const query = { city: '360200', product: 'meal' };
  const { items: meals } = done(await family(endpoints.findServices, { query }));
  const lunch = meals.find(({ site }) => site.id === station);
  if (!lunch) throw new Error('the demo station serves no lunch');
  const page = await here.openAs('institution3', {
    path: `/packages/house/menus/index?service=${lunch.id}`,
  });
  await press(page, 'button', '7月7日');
  await press(page, 'button', '加一道菜');
  await fill(page, '菜名', '清蒸鲈鱼');
  await panel(page).getByRole('checkbox', { name: '鱼', exact: true }).click();
  await look(page, 'house-dish');
  await pressInPanel(page, '保存这一天');
  await page.getByRole('button', { name: /7月7日.*清蒸鲈鱼/ }).waitFor();
  await look(page, 'house-menus');

  const days = { from: tomorrow, until: tomorrow };
  const { items: menus } = done(
    await family(endpoints.listMenus, { params: { service: lunch.id }, query: days }),
  );
  const dish = menus[0]?.dishes.find(({ name }) => name === '清蒸鲈鱼')?.id;
  const person = { name: '奶奶', birthDate: '1948-01-01' };
  const { id, revision } = done(await family(endpoints.addElder, { body: person }));
  await saidYes(here.town, id);
  const body = { ...person, card: { allergies: ['fish'] }, revision };
  done(await family(endpoints.changeElder, { params: { elder: id }, body }));
  await book(
    { send: family },
    { ...serviceOf(lunch, id, { date: tomorrow }), meal: { way: 'dineIn', dish } },
  );
  await here.goTo(page, `/packages/house/kitchen/index?service=${lunch.id}`);
  await press(page, 'button', '后一天');
  await sees(page, '1 个人订的菜不合适，请先打电话');
  await sees(page, '奶奶：清蒸鲈鱼');
  await look(page, 'house-kitchen');
  expect(here.problems).toEqual([]);
});

it('a day is closed: whom it hits stands there before, and each of them is seen to after', async () => {
  const page = await here.openAs('institution3', { path: '/packages/house/closings/index', size: 'elder' });
  await pickDate(page, '从哪天', '2026年', '7月', '7日');
  await pickDate(page, '到哪天', '2026年', '7月', '7日');
  await sees(page, '个会改期或退掉，不收费');
  await sees(page, '奶奶 · ');
  await press(page, 'button', '安排停业，告诉家里');
  await sees(page, '请写下原因');
  await look(page, 'house-closing');
  await fill(page, '为什么停', '检修燃气');
  await press(page, 'button', '安排停业，告诉家里');
  await sees(page, '已经停业，不再接这几天的预约');
  await sees(page, '退掉 1 人次');
  await expect.poll(() => page.getByText('个预约没有处理').filter({ visible: true }).count()).toBe(0);
  await look(page, 'house-closed');
  const { items } = done(await (await here.as('family'))(endpoints.listBookings, { query: { limit: '50' } }));
  const hers = items.find(({ recipient }) => recipient.name === '奶奶');
  expect(hers).toMatchObject({ state: 'closed', reason: '检修燃气' });

  // Another day, and this time there is one to move to.
  if (!hers) throw new Error('she had ordered nothing');
  const send = await here.as('family');
  const { items: meals } = done(
    await send(endpoints.findServices, { query: { city: '360200', product: 'meal' } }),
  );
  const lunch = meals.find(({ site }) => site.id === station);
  if (!lunch) throw new Error('the demo station serves no lunch');
  const { id: booking } = await book({ send }, serviceOf(lunch, hers.recipient.id, { date: '2026-07-08' }));
  await pickDate(page, '从哪天', '2026年', '7月', '8日');
  await pickDate(page, '到哪天', '2026年', '7月', '8日');
  await sees(page, '奶奶 · ');
  await fill(page, '为什么停', '再修一天');
  await page
    .getByRole('checkbox', { name: /先试着改到另一天/ })
    .filter({ visible: true })
    .click();
  await pickDate(page, '改到哪天', '2026年', '7月', '9日');
  await press(page, 'button', '安排停业，告诉家里');
  await sees(page, '改期 2 人次');
  const phone = await here.openAs('family', { path: `/packages/elder/booking/index?booking=${booking}` });
  await sees(phone, '7月9日');
  await look(phone, 'house-closing-family');
  await here.goTo(phone, `/packages/elder/booking/index?booking=${hers.id}`);
  await sees(phone, '检修燃气');
  expect(here.problems).toEqual([]);
  expect(here.town.faults).toEqual([]);
});

it('an authority sees who takes nobody new, and where somebody barred for life still works', async () => {
  const from = civilDate('2025-01-01');
  const until = civilDate('2026-07-05');
  const fire = { kind: 'fire', number: '消验2025-01', issuedBy: '试验消防救援大队', from, until } as const;
  await here.town.site({ name: '证件过期园', certificates: [fire] });
  const page = await here.openAs('regulator', { path: '/packages/registry/sites/index' });
  await sees(page, '备案率');
  await sees(page, '停接新单');
  await look(page, 'house-register');
  await press(page, 'button', '证件过期园');
  await sees(page, '现在不能接新的预约');
  await look(page, 'house-register-site');
  await here.goTo(page, '/packages/registry/barred/index');
  await press(page, 'button', '列入名单');
  await sees(page, '请填写');
  await fill(page, '身份证号', idCard);
  await fill(page, '决定书编号', '禁字1号');
  await fill(page, '作出决定的部门', '试验卫健委');
  await press(page, 'button', '列入名单');
  await sees(page, '尾号 0014 已列入名单，还登记在机构里');
  await sees(page, '瓷韵示范托育园');
  await look(page, 'house-barred');
  expect(here.problems).toEqual([]);
});
