import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ensureBrowser } from '../../support/ensureBrowser.mjs';

const shots = fileURLToPath(new URL('../../../.shots', import.meta.url));

// The sandbox needs rights that root in a container has not; the rest keeps the browser from calling home.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How many times slower than this machine a phone is: on a cheap one, what is pressed at once comes at another moment. */
const slowness = Number(process.env['PHONE_SLOWNESS'] ?? '1');

/** A page with no program in it. What ran before has ended. */
export const nowhere = 'about:blank';

/** Where the mini-program keeps the person's choice of size, on the web. */
const sizeKey = 'size';

export interface PhoneOptions {
  readonly size?: 'standard' | 'elder';
  readonly width?: number;
  readonly height?: number;
}

export interface WebPhone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on the page without being shown: uncaught errors and errors in the console. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export interface OpenBrowser {
  readonly browser: Browser;
  /** A phone of its own: no storage, no cookies, no cache of another. */
  readonly openPhone: (options?: PhoneOptions) => Promise<WebPhone>;
  readonly close: () => Promise<void>;
}

export async function openBrowser(): Promise<OpenBrowser> {
  const executablePath = ensureBrowser({ say: (line) => console.log(line) });
  const browser = await chromium.launch({ executablePath, args: flags });
  return { browser, openPhone: (options) => openPhone(browser, options), close: () => browser.close() };
}

async function openPhone(browser: Browser, options: PhoneOptions = {}): Promise<WebPhone> {
  const { size = 'standard', width = 390, height = 844 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  // As Taro's web edition stores it. A page without an address has no storage, and needs none.
  await context.addInitScript(
    `if (location.protocol.startsWith('http') && !localStorage.getItem('${sizeKey}'))
      localStorage.setItem('${sizeKey}', '${JSON.stringify({ data: size })}');`,
  );
  // Shorter than a test may take: then what was not found is named.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  if (slowness > 1) {
    const wire = await context.newCDPSession(page);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  }
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const close = async () => {
    // A page that polls may be in the middle of a question: it gets its answer before its server goes.
    await context.unrouteAll({ behavior: 'wait' });
    await context.close();
  };
  return { page, context, problems, close };
}

/** A picture for people to look at, in a folder that is not committed. @returns where it is. */
export async function shot(page: Page, name: string): Promise<string> {
  mkdirSync(shots, { recursive: true });
  const path = join(shots, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Waits for words a person can see. The only wait besides roles: never for a time, never for silence. */
export async function sees(page: Page, words: string): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}

export async function press(
  page: Page,
  role: 'button' | 'link' | 'tab' | 'radio' | 'checkbox',
  name: string,
): Promise<void> {
  await page.getByRole(role, { name }).filter({ visible: true }).first().click();
}
