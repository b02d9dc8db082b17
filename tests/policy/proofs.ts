import type {
  Derived,
  Indicator,
  PolicyConstant,
  PolicyPack,
  Validity,
} from '@huiyue/shared/contract/policyPack';
import { figuresIn, numbersIn, withoutSpace, type Figure } from '@huiyue/shared/policy/printedFigures';
import { clauseIdsOf } from '@huiyue/shared/policy/ruleKinds';
import type { FeeItem } from '@huiyue/shared/policy/feeItems';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';
import type { CodeFile, Sources } from './sources';

/** Each proof answers with complaints, one sentence each, that name the entry. None means proven. */
type Complaints = readonly string[];

/** Every printed word a pack quotes stands in its document. */
export function misquotedPhrases(pack: PolicyPack, sources: Sources): Complaints {
  return quotesOf(pack).flatMap(({ id, document, quote }) => {
    const key = pack.pack.documents.find((held) => held.id === document)?.source;
    const source = key === undefined ? undefined : sources.get(key);
    if (source === undefined) return [`${id}: its document ${document} has no source ${key ?? ''}`];
    if (withoutSpace(source).includes(withoutSpace(quote))) return [];
    return [`${id}: source ${key ?? ''} does not print 「${quote}」`];
  });
}

export function quotesOf(pack: PolicyPack): readonly { id: string; document: string; quote: string }[] {
  const {
    pack: { documents, clauses },
    indicators: { indicators },
    damage: { damage, contradictions },
  } = pack;
  return [
    ...documents.flatMap(({ id, statusAsPrinted, numberAsPrinted, issuedOnAsPrinted }) =>
      [statusAsPrinted, numberAsPrinted, issuedOnAsPrinted]
        .filter((quote) => quote !== undefined)
        .map((quote) => ({ id, document: id, quote })),
    ),
    ...clauses.map(({ id, document, phrase }) => ({ id, document, quote: phrase })),
    ...indicators.map(({ id, document, asPrinted }) => ({ id, document, quote: asPrinted })),
    ...[...damage, ...contradictions].flatMap(({ id, document, asPrinted }) =>
      asPrinted.map((quote) => ({ id, document, quote })),
    ),
  ];
}

