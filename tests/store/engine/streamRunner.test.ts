import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type EmbeddedStore, openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { createStreamRunner, type Scheduler } from '@huiyue/functions/local/streamRunner';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gate, tableName, withTable } from './support';

let folder: string;
let store: EmbeddedStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyue-stream-'));
  store = await openEmbeddedStore({ folder, now: () => 1_785_000_000_000 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function write(...names: readonly string[]): Promise<void> {
  const client = await withTable(store.endpoint);
  for (const sk of names) {
    await client.send(new PutCommand({ TableName: tableName, Item: { pk: 'stream', sk } }));
  }
}
const namesIn = (event: DynamoDBStreamEvent) =>
  event.Records.map(({ dynamodb }) => dynamodb?.NewImage?.['sk']?.S);

/** Keeps what it is asked to run later until the test runs it. */
function handTurned(): Scheduler & { readonly waits: number[]; turn(): void } {
  const work: { readonly ms: number; readonly run: () => void }[] = [];
  return {
    get waits() {
      return work.map(({ ms }) => ms);
    },
    after(ms, run) {
      const entry = { ms, run };
      work.push(entry);
      return () => {
        if (work.includes(entry)) work.splice(work.indexOf(entry), 1);
      };
    },
    turn: () => work.shift()?.run(),
  };
}

test('hands over records as Lambda would', async () => {
  await write('a');
  const events: DynamoDBStreamEvent[] = [];
  const runner = createStreamRunner({
    store,
    consumer: 'test',
    handler: async (event) => void events.push(event),
  });
  expect(await runner.deliverPending()).toBe(1);
  expect(events).toEqual([
    {
      Records: [
        {
          eventID: expect.any(String),
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'local',
          eventSourceARN: expect.stringContaining(`table/${tableName}/stream/`),
          dynamodb: {
            ApproximateCreationDateTime: 1_785_000_000,
            Keys: { pk: { S: 'stream' }, sk: { S: 'a' } },
            NewImage: { pk: { S: 'stream' }, sk: { S: 'a' } },
            SequenceNumber: expect.stringMatching(/^\d{21}$/),
            SizeBytes: 22,
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
        },
      ],
    },
  ]);
});

test('delivers in batches, in order, and then has nothing left', async () => {
  await write('a', 'b', 'c', 'd', 'e');
  const batches: unknown[] = [];
  const runner = createStreamRunner({
    store,
    consumer: 'test',
    batchSize: 2,
    handler: async (event) => void batches.push(namesIn(event)),
  });
  expect(await runner.deliverPending()).toBe(5);
  expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(await runner.deliverPending()).toBe(0);
});

test('brings a failed batch again as it was, though more has been written since', async () => {
  await write('a', 'b');
  const batches: unknown[] = [];
  let isBroken = true;
  const runner = createStreamRunner({
    store,
    consumer: 'test',
    handler: async (event) => {
      batches.push(namesIn(event));
      if (isBroken) throw new Error('The consumer is down.');
    },
  });
  await expect(runner.deliverPending()).rejects.toThrow('The consumer is down.');
  expect(await store.checkpoint('test')).toBeUndefined();
  await write('c');
  await expect(runner.deliverPending()).rejects.toThrow('The consumer is down.');
  isBroken = false;
  expect(await runner.deliverPending()).toBe(3);
  expect(batches).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]);
});

test('goes on from the first record that a partial answer names', async () => {
  await write('a', 'b', 'c');
  const batches: unknown[] = [];
  const runner = createStreamRunner({
    store,
    consumer: 'test',
    handler: async (event) => {
      batches.push(namesIn(event));
      const failing = batches.length === 1 ? event.Records[1]?.dynamodb?.SequenceNumber : undefined;
      return { batchItemFailures: failing === undefined ? [] : [{ itemIdentifier: failing }] };
    },
  });
  await expect(runner.deliverPending()).rejects.toThrow('left 2 records');
  expect(await runner.deliverPending()).toBe(2);
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

test('remembers its place across a restart; what was not acknowledged comes again', async () => {
  await write('a', 'b');
  const before = createStreamRunner({ store, consumer: 'test', batchSize: 1, handler: failingOn('b') });
  await expect(before.deliverPending()).rejects.toThrow();
  await store.close();

  store = await openEmbeddedStore({ folder });
  await write('c');
  const batches: unknown[] = [];
  const after = createStreamRunner({
    store,
    consumer: 'test',
    handler: async (event) => void batches.push(namesIn(event)),
  });
  await after.deliverPending();
  expect(batches).toEqual([['b', 'c']]);
});

test('consumers have places of their own', async () => {
  await write('a');
  const take = async () => undefined;
  expect(await createStreamRunner({ store, consumer: 'one', handler: take }).deliverPending()).toBe(1);
  expect(await createStreamRunner({ store, consumer: 'other', handler: take }).deliverPending()).toBe(1);
  expect(await createStreamRunner({ store, consumer: 'one', handler: take }).deliverPending()).toBe(0);
});

describe('once started', () => {
  test('wakes for what is there and for each write, once for many', async () => {
    const scheduler = handTurned();
    const taken: unknown[] = [];
    const runner = createStreamRunner({
      store,
      consumer: 'test',
      scheduler,
      handler: async (event) => void taken.push(namesIn(event)),
    });
    runner.start();
    expect(scheduler.waits).toEqual([0]);
    await write('a', 'b');
    expect(scheduler.waits).toEqual([0]);
    scheduler.turn();
    await runner.deliverPending();
    expect(taken).toEqual([['a', 'b']]);
    expect(scheduler.waits).toEqual([]);
    await write('c');
    expect(scheduler.waits).toEqual([0]);
    await runner.stop();
    expect(scheduler.waits).toEqual([]);
  });

  test('tries again after ever longer waits until the consumer is back', async () => {
    const scheduler = handTurned();
    const failures: unknown[] = [];
    let isBroken = true;
    let heard = gate();
    const runner = createStreamRunner({
      store,
      consumer: 'test',
      scheduler,
      handler: async () => {
        if (isBroken) throw new Error('The consumer is down.');
      },
      onFailure: (error) => {
        failures.push(error);
        queueMicrotask(heard.open);
      },
    });
    await write('a');
    runner.start();
    for (const wait of [100, 200, 400]) {
      heard = gate();
      scheduler.turn();
      await heard.passed;
      expect(scheduler.waits).toEqual([wait]);
    }
    isBroken = false;
    scheduler.turn();
    expect(await runner.deliverPending()).toBe(0);
    expect(failures).toHaveLength(3);
    expect(await store.checkpoint('test')).toBe('000000000000000000001');
    await runner.stop();
  });
});

function failingOn(name: string) {
  return async (event: DynamoDBStreamEvent) => {
    if (namesIn(event).includes(name)) throw new Error(`No ${name} today.`);
  };
}
