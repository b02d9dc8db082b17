import { endpoints } from '@huiyue/shared/contract/endpoints';
import { monthOf, civilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { askFor } from '../support/town/openTown';
import { noticeOf } from '../support/town/regulators';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const demoSite: Id<'site'> = 'site_demo0001';
const jingdezhen = '360200';
const toddlerCap = 'jingdezhen.cap.toddlerClass';
const phrase = '托小班费用每人每月不超过1600元';

const here = townAndBrowser();

/** Families with a place in the demo site's toddler class, for which they pay 1850 yuan a month. */
async function familiesPay(count: number): Promise<void> {
  const staff = await here.as('institution');
  const { items } = done(await staff(endpoints.listSiteClasses, { params: { site: demoSite } }));
  const offer = items.find(({ kind }) => kind === 'toddlerClass');
  if (!offer) throw new Error('the demo site has no toddler class');
  for (const month of ['2026-08', '2026-09']) {
    for (let one = 0; one < count - (month === '2026-09' ? 1 : 0); one += 1) {
      // One after the other: they ask for places of the same class.
      // oxlint-disable-next-line no-await-in-loop
      const family = await here.town.family();
      // oxlint-disable-next-line no-await-in-loop
      const child = await here.town.child(family, '2025-03-15');
      // oxlint-disable-next-line no-await-in-loop
      done(await family.send(endpoints.makeBookings, { body: askFor(offer, child, month) }));
    }
  }
}

/** The toddler cap lowered to 1600 yuan, drafted by 市里老汪. */
async function draftByFirst(content: object = lowered()): Promise<string> {
  const author = await here.as('regulator');
  const body = { jurisdiction: jingdezhen, content };
  return done(await author(endpoints.startDraft, { body })).id;
}

function lowered() {
  const cap = { classKind: 'toddlerClass', replaces: [toddlerCap] };
  const notice = noticeOf({ from: '2026-08-01', capFen: 160_000, cap });
  return { ...notice, clauses: notice.clauses.map((clause) => ({ ...clause, phrase })) };
}

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).filter({ visible: true }).first().fill(text);
}

/** Year, month, day, each from what may be chosen. */
async function chooseDay(page: Page, field: string, [year, month, day]: readonly [string, string, string]) {
  await press(page, 'button', `${field}，选哪一年`);
  for (const part of [year, month, day]) {
    // oxlint-disable-next-line no-await-in-loop
    await page.getByRole('dialog').getByRole('button', { name: part, exact: true }).click();
  }
}

/** Whoever goes on with the keyboard sees what they are on: no bar at the foot lies over it. */
async function seesWhereTheKeyboardIs(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop
    const under = await page.evaluate(`(() => {
      const held = document.activeElement;
      const foot = document.querySelector('.shell-foot');
      if (held === document.body || held.closest('.shell-foot, .tab-bar')) return 0;
      return Math.max(0, held.getBoundingClientRect().bottom - foot.getBoundingClientRect().top);
    })()`);
    expect(under, 'pixels under the bar at the foot').toBe(0);
  }
}

const glasses = [
  ['phone', 'standard', { width: 390, height: 844 }],
  ['phone', 'elder', { width: 390, height: 844 }],
  ['desk', 'standard', { width: 1280, height: 800 }],
] as const;

/** What one sees it through, and what its pictures are called. */
function seen([glass, size, screen]: (typeof glasses)[number]) {
  return { options: { size, ...screen }, name: (what: string) => `regulator-${what}-${glass}-${size}` };
}

