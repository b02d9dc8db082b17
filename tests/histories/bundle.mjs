import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packs = join(root, 'shared/src/policy/packs');

/**
 * Bundles the simulator with the code it drives, and, for a planted bug, with that bug in it: pieces of source replaced
 * on the way into this one bundle. A piece that is not there exactly once is an error, so no bug is planted in vain.
 */
export async function bundle(name, mode, edits = []) {
  const outfile = join(root, '.cache/histories', `${name}-${mode}-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  // Two runs at once must not read what the other is writing.
  process.once('exit', () => rmSync(outfile, { force: true }));
  const planted = new Set();
  await build({
    absWorkingDir: root,
    // The API is not part of what only asks the ledger: a smaller bundle, and fewer planted bugs in vain.
    entryPoints: [`tests/histories/${mode === 'api' ? 'apiChild' : 'historyChild'}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@huiyue/shared': './shared/src', '@huiyue/functions': './functions/src' },
    sourcemap: edits.length === 0 ? 'inline' : false,
    logLevel: 'error',
    plugins: edits.length === 0 ? [] : [plant(edits, planted)],
  });
  for (const { file } of edits)
    if (!planted.has(file)) throw new Error(`${name}: ${file} is not part of the bundle`);
  return outfile;
}

export async function open(file) {
  const { openHistories } = await import(pathToFileURL(file).href);
  return openHistories(packs);
}

function plant(edits, planted) {
  const files = new Map();
  for (const edit of edits)
    files.set(join(root, edit.file), [...(files.get(join(root, edit.file)) ?? []), edit]);
  return {
    name: 'planted-bug',
    setup(building) {
      building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = files.get(path);
        if (!own) return undefined;
        let contents = readFileSync(path, 'utf8');
        for (const { file, from, to } of own) {
          const pieces = contents.split(patternOf(from));
          if (pieces.length !== 2)
            throw new Error(`${file} has this ${pieces.length - 1} times, and not once:\n${from}`);
          contents = pieces.join(to);
          planted.add(file);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** The same words, however the formatter breaks their lines. */
function patternOf(text) {
  const words = text.trim().split(/\s+/);
  return new RegExp(words.map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('\\s+'));
}
