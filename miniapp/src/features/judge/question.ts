import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import { firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import { parseYuan } from '@huiyue/shared/money';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { FeePeriod } from '@huiyue/shared/policy/feeItems';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { ProviderKind } from '@huiyue/shared/site';
import { perUnitWords, pricedWords } from '../../words/money';
import { monthWords } from '../../words/dates';
import {
  careModeWords,
  classKindWords,
  pricingWords,
  providerKindWords,
  serviceLineWords,
} from '../../words/names';

/** What is asked of every city alike. What is left out is asked of each kind there is. */
export type Question = {
  readonly line: ServiceLine;
  readonly born?: CivilMonth;
  readonly classKind?: ClassKind;
  readonly careMode: CareMode;
  /** As typed. */
  readonly price: string;
  readonly per?: FeePeriod;
  readonly pricing: Pricing;
  readonly providerKind?: ProviderKind;
};

export const firstQuestion: Question = {
  line: 'childcare',
  careMode: 'fullDay',
  price: '',
  pricing: 'inclusive',
};

const usualPer = {
  fullDay: 'month',
  halfDay: 'month',
  hourly: 'hour',
  occasional: 'day',
} as const satisfies Record<CareMode, FeePeriod>;

const usualPerOfLine = {
  dayCare: 'day',
  meal: 'portion',
  homeCare: 'visit',
  bed: 'month',
  homeBed: 'month',
  course: 'visit',
} as const satisfies Record<Exclude<ServiceLine, 'childcare'>, FeePeriod>;

/** What the typed price is for, until somebody says otherwise. */
export function perOf({ line, careMode, per }: Question): FeePeriod {
  return per ?? (line === 'childcare' ? usualPer[careMode] : usualPerOfLine[line]);
}

/** The question as the server takes it. The day of birth is not asked for: the first of the month stands for it. */
export function queryOf(question: Question): Record<string, string | number | undefined> {
  const { line, born, classKind, careMode, pricing, providerKind } = question;
  const priceFen = parseYuan(question.price);
  const isChildcare = line === 'childcare';
  const hasPrice = priceFen !== undefined && priceFen > 0;
  return {
    line,
    pricing,
    ...(isChildcare && { careMode }),
    ...(isChildcare && born && { birthDate: firstDayOf(born) }),
    ...(isChildcare && classKind && { classKind }),
    ...(isChildcare && providerKind && { providerKind }),
    ...(hasPrice && { priceFen, per: perOf(question) }),
  };
}

/** The question in one line: 托育 · 2025年3月出生 · 托小班 · 全日托 · 每月 1900 元 · 普惠价 */
export function questionWords(question: Question): string {
  const { line, born, classKind, careMode, pricing, providerKind } = question;
  const priceFen = parseYuan(question.price);
  const isChildcare = line === 'childcare';
  return [
    serviceLineWords[line],
    ...(isChildcare && born ? [`${monthWords(born)}出生`] : []),
    ...(isChildcare ? [classKind ? classKindWords[classKind] : '各种班', careModeWords[careMode]] : []),
    ...(isChildcare && providerKind ? [providerKindWords[providerKind]] : []),
    ...(priceFen === undefined ? [] : [pricedWords(priceFen, perOf(question))]),
    pricingWords[pricing],
  ].join(' · ');
}

export function perChoices(): readonly { readonly value: FeePeriod; readonly label: string }[] {
  return (['month', 'day', 'hour', 'portion', 'visit'] as const).map((value) => ({
    value,
    label: perUnitWords(value),
  }));
}
