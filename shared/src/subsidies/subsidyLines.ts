import { fen, type Fen } from '../money';
import type { Id } from '../ids';
import type { CivilDate } from '../civil';
import type { Clause } from '../policy/clauses';
import type { ServiceLine } from '../policy/serviceLines';
import { groupedBy, sumOf } from './grouped';
import { latestEntry, type AttendedMonth } from './monthCount';
import { amountFor, type Group, type SubsidyRule, type UnpaidReason } from './subsidyAmount';

export const subsidyKinds = ['operating', 'place', 'meal', 'voucher', 'purchase'] as const;
export type SubsidyKind = (typeof subsidyKinds)[number];

/** What one line counts: 人月, 托位月, 份, 张, 次. */
export const subsidyUnits = ['attendedMonth', 'placeMonth', 'portion', 'voucher', 'visit'] as const;
export type SubsidyUnit = (typeof subsidyUnits)[number];

/** One sum that is claimed, with the count and the rule it comes from. */
export type SubsidyLine = {
  readonly kind: SubsidyKind;
  readonly line: ServiceLine;
  readonly rule: { readonly id: string; readonly version: string; readonly clause: Clause };
  readonly group?: Group;
  readonly unit: SubsidyUnit;
  readonly count: number;
  /** What each counts for; absent where they differ. */
  readonly unitFen?: Fen;
  readonly amountFen: Fen;
  /** Whom the rule leaves out, in its own words: the institution confirms that none of them is counted. */
  readonly excludes?: readonly Group[];
};

/** What was served and pays nothing, and why. */
export type UnpaidLine = {
  readonly kind: SubsidyKind;
  readonly line: ServiceLine;
  readonly why: UnpaidReason;
  readonly unit: SubsidyUnit;
  readonly count: number;
  readonly clause?: Clause;
};

/** A voucher or a bought visit that paid for something this site delivered. */
export type Redeemed = {
  readonly kind: 'voucher' | 'purchase';
  readonly id: Id<'voucher'> | Id<'purchase'>;
  readonly booking: Id<'booking'>;
  readonly line: ServiceLine;
  readonly on: CivilDate;
  readonly fen: Fen;
  /** The rule it was given out under. */
  readonly rule: { readonly id: string; readonly version: string; readonly clause: Clause };
};

export type SubsidyLines = { readonly lines: readonly SubsidyLine[]; readonly unpaid: readonly UnpaidLine[] };

/** Which subsidies a line can earn by being attended. Building by the bed is paid once, and not from here. */
const earnedBy = {
  childcare: ['operating', 'place'],
  dayCare: ['operating'],
  meal: ['meal'],
  homeCare: ['operating'],
  bed: ['operating', 'place'],
  homeBed: ['operating'],
  course: [],
} as const satisfies Record<ServiceLine, readonly ('operating' | 'place' | 'meal')[]>;

type Earned = (typeof earnedBy)[ServiceLine][number];

function earnedIn(line: ServiceLine): readonly Earned[] {
  return earnedBy[line];
}

const unitOf = {
  operating: 'attendedMonth',
  place: 'placeMonth',
  meal: 'portion',
  voucher: 'voucher',
  purchase: 'visit',
} as const satisfies Record<SubsidyKind, SubsidyUnit>;

/** The periods in which a rule of a kind can print a sum that a month's attendance answers. */
const pers = {
  operating: ['attendedMonth', 'month'],
  place: ['placeMonth', 'month'],
  meal: ['portion'],
} as const satisfies Record<Earned, readonly SubsidyRule['per'][]>;

/**
 * What a site may claim for a month: rules times the one count. Where no rule is published for what was served, it says
 * so and pays nothing.
 */
export function subsidyLinesOf(asked: {
  readonly counted: readonly AttendedMonth[];
  readonly redeemed: readonly Redeemed[];
  readonly rulesFor: (line: ServiceLine, kind: Earned) => readonly SubsidyRule[];
  /** An institution that is not filed receives no subsidy. */
  readonly isFiled: boolean;
}): SubsidyLines {
  const { counted, redeemed, rulesFor, isFiled } = asked;
  const parts = [...groupedBy(counted, ({ line }) => line)].flatMap(([line, entries]) =>
    earnedIn(line).map((kind): Part => {
      const rules = rulesFor(line, kind).filter(({ per }) => per === undefined || isPerOf(kind, per));
      const units = unitsOf(kind, entries);
      return isFiled
        ? sharedOut(kind, line, rules, units)
        : { paid: [], unpaid: unpaidAll(kind, line, units) };
    }),
  );
  return {
    lines: [...parts.flatMap(({ paid }) => paid), ...redeemedLines(redeemed)],
    unpaid: parts.flatMap(({ unpaid }) => unpaid),
  };
}

