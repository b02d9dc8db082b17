import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { type EmbeddedStore, openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { tableShape } from '@huiyue/shared/tableShape';
import dynalite from 'dynalite/db/index.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, refusalOf, tableName, withTable } from './support';

const startMs = 1_785_000_000_000;
const startSeconds = startMs / 1000;

let folder: string;
let store: EmbeddedStore;
let client: ReturnType<typeof clientOf>;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyue-store-'));
  now = startMs;
  store = await open();
  client = await withTable(store.endpoint);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const open = () => openEmbeddedStore({ folder, now: () => now });
const put = (sk: string, more: object = {}) =>
  client.send(new PutCommand({ TableName: tableName, Item: { pk: 'kept', sk, ...more } }));
const get = async (sk: string) =>
  (await client.send(new GetCommand({ TableName: tableName, Key: { pk: 'kept', sk } }))).Item;

test('keeps everything in its folder', async () => {
  await put('a', { n: 1 });
  await store.close();
  store = await open();
  client = clientOf(store.endpoint);
  expect(await get('a')).toEqual({ pk: 'kept', sk: 'a', n: 1 });
  await put('b');
  const numbers = (await store.changes(undefined, 10)).map(({ sequence }) => Number(sequence));
  expect(numbers).toEqual([1, 2]);
  const { TimeToLiveDescription } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: tableName }),
  );
  expect(TimeToLiveDescription?.AttributeName).toBe(tableShape.expiryAttribute);
});

test('says in a sentence that its folder is in use', async () => {
  await expect(open()).rejects.toThrow(`The data folder ${folder} is in use by another process.`);
});

test('makes the one table once, with its indexes, whoever asks and however often', async () => {
  await Promise.all(Array.from({ length: 5 }, () => ensureTable(client, 'again')));
  await ensureTable(client, 'again');
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'again' }));
  expect(Table).toMatchObject({
    TableStatus: 'ACTIVE',
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  });
  expect(Table?.GlobalSecondaryIndexes).toMatchObject([
    { IndexName: 'gsi1', IndexStatus: 'ACTIVE', Projection: { ProjectionType: 'ALL' } },
    { IndexName: 'gsi2', IndexStatus: 'ACTIVE', Projection: { ProjectionType: 'KEYS_ONLY' } },
  ]);
});

test('finishes a table that was being made when the process was killed', async () => {
  await put('a');
  await store.close();
  const { db } = dynalite.create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const table = await db.get(`table~${tableName}`);
  if (typeof table !== 'object') throw new Error('There should be a table.');
  await db.put(`table~${tableName}`, { ...table, TableStatus: 'CREATING' });
  await db.close();

  store = await open();
  client = await withTable(store.endpoint);
  expect(await get('a')).toEqual({ pk: 'kept', sk: 'a' });
});

describe('a client token', () => {
  const once = {
    ClientRequestToken: 'kept-token',
    TransactItems: [{ Put: { TableName: tableName, Item: { pk: 'kept', sk: 'once' } } }],
  };
  const other = {
    ...once,
    TransactItems: [{ Put: { TableName: tableName, Item: { pk: 'kept', sk: 'other' } } }],
  };

  test('is remembered across a restart', async () => {
    await client.send(new TransactWriteCommand(once));
    await store.close();
    store = await open();
    client = clientOf(store.endpoint);
    await client.send(new TransactWriteCommand(once));
    expect(await store.changes(undefined, 10)).toHaveLength(1);
    expect((await refusalOf(client.send(new TransactWriteCommand(other)))).name).toBe(
      'IdempotentParameterMismatchException',
    );
  });

  test.each(['swept away meanwhile', 'still lying there'])(
    'means nothing after ten minutes, %s',
    async (how) => {
      await client.send(new TransactWriteCommand(once));
      now += 10 * 60 * 1000 - 1;
      await store.sweep(Math.floor(now / 1000));
      expect((await refusalOf(client.send(new TransactWriteCommand(other)))).name).toBe(
        'IdempotentParameterMismatchException',
      );
      now += 1;
      if (how.startsWith('swept')) await store.sweep(Math.floor(now / 1000));
      await client.send(new TransactWriteCommand(other));
      expect(await get('other')).toBeDefined();
    },
  );
});

describe('the sweep', () => {
  const { expiryAttribute } = tableShape;

  test('deletes what has expired, from the index too, and tells the change log who did it', async () => {
    await put('expired', { [expiryAttribute]: startSeconds - 1, gsi1pk: 'kept', gsi1sk: 'expired' });
    await put('not yet', { [expiryAttribute]: startSeconds });
    await put('never');
    await put('no date', { [expiryAttribute]: '0' });
    await put('far too old', { [expiryAttribute]: 1000 });
    expect(await store.sweep(startSeconds)).toBe(1);
    expect(await get('expired')).toBeUndefined();
    for (const sk of ['not yet', 'never', 'no date', 'far too old']) expect(await get(sk)).toBeDefined();
    expect((await store.changes(undefined, 10)).at(-1)).toMatchObject({
      eventName: 'REMOVE',
      keys: { sk: { S: 'expired' } },
      bySweep: true,
    });
    expect(await store.sweep(startSeconds)).toBe(0);
  });

  test('runs only when it is asked to', async () => {
    await put('expired', { [expiryAttribute]: startSeconds - 1 });
    now += 1_000_000;
    expect(await get('expired')).toBeDefined();
  });
});
