import { setTimeout as passed } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { seed, seeded } from '../../support/seed';
import type { Town } from '../../support/town/openTown';
import { press } from './browser';

export type Answer = { readonly status: number; readonly body: unknown };

/** What becomes of a call: it is handed on, it is lost, its answer is lost, or another answer comes in its place. */
export type Weather = 'works' | 'loses the call' | 'loses the answer' | ((answer: Answer) => Answer);

/** What the network does to a call, at once or when it pleases. */
export type Network = (request: Request) => Weather | Promise<Weather>;

/** How late an answer may come at most: then answers overtake each other, as on a poor network. */
const mostLateMs = Number(process.env['ANSWERS_LATE_MS'] ?? '0');
const chance = seeded(seed);

/** The page's calls go to the API in this process; nothing in between is made up but the network itself. */
export async function connect(
  context: BrowserContext,
  town: Town,
  network: Network = () => 'works',
): Promise<void> {
  await context.route('**/v1/**', async (route) => {
    const request = route.request();
    const weather = await network(request);
    if (weather === 'loses the call') {
      await route.abort();
      return;
    }
    const { pathname, search } = new URL(request.url());
    const body = request.postData();
    const response = await town.door(`${pathname}${search}`, {
      method: request.method(),
      headers: await request.allHeaders(),
      ...(body === null ? {} : { body }),
    });
    // The page only says that it was the API's fault; whoever reads a failed test wants to know which.
    if (response.status >= 500) console.error(request.method(), pathname, ...town.faults);
    if (mostLateMs > 0) await passed(chance.below(mostLateMs));
    if (weather === 'loses the answer') {
      await route.abort();
      return;
    }
    const text = await response.text();
    const answer =
      typeof weather === 'function'
        ? weather({ status: response.status, body: JSON.parse(text) })
        : { status: response.status, body: undefined };
    await route.fulfill({
      status: answer.status,
      contentType: 'application/json',
      body: typeof weather === 'function' ? JSON.stringify(answer.body) : text,
    });
  });
}

/** Waits until this page alone is in sight: while one slides over the other, both of their buttons are there. */
export async function arrives(page: Page, title: string): Promise<void> {
  const titles = page.getByRole('heading', { level: 1 }).filter({ visible: true });
  await expect.poll(() => titles.allInnerTexts(), { timeout: 20_000 }).toEqual([title]);
}

/** Signs in from wherever a page asks for it, and comes back there. */
export async function signInAs(page: Page, who: string): Promise<void> {
  await press(page, 'button', '登录');
  await arrives(page, '登录');
  await press(page, 'button', who);
}
