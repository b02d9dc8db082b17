import type { Fen } from '../money';

import type { CareMode, ClassKind } from './childcareKinds';
import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';

export type PriceCapInForce = {
  id: string;
  capFen: Fen;
  per: 'month';
  clause: Clause;
  reviewEveryYears?: number;
};

/**
 * The most a designated place may cost on the day of service. Undefined means that no cap is published for it,
 * which is an answer: none is ever guessed from a neighbouring class or city.
 */
export function priceCapOn(
  policy: Policy,
  asked: AskedAt & { classKind: ClassKind; careMode: CareMode },
): PriceCapInForce | undefined {
  const cap = nearestInForce(
    policy,
    asked,
    policy.childcare.priceCaps.filter(
      ({ classKind, careMode }) => classKind === asked.classKind && careMode === asked.careMode,
    ),
  );
  return (
    cap && {
      id: cap.id,
      capFen: cap.capFen,
      per: cap.per,
      clause: clauseOf(policy, cap.clause),
      ...(cap.review && { reviewEveryYears: cap.review.everyYears }),
    }
  );
}
