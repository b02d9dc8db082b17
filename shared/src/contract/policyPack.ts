import * as z from 'zod';
import { isCivilDate, type CivilDate } from '../civil';
import { isFen, type Fen } from '../money';
import { careModes, classKinds } from '../policy/childcareKinds';
import { feeItems, feePeriods } from '../policy/feeItems';
import { institutionDemands } from '../policy/institutionDemands';
import { serviceLines } from '../policy/serviceLines';
import { slotKeys } from '../policy/slotKeys';
import { ownerships, providerKinds } from '../site';

const text = z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' });
const id = text.regex(/^[a-z][\w.-]*$/i, { error: 'must be an id: letters, digits, dots and dashes' });
const clauseId = z
  .string({ error: 'must name a clause: the id of the published words this rests on' })
  .regex(/^[a-z][\w.-]*$/i, { error: 'must name a clause: the id of the published words this rests on' });
export const divisionCode = text.regex(/^\d{6}$/, {
  error: 'must be the official division code of six digits',
});

export const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value), {
  error: 'must be a day that exists, written like 2026-01-31',
});
const amountInFen = z.custom<Fen>((value) => typeof value === 'number' && isFen(value), {
  error: 'must be an amount in whole fen, so 1850 yuan is 185000',
});
export const wholeNumber = z
  .int({ error: 'must be a whole number' })
  .nonnegative({ error: 'must not be negative' });
const percent = z
  .number({ error: 'must be a number of per cent, so 60 for 60 %' })
  .positive({ error: 'must be above zero' });

function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

/** Some of a closed set, each once. */
function someOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z
    .array(oneOf(words), { error: `must be a list of ${words.join(', ')}` })
    .min(1, { error: 'must name at least one, or be left out' })
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'must name each once' });
}

const confidence = z.enum(['high', 'medium', 'low'], { error: 'must be high, medium or low' });

/** Both ends belong to the period. A missing end is open, because the document prints no date. */
const validity = z
  .strictObject({ from: civilDate.exactOptional(), to: civilDate.exactOptional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'must not end before it begins',
  });

export const document = z.strictObject({
  id,
  title: text,
  number: text.exactOptional(),
  numberAsPrinted: text.exactOptional(),
  issuer: text,
  issuedOn: civilDate.exactOptional(),
  issuedOnAsPrinted: text.exactOptional(),
  status: z.enum(['issued', 'draft'], { error: 'must be issued or draft' }),
  statusAsPrinted: text,
  source: text,
  jurisdiction: divisionCode,
  note: text.exactOptional(),
});

const jurisdiction = z.strictObject({
  code: divisionCode,
  name: text,
  level: z.enum(['province', 'city', 'county'], { error: 'must be province, city or county' }),
  parent: divisionCode.exactOptional(),
  /** Where a search starts, for the places families look in. Degrees, WGS-84, to about a kilometre. */
  centre: z
    .strictObject({
      longitude: z.number({ error: 'must be degrees east' }).min(73).max(136),
      latitude: z.number({ error: 'must be degrees north' }).min(3).max(54),
    })
    .exactOptional(),
});

export const clause = z
  .strictObject({
    id,
    document: id,
    phrase: text,
    reading: text.exactOptional(),
    confidence: confidence.exactOptional(),
    note: text.exactOptional(),
  })
  .refine((read) => (read.reading === undefined) === (read.confidence === undefined), {
    error: 'a reading and its confidence must stand together',
    path: ['reading'],
  });

export const labelled = z.strictObject({ code: id, label: text });

/**
 * What every rule says of itself: where it holds, when, and which published words it rests on.
 * `replaces` names the rules that do not hold on the days on which this one does.
 */
const rule = {
  id,
  jurisdiction: divisionCode,
  clause: clauseId,
  validity,
  /** Where the days of its validity are printed, if not in the clause itself: 本办法自…起施行. */
  validityClause: clauseId.exactOptional(),
  replaces: z.array(id).exactOptional(),
  note: text.exactOptional(),
};

