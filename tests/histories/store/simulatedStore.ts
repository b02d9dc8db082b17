import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Row, Write } from '@huiyue/functions/store/table';
import { itemBytes } from '../../support/itemBytes';
import type { Schedule } from '../schedule';
import {
  cancelled,
  conditionFailed,
  conflict,
  inProgress,
  tokenMismatch,
  throttled,
  validation,
} from './errors';
import { BadExpression, checkExpressions, holds, type Placeholders } from './expression';
import { placeOf, TableHistory, type Place } from './history';
import { answerQuery } from './query';
import { kept } from './rows';

export type Reply = { readonly value: object } | { readonly error: Error };

export type Change = {
  readonly place: Place;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
};

/** What the weather decides inside the store. */
export type StoreWeather = {
  /** How long a transaction holds its items before it commits. */
  readonly holdMs: () => number;
  /** How far behind the answer of an eventually consistent read is. */
  readonly lagMs: () => number;
  /** Somebody else's transaction is on one of the items just now. */
  readonly strayConflict: () => boolean;
  readonly leavesKeys: () => boolean;
  readonly cutsPage: () => boolean;
  /** Write units a partition takes in a second. */
  readonly partitionUnits: number;
};

const mostItems = 100;
const mostItemBytes = 400 * 1024;
const mostTransactionBytes = 4 * 1024 * 1024;
const tokenLivesMs = 10 * 60_000;

type Token = { readonly parameters: unknown; endedAt: number | undefined };

/** One write of a transaction, taken apart. */
type Part = {
  readonly place: Place;
  /** What will stand there: the same row for a check, nothing after a delete. */
  readonly after: (before: Row | undefined) => Row | undefined;
  readonly bytes: number;
  readonly condition: string | undefined;
  readonly placeholders: Placeholders;
  readonly showsOld: boolean;
  readonly isCheck: boolean;
};

/**
 * A table that behaves as DynamoDB documents it, in memory and in virtual time: conditions on the item as it stands,
 * transactions that hold their items for a while and get in one another's way, cancellation reasons in order, client
 * tokens, limits, lagging reads. What it does not understand it refuses loudly.
 */
export class SimulatedStore<By> {
  readonly table = new TableHistory();
  readonly #schedule: Schedule;
  readonly #weather: StoreWeather;
  readonly #onCommit: (changes: readonly Change[], by: By) => void;
  /** Items that a transaction in flight has in hand. */
  readonly #held = new Set<Place>();
  readonly #tokens = new Map<string, Token>();
  readonly #units = new Map<string, { second: number; units: number }>();

  constructor(parts: {
    readonly schedule: Schedule;
    readonly weather: StoreWeather;
    readonly onCommit: (changes: readonly Change[], by: By) => void;
  }) {
    this.#schedule = parts.schedule;
    this.#weather = parts.weather;
    this.#onCommit = parts.onCommit;
  }

  /** Rows that were there long before the history begins. */
  seed(rows: readonly Row[]): void {
    this.table.commits += 1;
    for (const row of rows) this.table.write(placeOf(row), kept(row), 0);
  }

