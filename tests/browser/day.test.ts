import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { demoMonth } from '../support/town/demoMonth';
import { askFor } from '../support/town/openTown';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const site: Id<'site'> = 'site_demo0001';
const params = { site };
const today = '/packages/day/today/index';
const people = '/packages/day/people/index';

const here = townAndBrowser('one for all');

/** Monday the third of August: two children are expected, and a family waits for September. */
async function monday(): Promise<void> {
  const { town } = here;
  town.clock.set('2026-07-06T09:00:00+08:00');
  await demoMonth(town);
  town.clock.set('2026-08-03T08:20:00+08:00');
  const [family, other, staff] = [
    await here.as('family'),
    await here.as('family2'),
    await here.as('institution'),
  ];
  const { items: classes } = done(await staff(endpoints.listSiteClasses, { params }));
  const offer = classes.find(({ kind }) => kind === 'toddlerClass');
  if (!offer) throw new Error('the demo site has no toddler class');
  for (const send of [family, other]) {
    const child = done(await send(endpoints.listChildren)).items.at(-1);
    if (!child) throw new Error('the demo family has no child');
    done(await send(endpoints.makeBookings, { body: askFor(offer, child.id, '2026-09') }));
  }
}

describe('an institution’s day', () => {
  it('is on one screen, opens without a network, and keeps marks until there is one', async () => {
    await monday();
    let isOnline = true;
    const page = await here.openAs('institution', {
      path: today,
      network: () => (isOnline ? 'works' : 'loses the call'),
    });
    await sees(page, '等您答复');
    await sees(page, '各班空位');
    await look(page, 'day-today-standard');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 390, height: 844 });
    await press(page, 'button', '点名和接送');
    await arrives(page, '点名和接送');
    await sees(page, '团团');
    await look(page, 'day-people-standard');

    isOnline = false;
    await press(page, 'button', '到了，团团');
    await sees(page, '还有 1 件没送出去');
    await press(page, 'tab', '在园');
    await sees(page, '还没送出去，网络通了自动再送');
    await look(page, 'day-unsent-standard');

    // A colleague says otherwise meanwhile; the page is opened anew, still without a network.
    const colleague = await here.as('institution');
    const { people: expected } = done(await colleague(endpoints.readToday, { params }));
    const child = expected.find(({ recipient }) => recipient.name === '团团');
    if (!child) throw new Error('nobody expects 团团');
    const mark = { kind: 'absent', isAnnounced: false };
    const marks = [{ booking: child.booking, mark, seen: 0 }];
    done(await colleague(endpoints.recordMarks, { params, body: { on: '2026-08-03', marks } }));
    await page.reload();
    await sees(page, '没有网络，这是上次看到的名单');
    isOnline = true;
    await press(page, 'button', '再送一次没送出去的');
    await sees(page, '别人已经记了不一样的');
    await look(page, 'day-conflict-standard');
    await press(page, 'button', '用我记的，团团');
    const kept = async () => done(await colleague(endpoints.readToday, { params })).people;
    await expect
      .poll(async () => (await kept()).find(({ booking }) => booking === child.booking)?.mark?.kind)
      .toBe('present');
    await sees(page, '在园 1');
  });

  it('finds whom six figures at the door stand for', async () => {
    const family = await here.as('family');
    const { items } = done(await family(endpoints.listBookings));
    const booking = items.find(({ state, period }) => state === 'confirmed' && period === '2026-08');
    if (!booking) throw new Error('the demo family has no place in August');
    const { pin } = done(await family(endpoints.readDayCode, { params: { booking: booking.id } }));
    const phone = await here.openAs('family', {
      path: `/packages/family/booking/index?booking=${booking.id}`,
    });
    await sees(phone, '今天的到园码');
    await sees(phone, `${pin.slice(0, 3)} ${pin.slice(3)}`);
    await look(phone, 'day-code-standard');
    const page = await here.openAs('institution', { path: people, size: 'elder' });
    await press(page, 'button', '家长出示到园码');
    await page.getByRole('textbox', { name: '家长说的六位数字' }).filter({ visible: true }).fill(pin);
    await press(page, 'button', '找这个人');
    await press(page, 'button', '在名单里点名');
    await press(page, 'button', `到了，${booking.recipient.name}`);
    await press(page, 'button', `接走了，${booking.recipient.name}`);
    await look(page, 'day-door-elder');
  });

  it('holds another place for a family, which says yes, and confirms the rest together', async () => {
    const page = await here.openAs('institution', { path: '/packages/institution/answers/index' });
    await sees(page, '2 个家庭在等答复');
    const staff = await here.as('institution');
    const asked = done(
      await staff(endpoints.listSiteBookings, { params, query: { state: 'requested' } }),
    ).items;
    const [first, second] = asked;
    if (!first || !second) throw new Error('nobody waits');
    await press(page, 'button', `这里不合适，换个班或月份给家长：${first.recipient.name}`);
    await arrives(page, '换个名额给家长');
    await press(page, 'radio', '2026年10月');
    await page
      .getByRole('textbox', { name: '为什么换' })
      .filter({ visible: true })
      .fill('九月排满了，十月有位子');
    await look(page, 'day-elsewhere-standard');
    await press(page, 'button', '留好名额，请家长决定');
    await sees(page, '名额留好了，等家长决定');

    const account =
      first.household === done(await (await here.as('family'))(endpoints.readMe)).household
        ? 'family'
        : 'family2';
    const phone = await here.openAs(account, { path: `/packages/family/booking/index?booking=${first.id}` });
    await sees(phone, '机构请您换到这里');
    await look(phone, 'day-proposed-standard');
    await press(phone, 'button', '同意换到这里');
    await sees(phone, '名额已确认');

    const other = await here.openAs('institution', {
      path: '/packages/institution/answers/index',
      size: 'elder',
    });
    await sees(other, '1 个家庭在等答复');
  });

  it('writes an incident down, and its family reads it', async () => {
    const page = await here.openAs('institution', { path: '/packages/day/incidents/index' });
    await sees(page, '场地、设备');
    await press(page, 'button', '登记一件');
    await press(page, 'radio', '跌倒');
    await press(page, 'checkbox', '团团');
    await page.getByRole('textbox', { name: '经过' }).filter({ visible: true }).fill('滑梯旁跌倒，膝盖擦破');
    await page.getByRole('textbox', { name: '当时怎么处理的' }).filter({ visible: true }).fill('清洗、包扎');
    await look(page, 'day-incident-form-standard');
    await press(page, 'button', '登记，并马上告诉家属');
    await sees(page, '跌倒');
    await look(page, 'day-incidents-standard');
    for (const path of ['queue', 'walkIn']) {
      await here.goTo(page, `/packages/day/${path}/index`);
      await sees(page, path === 'queue' ? '没有人在候补' : '今天没有按天或按小时卖的');
      await look(page, `day-${path}-standard`);
    }
    const desk = await here.openAs('institution', { path: today, size: 'elder' });
    await sees(desk, '各班空位');
    await look(desk, 'day-today-elder');
    await desk.setViewportSize({ width: 1280, height: 800 });
    await look(desk, 'day-today-desk');
  });
});
