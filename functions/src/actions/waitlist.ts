import { dateAt, isoAt } from '@huiyue/shared/civil';
import type { QueueLogView, RankView } from '@huiyue/shared/contract/places';
import type { Id } from '@huiyue/shared/ids';
import { rankOf } from '@huiyue/shared/ledger/queue';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Period } from '@huiyue/shared/refusals';
import { aheadOf, groupOf, rankMoves, waitlistOrderOn } from '@huiyue/shared/waitlist';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { findOwn } from './actOnBooking';
import { pageFrom, type PagePosition } from './pages';
import { watchesOver } from './supervision';
import { findSold, lineOf, sheetIdOf } from './sellers';

/**
 * Where a waiting booking stands, and every reason for it, out of the queue's own log. Of the others nothing is told
 * but the published group they go by and the day they joined.
 */
export async function readRank(deps: Deps, actor: Actor, id: Id<'booking'>): Promise<RankView | Absent> {
  const booking = await findOwn(deps, actor, id);
  const sold = booking && (await findSold(deps, booking.sheet.of));
  if (!booking || !sold) return absent;
  const [log, [sheet]] = await Promise.all([
    deps.ledger.queueLog(booking.sheet),
    deps.ledger.sheets([booking.sheet]),
  ]);
  const own = log.findLast((move) => move.booking === id && move.move === 'join');
  if (!own) return absent;
  const order = waitlistOrderOn(deps.policy, {
    jurisdiction: sold.site.jurisdiction,
    on: dateAt(own.at),
    line: lineOf(sold),
  });
  const standing = ({ priority, since }: { readonly priority: number; readonly since: number }) => ({
    group: groupOf(order, priority),
    joinedOn: dateAt(since),
  });
  const queue = sheet?.queue ?? [];
  return {
    booking: id,
    rank: rankOf(queue, id) ?? null,
    waiting: queue.filter(({ offered }) => offered === undefined).length,
    ...standing(own),
    order: order
      ? {
          groups: order.groups.map(({ label }) => label),
          isRanked: order.isRanked,
          clause: order.clause,
        }
      : null,
    ahead: aheadOf(queue, id).map(standing),
    moves: rankMoves(log, id).map((move) => ({
      move: move.move,
      at: isoAt(move.at),
      isOwn: move.booking === id,
      ...standing(move),
      rankAfter: move.rankAfter ?? null,
    })),
  };
}

/** The log as it is kept, for whoever is to check that nothing was taken out or put in between. */
export async function readQueueLog(
  deps: Deps,
  actor: Actor,
  asked: { readonly seller: PlaceSheetId['of']; readonly period: Period } & PagePosition,
): Promise<QueueLogView | Absent> {
  const sheet = sheetIdOf(asked.seller, asked.period);
  const sold = sheet && (await findSold(deps, asked.seller));
  if (!sheet || !sold || !watchesOver(deps, actor, sold.site.jurisdiction)) return absent;
  const entries = await deps.ledger.queueLog(sheet);
  return pageFrom(
    entries.map(({ number, move, booking, priority, since, at, before, hash }) => ({
      number,
      move,
      booking,
      priority,
      since,
      at,
      before,
      hash,
    })),
    asked,
  );
}
