import type { Id } from '../ids';
import type { Fen } from '../money';
import type { Instant } from '../civil';

/** What a site publishes for being fetched late; a site that publishes nothing charges nothing. */
export type LateTerms = {
  readonly site: Id<'site'>;
  /** By the hour, counted as all hours are. */
  readonly hourFen: Fen;
  /** So many minutes are nobody's fault. */
  readonly graceMinutes: number;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly revision: number;
};

/** Minutes that are charged: all of them once the grace is over, none before. */
export function chargedMinutes({ graceMinutes }: Pick<LateTerms, 'graceMinutes'>, late: number): number {
  return late > graceMinutes ? late : 0;
}
