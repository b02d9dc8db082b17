import { addDays, civilDate, type CivilDate } from '../civil';
import type { Validity } from '../contract/policyPack';
import { isInForce } from './validity';

/** Before any rule of ours, for periods that begin on no printed day. */
export const longAgo = civilDate('1900-01-01');

/** The days within a period on which anything can change: its first, and each on which one of the others begins or has ended. */
export function boundaryDays(within: Validity, others: readonly Validity[]): readonly CivilDate[] {
  const days = others.flatMap(({ from, to }) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [addDays(to, 1)]),
  ]);
  return [...new Set([within.from ?? longAgo, ...days])].filter((day) => isInForce(within, day)).sort();
}
