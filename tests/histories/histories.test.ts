import { expect, it } from 'vitest';
import { packsFolder } from '../support/policy';
import { openHistories } from './historyChild';
import type { Mode } from './history';
import { runScript } from './runScript';

const minutes = 60_000;

it(
  'twenty thousand histories of the ledger and three hundred of the whole API hold in full',
  async () => {
    const { code, printed } = await runScript('run.mjs', ['--core', '20000', '--api', '300', '--seed', '1']);
    console.log(printed);
    expect(printed).toMatch(/core: 20000 histories/);
    expect(printed).toMatch(/api: 300 histories/);
    expect(code).toBe(0);
  },
  5 * minutes,
);

it.each<[Mode, number]>([
  ['core', 150],
  ['api', 40],
])(
  'a seed of %s replays its history exactly',
  async (mode, count) => {
    const { play } = await openHistories(packsFolder);
    for (let seed = 1; seed <= count; seed += 1) {
      const [once, again]: [string[], string[]] = [[], []];
      const first = await play(mode, seed, { log: once });
      const unlogged = await play(mode, seed);
      const second = await play(mode, seed, { log: again });
      expect(again).toEqual(once);
      expect([second, unlogged]).toEqual([first, first]);
    }
  },
  minutes,
);

it('every kind of fault strikes', async () => {
  const { play } = await openHistories(packsFolder);
  const struck = new Set<string>();
  for (let seed = 1; seed <= 400; seed += 1)
    for (const kind of Object.keys((await play('core', seed)).struck)) struck.add(kind);
  for (let seed = 1; seed <= 60; seed += 1)
    for (const kind of Object.keys((await play('api', seed)).struck)) struck.add(kind);
  const { faultKinds } = await import('./weather');
  expect([...struck].sort()).toEqual([...faultKinds].sort());
});
