import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import { accepted, refused, type Outcome } from '../outcome';
import type { Role } from '../people';

export const missedStages = ['circleToCall', 'communityToVisit', 'closed'] as const;
export type MissedStage = (typeof missedStages)[number];

export const missedDeeds = [
  'opened',
  'reached',
  'notReached',
  'escalated',
  'seen',
  'notSeen',
  'cameAfterAll',
] as const;
export type MissedDeed = (typeof missedDeeds)[number];

/** How a service says when somebody is missed: so long after it ended, and so long for the circle to call. */
export type MissedTerms = { readonly afterMinutes: number; readonly circleMinutes?: number };

export type MissedStep = {
  readonly did: MissedDeed;
  readonly at: Instant;
  readonly stage: MissedStage;
  /** Nobody, for what the clock did. */
  readonly by?: Id<'account'>;
  readonly role?: Role;
  readonly words?: string;
};

/** A meal or a visit at which somebody was expected, and nobody was seen. */
export type Missed = {
  readonly booking: Id<'booking'>;
  readonly household: Id<'household'>;
  readonly recipient: { readonly id: Id<'child'> | Id<'elder'>; readonly name: string };
  readonly site: Id<'site'>;
  readonly siteName: string;
  readonly offerName: string;
  readonly city: string;
  readonly date: CivilDate;
  readonly why: 'notHome' | 'noMark';
  readonly stage: MissedStage;
  /** Until then the circle may call; then it is the community's turn. */
  readonly circleUntil?: Instant;
  readonly steps: readonly MissedStep[];
  readonly revision: number;
};

export type MissedAct = {
  readonly did: Exclude<MissedDeed, 'opened'>;
  readonly at: Instant;
  readonly by?: Id<'account'>;
  readonly role?: Role;
  readonly words?: string;
};

/**
 * The circle calls first; where nobody can be reached, somebody goes there. A visit at which nobody was seen is no
 * visit: it is written down, and the matter stays open.
 */
export function followed<M extends Pick<Missed, 'stage' | 'steps'>>(missed: M, act: MissedAct): Outcome<M> {
  const { stage } = missed;
  if (stage === 'closed') return refused({ code: 'missed.closed', facts: {} });
  const next = stageAfter(stage, act.did);
  return accepted({ ...missed, stage: next, steps: [...missed.steps, { ...act, stage: next }] });
}

function stageAfter(stage: MissedStage, did: MissedAct['did']): MissedStage {
  switch (did) {
    case 'reached':
    case 'seen':
    case 'cameAfterAll':
      return 'closed';
    case 'notReached':
    case 'escalated':
      return 'communityToVisit';
    case 'notSeen':
      return stage;
  }
}
