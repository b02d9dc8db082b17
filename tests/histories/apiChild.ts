import { assembleDeps } from '@huiyue/functions/deps';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { createApp } from '@huiyue/functions/http/app';
import type { Log } from '@huiyue/functions/ports';
import type { IdKind } from '@huiyue/shared/ids';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { beginApiWish, type Pockets } from './apiWishes';
import type { Api } from './history';
import { openHistories as openWith, type Histories } from './historyChild';
import {
  deskOfHistories,
  familyNumbered,
  numbered,
  regulatorOfHistories,
  staffOfHistories,
  startOfHistories,
} from './town';

const tokenSecret = 'only-for-simulated-histories-0123456789';
/** Families of the largest crowd. */
const mostFamilies = 56;

/** Histories through the whole API. Nothing of it is replaced but ids, which a seed must be able to repeat. */
export async function openHistories(packs: string): Promise<Histories> {
  const policy = assemblePolicy(await loadPolicyPacks(packs));
  const tokens = await tokensAtTheStart();
  const api: Api = {
    appOver: (onFault) => {
      let made = 1_000_000;
      const newId = <K extends IdKind>(kind: K) => numbered(kind, (made += 1));
      const log: Log = { request: () => undefined, fault: onFault };
      return ({ table, now }) => {
        const parts = { table, policy, tokenSecret, wechatLogin: noWechatLogin, log, now };
        return createApp(Object.assign(assembleDeps(parts), { newId }), 'local');
      };
    },
    begin: (scene, faults) => {
      const pockets: Pockets = { tokens: new Map(tokens), keys: [], faults };
      return (wish, index) => beginApiWish(scene, pockets, wish, index);
    },
  };
  return openWith(packs, api);
}

/** Everyone signed in once, this morning: that spares most calls of most histories a sign-in of their own. */
async function tokensAtTheStart(): Promise<ReadonlyMap<string, string>> {
  const signer = tokensSignedWith(tokenSecret, () => startOfHistories);
  const families = Array.from({ length: mostFamilies }, (_, index) => familyNumbered(index));
  const everyone = [
    staffOfHistories,
    deskOfHistories,
    regulatorOfHistories,
    ...families.flatMap(({ parents }) => parents),
  ];
  return new Map(
    await Promise.all(
      everyone.map(async (actor) => [actor.account, (await signer.issue(actor)).token] as const),
    ),
  );
}
