import { lookForMissed } from '@huiyue/functions/actions/elderServices/missed';
import { civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { beforeAll, describe, expect, it } from 'vitest';
import { done, freshKey, type Send } from '../support/town/caller';
import { book, saidYes, serviceOf } from '../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice } from '../support/town/regulators';
import { dayCareOf, lunchOf } from '../support/town/things';
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
  // Some time ago, so that they hold for what is ordered today.
  const terms = {
    from: civilDate('2026-07-01'),
    partMonth: 'openDays',
    beforeStart: { percent: 80, noticeDays: 3 },
    afterStart: { back: 'nothing', noticeDays: 0 },
  } as const;
  const receipt = { account: 'acc_staff000001', key: freshKey(), bodyHash: 'x', status: 201 } as const;
  await here.town.edition.deps.bills.publishRefundTerms(site.id, [terms], { receipt, body: {} });
  family = await here.as('family');
  const person = { name: '奶奶', birthDate: '1948-01-01' };
  const { id, revision } = done(await family(endpoints.addElder, { body: person }));
  await saidYes(here.town, id);
  const card = { diets: ['softFood'], address: '昌江区试验路3号' };
  const own = done(
    await family(endpoints.changeElder, {
      params: { elder: id },
      body: { ...person, card, revision },
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
  await sees(page, '提前 3 天说不来了，退 80%；说得再晚，不退。');
  await look(page, 'elder-terms-elder');
  await othersTake('2026-07-08');
  await press(page, 'button', '提交');
  await arrives(page, '没有订上');
  await look(page, 'elder-refused-elder');
  await press(page, 'button', '排队等候');
  await arrives(page, '已经提交');
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

const today = '2026-07-06';
const at = (time: string) => `${today}T${time}:00+08:00`;
const orderPage = (booking: string) => `/packages/elder/booking/index?booking=${booking}`;

/** Her phone at home, the daughter’s far away, and a house that washes, cooks lunch and cooks supper for her today. */
async function fromFarAway() {
  const point = { longitude: 117.4, latitude: 29.4 };
  const site = await here.town.site({ name: '近家照护站（演示）', phone: '0000-0001111', point });
  const staff = await here.town.staffOf(site);
  const soon = { closesMinutesBefore: 30 };
  const bath = await here.town.offer(
    site,
    lunchOf({
      ...soon,
      product: 'homeCare',
      name: '上门助浴',
      care: 'bathing',
      per: 'visit',
      minutes: 60,
      opensAt: 480,
      closesAt: 1080,
    }),
  );
  const watched = { missed: { afterMinutes: 30, circleMinutes: 60 } };
  const lunch = await here.town.offer(site, lunchOf({ ...soon, ...watched, name: '近家午餐' }));
  const supper = await here.town.offer(
    site,
    lunchOf({ name: '近家晚餐', opensAt: 1050, closesAt: 1110, closesMinutesBefore: 330 }),
  );
  const carer = done(
    await staff.send(endpoints.addCarer, {
      params: { site: site.id },
      body: {
        name: '刘护理员（演示）',
        hours: [{ weekday: 0, from: 480, to: 1080 }],
        cares: ['bathing'],
      },
    }),
  );
  const daughter = { send: await here.as('family') };
  const invited = { params: { elder: elder.id }, body: { roles: ['self'] } };
  const { code } = done(await daughter.send(endpoints.inviteMember, invited));
  const mother = await here.town.family();
  done(await mother.send(endpoints.joinCircle, { body: { code, name: '奶奶', relation: '本人' } }));
  const order = async (service: ServiceCard, hour?: number) => {
    const when = { date: today, ...(hour === undefined ? {} : { from: hour }) };
    return (await book(daughter, serviceOf(service, elder.id, when))).id;
  };
  return {
    site,
    staff,
    carer,
    mother,
    bath: await order(bath, 600),
    lunch: await order(lunch),
    supper: await order(supper),
  };
}

describe('for who is far away', () => {
  let there: Awaited<ReturnType<typeof fromFarAway>>;
  beforeAll(async () => {
    there = await fromFarAway();
  });

  it('a visit begins and ends, and is confirmed by nobody but the mother herself', async () => {
    const { staff, carer, mother, bath } = there;
    const params = { booking: bath };
    const mark = async (body: object) => {
      const { send } = await here.town.again(staff);
      done(await send(endpoints.markService, { params, body: { carer: carer.id, ...body } }));
    };
    here.town.clock.set(at('10:10'));
    await mark({ did: 'begun', happenedAt: at('10:02') });
    const page = await here.openAs('family', { path: orderPage(bath) });
    await sees(page, '10:02，刘护理员（演示）');
    here.town.clock.set(at('11:05'));
    const noticed = { tags: ['inPain', 'coldRoom'], words: '说膝盖疼，空调没开' };
    await mark({ did: 'ended', happenedAt: at('11:00'), ...noticed });
    await sees(page, '11:00，刘护理员（演示）');
    await sees(page, '说身上疼，屋里冷，说膝盖疼，空调没开');
    // That it was given is not her word, and her daughter's telephone is not hers.
    await sees(page, '老人还没有亲自确认');
    await sees(page, '没有说话不等于确认');
    expect(await page.getByRole('button', { name: '收到了' }).count()).toBe(0);
    await look(page, 'elder-proof-standard');

    const own = await here.openAs(mother.account, { size: 'elder', path: orderPage(bath) });
    await sees(own, '老人还没有亲自确认');
    await look(own, 'elder-proof-elder');
    await press(own, 'button', '我是老人本人，收到了');
    await sees(own, '老人自己在手机上点的');
    await sees(page, '老人自己在手机上点的');
    await page.setViewportSize({ width: 1280, height: 800 });
    await look(page, 'elder-proof-desk');
    expect(here.problems).toEqual([]);
  });

  it('after the cut-off the house is asked, and what it answers is read where it was asked', async () => {
    const { site, staff, supper } = there;
    here.town.clock.set(at('12:30'));
    const page = await here.openAs('family', { path: orderPage(supper) });
    const ask = async () => {
      await press(page, 'button', '请机构帮忙改');
      await press(page, 'radio', '这次不要了');
      await page.getByRole('textbox', { name: '想对机构说的' }).fill('晚上住到二姐家去');
      await press(page, 'button', '发给机构');
      await sees(page, '等机构答复');
    };
    const answer = async (body: object) => {
      const { send } = await here.town.again(staff);
      const params = { params: { site: site.id } };
      const [open] = done(await send(endpoints.listSiteLateRequests, params)).items;
      const request = { site: site.id, request: open?.id ?? '' };
      done(await send(endpoints.answerLate, { params: request, body }));
    };
    await ask();
    await answer({ isGranted: false, reason: '菜已经下锅' });
    await sees(page, '机构没有同意');
    await sees(page, '机构写的：菜已经下锅');
    await ask();
    await answer({ isGranted: true, isCharged: false, reason: '改送给隔壁了' });
    await sees(page, '机构同意了');
    await sees(page, '这一份不用付钱');
    await look(page, 'elder-late-granted-standard');
    expect(here.problems).toEqual([]);
  });

  it('who was not seen at lunch is looked for: by the circle first, then by the community', async () => {
    const { lunch } = there;
    here.town.clock.set(at('13:31'));
    await lookForMissed(here.town.edition.deps);
    const page = await here.openAs('family', { size: 'elder', path: '/pages/bookings/index' });
    await sees(page, '近家午餐：请家里人先打电话问问');
    await look(page, 'elder-missed-elder');
    await press(page, 'button', '联系不上，请社区去看');
    await sees(page, '近家午餐：社区上门去看');
    const desk = await here.town.signIn('desk');
    const city = { query: { city: '360200' } };
    const list = done(await desk.send(endpoints.listMissed, city)).items;
    expect(list.find(({ booking }) => booking === lunch)?.stage).toBe('communityToVisit');
    await press(page, 'button', '看这一次的服务，奶奶');
    await arrives(page, '订好的服务');
    const seen = { did: 'seen', words: '在邻居家打牌' };
    done(await desk.send(endpoints.followMissed, { params: { booking: lunch }, body: seen }));
    await sees(page, '上门见到了老人：在邻居家打牌');
    await sees(page, '近家午餐：已经有着落');
    expect(here.problems).toEqual([]);
  });
});
