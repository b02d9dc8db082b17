import type { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Row } from '@huiyue/functions/store/table';
import { tableShape } from '@huiyue/shared/tableShape';
import { validation } from './errors';
import { checkExpressions, holds } from './expression';

/** One page of a range of one partition, of the table or of its index. */
export function answerQuery(input: QueryCommand['input'], rows: readonly Row[], isCut: boolean): object {
  const {
    TableName: _,
    IndexName,
    ConsistentRead,
    KeyConditionExpression = '',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward = true,
    Limit,
    ExclusiveStartKey,
    ...rest
  } = input;
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) throw new Error(`the simulated store does not know ${name}`);
  const index = Object.values(tableShape.indexes).find(({ name }) => name === IndexName);
  if (IndexName !== undefined && !index) throw new Error(`no index is called ${IndexName}`);
  if (IndexName !== undefined && ConsistentRead) throw validation('an index has no consistent reads');

  const placeholders = { names, values };
  checkExpressions([KeyConditionExpression], placeholders);
  const { partitionKey, sortKey } = index ?? tableShape;
  const met = rows
    .filter((row) => row[partitionKey] !== undefined && row[sortKey] !== undefined)
    .filter((row) => holds(KeyConditionExpression, row, placeholders))
    // Rows of one index key are told apart by the key of the table.
    .map((row) => ({ row, order: `${String(row[sortKey])} ${String(row['pk'])} ${String(row['sk'])}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  if (!ScanIndexForward) met.reverse();

  const after =
    ExclusiveStartKey &&
    `${String(ExclusiveStartKey[sortKey])} ${String(ExclusiveStartKey['pk'])} ${String(ExclusiveStartKey['sk'])}`;
  const open =
    after === undefined ? met : met.filter(({ order }) => (ScanIndexForward ? order > after : order < after));
  // A page ends at its limit, or early: after 1 MB, which small rows reach only here.
  const size = Math.min(Limit ?? Infinity, isCut ? Math.max(1, Math.ceil(open.length / 2)) : Infinity);
  const found = open.slice(0, size).map(({ row }) => row);
  const last = found.length === size ? found.at(-1) : undefined;
  const page = index?.projection === 'KEYS_ONLY' ? found.map((row) => keyOf(row, index)) : found;
  return {
    Items: page,
    Count: page.length,
    ...(last ? { LastEvaluatedKey: keyOf(last, index) } : {}),
  };
}

type Index = (typeof tableShape.indexes)[keyof typeof tableShape.indexes];

function keyOf({ pk, sk, ...rest }: Row, index: Index | undefined): Row {
  if (!index) return { pk, sk };
  const { partitionKey, sortKey } = index;
  return { pk, sk, [partitionKey]: rest[partitionKey], [sortKey]: rest[sortKey] };
}
