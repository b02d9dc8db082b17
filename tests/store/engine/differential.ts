import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import { expect } from 'vitest';
import { seeded } from '../../support/seed';
import { tableName } from './support';

const pk = 'differential';
const rowsInPlay = 12;

type Row = { readonly pk: string; readonly sk: string; readonly n: number; gsi1pk?: string; gsi1sk?: string };
type Rows = ReadonlyMap<string, Row>;
type Condition = 'none' | 'absent' | 'present' | 'enough';
type Step = {
  readonly kind: 'put' | 'add' | 'delete' | 'check';
  readonly row: Row;
  readonly condition: Condition;
};
type Shape = 'single' | 'transaction' | 'batch';
type Outcome = readonly string[];

/**
 * Random single writes, batches and transactions, each compared with what a map in memory says about it; every
 * so often the whole table and the whole index are compared too.
 */
export async function differential(
  client: DynamoDBDocumentClient,
  seed: number,
  rounds: number,
): Promise<void> {
  const random = seeded(seed);
  let model: Rows = new Map();
  const seen = new Set<string>();

  for (let round = 0; round < rounds; round += 1) {
    const shape = random.pick<Shape>(['single', 'single', 'transaction', 'transaction', 'batch']);
    const steps = randomSteps(shape);
    const expected = shape === 'batch' ? batched(model, steps) : transacted(model, steps);
    const outcome = await (shape === 'single'
      ? single(steps)
      : shape === 'batch'
        ? batch(steps)
        : transaction(steps));
    expect(outcome, `round ${round}: ${JSON.stringify(steps)}`).toEqual(expected.outcome);
    model = expected.rows;
    seen.add(`${shape} ${outcome.some((code) => code !== 'None') ? 'refused' : 'accepted'}`);
    if (round % 100 === 0 || round === rounds - 1) await compareAll();
  }
  // A run in which one of these never happened would prove less than it says.
  for (const needed of ['single accepted', 'single refused', 'transaction accepted', 'transaction refused']) {
    expect(seen).toContain(needed);
  }

  function randomSteps(shape: Shape): Step[] {
    const count = shape === 'single' ? 1 : 1 + random.below(5);
    const names = new Set(
      Array.from({ length: count }, () => String(random.below(rowsInPlay)).padStart(2, '0')),
    );
    return [...names].map((sk) => ({
      kind:
        shape === 'batch'
          ? random.pick(['put', 'delete'])
          : shape === 'single'
            ? random.pick(['put', 'add', 'add', 'delete'])
            : random.pick(['put', 'add', 'delete', 'check']),
      condition: shape === 'batch' ? 'none' : random.pick(['none', 'none', 'absent', 'present', 'enough']),
      row: {
        pk,
        sk,
        n: random.below(10),
        ...(random.below(3) > 0 && { gsi1pk: pk, gsi1sk: `${random.below(5)}-${sk}` }),
      },
    }));
  }

  async function single(steps: readonly Step[]): Promise<Outcome> {
    const [step] = steps;
    if (!step) return [];
    try {
      if (step.kind === 'put') await client.send(new PutCommand(putOf(step)));
      else if (step.kind === 'add') await client.send(new UpdateCommand(updateOf(step)));
      else await client.send(new DeleteCommand(keyOf(step)));
      return ['None'];
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return ['ConditionalCheckFailed'];
      throw error;
    }
  }

  async function transaction(steps: readonly Step[]): Promise<Outcome> {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: steps.map(actionOf) }));
      return steps.map(() => 'None');
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        return (error.CancellationReasons ?? []).map((reason) => reason.Code ?? '');
      }
      throw error;
    }
  }

  async function batch(steps: readonly Step[]): Promise<Outcome> {
    const requests = steps.map(({ kind, row }) =>
      kind === 'put' ? { PutRequest: { Item: row } } : { DeleteRequest: { Key: { pk: row.pk, sk: row.sk } } },
    );
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
    return steps.map(() => 'None');
  }

  async function compareAll(): Promise<void> {
    const rows = [...model.values()];
    expect(await all({})).toEqual(rows.toSorted((one, other) => (one.sk < other.sk ? -1 : 1)));
    const indexed = rows.filter((row) => row.gsi1sk !== undefined);
    const order = (row: Row) => row.gsi1sk ?? '';
    expect(await all({ IndexName: tableShape.indexes.lists.name })).toEqual(
      indexed.toSorted((one, other) => (order(one) < order(other) ? -1 : 1)),
    );
  }

  async function all(from: { readonly IndexName?: string }): Promise<unknown> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...from,
        KeyConditionExpression: `${from.IndexName ? 'gsi1pk' : 'pk'} = :pk`,
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    return Items;
  }
}

