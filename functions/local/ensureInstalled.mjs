// Runs before anything is installed, and perhaps under a Node that is too old for this project: only old
// syntax, only Node's own modules under their old names, so that even Node 12 reaches the sentence below.
import { spawn } from 'child_process';
import { createHash } from 'crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';

const OLDEST_NODE = [20, 19];
const STAMP = join('node_modules', '.huiyue-lock');
const KEPT_ERROR_LINES = 15;
const GET_NODE = 'Install it from https://nodejs.org';
// npm's own patience with a registry that is not there is over ten minutes.
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];
const NO_NPM = 'npm was not found. It comes with Node.js. ' + GET_NODE;

/** A failure whose message is the whole explanation; no stack helps the reader. */
export class NotInstalled extends Error {
  constructor(message) {
    super(message);
    this.name = 'NotInstalled';
  }
}

export function nodeProblem(version) {
  const parts = String(version).replace(/^v/, '').split('.').map(Number);
  const isTooOld = parts[0] < OLDEST_NODE[0] || (parts[0] === OLDEST_NODE[0] && parts[1] < OLDEST_NODE[1]);
  if (!isTooOld) return undefined;
  return 'Huiyue needs Node.js ' + OLDEST_NODE.join('.') + ' or newer; this is ' + version + '. ' + GET_NODE;
}

/**
 * Makes node_modules what package-lock.json says, and does nothing when it already is.
 * Throws NotInstalled with one plain sentence when it cannot.
 */
export async function ensureInstalled({ root, say }) {
  const problem = nodeProblem(process.version);
  if (problem) throw new NotInstalled(problem);

  const lockText = readLock(root);
  const hash = createHash('sha256').update(lockText).digest('hex');
  if (readIfThere(join(root, STAMP)).trim() === hash) return { installed: false };

  const wanted = packagesFor(JSON.parse(lockText), process.platform, process.arch);
  // Someone may have installed by hand; doing it again would cost them a minute for nothing.
  if (holdsAll(root, wanted)) {
    stampIfWritable(root, hash);
    return { installed: false };
  }

  mustBeWritable(root);
  say('Installing ' + wanted.length + ' packages, once. This takes a minute or two.');
  const started = Date.now();
  await installLocked(root, say, function () {
    const there = wanted.filter((entry) => existsSync(join(root, entry.path, 'package.json'))).length;
    say('  ' + secondsSince(started) + ' s: ' + there + ' of ' + wanted.length + ' packages are here');
  });
  stampIfWritable(root, hash);
  say('Installed in ' + secondsSince(started) + ' s.');
  return { installed: true };
}

/** The packages of a lock file that npm puts on this kind of machine. */
export function packagesFor(lock, platform, arch) {
  return Object.keys(lock.packages)
    .filter((path) => path.indexOf('node_modules/') >= 0)
    .map((path) => Object.assign({ path: path }, lock.packages[path]))
    .filter((entry) => !entry.link && fits(entry.os, platform) && fits(entry.cpu, arch));
}

function fits(list, here) {
  if (!list || list.length === 0) return true;
  if (list.indexOf('!' + here) >= 0) return false;
  const named = list.filter((name) => name[0] !== '!');
  return named.length === 0 || named.indexOf(here) >= 0;
}

function holdsAll(root, wanted) {
  // npm writes this file last, and only when an installation has gone through.
  const text = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (!text) return false;
  const have = JSON.parse(text).packages;
  return wanted.every(function (entry) {
    const found = have[entry.path];
    if (!found) return entry.optional === true;
    return found.version === entry.version && existsSync(join(root, entry.path));
  });
}

async function installLocked(root, say, tick) {
  const exact = await runNpm(root, ['ci'], tick);
  if (exact.code === 0) return;
  // `npm ci` refuses a lock file that was written where the registry lacks the optional builds for other
  // machines. `npm install` takes every locked version all the same, and --no-save leaves the lock file alone.
  if (!/can only install packages when/.test(exact.output)) throw new NotInstalled(explain(root, exact));
  say('  npm ci does not take this lock file; npm install --no-save installs the same versions.');
  const tolerant = await runNpm(root, ['install', '--no-save'], tick);
  if (tolerant.code !== 0) throw new NotInstalled(explain(root, tolerant));
}

function runNpm(root, words, tick) {
  const npm = npmCommand();
  const args = npm.args.concat(words, [
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...PATIENCE,
  ]);
  return new Promise(function (resolve, reject) {
    const child = spawn(npm.command, args, {
      cwd: root,
      shell: npm.shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const ticking = setInterval(() => tick(), 3000);
    child.on('error', function (error) {
      clearInterval(ticking);
      reject(
        new NotInstalled(error.code === 'ENOENT' ? NO_NPM : 'npm could not be started: ' + error.message),
      );
    });
    child.on('close', function (code) {
      clearInterval(ticking);
      resolve({ code: code, output: output });
    });
  });
}

function npmCommand() {
  const started = process.env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js' && existsSync(started)) {
    return { command: process.execPath, args: [started], shell: false };
  }
  // On Windows npm is a .cmd file, which only a shell can start.
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function explain(root, run) {
  const tail = run.output.trim().split('\n').slice(-KEPT_ERROR_LINES).join('\n');
  return reason(root, run) + '\n' + tail;
}

function reason(root, run) {
  if (/EACCES|EPERM|EROFS/.test(run.output)) return 'The packages cannot be written into ' + root + '.';
  if (/ENOSPC/.test(run.output)) return 'The disk is full; the packages need about half a gigabyte.';
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(run.output)) {
    return 'The package registry did not answer. Check the network connection and try again.';
  }
  if (run.code === 127 || /not recognized|command not found/.test(run.output)) return NO_NPM;
  return 'Installing the packages failed (npm ended with ' + run.code + ').';
}

function readLock(root) {
  const path = join(root, 'package-lock.json');
  if (!existsSync(path))
    throw new NotInstalled('package-lock.json is missing from ' + root + '; the copy is incomplete.');
  return readFileSync(path, 'utf8');
}

function mustBeWritable(root) {
  const modules = join(root, 'node_modules');
  try {
    accessSync(root, constants.W_OK);
    if (existsSync(modules)) accessSync(modules, constants.W_OK);
  } catch (error) {
    throw new NotInstalled(
      'The packages cannot be written into ' + root + ' (' + error.code + '). Use a folder you may write to.',
    );
  }
}

function stampIfWritable(root, hash) {
  try {
    writeFileSync(join(root, STAMP), hash + '\n');
  } catch (error) {
    // The stamp only saves the longer comparison next time; a read-only copy does without it.
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
  }
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function secondsSince(started) {
  return Math.round((Date.now() - started) / 1000);
}
