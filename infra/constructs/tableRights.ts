import { tableShape, type IndexOfTable } from '@huiyue/shared/tableShape';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

type TableAction =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'UpdateItem';

/** By name, each: nobody scans the table, and nobody gets a right because another function needs it. */
export type TableRights = {
  readonly table: readonly TableAction[];
  /** Which indexes it may ask. Nothing else can be done with an index. */
  readonly indexes: readonly IndexOfTable[];
};

/** A transaction needs the rights of the writes and checks in it, and none of its own. */
export const apiRights: TableRights = {
  table: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  indexes: ['lists', 'work'],
};

export const streamRights: TableRights = { table: ['BatchWriteItem', 'PutItem'], indexes: [] };

/**
 * Looks up whose turn it is, and writes sheets, their logs and the bookings that are offered a place; books what is
 * ordered for every week; finds which notices are due and whom they reach, and writes down what became of them.
 */
export const tickRights: TableRights = {
  table: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query'],
  indexes: ['lists', 'work'],
};

/** Reads books and attendance, and writes down what it found. */
export const nightlyRights: TableRights = {
  table: ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'Query'],
  indexes: ['lists'],
};

export function rightsOn(table: Table, rights: TableRights): readonly PolicyStatement[] {
  const { indexes } = tableShape;
  return [
    allow(rights.table, table.tableArn),
    ...rights.indexes.map((index) => allow(['Query'], `${table.tableArn}/index/${indexes[index].name}`)),
  ];
}

function allow(actions: readonly TableAction[], resource: string): PolicyStatement {
  return new PolicyStatement({ actions: actions.map((name) => `dynamodb:${name}`), resources: [resource] });
}

/** To follow the changes of a table. Listing streams is a question to the account: it cannot be asked of one table. */
export function rightsToFollow(streamArn: string): readonly PolicyStatement[] {
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((name) => `dynamodb:${name}`);
  return [
    new PolicyStatement({ actions, resources: [streamArn] }),
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  ];
}