  /** A request has arrived. It is answered now, or, as a transaction, when that ends. */
  receive(command: unknown, by: By, reply: (answer: Reply) => void): void {
    try {
      if (command instanceof GetCommand) reply({ value: this.#get(command.input) });
      else if (command instanceof BatchGetCommand) reply({ value: this.#batchGet(command.input) });
      else if (command instanceof QueryCommand) reply({ value: this.#query(command.input) });
      else if (command instanceof PutCommand) reply({ value: this.#put(command.input, by) });
      else if (command instanceof BatchWriteCommand) reply({ value: this.#batchWrite(command.input, by) });
      else if (command instanceof TransactWriteCommand) this.#transact(command.input, by, reply);
      else throw new Error('the simulated store does not know this command');
    } catch (error) {
      if (error instanceof BadExpression) reply({ error: validation(error.message) });
      else if (error instanceof StoreAnswer) reply({ error: error.answer });
      else throw error;
    }
  }

  #get(input: GetCommand['input']): object {
    const { TableName: _, Key, ConsistentRead, ...rest } = input;
    onlyKnown(rest);
    const Item = this.#read(placeOf(Key ?? {}), ConsistentRead === true);
    return Item ? { Item } : {};
  }

  #batchGet(input: BatchGetCommand['input']): object {
    const { RequestItems, ...rest } = input;
    onlyKnown(rest);
    const answer: Record<string, Row[]> = {};
    const left: Record<string, { Keys: Row[]; ConsistentRead: boolean }> = {};
    for (const [name, { Keys = [], ConsistentRead, ...more }] of Object.entries(RequestItems ?? {})) {
      onlyKnown(more);
      const places = Keys.map(placeOf);
      if (places.length === 0 || places.length > 100) fail('between 1 and 100 keys');
      if (new Set(places).size < places.length) fail('Provided list of item keys contains duplicates');
      const served = this.#weather.leavesKeys() ? Math.floor(places.length / 2) : places.length;
      answer[name] = places
        .slice(0, served)
        .map((place) => this.#read(place, ConsistentRead === true))
        .filter((row) => row !== undefined);
      if (served < places.length)
        left[name] = { Keys: Keys.slice(served), ConsistentRead: ConsistentRead === true };
    }
    return { Responses: answer, UnprocessedKeys: left };
  }

  #query(input: QueryCommand['input']): object {
    const consistent = input.ConsistentRead === true;
    const lag = consistent ? 0 : this.#weather.lagMs();
    const rows: Row[] = [];
    for (const place of this.table.places()) {
      const row = consistent ? this.table.row(place) : this.table.rowAt(place, this.#schedule.now - lag);
      if (row) rows.push(row);
    }
    return answerQuery(input, rows, this.#weather.cutsPage());
  }

  #put(input: PutCommand['input'], by: By): object {
    const part = partOf({ Put: { ...input, TableName: input.TableName, Item: input.Item } });
    if (this.#held.has(part.place)) throw new StoreAnswer(conflict());
    if (!this.#takeUnits(part.place, part.bytes, 1)) throw new StoreAnswer(throttled());
    const before = this.table.row(part.place);
    if (!conditionHolds(part, before)) throw new StoreAnswer(conditionFailed());
    this.#commit([part], by);
    return {};
  }

  /** Puts, each by itself: what cannot be taken just now is handed back. */
  #batchWrite(input: BatchWriteCommand['input'], by: By): object {
    const { RequestItems, ...rest } = input;
    onlyKnown(rest);
    const left: Record<string, object[]> = {};
    for (const [name, requests] of Object.entries(RequestItems ?? {})) {
      if (requests.length === 0 || requests.length > 25) fail('between 1 and 25 requests');
      const parts = requests.map(({ PutRequest, DeleteRequest }) => {
        if (DeleteRequest || !PutRequest) throw new Error('the simulated store only knows batches of puts');
        return partOf({ Put: { TableName: name, Item: PutRequest.Item ?? {} } });
      });
      const places = new Set(parts.map(({ place }) => place));
      if (places.size < parts.length) fail('Provided list of item keys contains duplicates');
      const isShort = this.#weather.leavesKeys();
      for (const [index, part] of parts.entries()) {
        const isTaken =
          !(isShort && index > 0) &&
          !this.#held.has(part.place) &&
          this.#takeUnits(part.place, part.bytes, 1);
        if (isTaken) this.#commit([part], by);
        else (left[name] ??= []).push(requests[index] ?? {});
      }
    }
    return { UnprocessedItems: left };
  }

  #transact(input: TransactWriteCommand['input'], by: By, reply: (answer: Reply) => void): void {
    const { TransactItems, ClientRequestToken, ...rest } = input;
    onlyKnown(rest);
    const parts = (TransactItems ?? []).map(knownPart);
    checkSizes(parts);
    const token = ClientRequestToken === undefined ? undefined : this.#tokens.get(ClientRequestToken);
    if (token) {
      if (token.parameters !== TransactItems) return reply({ error: tokenMismatch() });
      if (token.endedAt === undefined) return reply({ error: inProgress() });
      if (this.#schedule.now - token.endedAt < tokenLivesMs) return reply({ value: {} });
    }
    const reasons = this.#reasonsAgainst(parts);
    if (reasons) return reply({ error: cancelled(reasons) });

    const running: Token = { parameters: TransactItems, endedAt: undefined };
    if (ClientRequestToken !== undefined) this.#tokens.set(ClientRequestToken, running);
    for (const { place } of parts) this.#held.add(place);
    this.#schedule.after(this.#weather.holdMs(), () => {
      for (const { place } of parts) this.#held.delete(place);
      running.endedAt = this.#schedule.now;
      this.#commit(parts, by);
      reply({ value: {} });
    });
  }

  /** One reason for each item, in order, if there is any; an item that is in other hands is not even looked at. */
  #reasonsAgainst(parts: readonly Part[]): CancellationReason[] | undefined {
    const stray = parts.length > 0 && this.#weather.strayConflict() ? parts[0]?.place : undefined;
    let isAgainst = false;
    const reasons = parts.map((part): CancellationReason => {
      const reason = this.#reasonAgainst(part, stray);
      if (reason.Code !== 'None') isAgainst = true;
      return reason;
    });
    return isAgainst ? reasons : undefined;
  }

  #reasonAgainst(part: Part, stray: Place | undefined): CancellationReason {
    if (this.#held.has(part.place) || part.place === stray)
      return { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };
    if (!this.#takeUnits(part.place, part.bytes, 2))
      return { Code: 'ThrottlingError', Message: 'Throughput exceeds the limit of the partition' };
    const before = this.table.row(part.place);
    if (conditionHolds(part, before)) return { Code: 'None' };
    return {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      // In wire format, even through the document client.
      ...(part.showsOld && before ? { Item: marshall(before) } : {}),
    };
  }

  #commit(parts: readonly Part[], by: By): void {
    this.table.commits += 1;
    const changes: Change[] = [];
    for (const part of parts) {
      if (part.isCheck) continue;
      const before = this.table.row(part.place);
      const after = part.after(before);
      this.table.write(part.place, after, this.#schedule.now);
      changes.push({ place: part.place, before, after });
    }
    this.#onCommit(changes, by);
  }

  #read(place: Place, isConsistent: boolean): Row | undefined {
    return isConsistent
      ? this.table.row(place)
      : this.table.rowAt(place, this.#schedule.now - this.#weather.lagMs());
  }

  /** Attempts count, whether or not they come to anything. */
  #takeUnits(place: Place, bytes: number, times: 1 | 2): boolean {
    const partition = place.slice(0, place.indexOf(' '));
    const second = Math.floor(this.#schedule.now / 1000);
    const used = this.#units.get(partition);
    const current = used?.second === second ? used : { second, units: 0 };
    if (current !== used) this.#units.set(partition, current);
    if (current.units >= this.#weather.partitionUnits) return false;
    current.units += times * Math.max(1, Math.ceil(bytes / 1024));
    return true;
  }
}

/** An error that is the answer. */
class StoreAnswer extends Error {
  readonly answer: Error;
  constructor(answer: Error) {
    super(answer.message);
    this.answer = answer;
  }
}

function fail(message: string): never {
  throw new StoreAnswer(validation(message));
}

function onlyKnown(rest: object): void {
  const [name] = Object.entries(rest).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw new Error(`the simulated store does not know ${name}`);
}

/** What is sent again is the same object, and need not be taken apart again. */
const knownParts = new WeakMap<Write, Part>();

function knownPart(write: Write): Part {
  const known = knownParts.get(write) ?? partOf(write);
  knownParts.set(write, known);
  return known;
}

function partOf({ Put, Delete, ConditionCheck, Update, ...rest }: Write): Part {
  onlyKnown(rest);
  if (Update) throw new Error('the simulated store does not know Update');
  const given = Put ?? Delete ?? ConditionCheck;
  if (!given) return fail('an item of a transaction does nothing');
  const {
    TableName: _,
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ReturnValuesOnConditionCheckFailure: old,
    ...content
  } = given;
  const placeholders = { names, values };
  checkExpressions([condition], placeholders);
  const common = { condition, placeholders, showsOld: old === 'ALL_OLD' };
  if ('Item' in content) {
    const { Item, ...more } = content;
    onlyKnown(more);
    const row = kept(Item ?? fail('a Put without an item'));
    return { ...common, place: placeOf(row), after: () => row, bytes: itemBytes(row), isCheck: false };
  }
  const { Key, ...more } = content;
  onlyKnown(more);
  return {
    ...common,
    place: placeOf(Key ?? {}),
    after: ConditionCheck ? (before) => before : () => undefined,
    bytes: 0,
    isCheck: ConditionCheck !== undefined,
  };
}

function conditionHolds({ condition, placeholders }: Part, before: Row | undefined): boolean {
  return condition === undefined || holds(condition, before, placeholders);
}

function checkSizes(parts: readonly Part[]): void {
  if (parts.length === 0 || parts.length > mostItems) fail('between 1 and 100 items in a transaction');
  const places = new Set(parts.map(({ place }) => place));
  if (places.size < parts.length) fail('Transaction request cannot include multiple operations on one item');
  let all = 0;
  for (const { bytes } of parts) {
    if (bytes > mostItemBytes) fail('Item size has exceeded the maximum allowed size');
    all += bytes;
  }
  if (all > mostTransactionBytes) fail('Transaction size has exceeded the maximum allowed size');
}
