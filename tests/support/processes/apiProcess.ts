import { createServer, type IncomingMessage } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { assembleDeps, tableOver } from '@huiyue/functions/deps';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { createApp } from '@huiyue/functions/http/app';
import { openLocalEdition } from '@huiyue/functions/local/edition';
import { quietLog } from '@huiyue/functions/local/quietLog';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import type { ApiProcessOptions } from './startApi';

/** A server of its own: the whole edition on a folder, or the API alone over a store elsewhere. */
const options: ApiProcessOptions = JSON.parse(process.argv[2] ?? '');
const now = () => options.now;

async function appOf() {
  if ('folder' in options) {
    const edition = await openLocalEdition({
      folder: options.folder,
      packs: options.packs,
      now,
      log: quietLog,
    });
    let commits = 0;
    edition.store.onCommit(() => {
      commits += 1;
      // The commit stands, and its answer has not left: the worst moment to die.
      if (commits === options.dieAfterCommits) process.kill(process.pid, 'SIGKILL');
    });
    return edition.app;
  }
  const client = new DynamoDBClient({
    endpoint: options.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const deps = assembleDeps({
    table: tableOver(client, 'huiyue'),
    policy: assemblePolicy(await loadPolicyPacks(options.packs)),
    tokenSecret: options.tokenSecret,
    wechatLogin: noWechatLogin,
    log: quietLog,
    now,
  });
  return createApp(deps, 'local');
}

const app = await appOf();
const server = createServer((request, response) => {
  void answerTo(request).then(async (answer) =>
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text()),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));

async function answerTo(request: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return app.request(request.url ?? '/', {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
}
