import type { CivilMonth } from '../civil';
import { dayCount } from '../ledger/span';
import { serviceLines, type ServiceLine } from '../policy/serviceLines';
import { groupedBy, sumOf } from './grouped';
import { latestEntry, type AttendedMonth } from './monthCount';

/** What was really used in a month, in one line of service: counts, never people. */
export type LineIndicators = {
  readonly line: ServiceLine;
  /** Somebody who came at all counts once. */
  readonly attendedMonths: number;
  readonly attendedMonthsByGroup: readonly { readonly group: string; readonly attendedMonths: number }[];
  readonly personDays: number;
  readonly units: number;
  /** Whole monthly places that were used. */
  readonly placeMonths: number;
};

export type MonthIndicators = { readonly month: CivilMonth; readonly lines: readonly LineIndicators[] };

/** Added up from the same count that subsidies are paid by; a person at two sites is one person. */
export function indicatorsOf(month: CivilMonth, counted: readonly AttendedMonth[]): MonthIndicators {
  return {
    month,
    lines: serviceLines.flatMap((line) => {
      const entries = counted.filter((entry) => entry.line === line);
      return entries.length === 0 ? [] : [lineIndicators(line, entries)];
    }),
  };
}

function lineIndicators(line: ServiceLine, entries: readonly AttendedMonth[]): LineIndicators {
  const people = [...groupedBy(entries, ({ person }) => person).values()];
  const groups = people.flatMap((ofPerson) => latestEntry(ofPerson)?.groups ?? []);
  return {
    line,
    attendedMonths: people.length,
    attendedMonthsByGroup: [...groupedBy(groups, (group) => group)]
      .map(([group, all]) => ({ group, attendedMonths: all.length }))
      .sort((one, other) => (one.group < other.group ? -1 : 1)),
    personDays: sumOf(people, (ofPerson) => dayCount(ofPerson.reduce((days, entry) => days | entry.days, 0))),
    units: sumOf(entries, ({ units }) => units),
    placeMonths: new Set(entries.flatMap(({ places }) => places)).size,
  };
}
