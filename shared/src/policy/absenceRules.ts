import type { PolicyPack } from '../contract/policyPack';
import { feeScope, type FeeQuestion } from './feeQuestion';
import { narrowestInForce } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';

type AbsenceRule = PolicyPack['fees']['absenceRules'][number];

export type AbsenceRuleInForce = Published &
  Pick<AbsenceRule, 'feeItems' | 'fromDays' | 'counted' | 'percent' | 'noticeHours' | 'rounding'>;

/** What is given back for days on which the child or guest stayed away. */
export function absenceRuleOn(policy: Policy, asked: FeeQuestion): AbsenceRuleInForce | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.absenceRules, feeScope(asked));
  if (!rule) return undefined;
  const { feeItems, fromDays, counted, percent, noticeHours, rounding } = rule;
  return {
    ...publishedAs(policy, rule),
    feeItems,
    fromDays,
    counted,
    percent,
    ...(noticeHours !== undefined && { noticeHours }),
    ...(rounding && { rounding }),
  };
}
