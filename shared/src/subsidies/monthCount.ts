import { monthOf, type CivilDate, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import type { DaySet } from '../ledger/span';
import type { Fen } from '../money';
import type { ServiceLine } from '../policy/serviceLines';
import { groupedBy } from './grouped';
import { groupsOn, type PersonId, type Standing } from './standing';

/** One attendance row on which somebody was there, with what a subsidy may ask about it. */
export type ServedDay = {
  readonly booking: Id<'booking'>;
  readonly person: PersonId;
  readonly line: ServiceLine;
  readonly on: CivilDate;
  /** Portions, visits; 1 for a day of care. */
  readonly units: number;
  /** Booked as a whole place for the month. */
  readonly isMonthPlace: boolean;
  /** What a meal subsidy took off the price of each unit when it was ordered. */
  readonly givenFen?: Fen;
};

/**
 * A person's month in one line of service: the one count that subsidies are paid by and indicators are added up from.
 * Somebody who changed groups has an entry for each, with its own days.
 */
export type AttendedMonth = {
  readonly person: PersonId;
  readonly line: ServiceLine;
  readonly groups: readonly string[];
  readonly days: DaySet;
  readonly units: number;
  /** Whole places of the month that were used on at least one of these days. */
  readonly places: readonly Id<'booking'>[];
  readonly givenFen?: Fen;
};

/** @throws on a row of another month: a caller who mixes months would be paid twice. */
export function countMonth(
  month: CivilMonth,
  served: readonly ServedDay[],
  standings: readonly Pick<Standing, 'person' | 'group' | 'from' | 'to'>[],
): readonly AttendedMonth[] {
  const byPerson = groupedBy(standings, ({ person }) => person);
  const entries = new Map<string, AttendedMonth>();
  for (const day of served) {
    if (monthOf(day.on) !== month) throw new Error(`a row of ${day.on} was counted in ${month}`);
    const groups = groupsOn(byPerson.get(day.person) ?? [], day.on);
    const name = [day.person, day.line, groups.join(' '), day.givenFen ?? ''].join('|');
    entries.set(name, withDay(entries.get(name) ?? emptyMonth(day, groups), day));
  }
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

function emptyMonth({ person, line, givenFen }: ServedDay, groups: readonly string[]): AttendedMonth {
  return {
    person,
    line,
    groups,
    days: 0,
    units: 0,
    places: [],
    ...(givenFen === undefined ? {} : { givenFen }),
  };
}

function withDay(entry: AttendedMonth, { on, units, isMonthPlace, booking }: ServedDay): AttendedMonth {
  return {
    ...entry,
    days: entry.days | (1 << dayIndex(on)),
    units: entry.units + units,
    places:
      isMonthPlace && !entry.places.includes(booking) ? [...entry.places, booking].sort() : entry.places,
  };
}

export function dayIndex(on: CivilDate): number {
  return Number(on.slice(8)) - 1;
}

/** Of a person's entries in a line, the one that was true last: by it a month as a whole is judged. */
export function latestEntry(entries: readonly AttendedMonth[]): AttendedMonth | undefined {
  return entries.toSorted((one, other) => lastDay(other) - lastDay(one))[0];
}

function lastDay({ days }: AttendedMonth): number {
  return 31 - Math.clz32(days);
}
