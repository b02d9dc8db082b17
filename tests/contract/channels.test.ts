import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endpoints, type EndpointName } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { householdPaths } from '../../miniapp/src/api/householdPaths';
import { endpointNames } from '../support/town/caller';
import { channels } from './channels';

const table: Record<EndpointName, Endpoint> = endpoints;
const forFamilies = endpointNames.filter((name) => table[name].for.includes('family'));
const ways = ['miniProgram', 'phone', 'window'] as const;
const served = ['phone', 'window'] as const;

const source = fileURLToPath(new URL('../../miniapp/src', import.meta.url));

/** Every page the program has, as its own list of pages says. */
function pages(): ReadonlySet<string> {
  const text = readFileSync(`${source}/app.config.ts`, 'utf8');
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
      if (isPage(cell)) expect(all, `${name} by ${way}`).toContain(cell);
      else expect([name, way, /^(as \w+|none: .{5,})$/.test(cell)]).toEqual([name, way, true]);
    }
});

test('each page asks the very operation it is named for, or the one that does the same', () => {
  for (const name of forFamilies) {
    const { phone = '', miniProgram = '' } = channels[name] ?? {};
    const twin = endpointNames.filter((one) => `as ${one}` === phone);
    const asked = ways.map((way) => channels[name]?.[way] ?? '').filter(isPage);
    for (const page of new Set([...asked, miniProgram])) {
      const calls = callsOf(page);
      const does = [name, ...twin].some((one) => calls.some((call) => isCallOf(table[one].path, call)));
      expect([name, page, does]).toEqual([name, page, true]);
    }
  }
});

test('the desk is let in on each of them', () => {
  const served = forFamilies.flatMap((name) => [channels[name]?.phone ?? '', channels[name]?.window ?? '']);
  for (const page of new Set(served.filter(isPage))) {
    const text = readFileSync(`${source}/${page}.tsx`, 'utf8');
    expect([page, /useGate\('(family|desk)'\)|useIsFamily\(\)|isSignedIn/.test(text)]).toEqual([page, true]);
  }
});

test('the household goes along wherever the contract takes it from the desk, and nowhere else', () => {
  const taken = (part: 'query' | 'body', field: string) =>
    endpointNames
      .filter((name) => {
        const { for: roles } = table[name];
        const isShared = roles === 'signedIn' || (roles.includes('family') && roles.includes('desk'));
        return isShared && fieldsOf(table[name][part]).has(field);
      })
      .map((name) => `${table[name].method} ${table[name].path.replace('/v1', '')}`)
      .toSorted();
  expect(householdPaths.inQuery.toSorted()).toEqual(taken('query', 'household'));
  expect(householdPaths.inBody.toSorted()).toEqual(taken('body', 'household'));
  expect(householdPaths.withChannel.toSorted()).toEqual(taken('body', 'channel'));
  expect(householdPaths.inQuery.length + householdPaths.inBody.length).toBeGreaterThan(40);
});

test('whatever is served without naming a household names what lies in one', () => {
  const inOneHousehold = /:(booking|bill|number)\b/;
  const ofTheirs = new Set<EndpointName>(['requestTogether', 'cancelTogether', 'answerConsent']);
  for (const name of forFamilies) {
    if (!isPage(channels[name]?.phone ?? '')) continue;
    const { method, path } = table[name];
    const call = `${method} ${path.replace('/v1', '')}`;
    const isNamed = [...householdPaths.inQuery, ...householdPaths.inBody].some((one) => one === call);
    expect([name, isNamed || inOneHousehold.test(path) || ofTheirs.has(name)]).toEqual([name, true]);
  }
});

function isPage(cell: string): boolean {
  return /^(pages|packages)\//.test(cell);
}

/** Of a strict schema, or of all that a union has. */
function fieldsOf(schema: z.ZodType | undefined): ReadonlySet<string> {
  return schema
    ? new Set(namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
    : new Set();
}

function namesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && typeof schema.properties === 'object' ? schema.properties : {};
  const parts = [
    'anyOf' in schema && schema.anyOf,
    'oneOf' in schema && schema.oneOf,
    'allOf' in schema && schema.allOf,
  ];
  return [...Object.keys(own ?? {}), ...parts.flatMap(namesIn)];
}

/** Every path that the modules behind a page write out; what is filled in stands as a colon. */
function callsOf(page: string): readonly string[] {
  const seen = new Set<string>();
  const look = (file: string): readonly string[] => {
    if (seen.has(file)) return [];
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const written = [...text.matchAll(/'(\/[^'\n]*)'|`(\/[^`\n]*)`/g)].map(([, plain, filled]) =>
      (plain ?? filled ?? '').replaceAll(/\$\{[^}]*\}/g, ':'),
    );
    const behind = [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, spec = '']) =>
      ['.ts', '.tsx'].map((end) => join(dirname(file), spec) + end).filter((path) => existsSync(path)),
    );
    return [...written, ...behind.flatMap(look)];
  };
  return look(`${source}/${page}.tsx`);
}

/** `/children/:/fit` may be `/v1/children/:child/fit`. A part that is filled in stands for any, but not for all. */
function isCallOf(path: string, call: string): boolean {
  const [parts, said] = [path.replace('/v1/', '').split('/'), call.slice(1).split('/')];
  return (
    parts.length === said.length &&
    parts.every((part, index) => said[index] === ':' || said[index] === part) &&
    said.some((part) => part !== ':')
  );
}