/** Which institutions a rule binds. What is left out is no condition. */
const binds = z.strictObject({
  institutions: oneOf(['designated', 'all']),
  providerKinds: someOf(providerKinds).exactOptional(),
  ownerships: someOf(ownerships).exactOptional(),
  /** Codes of `grades` in a pack: 示范, 五星级, … */
  grades: z.array(id).min(1).exactOptional(),
});

const rounding = z.strictObject({
  /** 100 is whole yuan, 10 is whole jiao. */
  toFen: wholeNumber.positive({ error: 'must be at least one fen' }),
  direction: oneOf(['down', 'nearest', 'up']),
});

/** How a cap follows from another one. */
const derived = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), of: id, percent }),
  z.strictObject({ kind: z.literal('division'), of: id, by: z.number().positive() }),
  z.strictObject({ kind: z.literal('float'), of: id, percent }),
]);

const priceCap = z
  .strictObject({
    ...rule,
    line: oneOf(serviceLines),
    /** Left out: every kind of class, every mode of care. */
    classKind: oneOf(classKinds).exactOptional(),
    careMode: oneOf(careModes).exactOptional(),
    per: oneOf(feePeriods),
    capFen: amountInFen.exactOptional(),
    derived: derived.exactOptional(),
    rounding: rounding.exactOptional(),
    /** How a started hour counts where the cap is per hour. */
    partHours: oneOf(['countUp', 'countDown', 'exact']).exactOptional(),
    /** The items the amount covers together. Left out: the document names none, so it covers whatever must be paid. */
    feeItems: someOf(feeItems).exactOptional(),
    voluntary: someOf(feeItems).exactOptional(),
    forbidden: someOf(feeItems).exactOptional(),
    binds,
    review: z
      .strictObject({ everyYears: wholeNumber.positive({ error: 'must be at least one' }), clause: clauseId })
      .exactOptional(),
  })
  .refine((cap) => (cap.capFen === undefined) !== (cap.derived === undefined), {
    error: 'must be an amount, or be derived from another cap: one of the two',
    path: ['capFen'],
  })
  .refine((cap) => cap.rounding === undefined || cap.derived !== undefined, {
    error: 'belongs to a derived cap: an amount is what it is',
    path: ['rounding'],
  })
  .refine((cap) => cap.partHours === undefined || cap.per === 'hour', {
    error: 'belongs to a cap per hour',
    path: ['partHours'],
  });

const feeRule = z.strictObject({
  ...rule,
  line: oneOf(serviceLines),
  feeItems: someOf(feeItems),
  treatment: oneOf(['voluntary', 'forbidden', 'atCost', 'publishedAhead']),
  binds: binds.exactOptional(),
});

const refundRule = z
  .strictObject({
    ...rule,
    line: oneOf(serviceLines),
    feeItems: someOf(feeItems).exactOptional(),
    careMode: oneOf(careModes).exactOptional(),
    /** 入托前退, 中途退, 机构原因停办. */
    when: oneOf(['beforeStart', 'afterStart', 'closure']),
    /** What is given back: all of it, the unused days, a share of the period, nothing. */
    basis: oneOf(['full', 'unusedDays', 'percent', 'none']),
    percent: percent.exactOptional(),
    noticeDays: wholeNumber.exactOptional(),
    /** Holds while the child or guest came on at most so many days of the period. */
    usedDaysAtMost: wholeNumber.exactOptional(),
    rounding: rounding.exactOptional(),
    binds: binds.exactOptional(),
  })
  .refine((read) => (read.basis === 'percent') === (read.percent !== undefined), {
    error: 'a share needs its per cent, and nothing else has one',
    path: ['percent'],
  });

