import { addMonths, dateAt } from '@huiyue/shared/civil';
import type { BookingsWanted } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Site } from '@huiyue/shared/site';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done, type Send } from '../support/town/caller';
import { askFor } from '../support/town/openTown';
import { monthly } from '../support/town/things';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives, signInAs, type Network } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser();

type Size = 'standard' | 'elder';

async function open(size: Size = 'standard', network?: Network): Promise<Page> {
  const page = await here.open({ size, ...(network && { network }) });
  await sees(page, '您在哪里找托位');
  return page;
}

/** A site of the test's own, right in the middle of the city, so that it comes first. */
async function toddlerClass(
  places: number,
  answerWithinHours = 48,
): Promise<{ readonly site: Site; readonly offer: OwnClass }> {
  const site = await here.town.site({ name: '近水托育园', point: { longitude: 117.18, latitude: 29.27 } });
  const offer = await here.town.publish(site, {
    kind: 'toddlerClass',
    name: '托小班',
    ageFromMonths: 12,
    ageBelowMonths: 24,
    places,
    rates: [monthly(185_000)],
    answerWithinHours,
  });
  return { site, offer };
}

/** Somebody else's child of the right age takes a place. */
async function othersTake(offer: OwnClass): Promise<void> {
  const family = await here.town.family();
  const birthDate = addMonths(dateAt(here.town.clock.now()), -18);
  const body = { name: '别家的孩子', birthDate, city: '360200' };
  const child = done(await family.send(endpoints.addChild, { body }));
  done(await family.send(endpoints.makeBookings, { body: askFor(offer, child.id) }));
}

/** From the first page to the review, as 李女士 with her child of 18 months. */
async function toReview(page: Page, name: string): Promise<void> {
  await press(page, 'button', '景德镇市');
  await press(page, 'button', `看班级和预约，${name}`);
  await press(page, 'button', '预约这个班，托小班');
  await sees(page, '请先登录');
  await signInAs(page, '李女士');
  await arrives(page, '给哪个孩子约');
  await press(page, 'button', '下一步');
  await arrives(page, '选时间');
  await press(page, 'button', '下一步');
  await arrives(page, '核对预约');
  await sees(page, '草案上限 2000 元，低 150 元');
}

