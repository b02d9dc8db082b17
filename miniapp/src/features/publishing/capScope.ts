import type { CapsView } from '@huiyue/shared/contract/publishing';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { FeePeriod } from '@huiyue/shared/policy/feeItems';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { Ownership, ProviderKind } from '@huiyue/shared/site';
import {
  careModeWords,
  classKindWords,
  ownershipWords,
  providerKindWords,
  serviceLineWords,
} from '../../words/names';

export type PublishedCap = CapsView['items'][number];

/** What a cap is about and whom it binds. What is left out is no condition. */
export type CapScope = {
  readonly line: ServiceLine;
  readonly classKind?: ClassKind | undefined;
  readonly careMode?: CareMode | undefined;
  readonly per: FeePeriod;
  readonly institutions: 'designated' | 'all';
  readonly ownerships?: readonly Ownership[] | undefined;
  readonly providerKinds?: readonly ProviderKind[] | undefined;
};

const institutionsWords = { designated: '普惠机构', all: '所有机构' } as const;

/** 托育 · 托大班 · 全日托 · 普惠机构（公办） */
export function scopeWords(scope: Omit<CapScope, 'per'>): string {
  const { line, classKind, careMode, institutions, ownerships = [], providerKinds = [] } = scope;
  const some = [
    ...ownerships.map((one) => ownershipWords[one]),
    ...providerKinds.map((one) => providerKindWords[one]),
  ];
  return [
    serviceLineWords[line],
    ...(line === 'childcare' ? [classKind ? classKindWords[classKind] : '各种班'] : []),
    ...(careMode ? [careModeWords[careMode]] : []),
    `${institutionsWords[institutions]}${some.length === 0 ? '' : `（${some.join('、')}）`}`,
  ].join(' · ');
}

export function scopeOf({ line, classKind, careMode, binds, cap }: PublishedCap): CapScope {
  return {
    line,
    classKind: classKind ?? undefined,
    careMode: careMode ?? undefined,
    per: cap.per,
    institutions: binds.institutions,
    ownerships: binds.ownerships ?? undefined,
    providerKinds: binds.providerKinds ?? undefined,
  };
}

/** The published cap that answers the same question: whoever sets a new one in the same place has to name it. */
export function capFor(published: readonly PublishedCap[], scope: CapScope): PublishedCap | undefined {
  return published.find((one) => one.binds.grades === null && sameScope(scopeOf(one), scope));
}

function sameScope(one: CapScope, other: CapScope): boolean {
  return (
    one.line === other.line &&
    one.classKind === other.classKind &&
    one.careMode === other.careMode &&
    one.per === other.per &&
    one.institutions === other.institutions &&
    sameSet(one.ownerships, other.ownerships) &&
    sameSet(one.providerKinds, other.providerKinds)
  );
}

function sameSet(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}