/** Every figure a pack states is found, with its unit, in the words it cites or in their stated reading. */
export function unsupportedFigures(pack: PolicyPack): Complaints {
  const words = (id: string) => {
    const clause = pack.pack.clauses.find((held) => held.id === id);
    return clause ? [clause.phrase, clause.reading ?? ''].join(' ') : '';
  };
  const { childcare, fees, support } = pack;
  return [
    ...fees.priceCaps.flatMap((cap) => [
      ...(cap.capFen === undefined
        ? []
        : [
            ...needsOneOf(cap.id, words(cap.clause), inYuan(cap.capFen)),
            ...needsSign(cap.id, words(cap.clause), 'atMost'),
          ]),
      ...(cap.derived ? derivedFaults(cap.id, words(cap.clause), cap.derived) : []),
      ...(cap.review
        ? needsOneOf(cap.id, words(cap.review.clause), [{ value: cap.review.everyYears, unit: '年' }])
        : []),
    ]),
    ...childcare.classRules.flatMap((rule) => [
      ...needsOneOf(rule.id, words(rule.clause), ofAge(rule.ageFromMonths)),
      ...(rule.ageBelowMonths === undefined
        ? []
        : needsOneOf(rule.id, words(rule.clause), ofAge(rule.ageBelowMonths))),
      ...needsOneOf(rule.id, words(rule.clause), [{ value: rule.maxChildren, unit: '人' }]),
    ]),
    ...childcare.scopes.flatMap((rule) =>
      needsOneOf(rule.id, words(rule.clause), ofAge(rule.ageBelowMonths)),
    ),
    ...childcare.kindergartenFloors.flatMap((rule) =>
      needsOneOf(rule.id, words(rule.clause), ofAge(rule.ageFromMonths)),
    ),
    ...childcare.careModes.flatMap((rule) =>
      rule.modes.flatMap((mode) => needsWords(rule.id, words(rule.clause), printedCareModes[mode])),
    ),
    ...fees.refundRules.flatMap(({ id, clause, percent, noticeDays, usedDaysAtMost }) => [
      ...needsFigure(id, words(clause), percent, '%'),
      ...needsFigure(id, words(clause), noticeDays, '日'),
      ...needsFigure(id, words(clause), usedDaysAtMost, '日'),
    ]),
    ...fees.absenceRules.flatMap(({ id, clause, percent, fromDays, noticeHours }) => [
      ...needsFigure(id, words(clause), percent === 100 ? undefined : percent, '%'),
      ...needsFigure(id, words(clause), fromDays === 1 ? undefined : fromDays, '日'),
      ...needsFigure(id, words(clause), noticeHours, '小时'),
    ]),
    ...fees.prorationRules.flatMap(({ id, clause, fixedDays }) =>
      needsFigure(id, words(clause), fixedDays, '日'),
    ),
    ...fees.billingRules.flatMap(
      ({ id, clause, maxMonths, saidAs, namedItems, andOthers, allowsRecordedException }) => [
        ...(saidAs
          ? needsWords(id, words(clause), saidAs.words)
          : needsOneOf(id, words(clause), [{ value: maxMonths, unit: '个月' }])),
        ...namedItems.flatMap((item) => needsWords(id, words(clause), printedItems[item])),
        ...(andOthers ? needsWords(id, words(clause), '等') : []),
        ...(allowsRecordedException ? needsWords(id, words(clause), '原则上') : []),
      ],
    ),
    ...fees.pricingAuthorities.flatMap(({ id, clause, authority }) =>
      needsWords(id, words(clause), authority),
    ),
    ...support.subsidies.flatMap(({ id, clause, is, amounts, groups = [], excludes = [] }) => [
      ...amounts.flatMap(({ amountFen, group }) => [
        ...needsOneOf(id, words(clause), inYuan(amountFen)),
        ...(group ? needsWords(id, words(clause), group.label) : []),
      ]),
      ...(is ? needsSign(id, words(clause), is) : []),
      ...[...groups, ...excludes].flatMap(({ label }) => needsWords(id, words(clause), label)),
    ]),
    ...support.hotlines.flatMap(({ id, clause, phone }) => needsWords(id, words(clause), phone)),
    ...pack.constants.constants.flatMap((constant) => constantFaults(constant, words(constant.clause))),
    ...support.priorityGroups.flatMap(({ id, groups, clause }) =>
      groups.flatMap(({ label, proofs = [] }) =>
        [label, ...proofs].flatMap((word) => needsWords(id, words(clause), word)),
      ),
    ),
    ...datedRules(pack).flatMap(({ id, validity, clause, validityClause }) =>
      undatedEnds(id, validity, words(clause) + words(validityClause ?? '')),
    ),
    ...pack.slots.slots.flatMap(({ key, value, clause }) => slotFaults(key, value, words(clause ?? ''))),
    ...pack.indicators.indicators.flatMap(indicatorFaults),
    ...readingsWithNumbersOfTheirOwn(pack),
    ...datesNotPrinted(pack),
  ];
}

/** Every clause is cited by a rule: a quotation nobody uses is one nobody keeps true. */
export function unusedClauses({ pack, childcare, fees, support, slots, constants }: PolicyPack): Complaints {
  const cited = new Set(
    [
      ...Object.values(childcare).flat(),
      ...Object.values(fees).flat(),
      ...Object.values(support).flat(),
      ...slots.slots,
      ...constants.constants,
    ].flatMap(clauseIdsOf),
  );
  return pack.clauses.filter(({ id }) => !cited.has(id)).map(({ id }) => `${id}: no rule cites this clause`);
}

const moneyWords = /fen|yuan|price|cap\b|fee|元|费|价/i;
const ruleFields = /\b(capFen|maxChildren|everyYears|reviewEveryYears)\s*[:=]\s*\d/;

