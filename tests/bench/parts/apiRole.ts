import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { serve } from '@hono/node-server';
import { assembleDeps, tableOver } from '@huiyue/functions/deps';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { createApp } from '@huiyue/functions/http/app';
import { quietLog } from '@huiyue/functions/local/quietLog';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { openMeter } from '../../support/meter';
import { localClient } from './localClient';

export type ApiOptions = {
  readonly endpoint: string;
  readonly packs: string;
  readonly tokenSecret: string;
  /** How far its clock is ahead of ours. */
  readonly aheadMs: number;
};

/** The whole API in a process of its own, over a store elsewhere. */
export async function serveApi(options: ApiOptions) {
  const client: DynamoDBClient = localClient(options.endpoint);
  const meter = openMeter();
  meter.on(client);
  const now = () => Date.now() + options.aheadMs;
  const deps = assembleDeps({
    table: tableOver(client, 'huiyue'),
    policy: assemblePolicy(await loadPolicyPacks(options.packs)),
    tokenSecret: options.tokenSecret,
    wechatLogin: noWechatLogin,
    log: quietLog,
    now,
  });
  const app = createApp(deps, 'local');
  const port = await new Promise<number>((resolve) => {
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) => resolve(address.port));
  });
  return { said: port, handle: async () => meter.read() };
}
