import type { CivilMonth } from '../civil';
import type { SubsidyLine } from './subsidyLines';
import { groupedBy, sumOf } from './grouped';
import { sameContent } from './sameContent';
import type { PersonId } from './standing';
import {
  isSettled,
  type CorrectionLine,
  type CorrectionReason,
  type Statement,
  type StatementContent,
} from './statement';

/**
 * What a month still owes to settled earlier ones: each as it comes out now, less what it said, less what other
 * statements have corrected already. `now` gives a month as it comes out today, without its own corrections.
 */
export function correctionsIn(
  month: CivilMonth,
  statements: readonly Statement[],
  now: (month: CivilMonth) => Omit<StatementContent, 'corrections'>,
): readonly CorrectionLine[] {
  return statements
    .filter((statement) => statement.month < month && isSettled(statement))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1))
    .flatMap((settled) => {
      const already = statements
        .filter((statement) => statement.month !== month)
        .flatMap(({ corrections }) => corrections.filter((line) => line.month === settled.month));
      return changesOf(settled, already, now(settled.month));
    });
}

type Sum = Pick<SubsidyLine, 'kind' | 'line' | 'rule' | 'group' | 'unit'> & {
  readonly count: number;
  readonly sumFen: number;
};

function changesOf(
  settled: Statement,
  already: readonly CorrectionLine[],
  now: Omit<StatementContent, 'corrections'>,
): readonly CorrectionLine[] {
  const due = now.lines.map((line): Sum => ({ ...line, sumFen: line.amountFen }));
  const paid = [
    ...settled.lines.map((line): Sum => ({ ...line, count: -line.count, sumFen: 0 - line.amountFen })),
    ...already.map((line): Sum => ({ ...line, count: -line.countChange, sumFen: -line.changeFen })),
  ];
  return [...groupedBy([...due, ...paid], nameOf).values()].flatMap((alike) => {
    const [first] = alike;
    const countChange = sumOf(alike, ({ count }) => count);
    const changeFen = sumOf(alike, ({ sumFen }) => sumFen);
    if (!first || (countChange === 0 && changeFen === 0)) return [];
    const { kind, line, rule, group, unit } = first;
    const { reason, people } = reasonOf(settled, now, first);
    const correction: CorrectionLine = {
      month: settled.month,
      reason,
      people,
      kind,
      line,
      rule,
      ...(group ? { group } : {}),
      unit,
      countChange,
      changeFen,
    };
    return [correction];
  });
}

/** A rule published anew is another rule: the old one's sum goes back and the new one's comes. */
function nameOf({ kind, line, rule, group }: Sum): string {
  return [kind, line, rule.id, rule.version, group?.code ?? ''].join(' ');
}

function reasonOf(
  settled: Statement,
  now: Omit<StatementContent, 'corrections'>,
  { kind, line }: Sum,
): { readonly reason: CorrectionReason; readonly people: readonly PersonId[] } {
  if (kind === 'voucher' || kind === 'purchase') {
    const isSame = sameContent(settled.redeemed, now.redeemed);
    return { reason: isSame ? 'rule' : 'redeemed', people: [] };
  }
  const [then, today] = [settled.counted, now.counted].map((counted) =>
    groupedBy(
      counted.filter((entry) => entry.line === line),
      ({ person }) => person,
    ),
  );
  const people = [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])].sort();
  const differing = people.filter((person) => !sameContent(then?.get(person), today?.get(person)));
  if (differing.length === 0) return { reason: 'rule', people: [] };
  const attended = (entries: readonly { readonly days: number; readonly units: number }[] = []) => [
    entries.reduce((days, entry) => days | entry.days, 0),
    sumOf(entries, ({ units }) => units),
  ];
  const isAttendance = differing.some(
    (person) => !sameContent(attended(then?.get(person)), attended(today?.get(person))),
  );
  return { reason: isAttendance ? 'attendance' : 'standing', people: differing };
}
