import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { as, demoMonth, demoSite } from '../support/town/demoMonth';
import { openTown, type Town } from '../support/town/openTown';
import { bootWeapp, type Phone } from './support/bootWeapp';

const inSeptember = '2026-09-02T09:00:00+08:00';

let town: Town;
let phone: Phone;

beforeEach(async () => {
  town = await openTown();
  await demoMonth(town);
});
afterEach(async () => {
  phone?.close();
  await town?.close();
});

/** Signed in, on one of the rows of 我的. */
async function openAs(who: string, row: string): Promise<void> {
  phone = await bootWeapp({
    request: (request) => town.edition.app.fetch(request),
    start: 'pages/signIn/index',
    now: town.clock.now(),
  });
  await phone.tap(who);
  await phone.tap({ selector: '.bar-item', words: '我的' });
  await phone.tap(row);
}

function expectNothingOdd(): void {
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
}

it('a roll-call on WeChat: three answers with their names, one press for the rest', async () => {
  town.clock.set('2026-08-06T10:00:00+08:00');
  await openAs('陈园长（演示）', '点名');
  expect(phone.text()).toContain('家长已请假');
  const told = { selector: '[aria-label="没来，小满（演示）"]' };
  expect(phone.attribute(told, 'aria-checked')).toBe('true');
  await phone.tap('没点的 1 人都到了');
  await phone.tap('保存点名（1 人）');
  expect(phone.text()).toContain('点名已保存');
  const staff = await as(town, 'institution');
  const query = { on: '2026-08-06' };
  const { items } = done(await staff(endpoints.readSiteAttendance, { params: { site: demoSite }, query }));
  expect(items.find(({ recipient }) => recipient.name === '团团')?.mark?.kind).toBe('present');
  expectNothingOdd();
});

it('a bill on WeChat: who pays which part, under which cap; for paper it says where', async () => {
  town.clock.set(inSeptember);
  const [staff, family] = await Promise.all([as(town, 'institution'), as(town, 'family')]);
  const { household } = done(await family(endpoints.readMe, {}));
  const body = { household, month: '2026-08', extras: [], insured: [] };
  const draft = done(await staff(endpoints.draftBill, { params: { site: demoSite }, body }));
  const issue = { revision: draft.revision, dueOn: '2026-09-15' };
  done(await staff(endpoints.issueBill, { params: { bill: draft.id }, body: issue }));
  await openAs('李女士（演示）', '我的账单');
  expect(phone.text()).toContain('9月15日前还要付');
  await phone.tap('瓷韵示范托育园（演示）');
  for (const words of ['家庭付 1350 元', '消费券付 500 元', '每月 2000 元', '可以请机构打印'])
    expect(phone.text()).toContain(words);
  expect(phone.text()).not.toContain('打印账单');
  await phone.tap('没有超过公布的上限：每月 2000 元（草案）');
  expect(phone.text()).toContain('依据的条款');
  expectNothingOdd();
});

it('a statement on WeChat is confirmed; its file waits on a computer', async () => {
  town.clock.set(inSeptember);
  await openAs('陈园长（演示）', '补贴结算表');
  await phone.tap('2026年8月');
  await phone.tap('按点名生成结算表');
  await phone.tap('确认这张结算表');
  await phone.tap({ selector: '.overlay .button-primary' });
  expect(phone.text()).toContain('已确认，等主管部门审核');
  const regulator = await as(town, 'regulator');
  const params = { site: demoSite, month: '2026-08' };
  done(await regulator(endpoints.approveStatement, { params, body: { revision: 2 } }));
  done(await regulator(endpoints.exportStatement, { params, body: { revision: 3 } }));
  phone.close();
  await openAs('陈园长（演示）', '补贴结算表');
  await phone.tap('2026年8月');
  expect(phone.text()).toContain('请在电脑上打开惠约网页版');
  expectNothingOdd();
});
