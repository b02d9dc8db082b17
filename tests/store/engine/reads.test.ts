import { createHolds } from '@huiyue/functions/local/embedded/conflicts';
import { createJournal } from '@huiyue/functions/local/embedded/journal';
import { openChangeLog } from '@huiyue/functions/local/embedded/changeLog';
import { createLocks } from '@huiyue/functions/local/embedded/locks';
import { createOperations } from '@huiyue/functions/local/embedded/operations';
import { openStorage } from '@huiyue/functions/local/embedded/storage';
import { expect, test } from 'vitest';

test('every range that is read is let go again, be it read to its end or left half-way', async () => {
  const storage = await openStorage(undefined, false);
  const { db } = storage.store;
  const values = db.values.bind(db);
  let opened = 0;
  let open = 0;
  db.values = async function* counted(range) {
    opened += 1;
    open += 1;
    try {
      yield* values(range);
    } finally {
      open -= 1;
    }
  };
  const journal = createJournal(storage, await openChangeLog(storage));
  const engine = { storage, journal, locks: createLocks(), holds: createHolds(undefined), now: () => 0 };
  const { CreateTable, PutItem, Query } = createOperations(engine);

  const TableName = 'ranges';
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
  await CreateTable?.({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [attribute('pk'), attribute('sk')],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  for (let at = 0; at < 60; at += 1) {
    await PutItem?.({ TableName, Item: { pk: { S: 'p' }, sk: { S: String(at) } } });
  }
  const all = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'p' } } };
  expect(await Query?.({ TableName, ...all })).toMatchObject({ Count: 60 });
  expect(await Query?.({ TableName, ...all, Limit: 3 })).toMatchObject({ Count: 3 });
  await storage.close();
  expect({ opened, open }).toEqual({ opened: 2, open: 0 });
});
