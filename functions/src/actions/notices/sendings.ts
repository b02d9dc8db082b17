import { isoAt } from '@huiyue/shared/civil';
import type { NoticeCallView, SendingView } from '@huiyue/shared/contract/notices';
import { isId, type Id } from '@huiyue/shared/ids';
import { addressOf } from '@huiyue/shared/notices/notice';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import { afterCall, type KeptNotice, type Sending } from '@huiyue/shared/notices/sending';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { pageFrom, type PagePosition } from '../pages';
import { untilSettled } from '../untilSettled';
import { nowhere } from './handOut';
import { settingsOf } from './readers';

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
  const notices = await noticesOf(deps, items);
  return { items: items.map((one) => sendingView(deps, one, isHeard(notices, one))), next };
}

function sendingsOf(
  { sendings }: Deps,
  actor: Actor,
  { site, city }: { readonly site: Id<'site'> | undefined; readonly city: string | undefined },
): Promise<readonly Sending[]> | undefined {
  if (actor.role === 'desk') return city === undefined ? undefined : sendings.listed(`SENT#${city}`);
  return site !== undefined && actor.sites.includes(site) ? sendings.of(site) : undefined;
}

/** Those who wait longest first; whoever has read it meanwhile needs no call. */
export async function listCalls(
  deps: Deps,
  asked: PagePosition & { readonly city: string },
): Promise<Page<NoticeCallView>> {
  const found = (
    await Promise.all([asked.city, nowhere].map((code) => deps.sendings.listed(`CALLS#${code}`)))
  ).flat();
  const notices = await noticesOf(deps, found);
  const { items, next } = pageFrom(
    found.filter((one) => !isHeard(notices, one)),
    asked,
  );
  return { items: await Promise.all(items.map((one) => callView(deps, one))), next };
}

export async function endCall(
  deps: Deps,
  actor: Actor,
  {
    place,
    id,
    outcome,
  }: { readonly place: string; readonly id: string; readonly outcome: 'reached' | 'notReached' },
  receipt: Receipt,
): Promise<Outcome<SendingView> | Absent> {
  return untilSettled(async () => {
    const found = await deps.sendings.find(place, id);
    if (!found || found.channel !== 'call') return absent;
    const next = afterCall(found, outcome, actor.account, deps.now());
    if (!next) return refused({ code: 'notice.calledBefore', facts: {} });
    const body = sendingView(deps, next, false);
    const result = await deps.outbox.commit({ sendings: [next] }, { receipt, body });
    return result === 'stale' ? 'again' : accepted(body);
  });
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

async function callView(deps: Deps, sending: Sending): Promise<NoticeCallView> {
  const { notice, place, reader } = sending;
  const settings = await settingsOf(deps, reader);
  const household = settings?.household ?? (isId('household', reader) ? reader : null);
  return {
    id: deps.outbox.keyOf(sending),
    place,
    ...noticeWords(notice),
    at: isoAt(notice.at),
    household,
    phone: settings?.phone === undefined ? null : deps.messaging.unseal(settings.phone),
  };
}
