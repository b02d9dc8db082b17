import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { expect, it } from 'vitest';
import * as z from 'zod';

// A list comes in pages. Whoever reads one page and shows, counts or looks through it as if it were all of them tells a
// family "nobody", and a desk "nothing to do", that is not so. What comes in pages is read with `getAll`, or with the
// `cursor` of the page before.

const source = fileURLToPath(new URL('../../miniapp/src', import.meta.url));

function isPaged({ method, query }: Endpoint): boolean {
  return method === 'GET' && query instanceof z.ZodObject && 'cursor' in query.shape;
}

/** `:site` and `${site}` both stand for anything without a slash. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/^\/v1/, '').replaceAll(/:\w+/g, '[^/]+')}$`);
}

const all: readonly Endpoint[] = Object.values(endpoints);
const paged = all.filter(isPaged).map(({ path }) => patternOf(path));
const whole = all
  .filter((one) => one.method === 'GET' && !isPaged(one))
  .map(({ path }) => ({ path: patternOf(path), isNamed: !path.includes(':') }));

/** The text from a bracket to the one that closes it. */
function within(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return text.slice(start);
}

/** Paths of lists of which `text` reads one page, and no further one. */
function firstPagesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bget(?:<[^;]*?>)?\(\s*(?=['`])/g)].flatMap(({ index }) => {
    const call = within(text, text.indexOf('(', index));
    const written = /^\(\s*['`]([^'`]+)['`]/.exec(call)?.[1] ?? '';
    const path = written.replaceAll(/\$\{[^}]*\}/g, 'x');
    // `/policy/publications` is no `/policy/:something`.
    const isOne = whole.some((one) => one.isNamed && one.path.test(path));
    return !isOne && paged.some((one) => one.test(path)) && !/\bcursor\b/.test(call) ? [path] : [];
  });
}

it.each([
  ["get<BookingPage>('/bookings', { limit: 50 })", ['/bookings']],
  ["get<BookingPage>('/bookings', { limit: 10, cursor: pageParam })", []],
  [
    'get<{ readonly items: Visit[] }>(`/sites/${site}/rounds`, { date: dayOf(now()), site })',
    ['/sites/x/rounds'],
  ],
  ["getAll<BookingView>('/bookings', { household })", []],
  ['get<BookingView>(`/bookings/${id}`)', []],
  ["get(\n  '/callbacks',\n)", ['/callbacks']],
])('%s', (text, paths) => {
  expect(firstPagesIn(text)).toEqual(paths);
});

it('no page of the mini-program takes the first page of a list for all of it', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((name) =>
    firstPagesIn(readFileSync(join(source, name), 'utf8')).map((path) => `${name}: ${path}`),
  );
  expect(found).toEqual([]);
});
