import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town/openTown';
import { seriousViolations } from './support/axe';
import { openBrowser, press, sees, shot, type OpenBrowser, type WebPhone } from './support/browser';
import { arrives, openInTown } from './support/phoneInTown';
import { builtH5, serveFolder } from './support/serveFolder';

let browser: OpenBrowser;
let files: Awaited<ReturnType<typeof serveFolder>>;
let town: Town;
let phone: WebPhone;

beforeAll(async () => {
  browser = await openBrowser();
  files = await serveFolder(builtH5);
});
afterAll(async () => {
  await browser?.close();
  files?.close();
});
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  await phone?.close();
  await town?.close();
});

describe.each(['standard', 'elder'] as const)('at the door, in the %s size', (size) => {
  async function look(page: Page, name: string): Promise<void> {
    await shot(page, `${name}-${size}`);
    // The whole page at once: what the edge of the glass cuts in two is not too small.
    const glass = page.viewportSize();
    await page.setViewportSize({ width: glass?.width ?? 390, height: 5000 });
    expect(await seriousViolations(page), name).toEqual([]);
    if (glass) await page.setViewportSize(glass);
  }

  it('signs in by choosing who one is; staff of two institutions change between them', async () => {
    phone = await openInTown(browser, town, files.address, { size });
    const { page } = phone;
    await page.goto(`${files.address}/#/pages/signIn/index`);
    await arrives(page, '登录');
    await sees(page, '吴老师（演示）');
    await look(page, 'sign-in');

    await press(page, 'button', '吴老师（演示）');
    await arrives(page, '待答复');
    await press(page, 'button', '青花里国际托育（演示）');
    await sees(page, '换一家机构');
    await look(page, 'institution-change');
    await press(page, 'radio', '乐平小雨点托育中心（演示）');
    const own = page.getByRole('button', { name: '乐平小雨点托育中心（演示）' }).filter({ visible: true });
    await expect.poll(() => own.count(), { timeout: 20_000 }).toBe(1);
  });
});
