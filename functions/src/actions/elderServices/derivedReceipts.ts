import { createHash } from 'node:crypto';
import type { NamingReceipt } from '../../ports';

/** The receipt of a part of a write that takes several commits: the same however often the whole arrives. */
export function derivedFrom(receipt: NamingReceipt, part: string): NamingReceipt {
  const { account, bodyHash, status } = receipt;
  const key = `${receipt.digest.slice(0, 40)}-${part}`;
  const digest = createHash('sha256').update(`${account} ${key}`).digest('hex');
  return { account, key, digest, bodyHash, status };
}
