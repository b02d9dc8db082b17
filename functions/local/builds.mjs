import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What goes into the web page; when none of it has changed since the last build, neither has the page. */
const h5Sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/babel.config.js',
  'miniapp/package.json',
  'shared/src',
  'package-lock.json',
];

/** Builds the H5 front end unless it is built from these very sources. */
export async function buildH5({ root, say }) {
  const stamp = join(root, 'miniapp/dist/h5/.built-from');
  const sources = digestOf(root, h5Sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;

  say('Building the web page, once.');
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const ticking = setInterval(() => say(`  ${seconds()} s: still building`), 5000);
  try {
    await runNpm(root, ['run', 'build:h5', '-w', 'miniapp']);
  } finally {
    clearInterval(ticking);
  }
  writeFileSync(stamp, sources);
  say(`Built in ${seconds()} s.`);
}

/** Bundles the server into one file, in well under a second, so there is nothing to go stale. */
export async function bundleServer({ root, entry = 'functions/src/local/main.ts', name = 'local' }) {
  const { build } = await import('esbuild');
  mkdirSync(join(root, 'functions/dist'), { recursive: true });
  const outfile = join(root, `functions/dist/${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@huiyue/shared': './shared/src', '@huiyue/functions': './functions/src' },
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}

function runNpm(root, args) {
  return new Promise((settle, reject) => {
    const child = spawn('npm', args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) settle();
      else reject(new Error(`npm ${args.join(' ')} failed:\n${output}`));
    });
  });
}

function digestOf(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, join(root, path), path);
  return hash.digest('hex');
}

function addTo(hash, path, name) {
  const entries = safeList(path);
  if (!entries) {
    hash.update(`${name}\0`).update(readFileSync(path));
    return;
  }
  for (const entry of entries.sort()) addTo(hash, join(path, entry), `${name}/${entry}`);
}

function safeList(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
