import { createServer, type Server } from 'node:http';
import { localOutbox } from '@huiyue/functions/gateways/localOutbox';
import { sealerWith } from '@huiyue/functions/gateways/sealer';
import { smsAt } from '@huiyue/functions/gateways/sms';
import { subscribeMessagesAt } from '@huiyue/functions/gateways/subscribeMessage';
import { civilDate } from '@huiyue/shared/civil';
import type { Notice } from '@huiyue/shared/notices/notice';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockAt } from '../../support/clock';
import { mondayMorning } from '../../support/town/openTown';

type Asked = {
  readonly path: string;
  readonly body: string;
  readonly headers: NodeJS.Dict<string | string[]>;
};
type Said = { readonly status?: number; readonly body?: object; readonly hangUp?: true };

let server: Server;
let asked: Asked[];
let sends: Said[];
let tokens: Said[];
const clock = clockAt(mondayMorning);
const where = () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
};

beforeEach(async () => {
  [asked, sends, tokens] = [[], [], []];
  clock.set(mondayMorning);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({ path, body, headers: request.headers });
      const isToken = path.startsWith('/cgi-bin/stable_token');
      const count = asked.filter((one) => one.path.startsWith('/cgi-bin/stable_token')).length;
      const usual = isToken ? { access_token: `token-${count}`, expires_in: 7200 } : { errcode: 0 };
      const said = (isToken ? tokens : sends).shift() ?? {};
      if (said.hangUp) return void request.socket.destroy();
      response.writeHead(said.status ?? 200).end(JSON.stringify(said.body ?? usual));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => new Promise((closed) => server.close(closed)));

const notice: Notice = {
  id: 'ntc_0000000001',
  kind: 'bookingConfirmed',
  to: { who: 'household', id: 'hh_0000000001' },
  about: {},
  facts: { person: '小满', site: '试验托育园', what: '托大班', on: civilDate('2026-08-01') },
  at: clock.now(),
};
const message = { notice, words: noticeWords(notice) };

const wechat = (endpoint = where()) =>
  subscribeMessagesAt({
    endpoint,
    appId: 'wx0123456789abcdef',
    appSecret: 'a secret',
    templates: { answers: { id: 'template-1', fields: { thing1: 'text', time2: 'at', thing3: 'person' } } },
    page: 'packages/notices/list/index',
    timeoutMs: 5000,
    now: clock.now,
  });
const code = (errcode: number): Said => ({ body: { errcode, errmsg: 'said by the test' } });
const toTokens = () => asked.filter(({ path }) => path.startsWith('/cgi-bin/stable_token'));
const toSends = () => asked.filter(({ path }) => path.startsWith('/cgi-bin/message/subscribe/send'));

describe('WeChat', () => {
  test('is sent a message under one token for as long as it is good', async () => {
    const sender = wechat();
    expect(await sender.send('openid-1', message)).toEqual({ ok: true });
    expect(await sender.send('openid-2', message)).toEqual({ ok: true });
    expect(toTokens()).toHaveLength(1);
    expect(JSON.parse(toTokens()[0]?.body ?? '')).toMatchObject({ force_refresh: false });
    expect(toSends().map(({ path }) => path)).toEqual(
      Array(2).fill('/cgi-bin/message/subscribe/send?access_token=token-1'),
    );
    const sent = JSON.parse(toSends()[0]?.body ?? '');
    expect(sent).toMatchObject({
      touser: 'openid-1',
      template_id: 'template-1',
      data: { time2: { value: '2026-07-06 09:00' }, thing3: { value: '小满' } },
    });
    // WeChat refuses a whole message for one field that is too long.
    expect(Array.from(String(sent.data.thing1.value)).length).toBe(20);
    clock.advanceHours(2);
    await sender.send('openid-1', message);
    expect(toTokens()).toHaveLength(2);
  });

  test('that calls the token stale is given another one, once', async () => {
    sends = [code(40001), {}];
    expect(await wechat().send('openid-1', message)).toEqual({ ok: true });
    expect(toTokens().map(({ body }) => JSON.parse(body).force_refresh)).toEqual([false, true]);
    sends = [code(42001), code(42001)];
    expect(await wechat().send('openid-1', message)).toEqual({ ok: false, cause: 'busy', mayRetry: true });
  });

  test.each([
    [43101, { ok: false, cause: 'notPermitted', mayRetry: false }],
    [40003, { ok: false, cause: 'noAddress', mayRetry: false }],
    [-1, { ok: false, cause: 'busy', mayRetry: true }],
    [45009, { ok: false, cause: 'busy', mayRetry: true }],
    [47003, { ok: false, cause: 'refused', mayRetry: false }],
  ] as const)('that answers %i means what it says', async (errcode, result) => {
    sends = [code(errcode)];
    expect(await wechat().send('openid-1', message)).toEqual(result);
    expect(toSends()).toHaveLength(1);
  });

  test('that gives no token has sent nothing: it may be tried again', async () => {
    tokens = [{ hangUp: true }, code(-1)];
    const later = { ok: false, cause: 'unreachable', mayRetry: true };
    expect(await wechat().send('openid-1', message)).toEqual(later);
    expect(await wechat().send('openid-1', message)).toEqual(later);
    expect(await wechat('http://127.0.0.1:1').send('openid-1', message)).toEqual(later);
    expect(toSends()).toEqual([]);
  });

  test('that hangs up on a message leaves open whether it was sent, and no secret is in what is thrown', async () => {
    sends = [{ hangUp: true }];
    const failed = await wechat().send('openid-1', message).then(String, String);
    expect(failed).toMatch(/^TypeError|Error/);
    expect(failed).not.toContain('token-1');
  });

  test('is asked nothing for a topic without a template', async () => {
    const other: Notice = { ...notice, kind: 'complaintAnswered', facts: { number: '1', site: '园' } };
    expect(await wechat().send('openid-1', { notice: other, words: noticeWords(other) })).toEqual({
      ok: false,
      cause: 'off',
      mayRetry: false,
    });
    expect(asked).toEqual([]);
  });
});

describe('an SMS gateway', () => {
  const sms = () => smsAt({ endpoint: where(), secret: 'shared', timeoutMs: 5000, now: clock.now });

  test('is handed a signed text under the notice’s own id', async () => {
    expect(await sms().send('13900001234', message)).toEqual({ ok: true });
    const [sent] = asked;
    const body = sent?.body ?? '';
    expect(JSON.parse(body)).toMatchObject({ id: notice.id, to: '13900001234' });
    const time = String(sent?.headers['x-huiyue-time']);
    expect(sent?.headers['x-huiyue-signature']).toBe(
      createHmac('sha256', 'shared').update(`${time}.${body}`).digest('hex'),
    );
  });

  test.each([
    [429, { ok: false, cause: 'busy', mayRetry: true }],
    [503, { ok: false, cause: 'busy', mayRetry: true }],
    [400, { ok: false, cause: 'refused', mayRetry: false }],
  ] as const)('that answers %i is understood', async (status, result) => {
    sends = [{ status }];
    expect(await sms().send('13900001234', message)).toEqual(result);
  });

  test('that fails inside leaves open whether it was sent', async () => {
    sends = [{ status: 500 }];
    await expect(sms().send('13900001234', message)).rejects.toThrow('nobody knows');
  });
});

test('what is sealed tells nothing, is sealed anew each time, and opens under its own secret alone', () => {
  const { seal, unseal } = sealerWith('one secret');
  const sealed = seal('13900001234');
  expect(sealed).not.toContain('1390000');
  expect(seal('13900001234')).not.toBe(sealed);
  expect(unseal(sealed)).toBe('13900001234');
  expect(() => sealerWith('another').unseal(sealed)).toThrow();
});

test('the local edition keeps what it would have sent', async () => {
  const { sms, sent } = localOutbox(undefined, clock.now);
  expect(await sms.send('13900001234', message)).toEqual({ ok: true });
  expect(sent).toMatchObject([{ channel: 'sms', to: '13900001234', title: '预约成功' }]);
});
