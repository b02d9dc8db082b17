import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { book, openTown, placeOf, type Town } from '../../support/town/openTown';
import { jingdezhen, noticeOf, olderToddlerCap, publishedNotice } from '../../support/town/regulators';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  town.door(path, { method: 'GET', headers });

async function taken(path: string): Promise<{ readonly etag: string; readonly body: string }> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return { etag: response.headers.get('etag') ?? '', body: await response.text() };
}

const caps = `/v1/policy/caps?jurisdiction=${jingdezhen}`;
const clause = '/v1/policy/clauses/jingdezhen.class.olderToddler';
const judge = '/v1/policy/judge?classKind=olderToddlerClass&ageInMonths=30&priceFen=160000&on=2026-09-01';
const sites = '/v1/sites?city=360200&longitude=117.2&latitude=29.29';

test('an answer can be read whole, whatever was thrown away since it was made', async () => {
  setFlagsFromString('--expose-gc');
  const response = await get(sites);
  // Node cancels the body of an answer that is thrown away, and whoever made the body twice may throw one away.
  for (const _ of ['once', 'again']) {
    runInNewContext('gc()');
    await nextTurn();
  }
  expect(await response.json()).toHaveProperty('items');
});

describe('what anybody may read without signing in', () => {
  test.each([
    ['rules, for a minute', caps, 'public, max-age=60'],
    ['a clause as it stands, for a minute', clause, 'public, max-age=60'],
    [
      'a clause in an edition named, for good',
      `${clause}?version=jingdezhen/1`,
      'public, max-age=31536000, immutable',
    ],
    ['the judge, for a minute', judge, 'public, max-age=60'],
    ['the cities, for a minute', '/v1/cities', 'public, max-age=60'],
    [
      'a city’s rules for childcare, for a minute',
      `/v1/policy/childcare?jurisdiction=${jingdezhen}`,
      'public, max-age=60',
    ],
    ['publications, for a minute', '/v1/policy/publications', 'public, max-age=60'],
    ['free places, only to be asked about again', sites, 'public, no-cache'],
  ])('%s', async (_, path, kept) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe(kept);
    const body = Buffer.from(await response.arrayBuffer());
    const strong = `"${createHash('sha256').update(body).digest('base64url')}"`;
    expect(response.headers.get('etag')).toBe(strong);

    const again = await get(path, { 'if-none-match': strong });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(strong);
    expect(again.headers.get('cache-control')).toBe(kept);
    expect(again.headers.get('x-request-id')).not.toBeNull();
  });

  test.each([
    ['one of several names', (etag: string) => `"other", ${etag}`, 304],
    ['a weakened name', (etag: string) => `W/${etag}`, 304],
    ['any name', () => '*', 304],
    ['another name', () => '"other"', 200],
  ])('is asked about by %s', async (_, headerOf, status) => {
    const { etag } = await taken(caps);
    expect((await get(caps, { 'if-none-match': headerOf(etag) })).status).toBe(status);
  });

  test('has no name while it is a refusal', async () => {
    const response = await get('/v1/policy/clauses/no.such.clause');
    expect(response.status).toBe(404);
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('is nobody else’s business where it is about somebody', async () => {
    const family = await town.family();
    const response = await get('/v1/me', { authorization: `Bearer ${family.token}` });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
  });

  test('what is not public is not kept either when it is refused', async () => {
    const answers = await Promise.all(
      Object.values<Endpoint>(endpoints)
        .filter(({ method, for: who }) => method === 'GET' && who !== 'everyone')
        .map(async ({ path }) => get(path.replace(/:\w+/g, 'x_000001'))),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('cache-control')))).toEqual(
      new Set(['no-store']),
    );
  });
});

test('a place that is taken is a new answer: the count, and nobody’s name', async () => {
  const site = await town.site();
  const offer = await town.publish(site);
  const path = `/v1/sites/${site.id}?month=2026-08`;
  const before = await taken(path);
  const family = await town.family();
  const child = await town.child(family);
  const booking = await book(family, placeOf(offer, child));
  const response = await get(path, { 'if-none-match': before.etag });
  expect(response.status).toBe(200);
  const body = await response.text();
  expect(body).toContain('"openPlaces":19');
  for (const secret of ['小满', child, booking.id, family.account]) expect(body).not.toContain(secret);
});

describe('the words of a clause', () => {
  test('with their document, status and edition', async () => {
    const params = { clause: 'jingdezhen.class.olderToddler' };
    expect(done(await town.stranger(endpoints.readClause, { params }))).toMatchObject({
      phrase: expect.stringContaining('1700元'),
      status: 'draft',
      version: 'jingdezhen/1',
      title: expect.any(String),
    });
  });

  test('in an edition that is no longer in force, if anything was ever decided by it', async () => {
    const params = { clause: 'jingdezhen.class.olderToddler' };
    const old = { params, query: { version: 'jingdezhen/0' } };
    expect(refusal(await town.stranger(endpoints.readClause, old)).code).toBe('notFound');
    const kept = done(await town.stranger(endpoints.readClause, { params }));
    const words = { ...kept, version: 'jingdezhen/0', phrase: '当年的原文' };
    await town.table.client.send(
      new PutCommand({
        TableName: town.table.name,
        Item: { ...words, pk: 'CLAUSE#jingdezhen.class.olderToddler@jingdezhen/0', sk: 'CLAUSE' },
      }),
    );
    expect(done(await town.stranger(endpoints.readClause, old))).toEqual(words);
  });
});

test('a publication changes the caps, the judge and the list of publications, and their names with them', async () => {
  const paths = [`${caps}&on=2026-09-01`, judge, '/v1/policy/publications'];
  const before = await Promise.all(paths.map(taken));
  const published = await publishedNotice(town, noticeOf({ from: '2026-09-01' }));
  const after = await Promise.all(paths.map(taken));
  for (const [index, { etag }] of before.entries()) expect(after[index]?.etag).not.toBe(etag);

  const query = { jurisdiction: jingdezhen, on: '2026-09-01', line: 'childcare' };
  const { items } = done(await town.stranger(endpoints.listCaps, { query }));
  const older = items.filter(({ classKind }) => classKind === 'olderToddlerClass');
  expect(older).toMatchObject([
    {
      place: { code: jingdezhen, name: '景德镇市' },
      careMode: 'fullDay',
      binds: { institutions: 'designated', grades: null },
      cap: { capFen: 150_000, version: '360200/publication-1', status: 'issued' },
    },
  ]);
  const day = { ...query, on: '2026-08-31' };
  const earlier = done(await town.stranger(endpoints.listCaps, { query: day })).items;
  expect(earlier.map(({ cap }) => cap.id)).toContain(olderToddlerCap);

  const params = { jurisdiction: jingdezhen, number: '1' };
  expect(done(await town.stranger(endpoints.readPublication, { params }))).toEqual(published);
  const fixed = await get(`/v1/policy/publications/${jingdezhen}/1`);
  expect(fixed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const text = await fixed.text();
  expect(text).not.toContain('acc_');
  const none = await town.stranger(endpoints.readPublication, { params: { ...params, number: '2' } });
  expect(refusal(none).code).toBe('notFound');
  const nowhere = { query: { jurisdiction: '999999' } };
  expect(refusal(await town.stranger(endpoints.listPublications, nowhere)).code).toBe('notFound');
});
