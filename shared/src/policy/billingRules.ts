import type { FeeItem } from './feeItems';
import { narrowestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import type { ServiceLine } from './serviceLines';

export type MonthlyBillingRule = Published & {
  /** The most months one bill may cover. */
  readonly maxMonths: number;
  readonly namedItems: readonly FeeItem[];
  /** These items are examples: the document says 等. */
  readonly andOthers: boolean;
  readonly allowsRecordedException: boolean;
};

/** How far ahead an institution may bill. */
export function monthlyBillingRuleOn(
  policy: Policy,
  asked: AskedAt & { readonly line: ServiceLine },
): MonthlyBillingRule | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.billingRules, { line: asked.line });
  return (
    rule && {
      ...publishedAs(policy, rule),
      maxMonths: rule.maxMonths,
      namedItems: rule.namedItems,
      andOthers: rule.andOthers,
      allowsRecordedException: rule.allowsRecordedException,
    }
  );
}
