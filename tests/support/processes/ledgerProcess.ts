import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOver } from '@huiyue/functions/deps';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { clausesIn } from '@huiyue/functions/store/clauses';
import { ledgerIn } from '@huiyue/functions/store/ledger';
import { planNew, planNext } from '@huiyue/shared/plan';
import type { Ask, LedgerProcessOptions } from './startLedger';

/** A ledger of its own: over a store elsewhere, or with the store in it, on a folder. */
const options: LedgerProcessOptions = JSON.parse(process.argv[2] ?? '');
const tableName = 'huiyue';

async function endpointOf(): Promise<string> {
  if ('endpoint' in options) return options.endpoint;
  const store = await openEmbeddedStore({ folder: options.folder, now: () => options.now });
  let commits = 0;
  store.onCommit(() => {
    commits += 1;
    // The commit stands, and its answer has not left: the worst moment to die.
    if (commits === options.dieAfterCommits) process.kill(process.pid, 'SIGKILL');
  });
  return store.endpoint;
}

const endpoint = await endpointOf();
const client = new DynamoDBClient({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
if ('folder' in options) await ensureTable(client, tableName);
const table = tableOver(client, tableName);
const ledger = ledgerIn(table, clausesIn(table), () => options.now);

process.on('message', (ask: Ask) => void answer(ask));
process.send?.({ endpoint });

async function answer({ number, steps, sellers }: Ask): Promise<void> {
  const about = { by: { account: 'acc_family', role: 'family' }, at: options.now } as const;
  try {
    const result = await ledger.commit({
      plans: steps.map(({ facts, before, wanted }) =>
        before ? planNext(before, wanted, about) : planNew(facts, wanted, about),
      ),
      seller: ({ of }) => sellers[of],
    });
    process.send?.({ number, result });
  } catch (error) {
    process.send?.({ number, fault: String(error) });
  }
}
