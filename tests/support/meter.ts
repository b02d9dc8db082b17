import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import { itemBytes } from './itemBytes';

export type Metered = {
  /** Requests that went to the store, failed ones and retries included. */
  readonly requests: number;
  /** Of the table. An attempt costs what the write would have cost, whether or not it came to anything. */
  readonly writeUnits: number;
  /** Of the indexes, which follow a write that came to something. */
  readonly indexUnits: number;
  readonly readUnits: number;
};

export type Meter = {
  readonly read: () => Metered;
  readonly reset: () => void;
  /** The same client, counted. */
  readonly around: (client: DynamoDBDocumentClient) => DynamoDBDocumentClient;
  /** Counts all that goes over this client's line from now on, the SDK's own repeats included. */
  readonly on: (client: DynamoDBClient) => void;
};

const nothing: Metered = { requests: 0, writeUnits: 0, indexUnits: 0, readUnits: 0 };

/**
 * Counts what AWS would bill, by its published rules; no local store can tell this.
 *   A write: a unit for each begun KB of the larger of the row before and the row after, twice in a transaction.
 *   Checks, deletes and writes that are refused cost the same.
 *   An index: a unit for each begun KB of its entry, once, where what it projects has changed; two where the entry
 *   moves. An index of keys alone is left alone while the keys stay.
 *   A read: a unit for each begun 4 KB read consistently, half of that otherwise.
 * A row that this meter has not seen written is taken for small, and where it is replaced its keys for unchanged.
 */
export function openMeter(): Meter {
  let counts = nothing;
  const rows = new Map<string, Row>();
  const add = (more: Partial<Metered>) => {
    counts = plus(counts, { ...nothing, ...more }, 1);
  };

  const asked = ({ writes, times }: Asked) => {
    add({ requests: 1 });
    for (const write of writes) {
      const bytes = Math.max(sizeOf(rows.get(write.place)), sizeOf(write.after));
      add({ writeUnits: times * unitsOf(bytes, 1024) });
    }
  };
  const answered = ({ writes, reads }: Asked, answer: Answer) => {
    for (const write of writes) {
      if (write.kind === 'check' || write.kind === 'update') continue;
      const { place, after } = write;
      add({ indexUnits: indexUnitsOf(rows.get(place), write) });
      if (after) rows.set(place, after);
      else rows.delete(place);
    }
    if (reads) add({ readUnits: readUnitsOf(reads, answer) });
  };

  return {
    read: () => counts,
    reset: () => {
      counts = nothing;
    },
    around(client) {
      const send = async (command: Parameters<DynamoDBDocumentClient['send']>[0]): Promise<unknown> => {
        const one = askedIn(command.input);
        asked(one);
        const answer: unknown = await client.send(command);
        answered(one, plainAnswer(answer));
        return answer;
      };
      const counted: DynamoDBDocumentClient = Object.create(client, { send: { value: send } });
      return counted;
    },
    on(client) {
      client.middlewareStack.add(
        (next) => async (args) => {
          const one = askedIn(args.input);
          asked(one);
          const result = await next(args);
          answered(one, plainAnswer(result.output));
          return result;
        },
        { step: 'deserialize', name: 'meter', priority: 'high' },
      );
    },
  };
}

export function sumOf(parts: readonly Metered[]): Metered {
  return parts.reduce((sum, part) => plus(sum, part, 1), nothing);
}

export function since(before: Metered, after: Metered): Metered {
  return plus(after, before, -1);
}

function plus(one: Metered, other: Metered, sign: 1 | -1): Metered {
  return {
    requests: one.requests + sign * other.requests,
    writeUnits: one.writeUnits + sign * other.writeUnits,
    indexUnits: one.indexUnits + sign * other.indexUnits,
    readUnits: one.readUnits + sign * other.readUnits,
  };
}

type Row = Readonly<Record<string, unknown>>;
type Written = {
  readonly kind: 'put' | 'delete' | 'check' | 'update';
  readonly place: string;
  readonly after: Row | undefined;
  /** A put on the condition that another row is there. */
  readonly replaces: boolean;
};
type Reads = {
  readonly kind: 'one' | 'many' | 'query';
  readonly keys: number;
  readonly isConsistent: boolean;
};
type Asked = { readonly writes: readonly Written[]; readonly times: 1 | 2; readonly reads?: Reads };
type Answer = {
  readonly Item?: Row | undefined;
  readonly Items?: readonly Row[] | undefined;
  readonly Responses?: Readonly<Record<string, readonly Row[]>> | undefined;
};

type Action = {
  readonly Item?: Row;
  readonly Key?: Row;
  readonly ConditionExpression?: string;
};
type Input = Action & {
  readonly TransactItems?: readonly Readonly<Record<string, Action>>[];
  readonly RequestItems?: Readonly<
    Record<
      string,
      | readonly { readonly PutRequest?: Action; readonly DeleteRequest?: Action }[]
      | { readonly Keys?: readonly Row[]; readonly ConsistentRead?: boolean }
    >
  >;
  readonly KeyConditionExpression?: string;
  readonly ConsistentRead?: boolean;
};

