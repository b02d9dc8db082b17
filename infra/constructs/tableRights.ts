import { tableShape } from '@huiyue/shared/tableShape';
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
  readonly index: readonly Extract<TableAction, 'Query'>[];
};

/** A transaction needs the rights of the writes and checks in it, and none of its own. */
export const apiRights: TableRights = {
  table: ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'],
  index: ['Query'],
};

export const streamRights: TableRights = { table: ['BatchWriteItem', 'PutItem'], index: [] };

export function rightsOn(table: Table, rights: TableRights): readonly PolicyStatement[] {
  const places = [
    { actions: rights.table, resource: table.tableArn },
    ...Object.values(tableShape.indexes).map(({ name }) => ({
      actions: rights.index,
      resource: `${table.tableArn}/index/${name}`,
    })),
  ];
  return places
    .filter(({ actions }) => actions.length > 0)
    .map(
      ({ actions, resource }) =>
        new PolicyStatement({ actions: actions.map((name) => `dynamodb:${name}`), resources: [resource] }),
    );
}

/** To follow the changes of a table. Listing streams is a question to the account: it cannot be asked of one table. */
export function rightsToFollow(streamArn: string): readonly PolicyStatement[] {
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((name) => `dynamodb:${name}`);
  return [
    new PolicyStatement({ actions, resources: [streamArn] }),
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  ];
}
