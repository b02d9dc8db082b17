import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { beforeAll, expect, it } from 'vitest';
import { done, type Send } from '../support/town/caller';
import { book, saidYes, serviceOf } from '../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice } from '../support/town/regulators';
import { dayCareOf } from '../support/town/things';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');
const near = '/packages/elder/near/index';
let family: Send;
let elder: ElderView;
let dayCare: ServiceCard;

/** The city pays three yuan of every meal; and right in the middle of it stands a day centre with one place. */
beforeAll(async () => {
  const notice = noticeOf();
  const clause = notice.clauses[0]?.id;
  await publishedNotice(here.town, {
    ...notice,
    clauses: [{ id: clause, document: notice.document.id, phrase: '老年助餐每餐补助3元' }],
    rules: {
      subsidies: [
        {
          jurisdiction: jingdezhen,
          clause,
          validity: {},
          is: 'exactly',
          id: 'test.meal',
          kind: 'meal',
          to: 'person',
          lines: ['meal'],
          per: 'portion',
          amounts: [{ amountFen: 300 }],
          replaces: ['jingdezhen.subsidy.meal'],
        },
      ],
    },
  });
  const site = await here.town.site({ name: '近水日间照料', point: { longitude: 117.18, latitude: 29.27 } });
  dayCare = await here.town.offer(site, dayCareOf({ places: 1, answerWithinHours: 0 }));
  family = await here.as('family');
  const { id } = done(await family(endpoints.addElder, { body: { name: '奶奶', birthDate: '1948-01-01' } }));
  await saidYes(here.town, id);
  const card = { diets: ['softFood'], address: '昌江区试验路3号' };
  const own = done(
    await family(endpoints.changeElder, {
      params: { elder: id },
      body: { name: '奶奶', birthDate: '1948-01-01', card },
    }),
  );
  elder = own;
});

async function othersTake(date: string): Promise<void> {
  const others = await here.town.family();
  await book(others, serviceOf(dayCare, await here.town.elder(others), { date }));
}

async function lunches(): Promise<readonly { readonly date: string; readonly isAway: boolean }[]> {
  const { items } = done(await family(endpoints.listBookings, { query: { limit: '50' } }));
  return items
    .filter(({ offer, meal }) => offer.name === '长者食堂午餐' && meal?.way === 'deliver')
    .map(({ startsOn, awayDates }) => ({ date: startsOn, isAway: awayDates.length > 0 }));
}

const whenPage = () => `/packages/elder/orderWhen/index?service=${dayCare.id}&elder=${elder.id}`;

it('finds lunch within a walk, has six of them brought home, and sees what the city pays', async () => {
  const page = await here.openAs('family', { path: near });
  await press(page, 'button', '景德镇市');
  await sees(page, '长者食堂午餐');
  await sees(page, '估计走 7 分钟');
  await look(page, 'elder-near-standard');
  await press(page, 'tab', '步行圈地图');
  await sees(page, '粗圈是估计走 15 分钟能到的地方');
  await look(page, 'elder-map-standard');
  await press(page, 'tab', '列表');
  await press(page, 'button', '看看和预订，长者食堂午餐');
  await sees(page, '明天上午9点前可以订');
  await look(page, 'elder-service-standard');
  await press(page, 'button', '订餐');
  await arrives(page, '给哪位老人订');
  await press(page, 'radio', '奶奶');
  await press(page, 'button', '下一步');
  await arrives(page, '选日子');
  await press(page, 'radio', '送到家');
  await press(page, 'radio', '接下来一周');
  await sees(page, '选了 7 天');
  await press(page, 'checkbox', '周六');
  await look(page, 'elder-days-standard');
  await press(page, 'button', '下一步，6 天');
  await arrives(page, '吃什么');
  await sees(page, '注意：没有标明软烂');
  await press(page, 'radio', '番茄炒蛋套餐');
  await look(page, 'elder-dishes-standard');
  await press(page, 'button', '下一步');
  await arrives(page, '核对');
  await sees(page, '价格 66 元，补贴 18 元');
  await sees(page, '自付 48 元');
  await look(page, 'elder-review-standard');
  await press(page, 'button', '提交');
  await arrives(page, '已经提交');
  await sees(page, '订好了，6 天');
  await look(page, 'elder-ordered-standard');
  expect((await lunches()).length).toBe(6);
  expect(here.problems).toEqual([]);
});

it('is told that somebody was quicker, waits instead, and waits for a day that was full before', async () => {
  await othersTake('2026-07-07');
  const page = await here.openAs('family', { size: 'elder', path: whenPage() });
  await sees(page, '已经订满的日子');
  await look(page, 'elder-full-elder');
  await press(page, 'checkbox', '7月8日');
  await press(page, 'button', '下一步，1 天');
  await arrives(page, '核对');
  await sees(page, '要付多少');
  await othersTake('2026-07-08');
  await press(page, 'button', '提交');
  await arrives(page, '没有订上');
  await look(page, 'elder-refused-elder');
  await press(page, 'button', '排队等候');
  await sees(page, '已经排上队');

  await here.goTo(page, whenPage());
  await press(page, 'button', '7月7日');
  await sees(page, '这一天已经订满，可以排队');
  await press(page, 'button', '排队等候');
  await sees(page, '已经排上队');
  await press(page, 'button', '7月7日');
  await sees(page, '排在第 1 位');
  await look(page, 'elder-waiting-elder');
  expect(here.problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});

it('pauses everything until a day of return, sees it all before, and takes it back at once', async () => {
  const page = await here.openAs('family', { size: 'elder', path: '/packages/elder/pause/index' });
  await press(page, 'radio', '奶奶');
  await press(page, 'radio', '3 天');
  await sees(page, '7月10日 周五回来');
  await sees(page, '会一起停的');
  await sees(page, '助餐：长者食堂午餐');
  await look(page, 'elder-pause-elder');
  await press(page, 'button', '全部停到回来那天');
  await sees(page, '停好了');
  await look(page, 'elder-paused-elder');
  expect((await lunches()).filter(({ isAway }) => isAway).length).toBeGreaterThan(0);
  await press(page, 'button', '撤销，全部恢复');
  await sees(page, '已经撤销，服务都恢复了');
  expect((await lunches()).filter(({ isAway }) => isAway)).toEqual([]);
  expect(here.problems).toEqual([]);
});
