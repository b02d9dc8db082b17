import type { PolicyAmendment } from '../contract/policyAmendment';
import { publicationVersion } from './amend';
import type { Policy } from './packTypes';
import { numbersIn } from './printedFigures';
import type { PolicyProblem } from './problems';
import { answerId } from './slots';

/**
 * The figures of a publication that stand in none of the words they cite: a slip of the pen, most likely, and what
 * whoever publishes should look at twice. Words may give a figure without a numeral, so this forbids nothing.
 */
export function doubtfulFigures(policy: Policy, amendment: PolicyAmendment): readonly PolicyProblem[] {
  const wordsOf = (id: string | undefined) => {
    const clause =
      amendment.clauses.find((own) => own.id === id) ??
      (id === undefined ? undefined : policy.clauses.get(id));
    return `${clause?.phrase ?? ''} ${clause?.reading ?? ''}`;
  };
  return figuresOf(amendment)
    .filter(({ clause, printedAs }) => {
      const printed = numbersIn(wordsOf(clause));
      return !printedAs.some((number) => printed.includes(number));
    })
    .map(({ list, id, clause, field, printedAs }) => ({
      code: 'figure.notInWords' as const,
      where: `${publicationVersion(amendment)}, ${list}, ${id}`,
      sentence: `${field} is ${printedAs[0] ?? ''} by its entry, and the words of ${clause ?? 'no clause'} do not print that: correct the figure, or cite the words that do`,
    }));
}

type Stated = {
  readonly list: string;
  readonly id: string;
  readonly clause: string | undefined;
  readonly field: string;
  /** Any of these numbers in the words will do: 36 months are 3 years. */
  readonly printedAs: readonly number[];
};

function figuresOf({ rules }: PolicyAmendment): readonly Stated[] {
  const {
    priceCaps = [],
    classRules = [],
    refundRules = [],
    absenceRules = [],
    subsidies = [],
    slots = [],
  } = rules;
  const state =
    (list: string, { id, clause }: { readonly id: string; readonly clause?: string }) =>
    (field: string, printedAs: readonly number[] | undefined): readonly Stated[] =>
      printedAs === undefined ? [] : [{ list, id, clause, field, printedAs }];
  return [
    ...priceCaps.flatMap((cap) => {
      const says = state('priceCaps', cap);
      const { capFen, derived } = cap;
      return [
        ...says('the amount in yuan', capFen === undefined ? undefined : inYuan(capFen)),
        ...says('the share', derived && [derived.kind === 'division' ? derived.by : derived.percent]),
      ];
    }),
    ...classRules.flatMap((rule) => {
      const says = state('classRules', rule);
      return [
        ...says('the size', [rule.maxChildren]),
        ...says('the lowest age', ofAge(rule.ageFromMonths)),
        ...says(
          'the highest age',
          rule.ageBelowMonths === undefined ? undefined : ofAge(rule.ageBelowMonths),
        ),
      ];
    }),
    ...refundRules.flatMap((rule) => {
      const says = state('refundRules', rule);
      return [...says('the share', only(rule.percent)), ...says('the notice', only(rule.noticeDays))];
    }),
    ...absenceRules.flatMap((rule) => {
      const says = state('absenceRules', rule);
      // 全额退还 and 每缺勤一日 print no numeral for what they mean.
      return [
        ...says('the share', rule.percent === 100 ? undefined : [rule.percent]),
        ...says('the number of days', rule.fromDays === 1 ? undefined : [rule.fromDays]),
      ];
    }),
    ...subsidies.flatMap((rule) =>
      rule.amounts.flatMap(({ amountFen }) => state('subsidies', rule)('the sum in yuan', inYuan(amountFen))),
    ),
    ...slots.flatMap(({ value, ...slot }) =>
      state('slots', {
        id: answerId({ value, ...slot }),
        ...(slot.clause !== undefined && { clause: slot.clause }),
      })('the answer', value === null ? undefined : slot.key.endsWith('Fen') ? inYuan(value) : [value]),
    ),
  ];
}

function only(value: number | undefined): readonly number[] | undefined {
  return value === undefined ? undefined : [value];
}

function inYuan(fen: number): readonly number[] {
  return [fen / 100, fen / 1_000_000];
}

function ofAge(months: number): readonly number[] {
  return [months, months / 12];
}
