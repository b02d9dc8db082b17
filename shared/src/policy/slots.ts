import type { Slot, Subsidy } from '../contract/policyPack';
import type { CareMode } from './childcareKinds';
import type { FeeItem } from './feeItems';
import { allInForce, narrowestInForce, type AskedAt } from './inForce';
import { jurisdictionChain } from './jurisdictions';
import type { Policy } from './packTypes';
import { hasPriceCaps } from './priceCaps';
import { publishedAs, type Published } from './published';
import type { ServiceLine } from './serviceLines';
import type { SlotKey } from './slotKeys';

export type FilledSlot = Published & { readonly key: SlotKey; readonly value: number };

/**
 * What a regulator decided where the plan is silent, for one service line before all of them.
 * Undefined while nobody has: the asker must do without.
 */
export function slotOn(
  policy: Policy,
  asked: AskedAt & { readonly key: SlotKey; readonly line?: ServiceLine },
): FilledSlot | undefined {
  const { key, line } = asked;
  const answers = policy.rules.slots.filter((slot) => slot.key === key && slot.value !== null);
  const slot = narrowestInForce(policy, asked, answers, { question: key, ...(line && { line }) });
  if (!slot || slot.value === null || slot.clause === undefined) return undefined;
  return { ...publishedAs(policy, { id: answerId(slot), clause: slot.clause }), key, value: slot.value };
}

/** The questions nobody between the place and its province has answered, for the regulator's desk. */
export function openQuestions(policy: Policy, asked: AskedAt): readonly Slot[] {
  const chain = jurisdictionChain(policy, asked.jurisdiction).map(({ code }) => code);
  return policy.rules.slots.filter(
    (slot) => slot.value === null && chain.includes(slot.jurisdiction) && !isAnswered(policy, asked, slot),
  );
}

/** By where the packs say the answer belongs: a question of a price is answered by a cap, not by a number beside it. */
function isAnswered(policy: Policy, asked: AskedAt, { key, line, answeredIn }: Slot): boolean {
  const { rules } = policy;
  switch (answeredIn) {
    case 'slots':
      return slotOn(policy, { ...asked, key, ...(line && { line }) }) !== undefined;
    case 'priceCaps': {
      const wanted = capAsked[key];
      return wanted !== undefined && hasPriceCaps(policy, { ...asked, ...wanted });
    }
    case 'subsidies': {
      const wanted = subsidyAsked[key];
      return allInForce(policy, asked, rules.subsidies).some(
        ({ kind, lines, amounts }) =>
          wanted !== undefined && kind === wanted.kind && lines.includes(wanted.line) && amounts.length > 0,
      );
    }
    case 'refundRules':
      return allInForce(policy, asked, rules.refundRules).some((rule) => rule.line === 'childcare');
    case 'absenceRules':
      return allInForce(policy, asked, rules.absenceRules).some(
        ({ line, feeItems }) => line === 'childcare' && feeItems.includes(absenceAsked[key] ?? 'care'),
      );
  }
}

type ForKey<Asked> = { readonly [Key in SlotKey]?: Asked };

const capAsked: ForKey<{ readonly line: ServiceLine; readonly careMode?: CareMode }> = {
  priceCapHalfDay: { line: 'childcare', careMode: 'halfDay' },
  priceCapHourly: { line: 'childcare', careMode: 'hourly' },
  priceCapOccasional: { line: 'childcare', careMode: 'occasional' },
  priceCapElderBed: { line: 'bed' },
  mealPriceCapFen: { line: 'meal' },
};

const subsidyAsked: ForKey<{ readonly kind: Subsidy['kind']; readonly line: ServiceLine }> = {
  operatingSubsidyPlaceMonthFen: { kind: 'place', line: 'childcare' },
  mealSubsidyFen: { kind: 'meal', line: 'meal' },
};

const absenceAsked: ForKey<FeeItem> = { refundMealFeePercent: 'meals' };

/** Answers that a pack gives no id are known by their question, place and first day. */
export function answerId({ id, key, jurisdiction, line, validity }: Slot): string {
  return (
    id ?? ['slot', key, jurisdiction, line, validity?.from].filter((word) => word !== undefined).join('.')
  );
}
