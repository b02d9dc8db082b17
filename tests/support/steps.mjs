import { join } from 'node:path';

const bin = (...path) => join('node_modules', ...path);
const typescript = bin('typescript', 'bin', 'tsc');
const taro = join('..', bin('@tarojs', 'cli', 'bin', 'taro'));

const types = (name, project) => ({
  name: `types: ${name}`,
  script: typescript,
  args: ['--noEmit', '--pretty', 'false', '-p', project],
});

const tests = (project, more = {}) => ({ name: `tests: ${project}`, project, ...more });

const build = (target) => ({
  name: `build: ${target}`,
  script: taro,
  args: ['build', '--type', target, '--no-check'],
  cwd: 'miniapp',
  env: { NODE_ENV: 'production' },
});

/**
 * Steps of one stage run side by side, two at a time; a stage begins when the one before it has ended.
 * A step is a Node script, or (with `project`) one project of tests/vitest.config.ts.
 */
export const fastStages = [
  [
    types('all but the mini-program', 'tsconfig.json'),
    types('shared alone', 'shared'),
    types('mini-program', 'miniapp'),
    { name: 'lint', script: bin('oxlint', 'bin', 'oxlint'), args: ['--type-aware'] },
    { name: 'format', script: bin('oxfmt', 'bin', 'oxfmt'), args: ['--check'] },
    {
      name: 'dead code',
      script: bin('knip', 'bin', 'knip.js'),
      args: ['--no-progress', '--no-config-hints'],
    },
  ],
  [tests('fences')],
  [tests('unit')],
];

/** Tests that keep a core busy run alone: two side by side on a small machine only make each other late. */
export const slowStages = [
  [build('weapp'), build('h5')],
  [tests('store')],
  [tests('history')],
  [tests('journey')],
  [tests('stack')],
  [tests('weapp', { needs: ['build: weapp'] })],
  [
    {
      name: 'a browser is here',
      script: join('tests', 'support', 'ensureBrowser.mjs'),
      args: [],
      // Exit code 3 says "cannot be had on this machine": a reason to skip for a person, a failure in CI.
      absentCode: 3,
    },
  ],
  [tests('browser', { needs: ['build: h5', 'a browser is here'] })],
];
