import type { CivilDate } from './civil';
import type { Id } from './ids';
import { rankOf, type QueueMove, type Waiter } from './ledger/queue';
import type { Proof } from './people';
import type { Policy } from './policy/assemble';
import type { Clause } from './policy/clauses';
import { priorityGroupsOn } from './policy/priorityGroups';
import type { ServiceLine } from './policy/serviceLines';

/** The order in which a jurisdiction lets those who wait go first, as published. */
export type WaitlistOrder = {
  readonly groups: readonly { readonly code: string; readonly label: string }[];
  readonly isRanked: boolean;
  readonly clause: Clause;
};

/** What is said of waiting lists goes before what is said of admission. Undefined: nothing is, and time alone decides. */
export function waitlistOrderOn(
  policy: Policy,
  asked: { readonly jurisdiction: string; readonly on: CivilDate; readonly line: ServiceLine },
): WaitlistOrder | undefined {
  const [nearest] = (['waitlist', 'admission'] as const).flatMap((purpose) =>
    priorityGroupsOn(policy, { ...asked, purpose }),
  );
  return nearest && { groups: nearest.groups, isRanked: nearest.isRanked, clause: nearest.clause };
}

/** Their place in that order; 0 comes first, and who belongs to no group comes after all who do. */
export function priorityIn(order: WaitlistOrder | undefined, proofs: readonly Proof[]): number {
  if (!order) return 0;
  const ranks = order.groups.flatMap(({ code }, index) =>
    proofs.some(({ group, published }) => group === 'priority' && published === code) ? [index] : [],
  );
  const [best] = ranks;
  if (best === undefined) return order.isRanked ? order.groups.length : 1;
  return order.isRanked ? best : 0;
}

/** The group that priority stands for, in the published words; null where they belong to none. */
export function groupOf(order: WaitlistOrder | undefined, priority: number): string | null {
  if (!order) return null;
  if (order.isRanked) return order.groups[priority]?.label ?? null;
  return priority === 0 ? order.groups.map(({ label }) => label).join('、') : null;
}

export type RankMove = QueueMove & { readonly rankAfter: number | undefined };

/** The moves that changed somebody's rank, and the rank after each: the log, read from where they stand. */
export function rankMoves(log: readonly QueueMove[], booking: Id<'booking'>): readonly RankMove[] {
  const told: RankMove[] = [];
  let waiting: readonly QueueMove[] = [];
  let rank: number | undefined;
  for (const move of log) {
    const others = waiting.filter((one) => one.booking !== move.booking);
    waiting = move.move === 'join' ? [...others, move].toSorted(byTurn) : others;
    const index = waiting.findIndex((one) => one.booking === booking);
    const rankAfter = index === -1 ? undefined : index + 1;
    if (move.booking === booking || rankAfter !== rank) told.push({ ...move, rankAfter });
    rank = rankAfter;
  }
  return told;
}

/** Those whose turn comes before. */
export function aheadOf(queue: readonly Waiter[], booking: Id<'booking'>): readonly Waiter[] {
  const rank = rankOf(queue, booking);
  return rank === undefined ? [] : queue.filter(({ offered }) => !offered).slice(0, rank - 1);
}

function byTurn(one: QueueMove, other: QueueMove): number {
  return one.priority - other.priority || one.since - other.since || (one.booking < other.booking ? -1 : 1);
}
