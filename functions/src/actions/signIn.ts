import { isoAt } from '@huiyue/shared/civil';
import type { DemoAccountView, MeView, SessionView } from '@huiyue/shared/contract/session';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Account, Deps } from '../ports';
import { absent, type Absent } from './absent';

const loginRefused = refused({ code: 'login.refused', facts: {} });

/** Refused when WeChat refuses the code. The session key of WeChat never gets this far. */
export async function signInWithWechat(deps: Deps, code: string): Promise<Outcome<SessionView>> {
  const identity = await deps.wechatLogin.identify(code);
  if (identity === undefined) return loginRefused;
  const credential = { kind: 'wechat', name: identity } as const;
  const known = await deps.accounts.findByCredential(credential);
  return sessionFor(deps, known ?? (await deps.accounts.open(newFamily(deps), credential)));
}

export async function signInToDemo(deps: Deps, name: string): Promise<Outcome<SessionView>> {
  const account = await deps.accounts.findByCredential({ kind: 'demo', name });
  return account ? sessionFor(deps, account) : loginRefused;
}

export async function listDemoAccounts(deps: Deps): Promise<readonly DemoAccountView[]> {
  const accounts = await deps.accounts.listDemo();
  return accounts.map(({ name, account, about }) => ({
    account: name,
    displayName: account.displayName,
    role: account.role,
    about,
  }));
}

export async function readMe(deps: Deps, actor: Actor): Promise<MeView | Absent> {
  const account = await deps.accounts.find(actor.account);
  if (!account) return absent;
  const sites = await Promise.all(account.sites.map((id) => deps.sites.find(id)));
  return {
    account: account.id,
    displayName: account.displayName,
    role: account.role,
    household: account.household ?? null,
    sites: sites
      .filter((site) => site !== undefined)
      .map(({ id, name, jurisdiction }) => ({ id, name, jurisdiction })),
    jurisdictions: (account.jurisdictions ?? []).flatMap((code) => {
      const place = deps.policy.jurisdictions.get(code);
      return place ? [{ code, name: place.name }] : [];
    }),
  };
}

/** Whoever comes in from WeChat is a family; the other roles are given by an authority, never taken. */
function newFamily(deps: Deps): Account {
  return {
    id: deps.newId('account'),
    role: 'family',
    displayName: '家长',
    household: deps.newId('household'),
    sites: [],
  };
}

async function sessionFor(deps: Deps, account: Account): Promise<Outcome<SessionView>> {
  const { token, expiresAt } = await deps.tokens.issue({
    account: account.id,
    role: account.role,
    ...(account.household ? { household: account.household } : {}),
    sites: account.sites,
    ...(account.jurisdictions ? { jurisdictions: account.jurisdictions } : {}),
  });
  return accepted({ token, expiresAt: isoAt(expiresAt) });
}
