import { wechatLoginAt } from '@huiyue/functions/gateways/wechatLogin';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callerAt, done } from '../support/town/caller';
import { apiEvent, type ApiResult } from './support/apiEvent';
import { openCloudEdition, type CloudEdition } from './support/cloudEdition';
import { fakeWechat, type FakeWechat, type WechatAnswer } from './support/fakeWechat';
import { lambdaDoor } from './support/lambdaDoor';

const sessionKey = 'tiihtNczf5v6AKRyjwEUhQ==';
const appSecret = '0123456789abcdef0123456789abcdef';
const openids: Readonly<Record<string, string>> = {
  'code-of-li': 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
  'another-of-li': 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
  'code-of-zhou': 'oGZUI0egBJY1zhBYw2KhdUfwVKKF',
};

let wechat: FakeWechat;
let edition: CloudEdition;
let special: WechatAnswer | undefined;

beforeEach(async () => {
  const used = new Set<string>();
  special = undefined;
  wechat = await fakeWechat((code) => {
    if (special) return special;
    const openid = openids[code];
    if (openid === undefined) return json({ errcode: 40029, errmsg: 'invalid code, rid: 6745a1b2' });
    if (used.has(code)) return json({ errcode: 40163, errmsg: 'code been used, rid: 6745a1b2' });
    used.add(code);
    return json({ session_key: sessionKey, openid, unionid: 'o6_bmasdasdsad6_2sgVt7hMZOPfL' });
  });
  edition = await openCloudEdition(loginWith({ appSecret, timeoutMs: 5000 }));
});
afterEach(async () => {
  await edition.close();
  await wechat.close();
});

function json(answer: object): WechatAnswer {
  return { status: 200, text: JSON.stringify(answer) };
}

function loginWith(options: { readonly appSecret: string; readonly timeoutMs: number }) {
  const identityKey = 'a key that stays when the app secret is reset';
  return wechatLoginAt({ endpoint: wechat.endpoint, appId: 'wx0123456789abcdef', identityKey, ...options });
}

function signIn(code: string, at = edition): Promise<ApiResult> {
  return at.handler(
    apiEvent({
      method: 'POST',
      path: '/v1/login/wechat',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    }),
  );
}

async function accountBehind(answer: ApiResult): Promise<string> {
  expect(answer.statusCode).toBe(200);
  const send = callerAt(lambdaDoor(edition.handler), JSON.parse(answer.body).token);
  return done(await send(endpoints.readMe)).account;
}

/** All that leaves the function or stays behind it. */
async function everythingSaid(...answers: readonly ApiResult[]): Promise<string> {
  return [JSON.stringify(answers), JSON.stringify(await edition.rows()), edition.logged()].join('\n');
}

describe('a login code', () => {
  test('opens an account, and the next one of the same person finds it again', async () => {
    const first = await accountBehind(await signIn('code-of-li'));
    expect(await accountBehind(await signIn('another-of-li'))).toBe(first);
    expect(await accountBehind(await signIn('code-of-zhou'))).not.toBe(first);
  });

  test('is exchanged as WeChat asks for it', async () => {
    await signIn('code-of-li');
    expect(wechat.asked.map((query) => Object.fromEntries(query))).toEqual([
      {
        appid: 'wx0123456789abcdef',
        secret: appSecret,
        js_code: 'code-of-li',
        grant_type: 'authorization_code',
      },
    ]);
  });

  test.each([
    ['was used before', 'code-of-li'],
    ['is made up', 'a-code-of-nobody'],
  ])('that %s signs nobody in', async (_, code) => {
    await signIn('code-of-li');
    const before = await edition.rows();
    const answer = await signIn(code);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('token');
    expect(await edition.rows()).toEqual(before);
  });

  test('still finds its account after the app secret was reset', async () => {
    const identify = (secret: string, code: string) =>
      loginWith({ appSecret: secret, timeoutMs: 5000 }).identify(code);
    const before = await identify(appSecret, 'code-of-li');
    expect(before).toBeDefined();
    expect(await identify('f'.repeat(32), 'another-of-li')).toBe(before);
  });
});

describe('when WeChat', () => {
  const troubles: readonly (readonly [string, WechatAnswer])[] = [
    ['fails', { status: 500, text: 'Internal Server Error' }],
    ['is busy', json({ errcode: -1, errmsg: 'system error' })],
    ['knows another secret', json({ errcode: 40125, errmsg: 'invalid appsecret' })],
    ['breaks off in the session key', { status: 200, text: `{"openid":"o","session_key":"${sessionKey}` }],
    ['forgets the quotes of the session key', { status: 200, text: `{"session_key":${sessionKey}}` }],
    ['says nothing of who it is', json({ session_key: sessionKey })],
    ['answers with the wrong types', json({ openid: 7, session_key: sessionKey })],
  ];

  test.each(troubles)('%s, nobody is signed in and the fault is logged', async (_, answer) => {
    special = answer;
    const result = await signIn('code-of-li');
    expect(result.statusCode).toBe(500);
    expect(JSON.parse(result.body)).toEqual({ code: 'internal', requestId: result.headers['x-request-id'] });
    expect(edition.logged()).toContain('error:');
    expect(await edition.rows()).toEqual([]);
    expectSecretless(await everythingSaid(result));
  });

  test('never answers, the request does not wait with it', async () => {
    const hasty = await openCloudEdition(loginWith({ appSecret, timeoutMs: 50 }));
    special = 'silence';
    const result = await signIn('code-of-li', hasty);
    expect(result.statusCode).toBe(500);
    expect(hasty.logged()).toContain('TimeoutError');
    expect(hasty.logged()).not.toContain(appSecret);
    await hasty.close();
  });

  test('is not there, the fault names no secret', async () => {
    await wechat.close();
    const result = await signIn('code-of-li');
    expect(result.statusCode).toBe(500);
    expectSecretless(await everythingSaid(result));
  });
});

test('the session key, the identity and the secrets stay where they belong', async () => {
  const answers = [await signIn('code-of-li'), await signIn('code-of-li'), await signIn('another-of-li')];
  expectSecretless(await everythingSaid(...answers));
});

/** A part of a key is as bad as the key, so neither end of it may show. */
function expectSecretless(text: string): void {
  for (const secret of [sessionKey, appSecret, openids['code-of-li'] ?? '', 'o6_bmasdasdsad6_2sgVt7hMZOPfL'])
    for (const part of [secret.slice(0, 6), secret.slice(-6)]) expect(text).not.toContain(part);
  for (const code of Object.keys(openids)) expect(text).not.toContain(code);
}
