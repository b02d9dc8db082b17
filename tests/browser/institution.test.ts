import { addMonths, dateAt } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done, type Send } from '../support/town/caller';
import { askFor } from '../support/town/openTown';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { townAndBrowser } from './support/townAndBrowser';

const site: Id<'site'> = 'site_demo0001';

const here = townAndBrowser();
const answers = '/packages/institution/answers/index';

/** Two children of the demo family ask for places in the first month. */
async function twoRequests(): Promise<Send> {
  const family = await here.as('family');
  const staff = await here.as('institution');
  const today = dateAt(here.town.clock.now());
  const birthDate = addMonths(today, -8);
  const body = { name: '豆豆', birthDate, city: '360200' };
  const infant = done(await family(endpoints.addChild, { body }));
  const { items: children } = done(await family(endpoints.listChildren));
  const { items: classes } = done(await staff(endpoints.listSiteClasses, { params: { site } }));
  for (const child of children) {
    const kind = child.id === infant.id ? 'infantClass' : 'toddlerClass';
    const offer = classes.find((one) => one.kind === kind);
    if (!offer) throw new Error(`the demo site has no ${kind}`);
    done(await family(endpoints.makeBookings, { body: askFor(offer, child.id) }));
  }
  return family;
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text);
}

// One story in each size, by turns; every page is looked at in both elsewhere.
describe('an institution', () => {
  it('is signed in to by choosing who one is, and changed for another by whoever works at two', async () => {
    const size = 'standard';
    const page = await here.open({ size, path: '/pages/signIn/index' });
    await look(page, `sign-in-${size}`);
    await press(page, 'button', '吴老师');
    await press(page, 'button', '青花里国际托育（演示）');
    await sees(page, '您工作的机构');
    await look(page, `institution-change-${size}`);
    await press(page, 'radio', '乐平小雨点托育中心（演示）');
    const own = page.getByRole('button', { name: '乐平小雨点托育中心（演示）' }).filter({ visible: true });
    await expect.poll(() => own.count(), { timeout: 20_000 }).toBe(1);
  });

  it('answers two families: one yes, one no with a reason that the family reads as written', async () => {
    const size = 'elder';
    const family = await twoRequests();
    const page = await here.openAs('institution', { size, path: answers });
    await sees(page, '2 个家庭在等答复');
    await look(page, `institution-answers-${size}`);

    await press(page, 'button', '确认预约：豆豆');
    await sees(page, '确认这个预约？');
    await look(page, `institution-confirm-${size}`);
    await page.getByRole('button', { name: '确认预约', exact: true }).click();
    await sees(page, '豆豆：已确认');
    await look(page, `institution-confirmed-${size}`);
    await press(page, 'button', '知道了');

    const reason = '这个月活动室装修，欢迎改约下个月。';
    await press(page, 'button', '退回：小满');
    await press(page, 'button', '退回，并告诉家长原因');
    await sees(page, '请选一个原因，或自己写');
    await press(page, 'radio', '自己写');
    await fill(page, '写给家长的原因', reason);
    await look(page, `institution-return-${size}`);
    await press(page, 'button', '退回，并告诉家长原因');
    await sees(page, '：已退回');
    await sees(page, '没有等待答复的预约');

    const { items } = done(await family(endpoints.listBookings));
    const states = items.map(({ recipient, state, reason: read }) => [recipient.name, state, read]);
    expect(states).toContainEqual(['豆豆', 'confirmed', null]);
    expect(states).toContainEqual(['小满（演示）', 'returned', reason]);

    const theirs = await here.openAs('family', { size });
    await sees(theirs, '找托位');
    await press(theirs, 'link', '我的预约');
    await press(theirs, 'button', '已退回');
    await sees(theirs, reason);
    expect(here.phone.problems).toEqual([]);
  });

  it('publishes a class: refused over the size and above the cap, each with its clause, then accepted', async () => {
    const size = 'standard';
    const page = await here.openAs('institution', { size, path: answers });
    await sees(page, '没有等待答复的预约');
    await press(page, 'link', '班级');
    await sees(page, '改价格或名额');
    await look(page, `institution-classes-${size}`);
    await press(page, 'button', '发布一个班');
    await sees(page, '哪一种班');
    await press(page, 'button', '下一步');
    await sees(page, '还有没填好的地方');
    await look(page, `institution-publish-kind-${size}`);

    await press(page, 'radio', '混合班');
    await fill(page, '班级的名字', '小树苗班');
    await fill(page, '每月名额', '25');
    await sees(page, '请改到 18 个以内');
    await press(page, 'button', '下一步');
    await fill(page, '每月价格', '1900');
    await sees(page, '高出 100 元');
    await look(page, `institution-publish-price-${size}`);
    await press(page, 'button', '下一步');
    await sees(page, '哪天开班');
    await look(page, `institution-publish-time-${size}`);
    await press(page, 'button', '下一步');

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await sees(page, '名额多于一个班的人数上限');
    await look(page, `institution-publish-refused-${size}`);
    await press(page, 'button', '去改班级和名额');
    await fill(page, '每月名额', '18');
    await press(page, 'button', '改好了，去核对');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await sees(page, '价格高于公布的上限');
    await press(page, 'button', '依据：');
    await sees(page, '18个以上的婴幼儿可混合编班,每个班不超过18人,费用每人每月不超过1800元');
    await look(page, `institution-clause-${size}`);
    await press(page, 'button', '关闭');
    await press(page, 'button', '去改价格');
    await fill(page, '每月价格', '1750');
    await sees(page, '比上限低 50 元');
    await press(page, 'button', '改好了，去核对');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await sees(page, '家长现在就能看到这个班');
    await look(page, `institution-published-${size}`);

    const staff = await here.as('institution');
    const { items } = done(await staff(endpoints.listSiteClasses, { params: { site } }));
    expect(items.filter(({ name }) => name === '小树苗班')).toMatchObject([
      { kind: 'mixedAgeClass', places: 18, rates: [{ priceFen: 175_000 }], pricing: 'inclusive' },
    ]);
  });

  it('changes a price that a colleague has just changed: sees what changed, keeps what was typed', async () => {
    const size = 'elder';
    const page = await here.openAs('institution', { size, path: answers });
    await press(page, 'link', '班级');
    await press(page, 'button', '改价格或名额：托小班');
    await sees(page, '核对并保存');

    const staff = await here.as('institution');
    const { items } = done(await staff(endpoints.listSiteClasses, { params: { site } }));
    const offer = items.find(({ kind }) => kind === 'toddlerClass');
    if (!offer) throw new Error('the demo site has no toddler class');
    const { places, reserves, revision } = offer;
    const rates = offer.rates.map(({ careMode, per, priceFen }) => ({
      careMode,
      per,
      priceFen: careMode === 'fullDay' ? fen(180_000) : priceFen,
    }));
    const colleagues = { places, reserves, rates, revision };
    done(await staff(endpoints.changeClassTerms, { params: { class: offer.id }, body: colleagues }));

    await fill(page, '每月价格', '1900');
    await press(page, 'button', '核对并保存');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await sees(page, '没有保存：刚才别人改了这个班');
    await sees(page, '价格从每月 1850 元改为每月 1800 元');
    await look(page, `institution-terms-changed-${size}`);
    await press(page, 'button', '核对并保存');
    await sees(page, '价格从每月 1800 元改为每月 1900 元');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await sees(page, '已经保存');
    await look(page, `institution-terms-saved-${size}`);
  });

  it('comes back to what was typed after the session has run out', async () => {
    const size = 'standard';
    const page = await here.openAs('institution', { size, path: answers });
    await press(page, 'link', '班级');
    await press(page, 'button', '发布一个班');
    await press(page, 'radio', '托小班');
    await fill(page, '班级的名字', '小星星班');
    here.town.clock.advanceHours(24 * 60);
    await press(page, 'button', '下一步');
    await fill(page, '每月价格', '1800');
    await press(page, 'button', '下一步');
    await press(page, 'button', '下一步');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await sees(page, '登录已经过期');
    await look(page, `institution-expired-${size}`);
    await press(page, 'button', '重新登录');
    await sees(page, '都是虚构的');
    await press(page, 'button', '陈园长');
    await sees(page, '小星星班');
    await expect.poll(() => page.getByText('登录已经过期').filter({ visible: true }).count()).toBe(0);
  });

  it('finds the published rules, their words, and what nobody has decided', async () => {
    const size = 'elder';
    const page = await here.openAs('desk', { size, path: '/pages/mine/rules/index' });
    await sees(page, '公布的价格和规则');
    await sees(page, '每月 2000 元');
    await look(page, `rules-${size}`);
    await press(page, 'button', '换地方');
    await press(page, 'radio', '垫江县');
    await sees(page, '没有公布托育班级的价格和规则');
    await look(page, `rules-unpublished-${size}`);
    await press(page, 'link', '我的');
    await sees(page, '热线和窗口');
    await look(page, `mine-${size}`);
    await press(page, 'button', '退出登录');
    await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
    await sees(page, '还没有登录');
  });
});
