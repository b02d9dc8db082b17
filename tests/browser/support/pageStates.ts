import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addressOf, type Shot } from '../../screenshots/pages';
import type { Things } from '../../screenshots/things';
import { seriousViolations } from './axe';
import { nowhere, press, type WebPhone } from './browser';
import { networkInHand, type NetworkInHand } from './networkInHand';
import type { Answer, Weather } from './phoneInTown';
import type { TownAndBrowser } from './townAndBrowser';

/** Everything a page can be while it is what was asked for, and while it is not. */
export type PageState = 'loading' | 'full' | Lack;
export type Lack = 'empty' | 'withheld' | 'failed';

/** What a page is seen through, and in which size of type. */
export type Glass = {
  readonly width: number;
  readonly height: number;
  readonly size: 'standard' | 'elder';
};

/** A line of the plainest words; less is a page that says nothing. */
const fewestWords = 8;
/** More than a heading: the first of what one came for. */
const firstWords = 16;
/** What browsers' makers call good: a tenth of the glass moved by a tenth of its height, ten times over. */
const mostShift = 0.1;

const busy = '[aria-busy="true"]';

/**
 * Runs before the page's own words. Counts the letters and fields a person has before them, besides the title, the bars
 * and grey shapes; notes whatever moves by itself, and every picture in which a page that has its title shows neither
 * words nor that they are on their way, or has taken back what it had said; and leaves out the pauses between two
 * attempts.
 */
const watching = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });

  const inSight = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.offsetParent !== null);
  const letters = (node) => node.nodeType === Node.TEXT_NODE ? node.textContent.trim().length
    : node.nodeType !== Node.ELEMENT_NODE || node.matches('${busy}') ? 0
    : node.matches('input, textarea') ? 1
    : [...node.childNodes].reduce((sum, child) => sum + letters(child), 0);
  window.content = () => inSight('.shell-content').reduce((sum, one) => sum + letters(one), 0);

  window.silences = [];
  let most = 0;
  const look = () => {
    requestAnimationFrame(look);
    if (!hasChanged || inSight('.shell-content').length === 0) return;
    hasChanged = false;
    const now = window.content();
    if (now < ${fewestWords} && inSight('${busy}').length === 0) window.silences.push('blank');
    if (now < ${fewestWords} && most >= ${firstWords}) window.silences.push('taken back');
    most = Math.max(most, now);
  };
  let hasChanged = false;
  new MutationObserver(() => (hasChanged = true)).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  requestAnimationFrame(look);

  const later = window.setTimeout;
  window.setTimeout = (act, ms, ...rest) => later(act, ms === 1000 || ms === 3000 ? 1 : ms, ...rest);
