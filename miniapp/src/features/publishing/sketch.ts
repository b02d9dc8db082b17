import type { CivilDate } from '@huiyue/shared/civil';
import { parseYuan } from '@huiyue/shared/money';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { FeePeriod } from '@huiyue/shared/policy/feeItems';
import { numbersIn } from '@huiyue/shared/policy/printedFigures';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { SlotKey } from '@huiyue/shared/policy/slotKeys';
import type { Ownership, ProviderKind } from '@huiyue/shared/site';
import type { RefundTerms } from '../../words/refunds';
import type { CapScope } from './capScope';

/** One rule on its way, with the document it rests on: figures as typed, choices not yet made left out. */
export type Sketch = Paper & Cap & Answer & Refund & Absence & Subsidy & { readonly about: About };

export type About = 'cap' | 'answer' | 'refund' | 'absence' | 'subsidy';

type Paper = {
  /** Begins every id of this draft. */
  readonly stem: string;
  readonly from?: CivilDate;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly status: 'issued' | 'draft';
  readonly phrase: string;
};

export type AmountBy = 'sum' | 'share' | 'division' | 'float';

type Cap = {
  readonly line: ServiceLine;
  readonly classKind?: ClassKind;
  readonly careMode?: CareMode;
  readonly per: FeePeriod;
  readonly institutions: 'designated' | 'all';
  readonly ownership?: Ownership;
  readonly providerKind?: ProviderKind;
  readonly amountBy: AmountBy;
  readonly amount: string;
  /** The id of the cap it follows from. */
  readonly base?: string;
  /** Per cent, or the divisor. */
  readonly figure: string;
  readonly dropsFractions: boolean;
  readonly reviewYears: string;
  /** The id of the published cap in whose place it stands. */
  readonly replaces?: string;
};

type Answer = {
  readonly key?: SlotKey;
  readonly question: string;
  /** The service line the question is asked for; left out: all of them. */
  readonly answersLine?: ServiceLine;
  readonly value: string;
};

/** What a family gets back when it gives a place up. Its share is the `figure`. */
type Refund = {
  readonly refundWhen: RefundTerms['when'];
  readonly refundBasis: RefundTerms['basis'];
  /** Left empty where the document names none. */
  readonly noticeDays: string;
};

/** What comes back for days a child was absent. Its share is the `figure`. */
type Absence = {
  readonly feeItem: 'care' | 'meals';
  readonly fromDays: string;
  readonly counted: 'inARow' | 'inTheMonth';
};

/** A sum from the public purse. The sum is the `amount`. */
type Subsidy = {
  readonly subsidyKind: 'place' | 'meal';
  readonly subsidyIs: 'exactly' | 'atLeast' | 'atMost';
  readonly subsidyTo: 'institution' | 'person';
};

export const stepsOf = {
  cap: ['scope', 'whom', 'amount', 'paper', 'check'],
  answer: ['answer', 'paper', 'check'],
  refund: ['refund', 'paper', 'check'],
  absence: ['absence', 'paper', 'check'],
  subsidy: ['subsidy', 'paper', 'check'],
} as const satisfies Record<About, readonly string[]>;
export type Step = (typeof stepsOf)[keyof typeof stepsOf][number];

export type Errors = Partial<Record<keyof Sketch, string>>;

export function freshSketch(stem: string): Sketch {
  return {
    about: 'cap',
    stem,
    title: '',
    number: '',
    issuer: '',
    status: 'issued',
    phrase: '',
    line: 'childcare',
    careMode: 'fullDay',
    per: 'month',
    institutions: 'designated',
    amountBy: 'sum',
    amount: '',
    figure: '',
    dropsFractions: false,
    reviewYears: '',
    question: '',
    value: '',
    refundWhen: 'beforeStart',
    refundBasis: 'full',
    noticeDays: '',
    feeItem: 'care',
    fromDays: '',
    counted: 'inARow',
    subsidyKind: 'place',
    subsidyIs: 'exactly',
    subsidyTo: 'institution',
  };
}

