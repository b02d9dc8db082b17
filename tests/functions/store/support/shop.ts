import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOver } from '@huiyue/functions/deps';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import type { ConflictSwitch } from '@huiyue/functions/local/embedded/conflicts';
import { openEmbeddedStore, type EmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import type { Bookings, Classes, Ledger, Services } from '@huiyue/functions/ports';
import { bookingsIn } from '@huiyue/functions/store/bookings';
import { clausesIn } from '@huiyue/functions/store/clauses';
import { ledgerIn } from '@huiyue/functions/store/ledger';
import { servicesIn } from '@huiyue/functions/store/services';
import { classesIn } from '@huiyue/functions/store/sites';
import type { Table } from '@huiyue/functions/store/table';
import { clockAt, type Clock } from '../../../support/clock';

/** Called around each transaction of one counter; what it throws, the counter gets instead of the store's answer. */
export type Interference = {
  readonly before?: () => Promise<void> | void;
  readonly after?: () => Promise<void> | void;
};

/** The store's own code over a real table, as one process has it: lanes, memory and clauses of its own. */
export type Counter = {
  readonly table: Table;
  readonly ledger: Ledger;
  readonly bookings: Bookings;
  readonly classes: Classes;
  readonly services: Services;
  /** Names of the commands that went to the store since the last call. */
  readonly sent: () => readonly string[];
  /** How often it stepped back because another transaction held an item. */
  readonly conflicts: () => number;
  /** From now on, until the next call of this. */
  interfere(interference: Interference): void;
};

export type Shop = Counter & {
  readonly clock: Clock;
  readonly store: EmbeddedStore;
  /** One more process at the same table. */
  another(now?: () => number): Counter;
  close(): Promise<void>;
};

/** Monday morning in July 2026; August is the first month on sale. */
const mondayMorning = '2026-07-06T09:00:00+08:00';
const tableName = 'huiyue';

export async function openShop(
  options: {
    readonly now?: string;
    readonly folder?: string;
    readonly conflicts?: ConflictSwitch;
  } = {},
): Promise<Shop> {
  const clock = clockAt(options.now ?? mondayMorning);
  const store = await openEmbeddedStore({
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.conflicts ? { conflicts: options.conflicts } : {}),
    now: clock.now,
  });
  const clients: DynamoDBClient[] = [];
  const another = (now = clock.now): Counter => {
    const client = clientOf(store.endpoint);
    clients.push(client);
    return counterOver(client, now);
  };
  const first = another();
  await ensureTable(clientOver(clients), tableName);
  first.sent();
  return {
    ...first,
    clock,
    store,
    another,
    async close() {
      for (const client of clients) client.destroy();
      await store.close();
    },
  };
}

function clientOver([first]: readonly DynamoDBClient[]): DynamoDBClient {
  if (!first) throw new Error('no client was opened');
  return first;
}

export function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

export function counterOver(client: DynamoDBClient, now: () => number): Counter {
  let interference: Interference = {};
  let sent: string[] = [];
  let conflicts = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      sent.push(String(context.commandName).replace('Command', ''));
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
      await interference.before?.();
      const result = await next(args);
      await interference.after?.();
      return result;
    },
    { step: 'initialize', name: 'interference' },
  );
  const plain = tableOver(client, tableName);
  const table: Table = {
    ...plain,
    pause: (attempt) => {
      conflicts += 1;
      return plain.pause(attempt);
    },
  };
  const clauses = clausesIn(table);
  return {
    table,
    ledger: ledgerIn(table, clauses, now),
    bookings: bookingsIn(table, clauses),
    classes: classesIn(table, now),
    services: servicesIn(table, now),
    sent: () => {
      const names = sent;
      sent = [];
      return names;
    },
    conflicts: () => conflicts,
    interfere: (next) => {
      interference = next;
    },
  };
}

/** Does it the first time only. */
export function once(work: () => Promise<void> | void): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await work();
  };
}
