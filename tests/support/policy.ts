import { fileURLToPath } from 'node:url';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';

export const packsFolder = fileURLToPath(new URL('../../shared/src/policy/packs', import.meta.url));

/** What the four cities have published. */
export async function publishedPolicy(): Promise<Policy> {
  return assemblePolicy(await loadPolicyPacks(packsFolder));
}
