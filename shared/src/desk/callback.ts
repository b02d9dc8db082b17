import type { Booking } from '../booking';
import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';

/** Why somebody has to be called. */
export const callbackKinds = [
  'callRound',
  'missedMeal',
  'offerEnding',
  'consent',
  'unbooked',
  'unread',
] as const;
export type CallbackKind = (typeof callbackKinds)[number];

/** How a call ended. */
export const callOutcomes = [
  'reached',
  'done',
  'mealBrought',
  'familyTakesOver',
  'nobodyAnswered',
  'wrongNumber',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** With these somebody knows, and nobody has to be called any more. With the others the call stays on the list. */
const ends: Record<CallOutcome, boolean> = {
  reached: true,
  done: true,
  mealBrought: true,
  familyTakesOver: true,
  nobodyAnswered: false,
  wrongNumber: false,
};

export function endsCall(outcome: CallOutcome): boolean {
  return ends[outcome];
}

export type CallAttempt = {
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly outcome: CallOutcome;
  readonly note?: string;
  /** When to try again. */
  readonly nextAt?: Instant;
};

/** One call that has to be made. It leaves the list by an outcome alone. */
export type Callback = {
  readonly id: Id<'callback'>;
  readonly kind: CallbackKind;
  readonly jurisdiction: string;
  readonly household: Id<'household'>;
  readonly recipient?: { readonly id: Booking['recipient']['id']; readonly name: string };
  readonly booking?: Id<'booking'>;
  /** What it is about, as its seller or its sender called it. */
  readonly about: string;
  readonly days: readonly CivilDate[];
  /** By then it matters: see `otherwise` in words. */
  readonly deadline: Instant;
  readonly since: Instant;
  /** The pause whose round this call belongs to. */
  readonly pause?: Id<'areaPause'>;
  /** The days this pause took from the booking, to be given back when it is lifted. */
  readonly pausedDays?: readonly CivilDate[];
  /** Set once a lifted pause gave them back, or could not. */
  readonly resumed?: 'given' | 'refused';
  readonly claimed?: { readonly by: Id<'account'>; readonly name: string; readonly at: Instant };
  readonly attempts: readonly CallAttempt[];
  readonly isClosed: boolean;
  readonly revision: number;
};

/** Whoever takes a call has it for so long; a worker who went home keeps nobody waiting. */
const claimLastsMs = 30 * 60_000;

export function claimOn({ claimed }: Callback, now: Instant): Callback['claimed'] {
  return claimed && now < claimed.at + claimLastsMs ? claimed : undefined;
}

/** One worker takes it. @returns undefined when somebody else has it. */
export function claim(
  callback: Callback,
  worker: { readonly account: Id<'account'>; readonly name: string },
  now: Instant,
): Callback | undefined {
  const holder = claimOn(callback, now);
  if (callback.isClosed || (holder && holder.by !== worker.account)) return undefined;
  return {
    ...callback,
    claimed: { by: worker.account, name: worker.name, at: now },
    revision: callback.revision + 1,
  };
}

/** What came of a call. Without an end it goes back to the list, for anybody, at its next time. */
export function withAttempt(callback: Callback, attempt: CallAttempt): Callback {
  const { claimed: _, ...rest } = callback;
  return {
    ...rest,
    attempts: [...callback.attempts, attempt],
    isClosed: endsCall(attempt.outcome),
    revision: callback.revision + 1,
  };
}

/** When the call wants to be made: as soon as it is there, or at the next try, but never after it has become pointless. */
export function callAt({ attempts, since, deadline }: Callback): Instant {
  return Math.min(attempts.at(-1)?.nextAt ?? since, deadline);
}

/** Those one may make now first, and of these the one that runs out first. */
export function byUrgency(now: Instant): (one: Callback, other: Callback) => number {
  const waits = (callback: Callback) => (callAt(callback) > now ? 1 : 0);
  return (one, other) =>
    waits(one) - waits(other) || one.deadline - other.deadline || (one.id < other.id ? -1 : 1);
}
