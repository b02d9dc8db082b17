import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callerAt, done } from '../support/town/caller';
import { askFor, openTown, type Town } from '../support/town/openTown';
import { bootWeapp, type Phone } from './support/bootWeapp';

const site: Id<'site'> = 'site_demo0001';

let town: Town;
let phone: Phone;

beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  phone?.close();
  await town?.close();
});

async function boot(): Promise<Phone> {
  return bootWeapp({
    request: (request) => town.edition.app.fetch(request),
    start: 'pages/signIn/index',
    now: town.clock.now(),
  });
}

/** The demo family asks for a place for its child. */
async function oneRequest(): Promise<void> {
  const [family, staff] = await Promise.all(
    ['family', 'institution'].map(async (account) => {
      const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
      return callerAt(town.door, token);
    }),
  );
  if (!family || !staff) throw new Error('the demo town has no family, or no institution');
  const [child] = done(await family(endpoints.listChildren)).items;
  const { items } = done(await staff(endpoints.listSiteClasses, { params: { site } }));
  const offer = items.find(({ kind }) => kind === 'toddlerClass');
  if (!child || !offer) throw new Error('the demo family has no child, or the site no toddler class');
  done(await family(endpoints.makeBookings, { body: askFor(offer, child.id, offer.firstMonth) }));
}

it('staff sign in on WeChat, land on what waits, and say yes', async () => {
  await oneRequest();
  phone = await boot();
  await phone.tap('陈园长（演示）');
  expect(phone.stack()).toEqual(['packages/day/today/index']);
  expect(phone.text()).toContain('等您答复');
  await phone.tap('答复');
  expect(phone.text()).toContain('1 个家庭在等答复');
  await phone.tap({ selector: '[aria-label^="确认预约："]' });
  expect(phone.text()).toContain('确认以后，不能在这里撤回');
  await phone.tap({ selector: '.overlay .button-primary' });
  expect(phone.text()).toContain('小满（演示）：已确认');
  expect(phone.text()).toContain('没有等待答复的预约');
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
});

it('the price stands beside the cap at every keystroke, on WeChat too', async () => {
  phone = await boot();
  await phone.tap('陈园长（演示）');
  await phone.tap({ selector: '[aria-role="tab"]', words: '班级' });
  await phone.tap({ selector: '[aria-label="改价格或名额：托小班"]' });
  expect(phone.text()).toContain('比上限低 150 元');
  await phone.input({ selector: '[aria-label="每月价格"]' }, '2100');
  expect(phone.text()).toContain('高出 100 元');
});
