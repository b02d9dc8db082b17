import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Operations } from './operations';
import { isRecord, wireErrorBody } from './wire';

const mostBodyBytes = 16 * 1024 * 1024;
const loopback = '127.0.0.1';

export type Server = { readonly endpoint: string; close(): Promise<void> };

/** The DynamoDB JSON protocol over loopback HTTP, without the signatures: nobody else can reach it. */
export async function serve(operations: Operations, port: number): Promise<Server> {
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = answer(operations, request, response).finally(() => running.delete(work));
    running.add(work);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  const actualPort = isRecord(address) ? String(address['port']) : '';

  return {
    endpoint: `http://${loopback}:${actualPort}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all(running);
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const operation = operationOf(operations, request);
    if (!operation) return send(response, 400, coralError('UnknownOperationException'));
    const body = parseBody(await readBody(request));
    if (!body) return send(response, 400, coralError('SerializationException'));
    send(response, 200, await operation(body));
  } catch (error) {
    const refused = wireErrorBody(error);
    if (refused) return send(response, 400, refused);
    console.error('The embedded store failed:', error);
    send(response, 500, {
      __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
      message: String(error),
    });
  }
}

function operationOf(operations: Operations, request: IncomingMessage): Operations[string] | undefined {
  // A web page may point a name of its own at this address; it can't change the host it asks for.
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const target = String(request.headers['x-amz-target'] ?? '');
  if (host !== loopback && host !== 'localhost') return undefined;
  if (request.method !== 'POST' || !target.startsWith('DynamoDB_20120810.')) return undefined;
  const name = target.slice('DynamoDB_20120810.'.length);
  return Object.hasOwn(operations, name) ? operations[name] : undefined;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > mostBodyBytes) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parseBody(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function coralError(type: string): object {
  return { __type: `com.amazon.coral.service#${type}` };
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
  });
  response.end(text);
}
