import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shots } from './pages';

const config = readFileSync(new URL('../../miniapp/src/app.config.ts', import.meta.url), 'utf8');

/** The routes as app.config lists them: those of the main package, then each sub-package's behind its root. */
function routes(): readonly string[] {
  const listOf = (text: string) => Array.from(text.matchAll(/'([^']+)'/g), ([, route]) => route ?? '');
  const [, main = ''] = /pages: \[([^\]]*)\]/.exec(config) ?? [];
  const packages = config.matchAll(/root: '([^']+)',\s*pages: \[([^\]]*)\]/g);
  return [
    ...listOf(main),
    ...Array.from(packages, ([, root, list = '']) => listOf(list).map((page) => `${root}/${page}`)).flat(),
  ];
}

it('a picture is taken of every page there is, and of none that is not', () => {
  expect(routes().length).toBeGreaterThan(30);
  const pictured = new Set(shots.map(({ route }) => route));
  expect(routes().filter((route) => !pictured.has(route))).toEqual([]);
  expect([...pictured].filter((route) => !routes().includes(route))).toEqual([]);
});

it('no two pictures have the same name', () => {
  const names = shots.map(({ route, state }) => `${route} ${state ?? ''}`);
  expect(new Set(names).size).toBe(names.length);
});
