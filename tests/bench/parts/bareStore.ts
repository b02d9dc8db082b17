import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Child } from './children';
import { paceOf } from './figures';
import type { Job, Reply } from './load';
import type { Scene } from './scene';

/**
 * The store alone, as fast as it goes: conditional updates of one item of one counter, written straight to its door
 * by the same clients that later call the API. @throws when it sells another number than there is.
 */
export async function bareStorePace(scene: Scene, endpoint: string, load: Child, hot: Hot): Promise<number> {
  const name = `BARE#${scene.deps.newId('class')}`;
  const { client, name: TableName } = scene.table;
  await client.send(new PutCommand({ TableName, Item: { pk: name, sk: 'SLOT', left: hot.seats } }));
  const body = JSON.stringify({
    TableName,
    Key: { pk: { S: name }, sk: { S: 'SLOT' } },
    UpdateExpression: 'SET #left = #left - :one',
    ConditionExpression: '#left >= :one',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
  });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.UpdateItem',
  };
  const job: Job = {
    ports: [Number(new URL(endpoint).port)],
    clients: hot.clients,
    calls: Array.from({ length: hot.taps }, () => ({ method: 'POST', path: '/', headers, body })),
  };
  const replies = await load.ask<readonly Reply[]>('send', job);
  const sold = replies.filter(({ status }) => status === 200).length;
  if (sold !== hot.seats) throw new Error(`the bare store sold ${sold} of ${hot.seats}`);
  return paceOf(replies).perSecond;
}

export type Hot = { readonly clients: number; readonly seats: number; readonly taps: number };
