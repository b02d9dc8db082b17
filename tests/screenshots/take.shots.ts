import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '../browser/support/axe';
import { settled } from '../browser/support/pageStates';
import { townAndBrowser } from '../browser/support/townAndBrowser';
import { addressOf, nameOf, shots } from './pages';
import { furnish, type Things } from './things';

const folder = fileURLToPath(new URL('../../.shots/pages', import.meta.url));
const here = townAndBrowser('one for all');
let things: Things;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  things = await furnish(here.town);
});

const glasses = [
  ['phone', { width: 390, height: 844 }],
  ['desk', { width: 1280, height: 800 }],
] as const;

describe.each(glasses)('on a %s', (glass, screen) => {
  describe.each(['standard', 'elder'] as const)('in the %s size', (size) => {
    it.each(shots.map((shot) => [nameOf(shot), shot] as const))('%s', async (name, { as, act, ...shot }) => {
      const path = addressOf(shot, things);
      const page = await (as === undefined
        ? here.open({ size, ...screen, path })
        : here.openAs(as, { size, ...screen, path }));
      await settled(page);
      if (act) {
        await act(page);
        await settled(page);
      }
      // Twice: what is fetched once it comes into sight makes the page longer.
      await unroll(page, screen);
      await unroll(page, screen);
      await page.screenshot({
        path: join(folder, `${name}-${glass}-${size}.png`),
        animations: 'disabled',
      });
      // Whoever pictures every page has every page before them: nobody is kept out, and nothing lies beside the glass.
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.evaluate(widest)).toBeLessThanOrEqual(screen.width);
    });
  });
});

/** How wide what is on the page is, in the browser's own words. */
const widest = 'document.documentElement.scrollWidth';

/** Pages roll inside the window: the window is made as high as what is in it, so that the picture shows all of it. */
async function unroll(page: Page, screen: { width: number; height: number }): Promise<void> {
  const heights = await page
    .locator('.taro_page')
    .filter({ visible: true })
    .evaluateAll((shown: readonly { readonly scrollHeight?: number }[]) =>
      shown.map(({ scrollHeight = 0 }) => scrollHeight),
    );
  await page.setViewportSize({ width: screen.width, height: Math.max(screen.height, ...heights) });
  await settled(page);
}
