import type { PolicyPack, Validity } from '../contract/policyPack';
import type { RuleKind, Rules } from './packTypes';
import type { Scoped } from './scope';
import { answerId } from './slots';

/** In which file of a pack each list stands; so that a complaint can name the file. */
export const fileOfList = {
  scopes: 'childcare',
  kindergartenFloors: 'childcare',
  inclusiveSales: 'childcare',
  careModes: 'childcare',
  classRules: 'childcare',
  priceCaps: 'fees',
  feeRules: 'fees',
  refundRules: 'fees',
  absenceRules: 'fees',
  prorationRules: 'fees',
  billingRules: 'fees',
  pricingAuthorities: 'fees',
  subsidies: 'support',
  assessmentRules: 'support',
  hotlines: 'support',
  priorityGroups: 'support',
  institutionRules: 'support',
  slots: 'slots',
} as const satisfies Record<RuleKind, keyof PolicyPack>;

export const ruleKinds = [
  'scopes',
  'kindergartenFloors',
  'inclusiveSales',
  'careModes',
  'classRules',
  'priceCaps',
  'feeRules',
  'refundRules',
  'absenceRules',
  'prorationRules',
  'billingRules',
  'pricingAuthorities',
  'subsidies',
  'assessmentRules',
  'hotlines',
  'priorityGroups',
  'institutionRules',
  'slots',
] as const satisfies readonly RuleKind[];

/** Lists whose entries stand side by side: two subsidies are two, not two answers. */
export const coexisting: ReadonlySet<RuleKind> = new Set(['feeRules', 'subsidies', 'priorityGroups']);

/** What every check needs of a rule, whichever list it is of. */
export type AnyRule = Scoped &
  Cited & {
    readonly id: string;
    readonly jurisdiction: string;
    readonly validity?: Validity;
    readonly replaces?: readonly string[];
  };

type Cited = {
  readonly clause?: string;
  readonly validityClause?: string;
  readonly filingClause?: string;
  readonly designationClause?: string;
  readonly leftOpenBy?: string;
  readonly review?: { readonly clause: string };
};

export type Listed = { readonly kind: RuleKind; readonly rule: AnyRule };

/** Every rule there is. An open question is none; an answered one is. */
export function listed(rules: Rules): readonly Listed[] {
  return ruleKinds.flatMap((kind): readonly Listed[] => {
    if (kind !== 'slots') return rules[kind].map((rule: AnyRule) => ({ kind, rule }));
    return rules.slots
      .filter(({ value }) => value !== null)
      .map((slot) => ({ kind, rule: { ...slot, id: answerId(slot) } }));
  });
}

export function clauseIdsOf(rule: Cited): readonly string[] {
  return [
    rule.clause,
    rule.validityClause,
    rule.filingClause,
    rule.designationClause,
    rule.leftOpenBy,
    rule.review?.clause,
  ].filter((id) => id !== undefined);
}
