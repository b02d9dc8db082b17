import { addMonths, ageInMonths, type CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { classKinds, type ClassKind } from '../policy/childcareKinds';
import { childcareScopeOn } from '../policy/childcareScope';
import { classRuleOn, type ClassRuleInForce } from '../policy/classRules';

export type ClassFit = { readonly kind: ClassKind; readonly rule: ClassRuleInForce };

/** The class kinds a child is of age for on a day; empty where the jurisdiction publishes no age windows. */
export function classesFitting(
  policy: Policy,
  jurisdiction: string,
  birthDate: CivilDate,
  on: CivilDate,
): readonly ClassFit[] {
  const age = ageInMonths(birthDate, on);
  const scope = childcareScopeOn(policy, { jurisdiction, on });
  if (scope && age >= scope.ageBelowMonths) return [];
  return rulesOn(policy, jurisdiction, on).filter(({ rule }) => isWithin(rule, age));
}

export type ClassChange = { readonly on: CivilDate; readonly fits: readonly ClassFit[] };

/** The days after `from` on which the set of fitting classes changes: so a family sees the next class, and its cap, coming. */
export function classChanges(
  policy: Policy,
  jurisdiction: string,
  birthDate: CivilDate,
  from: CivilDate,
): readonly ClassChange[] {
  const scope = childcareScopeOn(policy, { jurisdiction, on: from });
  const birthdays = rulesOn(policy, jurisdiction, from).flatMap(({ rule }) => [
    rule.ageFromMonths,
    // A class without an upper age ends where childcare does.
    ...[rule.ageBelowMonths ?? scope?.ageBelowMonths].filter((months) => months !== undefined),
  ]);
  return [...new Set(birthdays)]
    .sort((a, b) => a - b)
    .map((months) => addMonths(birthDate, months))
    .filter((on) => on > from)
    .map((on) => ({ on, fits: classesFitting(policy, jurisdiction, birthDate, on) }));
}

function rulesOn(policy: Policy, jurisdiction: string, on: CivilDate): readonly ClassFit[] {
  return classKinds.flatMap((kind) => {
    const rule = classRuleOn(policy, { jurisdiction, classKind: kind, on });
    return rule ? [{ kind, rule }] : [];
  });
}

function isWithin(rule: ClassRuleInForce, age: number): boolean {
  return age >= rule.ageFromMonths && (rule.ageBelowMonths === undefined || age < rule.ageBelowMonths);
}
