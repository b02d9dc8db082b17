import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import type { Minute } from '../ledger/span';
import type { Role } from '../people';

/** What a roll-call says of one person on one day. Without `to`: still there. */
export type Mark =
  | { readonly kind: 'present'; readonly from: Minute; readonly to?: Minute }
  | { readonly kind: 'absent'; readonly isAnnounced: boolean }
  | { readonly kind: 'closed' };

export const markKinds = ['present', 'absent', 'closed'] as const satisfies readonly Mark['kind'][];

/** A mark as it was written, so that a later one never hides who wrote what before. */
export type Marked = {
  readonly mark: Mark;
  readonly at: Instant;
  /** When it was made, where that was before it could be sent. */
  readonly happenedAt?: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
};

/** One booking on one day: the last mark holds. */
export type Attendance = {
  readonly booking: Id<'booking'>;
  readonly site: Id<'site'>;
  readonly on: CivilDate;
  readonly history: readonly [Marked, ...Marked[]];
};

export function markOf({ history }: Attendance): Mark {
  return history.at(-1)?.mark ?? history[0].mark;
}

export function attendanceRevision({ history }: Attendance): number {
  return history.length;
}

export function isSameMark(one: Mark, other: Mark): boolean {
  if (one.kind === 'present')
    return other.kind === 'present' && one.from === other.from && one.to === other.to;
  if (one.kind === 'absent') return other.kind === 'absent' && one.isAnnounced === other.isAnnounced;
  return other.kind === 'closed';
}

/** The row after another mark; the same row where the mark says nothing new. */
export function marked(
  before: Attendance | undefined,
  about: Omit<Attendance, 'history'>,
  next: Marked,
): Attendance {
  if (!before) return { ...about, history: [next] };
  return isSameMark(markOf(before), next.mark) ? before : { ...before, history: [...before.history, next] };
}

/** By how many minutes somebody was fetched later than was booked; 0 while they are there, or were in time. */
export function lateMinutes(mark: Mark, bookedTo: Minute): number {
  return mark.kind === 'present' && mark.to !== undefined ? Math.max(0, mark.to - bookedTo) : 0;
}
