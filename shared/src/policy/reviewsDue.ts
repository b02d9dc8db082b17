import { addMonths, type CivilDate } from '../civil';
import { isStanding } from './inForce';
import type { Policy } from './packTypes';
import { capInForce, type PriceCapInForce } from './priceCaps';

export type ReviewDue = {
  readonly cap: PriceCapInForce;
  readonly jurisdiction: string;
  /** `undated`: the document prints no day to count from, so nobody can say when, and a regulator has to. */
  readonly state: 'past' | 'near' | 'undated';
  readonly dueOn?: CivilDate;
};

/** The caps in force whose promised review is near, past, or cannot be dated; the most urgent first. */
export function reviewsDue(policy: Policy, today: CivilDate, withinMonths = 6): readonly ReviewDue[] {
  const near = addMonths(today, withinMonths);
  return policy.rules.priceCaps
    .filter((cap) => cap.review !== undefined && isStanding(policy, cap, today))
    .flatMap(({ jurisdiction, ...cap }): readonly ReviewDue[] => {
      const inForce = capInForce(policy, { jurisdiction, on: today }, { jurisdiction, ...cap });
      if (!inForce) return [];
      const dueOn = inForce.review?.dueOn;
      if (dueOn === undefined) return [{ cap: inForce, jurisdiction, state: 'undated' }];
      if (dueOn > near) return [];
      return [{ cap: inForce, jurisdiction, state: dueOn <= today ? 'past' : 'near', dueOn }];
    })
    .sort((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1));
}
