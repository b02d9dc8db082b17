import { isoAt } from '@huiyue/shared/civil';
import type { SendingView } from '@huiyue/shared/contract/notices';
import type { Id } from '@huiyue/shared/ids';
import { addressOf } from '@huiyue/shared/notices/notice';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import type { KeptNotice, Sending } from '@huiyue/shared/notices/sending';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { pageFrom, type PagePosition } from '../pages';

type Page<T> = { items: T[]; next: string | null };

/** Newest first; of a site for its staff, of a city for the desk. Never a number or an address. */
export async function listSendings(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly site: Id<'site'> | undefined; readonly city: string | undefined },
): Promise<Page<SendingView> | Absent> {
  const found = await sendingsOf(deps, actor, asked);
  if (!found) return absent;
  const { items, next } = pageFrom(found.toReversed(), asked);
  return { items: await sendingViews(deps, items), next };
}

export async function sendingViews(deps: Deps, found: readonly Sending[]): Promise<SendingView[]> {
  const notices = await noticesOf(deps, found);
  return found.map((one) => sendingView(deps, one, isHeard(notices, one)));
}

function sendingsOf(
  { sendings }: Deps,
  actor: Actor,
  { site, city }: { readonly site: Id<'site'> | undefined; readonly city: string | undefined },
): Promise<readonly Sending[]> | undefined {
  if (actor.role === 'desk') return city === undefined ? undefined : sendings.listed(`SENT#${city}`);
  return site !== undefined && actor.sites.includes(site) ? sendings.of(site) : undefined;
}

/** Whoever has read it meanwhile needs no call. */
export async function unheard(deps: Deps, found: readonly Sending[]): Promise<readonly Sending[]> {
  const notices = await noticesOf(deps, found);
  return found.filter((one) => !isHeard(notices, one));
}

async function noticesOf(deps: Deps, found: readonly Sending[]): Promise<ReadonlyMap<string, KeptNotice>> {
  const notices = await deps.notices.findEach(
    found.map(({ notice }) => ({ owner: addressOf(notice.to), key: notice.id })),
  );
  return new Map(notices.map((one) => [nameOf(one), one]));
}

function isHeard(notices: ReadonlyMap<string, KeptNotice>, { notice }: Sending): boolean {
  return (notices.get(nameOf(notice))?.readBy.length ?? 0) > 0;
}

function nameOf({ to, id }: Pick<KeptNotice, 'to' | 'id'>): string {
  return `${addressOf(to)} ${id}`;
}

function sendingView({ outbox }: Deps, sending: Sending, isRead: boolean): SendingView {
  const { notice, channel, state, attempts, cause, nextAt, endedAt } = sending;
  return {
    id: outbox.keyOf(sending),
    notice: notice.id,
    ...noticeWords(notice),
    channel,
    state,
    attempts,
    cause: cause ?? null,
    at: isoAt(notice.at),
    nextAt: nextAt === undefined ? null : isoAt(nextAt),
    endedAt: endedAt === undefined ? null : isoAt(endedAt),
    isRead,
  };
}
