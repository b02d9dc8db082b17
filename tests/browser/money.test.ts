import { nightlyProof } from '@huiyue/functions/actions/nightlyProof';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { demoMonth, demoSite } from '../support/town/demoMonth';
import { jingdezhen } from '../support/town/regulators';
import { press, sees, shot } from './support/browser';
import { look } from './support/look';
import { arrives, type Network } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const inAugust = '2026-08-06T10:00:00+08:00';
const inSeptember = '2026-09-02T09:00:00+08:00';
const here = townAndBrowser();

type Size = 'standard' | 'elder';

/** Signed in at the town's hour, with the tab bar of whoever it is in sight. */
async function openAs(account: string, size: Size, network: Network = () => 'works'): Promise<Page> {
  const page = await here.openAs(account, { size, network });
  await page.getByRole('link', { name: '我的', exact: true }).filter({ visible: true }).waitFor();
  return page;
}

async function openMine(page: Page): Promise<void> {
  await page.getByRole('link', { name: '我的', exact: true }).filter({ visible: true }).click();
  await arrives(page, '我的');
}

async function goTo(page: Page, path: string): Promise<void> {
  await here.goTo(page, `/packages/money/${path}`);
}

/** On the phone and, in the standard size, on a desk as well. */
async function lookAt(page: Page, name: string, size: Size): Promise<void> {
  await look(page, `money-${name}-${size}`);
  if (size === 'elder') return;
  const glass = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 1280, height: 800 });
  await look(page, `money-${name}-desk`);
  await page.setViewportSize(glass);
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text);
}

async function pressInPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

