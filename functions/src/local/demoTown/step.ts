import { createHash } from 'node:crypto';
import type { Id } from '@huiyue/shared/ids';
import { AnsweredBefore, type NamingReceipt } from '../../ports';

/** Every step of drawing the demo town is done under a fixed key, once. */
export function receipt(account: Id<'account'>, key: string): NamingReceipt {
  const digest = createHash('sha256').update(`${account} ${key}`).digest('hex');
  return { account, key: `demo-town-${key}`, bodyHash: 'demo-town', digest, status: 201 };
}

export async function once(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
  }
}
