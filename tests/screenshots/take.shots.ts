import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { isFitForAll, settled, showWhole, visitEveryState, type Glass } from '../browser/support/pageStates';
import { townAndBrowser } from '../browser/support/townAndBrowser';
import { addressOf, mainStates, nameOf, shots } from './pages';
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

// Whoever pictures every page has every page before them, so each is judged as well: nobody is kept out.
describe.each(glasses)('on a %s', (name, screen) => {
  describe.each(['standard', 'elder'] as const)('in the %s size', (size) => {
    const glass: Glass = { ...screen, size };
    const take = (page: Page, what: string) => picture(page, glass, `${what}-${name}-${size}`);

    it.each(mainStates.map((shot) => [nameOf(shot), shot] as const))('%s', async (what, shot) => {
      await visitEveryState(here, things, shot, glass, async (page, state) => {
        await take(page, state === 'full' ? what : `${what}-${state}`);
        await isFitForAll(page, state);
      });
    });

    const others = shots.filter((shot) => !mainStates.includes(shot));
    it.each(others.map((shot) => [nameOf(shot), shot] as const))('%s', async (what, shot) => {
      const path = addressOf(shot, things);
      const options = { ...glass, path };
      const page = await (shot.as === undefined ? here.open(options) : here.openAs(shot.as, options));
      if (!shot.isGallery) await settled(page);
      await shot.act?.(page);
      if (!shot.isGallery) await settled(page);
      await take(page, what);
      await isFitForAll(page, 'full');
    });
  });
});

/** Pages roll inside the window: the window is made as high as what is in it, so that the picture shows all of it. */
async function picture(page: Page, glass: Glass, name: string): Promise<void> {
  await showWhole(page, glass);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize({ width: glass.width, height: glass.height });
}
