import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';

export type PersonId = Id<'child'> | Id<'elder'>;

/**
 * An authority's word that a person belongs to a group a plan names: 失能 by an assessment, 低保 by its certificate. The
 * group's code is the policy pack's. Nothing is diagnosed or concluded here.
 */
export type Standing = {
  readonly id: Id<'standing'>;
  readonly person: PersonId;
  readonly group: string;
  readonly from: CivilDate;
  /** Absent: until it is ended. */
  readonly to?: CivilDate;
  /** What it rests on, as the authority names it: 能力评估, 低保证. Never a number of a document. */
  readonly proof: string;
  readonly by: Id<'account'>;
  readonly at: Instant;
};

/** The groups a person belongs to on a day, in a settled order. */
export function groupsOn(
  standings: readonly Pick<Standing, 'group' | 'from' | 'to'>[],
  on: CivilDate,
): readonly string[] {
  const held = standings
    .filter(({ from, to }) => from <= on && (to === undefined || on <= to))
    .map(({ group }) => group);
  return [...new Set(held)].sort();
}
