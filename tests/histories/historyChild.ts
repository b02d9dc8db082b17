import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { liveThrough, type Api, type History, type Mode } from './history';
import { watchCryptography } from './rest';

export type Histories = {
  readonly play: (
    mode: Mode,
    seed: number,
    options?: { readonly length?: number; readonly log?: string[] },
  ) => Promise<History>;
};

/** What is bundled and run in processes of its own: histories, one after the other, by their seeds. */
export async function openHistories(packs: string, api?: () => Promise<Api>): Promise<Histories> {
  watchCryptography();
  const policy = assemblePolicy(await loadPolicyPacks(packs));
  const opened = await api?.();
  return { play: (mode, seed, options = {}) => liveThrough({ policy, mode, seed, api: opened, ...options }) };
}
