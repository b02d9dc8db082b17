import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, press, sees, type OpenBrowser } from './support/browser';
import { builtH5, serveFolder } from './support/serveFolder';

let browser: OpenBrowser;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  browser = await openBrowser();
  site = await serveFolder(builtH5);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

it.each([
  ['standard', 'elder'],
  ['elder', 'standard'],
] as const)('a phone opened in the %s size can be put into the other, and stays so', async (size, other) => {
  const { page, close } = await browser.openPhone({ size });
  await page.goto(site.address);
  await page.locator(`.size-${size}`).first().waitFor();
  await press(page, 'button', other === 'elder' ? '换成大字版' : '换成标准版');
  await page.locator(`.size-${other}`).first().waitFor();
  await page.reload();
  await sees(page, '惠约');
  expect(await page.locator(`.size-${other}`).count()).toBeGreaterThan(0);
  await close();
});
