import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Write } from '@huiyue/functions/store/table';
import { imageBytes } from '../../../functions/src/local/embedded/wire';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { itemBytes } from '../../support/itemBytes';
import { randomFrom } from '../random';
import { Schedule } from '../schedule';
import { BadExpression, holds } from './expression';
import { SimulatedStore, type Reply } from './simulatedStore';

let schedule: Schedule;
let store: SimulatedStore<string>;
let wind: { hold: number; lag: number; leaves: boolean; cuts: boolean; stray: boolean; units: number };

beforeEach(() => {
  schedule = new Schedule(1_000_000, randomFrom(7));
  wind = { hold: 5, lag: 0, leaves: false, cuts: false, stray: false, units: 1000 };
  store = new SimulatedStore<string>({
    schedule,
    weather: {
      holdMs: () => wind.hold,
      lagMs: () => wind.lag,
      strayConflict: () => wind.stray,
      leavesKeys: () => wind.leaves,
      cutsPage: () => wind.cuts,
      get partitionUnits() {
        return wind.units;
      },
    },
    onCommit: () => undefined,
  });
});

const table = { TableName: 't' };
const at = (pk: string, sk = 'x') => ({ pk, sk });
const put = (pk: string, more: object = {}, condition: object = {}): Write => ({
  Put: { ...table, Item: { ...at(pk), ...more }, ...condition },
});
const isNew = { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } };
const transaction = (writes: Write[], token?: string) =>
  new TransactWriteCommand({
    TransactItems: writes,
    ...(token === undefined ? {} : { ClientRequestToken: token }),
  });

/** Sends at once; the answer is there when time has gone on. */
function send(command: unknown): { readonly reply: () => Reply } {
  let answer: Reply | undefined;
  store.receive(command, 'me', (reply) => {
    answer = reply;
  });
  return {
    reply: () => {
      if (!answer) throw new Error('no answer yet');
      return answer;
    },
  };
}

function settle(): void {
  for (let run = schedule.take(); run; run = schedule.take()) run();
}

function done(command: unknown): Reply {
  const sent = send(command);
  settle();
  return sent.reply();
}

function value(command: unknown): unknown {
  const reply = done(command);
  if ('error' in reply) throw reply.error;
  return reply.value;
}

function codes(reply: Reply): readonly unknown[] {
  if (!('error' in reply) || !(reply.error instanceof TransactionCanceledException)) return [];
  return (reply.error.CancellationReasons ?? []).map(({ Code }) => Code);
}

function errorName(reply: Reply): string {
  return 'error' in reply ? reply.error.name : 'none';
}

const row = (pk: string) => store.table.row(`${pk} x`);

