import { isHome, isIn } from '@huiyue/shared/circle/member';
import { isId, type Id } from '@huiyue/shared/ids';
import type { NoticeTo } from '@huiyue/shared/notices/notice';
import type { NoticeSettings, Reader } from '@huiyue/shared/notices/sending';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';

/** Of an elder's circle, the accounts that asked to be told. Those who live with her card are told with the household. */
export async function readersOf(
  { members }: Pick<Deps, 'members'>,
  elder: Id<'elder'>,
): Promise<readonly Id<'account'>[]> {
  return (await members.of(elder))
    .filter((member) => isIn(member) && !isHome(member) && member.roles.includes('isTold'))
    .map(({ account }) => account);
}

/** Everything that is told to an account: its own, its household's, or that of the places it works for. */
export function addressesOf(actor: Actor): readonly NoticeTo[] {
  const { account, role, household, sites, jurisdictions = [] } = actor;
  const places = role === 'desk' || role === 'regulator' ? jurisdictions : [];
  return [
    { who: 'account', id: account },
    ...(household === undefined ? [] : [{ who: 'household', id: household } as const]),
    ...sites.map((id) => ({ who: 'site', id }) as const),
    ...places.map((id) => ({ who: role === 'desk' ? 'desk' : 'regulator', id }) as const),
  ];
}

/** What those whom a notice reaches have said about being told; nobody's, where none of them has said anything. */
export async function settingsFor(deps: Deps, to: NoticeTo): Promise<readonly NoticeSettings[]> {
  if (to.who === 'household') return deps.noticeSettings.of(to.id);
  if (to.who !== 'account') return [];
  const own = await settingsOf(deps, to.id);
  return own ? [own] : [];
}

export async function settingsOf(deps: Deps, reader: Reader): Promise<NoticeSettings | undefined> {
  const household = await householdOfReader(deps, reader);
  return household && deps.noticeSettings.find(household, reader);
}

export async function householdOfReader(deps: Deps, reader: Reader): Promise<Id<'household'> | undefined> {
  if (isId('household', reader)) return reader;
  return isId('account', reader) ? (await deps.accounts.find(reader))?.household : undefined;
}
