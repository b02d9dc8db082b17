import type { PricePer } from '../booking';
import type { CivilDate, CivilMonth } from '../civil';
import { dayCount } from '../ledger/span';
import { fen, type Fen } from '../money';
import { capForMinutes } from '../policy/capForTime';
import type { PriceCapInForce } from '../policy/priceCaps';
import { sumOf } from './amounts';
import type { BillLine, LineJudgement } from './bill';
import type { BillingRules, Charged } from './rules';
import { datesOf } from './serviceDays';

/** A line that is held against caps: what of it is asked for, on top of what is printed. */
export type Capped = Pick<
  BillLine,
  | 'booking'
  | 'recipient'
  | 'feeItem'
  | 'per'
  | 'quantity'
  | 'bookedDays'
  | 'chargedDays'
  | 'minutesADay'
  | 'amountFen'
> &
  Charged;

/** What a cap leaves room for, and the lines (by position) that have to fit into it together. */
export type Room = {
  readonly cap: PriceCapInForce;
  readonly lines: readonly number[];
  readonly roomFen: Fen;
  /** How a line's amount counts against the room: whole, or by the day, portion or visit. */
  readonly countsAs: 'whole' | 'perDay' | 'perUnit';
};

/**
 * Every cap in force on any day of service of any line, as the room it leaves. A cap per month is for a person's
 * month: all its lines together stay below it, and so does each fee item over all caps of the month. A cap per day or
 * hour is for each day of a booking, one per portion or visit for each of these.
 */
export function roomsOf(
  lines: readonly Capped[],
  month: CivilMonth,
  rules: Pick<BillingRules, 'capsOn'>,
): readonly Room[] {
  const bound = lines.flatMap((line, index) =>
    capsOf(line, month, rules).map((cap): Bound => ({ line, index, cap })),
  );
  const ofMonth = bound.filter(({ cap }) => cap.per === 'month');
  const others = bound.filter(({ cap }) => cap.per !== 'month');
  return [
    ...grouped(ofMonth, ({ line, cap }) => `${line.recipient.id} ${capName(cap)}`).map((of) =>
      roomOf(of, smallest(of.map(({ cap }) => cap)), 'whole'),
    ),
    ...grouped(ofMonth, ({ line }) => `${line.recipient.id} ${line.feeItem}`).map((of) =>
      roomOf(of, largest(of.map(({ cap }) => cap)), 'whole'),
    ),
    ...grouped(others, ({ line, cap }) => `${line.booking} ${capName(cap)}`).flatMap(dailyRooms),
  ];
}

/** By how much the lines of a room are above it; zero or less where they fit. */
export function excessOf({ lines: positions, roomFen, countsAs }: Room, lines: readonly Capped[]): number {
  const counted = positions.map((position) => {
    const line = lines[position];
    return line ? countedFen(line, countsAs) : 0;
  });
  return sumOf(counted) - roomFen;
}

/** Upwards to whole fen, so that no fraction of a fen is ever above a cap. */
export function countedFen(line: Capped, countsAs: Room['countsAs']): number {
  return Math.ceil(line.amountFen / divisorOf(line, countsAs));
}

export function divisorOf({ chargedDays, bookedDays, quantity }: Capped, countsAs: Room['countsAs']): number {
  if (countsAs === 'whole') return 1;
  const days = Math.max(1, dayCount(chargedDays));
  if (countsAs === 'perDay') return days;
  return Math.max(1, Math.floor((quantity * days) / Math.max(1, dayCount(bookedDays))));
}

/** The cap a line is printed with: of those that bind it, the one that leaves least. */
export function judgementOf(
  line: Capped,
  month: CivilMonth,
  rules: Pick<BillingRules, 'capsOn'>,
): LineJudgement | undefined {
  const [cap] = capsOf(line, month, rules)
    .filter(({ per }) => per === line.per || per === 'month')
    .sort((one, other) => rank(one, line) - rank(other, line) || one.capFen - other.capFen);
  return cap && { cap: cap.id, capFen: cap.capFen, per: cap.per, clause: cap.clause, version: cap.version };
}

type Bound = { readonly line: Capped; readonly index: number; readonly cap: PriceCapInForce };

function capsOf(
  line: Capped,
  month: CivilMonth,
  rules: Pick<BillingRules, 'capsOn'>,
): readonly PriceCapInForce[] {
  const caps = datesOf(month, line.bookedDays).flatMap((on: CivilDate) => rules.capsOn(line, on));
  const each = new Map(caps.map((cap) => [`${capName(cap)} ${cap.capFen}`, cap]));
  return [...each.values()].filter(({ per }) => isMeasured(line, per));
}

/** Months, days and hours are known of every line; portions and visits only of what is sold by them. */
function isMeasured({ per: sold }: Capped, per: PricePer): boolean {
  return per === 'month' || per === 'day' || per === 'hour' || per === sold;
}

function roomOf(of: readonly Bound[], cap: PriceCapInForce, countsAs: Room['countsAs']): Room {
  return { cap, lines: [...new Set(of.map(({ index }) => index))], roomFen: cap.capFen, countsAs };
}

/** Of a derived cap the amount may move within a month while its name stays: then the smaller one binds. */
function dailyRooms(of: readonly Bound[]): readonly Room[] {
  const cap = smallest(of.map((bound) => bound.cap));
  if (cap.per === 'day') return [roomOf(of, cap, 'perDay')];
  if (cap.per !== 'hour') return [roomOf(of, cap, 'perUnit')];
  // Coming late by the hour is time on top of the hours of care; nothing else is.
  const care = of.filter(({ line }) => line.feeItem !== 'lateCollection');
  const minutes = Math.max(0, ...care.map(({ line }) => line.minutesADay));
  const beside = sumOf(
    of
      .filter(({ line }) => line.feeItem === 'lateCollection' && line.per === 'hour')
      .map(({ line }) => line.minutesADay),
  );
  const roomFen = capForMinutes(cap, minutes + beside) ?? fen(0);
  return [{ ...roomOf(of, cap, 'perDay'), roomFen }];
}

function capName({ id, per }: PriceCapInForce): string {
  return `${id} ${per}`;
}

function rank({ per }: PriceCapInForce, line: Capped): number {
  return per === line.per ? 0 : 1;
}

function smallest(caps: readonly PriceCapInForce[]): PriceCapInForce {
  return caps.reduce((least, cap) => (cap.capFen < least.capFen ? cap : least));
}

function largest(caps: readonly PriceCapInForce[]): PriceCapInForce {
  return caps.reduce((most, cap) => (cap.capFen > most.capFen ? cap : most));
}

function grouped(bound: readonly Bound[], nameOf: (of: Bound) => string): readonly (readonly Bound[])[] {
  const groups = new Map<string, Bound[]>();
  for (const of of bound) groups.set(nameOf(of), [...(groups.get(nameOf(of)) ?? []), of]);
  return [...groups.values()];
}