/** What a request writes and reads, told from its shape: the same for every client. */
function askedIn(input: unknown): Asked {
  if (!isInput(input)) return { writes: [], times: 1 };
  const { TransactItems, RequestItems, KeyConditionExpression, Item, Key } = input;
  const isConsistent = input.ConsistentRead === true;
  if (TransactItems)
    return {
      writes: TransactItems.flatMap((entry) =>
        Object.entries(entry).map(([kind, action]) => writtenBy(kind, action)),
      ),
      times: 2,
    };
  if (RequestItems) {
    const asked = Object.values(RequestItems);
    const keys = asked.flatMap((one) => ('Keys' in one ? (one.Keys ?? []) : []));
    const writes = asked.flatMap((one) => (Array.isArray(one) ? one : [])).flatMap(batched);
    return {
      writes,
      times: 1,
      ...(keys.length > 0
        ? { reads: { kind: 'many', keys: keys.length, isConsistent: asked.some(isReadConsistently) } }
        : {}),
    };
  }
  if (KeyConditionExpression !== undefined)
    return { writes: [], times: 1, reads: { kind: 'query', keys: 1, isConsistent } };
  if (Item) return { writes: [writtenBy('Put', input)], times: 1 };
  return Key
    ? { writes: [], times: 1, reads: { kind: 'one', keys: 1, isConsistent } }
    : { writes: [], times: 1 };
}

function batched(one: { readonly PutRequest?: Action; readonly DeleteRequest?: Action }): readonly Written[] {
  return [
    ...(one.PutRequest ? [writtenBy('Put', one.PutRequest)] : []),
    ...(one.DeleteRequest ? [writtenBy('Delete', one.DeleteRequest)] : []),
  ];
}

function isReadConsistently(one: object): boolean {
  return 'ConsistentRead' in one && one.ConsistentRead === true;
}

const kinds: Readonly<Record<string, Written['kind']>> = {
  Put: 'put',
  Delete: 'delete',
  ConditionCheck: 'check',
  Update: 'update',
};

function writtenBy(name: string, { Item, Key, ConditionExpression }: Action): Written {
  const row = plainRow(Item ?? Key ?? {});
  return {
    kind: kinds[name] ?? 'update',
    place: JSON.stringify([row[tableShape.partitionKey], row[tableShape.sortKey]]),
    after: Item ? row : undefined,
    replaces: ConditionExpression !== undefined && !ConditionExpression.includes('attribute_not_exists'),
  };
}

function indexUnitsOf(before: Row | undefined, { after, replaces }: Written): number {
  return Object.values(tableShape.indexes)
    .map((index) => {
      const entries = [before, after].map((row) => entryOf(row, index));
      const [was, is] = entries;
      const units = unitsOf(Math.max(...entries.map(sizeOf)), 1024);
      if (!was && !is) return 0;
      if (!was) return !before && replaces && index.projection === 'KEYS_ONLY' ? 0 : units;
      if (!is) return unitsOf(sizeOf(was), 1024);
      if (isMoved(was, is, index)) return unitsOf(sizeOf(was), 1024) + unitsOf(sizeOf(is), 1024);
      return JSON.stringify(was) === JSON.stringify(is) ? 0 : units;
    })
    .reduce((sum, units) => sum + units, 0);
}

type Index = (typeof tableShape.indexes)[keyof typeof tableShape.indexes];

/** What an index shows of a row; nothing where the row has no place in it. */
function entryOf(row: Row | undefined, index: Index): Row | undefined {
  if (row?.[index.partitionKey] === undefined || row[index.sortKey] === undefined) return undefined;
  if (index.projection === 'ALL') return row;
  const names = [tableShape.partitionKey, tableShape.sortKey, index.partitionKey, index.sortKey];
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function isMoved(was: Row, is: Row, { partitionKey, sortKey }: Index): boolean {
  return was[partitionKey] !== is[partitionKey] || was[sortKey] !== is[sortKey];
}

function readUnitsOf({ kind, keys, isConsistent }: Reads, answer: Answer): number {
  const each = isConsistent ? 1 : 0.5;
  if (kind === 'query') {
    const bytes = (answer.Items ?? []).reduce((sum, row) => sum + itemBytes(row), 0);
    return each * unitsOf(bytes, 4096);
  }
  const found = kind === 'one' ? [answer.Item ?? {}] : Object.values(answer.Responses ?? {}).flat();
  // Each row of a batch is a read of its own, and so is one that is not there.
  const units = found.reduce((sum, row) => sum + unitsOf(itemBytes(row), 4096), 0);
  return each * (units + keys - found.length);
}

function unitsOf(bytes: number, perUnit: number): number {
  return Math.max(1, Math.ceil(bytes / perUnit));
}

function sizeOf(row: Row | undefined): number {
  return row ? itemBytes(row) : 0;
}

/** A row in wire format or not: of an answer the document client may have made something plain already. */
function plainRow(row: Row): Row {
  const wire = Object.entries(row).filter(isWire);
  return wire.length === Object.keys(row).length ? unmarshall(Object.fromEntries(wire)) : row;
}

const wireTypes = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS']);

function isWire(entry: [string, unknown]): entry is [string, AttributeValue] {
  const [, value] = entry;
  if (typeof value !== 'object' || value === null) return false;
  const [type, ...others] = Object.keys(value);
  return type !== undefined && others.length === 0 && wireTypes.has(type);
}

function isInput(input: unknown): input is Input {
  return typeof input === 'object' && input !== null;
}

function plainAnswer(answer: unknown): Answer {
  if (!isAnswer(answer)) return {};
  const { Item, Items, Responses } = answer;
  return {
    Item: Item && plainRow(Item),
    Items: Items?.map(plainRow),
    Responses:
      Responses &&
      Object.fromEntries(Object.entries(Responses).map(([table, found]) => [table, found.map(plainRow)])),
  };
}

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null;
}
