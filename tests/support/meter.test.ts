import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { openEmbeddedStore, type EmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMeter, type Meter } from './meter';

const TableName = 'metered';
let store: EmbeddedStore;
beforeAll(async () => {
  store = await openEmbeddedStore();
  const client = clientOf();
  await ensureTable(client, TableName);
  client.destroy();
});
afterAll(() => store.close());

function clientOf(): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: store.endpoint, region: 'local', credentials });
}

describe.each(['around the document client', 'on the line'] as const)('the meter %s', (where) => {
  let meter: Meter;
  let client: DynamoDBClient;
  let document: DynamoDBDocumentClient;
  beforeEach(() => {
    meter = openMeter();
    client = clientOf();
    const plain = DynamoDBDocumentClient.from(client);
    if (where === 'on the line') meter.on(client);
    document = where === 'on the line' ? plain : meter.around(plain);
  });

  const row = (name: string, more: object = {}) => ({ pk: `${where} ${name}`, sk: 'ROW', ...more });
  const listed = { gsi1pk: 'LIST', gsi1sk: 'A' };
  const inWork = { gsi2pk: 'WORK', gsi2sk: 'A' };
  const text = (bytes: number) => ({ text: 'x'.repeat(bytes) });
  const put = (Item: object) => document.send(new PutCommand({ TableName, Item: { ...Item } }));
  const units = () => {
    const { requests, writeUnits, indexUnits, readUnits } = meter.read();
    meter.reset();
    return [requests, writeUnits, indexUnits, readUnits];
  };

  test('counts a write by the larger of the row before and after', async () => {
    await put(row('size', text(2000)));
    expect(units()).toEqual([1, 2, 0, 0]);
    await put(row('size'));
    expect(units()).toEqual([1, 2, 0, 0]);
    await document.send(new DeleteCommand({ TableName, Key: row('size') }));
    expect(units()[0]).toBe(1);
  });

  test('counts a transaction twice, with its checks', async () => {
    await document.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: row('twice', text(1500)) } },
          {
            ConditionCheck: {
              TableName,
              Key: row('nobody'),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ],
      }),
    );
    expect(units()).toEqual([1, 6, 0, 0]);
  });

  test('counts what is refused, and no index for it', async () => {
    await put(row('refused', text(1500)));
    units();
    const refused = document.send(
      new PutCommand({
        TableName,
        Item: { ...row('refused'), ...listed },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    await expect(refused).rejects.toThrow(ConditionalCheckFailedException);
    expect(units()).toEqual([1, 2, 0, 0]);
  });

  test('counts an index of whole rows when the row changes, twice when it moves', async () => {
    await put(row('list', { ...listed, ...text(1500) }));
    expect(units()).toEqual([1, 2, 2, 0]);
    await put(row('list', { ...listed, ...text(1501) }));
    expect(units()).toEqual([1, 2, 2, 0]);
    await put(row('list', { ...listed, gsi1sk: 'B', ...text(1501) }));
    expect(units()).toEqual([1, 2, 4, 0]);
    await put(row('list', text(1501)));
    expect(units()).toEqual([1, 2, 2, 0]);
  });

  test('leaves an index of keys alone while the keys stay, and counts its small entry when they move', async () => {
    await put(row('keys', { ...inWork, ...text(1500) }));
    expect(units()).toEqual([1, 2, 1, 0]);
    await put(row('keys', { ...inWork, ...text(1502) }));
    expect(units()).toEqual([1, 2, 0, 0]);
    await put(row('keys', { ...inWork, gsi2sk: 'B', ...text(1502) }));
    expect(units()).toEqual([1, 2, 2, 0]);
  });

  test('counts batches row by row, and reads by four kilobytes', async () => {
    const rows = [row('batch 1', text(1500)), row('batch 2', text(5000))];
    await document.send(
      new BatchWriteCommand({
        RequestItems: { [TableName]: rows.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    expect(units()).toEqual([1, 7, 0, 0]);
    const key = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({ pk, sk });
    await document.send(new GetCommand({ TableName, Key: key(rows[1] ?? row('')), ConsistentRead: true }));
    await document.send(new GetCommand({ TableName, Key: key(rows[0] ?? row('')) }));
    expect(units()).toEqual([2, 0, 0, 2.5]);
    const Keys = [...rows, row('nobody')].map(key);
    await document.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    expect(units()).toEqual([1, 0, 0, 4]);
    await document.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': row('batch 2').pk },
        ConsistentRead: true,
      }),
    );
    expect(units()).toEqual([1, 0, 0, 2]);
  });
});
