import { beforeAll, it } from 'vitest';
import { mainStates, nameOf, type Shot } from '../../screenshots/pages';
import { furnish, type Things } from '../../screenshots/things';
import { isFitForAll, visitEveryState, type Glass } from './pageStates';
import { townAndBrowser } from './townAndBrowser';

const glasses: readonly Glass[] = [
  { width: 390, height: 844, size: 'standard' },
  { width: 390, height: 844, size: 'elder' },
  { width: 1280, height: 800, size: 'standard' },
  { width: 1280, height: 800, size: 'elder' },
];

/** Every page through one of the four glasses, by turns; `npm run screenshots` looks at each through all of them. */
const visits = mainStates.flatMap((shot, index) => {
  const glass = glasses[index % glasses.length];
  return glass ? [{ shot, glass }] : [];
});

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
      .map(({ shot, glass }) => [nameOf(shot), glass.width, glass.size, shot, glass] as const),
  )('%s, %d wide, in the %s size, in each of its states', async (_name, _width, _size, shot, glass) => {
    await visitEveryState(here, things, shot, glass, async (page, state) => {
      if (state === 'full') await isFitForAll(page, state);
    });
  });
}
