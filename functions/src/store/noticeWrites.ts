import { createHash } from 'node:crypto';
import type { Instant } from '@huiyue/shared/civil';
import { idPrefixes, type Id } from '@huiyue/shared/ids';
import { isShared, type KeptNotice } from '@huiyue/shared/notices/sending';
import { addressOf, type Notice, type Tell } from '@huiyue/shared/notices/notice';
import type { IndexKey, Key, WorkKey } from './keys';
import type { Row, Table, Write } from './table';
import { newRow } from './writes';

/** Beginning of the sort key of every notice; the stream's consumer waits for changes of these, too. */
export const noticeName = 'NOTICE';

/** A new notice joins the commit of whatever it tells of. `cause` names that change, and no other ever. */
export function noticeWrites(table: Table, tells: readonly Tell[], cause: string): readonly Write[] {
  return noticesFrom(tells, cause).map((notice) => {
    const { Item, key, index } = newNotice(notice);
    return newRow(table, key, Item, index);
  });
}

/** Said twice to one reader about one cause, it is one notice. Said to two of them, it is one by its id, kept twice. */
export function noticesFrom(tells: readonly Tell[], cause: string): readonly Notice[] {
  const notices = tells.map((tell): Notice => ({ ...tell, id: noticeId(tell, cause) }));
  return [...new Map(notices.map((notice) => [`${addressOf(notice.to)} ${notice.id}`, notice])).values()];
}

export function newNotice(notice: Notice): {
  readonly Item: Row;
  readonly key: Key;
  readonly index: Partial<IndexKey & WorkKey>;
} {
  return {
    Item: {
      ...notice,
      state: 'waiting',
      readBy: [],
      revision: 1,
      sweepAt: sweepAt(notice),
    },
    key: { pk: `OWN#${addressOf(notice.to)}`, sk: `${noticeName}#${notice.id}` },
    index: {
      gsi2pk: `${noticeName}#${toHandOut}`,
      gsi2sk: workTime(notice.at),
      ...(isShared(notice.to) ? { gsi1pk: `${noticeName}#${addressOf(notice.to)}`, gsi1sk: notice.id } : {}),
    },
  };
}

/** A family may look up what it was told in the year before. */
const keptForDays = 400;

function sweepAt({ at }: Pick<Notice, 'at'>): number {
  return Math.floor(at / 1000) + keptForDays * 86_400;
}

export function toldAlready(notice: Notice): KeptNotice {
  return { ...notice, state: 'done', readBy: [], sweepAt: sweepAt(notice), revision: 1 };
}

/** The work list of notices that nobody has looked after yet. */
export const toHandOut = 'OUT';

/** Instants as they sort. */
export function workTime(at: Instant): string {
  return String(at).padStart(15, '0');
}

/** Sorts before the ids of all notices since then. */
export function noticesSince(at: Instant): Id<'notice'> {
  return `${idPrefixes.notice}_${at.toString(36).padStart(9, '0')}`;
}

/** Ids begin with their time, so a reader's notices lie in order; the rest is the same however often it is made. */
function noticeId({ at, kind, about }: Tell, cause: string): Id<'notice'> {
  const { person, booking, bill, site, other } = about;
  const said = JSON.stringify([cause, kind, person, booking, bill, site, other]);
  const digest = createHash('sha256').update(said).digest('hex').slice(0, 23);
  return `${noticesSince(at)}${digest}`;
}
