import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { mainStates, nameOf, type Shot } from '../../screenshots/pages';
import { furnish, type Things } from '../../screenshots/things';
import { isFitForAll, visitEveryState, type Glass, type Lack, type PageState } from './pageStates';
import { townAndBrowser } from './townAndBrowser';

const glasses: readonly Glass[] = [
  { width: 390, height: 844, size: 'standard' },
  { width: 390, height: 844, size: 'elder' },
  { width: 1280, height: 800, size: 'standard' },
  { width: 1280, height: 800, size: 'elder' },
];

/**
 * Every page through one of the four glasses, without a network, and either with nothing in its lists or with nothing
 * it may see: by turns, for they are many. `npm run screenshots` goes through all of it with each.
 */
const visits = mainStates
  .flatMap((shot, index) => {
    const glass = glasses[index % glasses.length];
    const other: Lack = index % (2 * glasses.length) < glasses.length ? 'empty' : 'withheld';
    const phone = [shot.as, index % glasses.length].join();
    return glass ? [{ shot, glass, phone, lacks: [other, 'failed'] as const }] : [];
  })
  // Whoever looks through one glass does so at one go: their phone goes from page to page.
  .sort((one, next) => (one.phone < next.phone ? -1 : 1));

/** One test for each of these pages. They are many: each file of tests takes a part, and two files run side by side. */
export function everyPage(isTaken: (shot: Shot) => boolean): void {
  const here = townAndBrowser('one for all');
  let things: Things;
  beforeAll(async () => {
    things = await furnish(here.town);
  });
  it.each(
    visits
      .filter(({ shot }) => isTaken(shot))
      .map((visit) => [nameOf(visit.shot), visit.glass.width, visit.glass.size, visit] as const),
  )('%s, %d wide, in the %s size, in its states', async (_name, _width, _size, { shot, glass, lacks }) => {
    const judge = async (page: Page, state: PageState) => {
      if (state === 'full') await isFitForAll(page, state);
    };
    await visitEveryState(here, things, shot, glass, judge, lacks);
  });
}
