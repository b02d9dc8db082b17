import { noMetrics } from '@huiyue/functions/gateways/metrics';
import { auditIn } from '@huiyue/functions/store/audit';
import { tableOver } from '@huiyue/functions/deps';
import { createStreamRunner } from '@huiyue/functions/local/streamRunner';
import { streamConsumer } from '@huiyue/functions/stream';
import { bookingActs } from '@huiyue/shared/booking';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { tableShape } from '@huiyue/shared/tableShape';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiRights, streamRights } from '../../infra/constructs/tableRights';
import { openCloudEdition, type CloudEdition } from '../entry/support/cloudEdition';
import { walkThrough } from '../entry/support/journey';
import { watchRights } from '../entry/support/watch';
import { clientOf } from '../support/town/openTown';

let edition: CloudEdition;
beforeEach(async () => {
  edition = await openCloudEdition({ identify: (code) => Promise.resolve(`somebody with ${code}`) });
});
afterEach(() => edition.close());

test('the API has every right it uses, and uses every right it has', async () => {
  const needed = watchRights(edition.client);
  const called = await walkThrough(edition);
  const { loginDemo: _, listDemoAccounts: __, ...deployed } = endpoints;
  expect([...called].sort()).toEqual(Object.keys(deployed).sort());
  expect([...needed.table].sort()).toEqual(apiRights.table);
  expect([...needed.indexes].sort()).toEqual(apiRights.indexes);
});

test('so has the consumer of the stream; and it is woken for exactly the changes it records', async () => {
  await walkThrough(edition);
  const client = clientOf(edition.store.endpoint);
  const needed = watchRights(client);
  const faults: unknown[] = [];
  const consume = streamConsumer({
    audit: auditIn(tableOver(client, 'huiyue')),
    metrics: noMetrics,
    onFault: (error) => faults.push(error),
  });
  const woken: DynamoDBRecord[] = [];
  let others = 0;
  const runner = createStreamRunner({
    store: edition.store,
    consumer: 'audit',
    handler: async ({ Records }) => {
      const isForUs = (record: DynamoDBRecord) =>
        record.dynamodb?.Keys?.[tableShape.sortKey]?.S === tableShape.bookingSortKey;
      woken.push(...Records.filter(isForUs));
      others += Records.length - Records.filter(isForUs).length;
      return consume({ Records: Records.filter((record) => !isForUs(record)) });
    },
  });
  await runner.deliverPending();
  expect(others).toBeGreaterThan(0);
  expect([...needed.table], 'what the filter keeps away would not have been recorded').toEqual([]);

  // Many at once, and one by itself.
  for (const Records of [woken, woken.slice(0, 1)])
    expect(await consume({ Records })).toEqual({ batchItemFailures: [] });
  expect(faults).toEqual([]);
  expect([...needed.table].sort()).toEqual(streamRights.table);
  expect([...needed.indexes]).toEqual(streamRights.indexes);
  const trail = (await edition.rows()).filter(({ sk }) => String(sk).startsWith('AUDIT#'));
  // Every act there is was done on the way, and is in the trail.
  expect([...new Set(trail.map(({ act }) => String(act)))].sort()).toEqual([...bookingActs].sort());
  client.destroy();
});
