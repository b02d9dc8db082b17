import type { Page } from 'playwright-core';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { expect, it } from 'vitest';
import { done, type Send } from '../support/town/caller';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const cases = '/packages/desk/cases/index';
const number = '13812345678';
const otherNumber = '13887654321';

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text);
}

async function pressInPanel(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

async function householdOf(desk: Send, phone: string): Promise<string> {
  const { items } = done(await desk(endpoints.searchPeople, { body: { kind: 'phone', number: phone } }));
  return items[0]?.household ?? '';
}

/** On a phone as it is open, and on a worker's small laptop. */
async function lookAt(page: Page, name: string): Promise<void> {
  await look(page, `desk-${name}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await look(page, `desk-${name}-laptop`);
  await page.setViewportSize({ width: 390, height: 844 });
}

it('a caller is found by a number that is not kept, booked for with the keyboard, and given a code', async () => {
  const page = await here.openAs('desk', { path: cases });
  await arrives(page, '受理');
  await fill(page, '手机号', '1381234567');
  await page.keyboard.press('Enter');
  await sees(page, '手机号 11 位');
  await lookAt(page, 'search');
  await fill(page, '手机号', number);
  await page.keyboard.press('Enter');
  await sees(page, '没有登记过');
  // What was typed is gone from the page as well.
  await expect.poll(() => page.getByRole('textbox', { name: '手机号' }).inputValue()).toBe('');
  await fill(page, '怎么称呼', '王奶奶');
  await page.keyboard.press('Enter');
  await arrives(page, '这一家');
  await sees(page, '还没有登记家里人');
  await press(page, 'button', '添加老人或孩子');
  await fill(page, '姓名', '王奶奶');
  await fill(page, '出生日期', '19491231');
  await page.keyboard.press('Enter');
  await press(page, 'button', '王奶奶');
  await page.getByRole('radio', { name: /午餐/ }).first().click();
  await page
    .getByRole('radio', { name: /7月7日/ })
    .first()
    .click();
  await look(page, 'desk-book');
  await pressInPanel(page, /同意后预约/);
  await sees(page, '约好了，请念预约号');
  const code = await page.locator('.desk-code').first().innerText();
  expect(code).toMatch(/^[02-9]{3} [02-9]{4} [02-9]{4}$/);
  await pressInPanel(page, '好了');
  await sees(page, '打印预约单');
  await lookAt(page, 'case');
  expect(page.url()).not.toContain(number);

  await here.town.edition.stream.deliverPending();
  await here.goTo(page, cases);
  await arrives(page, '受理');
  await page.getByRole('radio', { name: '预约号' }).click();
  await fill(page, '预约号', code);
  await page.keyboard.press('Enter');
  await sees(page, '找到的预约');
  await look(page, 'desk-by-code');
  expect(here.problems).toEqual([]);
});

it('for a caller the desk uses the very pages a family uses; ending the case leaves nothing of them behind', async () => {
  const page = await here.openAs('desk', { path: cases });
  await page.getByRole('radio', { name: '窗口、上门' }).click();
  await fill(page, '手机号', number);
  await page.keyboard.press('Enter');
  await press(page, 'button', '王奶奶');
  await arrives(page, '这一家');
  const bar = '王奶奶（尾号 5678）';
  await sees(page, bar);
  await press(page, 'button', '老人服务');
  await press(page, 'button', '看看和预订，长者食堂午餐');
  await press(page, 'button', '订餐');
  await arrives(page, '给哪位老人订');
  await sees(page, bar);
  await press(page, 'button', '下一步');
  await arrives(page, '选日子');
  await press(page, 'checkbox', '7月9日');
  await press(page, 'button', '下一步');
  await arrives(page, '吃什么');
  await press(page, 'radio', '套餐');
  await press(page, 'button', '下一步');
  await arrives(page, '核对');
  await lookAt(page, 'acting-review');
  await press(page, 'button', '提交');
  await arrives(page, '已经提交');
  await press(page, 'button', '看这一家');
  await arrives(page, '这一家');

  const desk = await here.as('desk');
  const { items } = done(await desk(endpoints.searchPeople, { body: { kind: 'phone', number } }));
  const household = items[0]?.household ?? '';
  const booked = done(await desk(endpoints.listBookings, { query: { household } })).items;
  // Made in the same instant of the town's clock, they have no order.
  expect(booked.map(({ channel, startsOn }) => `${startsOn} ${channel}`).toSorted()).toEqual([
    '2026-07-07 phone',
    '2026-07-09 window',
  ]);

  await press(page, 'button', '结束办理');
  await arrives(page, '受理');
  await here.goTo(page, '/pages/bookings/index');
  await sees(page, '现在没有替谁办理');
  await page.goBack();
  await arrives(page, '受理');
  expect(await page.locator('body').innerText()).not.toMatch(/王奶奶|5678/);
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(
    /王奶奶|5678|hh_/,
  );
  expect(here.problems).toEqual([]);
});

it('an area stands still: whom it hits is known before, everybody is on the list, and leaves it with an outcome', async () => {
  const page = await here.openAs('desk', { path: '/packages/desk/pauses/index' });
  await sees(page, '没有暂停过服务');
  await press(page, 'button', '暂停一个地方的服务');
  await sees(page, '影响 1 人，1 个预约');
  await fill(page, '对受影响的人怎么说', '高温红色预警，明天停餐一天');
  await lookAt(page, 'pause');
  await pressInPanel(page, /暂停，给 1 人打电话/);
  await sees(page, '1 个电话，还有 1 个没有结果');
  await look(page, 'desk-paused');
  await press(page, 'button', '打这份名单');
  await arrives(page, '这次暂停的名单');
  await press(page, 'button', '我来打，王奶奶');
  await page.getByRole('radio', { name: '没有人接' }).click();
  await look(page, 'desk-call');
  await press(page, 'button', '记下结果');
  await sees(page, '再打');
  await press(page, 'button', '我来打，王奶奶');
  await page.getByRole('radio', { name: '照样送了饭' }).click();
  await press(page, 'button', '记下结果');
  await sees(page, '办完了');
  await here.goTo(page, '/packages/desk/pauses/index');
  await sees(page, '1 个电话都有了结果');
  await press(page, 'button', '恢复服务');
  await sees(page, '每个人都要再打一次电话');
  await page.getByRole('dialog').getByRole('button', { name: '恢复服务' }).click();
  await sees(page, '1 个电话，还有 1 个没有结果');
  await here.goTo(page, '/packages/desk/calls/index');
  await sees(page, '服务恢复了，要告诉本人');
  await lookAt(page, 'calls');
  expect(here.problems).toEqual([]);
});

it('an emergency: whom to call next, what was done, and never that somebody is on the way', async () => {
  const page = await here.openAs('desk', { path: '/packages/desk/emergencies/index' });
  await sees(page, '没有急事');
  await press(page, 'button', '记一件急事');
  await pressInPanel(page, /记下，开始打电话/);
  await sees(page, '请写地址');
  await fill(page, '谁', '王奶奶');
  await fill(page, '在哪里', '珠山区演示路1号302');
  await fill(page, '怎么了', '在浴室摔倒');
  await fill(page, '联系人（可以不写）', '李女士 女儿');
  await look(page, 'desk-emergency-new');
  await pressInPanel(page, /记下，开始打电话/);
  await sees(page, '下一步：打给本人');
  await press(page, 'button', '没有人接');
  await sees(page, '下一步：打给李女士（女儿）');
  await lookAt(page, 'emergency');
  await press(page, 'button', '没有人接');
  await sees(page, '下一步：打给社区工作人员');
  await press(page, 'button', '没有人接');
  await sees(page, '下一步：拨打 120');
  await look(page, 'desk-emergency-120');
  await press(page, 'button', '我已拨打 120，接通了');
  await sees(page, '我拨打了 120，接通了');
  const said = await page.locator('body').innerText();
  expect(said).not.toMatch(/已派|已出动|已经派/);
  expect(here.problems).toEqual([]);
});

it('a known caller rings from another number: found, proven by a code, linked; and gets the number by SMS', async () => {
  const page = await here.openAs('desk', { path: cases });
  await fill(page, '手机号', otherNumber);
  await page.keyboard.press('Enter');
  await sees(page, '没有登记过');
  await press(page, 'button', '接到登记过的一家');
  await fill(page, '以前的手机号', number);
  await page.keyboard.press('Enter');
  await sees(page, '已经登记在');
  await pressInPanel(page, /王奶奶/);
  await fill(page, '来的人怎么称呼', '孙子');
  await pressInPanel(page, '发验证码到尾号 5678');
  await sees(page, '尾号 5678：验证码发出了');
  const sms = here.town.edition.sentHere.findLast(({ channel }) => channel === 'sms');
  expect(sms?.to).toBe(number);
  const code = /\d{6}/.exec(sms?.text ?? '')?.[0] ?? '';
  await fill(page, '对方念的验证码', code === '000000' ? '000001' : '000000');
  await pressInPanel(page, '核对并接上');
  await sees(page, '验证码不对，或者过了 10 分钟');
  await lookAt(page, 'link');
  await fill(page, '对方念的验证码', code);
  await pressInPanel(page, '核对并接上');
  await arrives(page, '这一家');
  await sees(page, '孙子（尾号 4321）');
  expect(page.url()).not.toContain(otherNumber);

  await press(page, 'button', '用短信发预约号');
  await sees(page, '没有能收短信的号码');
  const desk = await here.as('desk');
  const found = done(
    await desk(endpoints.searchPeople, { body: { kind: 'phone', number: otherNumber } }),
  ).items;
  const household = found[0]?.household ?? '';
  expect(found[0]?.numbers.find(({ lastFour }) => lastFour === '4321')?.link?.proof).toBe('smsCode');
  const phone = { household, topicsOff: [], isSmsOff: false, phone: number };
  done(await desk(endpoints.changeNoticeSettings, { body: phone }));
  await press(page, 'button', '用短信发预约号');
  await sees(page, '预约号短信：已发出');
  await lookAt(page, 'slip');
  // What was refused, twice, the browser says by itself.
  expect(here.problems.filter((one) => !one.includes('status of 422'))).toEqual([]);
});

it('an emergency from the case: the card is filled in, and nobody answers up to 120', async () => {
  const desk = await here.as('desk');
  const household = await householdOf(desk, number);
  const [elder] = done(await desk(endpoints.listElders, { query: { household } })).items;
  if (!elder) throw new Error('nobody lives there');
  const card = {
    address: '珠山区演示路8号302',
    emergencyContact: { name: '王先生', phone: '13900000001' },
    mobility: 'walksWithAid',
  };
  const { name, birthDate, revision } = elder;
  const said = { params: { elder: elder.id }, body: { household, name, birthDate, card, revision } };
  done(await desk(endpoints.changeElder, said));
  const page = await here.openAs('desk', { path: `/packages/desk/case/index?household=${household}` });
  await press(page, 'button', '有急事，求助');
  const inField = (field: string) =>
    expect.poll(() => page.getByRole('textbox', { name: field }).inputValue());
  await inField('谁').toBe('王奶奶');
  await inField('在哪里').toBe(card.address);
  await inField('有什么病').toBe('用拐杖或助行器');
  await inField('联系人').toBe('王先生 13900000001');
  await fill(page, '怎么了', '胸口疼');
  await lookAt(page, 'emergency-known');
  await pressInPanel(page, '记下，开始打电话');
  for (const next of ['本人', '王先生', '社区工作人员']) {
    await sees(page, `下一步：打给${next}`);
    await press(page, 'button', '没有人接');
  }
  await sees(page, '下一步：拨打 120');
  expect(here.problems).toEqual([]);
});

it('an elder says yes on the telephone, and the call to ask her is done', async () => {
  const desk = await here.as('desk');
  const asked = done(await desk(endpoints.listAskedConsents)).items[0];
  if (!asked || asked.orders === 'desk') throw new Error('nobody has to be asked in the demo town');
  const page = await here.openAs('desk', { path: '/packages/desk/calls/index' });
  await sees(page, '家里人代约，要问本人同意');
  const call = done(await desk(endpoints.listCallbacks)).items.find(({ kind }) => kind === 'consent');
  await here.goTo(page, `/packages/desk/case/index?household=${call?.household ?? ''}`);
  await arrives(page, '这一家');
  await sees(page, '照这一家自己的页面办');
  await here.goTo(page, `/packages/circle/consent/index?elder=${asked.elder}`);
  await sees(page, '现在：等老人答复');
  await lookAt(page, 'consent');
  await press(page, 'button', `老人同意${asked.name}预约`);
  await sees(page, '已经同意（在电话里说的');
  expect(done(await desk(endpoints.listAskedConsents)).items).not.toContainEqual(asked);
  expect(here.problems).toEqual([]);
});

it('a regulator pauses an area, the desk calls to the last name, and the regulator ends it', async () => {
  // Later than the pause before: the newest stands on top.
  here.town.clock.advanceHours(0.1);
  const desk = await here.as('desk');
  const household = await householdOf(desk, number);
  const [first] = done(await desk(endpoints.listBookings, { query: { household } })).items;
  if (first?.offer.kind !== 'service') throw new Error('no lunch was booked');
  const { household: second } = done(await desk(endpoints.openHousehold, { body: {} }));
  const elder = { household: second, name: '张爷爷', birthDate: '1947-05-01' };
  const recipient = done(await desk(endpoints.addElder, { body: elder })).id;
  const wish = { service: first.offer.id, recipient, when: { date: '2026-07-07' }, priceFen: first.payFen };
  const items = [{ ...wish, familyFen: first.familyFen }];
  done(await desk(endpoints.makeBookings, { body: { household: second, items } }));

  const authority = await here.openAs('regulator', { path: '/packages/desk/pauses/index' });
  await sees(authority, '已恢复');
  await press(authority, 'button', '暂停一个地方的服务');
  await sees(authority, '影响 2 人，2 个预约');
  await fill(authority, '对受影响的人怎么说', '大雪封路，明天停送');
  await lookAt(authority, 'regulator-pause');
  await pressInPanel(authority, /暂停，给 2 人打电话/);
  await sees(authority, '2 个电话，还有 2 个没有结果');
  await sees(authority, '电话由当地热线和窗口打');

  const page = await here.openAs('desk', { path: '/packages/desk/pauses/index' });
  await press(page, 'button', '打这份名单');
  await arrives(page, '这次暂停的名单');
  for (const [index, name] of ['王奶奶', '张爷爷'].entries()) {
    await press(page, 'button', `我来打，${name}`);
    await page.getByRole('radio', { name: '打通了' }).click();
    await press(page, 'button', '记下结果');
    await page.getByText('办完了').nth(index).waitFor();
  }
  await here.goTo(page, '/packages/desk/pauses/index');
  await sees(page, '2 个电话都有了结果');
  await press(authority, 'button', '再核对一遍名单');
  await sees(authority, '2 个电话都有了结果');
  await look(authority, 'desk-regulator-paused');
  await press(authority, 'button', '恢复服务');
  await sees(authority, '每个人都要再打一次电话');
  await pressInPanel(authority, '恢复服务');
  await sees(authority, '2 个电话，还有 2 个没有结果');
  expect(here.problems).toEqual([]);
});

it('whoever is no desk, and whoever has no network, reads what is the matter', async () => {
  let isCut = false;
  const page = await here.openAs('desk', {
    path: '/packages/desk/calls/index',
    network: () => (isCut ? 'loses the call' : 'works'),
  });
  await arrives(page, '要打的电话');
  isCut = true;
  await here.goTo(page, '/packages/desk/pauses/index');
  await sees(page, '网络没有回应');
  await look(page, 'desk-offline');
  isCut = false;
  await press(page, 'button', '再试一次');
  await sees(page, '已恢复');
  const family = await here.openAs('family', { path: cases });
  await sees(family, '这里是');
  await look(family, 'desk-other-role');
});
