import { createHash } from 'node:crypto';
import { type Operation, type Storage, under } from './storage';
import { canonical, isRecord, WireError } from './wire';

const rememberedForMs = 10 * 60 * 1000;

/** Stored in the same batch as the transaction: a retry after a crash is still known as a retry. */
export type ClientToken = { readonly address: string; readonly fingerprint: string };

export function clientToken(token: string, transactItems: unknown): ClientToken {
  const fingerprint = createHash('sha256').update(canonical(transactItems)).digest('hex');
  return { address: `token~${token}`, fingerprint };
}

export function rememberToken({ address, fingerprint }: ClientToken, now: number): Operation {
  return { type: 'put', key: address, value: { fingerprint, at: now } };
}

/** Whether this very transaction has been committed within the last ten minutes. */
export async function isRepeated(storage: Storage, token: ClientToken, now: number): Promise<boolean> {
  const known = await storage.get(token.address);
  if (!isRecord(known) || isForgotten(known, now)) return false;
  if (known['fingerprint'] === token.fingerprint) return true;
  throw new WireError(
    'IdempotentParameterMismatchException',
    'This client token was used for another transaction within the last ten minutes.',
  );
}

export async function forgottenTokens(storage: Storage, now: number): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  for await (const [key, value] of storage.entries(under('token'))) {
    if (isRecord(value) && isForgotten(value, now)) operations.push({ type: 'del', key });
  }
  return operations;
}

function isForgotten({ at }: Record<string, unknown>, now: number): boolean {
  return typeof at !== 'number' || at + rememberedForMs <= now;
}
