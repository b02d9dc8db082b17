import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousViolations } from './axe';
import type { Answer, Network, Weather } from './phoneInTown';

/** Before the page's own words: notes every shift of what is on it, and leaves out the pauses between two attempts. */
export const watching = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const laterOn = window.setTimeout;
  window.setTimeout = (act, ms, ...rest) => laterOn(act, ms === 1000 || ms === 3000 ? 1 : ms, ...rest);
`;

/** A network under a test's hand. */
export type Hand = {
  readonly network: Network;
  /** What every call meets from now on. */
  weather: Weather | 'waits';
  /** How many calls wait. */
  readonly waiting: () => number;
  /** Lets what waits go through. */
  readonly letGo: () => void;
};

export function networkInHand(): Hand {
  let held: (() => void)[] = [];
  const hand: Hand = {
    weather: 'works',
    network: () => {
      const { weather } = hand;
      if (weather !== 'waits') return weather;
      return new Promise((resolve) => {
        held.push(() => resolve('works'));
      });
    },
    waiting: () => held.length,
    letGo: () => {
      const going = held;
      held = [];
      for (const go of going) go();
    },
  };
  return hand;
}

/** Every list comes back with nothing in it; who is signed in stays who they are. */
export function emptied({ status, body }: Answer): Answer {
  if (typeof body !== 'object' || body === null || 'role' in body) return { status, body };
  const fields = Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { status, body: Object.fromEntries(fields) };
}

/** What the API answers to who may not see a thing, or asks for one that is not there. */
export function withheld({ status, body }: Answer): Answer {
  if (typeof body === 'object' && body !== null && 'role' in body) return { status, body };
  return { status: 404, body: { code: 'notFound', facts: {}, requestId: 'a-test' } };
}

const busy = '[aria-busy="true"]';

/** The page has its title, and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await titled(page);
  await expect.poll(() => stillBusy(page), { timeout: 15_000 }).toBe(0);
}

export async function titled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().waitFor();
}

function stillBusy(page: Page): Promise<number> {
  return page.locator(busy).filter({ visible: true }).count();
}

/** How much a person has before them besides the title, the bars and grey shapes: words and fields. */
export function content(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const shown = [...document.querySelectorAll('.shell-content')].filter((one) => one.offsetParent !== null);
    const words = (node) => node.matches?.('${busy}') ? 0
      : node.nodeType === 3 ? node.textContent.trim().length
      : node.matches?.('input, textarea') ? 1
      : [...node.childNodes].reduce((sum, child) => sum + words(child), 0);
    return shown.reduce((sum, one) => sum + words(one), 0);
  })()`) as Promise<number>;
}

/** How far what was on the page already has moved by itself, as browsers reckon it. */
export function shifted(page: Page): Promise<number> {
  return page.evaluate('window.shifted') as Promise<number>;
}

/** Nobody is kept out, and nothing lies beside the glass. */
export async function isFitForAll(page: Page, state: string): Promise<void> {
  const glass = page.viewportSize() ?? { width: 390, height: 844 };
  // At full length: what a bar covers while scrolling is not covered for good.
  await page.setViewportSize({ ...glass, height: 5000 });
  expect(await seriousViolations(page), state).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth'), state).toBeLessThanOrEqual(glass.width);
  await page.setViewportSize(glass);
}