/** No price cap and no rule's field stands as a literal in code. A bare 2000 beside no money word is just a number. */
export function figuresInCode(packs: readonly PolicyPack[], files: readonly CodeFile[]): Complaints {
  const caps = packs.flatMap(({ fees }) =>
    fees.priceCaps.flatMap(({ capFen }) => (capFen === undefined ? [] : [capFen])),
  );
  const amounts = new Set(caps.flatMap((capFen) => [capFen, capFen / 100]));
  return files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, index) => {
        const numbers = line.replaceAll(/(?<=\d)_(?=\d)/g, '').match(/(?<![\w.])\d+(?![\w.])/g) ?? [];
        const hasCap = moneyWords.test(line) && numbers.some((found) => amounts.has(Number(found)));
        return hasCap || ruleFields.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
      }),
  );
}

/** Keeps the line count, so a complaint names the right line. */
function withoutComments(code: string): string {
  return code
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

function needsOneOf(id: string, words: string, accepted: readonly Figure[]): Complaints {
  const printed = figuresIn(words);
  const found = accepted.some(({ value, unit }) =>
    printed.some((figure) => figure.value === value && figure.unit === unit),
  );
  if (found) return [];
  const wanted = accepted.map(({ value, unit }) => `${value}${unit}`).join(' or ');
  return [`${id}: ${wanted} is not in 「${words.trim()}」`];
}

const signs = {
  atLeast: /不低于|不少于|至少|以上|≥/,
  atMost: /不超过|以下|以内|年内|最高/,
  exactly: /(?:)/,
} satisfies Record<PolicyConstant['is'], RegExp>;

function needsSign(id: string, words: string, is: PolicyConstant['is']): Complaints {
  return signs[is].test(words) ? [] : [`${id}: nothing in 「${words.trim()}」 says ${is}`];
}

function needsWords(id: string, words: string, wanted: string): Complaints {
  return withoutSpace(words).includes(wanted) ? [] : [`${id}: ${wanted} is not in 「${words.trim()}」`];
}

const printedCareModes = {
  fullDay: '全日',
  halfDay: '半日',
  hourly: '计时',
  occasional: '临时',
} satisfies Record<CareMode, string>;

const printedItems = {
  care: '保育',
  meals: '伙食',
  boarding: '住宿',
  bed: '床位',
  nursing: '护理',
  materials: '材料',
  lateCollection: '延时',
  agency: '代办',
  transport: '接送',
  activities: '活动',
  insurance: '保险',
  deposit: '押金',
  registration: '报名',
} satisfies Record<FeeItem, string>;

/** A figure of a rule, where it has one, stands in its words with its unit. */
function needsFigure(id: string, words: string, value: number | undefined, unit: string): Complaints {
  if (value === undefined) return [];
  const units = unit === '日' ? ['日', '天'] : [unit];
  return needsOneOf(
    id,
    words,
    units.map((printed) => ({ value, unit: printed })),
  );
}

function derivedFaults(id: string, words: string, derived: Derived): Complaints {
  if (derived.kind === 'division')
    return numbersIn(words).includes(derived.by)
      ? []
      : [`${id}: ${derived.by} is not in 「${words.trim()}」`];
  return needsOneOf(id, words, [{ value: derived.percent, unit: '%' }]);
}

function inYuan(fen: number): readonly Figure[] {
  return [
    { value: fen / 100, unit: '元' },
    { value: fen / 1_000_000, unit: '万元' },
  ];
}

function ofAge(months: number): readonly Figure[] {
  return [
    { value: months, unit: '个月' },
    { value: months / 12, unit: '岁' },
  ];
}

const printedUnits = {
  bed: ['张'],
  fen: [],
  fenPerPerson: [],
  fenPerYear: [],
  list: [],
  minute: ['分钟'],
  percent: ['%'],
  person: ['人', '名'],
  placePerThousandPeople: ['个'],
  squareMetrePerHundredHouseholds: ['平方米'],
  squareMetrePerPerson: ['平方米'],
  times: ['倍'],
  timesPerYear: ['次'],
  year: ['年'],
} satisfies Record<PolicyConstant['unit'], readonly string[]>;

function constantFaults({ key, is, value, unit, saidAs }: PolicyConstant, words: string): Complaints {
  if (saidAs) return needsWords(key, words, saidAs.words);
  if (typeof value === 'string') return needsWords(key, words, value);
  if (typeof value !== 'number') return value.flatMap(({ label }) => needsWords(key, words, label));
  const accepted = unit.startsWith('fen')
    ? inYuan(value)
    : printedUnits[unit].map((printed) => ({ value, unit: printed }));
  return [...needsOneOf(key, words, accepted), ...needsSign(key, words, is)];
}

type Dated = {
  readonly id: string;
  readonly validity: Validity;
  readonly clause: string;
  readonly validityClause?: string;
};

/** An answer's unit is its question's; its number is printed, as yuan where it is money. */
function slotFaults(key: string, value: number | null, words: string): Complaints {
  if (value === null) return [];
  const printed = key.endsWith('Fen') ? value / 100 : value;
  return numbersIn(words).includes(printed) ? [] : [`${key}: ${printed} is not in 「${words.trim()}」`];
}

function datedRules({ childcare, fees, support, constants, slots }: PolicyPack): readonly Dated[] {
  return [
    ...Object.values(childcare).flat(),
    ...Object.values(fees).flat(),
    ...Object.values(support).flat(),
    ...constants.constants.map(({ key, validity, clause }) => ({ id: key, validity, clause })),
    ...slots.slots.flatMap(({ key, validity = {}, clause, validityClause }) =>
      clause === undefined
        ? []
        : [{ id: key, validity, clause, ...(validityClause !== undefined && { validityClause }) }],
    ),
  ];
}

/** A period begins and ends on days the document prints; 自2022年起 prints the first of January. */
function undatedEnds(id: string, validity: Validity, words: string): Complaints {
  return [validity.from, validity.to]
    .filter((end) => end !== undefined)
    .filter((end) => {
      const [year, month, day] = end.split('-').map(Number);
      const spelled = `${year}年${month}月${day}日`;
      const wholeYear = month === 1 && day === 1 && words.includes(`自${year}年起`);
      return !wholeYear && !withoutSpace(words).includes(spelled);
    })
    .map((end) => `${id}: the day ${end} is not in 「${words.trim()}」`);
}

function indicatorFaults({ id, asPrinted, target, targetRaw, baseline, baselineRaw }: Indicator): Complaints {
  return [
    ...(target && !numbersIn(targetRaw).includes(target.value)
      ? [`${id}: target ${target.value} is not in 「${targetRaw}」`]
      : []),
    ...(baseline && !numbersIn(baselineRaw ?? '').includes(baseline.value)
      ? [`${id}: baseline ${baseline.value} is not in 「${baselineRaw ?? ''}」`]
      : []),
    ...[targetRaw, baselineRaw ?? '']
      .filter((raw) => !withoutSpace(asPrinted).includes(withoutSpace(raw)))
      .map((raw) => `${id}: ${raw} is not in 「${asPrinted}」`),
  ];
}

/** A reading mends a lost unit or sign; a number it brings along by itself would be ours, not the document's. */
function readingsWithNumbersOfTheirOwn({ pack }: PolicyPack): Complaints {
  return pack.clauses.flatMap(({ id, phrase, reading }) => {
    const printed = numbersIn(phrase);
    const added = numbersIn(reading ?? '').filter((number) => !printed.includes(number));
    return added.length === 0 ? [] : [`${id}: the reading adds ${added.join(', ')}, which is not printed`];
  });
}

function datesNotPrinted({ pack }: PolicyPack): Complaints {
  return pack.documents.flatMap(({ id, issuedOn, issuedOnAsPrinted }) => {
    if (issuedOn === undefined) return [];
    const [year, month, day] = issuedOn.split('-');
    const printed = (issuedOnAsPrinted ?? '').replaceAll(/\D/g, '');
    const accepted = [`${year}${month}${day}`, `${year}${Number(month)}${Number(day)}`];
    return accepted.includes(printed) ? [] : [`${id}: ${issuedOn} is not 「${issuedOnAsPrinted ?? ''}」`];
  });
}
