import { isCivilDate } from '@huiyue/shared/civil';
import { isFen, parseYuan, yuanText } from '@huiyue/shared/money';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { feePeriods } from '@huiyue/shared/policy/feeItems';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { slotKeys } from '@huiyue/shared/policy/slotKeys';
import { ownerships, providerKinds } from '@huiyue/shared/site';
import { listIn, numberIn, textIn, wordIn, writtenIn, type Written } from './peek';
import { figureOf, freshSketch, wholeOf, type Sketch } from './sketch';

const printedStatus = { issued: '正式发布', draft: '征求意见稿' } as const;
const source = '主管部门起草';

/** A sketch as the server keeps it. What is not yet filled in is left out: a draft may be unfinished. */
export function contentOf(sketch: Sketch, place: string): Written {
  const { stem, from, title, number, issuer, status, phrase } = sketch;
  return {
    ...(from && { from }),
    document: {
      id: stem,
      ...filled('title', title),
      ...filled('number', number),
      ...filled('issuer', issuer),
      status,
      statusAsPrinted: printedStatus[status],
      source,
      jurisdiction: place,
    },
    clauses: [{ id: clauseId(stem), document: stem, ...filled('phrase', phrase) }],
    rules: rulesIn(sketch, place),
  };
}

function rulesIn(sketch: Sketch, place: string): Written {
  switch (sketch.about) {
    case 'cap':
      return { priceCaps: [capIn(sketch, place)] };
    case 'answer':
      return { slots: [answerIn(sketch, place)] };
    case 'refund':
      return { refundRules: [refundIn(sketch, place)] };
    case 'absence':
      return { absenceRules: [absenceIn(sketch, place)] };
    case 'subsidy':
      return { subsidies: [subsidyIn(sketch, place)] };
  }
}

/** What every rule begins with. */
function ruleIn({ stem }: Sketch, name: string, place: string): Written {
  return { id: `${stem}.${name}`, jurisdiction: place, clause: clauseId(stem), validity: {} };
}

function shareIn({ figure }: Sketch): Written {
  const percent = figureOf(figure);
  return percent === undefined ? {} : { percent };
}

function refundIn(sketch: Sketch, place: string): Written {
  const { refundWhen, refundBasis, noticeDays } = sketch;
  const days = wholeOf(noticeDays);
  return {
    ...ruleIn(sketch, 'refund', place),
    line: 'childcare',
    when: refundWhen,
    basis: refundBasis,
    ...(refundBasis === 'percent' && shareIn(sketch)),
    ...(days !== undefined && { noticeDays: days }),
  };
}

function absenceIn(sketch: Sketch, place: string): Written {
  const { feeItem, fromDays, counted } = sketch;
  const days = wholeOf(fromDays);
  return {
    ...ruleIn(sketch, 'absence', place),
    line: 'childcare',
    feeItems: [feeItem],
    ...(days !== undefined && { fromDays: days }),
    counted,
    ...shareIn(sketch),
  };
}

const subsidised = {
  place: { lines: ['childcare'], per: 'placeMonth' },
  meal: { lines: ['meal'], per: 'portion' },
} as const;

function subsidyIn(sketch: Sketch, place: string): Written {
  const { subsidyKind, subsidyIs, subsidyTo, amount } = sketch;
  const amountFen = parseYuan(amount);
  return {
    ...ruleIn(sketch, 'subsidy', place),
    ...subsidised[subsidyKind],
    kind: subsidyKind,
    to: subsidyTo,
    is: subsidyIs,
    amounts: amountFen === undefined ? [] : [{ amountFen }],
  };
}

