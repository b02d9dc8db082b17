// The denominator of the bundle's measurements: an entry that holds what the API takes from packages, and no line of ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

/** As infra/constructs/careFunction.ts bundles, so that both sides of a ratio are made alike. */
export const bundlingOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  logLevel: 'error',
};

/** What they weigh, bundled. */
export function bytesOfDependencies(root) {
  const { outputFiles } = buildSync({
    ...bundlingOptions,
    ...dependenciesOnly(root),
    outdir: 'unused',
    write: false,
  });
  return outputFiles[0].contents.length;
}

/** The entry as esbuild takes it: every name that our own files import from a package, kept alive. */
export function dependenciesOnly(root) {
  const { metafile } = buildSync({
    ...bundlingOptions,
    absWorkingDir: root,
    entryPoints: ['functions/src/entry/api.ts'],
    outdir: 'unused',
    metafile: true,
    write: false,
  });
  const taken = new Map();
  const take = (from, name) => taken.set(from, (taken.get(from) ?? new Set()).add(name));
  for (const path of Object.keys(metafile.inputs).filter((input) => !input.includes('node_modules'))) {
    if (!path.endsWith('.ts')) continue;
    // Without its types: what only a type needs is not in the bundle either.
    const { code } = transformSync(readFileSync(join(root, path), 'utf8'), { loader: 'ts' });
    for (const [, clause, from] of code.matchAll(/^import (.+?) from "([^"]+)";$/gms)) {
      if (/^(\.|node:|@huiyue\/)/.test(from)) continue;
      const space = /^\* as (\w+)$/.exec(clause);
      if (space) {
        for (const [, name] of code.matchAll(new RegExp(`\\b${space[1]}\\.(\\w+)`, 'g'))) take(from, name);
      } else {
        for (const [, name] of clause.matchAll(/(\w+)(?: as \w+)?\s*[,}]/g)) take(from, name);
      }
    }
  }
  const parts = [...taken].map(([from, names], index) => ({ from, names: [...names], index }));
  const imports = parts.map(({ from, names, index }) => {
    const renamed = names.map((name) => `${name} as ${name}${index}`).join(', ');
    return `import { ${renamed} } from '${from}';`;
  });
  const kept = parts.flatMap(({ names, index }) => names.map((name) => `${name}${index}`));
  const contents = `${imports.join('\n')}\nexport const kept = [${kept.join(', ')}];`;
  return { stdin: { contents, resolveDir: root, loader: 'ts' } };
}
