import { tableOver } from '@huiyue/functions/deps';
import { noMetrics } from '@huiyue/functions/gateways/metrics';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { createStreamRunner } from '@huiyue/functions/local/streamRunner';
import { auditIn } from '@huiyue/functions/store/audit';
import { streamConsumer } from '@huiyue/functions/stream';
import { localClient } from './localClient';
import { openMeter } from '../../support/meter';

/** The embedded store on disk in a process of its own, with the audit stream running beside it. */
export async function serveStore({ folder }: { readonly folder: string }) {
  const store = await openEmbeddedStore({ folder });
  const client = localClient(store.endpoint);
  await ensureTable(client, 'huiyue');
  const meter = openMeter();
  meter.on(client);
  const faults: string[] = [];
  const stream = createStreamRunner({
    store,
    consumer: 'audit',
    handler: streamConsumer({
      audit: auditIn(tableOver(client, 'huiyue')),
      metrics: noMetrics,
      onFault: (error) => faults.push(String(error)),
    }),
  });
  stream.start();
  return {
    said: store.endpoint,
    /** What the trail has cost, once it has caught up. */
    async handle() {
      await stream.deliverPending();
      if (faults.length > 0) throw new Error(faults.join('\n'));
      return meter.read();
    },
  };
}
