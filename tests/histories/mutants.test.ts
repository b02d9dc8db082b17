import { expect, it } from 'vitest';
import { runScript } from './runScript';

// One in three, since each takes its time: `npm run mutants` plants them all.
it('planted bugs are found, in a history that goes well without them', async () => {
  const { code, printed } = await runScript('mutants/run.mjs', ['--every', '3']);
  console.log(printed);
  const [, planted, found] = /(\d+) planted, (\d+) found/.exec(printed) ?? [];
  expect(found).toBe(planted);
  expect(Number(planted)).toBeGreaterThanOrEqual(40);
  expect(code).toBe(0);
}, 900_000);
