import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { type EmbeddedStore, openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gate, refusalOf, tableName, withTable } from './support';

type Client = Awaited<ReturnType<typeof withTable>>;

const row = (sk: string, n = 0) => ({ pk: 'held', sk, n });
const putting = (...rows: readonly object[]) => ({
  TransactItems: rows.map((Item) => ({ Put: { TableName: tableName, Item } })),
});

describe('with conflicts as on AWS', () => {
  let store: EmbeddedStore;
  let client: Client;
  let entered: ReturnType<typeof gate>;
  let door: ReturnType<typeof gate>;

  beforeEach(async () => {
    entered = gate();
    door = gate();
    store = await openEmbeddedStore({
      conflicts: {
        hold: async () => {
          entered.open();
          await door.passed;
        },
      },
    });
    client = await withTable(store.endpoint);
  });
  afterEach(async () => {
    door.open();
    await store.close();
  });

  const read = async (sk: string) =>
    (await client.send(new GetCommand({ TableName: tableName, Key: { pk: 'held', sk } }))).Item;

  test('a second transaction on a held item is cancelled, and the reason stands at its place', async () => {
    const first = client.send(new TransactWriteCommand(putting(row('a', 1), row('b', 1))));
    await entered.passed;
    const refused = await refusalOf(client.send(new TransactWriteCommand(putting(row('c', 2), row('b', 2)))));
    expect(refused.name).toBe('TransactionCanceledException');
    expect(refused.codes).toEqual(['None', 'TransactionConflict']);
    door.open();
    await first;
    expect([await read('a'), await read('b'), await read('c')]).toEqual([
      row('a', 1),
      row('b', 1),
      undefined,
    ]);
  });

  test('a plain write on a held item is refused', async () => {
    const first = client.send(new TransactWriteCommand(putting(row('a', 1))));
    await entered.passed;
    const refused = await refusalOf(client.send(new PutCommand({ TableName: tableName, Item: row('a', 2) })));
    expect(refused.name).toBe('TransactionConflictException');
    await client.send(new PutCommand({ TableName: tableName, Item: row('free', 2) }));
    door.open();
    await first;
    expect(await read('a')).toEqual(row('a', 1));
  });

  test('a batch hands back what is held and writes the rest', async () => {
    const first = client.send(new TransactWriteCommand(putting(row('a', 1))));
    await entered.passed;
    const requests = [{ PutRequest: { Item: row('a', 2) } }, { PutRequest: { Item: row('b', 2) } }];
    const batch = new BatchWriteCommand({ RequestItems: { [tableName]: requests } });
    expect((await client.send(batch)).UnprocessedItems).toEqual({
      [tableName]: [{ PutRequest: { Item: row('a', 2) } }],
    });
    door.open();
    await first;
    expect([await read('a'), await read('b')]).toEqual([row('a', 1), row('b', 2)]);
  });

  test('a transactional read of a held item is cancelled; a plain read sees what was there before', async () => {
    const first = client.send(new TransactWriteCommand(putting(row('a', 1))));
    await entered.passed;
    const asked = { TransactItems: [{ Get: { TableName: tableName, Key: { pk: 'held', sk: 'a' } } }] };
    expect((await refusalOf(client.send(new TransactGetCommand(asked)))).codes).toEqual([
      'TransactionConflict',
    ]);
    expect(await read('a')).toBeUndefined();
    door.open();
    await first;
    expect(await read('a')).toEqual(row('a', 1));
  });

  test('a token whose transaction is still running is told so', async () => {
    const once = { ...putting(row('a', 1)), ClientRequestToken: 'running' };
    const first = client.send(new TransactWriteCommand(once));
    await entered.passed;
    const refused = await refusalOf(client.send(new TransactWriteCommand(once)));
    expect(refused.name).toBe('TransactionInProgressException');
    door.open();
    await first;
    await client.send(new TransactWriteCommand(once));
  });

  test('an item is free again after its transaction, be that stored or refused', async () => {
    door.open();
    await client.send(new TransactWriteCommand(putting(row('a', 1))));
    const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
    const failing = { TransactItems: [{ Put: { TableName: tableName, Item: row('a', 2), ...absent } }] };
    expect((await refusalOf(client.send(new TransactWriteCommand(failing)))).codes).toEqual([
      'ConditionalCheckFailed',
    ]);
    await client.send(new PutCommand({ TableName: tableName, Item: row('a', 3) }));
    expect(await read('a')).toEqual(row('a', 3));
  });
});

test('without the switch, transactions on one item wait for one another', async () => {
  const store = await openEmbeddedStore();
  const client = await withTable(store.endpoint);
  const all = Array.from({ length: 50 }, (_, at) =>
    client.send(new TransactWriteCommand(putting(row('a', at), row(`own-${at}`)))),
  );
  expect(await Promise.allSettled(all)).toSatisfy((outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.every(({ status }) => status === 'fulfilled'),
  );
  await store.close();
});