const absenceRule = z.strictObject({
  ...rule,
  line: oneOf(serviceLines),
  feeItems: someOf(feeItems),
  careMode: oneOf(careModes).exactOptional(),
  /** Absent days in a row, or in the month, from which the rule holds. */
  fromDays: wholeNumber.positive(),
  counted: oneOf(['inARow', 'inTheMonth']),
  /** Of the absent days' part of the fee. */
  percent,
  /** Told so many hours ahead, or it does not count. */
  noticeHours: wholeNumber.exactOptional(),
  rounding: rounding.exactOptional(),
  binds: binds.exactOptional(),
});

const prorationRule = z
  .strictObject({
    ...rule,
    line: oneOf(serviceLines),
    feeItems: someOf(feeItems).exactOptional(),
    careMode: oneOf(careModes).exactOptional(),
    /** A day of the month is the month's price divided by its calendar days, its open days, or a printed number. */
    basis: oneOf(['calendarDays', 'openDays', 'fixedDays']),
    fixedDays: z.number().positive().exactOptional(),
    rounding: rounding.exactOptional(),
    binds: binds.exactOptional(),
  })
  .refine((read) => (read.basis === 'fixedDays') === (read.fixedDays !== undefined), {
    error: 'fixedDays needs its number of days, and nothing else has one',
    path: ['fixedDays'],
  });

/** Where the words give a figure without a numeral, such as 按月 for one month: the words, and why. */
const saidAs = z.strictObject({ words: text, because: text });

const billingRule = z.strictObject({
  ...rule,
  lines: someOf(serviceLines),
  /** What the document names on such a bill. */
  namedItems: someOf(feeItems),
  /** The document says 等: the items it names are examples. */
  andOthers: z.boolean(),
  maxMonths: wholeNumber.positive(),
  /** 原则上: an authority may record an exception that ends on a day. */
  allowsRecordedException: z.boolean(),
  saidAs: saidAs.exactOptional(),
});

const pricingAuthority = z.strictObject({
  ...rule,
  line: oneOf(serviceLines),
  /** Prices of the line are set at this level; a cap of another level is not theirs to set. */
  level: oneOf(['province', 'city', 'county']),
  authority: text,
});

/** Classes that begin with a childcare class's rules; the ages and sizes stand here, the staff ratio in the slots. */
const classRule = z
  .strictObject({
    ...rule,
    classKind: oneOf(classKinds),
    ageFromMonths: wholeNumber,
    ageBelowMonths: wholeNumber.exactOptional(),
    maxChildren: wholeNumber.positive({ error: 'must let at least one child in' }),
  })
  .refine((read) => read.ageBelowMonths === undefined || read.ageFromMonths < read.ageBelowMonths, {
    error: 'must lie above ageFromMonths',
    path: ['ageBelowMonths'],
  });

const lists = {
  scopes: z.array(z.strictObject({ ...rule, ageBelowMonths: wholeNumber.positive() })),
  kindergartenFloors: z.array(z.strictObject({ ...rule, ageFromMonths: wholeNumber })),
  inclusiveSales: z.array(
    z.strictObject({
      ...rule,
      requiresFiling: z.boolean(),
      filingClause: clauseId,
      requiresDesignation: z.boolean(),
      designationClause: clauseId,
      support: z.enum(['letter', 'spirit'], {
        error: 'must be letter or spirit: does the text say it, or does it follow from the text?',
      }),
    }),
  ),
  careModes: z.array(
    z.strictObject({
      ...rule,
      modes: someOf(careModes),
      /** Left out: every institution; otherwise only these. */
      providerKinds: someOf(providerKinds).exactOptional(),
    }),
  ),
  classRules: z.array(classRule),
};

