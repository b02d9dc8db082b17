import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Operations } from './operations';
import { isRecord, wireErrorBody } from './wire';

const mostBodyBytes = 16 * 1024 * 1024;
const loopback = '127.0.0.1';

type Server = { readonly endpoint: string; readonly close: () => Promise<void> };

/** The DynamoDB JSON protocol over loopback HTTP, without the signatures: nobody else can reach it. */
export async function serve(operations: Operations, port: number): Promise<Server> {
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = answer(operations, request, response).finally(() => running.delete(work));
    running.add(work);
  });
  // As long as the caller likes: a connection that is closed just as a request sets out costs it an attempt.
  server.keepAliveTimeout = 0;
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
    if (!operation) return await send(response, 400, coralError('UnknownOperationException'));
    const body = parseBody(await readBody(request));
    if (!body) return await send(response, 400, coralError('SerializationException'));
    await send(response, 200, await operation(body));
  } catch (error) {
    const refused = wireErrorBody(error);
    if (refused) return await send(response, 400, refused);
    // A caller that hung up half-way gets no answer, and that is no fault of ours.
    if (!request.complete) return void response.destroy();
    console.error('The embedded store failed:', error);
    await send(response, 500, {
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

/** Resolves when the answer is on its way or the caller is gone. */
function send(response: ServerResponse, status: number, body: object): Promise<void> {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
  });
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.end(text, resolve);
  });
}
