import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { liveThrough, type History, type Mode } from './history';
import { tokenSecret } from './kit';
import { watchCryptography } from './rest';
import { familyNumbered, staffOfHistories, startOfHistories } from './town';

/** Families of the largest crowd. */
const mostFamilies = 44;

/** What is bundled and run in processes of its own: histories, one after the other, by their seeds. */
export async function openHistories(packs: string): Promise<{
  readonly play: (
    mode: Mode,
    seed: number,
    options?: { readonly length?: number; readonly log?: string[] },
  ) => Promise<History>;
}> {
  watchCryptography();
  const policy = assemblePolicy(await loadPolicyPacks(packs));
  const tokens = await tokensAtTheStart();
  return { play: (mode, seed, options = {}) => liveThrough({ policy, mode, seed, tokens, ...options }) };
}

/** Everyone signed in once, this morning: that spares most calls of most histories a sign-in of their own. */
async function tokensAtTheStart(): Promise<ReadonlyMap<string, string>> {
  const signer = tokensSignedWith(tokenSecret, () => startOfHistories);
  const families = Array.from({ length: mostFamilies }, (_, index) => familyNumbered(index));
  const everyone = [staffOfHistories, ...families.flatMap(({ parents }) => parents)];
  return new Map(
    await Promise.all(
      everyone.map(async (actor) => [actor.account, (await signer.issue(actor)).token] as const),
    ),
  );
}