function filled(name: string, text: string): Written {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

const clauseId = (stem: string) => `${stem}.clause`;

function capIn(sketch: Sketch, place: string): Written {
  const { line, classKind, careMode, per, institutions, ownership, providerKind, replaces } = sketch;
  const isChildcare = line === 'childcare';
  const years = wholeOf(sketch.reviewYears);
  return {
    ...ruleIn(sketch, 'cap', place),
    ...(replaces !== undefined && { replaces: [replaces] }),
    line,
    ...(isChildcare && classKind && { classKind }),
    ...(isChildcare && careMode && { careMode }),
    per,
    ...amountIn(sketch),
    binds: {
      institutions,
      ...(ownership && { ownerships: [ownership] }),
      ...(providerKind && { providerKinds: [providerKind] }),
    },
    ...(years !== undefined && { review: { everyYears: years, clause: clauseId(sketch.stem) } }),
  };
}

function amountIn({ amountBy, amount, base, figure, dropsFractions }: Sketch): Written {
  if (amountBy === 'sum') {
    const capFen = parseYuan(amount);
    return capFen === undefined ? {} : { capFen };
  }
  const number = figureOf(figure);
  return {
    derived: {
      kind: amountBy,
      ...(base !== undefined && { of: base }),
      ...(number !== undefined && (amountBy === 'division' ? { by: number } : { percent: number })),
    },
    ...(dropsFractions && { rounding: { toFen: 100, direction: 'down' } }),
  };
}

function answerIn({ stem, key, question, answersLine, value }: Sketch, place: string): Written {
  return {
    id: `${stem}.answer`,
    key,
    jurisdiction: place,
    ...(answersLine && { line: answersLine }),
    question,
    answeredIn: 'slots',
    ...(wholeOf(value) !== undefined && { value: wholeOf(value) }),
    clause: clauseId(stem),
  };
}

/**
 * A draft as this form would have written it. Undefined for one that says more than the form can ask: changing it here
 * would lose what it says.
 */
export function sketchOf(content: Written, place: string): Sketch | undefined {
  const document = writtenIn(content['document']);
  const stem = textIn(document['id']);
  if (stem === undefined) return undefined;
  const rules = writtenIn(content['rules']);
  const from = textIn(content['from']);
  const { careMode: _usual, ...blank } = freshSketch(stem);
  const sketch: Sketch = {
    ...blank,
    ...(from !== undefined && isCivilDate(from) && { from }),
    title: textIn(document['title']) ?? '',
    number: textIn(document['number']) ?? '',
    issuer: textIn(document['issuer']) ?? '',
    status: wordIn(['issued', 'draft'] as const, document['status']) ?? 'issued',
    phrase: textIn(writtenIn(listIn(content['clauses'])[0])['phrase']) ?? '',
    ...ruleFrom(rules),
  };
  return saysTheSame(contentOf(sketch, place), content) ? sketch : undefined;
}

function ruleFrom(rules: Written): Partial<Sketch> {
  const first = (kind: string) => writtenIn(listIn(rules[kind])[0]);
  if (rules['slots'] !== undefined) return answerFrom(first('slots'));
  if (rules['refundRules'] !== undefined) return refundFrom(first('refundRules'));
  if (rules['absenceRules'] !== undefined) return absenceFrom(first('absenceRules'));
  if (rules['subsidies'] !== undefined) return subsidyFrom(first('subsidies'));
  return capFrom(first('priceCaps'));
}

const typed = (number: number | undefined) => (number === undefined ? '' : String(number));

function refundFrom(rule: Written): Partial<Sketch> {
  return {
    about: 'refund',
    refundWhen: wordIn(['beforeStart', 'afterStart', 'closure'] as const, rule['when']) ?? 'beforeStart',
    refundBasis: wordIn(['full', 'unusedDays', 'percent', 'none'] as const, rule['basis']) ?? 'full',
    figure: typed(numberIn(rule['percent'])),
    noticeDays: typed(numberIn(rule['noticeDays'])),
  };
}

function absenceFrom(rule: Written): Partial<Sketch> {
  return {
    about: 'absence',
    feeItem: wordIn(['care', 'meals'] as const, listIn(rule['feeItems'])[0]) ?? 'care',
    fromDays: typed(numberIn(rule['fromDays'])),
    counted: wordIn(['inARow', 'inTheMonth'] as const, rule['counted']) ?? 'inARow',
    figure: typed(numberIn(rule['percent'])),
  };
}

function subsidyFrom(rule: Written): Partial<Sketch> {
  const amountFen = numberIn(writtenIn(listIn(rule['amounts'])[0])['amountFen']);
  return {
    about: 'subsidy',
    subsidyKind: wordIn(['place', 'meal'] as const, rule['kind']) ?? 'place',
    subsidyIs: wordIn(['exactly', 'atLeast', 'atMost'] as const, rule['is']) ?? 'exactly',
    subsidyTo: wordIn(['institution', 'person'] as const, rule['to']) ?? 'institution',
    amount: amountFen !== undefined && isFen(amountFen) ? yuanText(amountFen) : '',
  };
}

function capFrom(cap: Written): Partial<Sketch> {
  const binds = writtenIn(cap['binds']);
  const derived = writtenIn(cap['derived']);
  const capFen = numberIn(cap['capFen']);
  const classKind = wordIn(classKinds, cap['classKind']);
  const careMode = wordIn(careModes, cap['careMode']);
  const ownership = wordIn(ownerships, listIn(binds['ownerships'])[0]);
  const providerKind = wordIn(providerKinds, listIn(binds['providerKinds'])[0]);
  const base = textIn(derived['of']);
  const replaces = textIn(listIn(cap['replaces'])[0]);
  const years = numberIn(writtenIn(cap['review'])['everyYears']);
  return {
    about: 'cap',
    line: wordIn(serviceLines, cap['line']) ?? 'childcare',
    ...(classKind && { classKind }),
    ...(careMode && { careMode }),
    per: wordIn(feePeriods, cap['per']) ?? 'month',
    institutions: wordIn(['designated', 'all'] as const, binds['institutions']) ?? 'designated',
    ...(ownership && { ownership }),
    ...(providerKind && { providerKind }),
    amountBy: wordIn(['share', 'division', 'float'] as const, derived['kind']) ?? 'sum',
    amount: capFen !== undefined && isFen(capFen) ? yuanText(capFen) : '',
    ...(base !== undefined && { base }),
    figure: String(numberIn(derived['percent']) ?? numberIn(derived['by']) ?? ''),
    dropsFractions: cap['rounding'] !== undefined,
    reviewYears: years === undefined ? '' : String(years),
    ...(replaces !== undefined && { replaces }),
  };
}

function answerFrom(answer: Written): Partial<Sketch> {
  const key = wordIn(slotKeys, answer['key']);
  const line = wordIn(serviceLines, answer['line']);
  const value = numberIn(answer['value']);
  return {
    about: 'answer',
    ...(key && { key }),
    question: textIn(answer['question']) ?? '',
    ...(line && { answersLine: line }),
    value: value === undefined ? '' : String(value),
  };
}

/** The same words under the same names, in whatever order they were written. */
function saysTheSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, held]) => [name, inOrder(held)]);
}
