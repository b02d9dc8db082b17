import type { CivilDate } from '../civil';
import type { Fen } from '../money';
import { careModesOn } from '../policy/careModes';
import { classKinds, type CareMode, type ClassKind } from '../policy/childcareKinds';
import { childcareScopeOn } from '../policy/childcareScope';
import { classRuleOn, type ClassRuleInForce } from '../policy/classRules';
import type { Clause } from '../policy/clauses';
import type { FeePeriod } from '../policy/feeItems';
import { jurisdictionChain } from '../policy/jurisdictions';
import { kindergartenFloorOn } from '../policy/kindergartenFloor';
import type { Policy, RuleKind } from '../policy/packTypes';
import { priceCapOn, type PriceCapInForce } from '../policy/priceCaps';
import { pricingAuthorityOn } from '../policy/pricingAuthorities';
import { refundRuleOn, type RefundRuleInForce } from '../policy/refundRules';
import type { Institution } from '../policy/scope';
import { mainFeeItem, type ServiceLine } from '../policy/serviceLines';
import { unpublishedOn } from '../policy/unpublished';

/** One wish, the same in every city: this care, on this day, at this price, by such an institution. */
export type CareQuestion = {
  readonly line: ServiceLine;
  readonly on: CivilDate;
  readonly institution: Institution;
  readonly ageInMonths?: number;
  /** Left out: each kind there is. */
  readonly classKind?: ClassKind;
  readonly careMode?: CareMode;
  readonly per?: FeePeriod;
  readonly priceFen?: Fen;
};

/** `noRule`: nothing that is published says yes or no. */
export type Verdict = 'allowed' | 'refused' | 'noRule';

export type OptionJudgement = {
  /** Absent for what is not sold by class. */
  readonly classKind?: ClassKind;
  readonly verdict: Verdict;
  /** Whether the age asked about fits, where a rule says; and the rule. */
  readonly age?: { readonly fits?: boolean; readonly rule: ClassRuleInForce };
  /** Whether the price asked about is allowed, where a cap says; and the cap: the most it may be. */
  readonly price?: { readonly isAllowed?: boolean; readonly cap: PriceCapInForce };
};

type AgeLimit = { readonly months: number; readonly fits?: boolean; readonly clause: Clause };

export type CareJudgement = {
  readonly jurisdiction: string;
  readonly name: string;
  /** The best any of the options gets. */
  readonly verdict: Verdict;
  readonly options: readonly OptionJudgement[];
  /** Childcare is for children below this age. */
  readonly scope?: AgeLimit;
  /** A kindergarten takes none below this age. */
  readonly floor?: AgeLimit;
  /** The ways of care the city's plan asks of such institutions by name. */
  readonly named?: { readonly modes: readonly CareMode[]; readonly clause: Clause };
  /** Who sets the prices of the line there. */
  readonly authority?: { readonly name: string; readonly clause: Clause };
  readonly refunds: readonly RefundRuleInForce[];
  /** On what nothing is published for this line. */
  readonly unpublished: readonly Exclude<RuleKind, 'slots'>[];
};

/** What the rules of one place say to the question. None is borrowed from another place. */
export function judgeCare(policy: Policy, jurisdiction: string, asked: CareQuestion): CareJudgement {
  const { line, on, ageInMonths: age, careMode, institution } = asked;
  const at = { jurisdiction, on };
  const isChildcare = line === 'childcare';
  const { providerKind } = institution;
  const said = isChildcare ? childcareScopeOn(policy, at) : undefined;
  const scope =
    said && limit(said.ageBelowMonths, said.clause, age, (months) => months < said.ageBelowMonths);
  const young = isChildcare && providerKind === 'kindergarten' ? kindergartenFloorOn(policy, at) : undefined;
  const floor =
    young && limit(young.ageFromMonths, young.clause, age, (months) => months >= young.ageFromMonths);
  const isBarred = scope?.fits === false || floor?.fits === false;
  const kinds = asked.classKind ? [asked.classKind] : classKinds;
  const options = isChildcare
    ? kinds.map((kind) => optionOf(policy, jurisdiction, asked, kind, isBarred))
    : [optionOf(policy, jurisdiction, asked, undefined, false)];
  const named = isChildcare
    ? careModesOn(policy, { ...at, ...(providerKind ? { providerKind } : {}) })
    : undefined;
  const authority = pricingAuthorityOn(policy, { ...at, line });
  const [place] = jurisdictionChain(policy, jurisdiction);
  const refundsAsked = {
    ...at,
    line,
    feeItem: mainFeeItem[line],
    ...(careMode ? { careMode } : {}),
    institution,
  };
  return {
    jurisdiction,
    name: place?.name ?? '',
    verdict: best(options.map(({ verdict }) => verdict)),
    options,
    ...(scope ? { scope } : {}),
    ...(floor ? { floor } : {}),
    ...(named ? { named } : {}),
    ...(authority ? { authority: { name: authority.authority, clause: authority.clause } } : {}),
    refunds: (['beforeStart', 'afterStart', 'closure'] as const).flatMap(
      (when) => refundRuleOn(policy, { ...refundsAsked, when }) ?? [],
    ),
    unpublished: unpublishedOn(policy, { ...at, line }),
  };
}

function limit(
  months: number,
  clause: Clause,
  age: number | undefined,
  fits: (age: number) => boolean,
): AgeLimit {
  return { months, clause, ...(age === undefined ? {} : { fits: fits(age) }) };
}

function optionOf(
  policy: Policy,
  jurisdiction: string,
  asked: CareQuestion,
  classKind: ClassKind | undefined,
  isBarred: boolean,
): OptionJudgement {
  const { line, on, ageInMonths: age, careMode, per, priceFen, institution } = asked;
  const at = { jurisdiction, on };
  const rule = classKind && classRuleOn(policy, { ...at, classKind });
  const fits = rule && age !== undefined ? isWithin(rule, age) : undefined;
  const cap = priceCapOn(policy, {
    ...at,
    line,
    institution,
    ...(classKind ? { classKind } : {}),
    ...(careMode ? { careMode } : {}),
    ...(per ? { per } : {}),
  });
  const isAllowed = cap && priceFen !== undefined ? priceFen <= cap.capFen : undefined;
  return {
    ...(classKind ? { classKind } : {}),
    verdict: verdictOf({
      isBarred,
      fits,
      isAllowed,
      asksPrice: priceFen !== undefined,
      hasCap: Boolean(cap),
    }),
    ...(rule ? { age: { rule, ...(fits === undefined ? {} : { fits }) } } : {}),
    ...(cap ? { price: { cap, ...(isAllowed === undefined ? {} : { isAllowed }) } } : {}),
  };
}

function isWithin({ ageFromMonths, ageBelowMonths }: ClassRuleInForce, age: number): boolean {
  return age >= ageFromMonths && (ageBelowMonths === undefined || age < ageBelowMonths);
}

/** Yes is said only where a rule says it: a price without a cap is neither allowed nor refused. */
function verdictOf(found: {
  readonly isBarred: boolean;
  readonly fits: boolean | undefined;
  readonly isAllowed: boolean | undefined;
  readonly asksPrice: boolean;
  readonly hasCap: boolean;
}): Verdict {
  const { isBarred, fits, isAllowed, asksPrice, hasCap } = found;
  if (isBarred || fits === false || isAllowed === false) return 'refused';
  if (asksPrice) return isAllowed ? 'allowed' : 'noRule';
  return fits || hasCap ? 'allowed' : 'noRule';
}

function best(verdicts: readonly Verdict[]): Verdict {
  return (
    (['allowed', 'noRule', 'refused'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'noRule'
  );
}
