import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

export const lambdaKeys = {
  AWS_ACCESS_KEY_ID: 'ASIATESTTESTTESTTEST',
  AWS_SECRET_ACCESS_KEY: 'a secret access key of the tests',
  AWS_SESSION_TOKEN: 'a session token of the tests',
  AWS_REGION: 'cn-northwest-1',
} as const;

export type FakeSecrets = {
  readonly endpoint: string;
  readonly asked: readonly string[];
  close(): Promise<void>;
};

/** AWS Secrets Manager as far as a reader sees it: one operation, and a signature that must be right. */
export async function fakeSecrets(secrets: Readonly<Record<string, string>>): Promise<FakeSecrets> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request).then(({ status, content }) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(content)),
    );
  });
  async function answer(request: IncomingMessage): Promise<{ status: number; content: object }> {
    const body = await text(request);
    if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
      return { status: 400, content: { __type: 'UnknownOperationException' } };
    if (request.headers.authorization !== expectedAuthorization(request, body))
      return { status: 400, content: { __type: 'InvalidSignatureException' } };
    const { SecretId } = z.object({ SecretId: z.string() }).parse(JSON.parse(body));
    asked.push(SecretId);
    const SecretString = secrets[SecretId];
    return SecretString === undefined
      ? { status: 400, content: { __type: 'ResourceNotFoundException', message: 'no such secret' } }
      : { status: 200, content: { ARN: SecretId, Name: SecretId, SecretString } };
  }
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
const sign = (key: string | Buffer, content: string): Buffer =>
  createHmac('sha256', key).update(content).digest();

/** AWS's Signature Version 4 by the book, over the request as it arrived. */
function expectedAuthorization({ method, url, headers }: IncomingMessage, body: string): string {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const at = String(headers['x-amz-date']);
  const scope = `${at.slice(0, 8)}/${lambdaKeys.AWS_REGION}/secretsmanager/aws4_request`;
  const canonical = [
    method,
    url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    hashOf(body),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (derived, part) => sign(derived, part),
      `AWS4${lambdaKeys.AWS_SECRET_ACCESS_KEY}`,
    );
  const signature = sign(key, ['AWS4-HMAC-SHA256', at, scope, hashOf(canonical)].join('\n')).toString('hex');
  const mustSign = ['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'];
  const isWhole = mustSign.every((name) => signed.split(';').includes(name));
  return isWhole
    ? `AWS4-HMAC-SHA256 Credential=${lambdaKeys.AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
    : 'a signature that leaves out what it must cover';
}