// One story in each size, by turns; every page is looked at in both elsewhere.
describe('a family', () => {
  const see = (page: Page, name: string) => look(page, `family-${name}`);

  it('searches, compares, books, and sees the answer arrive without asking', async () => {
    const size = 'elder';
    const page = await open(size);
    await see(page, 'city');
    await press(page, 'button', '景德镇市');
    await sees(page, '8 家机构，由近到远');
    await sees(page, '草案上限 2000 元，低 150 元');
    await sees(page, '还有 15 个名额，共 15 个');
    await sees(page, '市场价，公布的上限只管普惠机构');
    await sees(page, '已登记，未备案');
    await see(page, 'list');

    await press(page, 'tab', '地图');
    await sees(page, '示意图');
    await see(page, 'map');
    await press(page, 'tab', '列表');

    await press(page, 'button', '筛选');
    await press(page, 'radio', '填月龄');
    await page.getByRole('textbox', { name: '孩子多大' }).fill('18');
    await press(page, 'radio', '只看普惠');
    await see(page, 'filters');
    await press(page, 'button', '按这些条件找');
    await sees(page, '18 个月（1 岁 6 个月） · 只看普惠');
    await sees(page, '5 家机构');
    await see(page, 'filtered');

    await press(page, 'button', '看班级和预约，瓷韵示范托育园（演示）');
    await sees(page, '机构情况');
    await see(page, 'site');
    await press(page, 'button', '草案上限 2000 元');
    await sees(page, '征求意见的草案');
    await see(page, 'clause');
    await press(page, 'button', '关闭');

    await press(page, 'button', '预约这个班，托小班');
    await sees(page, '请先登录');
    await see(page, 'sign-in-first');
    await signInAs(page, '李女士');
    await arrives(page, '给哪个孩子约');
    await see(page, 'book-child');
    await press(page, 'button', '下一步');
    await arrives(page, '选时间');
    await sees(page, '还有 15 个名额，共 15 个');
    await see(page, 'book-month');
    await press(page, 'button', '下一步');
    await sees(page, '机构须在 48 小时内答复，否则名额自动释放');
    await sees(page, '惠约不收钱');
    await sees(page, '适合托大班、混合班');
    await see(page, 'review');

    await press(page, 'button', '提交预约');
    await arrives(page, '预约已提交');
    await sees(page, '机构须在 7月8日 09:00 前答复，否则名额自动释放。');
    await sees(page, '还剩 2 天');
    await see(page, 'booked');

    await press(page, 'button', '看我的预约');
    await sees(page, '等待答复');
    await see(page, 'bookings');
    await press(page, 'button', '小满');
    await sees(page, '经过');
    await see(page, 'booking-requested');

    const staff = await here.as('institution');
    const { items } = done(await staff(endpoints.listSiteBookings, { params: { site: 'site_demo0001' } }));
    expect(items.map(({ recipient }) => recipient.name)).toEqual(['小满（演示）']);
    done(await staff(endpoints.confirmBooking, { params: { booking: items[0]?.id ?? '' }, body: {} }));
    await sees(page, '名额已确认');
    await sees(page, '机构确认');
    await expect
      .poll(() => page.getByRole('status').filter({ hasText: '小满（演示）2026年8月的预约：已确认' }).count())
      .toBe(1);
    await see(page, 'booking-confirmed');

    await press(page, 'button', '取消预约，2026年8月');
    await sees(page, '别的家庭就能约');
    await see(page, 'cancel');
    await page.getByRole('dialog').getByRole('button', { name: '取消预约', exact: true }).click();
    await sees(page, '预约已取消');
    await see(page, 'booking-cancelled');
    expect(here.phone.problems).toEqual([]);
    expect(here.town.faults).toEqual([]);
  });

  it('adds a child, is told who sees it, and sees which class fits when', async () => {
    const size = 'standard';
    const page = await open(size);
    await press(page, 'button', '景德镇市');
    await press(page, 'link', '家人');
    await arrives(page, '家人');
    await signInAs(page, '周先生');
    await arrives(page, '家人');
    await sees(page, '还没有添加孩子');
    await see(page, 'children-none');
    await press(page, 'button', '添加孩子');
    await sees(page, '看不到出生日期');
    await press(page, 'button', '保存');
    await sees(page, '请填一个称呼');
    await see(page, 'child-missing');

    await page.getByRole('textbox', { name: '怎么称呼孩子' }).fill('豆豆');
    await pickDate(page, '2022', '6', '30');
    await press(page, 'button', '保存');
    await sees(page, '孩子已经过了托育的年龄');
    await sees(page, '依据：');
    await see(page, 'child-too-old');

    await pickDate(page, '2025', '9', '10');
    await press(page, 'button', '保存');
    await sees(page, '现在 9 个月');
    await sees(page, '2026年9月10日起');
    await sees(page, '普惠价草案上限 2200 元/月');
    await see(page, 'children');
  });

  it('meets a full class: says so, shows who has places, and leads there', async () => {
    const size = 'elder';
    const { offer } = await toddlerClass(1);
    const page = await open(size);
    await toReview(page, '近水托育园');
    await sees(page, '离开这一页，名额马上放回');
    // What was held for the form has run out, and others were quicker.
    here.town.clock.advanceHours(0.5);
    await othersTake(offer);
    await press(page, 'button', '提交预约');
    await sees(page, '2026年8月的名额已经约满');
    await sees(page, '2026年8月还有名额的机构');
    await sees(page, '陶溪家门口托育站');
    await see(page, 'full');

    await press(page, 'button', '看别的托位');
    await sees(page, '小满（演示），18 个月（1 岁 6 个月） · 只看有名额');
    // One of the town's takes nobody new: its paper has run out.
    await sees(page, '6 家机构');
  });
});

/** Each answer opens the next question, until all three are there; after that each part is changed by itself. */
async function pickDate(page: Page, ...chosen: readonly [string, string, string]): Promise<void> {
  for (const [index, unit] of ['年', '月', '日'].entries()) {
    const part = page.getByRole('button', { name: new RegExp(`出生日期，.*${unit}，更改`) });
    // oxlint-disable-next-line no-await-in-loop
    if (index === 0 || (await page.getByRole('dialog').count()) === 0) await openPart(page, part, index);
    const option = page
      .getByRole('dialog')
      .getByRole('button', { name: `${chosen[index]}${unit}`, exact: true });
    // oxlint-disable-next-line no-await-in-loop
    await option.click();
  }
}