describe('a transaction', () => {
  it('writes all of its rows or none, and gives its reasons in order, with the row it met in wire format', () => {
    value(new PutCommand({ ...table, Item: { ...at('b'), was: 1 } }));
    const reply = done(
      transaction([
        put('a'),
        put('b', {}, { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
        put('c', {}, isNew),
      ]),
    );
    expect(codes(reply)).toEqual(['None', 'ConditionalCheckFailed', 'None']);
    expect('error' in reply && reply.error).toMatchObject({
      CancellationReasons: [{}, { Item: marshall({ ...at('b'), was: 1 }) }, {}],
    });
    expect(row('a')).toBeUndefined();
    value(transaction([put('a'), put('c')]));
    expect([row('a'), row('c')]).toEqual([at('a'), at('c')]);
  });

  it('holds its rows until it commits: others and plain writes are turned away, readers see what was', () => {
    const first = send(transaction([put('a', { n: 1 }), put('b')]));
    const second = send(transaction([put('z'), put('a', { n: 2 })]));
    const plain = send(new PutCommand({ ...table, Item: at('b') }));
    expect(codes(second.reply())).toEqual(['None', 'TransactionConflict']);
    expect(errorName(plain.reply())).toBe('TransactionConflictException');
    expect(send(new GetCommand({ ...table, Key: at('a'), ConsistentRead: true })).reply()).toEqual({
      value: {},
    });
    settle();
    expect(first.reply()).toEqual({ value: {} });
    expect(row('a')).toMatchObject({ n: 1 });
    expect(codes(done(transaction([put('a', { n: 2 })])))).toEqual([]);
  });

  it('may meet a transaction that nobody here knows of', () => {
    wind.stray = true;
    expect(codes(done(transaction([put('a'), put('b')])))).toEqual(['TransactionConflict', 'None']);
  });

  it('does nothing twice under one token, for ten minutes', () => {
    const command = transaction([put('a', {}, isNew)], 'token');
    const first = send(command);
    expect(errorName(send(command).reply())).toBe('TransactionInProgressException');
    settle();
    expect(first.reply()).toEqual({ value: {} });
    expect(done(command)).toEqual({ value: {} });
    expect(store.table.commits).toBe(1);
    expect(errorName(done(transaction([put('b')], 'token')))).toBe('IdempotentParameterMismatchException');
    schedule.after(11 * 60_000, () => undefined);
    settle();
    expect(codes(done(command))).toEqual(['ConditionalCheckFailed']);
  });

  it.each([
    ['one row twice', [put('a'), put('a')]],
    ['none', []],
    ['101', Array.from({ length: 101 }, (_, index) => put(`r${index}`))],
    ['one of more than 400 KB', [put('a', { text: 'x'.repeat(410_000) })]],
    [
      'more than 4 MB',
      Array.from({ length: 12 }, (_, index) => put(`r${index}`, { text: 'x'.repeat(390_000) })),
    ],
    [
      'a condition with a value it does not use',
      [put('a', {}, { ...isNew, ExpressionAttributeValues: { ':x': 1 } })],
    ],
    [
      'a condition with a value it does not have',
      [put('a', {}, { ConditionExpression: '#a = :x', ExpressionAttributeNames: { '#a': 'a' } })],
    ],
  ])('is not even looked at with %s', (_, writes) => {
    expect(errorName(done(transaction(writes)))).toBe('ValidationException');
  });

  it('is throttled when its partition has had enough, attempts that failed included', () => {
    wind.units = 4;
    value(new PutCommand({ ...table, Item: at('a') }));
    expect(codes(done(transaction([put('a', {}, isNew)])))).toEqual(['ConditionalCheckFailed']);
    expect(codes(done(transaction([put('a', {}, isNew)])))).toEqual(['ConditionalCheckFailed']);
    expect(codes(done(transaction([put('a')])))).toEqual(['ThrottlingError']);
    schedule.after(1000, () => undefined);
    settle();
    expect(done(transaction([put('a')]))).toEqual({ value: {} });
  });

  it('checks without writing, and deletes', () => {
    value(new PutCommand({ ...table, Item: { ...at('a'), n: 1 } }));
    const check = (n: number): Write => ({
      ConditionCheck: {
        ...table,
        Key: at('a'),
        ConditionExpression: '#n = :n',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':n': n },
      },
    });
    expect(codes(done(transaction([check(2), put('b')])))).toEqual(['ConditionalCheckFailed', 'None']);
    value(transaction([check(1), put('b')]));
    value(transaction([{ Delete: { ...table, Key: at('b') } }]));
    expect([row('a'), row('b')]).toEqual([{ ...at('a'), n: 1 }, undefined]);
  });
});

describe('a read', () => {
  it('is stale unless it is consistent', () => {
    value(new PutCommand({ ...table, Item: { ...at('a'), n: 1 } }));
    schedule.after(1000, () => undefined);
    settle();
    value(new PutCommand({ ...table, Item: { ...at('a'), n: 2 } }));
    wind.lag = 500;
    expect(value(new GetCommand({ ...table, Key: at('a') }))).toMatchObject({ Item: { n: 1 } });
    expect(value(new GetCommand({ ...table, Key: at('a'), ConsistentRead: true }))).toMatchObject({
      Item: { n: 2 },
    });
  });

  it('of a batch may leave keys for later', () => {
    value(transaction([put('a'), put('b')]));
    wind.leaves = true;
    const Keys = [at('a'), at('b')];
    expect(value(new BatchGetCommand({ RequestItems: { t: { Keys, ConsistentRead: true } } }))).toEqual({
      Responses: { t: [at('a')] },
      UnprocessedKeys: { t: { Keys: [at('b')], ConsistentRead: true } },
    });
  });

  it('of a range comes in order, page by page', () => {
    value(transaction(['3', '1', '2'].map((sk) => ({ Put: { ...table, Item: at('p', sk) } }))));
    const query = (more: object) =>
      value(
        new QueryCommand({
          ...table,
          KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
          ExpressionAttributeValues: { ':pk': 'p', ':from': '1', ':to': '3' },
          ConsistentRead: true,
          ...more,
        }),
      );
    expect(query({})).toMatchObject({ Items: [at('p', '1'), at('p', '2'), at('p', '3')] });
    wind.cuts = true;
    expect(query({})).toMatchObject({ Items: [at('p', '1'), at('p', '2')], LastEvaluatedKey: at('p', '2') });
    expect(query({ ExclusiveStartKey: at('p', '2') })).toMatchObject({ Items: [at('p', '3')] });
    wind.cuts = false;
    expect(query({ ScanIndexForward: false, Limit: 1 })).toMatchObject({ Items: [at('p', '3')] });
  });
});

it('what is not understood is refused loudly', () => {
  const placeholders = { names: { '#a': 'a' }, values: { ':v': 1 } };
  for (const text of [
    'size(#a) = :v',
    '#a',
    '#a = 1',
    'a = :v',
    '#a IN (:v)',
    'NOT #a = :v',
    '#a = :v extra',
    '#a + :v',
  ])
    expect(() => holds(text, {}, placeholders), text).toThrow(BadExpression);
  expect(() => send({})).toThrow('does not know');
  expect(() => send(new GetCommand({ ...table, Key: at('a'), ProjectionExpression: 'a' }))).toThrow(
    'ProjectionExpression',
  );
  expect(() => send(new PutCommand({ ...table, Item: { ...at('a'), when: new Date(0) } }))).toThrow(
    'cannot keep',
  );
});

it.each([
  ['attribute_not_exists(#a) OR #a <= :v', {}, true],
  ['attribute_not_exists(#a) OR #a <= :v', { a: 5 }, true],
  ['attribute_not_exists(#a) OR #a <= :v', { a: 6 }, false],
  ['#a <= :v', {}, false],
  ['#a <> :v', { a: '5' }, true],
  ['#a = :v', { a: '5' }, false],
  ['(#a > :v OR #a < :v) AND attribute_exists(#a)', { a: 4 }, true],
])('%s of %o is %s', (text, met, expected) => {
  expect(holds(text, met, { names: { '#a': 'a' }, values: { ':v': 5 } })).toBe(expected);
});

it('sizes are those of the wire', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 100),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1 }), tree, { maxKeys: 5, noNullPrototype: true }),
      (item) => {
        const image = JSON.parse(JSON.stringify(marshall(item)));
        expect(itemBytes(item)).toBe(imageBytes(image));
      },
    ),
    { numRuns: 300 },
  );
});
