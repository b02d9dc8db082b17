import type { Fen } from '../money';
import type { SubsidyRuleInForce } from '../policy/subsidyRules';

/** What of a published rule a subsidy rests on. */
export type SubsidyRule = Pick<
  SubsidyRuleInForce,
  'id' | 'clause' | 'version' | 'kind' | 'per' | 'is' | 'amounts' | 'excludes'
>;

export type Group = { readonly code: string; readonly label: string };

/** One rule's amount for one person. */
export type AmountInForce = {
  readonly rule: SubsidyRule;
  readonly group?: Group;
  readonly amountFen: Fen;
};

/**
 * Why a subsidy pays nothing: no rule is published; one is, without a sum; its sum is a ceiling and no promise; the
 * people served are in none of its groups; the institution is not filed.
 */
export const unpaidReasons = ['noRule', 'noSum', 'ceilingOnly', 'noGroup', 'notFiled'] as const;
export type UnpaidReason = (typeof unpaidReasons)[number];

/**
 * What is due to somebody of these groups: the highest single sum, for nobody is paid for twice over by belonging to
 * several. A floor (不低于) promises its sum. A ceiling (不超过) promises none.
 */
export function amountFor(
  rules: readonly SubsidyRule[],
  groups: readonly string[],
): AmountInForce | UnpaidReason {
  if (rules.length === 0) return 'noRule';
  const summed = rules.filter(({ amounts }) => amounts.length > 0);
  if (summed.length === 0) return 'noSum';
  const promising = summed.filter(({ is }) => is !== 'atMost');
  if (promising.length === 0) return 'ceilingOnly';
  const due = promising
    .flatMap((rule) =>
      rule.amounts
        .filter(({ group }) => group === undefined || groups.includes(group.code))
        .map(({ group, amountFen }) => ({ rule, amountFen, ...(group ? { group } : {}) })),
    )
    .toSorted((one, other) => other.amountFen - one.amountFen);
  return due[0] ?? 'noGroup';
}
