import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, press, sees, shot, type OpenBrowser, type WebPhone } from './support/browser';
import { seriousViolations } from './support/axe';

// The tools of the other browser tests, on pages whose faults are known.

let browser: OpenBrowser;
let phone: WebPhone;

beforeAll(async () => {
  browser = await openBrowser();
  phone = await browser.openPhone({ width: 360, height: 640 });
});
afterAll(() => browser?.close());

const pageWith = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><title>页</title><meta name="viewport" content="width=device-width"></head><body><main><h1>页</h1>${body}</main></body></html>`;

it('axe finds a button without a name and a text too pale, and shows which', async () => {
  await phone.page.setContent(pageWith('<button></button><p style="color:#ddd;background:#fff">太淡</p>'));
  const found = await seriousViolations(phone.page);
  expect(found.join('\n')).toContain('<button></button>');
  expect(found.join('\n')).toContain('太淡');
  expect(found).toHaveLength(2);
});

it('axe finds nothing where nothing is wrong', async () => {
  await phone.page.setContent(pageWith('<button>约托位</button>'));
  expect(await seriousViolations(phone.page)).toEqual([]);
});

it('presses what a person would press and waits for what they would see', async () => {
  await phone.page.setContent(pageWith(`<button onclick="this.after('好了')">约托位</button>`));
  await press(phone.page, 'button', '约托位');
  await sees(phone.page, '好了');
});

it('keeps a picture, as wide as the phone', async () => {
  await phone.page.setContent(pageWith('<p>照片</p>'));
  const path = await shot(phone.page, 'support');
  expect(existsSync(path)).toBe(true);
  rmSync(path);
  expect(await phone.page.evaluate('innerWidth')).toBe(360);
});

it('hears an error that nobody sees', async () => {
  const other = await browser.openPhone();
  await other.page.goto('data:text/html,<script>throw new Error("broken")</script>');
  expect(other.problems).toEqual(['broken']);
  await other.close();
});