// One story through each glass, by turns; every page is looked at through all of them elsewhere.
describe('a regulator at work', () => {
  it('finds what waits, and writes a cap in steps that others can read', async () => {
    const { options, name } = seen(glasses[0]);
    const page = await here.openAs('regulator', options);
    await arrives(page, '待办');
    await sees(page, '没有写从哪天算起');
    await look(page, name('reviews'));

    await press(page, 'button', '写新的上限：托育 · 托小班');
    await arrives(page, '写一条价格上限');
    await sees(page, '第 1 步，共 5 步');
    await look(page, name('scope'));
    await press(page, 'button', '下一步');
    await sees(page, '管哪些机构');
    await look(page, name('whom'));
    await press(page, 'button', '下一步');
    await sees(page, '现在是每月 2000 元（草案）');
    await fill(page, '最高多少钱', '');
    await press(page, 'button', '下一步');
    await sees(page, '请填金额，例如 1500');
    await look(page, name('amount-missing'));
    await fill(page, '最高多少钱', '1600');
    await sees(page, '新的低 400 元');
    await look(page, name('amount'));
    await press(page, 'button', '下一步');

    await fill(page, '文件里的原文', '托小班费用每人每月不超过1700元');
    await sees(page, '原文里没有看到 1600');
    await look(page, name('paper'));
    await fill(page, '文件里的原文', phrase);
    await fill(page, '文件名称', '关于调整普惠托育收费的通知');
    await fill(page, '文号', '试发改〔2026〕8号');
    await fill(page, '发布单位', '试验市发展和改革委员会');
    await chooseDay(page, '从哪天开始', ['2026年', '8月', '1日']);
    await press(page, 'button', '下一步');
    await sees(page, '保存以后还不会公布');
    await look(page, name('check'));
    await press(page, 'button', '保存草稿');
    await arrives(page, '草稿');
    await sees(page, '起草人不能自己公布');
    await look(page, name('own-draft'));

    const author = await here.as('regulator');
    const { items } = done(await author(endpoints.listDrafts, { query: { jurisdiction: jingdezhen } }));
    expect(items).toMatchObject([
      {
        state: 'open',
        problems: [],
        content: {
          from: '2026-08-01',
          clauses: [{ phrase }],
          rules: { priceCaps: [{ capFen: 160_000, replaces: [toddlerCap], classKind: 'toddlerClass' }] },
        },
      },
    ]);
    expect(here.phone.problems).toEqual([]);
  });

  it('sees who would pay less and which prices are too high, then publishes what a colleague wrote', async () => {
    const { options, name } = seen(glasses[1]);
    await familiesPay(3);
    await draftByFirst();
    const page = await here.openAs('regulator2', options);
    await sees(page, '等您复核公布');
    await look(page, name('drafts'));
    await press(page, 'button', '打开草稿：');
    await arrives(page, '草稿');
    await sees(page, '家机构都算过了');
    // Five places at 1850 under a cap of 1600: three in August, two in September.
    await sees(page, '1250 元');
    await sees(page, '每月最多 3 户家庭，一共少付');
    await sees(page, '要降 250 元');
    await look(page, name('effects'));
    await page
      .getByRole('heading', { name: '公布后会怎样' })
      .filter({ visible: true })
      .scrollIntoViewIfNeeded();
    await look(page, name('saving'));
    await page.getByText('个在卖的价格超过新上限').filter({ visible: true }).scrollIntoViewIfNeeded();
    await look(page, name('prices'));
    await page.getByRole('tab', { name: '按机构看' }).click();
    await look(page, name('by-site'));

    await press(page, 'button', '复核无误，公布第 1 号');
    await sees(page, '公布以后不能撤回');
    await look(page, name('publish'));
    await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click();
    await arrives(page, '已经公布');
    await look(page, name('published'));
    await press(page, 'button', '看公布记录');
    await arrives(page, '公布记录');
    await sees(page, '景德镇市第 1 号');
    await look(page, name('record'));

    const query = { jurisdiction: jingdezhen };
    const { items } = done(await here.town.stranger(endpoints.listPublications, { query }));
    expect(items).toMatchObject([{ number: 1, clauses: [{ phrase }] }]);
    expect(here.phone.problems).toEqual([]);
  });

  it('is told what keeps a draft from being published, in words', async () => {
    const { options, name } = seen(glasses[2]);
    const { clauses: _, ...content } = lowered();
    await draftByFirst({ ...content, from: '2026-07-01', clauses: [], document: { id: 'half' } });
    const page = await here.openAs('regulator', options);
    await press(page, 'button', '打开草稿：还没有写文件名称');
    await sees(page, '改好这些，才能公布');
    await sees(page, '“文件名称”还没有填好');
    await look(page, name('problems'));
    await press(page, 'button', '撤回这份草稿');
    await fill(page, '为什么撤回', '等省里的文件');
    await look(page, name('withdraw'));
    await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await sees(page, '已撤回');
    await sees(page, '等省里的文件');
  });
});

