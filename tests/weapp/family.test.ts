import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callerAt, done, type Send } from '../support/town/caller';
import { openTown, type Town } from '../support/town/openTown';
import { bootWeapp, type Phone } from './support/bootWeapp';

const site: Id<'site'> = 'site_demo0001';
const name = '瓷韵示范托育园（演示）';

let town: Town;
let phone: Phone;

beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  phone?.close();
  await town?.close();
});

async function as(account: string): Promise<Send> {
  const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
  return callerAt(town.door, token);
}

it('a family finds a place on WeChat, books it, reads the answer as it comes, and gives it back', async () => {
  phone = await bootWeapp({
    request: (request) => town.edition.app.fetch(request),
    start: 'pages/places/index',
    now: town.clock.now(),
  });

  await phone.tap('景德镇市');
  await phone.sees('草案上限 2000 元，低 150 元');
  await phone.tap({ selector: `[aria-label="看班级和预约，${name}"]` });
  await phone.sees('机构情况');
  await phone.tap({ selector: '[aria-label^="预约这个班，托小班"]' });
  await phone.sees('请先登录');
  await phone.tap('登录');
  await phone.tap('李女士（演示）');

  await phone.sees('给哪个孩子约');
  await phone.tap('下一步');
  await phone.sees('选时间');
  await phone.tap('下一步');
  await phone.sees('核对预约');
  await phone.sees('草案上限 2000 元，低 150 元');
  await phone.tap('提交预约');
  await phone.sees('前答复，否则名额自动释放');

  const institution = await as('institution');
  const [waiting] = done(await institution(endpoints.listSiteBookings, { params: { site } })).items;
  if (!waiting) throw new Error('the request has not reached the institution');
  done(await institution(endpoints.confirmBooking, { params: { booking: waiting.id }, body: {} }));

  // Nobody taps: the page asks by itself.
  await phone.wait(10_000);
  await phone.sees('已确认');

  await phone.tap('看我的预约');
  await phone.tap(name);
  await phone.tap({ selector: '[aria-label^="取消预约，"]' });
  await phone.sees('会马上放出来');
  await phone.tap({ selector: '.overlay .button-danger' });
  await phone.sees('已取消');

  const family = await as('family');
  const ofPlaces = done(await family(endpoints.listBookings, { query: { limit: '50' } })).items.filter(
    ({ offer }) => offer.kind === 'class',
  );
  expect(ofPlaces.map(({ state }) => state)).toEqual(['cancelled']);
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
});

it('asks a server of another release once, though it says nothing of a next page', async () => {
  let asked = 0;
  phone = await bootWeapp({
    async request(request) {
      const answer = await town.edition.app.fetch(request);
      if (!new URL(request.url).pathname.endsWith('/cities')) return answer;
      asked += 1;
      // A program that asks for ever is cut short, so that it fails here instead of hanging.
      if (asked > 3) return new Response(undefined, { status: 500 });
      return new Response((await answer.text()).replace(/,"next":null}$/, '}'), answer);
    },
    start: 'pages/places/index',
    now: town.clock.now(),
  });
  await phone.sees('景德镇市');
  expect(asked).toBe(1);
});
