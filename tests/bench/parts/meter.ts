import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { imageBytes, type Image } from '@huiyue/functions/local/embedded/wire';
import { tableShape } from '@huiyue/shared/tableShape';

export type Metered = {
  readonly requests: number;
  /** Of the table: one for each started kilobyte, twice in a transaction; a write that is refused costs the same. */
  readonly writeUnits: number;
  /** Of the index, for the rows that stand in it. */
  readonly indexUnits: number;
};

export type Meter = { readonly read: () => Metered };

/**
 * Counts what passes between one client and the store, repeats included, by AWS's rules: no local store can be asked
 * for them. A row that is checked or deleted is taken to be under a kilobyte, as all that are here.
 */
export function meterOf(client: DynamoDBClient): Meter {
  let [requests, writeUnits, indexUnits] = [0, 0, 0];
  client.middlewareStack.add(
    (next) => (args) => {
      requests += 1;
      for (const { image, times } of writesIn(args.input)) {
        const units = Math.max(1, Math.ceil(imageBytes(image) / 1024));
        writeUnits += times * units;
        if (tableShape.index.partitionKey in image) indexUnits += units;
      }
      return next(args);
    },
    { step: 'deserialize', name: 'meter', priority: 'low' },
  );
  return { read: () => ({ requests, writeUnits, indexUnits }) };
}

export function sumOf(parts: readonly Metered[]): Metered {
  return parts.reduce((sum, part) => plus(sum, part, 1), { requests: 0, writeUnits: 0, indexUnits: 0 });
}

export function since(before: Metered, after: Metered): Metered {
  return plus(after, before, -1);
}

function plus(one: Metered, other: Metered, sign: 1 | -1): Metered {
  return {
    requests: one.requests + sign * other.requests,
    writeUnits: one.writeUnits + sign * other.writeUnits,
    indexUnits: one.indexUnits + sign * other.indexUnits,
  };
}

type Batched = { readonly PutRequest?: { readonly Item: Image } };
type Written = { readonly image: Image; readonly times: 1 | 2 };

/** Down here the document client has put everything into wire format already. */
function writesIn(input: object): readonly Written[] {
  if ('TransactItems' in input && Array.isArray(input.TransactItems))
    return input.TransactItems.flatMap((entry: Record<string, { readonly Item?: Image }>) =>
      Object.values(entry).map((write): Written => ({ image: write.Item ?? {}, times: 2 })),
    );
  if ('RequestItems' in input && typeof input.RequestItems === 'object')
    return Object.values(input.RequestItems ?? {}).flatMap((asked: readonly Batched[] | object) =>
      Array.isArray(asked)
        ? asked.flatMap(({ PutRequest }: Batched): Written[] =>
            PutRequest ? [{ image: PutRequest.Item, times: 1 }] : [],
          )
        : [],
    );
  return 'Item' in input && isImage(input.Item) ? [{ image: input.Item, times: 1 }] : [];
}

function isImage(value: unknown): value is Image {
  return typeof value === 'object' && value !== null;
}
