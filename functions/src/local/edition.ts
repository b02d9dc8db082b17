import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '@huiyue/shared/civil';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import type { Hono } from 'hono';
import { noticeTopics } from '@huiyue/shared/notices/notice';
import { usualSendingRules } from '@huiyue/shared/notices/usualRules';
import { tick } from '../actions/tick';
import { assembleDeps, tableOver } from '../deps';
import { localOutbox, type SentHere } from '../gateways/localOutbox';
import { loadPolicyPacks } from '../gateways/policyPacks';
import { noMetrics } from '../gateways/metrics';
import { sealerWith } from '../gateways/sealer';
import { noWechatLogin } from '../gateways/wechatLogin';
import { createApp } from '../http/app';
import type { AppEnv } from '../http/operation';
import type { Deps, Log, Messaging, WechatLogin } from '../ports';
import { auditIn } from '../store/audit';
import { streamConsumer } from '../stream';
import { fillDemoTown } from './demoTown/fill';
import { fillNotices } from './demoTown/notices';
import { ensureTable } from './embedded/createTable';
import type { ConflictSwitch } from './embedded/conflicts';
import { openEmbeddedStore, type EmbeddedStore } from './embedded/embeddedStore';
import type { Contents } from './embedded/storage';
import { createStreamRunner, type StreamRunner } from './streamRunner';
import { createTicker, type Ticker } from './ticker';
import { tokenSecretIn } from './tokenSecret';

export type LocalEdition = {
  readonly app: Hono<AppEnv>;
  readonly deps: Deps;
  /** What the packs say, before anything was published: what another process over the same store begins with. */
  readonly packs: Policy;
  readonly store: EmbeddedStore;
  readonly stream: StreamRunner;
  /** Offers what comes free by the clock alone, once a minute, from when it is started. */
  readonly ticker: Ticker;
  /** What an edition that lives in memory would have sent to people. */
  readonly sentHere: readonly SentHere[];
  readonly close: () => Promise<void>;
};

export type LocalOptions = {
  /** Where data stays; absent: in memory, gone with the process. */
  readonly folder?: string;
  /** Without a folder: what the store begins with, as another edition's `store.contents()` gave it. */
  readonly contents?: Contents;
  readonly packs: string;
  readonly now: () => Instant;
  readonly log: Log;
  /** Absent: what would be sent is written down beside the data, and goes nowhere. */
  readonly messaging?: Messaging;
  /** Absent: every code is refused, and only demo accounts get in. */
  readonly wechatLogin?: WechatLogin;
  /** The signing secret of an edition that lives in memory. */
  readonly tokenSecret?: string;
  /** Present: transactions on one item cancel one another, as on AWS. */
  readonly conflicts?: ConflictSwitch;
};

const tableName = 'huiyue';
/** Rows of another shape, and a table with other indexes, lie in a folder of another name, and are left alone. */
const storeFolder = 'store3';

/** The whole product in one process: the API over the embedded store, the stream, and a demo town in it. */
export async function openLocalEdition(options: LocalOptions): Promise<LocalEdition> {
  const { folder, now, log } = options;
  const policy = assemblePolicy(await loadPolicyPacks(options.packs));
  const store = await openEmbeddedStore({
    ...(folder === undefined ? {} : { folder: join(folder, storeFolder) }),
    ...(options.contents && { contents: options.contents }),
    ...(options.conflicts && { conflicts: options.conflicts }),
    now,
  });
  // The store is this process: there is nobody to keep a secret from, but the SDK insists on credentials.
  const client = new DynamoDBClient({
    endpoint: store.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await ensureTable(client, tableName);
  const table = tableOver(client, tableName);
  const tokenSecret = options.tokenSecret ?? (folder === undefined ? undefined : await tokenSecretIn(folder));
  if (tokenSecret === undefined) throw new Error('an edition in memory is given its token secret');

  const sentHere = localOutbox(folder, now);
  const deps = assembleDeps({
    table,
    policy,
    tokenSecret,
    wechatLogin: options.wechatLogin ?? noWechatLogin,
    log,
    now,
    messaging: options.messaging ?? {
      rules: usualSendingRules,
      // Any id will do: nothing of it leaves this machine.
      templates: Object.fromEntries(noticeTopics.map((topic) => [topic, { id: topic, fields: {} }])),
      wechat: sentHere.wechat,
      sms: sentHere.sms,
      openidOf: (code) => Promise.resolve(code),
      ...sealerWith(tokenSecret),
    },
  });
  const stream = createStreamRunner({
    store,
    consumer: 'audit',
    handler: streamConsumer({
      audit: auditIn(table),
      outbox: deps.outbox,
      metrics: noMetrics,
      onFault: (error) => log.fault(error, { requestId: '(stream)', route: 'stream' }),
    }),
  });
  const ticker = createTicker({
    tick: () => tick(deps),
    onFailure: (error) => log.fault(error, { requestId: '(tick)', route: 'tick' }),
  });
  if ((await deps.accounts.listDemo()).length === 0) {
    await fillDemoTown(deps, table);
    await fillNotices(deps);
  }

  return {
    app: createApp(deps, 'local'),
    deps,
    packs: policy,
    store,
    stream,
    ticker,
    sentHere: sentHere.sent,
    close: async () => {
      await Promise.all([stream.stop(), ticker.stop()]);
      client.destroy();
      await store.close();
    },
  };
}