const subsidy = z
  .strictObject({
    ...rule,
    lines: someOf(serviceLines),
    /** 运营补贴, 建设补助, 托位(床位)补助, 助餐补贴, 个人补贴(津贴), 消费券, 政府购买服务. */
    kind: oneOf(['operating', 'construction', 'place', 'meal', 'person', 'voucher', 'purchase']),
    to: oneOf(['institution', 'person']),
    per: oneOf(['attendedMonth', 'placeMonth', 'bed', 'portion', 'visit', 'month', 'once']).exactOptional(),
    is: oneOf(['atLeast', 'atMost', 'exactly']).exactOptional(),
    /** Empty where the document announces the subsidy and prints no sum. */
    amounts: z.array(z.strictObject({ group: labelled.exactOptional(), amountFen: amountInFen })),
    /** Who it is for, where the document names groups without sums. */
    groups: z.array(labelled).exactOptional(),
    excludes: z.array(labelled).exactOptional(),
    binds: binds.exactOptional(),
  })
  .refine((read) => read.amounts.length === 0 || (read.is !== undefined && read.per !== undefined), {
    error: 'an amount needs `is` (atLeast, atMost, exactly) and `per`',
    path: ['amounts'],
  });

/** A result of the assessment of care needs is what these are given by. */
const assessmentRule = z.strictObject({ ...rule, gates: someOf(['subsidy', 'basicServices']) });

const hotline = z.strictObject({
  ...rule,
  lines: someOf(serviceLines),
  phone: text.regex(/^[\d-]{3,20}$/, { error: 'must be a telephone number: digits and dashes' }),
});

const slot = z
  .strictObject({
    id: id.exactOptional(),
    key: z.enum(slotKeys, { error: 'must be a question the software asks: see slotKeys.ts' }),
    jurisdiction: divisionCode,
    /** An answer for one service line goes before one for all. */
    line: oneOf(serviceLines).exactOptional(),
    question: text,
    answeredIn: oneOf(['slots', 'priceCaps', 'subsidies', 'refundRules', 'absenceRules']),
    leftOpenBy: clauseId.exactOptional(),
    value: z.number({ error: 'must be a number, or null while nobody has decided' }).nonnegative().nullable(),
    clause: clauseId.exactOptional(),
    validity: validity.exactOptional(),
    validityClause: clauseId.exactOptional(),
    replaces: z.array(id).exactOptional(),
    note: text.exactOptional(),
  })
  .refine((read) => (read.value === null) === (read.clause === undefined), {
    error: 'an answer must name its clause, and an open question has none',
    path: ['clause'],
  })
  .refine((read) => read.value === null || read.answeredIn === 'slots', {
    error: 'must stay null: this question is answered by an entry of the list that answeredIn names',
    path: ['value'],
  });

const constant = z.strictObject({
  key: id,
  jurisdiction: divisionCode,
  is: z.enum(['atLeast', 'atMost', 'exactly'], { error: 'must be atLeast, atMost or exactly' }),
  value: z.union([z.number(), text, z.array(labelled).min(1)], {
    error: 'must be a number, a text, or a list of { code, label }',
  }),
  unit: z.enum(
    [
      'bed',
      'fen',
      'fenPerPerson',
      'fenPerYear',
      'list',
      'minute',
      'percent',
      'person',
      'placePerThousandPeople',
      'squareMetrePerHundredHouseholds',
      'squareMetrePerPerson',
      'times',
      'timesPerYear',
      'year',
    ],
    { error: 'must be a unit the packs use: see contract/policyPack.ts' },
  ),
  clause: clauseId,
  validity,
  saidAs: saidAs.exactOptional(),
  note: text.exactOptional(),
});

const priorityGroups = z.strictObject({
  ...rule,
  purpose: oneOf([
    'basicServices',
    'visits',
    'admission',
    'waitlist',
    'offlineReserve',
    'subsidy',
    'safetyNet',
    'facilities',
  ]),
  lines: someOf(serviceLines).exactOptional(),
  /** The document ranks them; otherwise all of them go first alike. */
  isRanked: z.literal(true).exactOptional(),
  groups: z
    .array(
      z.strictObject({
        ...labelled.shape,
        /** What shows that somebody belongs to the group, as the document names it: 低保证, 残疾人证, … */
        proofs: z.array(text).min(1).exactOptional(),
      }),
    )
    .min(1),
});

