import deleteItem from 'dynalite/actions/deleteItem.js';
import putItem from 'dynalite/actions/putItem.js';
import updateItem from 'dynalite/actions/updateItem.js';
import dynalite, { type KeyedRequest, type PutRequest } from 'dynalite/db/index.js';
import type { Validation } from 'dynalite/validations';
import deleteValidation from 'dynalite/validations/deleteItem.js';
import validations from 'dynalite/validations/index.js';
import putValidation from 'dynalite/validations/putItem.js';
import updateValidation from 'dynalite/validations/updateItem.js';
import { removalsLast, settleComparisons } from './expressions';
import type { Item, Overlay } from './overlay';
import { itemKey, type Storage } from './storage';
import { imageBytes, isWireError, validationError, WireError } from './wire';

export type Action = {
  /** Not while checking a condition: that changes nothing. */
  readonly run?: (store: Overlay['store'], done: (error: unknown, answer?: object) => void) => void;
  readonly request: PutRequest | KeyedRequest;
  /** `ReturnValuesOnConditionCheckFailure: ALL_OLD` */
  readonly wantsOldImage: boolean;
};

export type LocatedAction = Action & { readonly item: Item };

export const actionKinds = ['Put', 'Update', 'Delete', 'ConditionCheck'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Reads one action with dynalite's own checks; throws what AWS would answer if the body is wrong. */
export function parseAction(storage: Storage, kind: ActionKind, body: object): Action {
  const wantsOldImage = wantsOld(body);
  switch (kind) {
    case 'Put': {
      const request = parse(storage, putValidation, body);
      return { request, wantsOldImage, run: (store, done) => putItem(store, request, done) };
    }
    case 'Update': {
      const request = parse(storage, updateValidation, body);
      const { _updates: updates } = request;
      if (updates) updates.sections = removalsLast(updates.sections);
      return { request, wantsOldImage, run: (store, done) => updateItem(store, request, done) };
    }
    case 'Delete': {
      const request = parse(storage, deleteValidation, body);
      return { request, wantsOldImage, run: (store, done) => deleteItem(store, request, done) };
    }
    case 'ConditionCheck':
      return { request: parse(storage, deleteValidation, body), wantsOldImage };
  }
}

export function parse<T>(storage: Storage, { types, custom }: Validation<T>, body: object): T {
  const request = validations.checkTypes(body, types);
  validations.checkValidations(request, types, custom, storage.store);
  return request;
}

function wantsOld(body: object): boolean {
  const wish =
    'ReturnValuesOnConditionCheckFailure' in body ? body.ReturnValuesOnConditionCheckFailure : undefined;
  if (wish === 'ALL_OLD') return true;
  if (wish === 'NONE' || wish === undefined || wish === null) return false;
  throw validationError(
    `1 validation error detected: Value at 'returnValuesOnConditionCheckFailure' failed to ` +
      'satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]',
  );
}

/** Finds the item that an action is about; throws if the table is missing or the key does not fit it. */
export async function locate(storage: Storage, action: Action): Promise<LocatedAction> {
  const { request } = action;
  const table = await storage.table(request.TableName);
  const isPut = 'Item' in request;
  const invalid = isPut
    ? dynalite.validateItem(request.Item, table)
    : dynalite.validateKey(request.Key, table);
  if (invalid) throw invalid;
  const key = dynalite.createKey(isPut ? request.Item : request.Key, table);
  return { ...action, item: { table, key, address: itemKey(request.TableName, key) } };
}

/** Runs one action over the overlay: the answer of dynalite, or the error that AWS would give. */
export async function perform(action: LocatedAction, overlay: Overlay): Promise<object> {
  const before = overlay.before(action.item);
  const { _condition: condition } = action.request;
  if (condition) condition.expression = settleComparisons(condition.expression, before ?? {});
  try {
    if (!action.run) {
      const failed = dynalite.checkConditional(action.request, before);
      if (failed) throw failed;
      return {};
    }
    const answer = await answerOf((done) => action.run?.(overlay.store, done));
    refuseOversized(action, overlay);
    refuseEmptyIndexKeys(action, overlay);
    return answer;
  } catch (error) {
    if (!isWireError(error, 'ConditionalCheckFailedException') || !action.wantsOldImage || !before)
      throw error;
    throw new WireError('ConditionalCheckFailedException', 'The conditional request failed', {
      Item: before,
    });
  }
}

/** dynalite counts characters, AWS counts bytes: Chinese text weighs three times as much. */
function refuseOversized({ item, request }: LocatedAction, overlay: Overlay): void {
  const after = overlay.after(item);
  if (!after || imageBytes(after) <= 400 * 1024) return;
  throw validationError(
    'Item' in request
      ? 'Item size has exceeded the maximum allowed size'
      : 'Item size to update has exceeded the maximum allowed size',
  );
}

/** dynalite would index them; AWS refuses the write. */
function refuseEmptyIndexKeys({ item }: LocatedAction, overlay: Overlay): void {
  const after = overlay.after(item) ?? {};
  for (const { IndexName, KeySchema } of item.table.GlobalSecondaryIndexes ?? []) {
    const empty = KeySchema.find(({ AttributeName }) => after[AttributeName]?.S === '');
    if (empty) {
      throw validationError(
        'One or more parameter values are not valid. A value specified for a secondary index key is not ' +
          'supported. The AttributeValue for a key attribute cannot contain an empty string value. ' +
          `IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
      );
    }
  }
}

export function answerOf(run: (done: (error: unknown, answer?: object) => void) => void): Promise<object> {
  return new Promise((resolve, reject) => {
    run((error, answer) => (error ? reject(error) : resolve(answer ?? {})));
  });
}
