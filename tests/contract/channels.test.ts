import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endpoints, type EndpointName } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { expect, test } from 'vitest';
import { endpointNames } from '../support/town/caller';
import { channels, withoutPageYet } from './channels';

const table: Record<EndpointName, Endpoint> = endpoints;
const forFamilies = endpointNames.filter((name) => table[name].for.includes('family'));
const ways = ['miniProgram', 'phone', 'window'] as const;
const served = ['phone', 'window'] as const;

/** Every page the program has, as its own list of pages says. */
function pages(): ReadonlySet<string> {
  const path = fileURLToPath(new URL('../../miniapp/src/app.config.ts', import.meta.url));
  const text = readFileSync(path, 'utf8');
  const main = [...text.matchAll(/'(pages\/[\w/]+\/index)'/g)].map(([, page = '']) => page);
  const packaged = [...text.matchAll(/root: '([\w/]+)',\s*pages: \[([^\]]*)\]/g)].flatMap(
    ([, root, list = '']) => [...list.matchAll(/'([\w/]+)'/g)].map(([, page]) => `${root}/${page}`),
  );
  return new Set([...main, ...packaged]);
}

test('whatever a family can do stands in the table, with no empty cell, and nothing else does', () => {
  expect(forFamilies.length).toBeGreaterThan(50);
  expect(Object.keys(channels).toSorted()).toEqual(forFamilies.toSorted());
  for (const name of forFamilies)
    for (const way of ways) expect([name, way, channels[name]?.[way] ?? '']).not.toContain('');
});

test('whoever calls or comes in is served by the same operation, or by another one that does the same', () => {
  for (const name of forFamilies)
    for (const way of served) {
      const cell = channels[name]?.[way] ?? '';
      if (cell.startsWith('none: ')) continue;
      const does = cell.startsWith('as ') ? endpointNames.find((one) => `as ${one}` === cell) : name;
      expect([name, way, does !== undefined && table[does].for.includes('desk')]).toEqual([name, way, true]);
    }
});

test('the pages that are named are there', () => {
  const all = pages();
  expect(all.size).toBeGreaterThan(30);
  for (const name of forFamilies)
    for (const way of ways) {
      const cell = channels[name]?.[way] ?? '';
      if (/^(pages|packages)\//.test(cell)) expect(all, `${name} by ${way}`).toContain(cell);
    }
});

test('no more is served without a page than is known of', () => {
  const without = forFamilies.filter((name) => channels[name]?.phone === 'operation');
  expect(without.length).toBeLessThanOrEqual(withoutPageYet);
});
