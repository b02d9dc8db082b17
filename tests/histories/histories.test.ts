import { bookingActs } from '@huiyue/shared/booking';
import { expect, it } from 'vitest';
import { packsFolder } from '../support/policy';
import { openHistories as openApi } from './apiChild';
import type { Mode } from './history';
import { openHistories } from './historyChild';
import { runScript } from './runScript';
import { faultKinds } from './weather';

const minutes = 60_000;

it(
  'three thousand histories of the ledger and a hundred of the whole API hold in full',
  async () => {
    const { code, printed } = await runScript('run.mjs', ['--core', '3000', '--api', '100', '--seed', '1']);
    console.log(printed);
    expect(printed).toMatch(/core: 3000 histories/);
    expect(printed).toMatch(/api: 100 histories/);
    expect(code).toBe(0);
  },
  10 * minutes,
);

it.each<[Mode, number]>([
  ['core', 80],
  ['api', 25],
])(
  'a seed of %s replays its history exactly',
  async (mode, count) => {
    const { play } = mode === 'core' ? await openHistories() : await openApi(packsFolder);
    for (let seed = 1; seed <= count; seed += 1) {
      const [once, again]: [string[], string[]] = [[], []];
      const first = await play(mode, seed, { log: once });
      const unlogged = await play(mode, seed);
      const second = await play(mode, seed, { log: again });
      expect(again).toEqual(once);
      expect([second, unlogged]).toEqual([first, first]);
    }
  },
  4 * minutes,
);

it(
  'every kind of fault strikes, and every act is done',
  async () => {
    const { play } = await openHistories();
    const struck = new Set<string>();
    const done = new Set<string>();
    for (let seed = 1; seed <= 500; seed += 1) {
      const history = await play('core', seed);
      for (const kind of Object.keys(history.struck)) struck.add(kind);
      for (const act of Object.keys(history.acts)) done.add(act);
    }
    expect([...struck].sort()).toEqual([...faultKinds].sort());
    expect([...done].sort()).toEqual([...bookingActs].sort());
  },
  4 * minutes,
);
