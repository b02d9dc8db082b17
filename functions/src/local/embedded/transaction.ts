import getItem from 'dynalite/actions/getItem.js';
import dynalite from 'dynalite/db/index.js';
import getValidation from 'dynalite/validations/getItem.js';
import { actionKinds, answerOf, type LocatedAction, locate, parse, parseAction, perform } from './action';
import { changeOf } from './changeLog';
import { type ClientToken, clientToken, isRepeated, rememberToken } from './clientTokens';
import type { Engine } from './engine';
import { type Item, openOverlay, type Overlay } from './overlay';
import { itemKey } from './storage';
import {
  type Image,
  imageBytes,
  isRecord,
  isWireError,
  validationError,
  WireError,
  wireErrorBody,
} from './wire';

const mostActions = 100;
const mostBytes = 4 * 1024 * 1024;

type Reason = { readonly Code: string; readonly Message?: string; readonly Item?: Image };
const noReason: Reason = { Code: 'None' };

/** Carried out as a whole or not at all. A crash at any moment leaves one of the two. */
export async function transactWrite(engine: Engine, body: object): Promise<object> {
  const entries = transactItems(body);
  const actions = await locateAll(engine, entries);
  refuseRepeatedItems(actions.map(({ item }) => item));
  const addresses = actions.map(({ item }) => item.address);
  const token = tokenOf(body, entries);

  if (token && engine.holds.isHeld(token.address)) {
    throw new WireError(
      'TransactionInProgressException',
      'A transaction with this client token is in progress.',
    );
  }
  refuseHeld(engine, addresses);

  const owned = token ? [...addresses, token.address] : addresses;
  const letGo = engine.holds.take(owned);
  const release = await engine.locks.acquire(owned);
  try {
    await engine.holds.wait();
    if (token && (await isRepeated(engine.storage, token, engine.now()))) return {};
    const overlay = await openOverlay(
      engine.storage,
      actions.map(({ item }) => item),
    );
    cancelIfAny(await Promise.all(actions.map((action) => reasonAgainst(action, overlay))));
    refuseOversized(actions, overlay);
    await commit(engine, actions, overlay, token);
    return {};
  } finally {
    letGo();
    release();
  }
}

async function commit(
  engine: Engine,
  actions: readonly LocatedAction[],
  overlay: Overlay,
  token: ClientToken | undefined,
): Promise<void> {
  const now = engine.now();
  const changes = actions.flatMap(({ item }) => changeOf(item, overlay, Math.floor(now / 1000)) ?? []);
  const remembered = token ? [rememberToken(token, now)] : [];
  await engine.journal.commit({ operations: [...overlay.operations(), ...remembered], changes });
}

/** Several items as they stood at one moment. */
export async function transactGet(engine: Engine, body: object): Promise<object> {
  const gets = await Promise.all(
    transactItems(body).map(async (entry) => {
      if (!isRecord(entry['Get'])) throw validationError('TransactItems can only contain Get');
      const request = parse(engine.storage, getValidation, entry['Get']);
      const table = await engine.storage.table(request.TableName);
      const invalid = dynalite.validateKey(request.Key, table);
      if (invalid) throw invalid;
      const key = dynalite.createKey(request.Key, table);
      return { request, item: { table, key, address: itemKey(request.TableName, key) } };
    }),
  );
  refuseRepeatedItems(gets.map(({ item }) => item));
  const addresses = gets.map(({ item }) => item.address);
  refuseHeld(engine, addresses);

  const release = await engine.locks.acquire(addresses);
  try {
    const Responses = await Promise.all(
      gets.map(({ request }) => answerOf((done) => getItem(engine.storage.store, request, done))),
    );
    return { Responses };
  } finally {
    release();
  }
}

function transactItems(body: object): readonly Record<string, unknown>[] {
  const entries = 'TransactItems' in body ? body.TransactItems : undefined;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > mostActions) {
    const rule =
      Array.isArray(entries) && entries.length > 0
        ? `less than or equal to ${mostActions}`
        : 'greater than or equal to 1';
    throw validationError(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${rule}`,
    );
  }
  if (!entries.every(isRecord)) throw validationError('TransactItems can only contain actions');
  return entries;
}

async function locateAll(
  engine: Engine,
  entries: readonly Record<string, unknown>[],
): Promise<readonly LocatedAction[]> {
  const parsed = entries.map((entry) => {
    const given = actionKinds.filter((kind) => isRecord(entry[kind]));
    const [kind] = given;
    const content = kind && entry[kind];
    if (!kind || !isRecord(content) || given.length > 1) {
      throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
    }
    const needed = {
      Put: 'Item',
      Update: 'UpdateExpression',
      Delete: 'Key',
      ConditionCheck: 'ConditionExpression',
    }[kind];
    if (content[needed] === undefined)
      throw validationError(`The ${needed} is missing in a ${kind} of the transaction`);
    return parseAction(engine.storage, kind, { ...content });
  });

  // A key that does not fit its table cancels the transaction and is told at its place in the list.
  const located = await Promise.allSettled(parsed.map((action) => locate(engine.storage, action)));
  cancelIfAny(located.map((result) => (result.status === 'rejected' ? reasonFor(result.reason) : noReason)));
  return located.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

function refuseRepeatedItems(items: readonly Item[]): void {
  if (new Set(items.map(({ address }) => address)).size === items.length) return;
  throw validationError('Transaction request cannot include multiple operations on one item');
}

function refuseHeld({ holds }: Engine, addresses: readonly string[]): void {
  const conflict = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };
  cancelIfAny(addresses.map((address) => (holds.isHeld(address) ? conflict : noReason)));
}

async function reasonAgainst(action: LocatedAction, overlay: Overlay): Promise<Reason> {
  try {
    await perform(action, overlay);
    return noReason;
  } catch (error) {
    return reasonFor(error);
  }
}

/** Throws on what is no matter of one action: a missing table, a fault of ours. */
function reasonFor(error: unknown): Reason {
  const body = wireErrorBody(error);
  if (body && isWireError(error, 'ConditionalCheckFailedException')) {
    const { __type: _type, message, ...facts } = body;
    return { Code: 'ConditionalCheckFailed', Message: message, ...facts };
  }
  if (body && isWireError(error, 'ValidationException')) {
    return { Code: 'ValidationError', Message: body.message };
  }
  throw error;
}

function cancelIfAny(reasons: readonly Reason[]): void {
  if (reasons.every((reason) => reason.Code === 'None')) return;
  const codes = reasons.map((reason) => reason.Code).join(', ');
  throw new WireError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function refuseOversized(actions: readonly LocatedAction[], overlay: Overlay): void {
  const images = actions.map(({ item }) => overlay.after(item) ?? overlay.before(item) ?? {});
  const bytes = images.reduce((total, image) => total + imageBytes(image), 0);
  if (bytes > mostBytes) throw validationError('The items of a transaction together exceed 4 MB');
}

function tokenOf(body: object, entries: readonly object[]): ClientToken | undefined {
  const token = 'ClientRequestToken' in body ? body.ClientRequestToken : undefined;
  if (token === undefined || token === null) return undefined;
  if (typeof token !== 'string' || token.length < 1 || token.length > 36) {
    throw validationError(
      "1 validation error detected: Value at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and 36",
    );
  }
  return clientToken(token, entries);
}
