import type { DynamoDBDocumentClient, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, BatchWriteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tableShape, type IndexOfTable } from '@huiyue/shared/tableShape';
import * as z from 'zod';
import type { Key } from './keys';

export type Table = {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Waits a little, longer and more at random the more often it was tried. */
  readonly pause: (attempt: number) => Promise<void>;
  /** Absent: every read of a row is a request of its own. */
  readonly readRow?: (key: Key) => Promise<Row | undefined>;
  /** Absent: every reading of a range is a request of its own. */
  readonly readRange?: (range: Range) => Promise<readonly Row[]>;
};
export type Row = Record<string, unknown>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A row that does not parse is a fault, with its key in the message: never skipped, never guessed at. */
export function parsed<T>(schema: z.ZodType<T>, row: Row): T {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  throw new Error(
    `row ${String(row['pk'])} ${String(row['sk'])} does not parse: ${z.prettifyError(result.error)}`,
  );
}

export function getRow(table: Table, key: Key): Promise<Row | undefined> {
  return table.readRow ? table.readRow(key) : fetchRow(table, key);
}

/** Rows read one by one in meaning, and together with whatever else is being read in fact. Missing rows are missing. */
export async function getEach(table: Table, keys: readonly Key[]): Promise<readonly Row[]> {
  const { readRow } = table;
  if (!readRow) return getRows(table, keys);
  const rows = await Promise.all(keys.map(readRow));
  return rows.filter((row) => row !== undefined);
}

/** One consistent read, at once. */
export async function fetchRow(table: Table, key: Key): Promise<Row | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item;
}

const mostKeysInABatch = 100;

/**
 * Consistent reads of many keys, in no particular order; missing rows are missing from the answer, and a row that is
 * asked for twice is in it once.
 */
export async function getRows(table: Table, asked: readonly Key[]): Promise<readonly Row[]> {
  const wanted = [...new Map(asked.map((key) => [placeOf(key), key])).values()];
  const rows: Row[] = [];
  for (let start = 0; start < wanted.length; start += mostKeysInABatch) {
    let open: Record<string, unknown>[] = wanted
      .slice(start, start + mostKeysInABatch)
      .map((key) => ({ ...key }));
    while (open.length > 0) {
      const answer = await table.client.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { Keys: open, ConsistentRead: true } } }),
      );
      rows.push(...(answer.Responses?.[table.name] ?? []));
      open = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return rows;
}

const mostPutsInABatch = 25;
const mostPutAttempts = 40;

/** Writes rows without conditions, each by itself; of rows with one key, the last. */
export async function putRows(table: Table, rows: readonly (Row & Key)[]): Promise<void> {
  const byKey = [...new Map(rows.map((row) => [placeOf(row), row])).values()];
  for (let start = 0; start < byKey.length; start += mostPutsInABatch) {
    let open = byKey.slice(start, start + mostPutsInABatch).map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; open.length > 0; attempt += 1) {
      if (attempt > mostPutAttempts) throw new Error(`rows were not taken in ${mostPutAttempts} attempts`);
      if (attempt > 1) await table.pause(attempt);
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: open } }),
      );
      const left = new Set(
        (UnprocessedItems?.[table.name] ?? []).map(({ PutRequest }) => placeOf(PutRequest?.Item ?? {})),
      );
      open = open.filter(({ PutRequest }) => left.has(placeOf(PutRequest.Item)));
    }
  }
}

function placeOf({ pk, sk }: Row): string {
  return `${String(pk)} ${String(sk)}`;
}

export type Range = { readonly pk: string } & (
  | { readonly prefix: string }
  | { readonly from: string; readonly to: string }
);

/** All rows of a range of one partition, consistently, in key order. */
export function queryRows(table: Table, range: Range): Promise<readonly Row[]> {
  return table.readRange ? table.readRange(range) : fetchRange(table, range);
}

/** The same, at once. */
export function fetchRange(table: Table, range: Range): Promise<readonly Row[]> {
  return queryAll(table, range, undefined);
}

/** A range of the index, which may lag by a moment. */
export async function queryIndex(
  table: Table,
  range: Range,
  index: IndexOfTable = 'lists',
): Promise<readonly Row[]> {
  return queryAll(table, range, index);
}

async function queryAll(
  table: Table,
  range: Range,
  index: IndexOfTable | undefined,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Row | undefined;
  do {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: tableShape.indexes[index].name }),
        ...rangeCondition(range, index),
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    );
    rows.push(...(answer.Items ?? []));
    after = answer.LastEvaluatedKey;
  } while (after);
  return rows;
}

/** One page of an index list, from its end unless told otherwise, and where the next one starts. */
export async function queryIndexPage(
  table: Table,
  range: Range,
  page: {
    readonly limit: number;
    readonly after?: Row | undefined;
    readonly isForward?: boolean | undefined;
  },
): Promise<{ readonly rows: readonly Row[]; readonly after: Row | undefined }> {
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.lists.name,
      ...rangeCondition(range, 'lists'),
      ScanIndexForward: page.isForward === true,
      Limit: page.limit,
      ...(page.after ? { ExclusiveStartKey: page.after } : {}),
    }),
  );
  return { rows: answer.Items ?? [], after: answer.LastEvaluatedKey };
}

function rangeCondition(range: Range, index: IndexOfTable | undefined) {
  const { partitionKey, sortKey } = index === undefined ? tableShape : tableShape.indexes[index];
  const names = { '#pk': partitionKey, '#sk': sortKey };
  return 'prefix' in range
    ? {
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':pk': range.pk, ':prefix': range.prefix },
      }
    : {
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
      };
}