describe('a regulator', () => {
  it('answers an open question, and changes the draft afterwards', async () => {
    const page = await here.openAs('regulator');
    await arrives(page, '待办');
    await page.getByRole('tab', { name: '待定问题' }).click();
    await look(page, 'regulator-questions');
    await seesWhereTheKeyboardIs(page, 12);
    await press(page, 'button', '回答：机构收到家长的预约后');
    await fill(page, '答案', '48');
    await look(page, 'regulator-answer');
    await press(page, 'button', '下一步');
    await press(page, 'button', '下一步');
    await sees(page, '请把文件里的那一句照抄进来');
    await look(page, 'regulator-paper-missing');
    await fill(page, '文件里的原文', '机构应当在四十八小时内答复家长的预约');
    await fill(page, '文件名称', '关于普惠托位预约的通知');
    await fill(page, '发布单位', '试验市卫生健康委员会');
    await chooseDay(page, '从哪天开始', ['2026年', '9月', '1日']);
    await expect.poll(() => page.getByText('原文里没有看到').filter({ visible: true }).count()).toBe(0);
    await press(page, 'button', '下一步');
    await press(page, 'button', '保存草稿');
    await sees(page, '没有人受影响');
    await press(page, 'button', '改这份草稿');
    await fill(page, '答案', '24');
    await press(page, 'button', '下一步');
    await fill(page, '文件里的原文', '机构应当在24小时内答复家长的预约');
    await press(page, 'button', '下一步');
    await press(page, 'button', '保存草稿');
    await sees(page, '24 小时');
    await look(page, 'regulator-changed');

    const author = await here.as('regulator');
    const { items } = done(await author(endpoints.listDrafts, { query: { jurisdiction: jingdezhen } }));
    expect(items).toMatchObject([
      { revision: 2, problems: [], content: { rules: { slots: [{ value: 24 }] } } },
    ]);
  });

  it.each([
    [
      '孩子连续请假满多少天',
      '写一条请假退费规定',
      { 满多少天: '10', 请假那些天的费用退百分之几: '50' },
      '退 50%',
    ],
    ['家长退托要提前多少天说', '写一条退费规定', { 要提前多少天说: '15' }, '提前 15 天说'],
    ['普惠托位实际收托一个月', '写一条补贴', { 金额: '200' }, '每个托位每月 200 元'],
  ])('answers “%s” with a rule of its own kind', async (question, title, fields, says) => {
    const page = await here.openAs('regulator');
    await arrives(page, '待办');
    await page.getByRole('tab', { name: '待定问题' }).click();
    await press(page, 'button', `回答：${question}`);
    await arrives(page, title);
    for (const [field, text] of Object.entries(fields)) {
      // oxlint-disable-next-line no-await-in-loop
      await fill(page, field, text);
    }
    await look(page, `regulator-${title}`);
    await press(page, 'button', '下一步');
    await fill(page, '文件里的原文', `试验条文：${Object.values(fields).join('，')}`);
    await fill(page, '文件名称', '关于普惠托育服务的通知');
    await fill(page, '发布单位', '试验市卫生健康委员会');
    await chooseDay(page, '从哪天开始', ['2026年', '9月', '1日']);
    await press(page, 'button', '下一步');
    await sees(page, says);
    await press(page, 'button', '保存草稿');
    await sees(page, '没有人受影响');
    await press(page, 'button', '改这份草稿');
    await arrives(page, title);
  });

  it('derives a cap from another one, and reads the sum at once', async () => {
    const page = await here.openAs('regulator');
    await press(page, 'button', '写一条价格上限');
    await press(page, 'radio', '托小班');
    await press(page, 'radio', '半日托');
    await press(page, 'button', '下一步');
    await press(page, 'button', '下一步');
    await sees(page, '这一项现在没有公布上限');
    await press(page, 'radio', '另一条上限的百分之几');
    await press(page, 'radio', '托育 · 托小班');
    await fill(page, '百分之几', '60');
    await sees(page, '算下来是每月 1200 元');
    await look(page, 'regulator-derived');
  });

  it('is told that a colleague published meanwhile, and reads again before deciding', async () => {
    await draftByFirst();
    const second = await here.as('regulator2');
    const page = await here.openAs('regulator2');
    await press(page, 'button', '打开草稿：');
    await press(page, 'button', '复核无误，公布第 1 号');
    const other = noticeOf({ from: '2026-08-01' });
    const draft = await draftByFirst(other);
    done(await second(endpoints.publishDraft, { params: { draft }, body: { revision: 1, number: 1 } }));
    await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click();
    await sees(page, '刚刚又有新的公布，这次没有公布');
    await look(page, 'regulator-meanwhile');
    await press(page, 'button', '复核无误，公布第 2 号');
  });

  it('lets a class take one more, with a reason and an end', async () => {
    const page = await here.openAs('regulator');
    await arrives(page, '待办');
    const month = monthOf(civilDate('2026-08-01'));
    await here.goTo(page, `/packages/family/site/index?site=${demoSite}&month=${month}`);
    await press(page, 'button', '允许多收孩子，托小班');
    await arrives(page, '允许多收孩子');
    await press(page, 'button', '允许多收孩子');
    await sees(page, '请写明原因');
    await look(page, 'regulator-allow-missing');
    await fill(page, '为什么要多收孩子', '附近一家机构停办，孩子需要转过来');
    await chooseDay(page, '哪天为止可以多约', ['2026年', '8月', '31日']);
    await look(page, 'regulator-allow');
    await press(page, 'button', '允许多收孩子');
    await sees(page, '已经允许多收 1 个孩子');
    await look(page, 'regulator-allowed');
  });

  it('is shown the way where one is not signed in, or is somebody else', async () => {
    const stranger = await here.open({ path: '/packages/regulator/desk/index' });
    await sees(stranger, '请先登录');
    await look(stranger, 'regulator-signed-out');
    const page = await here.openAs('family');
    await arrives(page, '找托位');
    await here.goTo(page, '/packages/regulator/desk/index');
    await sees(page, '这里是主管部门用的页面');
    await look(page, 'regulator-other-role');
  });
});
