import { addMonths, type CivilDate } from '../civil';
import type { Derived, PriceCap, Rounding } from '../contract/policyPack';
import type { Fen } from '../money';
import type { CareMode, ClassKind } from './childcareKinds';
import { clauseOf, type Clause } from './clauses';
import { derivedFen } from './derivation';
import { feeItems, feePeriods, type FeeItem, type FeePeriod } from './feeItems';
import { allInForce, narrowestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import { coveredItems, institutionScope, scopeOf, type AskedScope, type Institution } from './scope';
import { mainFeeItem, type ServiceLine } from './serviceLines';

/** How an amount came about, for whoever asks why: the base on the same day, what was done to it, and by which words. */
export type Derivation = Derived & {
  readonly ofFen: Fen;
  readonly rounding?: Rounding;
  readonly clause: Clause;
};

export type CapReview = {
  readonly everyYears: number;
  readonly clause: Clause;
  /** Unknown where the document prints neither a first day nor a date of issue. */
  readonly dueOn?: CivilDate;
};

export type PriceCapInForce = Published & {
  readonly capFen: Fen;
  readonly per: FeePeriod;
  /** How a started hour counts, where the cap is per hour and the document says. */
  readonly partHours?: NonNullable<PriceCap['partHours']>;
  /** The amount covers these together. */
  readonly feeItems: readonly FeeItem[];
  /** Outside the amount, and only with the family's consent. */
  readonly voluntary: readonly FeeItem[];
  /** May not be charged at all. */
  readonly forbidden: readonly FeeItem[];
  readonly derivation?: Derivation;
  readonly review?: CapReview;
};

export type CapQuestion = AskedAt & {
  readonly line: ServiceLine;
  readonly classKind?: ClassKind;
  readonly careMode?: CareMode;
  /** Left out: per month if there is such a cap, else per day, hour, portion, visit. */
  readonly per?: FeePeriod;
  /** Left out: the fee people mean when they ask what the line costs. */
  readonly feeItem?: FeeItem;
  readonly institution: Institution;
};

/**
 * The most this institution may charge on the day of service. Undefined means that no cap is published for it,
 * which is an answer: none is ever guessed from a neighbouring class or city.
 */
export function priceCapOn(policy: Policy, asked: CapQuestion): PriceCapInForce | undefined {
  for (const per of asked.per ? [asked.per] : feePeriods) {
    const cap = narrowestInForce(policy, asked, policy.rules.priceCaps, capScope(asked, per));
    if (cap) return capInForce(policy, asked, cap);
  }
  return undefined;
}

/** Every cap that this institution has to keep at once: one for the care, say, and one for the meals. */
export function priceCapsOn(policy: Policy, asked: Omit<CapQuestion, 'feeItem'>): readonly PriceCapInForce[] {
  const binding = feePeriods
    .filter((per) => asked.per === undefined || asked.per === per)
    .flatMap((per) => feeItems.map((feeItem) => priceCapOn(policy, { ...asked, per, feeItem })))
    .filter((cap) => cap !== undefined);
  return binding.filter((cap, index) => binding.findIndex(({ id }) => id === cap.id) === index);
}

/** Is anything at all published there on what the line may cost, whomever it binds? */
export function hasPriceCaps(
  policy: Policy,
  asked: AskedAt & Pick<CapQuestion, 'line' | 'careMode'>,
): boolean {
  return allInForce(policy, asked, policy.rules.priceCaps).some(
    ({ line, careMode }) =>
      line === asked.line &&
      (asked.careMode === undefined || (careMode ?? asked.careMode) === asked.careMode),
  );
}

function capScope(asked: Omit<CapQuestion, 'per'>, per: FeePeriod): AskedScope {
  const { line, classKind, careMode, feeItem = mainFeeItem[line] } = asked;
  return {
    line,
    per,
    feeItem,
    ...(classKind && { classKind }),
    ...(careMode && { careMode }),
    ...institutionScope(asked.institution),
  };
}

export function capInForce(policy: Policy, asked: AskedAt, cap: PriceCap): PriceCapInForce | undefined {
  const derivation = derivationOn(policy, asked, cap);
  const capFen = cap.capFen ?? (derivation && derivedFen(derivation.ofFen, derivation, cap.rounding));
  if (capFen === undefined) return undefined;
  return {
    ...publishedAs(policy, cap),
    capFen,
    per: cap.per,
    ...(cap.partHours && { partHours: cap.partHours }),
    feeItems: coveredItems(cap) ?? feeItems,
    voluntary: cap.voluntary ?? [],
    forbidden: cap.forbidden ?? [],
    ...(derivation && { derivation }),
    ...(cap.review && { review: reviewOf(policy, cap, cap.review) }),
  };
}

/**
 * A derived cap names one entry as its base, and means the question that entry answers: if the base is published anew,
 * or a county has one of its own, the derived cap follows. Assembly proves that this comes to an end.
 */
export function baseOn(policy: Policy, asked: AskedAt, of: string): PriceCap | undefined {
  const named = policy.rules.priceCaps.find(({ id }) => id === of);
  if (!named) return undefined;
  const question = capQuestionKey(named);
  const answers = policy.rules.priceCaps.filter((cap) => capQuestionKey(cap) === question);
  return allInForce(policy, asked, answers)[0];
}

function derivationOn(policy: Policy, asked: AskedAt, cap: PriceCap): Derivation | undefined {
  if (!cap.derived) return undefined;
  const base = baseOn(policy, asked, cap.derived.of);
  const found = base && capInForce(policy, asked, base);
  return (
    found && {
      ...cap.derived,
      of: found.id,
      ofFen: found.capFen,
      ...(cap.rounding && { rounding: cap.rounding }),
      clause: found.clause,
    }
  );
}

/** Equal for two caps that answer the same question at different times or in different places. */
export function capQuestionKey(cap: PriceCap): string {
  const key = questionKeys.get(cap) ?? questionKeyFrom(cap);
  questionKeys.set(cap, key);
  return key;
}

const questionKeys = new WeakMap<PriceCap, string>();

function questionKeyFrom(cap: PriceCap): string {
  const words = Object.entries(scopeOf(cap)).map(([of, named]) => `${of}=${[...named].sort().join('+')}`);
  return words.sort().join(' ');
}

function reviewOf(policy: Policy, cap: PriceCap, review: NonNullable<PriceCap['review']>): CapReview {
  const from = cap.validity.from ?? policy.documents.get(clauseOf(policy, cap.clause).document)?.issuedOn;
  return {
    everyYears: review.everyYears,
    clause: clauseOf(policy, review.clause),
    ...(from && { dueOn: addMonths(from, review.everyYears * 12) }),
  };
}
