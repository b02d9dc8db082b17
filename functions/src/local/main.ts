import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { noWechatLogin, wechatLoginAt } from '../gateways/wechatLogin';
import { openApiDocument } from '../http/openApi';
import { docsPage } from './docsPage';
import { openLocalEdition } from './edition';
import { quietLog } from './quietLog';

/** Runs the local edition: started by `functions/local/start.mjs`, which has installed and built what this needs. */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    folder: { type: 'string' },
    packs: { type: 'string' },
    h5: { type: 'string' },
  },
});
const { port = '8787', folder = '.data', packs = 'shared/src/policy/packs', h5 = 'miniapp/dist/h5' } = values;

// With a mini-program's own id and secret at hand, its login works against this edition too.
const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = process.env;
const wechatLogin =
  appId && appSecret
    ? wechatLoginAt({ endpoint: 'https://api.weixin.qq.com', appId, appSecret, timeoutMs: 3000 })
    : noWechatLogin;

const edition = await openLocalEdition({ folder, packs, now: Date.now, log: quietLog, wechatLogin }).catch(
  (error: unknown) => {
    // Mostly another edition that holds the folder: the message says so, and a stack would only frighten.
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
const document = openApiDocument();
const web = new Hono()
  .all('/v1/*', (c) => edition.app.fetch(c.req.raw))
  .get('/openapi.json', (c) => c.json(document))
  .get('/docs', (c) => c.html(docsPage(document)))
  .use('*', serveStatic({ root: h5 }));

const server = serve({ fetch: web.fetch, port: Number(port), hostname: '127.0.0.1' }, () => {
  edition.stream.start();
  edition.ticker.start();
  const address = `http://127.0.0.1:${port}`;
  const lines = [
    '',
    existsSync(h5) ? `  网页   ${address}/` : '  网页   (not built)',
    `  接口   ${address}/v1    文档 ${address}/docs    ${address}/openapi.json`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  void printAccounts();
});

async function printAccounts(): Promise<void> {
  const accounts = await edition.deps.accounts.listDemo();
  process.stdout.write('  演示账号 (all people and institutions are invented)\n');
  for (const { name, account, about } of accounts) {
    process.stdout.write(
      `    ${name.padEnd(14)} ${account.role.padEnd(12)} ${account.displayName}  ${about}\n`,
    );
  }
  process.stdout.write('\n  Ctrl-C stops it; data stays in the folder.\n');
  process.send?.({ ready: true });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => void edition.close().then(() => process.exit(0)));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