function transacted(model: Rows, steps: readonly Step[]): { readonly rows: Rows; readonly outcome: Outcome } {
  const outcome = steps.map((step) => (holds(model, step) ? 'None' : 'ConditionalCheckFailed'));
  const isCancelled = outcome.some((code) => code !== 'None');
  return { rows: isCancelled ? model : steps.reduce(applied, model), outcome };
}

function batched(model: Rows, steps: readonly Step[]): { readonly rows: Rows; readonly outcome: Outcome } {
  return { rows: steps.reduce(applied, model), outcome: steps.map(() => 'None') };
}

function holds(model: Rows, { kind, row, condition }: Step): boolean {
  const current = model.get(row.sk);
  // A check without a condition is no check; it asks that the row be there.
  if (condition === 'present' || (kind === 'check' && condition === 'none')) return current !== undefined;
  if (condition === 'absent') return current === undefined;
  return condition === 'none' || (current !== undefined && current.n >= row.n);
}

function applied(model: Rows, { kind, row }: Step): Rows {
  const next = new Map(model);
  if (kind === 'put') next.set(row.sk, row);
  if (kind === 'delete') next.delete(row.sk);
  if (kind === 'add') {
    const before = model.get(row.sk);
    const { gsi1pk, gsi1sk } = row;
    next.set(row.sk, {
      pk,
      sk: row.sk,
      n: (before?.n ?? 0) + row.n,
      ...(gsi1pk && gsi1sk && { gsi1pk, gsi1sk }),
    });
  }
  return next;
}

function actionOf(step: Step) {
  if (step.kind === 'put') return { Put: putOf(step) };
  if (step.kind === 'add') return { Update: updateOf(step) };
  if (step.kind === 'delete') return { Delete: keyOf(step) };
  const check = keyOf(step);
  return {
    ConditionCheck: { ...check, ConditionExpression: check.ConditionExpression ?? 'attribute_exists(pk)' },
  };
}

function putOf({ row, condition }: Step) {
  return { TableName: tableName, Item: row, ...conditionOf(condition, row) };
}

function keyOf({ row, condition }: Step) {
  return { TableName: tableName, Key: { pk: row.pk, sk: row.sk }, ...conditionOf(condition, row) };
}

function updateOf({ row, condition }: Step) {
  const places =
    row.gsi1sk === undefined ? ' REMOVE gsi1pk, gsi1sk' : ' SET gsi1pk = :gsi1pk, gsi1sk = :gsi1sk';
  return {
    TableName: tableName,
    Key: { pk: row.pk, sk: row.sk },
    UpdateExpression: `ADD n :added${places}`,
    ...(condition === 'enough' ? { ConditionExpression: 'n >= :added' } : conditionOf(condition, row)),
    ExpressionAttributeValues: {
      ':added': row.n,
      ...(row.gsi1sk !== undefined && { ':gsi1pk': row.gsi1pk, ':gsi1sk': row.gsi1sk }),
    },
  };
}

function conditionOf(condition: Condition, row: Row) {
  if (condition === 'none') return {};
  if (condition === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  if (condition === 'present') return { ConditionExpression: 'attribute_exists(pk)' };
  return { ConditionExpression: 'n >= :enough', ExpressionAttributeValues: { ':enough': row.n } };
}
