import * as z from 'zod';
import { isCivilDate, type CivilDate } from '../civil';
import { isFen, type Fen } from '../money';
import { careModes, classKinds } from '../policy/childcareKinds';
import { slotKeys } from '../policy/slotKeys';

const text = z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' });
const id = text.regex(/^[a-z][\w.-]*$/i, { error: 'must be an id: letters, digits, dots and dashes' });
const divisionCode = text.regex(/^\d{6}$/, { error: 'must be the official division code of six digits' });

const civilDate = z.custom<CivilDate>((value) => typeof value === 'string' && isCivilDate(value), {
  error: 'must be a day that exists, written like 2026-01-31',
});
const amountInFen = z.custom<Fen>((value) => typeof value === 'number' && isFen(value), {
  error: 'must be an amount in whole fen, so 1850 yuan is 185000',
});
const wholeNumber = z.int({ error: 'must be a whole number' }).nonnegative({ error: 'must not be negative' });

const confidence = z.enum(['high', 'medium', 'low'], { error: 'must be high, medium or low' });

/** Both ends belong to the period. A missing end is open, because the document prints no date. */
const validity = z
  .strictObject({ from: civilDate.exactOptional(), to: civilDate.exactOptional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'must not end before it begins',
  });

const document = z.strictObject({
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

const clause = z
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

/** What every rule says of itself: where it holds, when, and which published words it rests on. */
const rule = { id, jurisdiction: divisionCode, clause: id, validity, note: text.exactOptional() };

const priceCap = z.strictObject({
  ...rule,
  classKind: z.enum(classKinds, { error: `must be one of ${classKinds.join(', ')}` }),
  careMode: z.enum(careModes, { error: `must be one of ${careModes.join(', ')}` }),
  per: z.literal('month', { error: 'must be month: no other period of a price can be judged yet' }),
  capFen: amountInFen,
  binds: z.literal('inclusive', { error: 'must be inclusive: a cap binds designated places alone' }),
  review: z.strictObject({ everyYears: wholeNumber.positive(), clause: id }).exactOptional(),
});

const classRule = z
  .strictObject({
    ...rule,
    classKind: z.enum(classKinds, { error: `must be one of ${classKinds.join(', ')}` }),
    ageFromMonths: wholeNumber,
    ageBelowMonths: wholeNumber.exactOptional(),
    maxChildren: wholeNumber.positive({ error: 'must let at least one child in' }),
  })
  .refine((read) => read.ageBelowMonths === undefined || read.ageFromMonths < read.ageBelowMonths, {
    error: 'must lie above ageFromMonths',
    path: ['ageBelowMonths'],
  });

const childcare = z.strictObject({
  scopes: z.array(z.strictObject({ ...rule, ageBelowMonths: wholeNumber.positive() })),
  kindergartenFloors: z.array(z.strictObject({ ...rule, ageFromMonths: wholeNumber })),
  inclusiveSales: z.array(
    z.strictObject({
      ...rule,
      requiresFiling: z.boolean(),
      filingClause: id,
      requiresDesignation: z.boolean(),
      designationClause: id,
      support: z.enum(['letter', 'spirit'], {
        error: 'must be letter or spirit: does the text say it, or does it follow from the text?',
      }),
    }),
  ),
  careModes: z.array(z.strictObject({ ...rule, modes: z.array(z.enum(careModes)).min(1) })),
  priceCaps: z.array(priceCap),
  classRules: z.array(classRule),
});

const slot = z
  .strictObject({
    key: z.enum(slotKeys, { error: 'must be a question the software asks: see slotKeys.ts' }),
    jurisdiction: divisionCode,
    question: text,
    answeredIn: z.enum(['slots', 'priceCaps'], { error: 'must be slots or priceCaps' }),
    leftOpenBy: id.exactOptional(),
    value: z.number({ error: 'must be a number, or null while nobody has decided' }).nonnegative().nullable(),
    clause: id.exactOptional(),
    validity: validity.exactOptional(),
    note: text.exactOptional(),
  })
  .refine((read) => (read.value === null) === (read.clause === undefined), {
    error: 'an answer must name its clause, and an open question has none',
    path: ['clause'],
  })
  .refine((read) => read.value === null || read.answeredIn === 'slots', {
    error: 'must stay null: this question is answered by an entry of priceCaps in childcare.json',
    path: ['value'],
  });

const labelled = z.strictObject({ code: id, label: text });

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
      'fenPerPersonPerMonth',
      'fenPerYear',
      'list',
      'minute',
      'month',
      'percent',
      'person',
      'phoneNumber',
      'placePerThousandPeople',
      'squareMetrePerHundredHouseholds',
      'squareMetrePerPerson',
      'times',
      'timesPerYear',
      'year',
    ],
    { error: 'must be a unit the packs use: see contract/policyPack.ts' },
  ),
  clause: id,
  validity,
  /** Where the words give the figure without a numeral, such as 按月 for one month: the words, and why. */
  saidAs: z.strictObject({ words: text, because: text }).exactOptional(),
  note: text.exactOptional(),
});

const priorityGroups = z.strictObject({
  id,
  jurisdiction: divisionCode,
  purpose: z.enum(['basicServices', 'visits', 'admission', 'subsidy', 'safetyNet', 'facilities']),
  groups: z.array(labelled).min(1),
  clause: id,
  validity,
  note: text.exactOptional(),
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

/** One city: a folder with one file for each of these names. */
export const policyPackSchema = z.strictObject({
  pack: z.strictObject({
    key: id,
    name: text,
    version: text,
    documents: z.array(document).min(1),
    jurisdictions: z.array(jurisdiction).min(1),
    clauses: z.array(clause),
  }),
  childcare,
  slots: z.strictObject({ slots: z.array(slot) }),
  constants: z.strictObject({ constants: z.array(constant), priorityGroups: z.array(priorityGroups) }),
  indicators: z.strictObject({ indicators: z.array(indicator) }),
  damage: z.strictObject({ damage: z.array(damage), contradictions: z.array(contradiction) }),
});

export type PolicyPack = z.infer<typeof policyPackSchema>;
export type PolicyDocument = z.infer<typeof document>;
export type Jurisdiction = z.infer<typeof jurisdiction>;
export type Validity = z.infer<typeof validity>;
export type PriceCap = z.infer<typeof priceCap>;
export type Slot = z.infer<typeof slot>;
export type PolicyConstant = z.infer<typeof constant>;
export type PriorityGroups = z.infer<typeof priorityGroups>;
export type Indicator = z.infer<typeof indicator>;
export type Damage = z.infer<typeof damage>;
export type Contradiction = z.infer<typeof contradiction>;