/** What is demanded of an institution beside prices and places: the words a refusal or a reminder cites. */
const institutionRule = z.strictObject({
  ...rule,
  key: oneOf(institutionDemands),
  /** Left out: every institution; otherwise only these. */
  providerKinds: someOf(providerKinds).exactOptional(),
});

const reading = z.strictObject({
  is: z.enum(['atLeast', 'moreThan', 'exactly', 'about']),
  value: z.number(),
  unit: text,
  confidence,
});

const indicator = z.strictObject({
  id,
  jurisdiction: divisionCode,
  document: id,
  table: text.nullable(),
  no: wholeNumber.nullable(),
  name: text,
  unit: text.nullable(),
  baselineYear: wholeNumber.nullable(),
  baselineRaw: text.nullable(),
  targetYear: wholeNumber,
  targetRaw: text,
  /** 约束性 or 预期性, as printed; null where the document does not say. */
  nature: z.enum(['约束性', '预期性']).nullable(),
  department: text.nullable(),
  asPrinted: text,
  baseline: reading.exactOptional(),
  target: reading.exactOptional(),
  note: text.exactOptional(),
});

const damage = z.strictObject({
  id,
  document: id,
  where: text,
  asPrinted: z.array(text).min(1),
  reading: text.nullable(),
  confidence,
  note: text.exactOptional(),
});

const contradiction = z.strictObject({
  id,
  document: id,
  statement: text,
  asPrinted: z.array(text),
  effect: text,
});

const childcare = z.strictObject(lists);
const fees = z.strictObject({
  priceCaps: z.array(priceCap),
  feeRules: z.array(feeRule),
  refundRules: z.array(refundRule),
  absenceRules: z.array(absenceRule),
  prorationRules: z.array(prorationRule),
  billingRules: z.array(billingRule),
  pricingAuthorities: z.array(pricingAuthority),
});
const support = z.strictObject({
  subsidies: z.array(subsidy),
  assessmentRules: z.array(assessmentRule),
  hotlines: z.array(hotline),
  priorityGroups: z.array(priorityGroups),
  institutionRules: z.array(institutionRule),
});
const slots = z.strictObject({ slots: z.array(slot) });

/** One city: a folder with one file for each of these names. */
export const policyPackSchema = z.strictObject({
  pack: z.strictObject({
    key: id,
    name: text,
    version: text,
    documents: z.array(document).min(1),
    jurisdictions: z.array(jurisdiction).min(1),
    /** The grades institutions are given here, so that a rule can bind by them. */
    grades: z.array(labelled).exactOptional(),
    clauses: z.array(clause),
  }),
  childcare,
  fees,
  support,
  slots,
  constants: z.strictObject({ constants: z.array(constant) }),
  indicators: z.strictObject({ indicators: z.array(indicator) }),
  damage: z.strictObject({ damage: z.array(damage), contradictions: z.array(contradiction) }),
});

/** Every list of rules a regulator may add to; what a plan states once and for all (constants, indicators) is not here. */
export const ruleLists = z.strictObject({
  ...childcare.partial().shape,
  ...fees.partial().shape,
  ...support.partial().shape,
  ...slots.partial().shape,
});

export type PolicyPack = z.infer<typeof policyPackSchema>;
export type PolicyDocument = z.infer<typeof document>;
export type Jurisdiction = z.infer<typeof jurisdiction>;
export type Validity = z.infer<typeof validity>;
export type Binds = z.infer<typeof binds>;
export type Rounding = z.infer<typeof rounding>;
export type PriceCap = z.infer<typeof priceCap>;
export type Derived = z.infer<typeof derived>;
export type Subsidy = z.infer<typeof subsidy>;
export type Slot = z.infer<typeof slot>;
export type PolicyConstant = z.infer<typeof constant>;
export type PriorityGroups = z.infer<typeof priorityGroups>;
export type Indicator = z.infer<typeof indicator>;
export type Damage = z.infer<typeof damage>;
export type Contradiction = z.infer<typeof contradiction>;
