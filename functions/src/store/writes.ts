import { AnsweredBefore, type Reply } from '../ports';
import { answerWrite } from './answers';
import type { IndexKey, Key, WorkKey } from './keys';
import type { Row, Table, Write } from './table';
import { transact } from './transact';
import { tableShape } from '@huiyue/shared/tableShape';
import type { Instant } from '@huiyue/shared/civil';

/** A row that must not be there yet. */
export function newRow(table: Table, key: Key, row: Row, index?: Partial<IndexKey & WorkKey>): Write {
  return {
    Put: {
      TableName: table.name,
      Item: { ...row, ...key, ...index },
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** A row that must still carry the revision the change was decided upon. */
export function nextRow(
  table: Table,
  key: Key,
  row: Row,
  from: number,
  index?: Partial<IndexKey & WorkKey>,
): Write {
  return {
    Put: {
      TableName: table.name,
      Item: { ...row, ...key, ...index },
      ConditionExpression: '#revision = :from',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: { ':from': from },
    },
  };
}

/** The first change of a row that was entered without a revision. */
export function firstChange(table: Table, key: Key, row: Row, index: Partial<IndexKey & WorkKey>): Write {
  return {
    Put: {
      TableName: table.name,
      Item: { ...row, ...key, ...index },
      ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#revision)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey, '#revision': 'revision' },
    },
  };
}

/** The next revision of a row that was entered without one, and counts from 1 as others do. */
export function changedRow(table: Table, key: Key, row: Row, revision = 1): Write {
  return revision === 2 ? firstChange(table, key, row, {}) : nextRow(table, key, row, revision - 1);
}

/** A row that is there no longer. Gone already, it stays gone. */
export function noRow(table: Table, key: Key): Write {
  return { Delete: { TableName: table.name, Key: { ...key } } };
}

/** Writes new rows together with the answer they give. @throws AnsweredBefore when the key was used already. */
export async function commitNew(
  table: Table,
  writes: readonly Write[],
  reply: Reply,
  now: Instant,
): Promise<void> {
  const result = await transact(table, [answerWrite(table, reply, now), ...writes]);
  if (result.ok) return;
  if (result.failures[0]) throw new AnsweredBefore();
  throw new Error('a new row was there already: an id was given out twice');
}

/** One row's next revision with the answer it gives. @returns 'stale' when it is not there as it was read. */
export async function commitChange(
  table: Table,
  write: Write,
  reply: Reply,
  now: Instant,
): Promise<'committed' | 'stale'> {
  const result = await transact(table, [answerWrite(table, reply, now), write]);
  if (result.ok) return 'committed';
  if (result.failures[0]) throw new AnsweredBefore();
  return 'stale';
}
