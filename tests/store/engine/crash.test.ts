import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { tableShape } from '@huiyue/shared/tableShape';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed, seeded } from '../../support/seed';
import { replayed, wholeTable } from './replay';
import { clientOf, tableName, withTable } from './support';

const kills = 14;
const workers = 8;
const accounts = 6;

const here = fileURLToPath(new URL('.', import.meta.url));
// Inside the repository, so that the bundle finds the packages it leaves out.
const program = join(here, '../../../.cache/engine', `crashChild-${process.pid}.mjs`);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyue-crash-'));
  await build({
    entryPoints: [join(here, 'crashChild.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(program);
});

type Client = ReturnType<typeof clientOf>;
/** Moves one from an account to another and writes a row of its own about it, all in one transaction. */
type Move = { readonly id: string; readonly from: number; readonly to: number };

const random = seeded(seed);
const sent = new Map<string, Move>();
const acknowledged = new Set<string>();
let stepsSent = 0;
let stepsAcknowledged = 0;

/** Repeating it under its token must change nothing: an unconditional second addition would show in the accounts. */
async function send(client: Client, { id, from, to }: Move): Promise<void> {
  const add = (account: number, n: number) => ({
    Update: {
      TableName: tableName,
      Key: { pk: 'account', sk: String(account) },
      UpdateExpression: 'ADD n :n',
      ExpressionAttributeValues: { ':n': n },
    },
  });
  const row = { pk: 'move', sk: id, from, to, gsi1pk: `from ${from}`, gsi1sk: id };
  const TransactItems = [add(from, -1), { Put: { TableName: tableName, Item: row } }, add(to, 1)];
  await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: id }));
  acknowledged.add(id);
}

/** A plain write among the transactions, on an item of its own. */
async function step(client: Client): Promise<void> {
  stepsSent += 1;
  await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { pk: 'steps', sk: 'all' },
      UpdateExpression: 'ADD n :n',
      ExpressionAttributeValues: { ':n': 1 },
    }),
  );
  stepsAcknowledged += 1;
}

async function serve(): Promise<{ readonly child: ChildProcess; readonly endpoint: string }> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [endpoint] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, endpoint: String(endpoint) };
}

/** Everything at once until the process is gone, which happens after a random number of requests. */
async function hammerAndKill(round: number): Promise<void> {
  const { child, endpoint } = await serve();
  const client = await withTable(endpoint);
  const killAt = 3 + random.below(80);
  const turns = random.below(60);
  const gone = once(child, 'exit');
  let requests = 0;

  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (;;) {
        requests += 1;
        if (requests === killAt) {
          void kill(child, turns);
        }
        try {
          if (random.below(4) === 0) await step(client);
          else await send(client, newMove(`${round}-${worker}-${requests}`));
        } catch (error) {
          if (!isLostConnection(error)) throw error;
          return;
        }
      }
    }),
  );
  await gone;
  client.destroy();
}

function newMove(id: string): Move {
  const move = { id, from: random.below(accounts), to: random.below(accounts - 1) };
  const distinct = { ...move, to: move.to >= move.from ? move.to + 1 : move.to };
  sent.set(id, distinct);
  return distinct;
}

async function kill(child: ChildProcess, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  child.kill('SIGKILL');
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /ECONN|EPIPE/.test(String(error.code));
}

async function inspect(round: number): Promise<void> {
  const store = await openEmbeddedStore({ folder });
  const client = clientOf(store.endpoint);
  try {
    const table = await wholeTable(client);
    const moves = [...sent.values()].filter(({ id }) => table.has(`move/${id}`));
    const stored = new Set(moves.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect([...table.keys()].filter((key) => key.startsWith('move/'))).toHaveLength(moves.length);
    expect(balancesIn(table)).toEqual(balancesAfter(moves));

    const steps = numberIn(table, 'steps/all');
    expect(steps).toBeGreaterThanOrEqual(stepsAcknowledged);
    expect(steps).toBeLessThanOrEqual(stepsSent);

    const index = await wholeTable(client, tableShape.indexes.lists.name);
    expect(index).toEqual(new Map([...table].filter(([key]) => key.startsWith('move/'))));
    expect(replayed(await store.changes(undefined, 1_000_000))).toEqual(table);

    // Whatever was asked for before the kill is asked for again: what had been stored must not happen twice.
    for (const move of sent.values()) if (move.id.startsWith(`${round}-`)) await send(client, move);
    expect(balancesIn(await wholeTable(client))).toEqual(balancesAfter([...sent.values()]));
  } finally {
    client.destroy();
    await store.close();
  }
}

function balancesIn(table: ReadonlyMap<string, unknown>): number[] {
  return Array.from({ length: accounts }, (_, account) => numberIn(table, `account/${account}`));
}

function balancesAfter(moves: readonly Move[]): number[] {
  return Array.from(
    { length: accounts },
    (_, account) =>
      moves.filter(({ to }) => to === account).length - moves.filter(({ from }) => from === account).length,
  );
}

function numberIn(table: ReadonlyMap<string, unknown>, key: string): number {
  const row = table.get(key);
  const { N = '0' } = isNumbered(row) ? row.n : {};
  return Number(N);
}

function isNumbered(row: unknown): row is { readonly n: { readonly N?: string } } {
  return typeof row === 'object' && row !== null && 'n' in row;
}

test(`killed ${kills} times under load, tears nothing, loses nothing it acknowledged, and its log agrees`, async () => {
  for (let round = 0; round < kills; round += 1) {
    await hammerAndKill(round);
    await inspect(round);
  }
  expect(acknowledged.size).toBe(sent.size);
}, 60_000);
