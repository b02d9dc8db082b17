import batchValidation from 'dynalite/validations/batchWriteItem.js';
import { type ActionKind, type LocatedAction, locate, parse, parseAction, perform } from './action';
import { changeOf } from './changeLog';
import type { Engine } from './engine';
import { openOverlay } from './overlay';
import { isRecord, isWireError, validationError, WireError, wireErrorBody } from './wire';

/** PutItem, UpdateItem or DeleteItem. */
export async function writeOne(engine: Engine, kind: ActionKind, body: object): Promise<object> {
  return store(engine, await locate(engine.storage, parseAction(engine.storage, kind, body)));
}

async function store(engine: Engine, action: LocatedAction): Promise<object> {
  const { address } = action.item;
  if (engine.holds.isHeld(address)) {
    throw new WireError('TransactionConflictException', 'Transaction is ongoing for the item');
  }
  const release = await engine.locks.acquire([address]);
  try {
    const overlay = await openOverlay(engine.storage, [action.item]);
    const answer = await perform(action, overlay);
    const change = changeOf(action.item, overlay, Math.floor(engine.now() / 1000));
    await engine.journal.commit({ operations: overlay.operations(), changes: change ? [change] : [] });
    return answer;
  } finally {
    release();
  }
}

/** As on AWS each write of a batch stands alone; one that meets a running transaction comes back unprocessed. */
export async function writeBatch(engine: Engine, body: object): Promise<object> {
  const { RequestItems } = parse(engine.storage, batchValidation, body);
  const asked = Object.entries(RequestItems).flatMap(([table, requests]) =>
    requests.map((request) => ({ table, request })),
  );
  if (asked.length > 25) throw validationError('Too many items requested for the BatchWriteItem call');

  const writes = await Promise.all(
    asked.map(async ({ table, request }) => ({
      table,
      request,
      action: await locateIn(engine, table, request),
    })),
  );
  if (new Set(writes.map(({ action }) => action.item.address)).size < writes.length) {
    throw validationError('Provided list of item keys contains duplicates');
  }

  const unprocessed: Record<string, object[]> = {};
  await Promise.all(
    writes.map(async ({ table, request, action }) => {
      try {
        await store(engine, action);
      } catch (error) {
        if (!isWireError(error, 'TransactionConflictException')) throw error;
        (unprocessed[table] ??= []).push(request);
      }
    }),
  );
  return { UnprocessedItems: unprocessed };
}

async function locateIn({ storage }: Engine, table: string, request: object): Promise<LocatedAction> {
  const put = 'PutRequest' in request && isRecord(request.PutRequest) ? request.PutRequest : undefined;
  const removal = 'DeleteRequest' in request && isRecord(request.DeleteRequest) ? request.DeleteRequest : {};
  const action = put
    ? parseAction(storage, 'Put', { ...put, TableName: table })
    : parseAction(storage, 'Delete', { ...removal, TableName: table });
  try {
    return await locate(storage, action);
  } catch (error) {
    const message = wireErrorBody(error)?.message ?? '';
    if (!/Missing the key|Type mismatch for key/.test(message)) throw error;
    throw validationError('The provided key element does not match the schema');
  }
}
