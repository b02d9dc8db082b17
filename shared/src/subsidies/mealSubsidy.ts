import { fen, type Fen } from '../money';
import type { Clause } from '../policy/clauses';
import { amountFor, type SubsidyRule, type UnpaidReason } from './subsidyAmount';

/** How the price of one portion is shared, as the family reviews it and the booking keeps it. */
export type MealShare = {
  readonly familyFen: Fen;
  readonly subsidyFen: Fen;
  /** The rule that pays, and for whom; absent where nothing is paid. */
  readonly rule?: { readonly id: string; readonly version: string; readonly clause: Clause };
  readonly group?: { readonly code: string; readonly label: string };
  /** Why nothing is paid. */
  readonly unpaid?: UnpaidReason;
};

/** A subsidy never pays more than the meal costs, and nobody is given change. */
export function mealShare(
  rules: readonly SubsidyRule[],
  asked: { readonly priceFen: Fen; readonly groups: readonly string[] },
): MealShare {
  const { priceFen, groups } = asked;
  const due = amountFor(
    rules.filter(({ kind, per }) => kind === 'meal' && (per === undefined || per === 'portion')),
    groups,
  );
  if (typeof due === 'string') return { familyFen: priceFen, subsidyFen: fen(0), unpaid: due };
  const { rule, group, amountFen } = due;
  const subsidyFen = fen(Math.min(amountFen, priceFen));
  return {
    familyFen: fen(priceFen - subsidyFen),
    subsidyFen,
    rule: { id: rule.id, version: rule.version, clause: rule.clause },
    ...(group ? { group } : {}),
  };
}