export function scopeOfSketch(sketch: Sketch): CapScope {
  const { line, classKind, careMode, per, institutions, ownership, providerKind } = sketch;
  const isChildcare = line === 'childcare';
  return {
    line,
    classKind: isChildcare ? classKind : undefined,
    careMode: isChildcare ? careMode : undefined,
    per,
    institutions,
    ownerships: ownership && [ownership],
    providerKinds: providerKind && [providerKind],
  };
}

/** A per cent or a divisor: above zero, at most two decimals. */
export function figureOf(text: string): number | undefined {
  return /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined;
}

export function wholeOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What is still missing or unreadable on a step. Whether it fits what is published is the server's to say. */
export function errorsOn(step: Step, sketch: Sketch): Errors {
  switch (step) {
    case 'scope':
    case 'whom':
    case 'check':
      return {};
    case 'amount':
      return { ...amountErrors(sketch), ...yearsErrors(sketch) };
    case 'answer':
      return wholeOf(sketch.value) === undefined ? { value: '请填一个整数' } : {};
    case 'refund':
      return {
        ...(sketch.refundBasis === 'percent' && percentErrors(sketch)),
        ...(sketch.noticeDays.trim() !== '' &&
          wholeOf(sketch.noticeDays) === undefined && { noticeDays: '请填整数；没有写就空着' }),
      };
    case 'absence':
      return {
        ...((wholeOf(sketch.fromDays) ?? 0) < 1 && { fromDays: '请填 1 以上的整数' }),
        ...percentErrors(sketch),
      };
    case 'subsidy':
      return (parseYuan(sketch.amount) ?? 0) > 0 ? {} : { amount: '请填金额，例如 200' };
    case 'paper':
      return {
        ...(sketch.from === undefined && { from: '请选年、月、日' }),
        ...(sketch.title.trim() === '' && { title: '请填文件名称' }),
        ...(sketch.issuer.trim() === '' && { issuer: '请填发布单位' }),
        ...(sketch.phrase.trim() === '' && { phrase: '请把文件里的那一句照抄进来' }),
      };
  }
}

function percentErrors({ figure }: Sketch): Errors {
  const share = figureOf(figure);
  return share !== undefined && share <= 100 ? {} : { figure: '请填 100 以内、大于 0 的数' };
}

function amountErrors({ amountBy, amount, base, figure }: Sketch): Errors {
  if (amountBy === 'sum') {
    return (parseYuan(amount) ?? 0) > 0 ? {} : { amount: '请填金额，例如 1500' };
  }
  const isTooMuch = amountBy === 'share' && (figureOf(figure) ?? 0) > 100;
  return {
    ...(base === undefined && { base: '请选一条已经公布的上限' }),
    ...(figureOf(figure) === undefined && { figure: '请填大于 0 的数，最多两位小数' }),
    ...(isTooMuch && { figure: '请填 100 以内的数；要比它高，请选“上浮”' }),
  };
}

function yearsErrors({ reviewYears }: Sketch): Errors {
  const years = wholeOf(reviewYears);
  const isFine = reviewYears.trim() === '' || (years !== undefined && years >= 1 && years <= 20);
  return isFine ? {} : { reviewYears: '请填 1～20 之间的整数；没有写就空着' };
}

/** The figure that the copied words do not print: a slip of the pen, most likely. Undefined where all is well. */
export function figureNotInPhrase(sketch: Sketch): string | undefined {
  const typed = figureTyped(sketch).trim();
  if (sketch.phrase.trim() === '' || typed === '' || !Number.isFinite(Number(typed))) return undefined;
  return numbersIn(sketch.phrase).includes(Number(typed)) ? undefined : typed;
}

function figureTyped({
  about,
  amountBy,
  amount,
  figure,
  value,
  refundBasis,
  noticeDays,
  fromDays,
}: Sketch): string {
  switch (about) {
    case 'cap':
      return amountBy === 'sum' ? amount : figure;
    case 'answer':
      return value;
    case 'refund':
      return refundBasis === 'percent' ? figure : noticeDays;
    case 'absence':
      // 每缺勤一日 may print no numeral.
      return fromDays === '1' ? '' : fromDays;
    case 'subsidy':
      return amount;
  }
}