`;

/** A phone that is passed on: opening one anew takes longer than the page that is to be seen on it. */
type Phone = WebPhone & {
  /** Who holds it, and what they see the page through. */
  readonly of: string;
  readonly hand: NetworkInHand;
  /** How many problems it had on the pages before. */
  readonly problemsBefore: number;
};
const kept = new WeakMap<TownAndBrowser, Phone>();

/**
 * Opens a page as whoever it is for and brings it into each of its states, one after the other. In each it has to say
 * something and not take it back, and what it waited for may not stay grey; after two answers, one behind the other, the
 * first of what one came for stands there; nothing jumps; and one press on 再试一次 is enough once the network is back.
 *
 * @param see what is done with the page in each state: judged, or pictured.
 * @param lacks the states besides those of a page that gets what it asks for.
 */
export async function visitEveryState(
  here: TownAndBrowser,
  things: Things,
  shot: Shot,
  glass: Glass,
  see: (page: Page, state: PageState) => Promise<void>,
  lacks: readonly Lack[] = ['empty', 'withheld', 'failed'],
): Promise<void> {
  const path = addressOf(shot, things);
  const phone = await phoneAt(path, here, shot, glass);
  const openAnew = async () => {
    await phone.page.goto(nowhere);
    await here.goTo(phone.page, path);
  };
  try {
    await throughEachState(phone, shot, openAnew, see, lacks);
    // What did not get through is said in the page; the browser notes it besides.
    const problems = phone.problems.slice(phone.problemsBefore);
    expect(problems.filter((problem) => !problem.startsWith('Failed to load resource'))).toEqual([]);
    kept.set(here, { ...phone, problemsBefore: phone.problems.length });
  } finally {
    // A phone is closed when its calls have come back, and none may be left waiting.
    phone.hand.weather = 'works';
    phone.hand.letGo();
  }
}

/** The phone this person holds already, with nothing remembered on it, or another; it waits for its first answers. */
async function phoneAt(path: string, here: TownAndBrowser, { as }: Shot, glass: Glass): Promise<Phone> {
  const of = [as, glass.width, glass.height, glass.size].join();
  const held = kept.get(here);
  // Whatever goes wrong on it, the next page gets another.
  kept.delete(here);
  if (held?.of === of) {
    await held.page.evaluate('localStorage.clear()');
    await held.page.goto(nowhere);
    held.hand.weather = 'waits';
    await here.goTo(held.page, path);
    return held;
  }
  await held?.close();
  const hand = networkInHand();
  hand.weather = 'waits';
  const options = { ...glass, path, network: hand.network, script: watching, isKept: true };
  const page = await (as === undefined ? here.open(options) : here.openAs(as, options));
  hand.watch(page);
  return { ...here.phone, of, hand, problemsBefore: 0 };
}

async function throughEachState(
  { page, hand }: Phone,
  { isBare }: Shot,
  openAnew: () => Promise<void>,
  see: (page: Page, state: PageState) => Promise<void>,
  lacks: readonly Lack[],
): Promise<void> {
  await titled(page);
  expect((await content(page)) + (await stillBusy(page)), 'before the first answer').toBeGreaterThan(0);
  await see(page, 'loading');
  for (let answers = 0; await hasCalled(page, hand); answers += 1) {
    if (answers === 2)
      await expect
        .poll(() => content(page), { message: 'words after two answers' })
        .toBeGreaterThanOrEqual(firstWords);
    hand.letGo();
  }
  hand.weather = 'works';
  hand.letGo();
  await answered(page, hand);
  expect(await page.evaluate('window.shifted'), 'how far it jumped').toBeLessThanOrEqual(mostShift);
  expect(await page.evaluate('window.silences'), 'full').toEqual([]);
  const bare = page.locator('.empty').filter({ visible: true });
  expect((await bare.count()) > 0, 'is there nothing in it').toBe(isBare === true);
  await see(page, 'full');

  for (const state of lacks) {
    hand.weather = weatherOf[state];
    await openAnew();
    await answered(page, hand);
    await expect.poll(() => content(page), { message: state }).toBeGreaterThanOrEqual(fewestWords);
    expect(await page.evaluate('window.silences'), state).toEqual([]);
    await see(page, state);
  }
  hand.weather = 'works';
  const again = page.getByRole('button', { name: '再试一次' }).filter({ visible: true });
  if ((await again.count()) > 0) {
    await press(page, 'button', '再试一次');
    await expect.poll(() => again.count()).toBe(0);
  }
  await answered(page, hand);
}

/** Nobody is kept out, and nothing lies beside the glass. */
export async function isFitForAll(page: Page, state: PageState): Promise<void> {
  const glass = page.viewportSize() ?? { width: 390, height: 844 };
  await showWhole(page, { ...glass, height: 5000 });
  expect(await seriousViolations(page), state).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth'), state).toBeLessThanOrEqual(glass.width);
  await page.setViewportSize(glass);
}

/**
 * Makes the window as high as what is in it: what a bar covers while one scrolls is not covered for good. Twice, for
 * what is fetched once it comes into sight makes the page longer.
 */
export async function showWhole(page: Page, glass: { readonly width: number; readonly height: number }) {
  for (const _ of ['once', 'again']) {
    const heights = await page
      .locator('.taro_page')
      .filter({ visible: true })
      .evaluateAll((shown: readonly { readonly scrollHeight?: number }[]) =>
        shown.map(({ scrollHeight = 0 }) => scrollHeight),
      );
    await page.setViewportSize({ width: glass.width, height: Math.max(glass.height, ...heights) });
  }
}

/** The page has its title, and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await titled(page);
  await expect.poll(() => stillBusy(page)).toBe(0);
}

/** The page has its title, and everything it asked for is answered: what is said of one answer may give way to the next. */
async function answered(page: Page, hand: NetworkInHand): Promise<void> {
  await titled(page);
  await hasCalled(page, hand);
}

async function titled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().waitFor();
}

function stillBusy(page: Page): Promise<number> {
  return page.locator(busy).filter({ visible: true }).count();
}

/**
 * Waits until what was let go is answered, and the page has asked all its next questions or waits for nothing more.
 *
 * @returns whether it has asked.
 */
async function hasCalled(page: Page, hand: NetworkInHand): Promise<boolean> {
  await expect
    .poll(async () => {
      const before = hand.waiting();
      await page.evaluate('new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))');
      const isStill = hand.waiting() === before && hand.onTheWay() === 0;
      return isStill && (before > 0 || (await stillBusy(page)) === 0);
    })
    .toBe(true);
  return hand.waiting() > 0;
}

/** How many letters and fields a person has before them. */
async function content(page: Page): Promise<number> {
  return Number(await page.evaluate('window.content()'));
}

/** What becomes of a page's calls in the states in which it lacks something. */
const weatherOf = { empty: emptied, withheld, failed: 'loses the call' } as const satisfies Record<
  Lack,
  Weather
>;

/** Every list comes back with nothing in it; who is signed in stays who they are. */
function emptied({ status, body }: Answer): Answer {
  if (typeof body !== 'object' || body === null || 'role' in body) return { status, body };
  const fields = Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { status, body: Object.fromEntries(fields) };
}

/** What the API answers to whoever may not see a thing, or asks for one that is not there. */
function withheld({ status, body }: Answer): Answer {
  if (typeof body === 'object' && body !== null && 'role' in body) return { status, body };
  return { status: 404, body: { code: 'notFound', facts: {}, requestId: 'withheld' } };
}