async function openPart(page: Page, known: Locator, index: number): Promise<void> {
  if ((await known.count()) > 0) await known.click();
  else
    await page.getByRole('button', { name: `出生日期，选${['哪一年', '哪个月', '哪一天'][index]}` }).click();
}

it('a price that changed during the review is not booked before it has been reviewed again', async () => {
  const { site, offer } = await toddlerClass(3);
  const page = await open();
  await toReview(page, '近水托育园');
  await sees(page, '离开这一页，名额马上放回');
  const staff = await here.town.staffOf(site);
  const terms = { places: 3, reserves: [], rates: [monthly(190_000)], revision: offer.revision };
  done(await staff.send(endpoints.changeClassTerms, { params: { class: offer.id }, body: terms }));
  // The price is held with the place, and no longer.
  here.town.clock.advanceHours(0.5);

  await press(page, 'button', '提交预约');
  await sees(page, '您核对的是每月 1850 元，现在是每月 1900 元。');
  await look(page, 'family-price-changed');
  expect(await here.town.taken(offer.id, offer.firstMonth)).toBe(0);

  await press(page, 'button', '重新核对');
  await sees(page, '草案上限 2000 元，低 100 元');
  await press(page, 'button', '提交预约');
  await arrives(page, '预约已提交');
});

it('a second place for the same child and month is refused with the way to the first', async () => {
  await toddlerClass(3);
  const page = await open();
  await toReview(page, '近水托育园');
  await press(page, 'button', '提交预约');
  await arrives(page, '预约已提交');
  await press(page, 'button', '返回');
  await press(page, 'button', '看班级和预约，陶溪家门口托育站（演示）');
  await press(page, 'button', '预约这个班，托小班');
  await arrives(page, '给哪个孩子约');
  await press(page, 'button', '下一步');
  await arrives(page, '选时间');
  await press(page, 'button', '下一步');
  await press(page, 'button', '提交预约');
  await sees(page, '这个时间已经有一个预约');
  await look(page, 'family-already-booked');
  await press(page, 'button', '看那个预约');
  await sees(page, '等待机构答复');
  await sees(page, '近水托育园');
});

it('an answer lost on the way is asked for again under the same key: one booking, not two', async () => {
  const { offer } = await toddlerClass(5);
  let lost = 0;
  const page = await open('standard', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/v1/requests') || lost > 0) return 'works';
    lost += 1;
    return 'loses the answer';
  });
  await toReview(page, '近水托育园');
  await press(page, 'button', '提交预约');
  await sees(page, '网络没有回应');
  await sees(page, '不会重复提交');
  await look(page, 'family-offline');
  expect(await here.town.taken(offer.id, offer.firstMonth)).toBe(1);

  await press(page, 'button', '再试一次');
  await arrives(page, '预约已提交');
  expect(lost).toBe(1);
  expect(await here.town.taken(offer.id, offer.firstMonth)).toBe(1);
});

it('a session that ends during the review costs one sign-in and nothing else', async () => {
  const { offer } = await toddlerClass(3);
  const page = await open();
  await toReview(page, '近水托育园');
  here.town.clock.advanceHours(3);
  await press(page, 'button', '提交预约');
  await sees(page, '需要重新登录');
  await look(page, 'family-session-over');
  await press(page, 'button', '重新登录');
  await sees(page, '都是虚构的');
  await press(page, 'button', '李女士');
  await arrives(page, '核对预约');
  await press(page, 'button', '提交预约');
  await arrives(page, '预约已提交');
  expect(await here.town.taken(offer.id, offer.firstMonth)).toBe(1);
});

