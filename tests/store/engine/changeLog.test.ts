import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { EmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seed, seeded } from '../../support/seed';
import { differential } from './differential';
import { replayed, wholeTable } from './replay';
import { openOnDisk, refusalOf, tableName, withTable } from './support';

let store: EmbeddedStore;
let client: Awaited<ReturnType<typeof withTable>>;

beforeEach(async () => {
  store = await openOnDisk({ now: () => 1_785_000_000_000 });
  client = await withTable(store.endpoint);
});
afterEach(() => store.close());

const put = (sk: string, n: number) =>
  client.send(new PutCommand({ TableName: tableName, Item: { pk: 'log', sk, n } }));
const wire = (sk: string, n: number) => ({ pk: { S: 'log' }, sk: { S: sk }, n: { N: String(n) } });
const keys = (sk: string) => ({ pk: { S: 'log' }, sk: { S: sk } });
async function told(): Promise<unknown[]> {
  const changes = await store.changes(undefined, 1000);
  return changes.map(({ eventName, keys: { sk }, oldImage, newImage }) => [
    eventName,
    sk?.S,
    oldImage?.['n']?.N,
    newImage?.['n']?.N,
  ]);
}

test('tells of an insert, a change and a removal, with both images in wire form', async () => {
  await put('a', 1);
  await put('a', 2);
  await client.send(new DeleteCommand({ TableName: tableName, Key: { pk: 'log', sk: 'a' } }));
  const common = { tableName, keys: keys('a'), atSeconds: 1_785_000_000 };
  const [inserted, changed, removed, ...more] = await store.changes(undefined, 10);
  expect(inserted).toMatchObject({ ...common, eventName: 'INSERT', newImage: wire('a', 1) });
  expect(inserted).not.toHaveProperty('oldImage');
  expect(changed).toMatchObject({
    ...common,
    eventName: 'MODIFY',
    newImage: wire('a', 2),
    oldImage: wire('a', 1),
  });
  expect(removed).toMatchObject({ ...common, eventName: 'REMOVE', oldImage: wire('a', 2) });
  expect(removed).not.toHaveProperty('newImage');
  expect(more).toEqual([]);
});

test('tells of every kind of write', async () => {
  const key = (sk: string) => ({ TableName: tableName, Key: { pk: 'log', sk } });
  const add = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } };
  await client.send(new UpdateCommand({ ...key('a'), ...add }));
  await client.send(new UpdateCommand({ ...key('a'), ...add }));
  await client.send(
    new BatchWriteCommand({
      RequestItems: { [tableName]: [{ DeleteRequest: { Key: { pk: 'log', sk: 'a' } } }] },
    }),
  );
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: tableName, Item: { pk: 'log', sk: 'b', n: 5 } } },
        { Update: { ...key('c'), ...add } },
      ],
    }),
  );
  await client.send(
    new TransactWriteCommand({
      TransactItems: [
        { ConditionCheck: { ...key('b'), ConditionExpression: 'attribute_exists(pk)' } },
        { Delete: key('c') },
      ],
    }),
  );
  expect(await told()).toEqual([
    ['INSERT', 'a', undefined, '1'],
    ['MODIFY', 'a', '1', '2'],
    ['REMOVE', 'a', '2', undefined],
    ['INSERT', 'b', undefined, '5'],
    ['INSERT', 'c', undefined, '1'],
    ['REMOVE', 'c', '1', undefined],
  ]);
});

test('is silent about refused writes and about writes that change nothing', async () => {
  await put('a', 1);
  await put('a', 1);
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const again = { TableName: tableName, Item: { pk: 'log', sk: 'a', n: 9 }, ...absent };
  await refusalOf(client.send(new PutCommand(again)));
  const other = { Put: { TableName: tableName, Item: { pk: 'log', sk: 'b', n: 1 } } };
  await refusalOf(client.send(new TransactWriteCommand({ TransactItems: [other, { Put: again }] })));
  await client.send(new DeleteCommand({ TableName: tableName, Key: { pk: 'log', sk: 'missing' } }));
  expect(await told()).toEqual([['INSERT', 'a', undefined, '1']]);
});

test('is read in pages, from where the reader stopped', async () => {
  for (let at = 0; at < 7; at += 1) await put(String(at), at);
  const first = await store.changes(undefined, 3);
  const second = await store.changes(first.at(-1)?.sequence, 3);
  const third = await store.changes(second.at(-1)?.sequence, 3);
  const seen = [...first, ...second, ...third].map(({ keys: { sk } }) => sk?.S);
  expect(seen).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(await store.changes(third.at(-1)?.sequence, 3)).toEqual([]);
});

test('a reader that follows along while many write misses nothing and sees nothing out of order', async () => {
  const random = seeded(seed);
  const rows = Array.from({ length: 300 }, () => String(random.below(20)));
  let isWriting = true;
  const writing = Promise.all(rows.map((sk, at) => put(sk, at + 1))).finally(() => {
    isWriting = false;
  });
  const followed: string[] = [];
  let isLast = false;
  while (!isLast) {
    isLast = !isWriting;
    await nextTurn();
    const page = await store.changes(followed.at(-1), 7);
    followed.push(...page.map(({ sequence }) => sequence));
    if (page.length > 0) isLast = false;
  }
  await writing;
  const all = (await store.changes(undefined, 1000)).map(({ sequence }) => sequence);
  expect(followed).toEqual(all);
  expect(all).toEqual(all.toSorted());
  expect(all).toHaveLength(300);
});

test('played back from its beginning, gives the table as it is', async () => {
  await differential(client, seed + 1, 400);
  const table = await wholeTable(client);
  expect(table.size).toBeGreaterThan(0);
  expect(replayed(await store.changes(undefined, 100_000))).toEqual(table);
});

test('forgets after a day what every consumer has seen, and never before', async () => {
  const day = 24 * 60 * 60;
  for (const sk of ['a', 'b', 'c', 'd']) await put(sk, 1);
  const [a, b, c, d] = await store.changes(undefined, 10);
  if (!a || !b || !c || !d) throw new Error('Four changes were expected.');
  await store.sweep(1_785_000_000 + 10 * day);
  expect(await store.changes(undefined, 10)).toHaveLength(4);

  await store.advance('slow', b.sequence);
  await store.advance('fast', d.sequence);
  await store.sweep(1_785_000_000 + day);
  expect(await store.changes(undefined, 10)).toHaveLength(4);
  await store.sweep(1_785_000_000 + day + 1);
  expect(await store.changes(undefined, 10)).toEqual([b, c, d]);
  expect(await store.changes(b.sequence, 10)).toEqual([c, d]);
});
