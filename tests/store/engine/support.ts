import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import {
  type EmbeddedStore,
  type EmbeddedStoreOptions,
  openEmbeddedStore,
} from '@huiyue/functions/local/embedded/embeddedStore';

export const tableName = 'huiyue-engine';

/** A store under test: whatever speaks DynamoDB, with the one table in it. */
export type OpenStore = {
  readonly client: DynamoDBDocumentClient;
  readonly close: () => Promise<void>;
};

/** One attempt only: a test wants to see each refusal, not what the SDK makes of it. */
export function clientOf(endpoint: string, accessKeyId = 'local'): DynamoDBDocumentClient {
  const credentials = { accessKeyId, secretAccessKey: 'local' };
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }),
  );
}

export async function withTable(endpoint: string, accessKeyId?: string): Promise<DynamoDBDocumentClient> {
  const client = clientOf(endpoint, accessKeyId);
  await ensureTable(client, tableName);
  return client;
}

/** The name and reasons of an expected refusal; fails if there was none. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
    const item = error instanceof ConditionalCheckFailedException ? error.Item : undefined;
    return {
      name: error.name,
      message: error.message,
      codes: (reasons ?? []).map((reason) => reason.Code ?? ''),
      items: (reasons ?? []).map((reason) => plain(reason.Item)),
      item: plain(item),
    };
  }
  throw new Error('This was expected to be refused.');
}

/** Inside an error an item is still in wire form; the document client does not unwrap it. */
function plain(item: Parameters<typeof unmarshall>[0] | undefined): unknown {
  return item && unmarshall(item);
}

export type Refused = {
  readonly name: string;
  readonly message: string;
  readonly codes: readonly string[];
  readonly items: readonly unknown[];
  readonly item: unknown;
};

/** A door that work waits at until the test opens it. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** On disk, where reads and writes really overlap; in memory they all but follow one another. */
export async function openOnDisk(options: Omit<EmbeddedStoreOptions, 'folder'> = {}): Promise<EmbeddedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyue-engine-'));
  const store = await openEmbeddedStore({ ...options, folder });
  return {
    ...store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
