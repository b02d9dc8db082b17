import type { SlotKey } from '@huiyue/shared/policy/slotKeys';
import type { RegulatorDeskView } from '@huiyue/shared/contract/publishing';
import { yuanText } from '@huiyue/shared/money';
import { newKey } from '../../api/key';
import { capFor, scopeOf, type PublishedCap } from './capScope';
import { freshSketch, scopeOfSketch, type Sketch } from './sketch';

type OpenQuestion = RegulatorDeskView['openQuestions'][number];

/** Open questions that a cap answers, and which cap. */
const caps: { readonly [Key in SlotKey]?: Partial<Sketch> } = {
  priceCapHalfDay: { line: 'childcare', careMode: 'halfDay', per: 'month' },
  priceCapHourly: { line: 'childcare', careMode: 'hourly', per: 'hour' },
  priceCapOccasional: { line: 'childcare', careMode: 'occasional', per: 'day' },
  priceCapElderBed: { line: 'bed', per: 'month' },
  mealPriceCapFen: { line: 'meal', per: 'portion' },
};

/** Open questions that another rule answers, and which. */
const rules: { readonly [Key in SlotKey]?: Partial<Sketch> } = {
  refundNoticeDays: { about: 'refund' },
  refundCareFeeAfterAbsentDays: { about: 'absence', feeItem: 'care' },
  refundMealFeePercent: { about: 'absence', feeItem: 'meals', fromDays: '1' },
  operatingSubsidyPlaceMonthFen: { about: 'subsidy', subsidyKind: 'place' },
  mealSubsidyFen: { about: 'subsidy', subsidyKind: 'meal' },
};

/** A server newer than this program may ask what this form cannot yet write down. */
export function isAnswerable({ key, answeredIn }: Pick<OpenQuestion, 'key' | 'answeredIn'>): boolean {
  return answeredIn === 'slots' || caps[key] !== undefined || rules[key] !== undefined;
}

/** An id nobody has used: every id of a draft begins with it. */
function newStem(): string {
  return `notice.${newKey().slice(0, 13)}`;
}

export function newSketch(): Sketch {
  return freshSketch(newStem());
}

export function sketchForQuestion(asked: OpenQuestion): Sketch {
  const cap = caps[asked.key];
  if (cap) return { ...newSketch(), ...cap };
  const rule = rules[asked.key];
  if (rule) return { ...newSketch(), ...rule, question: asked.question };
  return {
    ...newSketch(),
    about: 'answer',
    key: asked.key,
    question: asked.question,
    ...(asked.line && { answersLine: asked.line }),
  };
}

/** A new cap in the place of a published one, about the same thing and for the same institutions. */
export function sketchForCap(published: PublishedCap): Sketch {
  const { line, classKind, careMode, per, institutions, ownerships, providerKinds } = scopeOf(published);
  const { careMode: _usual, ...blank } = newSketch();
  const { review } = published.cap;
  return {
    ...blank,
    line,
    ...(classKind && { classKind }),
    ...(careMode && { careMode }),
    per,
    institutions,
    ...(ownerships?.[0] && { ownership: ownerships[0] }),
    ...(providerKinds?.[0] && { providerKind: providerKinds[0] }),
    amount: yuanText(published.cap.capFen),
    reviewYears: review ? String(review.everyYears) : '',
  };
}

/** The sketch with the cap it takes the place of named: only one of the same place is replaced, others give way. */
export function withReplaced(sketch: Sketch, published: readonly PublishedCap[], place: string): Sketch {
  const { replaces: _before, ...rest } = sketch;
  if (sketch.about !== 'cap') return rest;
  const standing = capFor(published, scopeOfSketch(sketch));
  return standing && standing.place.code === place ? { ...rest, replaces: standing.cap.id } : rest;
}
