import { hourMs, isoAt } from '@huiyue/shared/civil';
import type { NoticeView } from '@huiyue/shared/contract/notices';
import type { Id } from '@huiyue/shared/ids';
import { addressOf, isImportant, topicOf, type NoticeTo } from '@huiyue/shared/notices/notice';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import { isReadBy, isShared, type KeptNotice } from '@huiyue/shared/notices/sending';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { pageFrom, type PagePosition } from '../pages';
import { untilSettled } from '../untilSettled';
import { addressesOf } from './readers';

/** How far back the list goes. Staff are told far more than a family is, and it is older sooner. */
const dayMs = 24 * hourMs;
const ownDays = 180;
const sharedDays = 14;

export type InboxAsked = PagePosition & {
  readonly person: Id<'child'> | Id<'elder'> | undefined;
  /** Whose, where the desk looks for a caller. */
  readonly household: Id<'household'> | undefined;
};

export async function listNotices(
  deps: Deps,
  actor: Actor,
  asked: InboxAsked,
): Promise<{ items: NoticeView[]; next: string | null }> {
  const { person, household } = asked;
  const addresses: readonly NoticeTo[] =
    actor.role === 'desk' && household ? [{ who: 'household', id: household }] : addressesOf(actor);
  const all = onceEach(await readAll(deps, addresses))
    .filter(({ about }) => person === undefined || about.person === person)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const { items, next } = pageFrom(all, asked);
  return { items: items.map((one) => noticeView(one, actor.account)), next };
}

/** One query of each address and nothing else: every page asks this. */
export async function countUnread(deps: Deps, actor: Actor): Promise<{ unread: number }> {
  const found = await Promise.all(
    addressesOf(actor).map((to) =>
      isShared(to)
        ? deps.notices.listed(addressOf(to))
        : deps.notices.of(addressOf(to), since(deps, ownDays)),
    ),
  );
  return { unread: onceEach(found.flat()).filter((one) => !isReadBy(one, actor.account)).length };
}

/** Those of the caller's own that are named; of others' nothing is heard. */
export async function markRead(
  deps: Deps,
  actor: Actor,
  ids: readonly Id<'notice'>[],
  receipt: Receipt,
): Promise<Outcome<{ unread: number }>> {
  const wanted = addressesOf(actor).flatMap((to) => ids.map((key) => ({ owner: addressOf(to), key })));
  return untilSettled(async () => {
    const found = (await deps.notices.findEach(wanted)).filter((one) => !isReadBy(one, actor.account));
    const before = await countUnread(deps, actor);
    const body = { unread: Math.max(0, before.unread - onceEach(found).length) };
    const notices = found.slice(0, mostInACommit).map((one) => read(one, actor.account));
    const result = await deps.outbox.commit({ notices }, { receipt, body });
    return result === 'stale' ? 'again' : accepted(body);
  });
}

/** A transaction holds a hundred rows, and the answer is one of them. */
const mostInACommit = 90;

/** Whoever reads it has heard of it: it goes no further way. */
function read(notice: KeptNotice, account: Id<'account'>): KeptNotice {
  const { dueAt, ...rest } = notice;
  const state = notice.state === 'waiting' ? 'waiting' : 'done';
  return {
    ...rest,
    ...(state === 'waiting' && dueAt !== undefined ? { dueAt } : {}),
    state,
    readBy: [...notice.readBy, account],
    revision: notice.revision + 1,
  };
}

async function readAll(deps: Deps, addresses: readonly NoticeTo[]): Promise<readonly KeptNotice[]> {
  const found = await Promise.all(
    addresses.map((to) => deps.notices.of(addressOf(to), since(deps, isShared(to) ? sharedDays : ownDays))),
  );
  const unread = await Promise.all(
    addresses.filter(isShared).map((to) => deps.notices.listed(addressOf(to))),
  );
  return [...unread.flat(), ...found.flat()];
}

/** What reached somebody by two roads is one notice to them. What was read on one of them counts as read. */
function onceEach(all: readonly KeptNotice[]): readonly KeptNotice[] {
  const byId = new Map<string, KeptNotice>();
  for (const one of all) {
    const other = byId.get(one.id);
    if (!other || other.readBy.length < one.readBy.length) byId.set(one.id, one);
  }
  return [...byId.values()];
}

function since(deps: Deps, days: number): { readonly from: string } {
  return { from: deps.outbox.since(deps.now() - days * dayMs) };
}

function noticeView(notice: KeptNotice, account: Id<'account'>): NoticeView {
  const { id, kind, at, about } = notice;
  return {
    id,
    kind,
    topic: topicOf(notice),
    ...noticeWords(notice),
    at: isoAt(at),
    about: {
      person: about.person ?? null,
      booking: about.booking ?? null,
      bill: about.bill ?? null,
      site: about.site ?? null,
      other: about.other ?? null,
    },
    isImportant: isImportant(notice),
    isRead: isReadBy(notice, account),
  };
}
