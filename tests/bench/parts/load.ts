import { connect, type Socket } from 'node:net';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Job = {
  /** Each client keeps one connection, to these in turn. */
  readonly ports: readonly number[];
  readonly clients: number;
  readonly calls: readonly Call[];
  /** Hang up after sending, without waiting for an answer. */
  readonly hangUp?: boolean;
};

export type Reply = {
  readonly status: number;
  readonly body: string;
  /** When the client sent it and when it had the answer, in ms since the job began. */
  readonly sentAt: number;
  readonly answeredAt: number;
};

const mostMsForAnAnswer = 60_000;

/** Clients that each send the next call as soon as they have the answer to their last. Replies in order of the calls. */
export async function sendLoad({ ports, clients, calls, hangUp = false }: Job): Promise<readonly Reply[]> {
  const texts = calls.map(textOf);
  const replies: Reply[] = Array.from({ length: calls.length });
  const lines = await Promise.all(
    Array.from({ length: clients }, (_, index) => openLine(ports[index % ports.length] ?? 0)),
  );
  let next = 0;
  const beganAt = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const index = next;
        const text = texts[index];
        if (text === undefined) return line.close();
        next += 1;
        const sentAt = performance.now() - beganAt;
        if (hangUp) {
          await line.drop(text);
          replies[index] = { status: 0, body: '', sentAt, answeredAt: sentAt };
          return undefined;
        }
        const { status, body } = await line.send(text);
        replies[index] = { status, body, sentAt, answeredAt: performance.now() - beganAt };
      }
    }),
  );
  return replies;
}

function textOf({ method, path, headers, body = '' }: Call): string {
  const lines = Object.entries({
    host: '127.0.0.1',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

type Line = {
  readonly send: (text: string) => Promise<{ readonly status: number; readonly body: string }>;
  /** Sends it and is gone before the answer. */
  readonly drop: (text: string) => Promise<void>;
  readonly close: () => void;
};

/** One keep-alive connection. Written by hand so that the clients leave the machine to what is measured. */
async function openLine(port: number): Promise<Line> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = '';
  let settle: ((answer: { status: number; body: string } | Error) => void) | undefined;
  // Bytes as characters, so that lengths are bytes; decoded when the answer is whole.
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    received += part;
    const answer = readAnswer(received);
    if (!answer) return;
    received = '';
    settle?.(answer);
  });
  const fail = (error: Error) => settle?.(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server hung up')));
  socket.setTimeout(mostMsForAnAnswer, () => {
    socket.destroy(new Error('no answer in a minute'));
  });
  return {
    send: (text) =>
      new Promise((resolve, reject) => {
        settle = (answer) => {
          settle = undefined;
          if (answer instanceof Error) reject(answer);
          else resolve(answer);
        };
        socket.write(text);
      }),
    drop: (text) => dropped(socket, text),
    close: () => socket.destroy(),
  };
}

function dropped(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.write(text, () => socket.destroy());
  });
}

function readAnswer(received: string): { readonly status: number; readonly body: string } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length:\n${head}`);
  if (received.length < end + 4 + Number(length)) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    body: Buffer.from(received.slice(end + 4), 'latin1').toString(),
  };
}