// One story in each size, by turns; every page is looked at in both elsewhere.
describe('money', () => {
  it('a roll-call: who told the institution is marked, the rest is one press, and what was called can be changed', async () => {
    const size: Size = 'standard';
    await demoMonth(here.town);
    here.town.clock.set(inAugust);
    const page = await openAs('institution', size);
    await openMine(page);
    await press(page, 'button', '点名');
    await arrives(page, '点名');
    await sees(page, '家长已请假');
    await sees(page, '2 人，还有 1 人没点');
    const absent = page.getByRole('radio', { name: '没来，小满' });
    expect(await absent.getAttribute('aria-checked')).toBe('true');
    await lookAt(page, 'roll-call', size);
    await press(page, 'button', '没点的 1 人都到了');
    await press(page, 'button', '保存点名（1 人）');
    await sees(page, '点名已保存');
    // By keyboard: from 到了 to 没来.
    await page.getByRole('radio', { name: '到了，团团' }).focus();
    await page.keyboard.press('ArrowRight');
    await press(page, 'button', '保存点名（1 人）');
    await sees(page, '改过 1 次');
    await lookAt(page, 'roll-called', size);

    await press(page, 'button', '后一天');
    await sees(page, '这一天还没有到');
    await press(page, 'button', '前一天');
    await press(page, 'button', '前一天');
    await press(page, 'button', '这一天全园停托');
    await arrives(page, '停业安排');
    await sees(page, '影响 2 个人');
    await press(page, 'button', '安排停业，告诉家里');
    await sees(page, '请写下原因');
    await fill(page, '为什么停', '台风停课');
    await press(page, 'button', '安排停业，告诉家里');
    await sees(page, '告诉了 2 个按月的家庭');
    await page.goBack();
    await arrives(page, '点名');
    await sees(page, '原因：台风停课');
    await lookAt(page, 'closed-day', size);

    const staff = await here.as('institution');
    const query = { on: '2026-08-06' };
    const { items } = done(await staff(endpoints.readSiteAttendance, { params: { site: demoSite }, query }));
    expect(items.find(({ recipient }) => recipient.name === '团团')).toMatchObject({
      mark: { kind: 'absent', isAnnounced: false },
      history: [{ mark: { kind: 'present', from: 480 } }, { mark: { kind: 'absent' } }],
    });
    expect(here.problems).toEqual([]);
  });

  it('a bill, from draft to receipt: what stands in the way, what was corrected, what the family sees of it', async () => {
    const size: Size = 'elder';
    await demoMonth(here.town);
    here.town.clock.set('2026-08-20T10:00:00+08:00');
    const early = await openAs('institution', size);
    await goTo(early, 'siteBills/index');
    await arrives(early, '账单');
    await press(early, 'button', '下一个月');
    await sees(early, '2 个家庭还没有账单');
    await lookAt(early, 'site-bills-none', size);
    await press(early, 'button', '生成 2 张草稿');
    await sees(early, '草稿，核对后开出（2）');
    await press(early, 'button', '小满（演示）');
    await arrives(early, '一家的账单');
    await press(early, 'button', '核对好了，开出账单');
    await sees(early, '2026年8月还没有过完');
    await pressInPanel(early, '开出账单');
    await sees(early, '2026年8月的账单还不能开');
    await lookAt(early, 'issue-early', size);

    here.town.clock.set(inSeptember);
    const page = await openAs('institution', size);
    await goTo(page, 'siteBills/index');
    await sees(page, '草稿，核对后开出（2）');
    await lookAt(page, 'site-bills', size);
    await press(page, 'button', '小满（演示）');
    await press(page, 'button', '重新计算');
    await sees(page, '已按现在的预约和点名重新计算');
    await lookAt(page, 'draft', size);
    await press(page, 'button', '核对好了，开出账单');
    await lookAt(page, 'issue', size);
    await pressInPanel(page, '开出账单');
    await sees(page, '账单已开出，家长现在能看到');
    await press(page, 'button', '登记收款');
    await fill(page, '收了多少', '5000');
    await press(page, 'button', '登记现金，开收据');
    await sees(page, '收的钱多于应付的');
    await lookAt(page, 'pay-refused', size);
    await fill(page, '收了多少', '500');
    await press(page, 'button', '登记现金，开收据');
    await sees(page, '已登记收款 500 元，收据第 1 号');
    await press(page, 'button', '加一条更正');
    await press(page, 'button', '保存更正');
    await sees(page, '请写下原因');
    await fill(page, '金额', '80');
    await fill(page, '原因', '8月10日提前接走，退一天的费用');
    await lookAt(page, 'correct', size);
    await press(page, 'button', '保存更正：少收 80 元');
    await sees(page, '更正已加上');
    await lookAt(page, 'site-bill', size);
    await press(page, 'button', '补上漏收的一项');
    await press(page, 'button', '补上这一项');
    await sees(page, '请填单价');
    await fill(page, '单价', '600');
    await press(page, 'button', '第一天，选哪一年');
    for (const part of ['2026年', '8月', '3日'])
      await page.getByRole('dialog').last().getByRole('button', { name: part, exact: true }).click();
    await fill(page, '原因', '8月3日晚接一次，当时漏了');
    await press(page, 'button', '补上 600 元');
    await sees(page, '账单高于公布的上限');
    await lookAt(page, 'add-refused', size);
    await fill(page, '单价', '20');
    await press(page, 'button', '补上 20 元');
    await sees(page, '已补上');

    const family = await openAs('family', size);
    await openMine(family);
    await press(family, 'button', '我的账单');
    await arrives(family, '我的账单');
    await sees(family, '待付款');
    await lookAt(family, 'bills', size);
    await press(family, 'button', '瓷韵示范托育园');
    await arrives(family, '账单');
    await sees(family, '消费券付 500 元');
    await sees(family, '原因：8月10日提前接走，退一天的费用');
    await sees(family, '收据第 1 号');
    await sees(family, '补上的一项');
    await lookAt(family, 'bill', size);
    await press(family, 'button', '没有超过公布的上限');
    await sees(family, '依据的条款');
    await press(family, 'button', '关闭');
    const opening = family.context().waitForEvent('page');
    await press(family, 'button', '打印收据第 1 号');
    const paper = await opening;
    await paper.getByText('收款收据').first().waitFor();
    expect(await paper.content()).toContain('500');
    await shot(paper, `money-receipt-${size}`);
    await paper.close();
    // The browser itself notes every refusal; nothing else may have gone wrong.
    const problems = here.problems;
    expect(problems.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('what a family has: vouchers and visits, and what cancelling would cost', async () => {
    const size: Size = 'standard';
    await demoMonth(here.town);
    const page = await openAs('family', size);
    await openMine(page);
    await look(page, `money-mine-family-${size}`);
    await press(page, 'button', '券和政府购买的服务');
    await arrives(page, '券和政府购买的服务');
    await sees(page, '已用');
    await sees(page, '可以用');
    await sees(page, '还剩 8 次，一共 8 次');
    await lookAt(page, 'vouchers', size);
    await here.goTo(page, '/pages/bookings/index');
    // The grandmother's lunches are confirmed as well.
    const care = page.getByRole('button', { name: /已确认.*小满/ }).filter({ visible: true });
    await care.first().click();
    await arrives(page, '预约');
    await press(page, 'button', '取消预约');
    await sees(page, '如果今天取消');
    await sees(page, '不收，已付的退回');
    await lookAt(page, 'refund', size);
  });

  it('subsidies: drafted from the roll-call, confirmed, approved, exported, downloaded; and the nightly proof', async () => {
    const size: Size = 'elder';
    await demoMonth(here.town);
    here.town.clock.set('2026-08-03T18:00:00+08:00');
    const early = await here.as('institution');
    const ofSite = { params: { site: demoSite } };
    const { items } = done(
      await early(endpoints.readSiteAttendance, { ...ofSite, query: { on: '2026-08-03' } }),
    );
    const mark = { kind: 'present', from: 480, to: 1020 };
    const marks = items.map(({ booking }) => ({ booking, mark }));
    done(await early(endpoints.recordAttendance, { ...ofSite, body: { on: '2026-08-03', marks } }));
    here.town.clock.set(inSeptember);

    const page = await openAs('institution', size);
    await goTo(page, 'siteStatements/index');
    await arrives(page, '补贴结算表');
    await lookAt(page, 'statements-none', size);
    await press(page, 'button', '2026年8月');
    await sees(page, '2026年8月还没有结算表');
    await press(page, 'button', '按点名生成结算表');
    await sees(page, '2 人月，每人月 200 元');
    await sees(page, '主管部门审核并导出以后');
    await lookAt(page, 'statement-draft', size);
    await press(page, 'button', '确认这张结算表');
    await sees(page, '确认这张结算表？');
    await lookAt(page, 'statement-confirm', size);
    await pressInPanel(page, '确认这张结算表');
    await sees(page, '已确认，等主管部门审核');

    const desk = await openAs('regulator', size);
    await openMine(desk);
    await press(desk, 'button', '补贴结算审核');
    await arrives(desk, '补贴结算审核');
    await sees(desk, '等您审核（1）');
    await lookAt(desk, 'city-statements', size);
    await press(desk, 'button', '瓷韵示范托育园');
    await arrives(desk, '审核结算表');
    await lookAt(desk, 'review', size);
    for (const [act, word] of [
      ['审核通过', '已审核通过'],
      ['导出给财政', '已导出，可以下载'],
    ] as const) {
      await desk.getByRole('button', { name: act, exact: true }).filter({ visible: true }).click();
      await pressInPanel(desk, act);
      await sees(desk, word);
    }
    const downloading = desk.waitForEvent('download');
    await press(desk, 'button', '下载 CSV 表格');
    expect((await downloading).suggestedFilename()).toBe(`${demoSite}-2026-08.csv`);
    await sees(desk, '已经下载');
    await lookAt(desk, 'exported', size);

    await goTo(desk, 'proof/index');
    await arrives(desk, '夜间核对');
    await sees(desk, '还没有核对结果');
    await lookAt(desk, 'proof-none', size);
    await nightlyProof(here.town.edition.deps, jingdezhen);
    await desk.reload();
    await sees(desk, '全部对得上');
    await lookAt(desk, 'proof-sound', size);
    // The roll-call is changed behind a statement that is settled.
    const staff = await here.as('institution');
    const away = marks.map(({ booking }) => ({
      booking,
      mark: { kind: 'absent', isAnnounced: false },
    }));
    done(await staff(endpoints.recordAttendance, { ...ofSite, body: { on: '2026-08-03', marks: away } }));
    await nightlyProof(here.town.edition.deps, jingdezhen);
    await desk.reload();
    await sees(desk, '对不上的地方');
    await sees(desk, '账上有，考勤里没有到');
    await lookAt(desk, 'proof-unsound', size);
  });
});
