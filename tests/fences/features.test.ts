import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The linter's patterns see a path, not where it leads: which feature a relative import reaches must be worked out.

const source = fileURLToPath(new URL('../../miniapp/src', import.meta.url));

interface SourceFile {
  /** From miniapp/src, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

function featureOf(path: string): string | undefined {
  return /^features\/([^/]+)\//.exec(path)?.[1];
}

function crossings(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const own = featureOf(path);
    if (own === undefined) return [];
    return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
      .map(([, target = '']) => posix.join(posix.dirname(path), target))
      .filter((target) => ![undefined, own].includes(featureOf(`${target}/`)))
      .map((target) => `${path} -> ${target}`);
  });
}

function filesUnder(folder: string): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      path: posix.join('features', name.split(sep).join('/')),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

it.each([
  ["import { a } from '../../policy/api';", 'features/booking/hooks/x.ts', 1],
  ["export * from '../policy/api';", 'features/booking/x.ts', 1],
  ["const a = await import('../policy/api');", 'features/booking/x.ts', 1],
  ["import '../../policy';", 'features/booking/hooks/x.ts', 1],
  ["import { a } from '../api';", 'features/booking/hooks/x.ts', 0],
  ["import { a } from '../../../ui/Button';", 'features/booking/hooks/x.ts', 0],
  ["import { a } from '../features/policy/api';", 'pages/x.ts', 0],
])('%s in %s is counted', (text, path, count) => {
  expect(crossings([{ path, text }])).toHaveLength(count);
});

it('no feature of the mini-program imports another', () => {
  expect(crossings(filesUnder(join(source, 'features')))).toEqual([]);
});
