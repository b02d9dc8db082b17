import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callerAt, done } from '../support/town/caller';
import { openTown, type Town } from '../support/town/openTown';
import { noticeOf } from '../support/town/regulators';
import { bootWeapp, type Phone } from './support/bootWeapp';

let town: Town;
let phone: Phone;

beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  phone?.close();
  await town?.close();
});

async function boot(start: string): Promise<Phone> {
  return bootWeapp({ request: (request) => town.edition.app.fetch(request), start, now: town.clock.now() });
}

it('one regulator drafts, another publishes on WeChat, and everyone reads it there', async () => {
  const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account: 'regulator' } }));
  const body = { jurisdiction: '360200', content: noticeOf() };
  done(await callerAt(town.door, token)(endpoints.startDraft, { body }));

  phone = await boot('pages/signIn/index');
  await phone.tap('市里小章（演示）');
  expect(phone.stack()).toEqual(['packages/regulator/desk/index']);
  expect(phone.text()).toContain('等您复核公布');
  await phone.tap({ selector: '[aria-label^="打开草稿："]' });
  await phone.sees('家机构都算过了');
  expect(phone.text()).toContain('每月 1500 元以内');
  await phone.tap({ selector: '.shell-foot .button-primary' });
  expect(phone.text()).toContain('公布以后不能撤回');
  await phone.tap({ selector: '.overlay .button-primary' });
  await phone.sees('景德镇市第 1 号');
  await phone.tap('看公布记录');
  expect(phone.stack()).toEqual(['packages/public/publications/index']);
  await phone.sees('托大班费用每人每月不超过1500元');
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
});

it('four cities answer one question on WeChat, without anybody signed in', async () => {
  phone = await boot('packages/public/compare/index');
  await phone.sees('景德镇市');
  expect(phone.text()).toContain('2200');
  expect(phone.text()).toContain('没有公布托育班级的规定');
  await phone.tap('换一个问题');
  await phone.tap({ selector: '[aria-role="radio"]', words: '养老床位' });
  await phone.tap('看各市怎么规定');
  await phone.sees('各县(市、区)发改委');
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
});