function isPerOf(kind: Earned, per: NonNullable<SubsidyRule['per']>): boolean {
  const known: readonly SubsidyRule['per'][] = pers[kind];
  return known.includes(per);
}

type Part = { readonly paid: readonly SubsidyLine[]; readonly unpaid: readonly UnpaidLine[] };

/** Things of one kind to be paid for, with whose they are. `mostFen`: what was in fact given, of each. */
type Unit = { readonly groups: readonly string[]; readonly count: number; readonly mostFen?: Fen };

function unitsOf(kind: Earned, entries: readonly AttendedMonth[]): readonly Unit[] {
  if (kind === 'meal')
    return entries.map(({ groups, units, givenFen = fen(0) }) => ({
      groups,
      count: units,
      mostFen: givenFen,
    }));
  return [...groupedBy(entries, ({ person }) => person).values()].map((ofPerson) => ({
    groups: latestEntry(ofPerson)?.groups ?? [],
    count: kind === 'operating' ? 1 : new Set(ofPerson.flatMap(({ places }) => places)).size,
  }));
}

function unpaidAll(kind: Earned, line: ServiceLine, units: readonly Unit[]): readonly UnpaidLine[] {
  return unpaidLine(
    kind,
    line,
    'notFiled',
    sumOf(units, ({ count }) => count),
  );
}

function sharedOut(
  kind: Earned,
  line: ServiceLine,
  rules: readonly SubsidyRule[],
  units: readonly Unit[],
): Part {
  const judged = units.map((unit) => ({ unit, due: amountFor(rules, unit.groups) }));
  const paid = judged.flatMap(({ unit, due }) => (typeof due === 'string' ? [] : [{ unit, due }]));
  const unpaid = judged.flatMap(({ unit, due }) => (typeof due === 'string' ? [{ unit, why: due }] : []));
  return {
    paid: [...groupedBy(paid, ({ due }) => `${due.rule.id} ${due.group?.code ?? ''}`).values()].flatMap(
      (alike) => paidLine(kind, line, alike),
    ),
    unpaid: [...groupedBy(unpaid, ({ why }) => why)].flatMap(([why, alike]) =>
      unpaidLine(
        kind,
        line,
        why,
        sumOf(alike, ({ unit }) => unit.count),
        why === 'noRule' ? undefined : rules[0]?.clause,
      ),
    ),
  };
}

type Due = Exclude<ReturnType<typeof amountFor>, string>;

function paidLine(
  kind: Earned,
  line: ServiceLine,
  alike: readonly { readonly unit: Unit; readonly due: Due }[],
): readonly SubsidyLine[] {
  const [first] = alike;
  // A portion for which the family was given nothing has nothing to be repaid.
  const counted = alike.filter(({ unit }) => unit.count > 0 && unit.mostFen !== 0);
  const count = sumOf(counted, ({ unit }) => unit.count);
  if (!first || count === 0) return [];
  const { rule, group, amountFen: unitFen } = first.due;
  const amounts = counted.map(({ unit }) => Math.min(unit.mostFen ?? unitFen, unitFen));
  const isEven = amounts.every((amount) => amount === unitFen);
  return [
    {
      kind,
      line,
      rule: { id: rule.id, version: rule.version, clause: rule.clause },
      ...(group ? { group } : {}),
      unit: unitOf[kind],
      count,
      ...(isEven ? { unitFen } : {}),
      amountFen: fen(sumOf(counted, ({ unit }) => unit.count * Math.min(unit.mostFen ?? unitFen, unitFen))),
      ...(rule.excludes ? { excludes: rule.excludes } : {}),
    },
  ];
}

function unpaidLine(
  kind: SubsidyKind,
  line: ServiceLine,
  why: UnpaidReason,
  count: number,
  clause?: Clause,
): readonly UnpaidLine[] {
  return count === 0 ? [] : [{ kind, line, why, unit: unitOf[kind], count, ...(clause ? { clause } : {}) }];
}

/** Promised by an authority when it gave them out, so paid in full. Each once, however often it is named. */
function redeemedLines(redeemed: readonly Redeemed[]): readonly SubsidyLine[] {
  const once = [...new Map(redeemed.map((each) => [redeemedName(each), each])).values()];
  return [...groupedBy(once, ({ kind, line, rule }) => `${kind} ${line} ${rule.id}`).values()].flatMap(
    (alike) => {
      const [first] = alike;
      if (!first) return [];
      const { kind, line, rule } = first;
      return [
        {
          kind,
          line,
          rule,
          unit: unitOf[kind],
          count: alike.length,
          amountFen: fen(sumOf(alike, (each) => each.fen)),
        },
      ];
    },
  );
}

/** A voucher is one thing; of a purchase, each visit is. */
function redeemedName({ kind, id, booking, on }: Redeemed): string {
  return kind === 'voucher' ? id : `${id} ${booking} ${on}`;
}
