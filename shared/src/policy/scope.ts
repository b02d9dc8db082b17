import type { Binds } from '../contract/policyPack';
import type { Ownership, ProviderKind } from '../site';
import type { CareMode, ClassKind } from './childcareKinds';
import { feeItems, type FeeItem } from './feeItems';
import type { ServiceLine } from './serviceLines';

/** Whom a rule is asked about. What is not known of an institution meets no condition. */
export type Institution = {
  readonly isDesignated: boolean;
  readonly providerKind?: ProviderKind;
  readonly ownership?: Ownership;
  /** A code of `grades` in a pack. */
  readonly grade?: string;
};

/** What is published for everybody who bears the designation, before anything that holds for some of them. */
export const anyDesignated: Institution = { isDesignated: true };

/** What a rule can be about. Each is one question with one answer: the line, the class, the institution's kind … */
type Dimension =
  | 'line'
  | 'classKind'
  | 'careMode'
  | 'per'
  | 'feeItem'
  | 'when'
  | 'question'
  | 'designation'
  | 'providerKind'
  | 'ownership'
  | 'grade';

/** A dimension that is left out is no condition. */
export type Scope = { readonly [Of in Dimension]?: readonly string[] };
export type AskedScope = { readonly [Of in Dimension]?: string };

/** The fields in which any rule says what it is about. */
export type Scoped = {
  readonly line?: ServiceLine;
  readonly lines?: readonly ServiceLine[];
  readonly classKind?: ClassKind;
  readonly careMode?: CareMode;
  readonly per?: string;
  readonly feeItems?: readonly FeeItem[];
  readonly voluntary?: readonly FeeItem[];
  readonly forbidden?: readonly FeeItem[];
  readonly when?: string;
  readonly key?: string;
  readonly providerKinds?: readonly ProviderKind[];
  readonly binds?: Binds;
};

/** Rules never change, and every lookup asks for the scope of many. */
const known = new WeakMap<Scoped, Scope>();

export function scopeOf(rule: Scoped): Scope {
  const scope = known.get(rule) ?? scopeFrom(rule);
  known.set(rule, scope);
  return scope;
}

function scopeFrom(rule: Scoped): Scope {
  const { line, lines = line && [line], classKind, careMode, per, when, key, binds } = rule;
  const items = coveredItems(rule);
  const providerKind = binds?.providerKinds ?? rule.providerKinds;
  return {
    ...(lines && { line: lines }),
    ...(classKind && { classKind: [classKind] }),
    ...(careMode && { careMode: [careMode] }),
    ...(per !== undefined && { per: [per] }),
    ...(items && { feeItem: items }),
    ...(when !== undefined && { when: [when] }),
    ...(key !== undefined && { question: [key] }),
    ...(binds?.institutions === 'designated' && { designation: ['designated'] }),
    ...(providerKind && { providerKind }),
    ...(binds?.ownerships && { ownership: binds.ownerships }),
    ...(binds?.grades && { grade: binds.grades }),
  };
}

/** The items an amount is for: those it names, or whatever must be paid. Undefined where that is everything. */
export function coveredItems(
  rule: Pick<Scoped, 'feeItems' | 'voluntary' | 'forbidden'>,
): readonly FeeItem[] | undefined {
  const apart = [...(rule.voluntary ?? []), ...(rule.forbidden ?? [])];
  if (rule.feeItems) return rule.feeItems;
  return apart.length === 0 ? undefined : feeItems.filter((item) => !apart.includes(item));
}

export function institutionScope(institution: Institution | undefined): AskedScope {
  if (!institution) return {};
  const { isDesignated, providerKind, ownership, grade } = institution;
  return {
    ...(isDesignated && { designation: 'designated' }),
    ...(providerKind && { providerKind }),
    ...(ownership && { ownership }),
    ...(grade !== undefined && { grade }),
  };
}

const dimensions = [
  'line',
  'classKind',
  'careMode',
  'per',
  'feeItem',
  'when',
  'question',
  'designation',
  'providerKind',
  'ownership',
  'grade',
] as const satisfies readonly Dimension[];

export function isAbout(scope: Scope, asked: AskedScope): boolean {
  return dimensions.every((of) => {
    const wanted = scope[of];
    const given = asked[of];
    return wanted === undefined || (given !== undefined && wanted.includes(given));
  });
}

/** One thing can be asked that both are about. */
export function meet(one: Scope, other: Scope): boolean {
  return dimensions.every((of) => {
    const theirs = other[of];
    return theirs === undefined || (one[of]?.some((word) => theirs.includes(word)) ?? true);
  });
}

/** Everything the one is about the other is about too, and more. */
export function isNarrower(one: Scope, other: Scope): boolean {
  return lies(one, other) && !lies(other, one);
}

function lies(inner: Scope, outer: Scope): boolean {
  return dimensions.every((of) => {
    const allowed = outer[of];
    return allowed === undefined || (inner[of]?.every((word) => allowed.includes(word)) ?? false);
  });
}
