import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { openEmbeddedStore, type EmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { auditIn } from '@huiyue/functions/store/audit';
import { tableOver } from '@huiyue/functions/deps';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bytesOfDependencies } from '../bench/dependenciesOnly.mjs';
import { apiEvent, type ApiResult, type Asked } from '../entry/support/apiEvent';
import { bookingImage, streamRecord } from '../entry/support/streamEvent';
import { clientOf } from '../support/town/openTown';
import { fakeSecrets, lambdaKeys, type FakeSecrets } from './support/fakeSecrets';
import { runBundle, type RunningBundle } from './support/runBundle';
import { repository, synthesise, type DeployedFunction, type Synthesised } from './support/synth';

const secrets = {
  tokenSecret: 'a token secret of thirty-two characters and more',
  identityKey: 'an identity key that never changes',
  'huiyue/wechat-app-secret': '0123456789abcdef0123456789abcdef',
};

let made: Synthesised;
beforeAll(() => {
  made = synthesise();
});
afterAll(() => made.remove());

let store: EmbeddedStore;
let manager: FakeSecrets;
const running: RunningBundle[] = [];
beforeEach(async () => {
  store = await openEmbeddedStore();
  const client = clientOf(store.endpoint);
  await ensureTable(client, 'huiyue');
  client.destroy();
  manager = await fakeSecrets(secrets);
});
afterEach(async () => {
  for (const bundle of running.splice(0)) await bundle.close();
  await manager.close();
  await store.close();
});

/** Starts a function with exactly the settings its template gives it, each reference resolved as a deployment would. */
async function start({ folder, environment }: DeployedFunction, without?: string): Promise<RunningBundle> {
  const settings = Object.entries(environment)
    .filter(([name]) => name !== without)
    .map(([name, value]) => [name, resolved(value)] as const);
  const bundle = await runBundle(folder, {
    ...Object.fromEntries(settings),
    ...lambdaKeys,
    AWS_ENDPOINT_URL_DYNAMODB: store.endpoint,
  });
  running.push(bundle);
  return bundle;
}

function resolved(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  const known = [
    [/OutputRefTable/, 'huiyue'],
    [/OutputRefTokenSecret/, 'tokenSecret'],
    [/OutputRefIdentityKey/, 'identityKey'],
    [/"https:\/\/secretsmanager\."/, manager.endpoint],
    [/"WechatAppId"/, 'wx0123456789abcdef'],
    // Left as they are, these are empty, and what they would set is off or as usual.
    [/"(NoticeTemplates|NoticeRules|SmsEndpoint)"/, ''],
  ] as const;
  const found = known.find(([form]) => form.test(text));
  if (!found) throw new Error(`no deployment of this test knows ${text}`);
  return found[1];
}

const answer = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});
async function ask(bundle: RunningBundle, asked: Asked): Promise<ApiResult> {
  return answer.parse(await bundle.invoke(apiEvent(asked)));
}

describe('the uploaded API', () => {
  test('starts with what the stack gives it, reads its secrets, and answers from the packs it carries', async () => {
    const api = await start(made.api);
    expect([...manager.asked].sort()).toEqual(Object.keys(secrets).sort());
    const cities = await ask(api, { method: 'GET', path: '/v1/cities' });
    expect(cities.statusCode).toBe(200);
    expect(cities.headers['cache-control']).toBe('public, max-age=60');
    const names = z.object({ items: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(cities.body));
    expect(names.items.map(({ name }) => name).join()).toContain('景德镇');
  });

  test('writes to the table and reads it again, for a family whose token it knows', async () => {
    const api = await start(made.api);
    const family = {
      account: 'acc_bundle0001',
      role: 'family',
      household: 'hh_bundle0001',
      sites: [],
    } as const;
    const { token } = await tokensSignedWith(secrets.tokenSecret, Date.now).issue(family);
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'bundle-child-1' };
    const body = JSON.stringify({ name: '小满', birthDate: '2025-06-15', city: '360200' });
    const added = await ask(api, {
      method: 'POST',
      path: '/v1/children',
      headers,
      body,
      isBase64Encoded: true,
    });
    expect(added.statusCode).toBe(201);
    const list = await ask(api, { method: 'GET', path: '/v1/children', headers });
    expect(JSON.parse(list.body).items).toEqual([JSON.parse(added.body)]);

    const forged = await tokensSignedWith(`another ${secrets.tokenSecret}`, Date.now).issue(family);
    const asForger = { authorization: `Bearer ${forged.token}` };
    expect((await ask(api, { method: 'GET', path: '/v1/children', headers: asForger })).statusCode).toBe(401);
  });

  test('has no door without a password', async () => {
    const api = await start(made.api);
    const body = JSON.stringify({ account: 'family' });
    expect((await ask(api, { method: 'POST', path: '/v1/login/demo', body })).statusCode).toBe(404);
    expect((await ask(api, { method: 'GET', path: '/v1/login/demo' })).statusCode).toBe(404);
  });

  test('logs each request as one line of JSON, without a secret in it', async () => {
    const api = await start(made.api);
    const { headers } = await ask(api, { method: 'GET', path: '/v1/cities' });
    await api.close();
    const lines = api.printed().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      message: 'request',
      requestId: headers['x-request-id'],
      route: '/v1/cities',
      status: 200,
    });
    for (const secret of Object.values(secrets)) expect(api.printed()).not.toContain(secret);
  });

  test('does not start without a secret, and says which', async () => {
    await manager.close();
    const { identityKey: _, ...rest } = secrets;
    manager = await fakeSecrets(rest);
    const failure = await start(made.api).catch(String);
    expect(failure).toContain('the secret identityKey cannot be read: 400, ResourceNotFoundException');
    for (const secret of Object.values(secrets)) expect(failure).not.toContain(secret);
  });

  test.each(['TABLE_NAME', 'POLICY_PACKS', 'SECRETS_ENDPOINT', 'TOKEN_SECRET', 'WECHAT_APP_ID'])(
    'does not start without %s, and says so',
    async (name) => {
      await expect(start(made.api, name)).rejects.toThrow(`the setting ${name} is missing`);
    },
  );
});

test('the API weighs not much more than the packages it cannot do without', async () => {
  const { size } = await stat(join(made.api.folder, 'index.mjs'));
  // The goal is 1.3 and is missed, the more so since families, institutions and the desk are served: what would help is
  // one function for each of them. This keeps it from growing unnoticed.
  expect(size / bytesOfDependencies(repository)).toBeLessThanOrEqual(2.1);
});

describe('the uploaded consumer of the stream', () => {
  test('records a booking it is told of', async () => {
    const booking = 'bkg_01J2HUIYUE0001';
    const stream = await start(made.stream);
    const answer = await stream.invoke({ Records: [streamRecord(1, bookingImage(booking))] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(manager.asked).toEqual([]);
    const client = clientOf(store.endpoint);
    const trail = await auditIn(tableOver(client, 'huiyue')).read(booking);
    client.destroy();
    expect(trail.map(({ act, by }) => [act, by])).toEqual([['request', 'acc_01J2HUIYUE0001']]);
  });

  test('hands back what it cannot read, and says in its log which row that is', async () => {
    const { startsOn: _, ...broken } = bookingImage('bkg_01J2HUIYUE0002');
    const record = streamRecord(7, broken);
    const stream = await start(made.stream);
    expect(await stream.invoke({ Records: [record] })).toEqual({
      batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
    });
    await stream.close();
    expect(stream.printed()).toContain('BKG#bkg_01J2HUIYUE0002');
    expect(stream.printed()).not.toContain('小满');
  });
});
