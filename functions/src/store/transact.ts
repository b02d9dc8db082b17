import { randomUUID } from 'node:crypto';
import { TransactionCanceledException, type CancellationReason } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Row, Table, Write } from './table';

/** A write whose condition did not hold, and the row it met where the write asked to see it. */
export type WriteFailure = { readonly old?: Row };

export type TransactResult =
  | { readonly ok: true }
  /** One entry per write, in order; undefined where the condition held. */
  | { readonly ok: false; readonly failures: readonly (WriteFailure | undefined)[] };

const mostAttempts = 40;

/**
 * Writes all rows or none. Conditions that do not hold are an answer. Conflicts with other transactions are
 * nobody's answer: they are tried again, since the SDK does not do it. Anything else is thrown, and then it is
 * unknown whether the rows were written; the caller's idempotency key finds out.
 */
export async function transact(table: Table, writes: readonly Write[]): Promise<TransactResult> {
  for (let attempt = 1; ; attempt += 1) {
    const reasons = await send(table, writes);
    if (!reasons) return { ok: true };
    const failures = reasons.map(failureOf);
    if (failures.some(Boolean)) return { ok: false, failures };
    if (attempt === mostAttempts) throw new Error(`still in conflict after ${mostAttempts} attempts`);
    await table.pause(attempt);
  }
}

async function send(table: Table, writes: readonly Write[]): Promise<CancellationReason[] | undefined> {
  try {
    await table.client.send(
      new TransactWriteCommand({
        TransactItems: [...writes],
        // The SDK repeats a request whose answer got lost; under one token the repeat does nothing twice.
        ClientRequestToken: randomUUID(),
      }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException) || !error.CancellationReasons) throw error;
    const isOurs = error.CancellationReasons.every(({ Code }) => Code === undefined || known.has(Code));
    if (!isOurs) throw error;
    return error.CancellationReasons;
  }
}

const known = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

function failureOf({ Code, Item }: CancellationReason): WriteFailure | undefined {
  if (Code !== 'ConditionalCheckFailed') return undefined;
  // The old row arrives in wire format even through the document client.
  return Item ? { old: unmarshall(Item) } : {};
}
