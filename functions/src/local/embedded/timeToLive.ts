import deleteItem from 'dynalite/actions/deleteItem.js';
import dynalite from 'dynalite/db/index.js';
import { answerOf } from './action';
import { changeOf } from './changeLog';
import type { Engine } from './engine';
import { openOverlay } from './overlay';
import { itemKey, type Storage, under } from './storage';
import { type Image, isRecord, validationError } from './wire';

/** AWS leaves alone what claims to have expired more than five years ago: such a number is likely no date. */
const oldestExpirySeconds = 5 * 365 * 24 * 60 * 60;

export async function updateTimeToLive(storage: Storage, body: object): Promise<object> {
  const wish = 'TimeToLiveSpecification' in body ? body.TimeToLiveSpecification : undefined;
  if (!isRecord(wish) || typeof wish['AttributeName'] !== 'string' || typeof wish['Enabled'] !== 'boolean') {
    throw validationError('TimeToLiveSpecification needs an AttributeName and Enabled');
  }
  const { TableName } = await tableOf(storage, body);
  const current = await expiryAttribute(storage, TableName);
  if (wish['Enabled'] && current !== undefined) throw validationError('TimeToLive is already enabled');
  if (!wish['Enabled'] && current === undefined) throw validationError('TimeToLive is already disabled');

  const key = `ttl~${TableName}`;
  await storage.write([
    wish['Enabled'] ? { type: 'put', key, value: wish['AttributeName'] } : { type: 'del', key },
  ]);
  return { TimeToLiveSpecification: wish };
}

export async function describeTimeToLive(storage: Storage, body: object): Promise<object> {
  const { TableName } = await tableOf(storage, body);
  const attribute = await expiryAttribute(storage, TableName);
  return {
    TimeToLiveDescription:
      attribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
  };
}

async function tableOf(storage: Storage, body: object): Promise<{ readonly TableName: string }> {
  if (!('TableName' in body) || typeof body.TableName !== 'string')
    throw validationError('TableName is missing');
  return storage.table(body.TableName);
}

async function expiryAttribute(storage: Storage, tableName: string): Promise<string | undefined> {
  const attribute = await storage.get(`ttl~${tableName}`);
  return typeof attribute === 'string' ? attribute : undefined;
}

/** Deletes the rows that have expired, each as an ordinary commit that the change log marks as the sweep's. */
export async function sweepExpired(engine: Engine, nowSeconds: number): Promise<number> {
  let swept = 0;
  for (const name of await engine.storage.tableNames()) {
    const attribute = await expiryAttribute(engine.storage, name);
    if (attribute === undefined) continue;
    for await (const [address, image] of engine.storage.entries(under(`item-${name}`))) {
      if (isImage(image) && hasExpired(image, attribute, nowSeconds)) {
        swept += await sweepOne(engine, name, address, image, attribute, nowSeconds);
      }
    }
  }
  return swept;
}

async function sweepOne(
  engine: Engine,
  tableName: string,
  address: string,
  seen: Image,
  attribute: string,
  nowSeconds: number,
): Promise<0 | 1> {
  if (engine.holds.isHeld(address)) return 0;
  const table = await engine.storage.table(tableName);
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName);
  const Key = Object.fromEntries(Object.entries(seen).filter(([name]) => names.includes(name)));
  const key = dynalite.createKey(Key, table);
  const item = { table, key, address: itemKey(tableName, key) };

  const release = await engine.locks.acquire([address]);
  try {
    // The row may have been given more time since it was seen.
    const overlay = await openOverlay(engine.storage, [item]);
    const current = overlay.before(item);
    if (!current || !hasExpired(current, attribute, nowSeconds)) return 0;
    await answerOf((done) => deleteItem(overlay.store, { TableName: tableName, Key }, done));
    const change = changeOf(item, overlay, nowSeconds);
    await engine.journal.commit({
      operations: overlay.operations(),
      changes: change ? [{ ...change, bySweep: true }] : [],
    });
    return 1;
  } finally {
    release();
  }
}

function hasExpired(image: Image, attribute: string, nowSeconds: number): boolean {
  const at = Number(image[attribute]?.N);
  return at < nowSeconds && at > nowSeconds - oldestExpirySeconds;
}

function isImage(value: unknown): value is Image {
  return isRecord(value);
}
