// What the API's bundle weighs, and how long a cold start takes, against a bundle of nothing but its dependencies.
//   node tests/bench/bundle.mjs [rounds]
import { spawnSync, execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundlingOptions, dependenciesOnly } from './dependenciesOnly.mjs';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Math.max(8, Number(process.argv[2] ?? 12));
const goal = 1.3;
const folder = await mkdtemp(join(tmpdir(), 'huiyue-bundle-'));
const secrets = await serveSecrets();
try {
  await main();
} finally {
  secrets.close();
  await rm(folder, { recursive: true });
}

async function main() {
  const deployed = await deployedBundle();
  const bare = await bundled('dependencies', dependenciesOnly(root));
  const idle = await bundled('idle', {
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `import { createApp } from './functions/src/http/app'; import { cloudDeps } from './functions/src/deps';
      import { handle } from 'hono/aws-lambda'; export { createApp, cloudDeps, handle };`,
    },
  });
  const sizes = await Promise.all([deployed, bare].map(weigh));
  const loads = await timed({ deployed, bare, idle });

  const rows = [
    row('size of the bundle', sizes[0].bytes / sizes[1].bytes, sizes[1].text),
    row('load of the bundle, nothing started', ...ratio(loads.idle, loads.bare)),
    row('load and start: packs read and checked, secrets fetched', ...ratio(loads.deployed, loads.bare)),
  ];
  const say = (line) => process.stdout.write(`${line}\n`);
  say(`\nsizes   API ${sizes[0].text} · only its dependencies ${sizes[1].text}`);
  for (const [name, load] of Object.entries(loads)) say(`load    ${name.padEnd(9)} ${spread(load)}`);
  say(`\nrow 13, each load in a fresh process, ${rounds} interleaved rounds, goal ≤ ${goal}`);
  for (const { name, value, min, max, holds, denominator } of rows)
    say(
      `  ${holds ? '✓' : '✗'} ${value.toFixed(2)} (${min.toFixed(2)} – ${max.toFixed(2)})  ${name}; ÷ ${denominator}`,
    );
  await keep(rows);
}

/** The very file that would be uploaded. */
async function deployedBundle() {
  const synth = spawnSync('npm', ['run', '--silent', 'synth'], { cwd: root, encoding: 'utf8' });
  if (synth.status !== 0) throw new Error(synth.stderr);
  const out = join(root, 'infra', 'cdk.out');
  const template = JSON.parse(await readFile(join(out, 'HuiyueService.template.json'), 'utf8'));
  const [, api] = Object.entries(template.Resources).find(([name]) => name.startsWith('ApiFunction'));
  return join(out, api.Properties.Code.S3Key.replace(/^(.*)\.zip$/, 'asset.$1'), 'index.mjs');
}

async function bundled(name, entry) {
  const outfile = join(folder, `${name}.mjs`);
  await build({ ...bundlingOptions, ...entry, outfile });
  return outfile;
}

async function weigh(path) {
  const { size } = await stat(path);
  const packed = gzipSync(await readFile(path)).length;
  return { bytes: size, text: `${(size / 1000).toFixed(0)} kB (${(packed / 1000).toFixed(0)} kB packed)` };
}

/** Milliseconds from before the import until after it, once in each of many processes; one of each kind per round. */
async function timed(bundles) {
  const loads = Object.fromEntries(Object.keys(bundles).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1)
    for (const [name, path] of Object.entries(bundles)) {
      const milliseconds = await loadOnce(path);
      // The first round fills the file cache and is not counted.
      if (round >= 0) loads[name].push(milliseconds);
    }
  return loads;
}

async function loadOnce(path) {
  const code = `const at = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - at)`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', code],
    { cwd: join(path, '..'), env: environment() },
  );
  return Number(stdout);
}

function environment() {
  return {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    TABLE_NAME: 'huiyue',
    POLICY_PACKS: 'policyPacks',
    SECRETS_ENDPOINT: secrets.endpoint,
    TOKEN_SECRET: 'token',
    IDENTITY_KEY: 'identity',
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: 'wechat',
  };
}

async function serveSecrets() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify({ SecretString: 'x'.repeat(64) })));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Round by round, for what slows one down slows its neighbour too. */
function ratio(loads, bare) {
  const ratios = loads.map((load, round) => load / bare[round]);
  return [
    median(loads) / median(bare),
    `${median(bare).toFixed(0)} ms`,
    Math.min(...ratios),
    Math.max(...ratios),
  ];
}

function row(name, value, denominator, min = value, max = value) {
  return {
    row: 13,
    name,
    value,
    goal,
    holds: value <= goal,
    mode: 'fresh process',
    rounds,
    min,
    max,
    denominator,
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function spread(values) {
  return `median ${median(values).toFixed(1)} ms (${Math.min(...values).toFixed(1)} – ${Math.max(...values).toFixed(1)})`;
}

/** Beside the rows of the other measurements. */
async function keep(rows) {
  const path = join(root, 'tests', 'bench', 'latest.json');
  const others = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text).rows.filter((one) => one.row !== 13),
    () => [],
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const all = [...others, ...rows].toSorted((a, b) => a.row - b.row);
  const content = { machine, date: new Date().toISOString(), rows: all };
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
}
