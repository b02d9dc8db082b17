import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Role } from '../people';

/** What an elder says to one order for her. It is her wish: no reason goes with it, and nothing is counted. */
export type ElderWord = {
  readonly booking: Id<'booking'>;
  readonly elder: Id<'elder'>;
  readonly answer: ElderAnswer;
  readonly at: Instant;
  readonly by: Id<'account'>;
  /** The desk's, where she said it on the phone. */
  readonly role: Role;
  readonly revision: number;
};

export const elderAnswers = ['accepted', 'refused'] as const;
export type ElderAnswer = (typeof elderAnswers)[number];
