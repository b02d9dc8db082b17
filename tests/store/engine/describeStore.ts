import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../support/seed';
import { differential } from './differential';
import { type OpenStore, refusalOf, tableName } from './support';

type Row = Record<string, unknown>;
type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** What the ledger and the rest of the store rely on. It has to hold for each engine alike. */
export function describeStore(name: string, open: () => Promise<OpenStore>): void {
  describe(name, () => {
    let opened: OpenStore | undefined;
    beforeAll(async () => {
      opened = await open();
    }, 60_000);
    afterAll(async () => opened?.close());

    function store(): OpenStore['client'] {
      if (!opened) throw new Error('The store is not open.');
      return opened.client;
    }
    const put = (row: Row, more: object = {}) =>
      store().send(new PutCommand({ TableName: tableName, Item: row, ...more }));
    const get = async (pk: string, sk: string) =>
      (await store().send(new GetCommand({ TableName: tableName, Key: { pk, sk } }))).Item;
    const update = (pk: string, sk: string, UpdateExpression: string, more: object = {}) =>
      store().send(new UpdateCommand({ TableName: tableName, Key: { pk, sk }, UpdateExpression, ...more }));
    const transact = (TransactItems: Actions, ClientRequestToken?: string) =>
      store().send(
        new TransactWriteCommand({ TransactItems, ...(ClientRequestToken && { ClientRequestToken }) }),
      );
    async function rows(query: Partial<QueryCommandInput>): Promise<Row[]> {
      return (await store().send(new QueryCommand({ TableName: tableName, ...query }))).Items ?? [];
    }
    const partition = (pk: string) =>
      rows({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
    const indexed = (gsi1pk: string) =>
      rows({
        IndexName: tableShape.indexes.lists.name,
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': gsi1pk },
      });

    const putAction = (Item: Row, more: object = {}) => ({ Put: { TableName: tableName, Item, ...more } });
    const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
    const present = { ConditionExpression: 'attribute_exists(pk)' };
    const showOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

    describe('a transaction', () => {
      test('carries out puts, updates, deletes and checks together', async () => {
        await put({ pk: 'together', sk: 'updated', n: 1 });
        await put({ pk: 'together', sk: 'deleted' });
        await put({ pk: 'together', sk: 'checked' });
        await transact([
          putAction({ pk: 'together', sk: 'put', n: 5 }),
          {
            Update: {
              TableName: tableName,
              Key: { pk: 'together', sk: 'updated' },
              UpdateExpression: 'ADD n :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
          { Delete: { TableName: tableName, Key: { pk: 'together', sk: 'deleted' }, ...present } },
          { ConditionCheck: { TableName: tableName, Key: { pk: 'together', sk: 'checked' }, ...present } },
        ]);
        expect(await partition('together')).toEqual([
          { pk: 'together', sk: 'checked' },
          { pk: 'together', sk: 'put', n: 5 },
          { pk: 'together', sk: 'updated', n: 2 },
        ]);
      });

      test('changes nothing, in the table or the index, if one condition fails', async () => {
        await put({ pk: 'atomic', sk: 'there', gsi1pk: 'atomic', gsi1sk: 'before' });
        const refused = await refusalOf(
          transact([
            putAction({ pk: 'atomic', sk: 'there', gsi1pk: 'atomic', gsi1sk: 'after' }),
            putAction({ pk: 'atomic', sk: 'new', gsi1pk: 'atomic', gsi1sk: 'new' }),
            { Delete: { TableName: tableName, Key: { pk: 'atomic', sk: 'missing' }, ...present } },
          ]),
        );
        expect(refused.name).toBe('TransactionCanceledException');
        const untouched = [{ pk: 'atomic', sk: 'there', gsi1pk: 'atomic', gsi1sk: 'before' }];
        expect(await partition('atomic')).toEqual(untouched);
        expect(await indexed('atomic')).toEqual(untouched);
      });

      test('gives its reasons in the order of its actions, with the old item where that was asked for', async () => {
        await put({ pk: 'reasons', sk: 'there', n: 7 });
        const key = (sk: string) => ({ TableName: tableName, Key: { pk: 'reasons', sk } });
        const refused = await refusalOf(
          transact([
            putAction({ pk: 'reasons', sk: 'new' }),
            putAction({ pk: 'reasons', sk: 'there' }, { ...absent, ...showOld }),
            {
              ConditionCheck: {
                ...key('missing'),
                ...present,
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
            { ConditionCheck: { ...key('missing too'), ...absent } },
            { Delete: { ...key('missing three'), ...present } },
          ]),
        );
        const failed = 'ConditionalCheckFailed';
        expect(refused.codes).toEqual(['None', failed, failed, 'None', failed]);
        expect(refused.message).toContain(`[None, ${failed}, ${failed}, None, ${failed}]`);
        expect(refused.items).toEqual([
          undefined,
          { pk: 'reasons', sk: 'there', n: 7 },
          undefined,
          undefined,
          undefined,
        ]);
      });

      test('is carried out once for the same token and content', async () => {
        const content: Actions = [
          {
            Update: {
              TableName: tableName,
              Key: { pk: 'token', sk: 'counter' },
              UpdateExpression: 'ADD n :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ];
        await transact(content, 'token-once');
        await transact(content, 'token-once');
        expect(await get('token', 'counter')).toEqual({ pk: 'token', sk: 'counter', n: 1 });

        const other = await refusalOf(transact([putAction({ pk: 'token', sk: 'other' })], 'token-once'));
        expect(other.name).toBe('IdempotentParameterMismatchException');
        expect(await get('token', 'other')).toBeUndefined();

        await transact(content, 'token-twice');
        expect(await get('token', 'counter')).toEqual({ pk: 'token', sk: 'counter', n: 2 });
      });

      test('may be tried again under its token after it was refused', async () => {
        const content = [putAction({ pk: 'again', sk: 'a', n: 2 }, present)];
        await refusalOf(transact(content, 'token-again'));
        await put({ pk: 'again', sk: 'a', n: 1 });
        await transact(content, 'token-again');
        expect(await get('again', 'a')).toEqual({ pk: 'again', sk: 'a', n: 2 });
      });

      test('holds a hundred actions and no more', async () => {
        const many = (count: number) =>
          Array.from({ length: count }, (_, at) => putAction({ pk: `many-${count}`, sk: String(at) }));
        await transact(many(100));
        expect(await partition('many-100')).toHaveLength(100);
        expect((await refusalOf(transact(many(101)))).name).toBe('ValidationException');
        expect(await partition('many-101')).toEqual([]);
      });

      test('holds no more than four megabytes', async () => {
        const heavy = (at: number) =>
          putAction({ pk: 'heavy', sk: String(at), text: 'x'.repeat(390 * 1024) });
        const refused = await refusalOf(transact(Array.from({ length: 11 }, (_, at) => heavy(at))));
        expect(refused.name).toBe('ValidationException');
        expect(await get('heavy', '0')).toBeUndefined();
      });

      test('names no item twice', async () => {
        const removal = { Delete: { TableName: tableName, Key: { pk: 'twice', sk: 'a' } } };
        const refused = await refusalOf(transact([putAction({ pk: 'twice', sk: 'a' }), removal]));
        expect(refused.name).toBe('ValidationException');
        expect(await get('twice', 'a')).toBeUndefined();
      });

      test.each<[string, Actions[number]]>([
        ['an update of the wrong type', increment('text')],
        ['an update from what is missing', increment('missing')],
        ['a key of the wrong type', putAction({ pk: 'invalid', sk: 1 })],
        ['an index key of the wrong type', putAction({ pk: 'invalid', sk: 'c', gsi1pk: 1, gsi1sk: 'c' })],
        ['an empty index key', putAction({ pk: 'invalid', sk: 'c', gsi1pk: '', gsi1sk: 'c' })],
        ['an item above 400 KB', putAction({ pk: 'invalid', sk: 'c', text: '托'.repeat(140 * 1024) })],
      ])('leaves everything as it was after %s', async (_case, action) => {
        await put({ pk: 'invalid', sk: 'a', text: 'a' });
        const refused = await refusalOf(transact([putAction({ pk: 'invalid', sk: 'b' }), action]));
        expect(['ValidationException', 'TransactionCanceledException']).toContain(refused.name);
        if (refused.codes.length > 0) expect(refused.codes).toEqual(['None', 'ValidationError']);
        expect(await partition('invalid')).toEqual([{ pk: 'invalid', sk: 'a', text: 'a' }]);
      });

      function increment(attribute: string): Actions[number] {
        return {
          Update: {
            TableName: tableName,
            Key: { pk: 'invalid', sk: 'a' },
            UpdateExpression: 'SET #it = #it + :one',
            ExpressionAttributeNames: { '#it': attribute },
            ExpressionAttributeValues: { ':one': 1 },
          },
        };
      }

      test('keeps the index of keys in step, and shows nothing but keys there', async () => {
        const row = (sk: string, gsi2sk?: string) => ({
          pk: 'keys',
          sk,
          text: 'not in the index',
          ...(gsi2sk && { gsi2pk: 'keys', gsi2sk }),
        });
        const keysOnly = (sk: string, gsi2sk: string) => ({ pk: 'keys', sk, gsi2pk: 'keys', gsi2sk });
        const inWork = () =>
          rows({
            IndexName: tableShape.indexes.work.name,
            KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk BETWEEN :from AND :to',
            ExpressionAttributeValues: { ':pk': 'keys', ':from': '0', ':to': '5~' },
          });
        await transact([putAction(row('a', '1')), putAction(row('b', '6')), putAction(row('c'))]);
        expect(await inWork()).toEqual([keysOnly('a', '1')]);
        await transact([putAction(row('a')), putAction(row('b', '2')), putAction(row('c', '5'))]);
        expect(await inWork()).toEqual([keysOnly('b', '2'), keysOnly('c', '5')]);
        expect(await indexed('keys')).toEqual([]);
      });

      test('keeps the index in step when rows enter it, move in it and leave it', async () => {
        const row = (sk: string, gsi1sk?: string) => ({
          pk: 'moving',
          sk,
          ...(gsi1sk && { gsi1pk: 'moving', gsi1sk }),
        });
        await transact([putAction(row('a', '1')), putAction(row('b', '2')), putAction(row('c'))]);
        expect(await indexed('moving')).toEqual([row('a', '1'), row('b', '2')]);
        await transact([
          putAction(row('a', '3')),
          { Delete: { TableName: tableName, Key: { pk: 'moving', sk: 'b' } } },
          putAction(row('c', '2')),
        ]);
        expect(await indexed('moving')).toEqual([row('c', '2'), row('a', '3')]);
        await transact([putAction(row('a')), putAction(row('c'))]);
        expect(await indexed('moving')).toEqual([]);
      });
    });

    describe('a failed condition', () => {
      test.each([
        [
          'a put',
          () => new PutCommand({ TableName: tableName, Item: { pk: 'old', sk: 'a' }, ...absent, ...old }),
        ],
        [
          'a delete',
          () => new DeleteCommand({ TableName: tableName, Key: { pk: 'old', sk: 'a' }, ...absent, ...old }),
        ],
        [
          'an update',
          () =>
            new UpdateCommand({
              TableName: tableName,
              Key: { pk: 'old', sk: 'a' },
              UpdateExpression: 'REMOVE n',
              ...absent,
              ...old,
            }),
        ],
      ])('of %s shows the item that stood in the way', async (_case, command) => {
        await put({ pk: 'old', sk: 'a', n: 3 });
        const refused = await refusalOf(send(command()));
        expect(refused.name).toBe('ConditionalCheckFailedException');
        expect(refused.item).toEqual({ pk: 'old', sk: 'a', n: 3 });
        expect(await get('old', 'a')).toEqual({ pk: 'old', sk: 'a', n: 3 });
      });

      const old = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
      function send(command: PutCommand | DeleteCommand | UpdateCommand): Promise<unknown> {
        if (command instanceof PutCommand) return store().send(command);
        return command instanceof DeleteCommand ? store().send(command) : store().send(command);
      }

      test('shows nothing where there was nothing, or where nobody asked', async () => {
        expect(
          (await refusalOf(put({ pk: 'old', sk: 'missing' }, { ...present, ...showOld }))).item,
        ).toBeUndefined();
        await put({ pk: 'old', sk: 'a', n: 3 });
        expect((await refusalOf(put({ pk: 'old', sk: 'a' }, absent))).item).toBeUndefined();
      });
    });

    describe('a condition', () => {
      const row = {
        pk: 'condition',
        sk: 'a',
        n: 10,
        text: '托位',
        flag: true,
        list: [1, 2, { deep: 'x' }],
        map: { toys: 1, list: ['y'] },
        tags: new Set(['one', 'two']),
      };
      test.each<[string, boolean, string, Row]>([
        ['a number at its limit', true, '#n >= :v', { ':v': 10 }],
        ['a number past its limit', false, '#n > :v', { ':v': 10 }],
        ['numbers by value, not by text', true, '#n < :v', { ':v': 9e1 }],
        ['a number between', true, '#n BETWEEN :v AND :w', { ':v': 10, ':w': 11 }],
        ['one of several', true, '#n IN (:v, :w)', { ':v': 9, ':w': 10 }],
        ['equal text', true, '#text = :v', { ':v': '托位' }],
        ['text that begins so', true, 'begins_with(#text, :v)', { ':v': '托' }],
        ['another type is never equal', false, '#n = :v', { ':v': '10' }],
        ['equal lists', true, '#list = :v', { ':v': [1, 2, { deep: 'x' }] }],
        ['lists of another order', false, '#list = :v', { ':v': [2, 1, { deep: 'x' }] }],
        ['equal lists are not different', false, '#list <> :v', { ':v': [1, 2, { deep: 'x' }] }],
        ['equal maps', true, '#map = :v', { ':v': { list: ['y'], toys: 1 } }],
        ['maps with one difference', false, '#map = :v', { ':v': { list: ['z'], toys: 1 } }],
        ['a map among maps', true, '#map IN (:v, :w)', { ':v': {}, ':w': { toys: 1, list: ['y'] } }],
        ['a map toys a list', true, 'contains(#list, :v)', { ':v': { deep: 'x' } }],
        ['a negated comparison of maps', true, 'NOT (#map = :v AND #n = :w)', { ':v': {}, ':w': 10 }],
        ['equal sets in any order', true, '#tags = :v', { ':v': new Set(['two', 'one']) }],
        ['a member of a set', true, 'contains(#tags, :v)', { ':v': 'two' }],
        ['the size of a list', true, 'size(#list) = :v', { ':v': 3 }],
        ['a path into a map', true, '#map.toys = :v', { ':v': 1 }],
        ['a path that leads nowhere', false, '#map.nothing = :v', { ':v': 1 }],
        ['what is missing differs from anything', true, '#nothing <> :v', { ':v': 1 }],
        ['either of two', true, '#n = :v OR #flag = :w', { ':v': 0, ':w': true }],
        ['both of two', false, '#n = :v AND #flag = :w', { ':v': 0, ':w': true }],
      ])('knows %s', async (_case, holds, ConditionExpression, ExpressionAttributeValues) => {
        await put(row);
        const used = ['n', 'text', 'flag', 'list', 'map', 'tags', 'nothing'].filter((attribute) =>
          new RegExp(`#${attribute}\\b`).test(ConditionExpression),
        );
        const writing = put(row, {
          ConditionExpression,
          ExpressionAttributeValues,
          ExpressionAttributeNames: Object.fromEntries(used.map((attribute) => [`#${attribute}`, attribute])),
        });
        if (holds) await writing;
        else expect((await refusalOf(writing)).name).toBe('ConditionalCheckFailedException');
      });
    });

    describe('an update', () => {
      test.each<[string, string, Row | undefined, unknown[]]>([
        ['two removals', 'REMOVE #list[0], #list[1]', undefined, [3, 4]],
        ['a removal and a change', 'REMOVE #list[1] SET #list[3] = :v', { ':v': 9 }, [1, 3, 9]],
        ['a change far behind the end', 'SET #list[20] = :v', { ':v': 9 }, [1, 2, 3, 4, 9]],
        ['an addition at the end', 'SET #list = list_append(#list, :v)', { ':v': [9] }, [1, 2, 3, 4, 9]],
      ])('of a list means its members as they were: %s', async (_case, expression, values, after) => {
        await put({ pk: 'list', sk: 'a', list: [1, 2, 3, 4] });
        await update('list', 'a', expression, {
          ExpressionAttributeNames: { '#list': 'list' },
          ...(values && { ExpressionAttributeValues: values }),
        });
        expect(await get('list', 'a')).toEqual({ pk: 'list', sk: 'a', list: after });
      });

      test('makes the item if there is none, and gives back what was asked for', async () => {
        const values = { ExpressionAttributeValues: { ':one': 1 } };
        const first = await update('upsert', 'a', 'ADD n :one', { ...values, ReturnValues: 'ALL_NEW' });
        expect(first.Attributes).toEqual({ pk: 'upsert', sk: 'a', n: 1 });
        const second = await update('upsert', 'a', 'ADD n :one', { ...values, ReturnValues: 'UPDATED_OLD' });
        expect(second.Attributes).toEqual({ n: 1 });
      });
    });

    describe('many at once', () => {
      test('sixty asking for ten places get exactly ten', async () => {
        await put({ pk: 'places', sk: 'sheet', open: 10 });
        const take = () =>
          update('places', 'sheet', 'SET #open = #open - :one', {
            ConditionExpression: '#open >= :one',
            ExpressionAttributeNames: { '#open': 'open' },
            ExpressionAttributeValues: { ':one': 1 },
          });
        const outcomes = await Promise.allSettled(Array.from({ length: 60 }, take));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
        expect(await get('places', 'sheet')).toEqual({ pk: 'places', sk: 'sheet', open: 0 });
      });

      test('sixty asking by transaction get exactly ten, each with a row of its own', async () => {
        await put({ pk: 'places', sk: 'transacted', open: 10 });
        const take = (at: number) =>
          transact([
            putAction({ pk: 'place-rows', sk: String(at) }, absent),
            {
              Update: {
                TableName: tableName,
                Key: { pk: 'places', sk: 'transacted' },
                UpdateExpression: 'SET #open = #open - :one',
                ConditionExpression: '#open >= :one',
                ExpressionAttributeNames: { '#open': 'open' },
                ExpressionAttributeValues: { ':one': 1 },
              },
            },
          ]);
        const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, at) => take(at)));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
        expect(await partition('place-rows')).toHaveLength(10);
      });

      test('transactions that name the same items in opposite order all come to an end', async () => {
        const add = (sk: string) => ({
          Update: {
            TableName: tableName,
            Key: { pk: 'crossing', sk },
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        });
        const names = ['a', 'b', 'c'];
        await Promise.all(
          Array.from({ length: 40 }, (_, at) => transact((at % 2 ? names : names.toReversed()).map(add))),
        );
        expect((await partition('crossing')).map((row) => row['n'])).toEqual([40, 40, 40]);
      });

      test('a transactional read sees all of a transaction or nothing of it', async () => {
        const names = Array.from({ length: 25 }, (_, at) => String(at));
        const all = (n: number) => names.map((sk) => putAction({ pk: 'whole', sk, n }));
        const reads = names.map((sk) => ({ Get: { TableName: tableName, Key: { pk: 'whole', sk } } }));
        await transact(all(0));
        const writing = Promise.all(Array.from({ length: 30 }, (_, at) => transact(all(at + 1))));
        for (let round = 0; round < 30; round += 1) {
          const { Responses } = await store().send(new TransactGetCommand({ TransactItems: reads }));
          expect(new Set((Responses ?? []).map(({ Item }) => Item?.['n'])).size).toBe(1);
        }
        await writing;
      });
    });

    describe('reading', () => {
      test('a transactional read answers in the order asked, with gaps for what is missing', async () => {
        await put({ pk: 'gaps', sk: 'a', n: 1 });
        const asked = (sk: string) => ({ Get: { TableName: tableName, Key: { pk: 'gaps', sk } } });
        const { Responses } = await store().send(
          new TransactGetCommand({ TransactItems: [asked('missing'), asked('a')] }),
        );
        expect(Responses).toEqual([{}, { Item: { pk: 'gaps', sk: 'a', n: 1 } }]);
        const repeated = store().send(new TransactGetCommand({ TransactItems: [asked('a'), asked('a')] }));
        expect((await refusalOf(repeated)).name).toBe('ValidationException');
      });

      test('pages through the table and the index, forwards and backwards, missing and repeating nothing', async () => {
        const order = Array.from({ length: 25 }, (_, at) => String(at).padStart(2, '0'));
        for (const at of order) await put({ pk: 'paged', sk: at, gsi1pk: 'paged', gsi1sk: `托${at}` });
        for (const index of [undefined, tableShape.indexes.lists.name]) {
          for (const forwards of [true, false]) {
            const seen = await pagedThrough(index, forwards);
            expect(seen).toEqual(forwards ? order : order.toReversed());
          }
        }
      });

      async function pagedThrough(index: string | undefined, forwards: boolean): Promise<unknown[]> {
        const seen: unknown[] = [];
        let from: Row | undefined;
        do {
          const page = await store().send(
            new QueryCommand({
              TableName: tableName,
              KeyConditionExpression: '#pk = :pk',
              ExpressionAttributeNames: { '#pk': index ? 'gsi1pk' : 'pk' },
              ExpressionAttributeValues: { ':pk': 'paged' },
              ScanIndexForward: forwards,
              Limit: 4,
              ...(index && { IndexName: index }),
              ...(from && { ExclusiveStartKey: from }),
            }),
          );
          expect(page.Count).toBeLessThanOrEqual(4);
          seen.push(...(page.Items ?? []).map((row) => row['sk']));
          from = page.LastEvaluatedKey;
        } while (from);
        return seen;
      }

      test.each<[string, Row, string[]]>([
        ['sk BETWEEN :v AND :w', { ':v': 'b1', ':w': 'c' }, ['b1', 'b2', 'c']],
        ['begins_with(sk, :v)', { ':v': 'b' }, ['b', 'b1', 'b2']],
        ['sk > :v', { ':v': 'b1' }, ['b2', 'c', '托']],
        ['sk <= :v', { ':v': 'b1' }, ['a', 'b', 'b1']],
        ['sk = :v', { ':v': '托' }, ['托']],
      ])('finds the rows with %s', async (condition, values, found) => {
        for (const sk of ['a', 'b', 'b1', 'b2', 'c', '托']) await put({ pk: 'ranges', sk });
        const seen = await rows({
          KeyConditionExpression: `pk = :pk AND ${condition}`,
          ExpressionAttributeValues: { ':pk': 'ranges', ...values },
        });
        expect(seen.map((row) => row['sk'])).toEqual(found);
      });
    });

    test('a batch writes and deletes, and names no item twice', async () => {
      await put({ pk: 'batch', sk: 'gone' });
      const puts = Array.from({ length: 24 }, (_, at) => ({
        PutRequest: { Item: { pk: 'batch', sk: String(at) } },
      }));
      const removal = { DeleteRequest: { Key: { pk: 'batch', sk: 'gone' } } };
      const done = await store().send(
        new BatchWriteCommand({ RequestItems: { [tableName]: [...puts, removal] } }),
      );
      expect(done.UnprocessedItems).toEqual({});
      expect(await partition('batch')).toHaveLength(24);
      const repeated = new BatchWriteCommand({ RequestItems: { [tableName]: [removal, removal] } });
      expect((await refusalOf(store().send(repeated))).name).toBe('ValidationException');
    });

    test('reports the attribute by which rows expire', async () => {
      const { TimeToLiveDescription } = await store().send(
        new DescribeTimeToLiveCommand({ TableName: tableName }),
      );
      expect(TimeToLiveDescription).toEqual({
        TimeToLiveStatus: 'ENABLED',
        AttributeName: tableShape.expiryAttribute,
      });
    });

    test('does as a small model does, through thousands of random writes', async () => {
      await differential(store(), seed, 3000);
    }, 60_000);
  });
}