it('what the institution gave back, and what it never answered, are told apart', async () => {
  const { site, offer } = await toddlerClass(3, 1);
  const page = await open();
  await toReview(page, '近水托育园');
  await press(page, 'button', '提交预约');
  await arrives(page, '预约已提交');
  const staff = await here.town.staffOf(site);
  const { items } = done(await staff.send(endpoints.listSiteBookings, { params: { site: site.id } }));
  const reason = '八月活动室装修，九月欢迎您来。';
  done(
    await staff.send(endpoints.returnBooking, {
      params: { booking: items[0]?.id ?? '' },
      body: { reason },
    }),
  );
  await sees(page, `机构写的原因：${reason}`);
  await look(page, 'family-returned');

  const family = await here.as('family');
  const { items: children } = done(await family(endpoints.listChildren));
  const [child] = children;
  if (!child) throw new Error('the demo family has a child');
  done(await family(endpoints.makeBookings, { body: askFor(offer, child.id) }));
  here.town.clock.advanceHours(offer.answerWithinHours);
  await press(page, 'button', '看我的预约');
  await sees(page, '已过期');
  await look(page, 'family-bookings-ended');
  await press(page, 'button', '已过期');
  await sees(page, '机构没有按时答复');
  await look(page, 'family-expired');
});

it('a child that is too young or too old is told so where it is chosen', async () => {
  await toddlerClass(3);
  const family = await here.as('family');
  const body = { name: '刚出生的孩子', birthDate: '2026-06-20', city: '360200' };
  done(await family(endpoints.addChild, { body }));
  const page = await open();
  await press(page, 'button', '景德镇市');
  await press(page, 'button', '看班级和预约，近水托育园');
  await press(page, 'button', '预约这个班，托小班');
  await signInAs(page, '李女士');
  await sees(page, '还不够这个班的月龄');
  const young = page.getByRole('radio', { name: '刚出生的孩子' }).filter({ visible: true });
  expect(await young.getAttribute('aria-disabled')).toBe('true');
  await look(page, 'family-too-young');
});

it('a city that publishes no caps says so; a month that is not open says so too', async () => {
  const page = await open();
  await press(page, 'button', '垫江县');
  await sees(page, '垫江县没有公布托育的价格上限');
  await sees(page, '本地没有公布限价');
  await look(page, 'family-no-caps');
  for (const month of ['9', '10', '11', '12']) {
    // oxlint-disable-next-line no-await-in-loop
    await press(page, 'button', '下一个月');
    // oxlint-disable-next-line no-await-in-loop
    await sees(page, `2026年${month}月`);
  }
  await press(page, 'button', '下一个月');
  await press(page, 'button', '下一个月');
  await sees(page, '2027年2月还没有开放，最远可以约到2027年1月');
  await look(page, 'family-month-not-open');
});

it('nothing found, no location, no network: each says what now', async () => {
  let isDown = false;
  const page = await open('standard', (request) =>
    isDown && request.url().includes('/v1/sites') ? 'loses the call' : 'works',
  );
  await press(page, 'button', '景德镇市');
  await sees(page, '8 家机构');

  await press(page, 'button', '更改');
  await press(page, 'button', '用我的位置');
  await sees(page, '没有得到位置的许可');
  await look(page, 'family-where');
  await press(page, 'button', '乐平市');
  await sees(page, '从乐平市看起');

  await press(page, 'button', '筛选');
  await page.getByRole('textbox', { name: '每月最多付' }).fill('100');
  await press(page, 'button', '按这些条件找');
  await sees(page, '没有符合这些条件的托位');
  await look(page, 'family-nothing-found');
  await press(page, 'button', '清除筛选，看全部');
  await sees(page, '8 家机构');

  isDown = true;
  await press(page, 'button', '下一个月');
  await sees(page, '网络没有回应');
  await look(page, 'family-search-offline');
  isDown = false;
  await press(page, 'button', '再试一次');
  await sees(page, '8 家机构');
});

/** Asks as often as it can, and counts how often words that stood there were gone. */
const hastily = `
  const [later, again] = [window.setTimeout, window.setInterval];
  window.setTimeout = (act, ms, ...rest) => later(act, ms === 1000 || ms === 3000 ? 1 : ms, ...rest);
  window.setInterval = (act, ms, ...rest) => again(act, ms === 4000 ? 20 : ms, ...rest);
  window.gone = 0;
  let stood = false;
  new MutationObserver(() => {
    const stands = document.body?.innerText.includes('网络没有回应') ?? false;
    if (stood && !stands) window.gone += 1;
    stood = stands;
  }).observe(document, { subtree: true, childList: true });
`;

