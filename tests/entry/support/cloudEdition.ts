import { inspect } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assembleDeps, tableOver } from '@huiyue/functions/deps';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { createApp } from '@huiyue/functions/http/app';
import { ensureTable } from '@huiyue/functions/local/embedded/createTable';
import { openEmbeddedStore, type EmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import type { Deps, Log, WechatLogin } from '@huiyue/functions/ports';
import type { Row, Table } from '@huiyue/functions/store/table';
import { handle } from 'hono/aws-lambda';
import * as z from 'zod';
import { clockAt, type Clock } from '../../support/clock';
import { publishedPolicy } from '../../support/policy';
import { clientOf, mondayMorning, rowsOf, tokenSecret } from '../../support/town/openTown';
import { lambdaContext, type ApiHandler } from './apiEvent';

export type CloudEdition = {
  readonly handler: ApiHandler;
  readonly deps: Deps;
  readonly clock: Clock;
  readonly store: EmbeddedStore;
  readonly table: Table;
  /** Its own way to the store, so that what the API asks of it can be watched. */
  readonly client: DynamoDBClient;
  /** All that the functions wrote to their log, as text. */
  logged(): string;
  rows(): Promise<readonly Row[]>;
  close(): Promise<void>;
};

const result = z.object({
  statusCode: z.int(),
  body: z.string(),
  isBase64Encoded: z.boolean(),
  headers: z.record(z.string(), z.string()),
});

/** The deployed edition, put together as its entry does it, over the embedded store. */
export async function openCloudEdition(wechatLogin: WechatLogin = noWechatLogin): Promise<CloudEdition> {
  const clock = clockAt(mondayMorning);
  const store = await openEmbeddedStore({ now: clock.now });
  const client = clientOf(store.endpoint);
  await ensureTable(client, 'huiyue');
  const table = tableOver(client, 'huiyue');
  const reader = clientOf(store.endpoint);
  const lines: string[] = [];
  const deps = assembleDeps({
    table,
    policy: await publishedPolicy(),
    tokenSecret,
    wechatLogin,
    log: logInto(lines),
    now: clock.now,
  });
  const lambda = handle(createApp(deps, 'cloud'));
  return {
    // As JSON and back, for that is how it comes and goes.
    handler: async (event) => result.parse(await lambda(JSON.parse(JSON.stringify(event)), lambdaContext)),
    deps,
    clock,
    store,
    table,
    client,
    logged: () => lines.join('\n'),
    rows: () => rowsOf(tableOver(reader, 'huiyue')),
    async close() {
      client.destroy();
      reader.destroy();
      await store.close();
    },
  };
}

/** Writes down everything that can be seen of an error, its causes and fields included: more than any logger prints. */
function logInto(lines: string[]): Log {
  return {
    request: (line) => lines.push(JSON.stringify(line)),
    fault: (error, context) => lines.push(inspect({ error, context }, { depth: null, showHidden: true })),
  };
}
