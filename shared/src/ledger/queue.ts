import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Asker, Claim } from './sheet';
import type { Span } from './span';

/** Somebody who waits for a place on a sheet. Whose turn it is follows from `priority`, then from `since`. */
export type Waiter = {
  readonly booking: Id<'booking'>;
  readonly span: Span;
  readonly units: number;
  readonly asker: Asker;
  /** Place of their group in the jurisdiction's published order; 0 comes first. Who belongs to none comes last. */
  readonly priority: number;
  readonly since: Instant;
  /** How long a place is held for them once it is offered. */
  readonly answerWithinMs: number;
  /** While a place is held for them. It is taken on the sheet as any other. */
  readonly offered?: Claim;
};

/** What happened to the queue, in the order in which it happened. The log keeps them all; they replay to the same order. */
export type QueueMove = {
  readonly move: 'join' | 'offer' | 'accept' | 'decline' | 'lapse' | 'leave';
  readonly booking: Id<'booking'>;
  readonly priority: number;
  readonly since: Instant;
  readonly at: Instant;
};

type Turn = Pick<Waiter, 'booking' | 'priority' | 'since'>;

/** Whose turn is first stands first. The published groups decide, then time; ids only break a tie of the same instant. */
export function inOrder<Someone extends Turn>(queue: readonly Someone[]): readonly Someone[] {
  return queue.toSorted(
    (one, other) =>
      one.priority - other.priority || one.since - other.since || (one.booking < other.booking ? -1 : 1),
  );
}

/** 1 for the next in turn. Those who hold an offer are no longer waiting, and count for nobody's rank. */
export function rankOf(queue: readonly Waiter[], booking: Id<'booking'>): number | undefined {
  const waiting = queue.filter(({ offered }) => offered === undefined);
  const index = waiting.findIndex((waiter) => waiter.booking === booking);
  return index === -1 ? undefined : index + 1;
}

/** The queue as its moves tell it, in order: what a log must replay to. */
export function replayed(moves: readonly QueueMove[]): readonly Turn[] {
  const waiting = moves.reduce<readonly QueueMove[]>(
    (queue, move) =>
      move.move === 'join' ? [...queue, move] : queue.filter(({ booking }) => booking !== move.booking),
    [],
  );
  return inOrder(waiting.map(({ booking, priority, since }) => ({ booking, priority, since })));
}
