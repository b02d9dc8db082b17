import { expect, it } from 'vitest';
import { runScript } from './runScript';

it('every planted bug is found, in a history that goes well without it', async () => {
  const { code, printed } = await runScript('mutants/run.mjs', []);
  console.log(printed);
  const [, planted, found] = /(\d+) planted, (\d+) found/.exec(printed) ?? [];
  expect(found).toBe(planted);
  expect(Number(planted)).toBeGreaterThanOrEqual(60);
  expect(code).toBe(0);
}, 900_000);
