import { createHash } from 'node:crypto';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Actor } from '@huiyue/shared/people';
import type { HonoRequest } from 'hono';
import type { Answers, KeptAnswer, NamingReceipt, Receipt } from '../ports';

const keyForm = /^[\w-]{8,64}$/;

/** @returns undefined when the header is missing or malformed. */
export function receiptOf(
  request: HonoRequest,
  endpoint: Endpoint,
  actor: Actor,
  bodyDigest: string,
): NamingReceipt | undefined {
  const key = request.header('idempotency-key');
  if (key === undefined || !keyForm.test(key)) return undefined;
  const bodyHash = createHash('sha256')
    .update(`${endpoint.method} ${new URL(request.url).pathname} ${bodyDigest}`)
    .digest('base64url');
  const { account } = actor;
  const digest = createHash('sha256').update(`${account} ${key}`).digest('hex');
  return { account, key, bodyHash, digest, status: endpoint.status };
}

/** The twin has committed, or this write would not have failed: its answer is there to read. */
export async function keptByTwin(answers: Answers, { account, key }: Receipt): Promise<KeptAnswer> {
  const kept = await answers.find(account, key);
  if (!kept) throw new Error('a key was taken, and no answer stands under it');
  return kept;
}
