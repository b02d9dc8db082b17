import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import { itemBytes } from './itemBytes';

export type Metered = {
  /** Requests that went to the store, failed ones and retries of a conflict included. */
  requests: number;
  /** Of the table. An attempt costs what the write would have cost, whether or not it came to anything. */
  writeUnits: number;
  /** Of the index, which follows a write that came to something. */
  indexUnits: number;
  readUnits: number;
};

export type Meter = {
  readonly read: () => Metered;
  readonly reset: () => void;
  /** The same client, counted. */
  readonly around: (client: DynamoDBDocumentClient) => DynamoDBDocumentClient;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Counts what AWS would bill, by its published rules: a write unit for each begun KB of the larger of the row before
 * and the row after, twice in a transaction, checks and deletes included; a read unit for 4 KB read consistently, half
 * of that otherwise. No local store can tell this. What lay in the table before the meter was put on is taken for
 * small, and a client has to be counted from its first write for the sizes before to be right.
 */
export function openMeter(): Meter {
  const nothing: Metered = { requests: 0, writeUnits: 0, indexUnits: 0, readUnits: 0 };
  let counts = { ...nothing };
  const rows = new Map<string, Row>();

  const attempted = (parts: readonly Part[], times: 1 | 2) => {
    for (const { place, after } of parts) {
      const bytes = Math.max(sizeOf(rows.get(place)), sizeOf(after));
      counts.writeUnits += times * Math.max(1, Math.ceil(bytes / 1024));
    }
  };
  const written = (parts: readonly Part[]) => {
    for (const { place, after, isCheck } of parts) {
      if (isCheck) continue;
      counts.indexUnits += indexUnitsOf(rows.get(place), after);
      if (after) rows.set(place, after);
      else rows.delete(place);
    }
  };
  const seen = (answer: unknown, isConsistent: boolean) => {
    const units = Math.max(1, Math.ceil(JSON.stringify(answer ?? '').length / 4096));
    counts.readUnits += isConsistent ? units : units / 2;
  };

  return {
    read: () => ({ ...counts }),
    reset: () => {
      counts = { ...nothing };
    },
    around(client) {
      const send = async (command: Parameters<DynamoDBDocumentClient['send']>[0]): Promise<unknown> => {
        counts.requests += 1;
        const { parts, times } = partsOf(command);
        attempted(parts, times);
        const answer: unknown = await client.send(command);
        written(parts);
        if (command instanceof GetCommand || command instanceof QueryCommand)
          seen(answer, command.input.ConsistentRead === true);
        // Each row of a batch is billed as a read of its own.
        if (command instanceof BatchGetCommand)
          for (const { Keys = [] } of Object.values(command.input.RequestItems ?? {}))
            counts.readUnits += Keys.length;
        return answer;
      };
      const counted: DynamoDBDocumentClient = Object.create(client, { send: { value: send } });
      return counted;
    },
  };
}

type Part = { readonly place: string; readonly after: Row | undefined; readonly isCheck: boolean };

function partsOf(command: unknown): { readonly parts: readonly Part[]; readonly times: 1 | 2 } {
  if (command instanceof PutCommand) return { parts: [partOf({ Put: command.input })], times: 1 };
  if (command instanceof BatchWriteCommand)
    return {
      parts: Object.values(command.input.RequestItems ?? {})
        .flat()
        .map(({ PutRequest, DeleteRequest }) => partOf({ Put: PutRequest, Delete: DeleteRequest })),
      times: 1,
    };
  if (command instanceof TransactWriteCommand)
    return { parts: (command.input.TransactItems ?? []).map(partOf), times: 2 };
  return { parts: [], times: 1 };
}

function partOf(write: {
  readonly Put?: { readonly Item: Row | undefined } | undefined;
  readonly Delete?: { readonly Key: Row | undefined } | undefined;
  readonly ConditionCheck?: { readonly Key: Row | undefined } | undefined;
}): Part {
  const { Put, Delete, ConditionCheck } = write;
  const { pk, sk } = Put?.Item ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
  return {
    place: JSON.stringify([pk, sk]),
    after: Put?.Item,
    isCheck: ConditionCheck !== undefined,
  };
}

function indexUnitsOf(before: Row | undefined, after: Row | undefined): number {
  const [was, is] = [indexPlaceOf(before), indexPlaceOf(after)];
  if (was === undefined && is === undefined) return 0;
  const units = Math.max(1, Math.ceil(Math.max(sizeOf(before), sizeOf(after)) / 1024));
  // An entry that moves is deleted and written anew.
  return was === undefined || is === undefined || was === is ? units : 2 * units;
}

function indexPlaceOf(row: Row | undefined): string | undefined {
  const { [tableShape.index.partitionKey]: pk, [tableShape.index.sortKey]: sk } = row ?? {};
  return pk === undefined ? undefined : JSON.stringify([pk, sk]);
}

function sizeOf(row: Row | undefined): number {
  return row ? itemBytes(row) : 0;
}
