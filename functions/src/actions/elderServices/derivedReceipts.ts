import type { Deps, NamingReceipt } from '../../ports';

/** The receipt of a part of a write that takes several commits: the same however often the whole arrives. */
export function derivedFrom(deps: Pick<Deps, 'digest'>, receipt: NamingReceipt, part: string): NamingReceipt {
  const { account, bodyHash, status } = receipt;
  const key = `${receipt.digest.slice(0, 40)}-${part}`;
  const digest = deps.digest(`${account} ${key}`);
  return { account, key, digest, bodyHash, status };
}
