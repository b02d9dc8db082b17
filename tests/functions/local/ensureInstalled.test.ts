import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, nodeProblem, packagesFor } from '../../../functions/local/ensureInstalled.mjs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let root: string;
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyue-install-'));
  said = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const lockOf = (version: string): string =>
  JSON.stringify({ packages: { '': {}, 'node_modules/thing': { version, integrity: 'sha512-x' } } });

/** npm is somebody else's: here it is a script that does what npm would, and counts how often it was asked. */
function npmThat(script: string): void {
  const npm = join(root, 'npm-cli.js');
  writeFileSync(
    npm,
    `const fs = require('fs');\nfs.appendFileSync('asked', process.argv[2] + '\\n');\n${script}`,
  );
  chmodSync(npm, 0o755);
  vi.stubEnv('npm_execpath', npm);
}

const installs = `
  fs.mkdirSync('node_modules/thing', { recursive: true });
  fs.writeFileSync('node_modules/thing/package.json', '{}');
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`;

const install = () => ensureInstalled({ root, say: (line) => said.push(line) });
const asked = (): string[] =>
  existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8').trim().split('\n') : [];
const lock = (version: string): void => writeFileSync(join(root, 'package-lock.json'), lockOf(version));

it('installs once, and again only when the lock file changed', async () => {
  lock('1.0.0');
  npmThat(installs);
  expect(await install()).toEqual({ installed: true });
  expect(await install()).toEqual({ installed: false });
  expect(asked()).toEqual(['ci']);
  lock('2.0.0');
  expect(await install()).toEqual({ installed: true });
  expect(asked()).toEqual(['ci', 'ci']);
});

it('believes an installation somebody made by hand', async () => {
  lock('1.0.0');
  npmThat('process.exit(1)');
  mkdirSync(join(root, 'node_modules', 'thing'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lockOf('1.0.0'));
  expect(await install()).toEqual({ installed: false });
  expect(asked()).toEqual([]);
});

it('does not believe one of which a package was thrown away', async () => {
  lock('1.0.0');
  npmThat(installs);
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lockOf('1.0.0'));
  expect(await install()).toEqual({ installed: true });
});

it('takes the locked versions with npm install where npm ci refuses the lock file', async () => {
  lock('1.0.0');
  npmThat(`
    if (process.argv[2] === 'ci') {
      console.error('\`npm ci\` can only install packages when your package.json and package-lock.json are in sync.');
      process.exit(1);
    }
    ${installs}`);
  expect(await install()).toEqual({ installed: true });
  expect(asked()).toEqual(['ci', 'install']);
});

it.each([
  ['npm error code EACCES', /cannot be written into/],
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code ENOTFOUND', /registry did not answer/],
  ['npm error something else', /failed \(npm ended with 1\)/],
])('after "%s" it says what is wrong, and tries again the next time', async (output, sentence) => {
  lock('1.0.0');
  npmThat(`console.error(${JSON.stringify(output)}); process.exit(1);`);
  await expect(install()).rejects.toThrow(sentence);
  await expect(install()).rejects.toThrow(output);
});

it('says when npm is not there', async () => {
  lock('1.0.0');
  vi.stubEnv('npm_execpath', '');
  vi.stubEnv('PATH', root);
  await expect(install()).rejects.toThrow(/npm was not found/);
});

it('says when the copy of the program is incomplete', async () => {
  await expect(install()).rejects.toThrow(/package-lock\.json is missing/);
});

it.each([
  ['v12.22.0', true],
  ['v18.20.4', true],
  ['v20.18.3', true],
  ['v20.19.0', false],
  ['v22.0.0', false],
  ['v24.1.0', false],
])('Node %s is too old: %s', (version, isTooOld) => {
  expect(nodeProblem(version) !== undefined).toBe(isTooOld);
});

it('waits for no package that belongs to another kind of machine', () => {
  const packages = {
    '': {},
    shared: { version: '1.0.0' },
    'node_modules/@huiyue/shared': { link: true },
    'node_modules/anywhere': {},
    'node_modules/mac': { os: ['darwin'] },
    'node_modules/notWindows': { os: ['!win32'] },
    'node_modules/arm': { cpu: ['arm64'] },
  };
  const paths = packagesFor({ packages }, 'linux', 'x64').map(({ path }) => path);
  expect(paths).toEqual(['node_modules/anywhere', 'node_modules/notWindows']);
});
