import { describe, expect, it } from 'vitest';
import { noticeOf, publishedNotice } from '../support/town/regulators';
import { press, sees, type PhoneOptions } from './support/browser';
import { look } from './support/look';
import { arrives, type Network } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser();

/** A page as a link opens it: nobody is signed in. */
async function openPage(path: string, title: string, options: PhoneOptions, network?: Network) {
  const page = await here.open({ ...options, path, ...(network && { network }) });
  await arrives(page, title);
  return page;
}

const glasses = [
  ['phone', 'standard', { width: 390, height: 844 }],
  ['phone', 'elder', { width: 390, height: 844 }],
  ['desk', 'standard', { width: 1280, height: 800 }],
] as const;

/** What one sees it through, and what its pictures are called. */
function seen([glass, size, screen]: (typeof glasses)[number]) {
  return { options: { size, ...screen }, name: (what: string) => `public-${what}-${glass}-${size}` };
}

// One story through each glass, by turns; every page is looked at through all of them elsewhere.
describe('the rules of four cities', () => {
  it('stand beside each other for one question, and each figure opens its words', async () => {
    const { options, name } = seen(glasses[0]);
    const page = await openPage('/packages/public/compare/index', '各市规定放在一起看', options);
    for (const city of ['景德镇市', '威海市', '万源市', '垫江县']) await sees(page, city);
    await sees(page, '2200');
    await look(page, name('compare'));

    await press(page, 'button', '换一个问题');
    await page.getByRole('checkbox', { name: '2025年出生' }).click();
    await page.getByRole('checkbox', { name: '2025年1月出生' }).click();
    await page.getByRole('textbox', { name: '价格' }).fill('1900');
    await look(page, name('question'));
    await press(page, 'button', '看各市怎么规定');
    await sees(page, '您填的低 100 元');
    await sees(page, '您填的高出 200 元');
    await sees(page, '月龄合适');
    await look(page, name('judged'));

    await press(page, 'button', '2000 元/月的原文');
    await sees(page, '托小班(12-24个月,15人以下)费用每人每月不超过2000元');
    await sees(page, '数据版本');
    await look(page, name('clause'));
    expect(here.phone.problems).toEqual([]);
  });

  it('say openly that nothing is published, for a service of elders', async () => {
    const { options, name } = seen(glasses[1]);
    const page = await openPage('/packages/public/compare/index', '各市规定放在一起看', options);
    await press(page, 'button', '换一个问题');
    await press(page, 'radio', '养老床位');
    await press(page, 'button', '看各市怎么规定');
    await sees(page, '各县(市、区)发改委');
    await sees(page, '没有公布这类服务的价格上限');
    await look(page, name('elders'));
  });

  it('grow with what is published, under a number', async () => {
    const { options, name } = seen(glasses[2]);
    await publishedNotice(here.town, noticeOf());
    const page = await openPage('/packages/public/publications/index', '公布记录', options);
    await sees(page, '景德镇市第 1 号');
    await press(page, 'button', '看全部规定');
    await sees(page, '每月 1500 元以内');
    await look(page, name('publications'));
  });
});