it('that there is no network stays said while it is asked for again, until there is one', async () => {
  const family = await here.as('family');
  const [booking] = done(await family(endpoints.listBookings, { query: { which: 'settled' } })).items;
  if (!booking) throw new Error('nothing was ever booked');
  let asked = 0;
  let isDown = true;
  const page = await here.openAs('family', {
    path: `/packages/elder/booking/index?booking=${booking.id}`,
    script: hastily,
    network: (request) => {
      if (!request.url().endsWith(booking.id)) return 'works';
      asked += 1;
      return isDown ? 'loses the call' : 'works';
    },
  });
  await sees(page, '网络没有回应');
  const before = asked;
  await expect.poll(() => asked).toBeGreaterThan(before + 20);
  expect(await page.evaluate('window.gone')).toBe(0);
  isDown = false;
  await sees(page, booking.offer.name);
});

it('books with the keyboard alone', async () => {
  await toddlerClass(2);
  const page = await open();
  const go = async (name: string) => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };
  await go('景德镇市');
  await sees(page, '9 家机构');
  await go('看班级和预约，近水托育园');
  await sees(page, '班级和名额');
  await go('预约这个班，托小班');
  await sees(page, '请先登录');
  await go('登录');
  await sees(page, '都是虚构的');
  await go('李女士');
  await arrives(page, '给哪个孩子约');
  await go('下一步');
  await arrives(page, '选时间');
  await go('下一步');
  await arrives(page, '核对预约');
  await go('提交预约');
  await arrives(page, '预约已提交');
});

/** Presses Tab until something named so has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name }).filter({ visible: true }).first();
  await wanted.waitFor();
  const mostStops = 80;
  for (let stop = 0; stop < mostStops; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`The Tab key never came to ${name}.`);
}

it('the bookings come a page at a time: what is to come, and below it what is past', async () => {
  const family = await here.as('family');
  const { items: children } = done(await family(endpoints.listChildren));
  for (let round = 0; round < 6; round += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await bookAndCancel(family, children[0]?.id ?? '');
  }
  const page = await open();
  await press(page, 'link', '我的预约');
  await arrives(page, '我的预约');
  await signInAs(page, '李女士');
  await arrives(page, '我的预约');
  await sees(page, '已取消');
  // Beside the twelve that were cancelled there is what the demo town has ordered for the grandmother.
  const howMany = async (which: BookingsWanted) =>
    done(await family(endpoints.listBookings, { query: { which, limit: '50' } })).items.length;
  const [settled, past] = [await howMany('settled'), await howMany('past')];
  expect(past).toBeGreaterThan(10);
  const cards = page.getByRole('button', { name: /^(已取消|已确认|已完成)/ }).filter({ visible: true });
  await expect.poll(() => cards.count()).toBe(Math.min(settled, 10) + 10);
  await press(page, 'button', '看更早的预约');
  await expect.poll(() => cards.count()).toBe(Math.min(settled, 10) + Math.min(past, 20));
});

async function bookAndCancel(family: Send, child: string): Promise<void> {
  const { items } = done(
    await family(endpoints.findSites, {
      query: { city: '360200', longitude: '117.18', latitude: '29.27', ageInMonths: '18' },
    }),
  );
  for (const offer of items.flatMap(({ classes }) => classes).slice(0, 2)) {
    const priceFen = offer.rates[0]?.priceFen ?? 0;
    const item = {
      class: offer.id,
      recipient: child,
      when: { careMode: 'fullDay', month: offer.month },
      priceFen,
    };
    // oxlint-disable-next-line no-await-in-loop
    const { items: made } = done(await family(endpoints.makeBookings, { body: { items: [item] } }));
    // oxlint-disable-next-line no-await-in-loop
    done(await family(endpoints.cancelBooking, { params: { booking: made[0]?.id ?? '' }, body: {} }));
  }
}

it('who is no family finds the public search and is told what the other pages are for', async () => {
  const page = await open();
  await press(page, 'button', '景德镇市');
  await press(page, 'link', '我的预约');
  await arrives(page, '我的预约');
  await signInAs(page, '热线小何');
  await arrives(page, '受理');
  await here.goTo(page, '/pages/bookings/index');
  await sees(page, '现在没有替谁办理');
  await look(page, 'family-desk-alone');
  await here.goTo(page, '/pages/places/index');
  await sees(page, '家机构，由近到远');
  const staff = await here.openAs('institution', { path: '/pages/bookings/index' });
  await sees(staff, '这里是家庭用的页面');
  await look(staff, 'family-other-role');
});
