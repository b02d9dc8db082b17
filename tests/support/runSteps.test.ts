import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runSteps, type Step } from './runSteps.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyue-steps-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function step(name: string, code: string, more: Partial<Step> = {}): Step {
  writeFileSync(join(root, `${name}.mjs`), code);
  return { name, script: `${name}.mjs`, args: [], ...more };
}

async function run(stages: readonly (readonly Step[])[], mayLack = false) {
  const said: string[] = [];
  const code = await runSteps({ root, stages, mayLack, say: (line) => said.push(line) });
  const lines = said.join('\n').split('\n');
  return { code, lines, last: lines.at(-1) };
}

const good = 'console.log("fine")';
const bad = 'console.error("the reason"); process.exit(2)';
const absent = 'console.error("get one"); process.exit(3)';

it('all is well: zero, and the count alone on the last line', async () => {
  const { code, last } = await run([[step('one', good), step('two', good)], [step('three', good)]]);
  expect(code).toBe(0);
  expect(last).toBe('3 passed, 0 failed');
});

it('one failure fails the run, shows its output in full, and lets the others run', async () => {
  const { code, last, lines } = await run([[step('one', bad)], [step('two', good)]]);
  expect(code).toBe(1);
  expect(last).toBe('1 passed, 1 failed');
  expect(lines).toContain('the reason');
});

it('what needs a failed step is skipped and says so', async () => {
  const { code, last, lines } = await run([[step('build', bad)], [step('use', good, { needs: ['build'] })]]);
  expect(code).toBe(1);
  expect(last).toBe('0 passed, 1 failed, 1 skipped');
  expect(lines).toContain('use: needs "build"');
});

it('what a machine cannot have is skipped where that may be, and fails where it may not', async () => {
  const stages = () => [
    [step('browser', absent, { absentCode: 3 })],
    [step('use', good, { needs: ['browser'] })],
  ];
  expect(await run(stages(), true)).toMatchObject({ code: 0, last: '0 passed, 0 failed, 2 skipped' });
  expect(await run(stages(), false)).toMatchObject({ code: 1, last: '0 passed, 1 failed, 1 skipped' });
});

it('a step that asks for input gets none and does not wait', async () => {
  const reading = 'process.stdin.on("data", () => {}).on("end", () => console.log("nothing came"))';
  expect((await run([[step('asks', reading)]])).code).toBe(0);
});
