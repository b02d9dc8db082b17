import { addDays, civilDate } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, done, type Send } from '../support/town/caller';
import { idOf, siteOf } from '../support/town/things';
import { putSite } from '@huiyue/functions/store/sites';
import { apiEvent, type ApiResult, type Asked } from './support/apiEvent';
import { openCloudEdition, type CloudEdition } from './support/cloudEdition';
import { lambdaDoor } from './support/lambdaDoor';

let edition: CloudEdition;
let token: string;
let send: Send;

beforeAll(async () => {
  edition = await openCloudEdition();
  const account = { id: idOf('account'), role: 'family', displayName: '家长', sites: [] } as const;
  const household = idOf('household');
  await edition.deps.accounts.open({ ...account, household }, { kind: 'wechat', name: 'a family' });
  const actor = { account: account.id, role: 'family', household, sites: [] } as const;
  ({ token } = await edition.deps.tokens.issue(actor));
  send = callerAt(lambdaDoor(edition.handler), token);
});
afterAll(() => edition.close());

const ask = (asked: Asked): Promise<ApiResult> => edition.handler(apiEvent(asked));
const codeOf = ({ body }: ApiResult): unknown => JSON.parse(body).code;

/** A family adds a child: a write, with Chinese in its body. */
function newChild(name: string, key: string): Asked {
  return {
    method: 'POST',
    path: '/v1/children',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': key,
    },
    body: JSON.stringify({ name, birthDate: '2024-06-15', city: '360200' }),
  };
}

describe('a request from API Gateway', () => {
  test('brings its query along, and Chinese comes back as text', async () => {
    const answer = await ask({
      method: 'GET',
      path: '/v1/policy/childcare',
      query: 'jurisdiction=360203&on=2026-08-01',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.isBase64Encoded).toBe(false);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body).toContain('托');
  });

  test('with a query of escaped Chinese is refused for what it says, not for how it travels', async () => {
    const query = new URLSearchParams({ jurisdiction: '景德镇' }).toString();
    const answer = await ask({ method: 'GET', path: '/v1/policy/childcare', query });
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'query.jurisdiction' }],
    });
  });

  test('has the same parameter twice, which no operation takes', async () => {
    const query = 'jurisdiction=360203&jurisdiction=360202';
    const answer = await ask({ method: 'GET', path: '/v1/policy/childcare', query });
    expect(answer.statusCode).toBe(400);
  });

  test.each([
    ['as text', false],
    ['in base64', true],
  ])('brings a body %s', async (_, isBase64Encoded) => {
    const asked = newChild('小满', `child-body-${String(isBase64Encoded)}`);
    const answer = await ask({ ...asked, isBase64Encoded });
    expect(answer.statusCode).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ name: '小满', birthDate: '2024-06-15' });
  });

  test('is the same request when it comes again in the other encoding', async () => {
    const asked = newChild('小寒', 'child-twice');
    const first = await ask(asked);
    const again = await ask({ ...asked, isBase64Encoded: true });
    expect(first.statusCode).toBe(201);
    expect(again).toMatchObject({ statusCode: 201, body: first.body });
    expect(codeOf(await ask({ ...newChild('大寒', 'child-twice') }))).toBe('idempotency.otherBody');
  });

  test('may name a header in Chinese without harm', async () => {
    const answer = await ask({ method: 'GET', path: '/v1/cities', headers: { 'x-note': '来自小程序' } });
    expect(answer.statusCode).toBe(200);
  });

  test('carries an id in its path', async () => {
    const site = siteOf();
    await putSite(edition.table, site);
    const found = done(await send(endpoints.readSite, { params: { site: site.id } }));
    expect(found.name).toBe(site.name);
  });

  test('finds its token in a header of small letters', async () => {
    const { authorization: _, ...without } = newChild('小暑', 'child-none').headers ?? {};
    expect((await ask({ ...newChild('小暑', 'child-none'), headers: without })).statusCode).toBe(401);
    const read = await ask({ method: 'GET', path: '/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect(read.statusCode).toBe(200);
  });

  test('with a body that is not JSON is told so', async () => {
    const answer = await ask({ ...newChild('', 'child-broken'), body: '{"name":' });
    expect(answer).toMatchObject({ statusCode: 400 });
    expect(codeOf(answer)).toBe('request.invalid');
  });
});

describe('a body over the limit', () => {
  const big = JSON.stringify({ name: '满'.repeat(6_000) });

  test.each([
    ['as text', false],
    ['in base64', true],
  ])('is refused %s', async (_, isBase64Encoded) => {
    const answer = await ask({ ...newChild('', 'child-big'), body: big, isBase64Encoded });
    expect(answer.statusCode).toBe(413);
    expect(codeOf(answer)).toBe('request.tooLarge');
  });

  test('is refused though its header claims less', async () => {
    const asked = newChild('', 'child-liar');
    const headers = { ...asked.headers, 'content-length': '10' };
    expect((await ask({ ...asked, headers, body: big })).statusCode).toBe(413);
  });
});

describe('every answer', () => {
  const doors = [
    ['a success', { method: 'GET', path: '/v1/cities' }],
    ['a refusal', { method: 'GET', path: '/v1/me' }],
    ['an unknown path', { method: 'GET', path: '/v1/nothing' }],
    ['an oversized body', { method: 'POST', path: '/v1/login/wechat', body: 'x'.repeat(20_000) }],
  ] as const;

  test.each(doors.filter(([what]) => what !== 'a success'))(
    'to %s may be kept by nobody',
    async (_, asked) => {
      expect((await ask(asked)).headers['cache-control']).toBe('no-store');
    },
  );

  test('to a public read may be kept for a minute, and is not sent twice', async () => {
    const [[, cities]] = doors;
    const { statusCode, headers } = await ask(cities);
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=60']);
    const again = await ask({ ...cities, headers: { 'if-none-match': headers['etag'] ?? '' } });
    expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', headers['etag']]);
  });

  test.each(doors)('to %s carries an id of its own, also found in the log', async (_, asked) => {
    const [one, two] = [await ask(asked), await ask(asked)];
    const id = one.headers['x-request-id'] ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(two.headers['x-request-id']).not.toBe(id);
    expect(edition.logged()).toContain(id);
    if (one.statusCode >= 400) expect(JSON.parse(one.body).requestId).toBe(id);
  });
});

describe('the deployed edition', () => {
  test.each(['GET', 'POST'])('has no door without a password: %s', async (method) => {
    const body = method === 'POST' ? { body: JSON.stringify({ account: 'family' }) } : {};
    const answer = await ask({ method, path: '/v1/login/demo', ...body });
    expect(answer.statusCode).toBe(404);
    expect(codeOf(answer)).toBe('notFound');
  });

  test('does not take a token that has run out', async () => {
    const family = { account: idOf('account'), role: 'family', sites: [] } as const;
    const old = await edition.deps.tokens.issue(family);
    edition.clock.advanceHours(3);
    const headers = { authorization: `Bearer ${old.token}` };
    const answer = await ask({ method: 'GET', path: '/v1/me', headers });
    expect(codeOf(answer)).toBe('session.expired');
    edition.clock.advanceHours(-3);
  });

  test('writes no name, no token and no body into its log', async () => {
    const name = '不可外传';
    const birthDate = addDays(civilDate('2024-06-15'), 3);
    await ask({
      ...newChild(name, 'child-private'),
      body: JSON.stringify({ name, birthDate, city: '360200' }),
    });
    for (const secret of [name, birthDate, token, '192.0.2.10'])
      expect(edition.logged()).not.toContain(secret);
  });
});
