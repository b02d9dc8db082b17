import type { Booking } from '../booking';
import {
  dateAt,
  daysBetween,
  firstDayOf,
  hourMs,
  lastDayOf,
  type CivilDate,
  type CivilMonth,
} from '../civil';
import { fen, type Fen } from '../money';
import type { Exact } from '../policy/derivation';
import { instantOn } from '../reserves';
import { chargedPart, partBack, sumOf } from './amounts';
import type { Reduction } from './bill';
import type { DayBasis, FeeTerms } from './rules';
import type { ServiceDay } from './serviceDays';

/** A stretch of one booking in one room at one price, with what became of its days. */
export type Stretch = {
  readonly booking: Booking;
  readonly month: CivilMonth;
  readonly isMonthly: boolean;
  readonly days: readonly ServiceDay[];
  /** The days of the month on which the room is open at all. */
  readonly openDays: readonly CivilDate[];
  readonly cameOn: (on: CivilDate) => boolean;
  readonly wasClosedOn: (on: CivilDate) => boolean;
  /** `told`: in the roll-call's word, beforehand. */
  readonly absenceOn: (on: CivilDate) => 'told' | 'untold' | undefined;
  readonly grossFen: Fen;
};

/** A reduction, and the days that are given back whole with it. */
type Reduced = { readonly reduction: Reduction; readonly daysBack: readonly CivilDate[] };

/** Everything that makes less of the price, in the order in which it happened. Together never more than the price. */
export function reductionsOf(
  stretch: Stretch,
  terms: FeeTerms,
): { readonly reductions: readonly Reduction[]; readonly daysBack: readonly CivilDate[] } {
  const never = neverStarted(stretch, terms);
  const all = never
    ? [never]
    : [
        partMonth(stretch, terms),
        leftEarly(stretch, terms),
        closure(stretch, terms),
        absence(stretch, terms),
      ].filter((one) => one !== undefined);
  const daysBack = all.flatMap((one) => one.daysBack);
  const reductions: Reduction[] = [];
  for (const { reduction } of all) {
    const amountFen = fen(Math.min(leftOf(stretch, reductions), reduction.amountFen));
    if (amountFen > 0) reductions.push({ ...reduction, amountFen });
  }
  return {
    reductions: isAllBack(stretch, daysBack)
      ? toNothing(
          stretch,
          all.map(({ reduction }) => reduction),
        )
      : reductions,
    daysBack,
  };
}

function leftOf({ grossFen }: Stretch, reductions: readonly Reduction[]): number {
  return grossFen - sumOf(reductions.map(({ amountFen }) => amountFen));
}

/** What is sold by the day costs nothing once each of its days is given back: no rounding leaves a rest. */
function isAllBack({ isMonthly, days }: Stretch, daysBack: readonly CivilDate[]): boolean {
  return !isMonthly && days.every(({ on }) => daysBack.includes(on));
}

function toNothing(stretch: Stretch, all: readonly Reduction[]): readonly Reduction[] {
  const last = all.at(-1);
  if (!last) return all;
  const others = all.slice(0, -1);
  return [...others, { ...last, amountFen: fen(leftOf(stretch, others)) }];
}

/** 入园前退: all of it was given up before its first day. */
function neverStarted(stretch: Stretch, { beforeStart }: FeeTerms): Reduced | undefined {
  const [first] = stretch.days;
  if (!first?.givenUpAt || stretch.days.some(({ givenUpAt }) => givenUpAt === undefined)) return undefined;
  const toldOn = dateAt(first.givenUpAt);
  if (toldOn >= first.on) return undefined;
  const isInTime = daysBetween(toldOn, first.on) >= beforeStart.noticeDays;
  const percent = isInTime ? beforeStart.percent : 0;
  return {
    reduction: {
      why: 'neverStarted',
      days: stretch.days.length,
      amountFen: partBack(stretch.grossFen, percentOf(percent), beforeStart.rounding),
      ground: beforeStart.ground,
    },
    daysBack: percent >= 100 ? stretch.days.map(({ on }) => on) : [],
  };
}

/** A month that was booked from its middle, or until it. */
function partMonth(stretch: Stretch, { partMonth: said }: FeeTerms): Reduced | undefined {
  const { isMonthly, grossFen, booking } = stretch;
  if (!isMonthly) return undefined;
  const agreed = Math.min(grossFen, booking.payFen);
  const charged = isWhole(stretch)
    ? grossFen
    : said.basis === 'whole'
      ? grossFen
      : chargedPart(
          grossFen,
          shareOf(
            stretch,
            stretch.days.map(({ on }) => on),
            said.basis,
          ),
          said.rounding,
        );
  // What the family was told when it booked is never exceeded.
  const amountFen = fen(grossFen - Math.min(charged, agreed));
  if (amountFen === 0) return undefined;
  const days = Math.max(0, stretch.openDays.length - stretch.days.length);
  return { reduction: { why: 'partMonth', days, amountFen, ground: said.ground }, daysBack: [] };
}

/** 中途退: from some day on nobody was to come any more. */
function leftEarly(stretch: Stretch, { afterStart: said, partMonth: part }: FeeTerms): Reduced | undefined {
  const gone = stretch.days.filter(({ givenUpAt }) => givenUpAt !== undefined);
  const [first] = gone;
  if (!first?.givenUpAt) return undefined;
  const { grossFen } = stretch;
  const used = stretch.days.filter(
    ({ on, givenUpAt }) => givenUpAt === undefined && stretch.absenceOn(on) === undefined,
  );
  const chargedUntil = daysBetween(firstDayOf(stretch.month), dateAt(first.givenUpAt)) + said.noticeDays;
  const unused = gone.filter(({ on }) => daysBetween(firstDayOf(stretch.month), on) >= chargedUntil);
  const dates = unused.map(({ on }) => on);
  const isOver = used.length > said.usedDaysAtMost;
  const amountFen = (): Fen => {
    if (isOver || said.back === 'nothing') return fen(0);
    if (said.back === 'everything') return grossFen;
    if (said.back === 'unusedDays')
      return partBack(grossFen, shareOf(stretch, dates, basisOf(part.basis)), said.rounding);
    return partBack(grossFen, percentOf(said.back.percent), said.rounding);
  };
  return {
    reduction: { why: 'leftEarly', days: dates.length, amountFen: amountFen(), ground: said.ground },
    daysBack: !isOver && said.back === 'unusedDays' ? dates : [],
  };
}

function closure(stretch: Stretch, { closure: said, partMonth: part }: FeeTerms): Reduced | undefined {
  const dates = standing(stretch).filter(stretch.wasClosedOn);
  return daysReduced('closure', stretch, dates, { ...said, basis: basisOf(part.basis) });
}

function absence(stretch: Stretch, { absence: said, partMonth: part }: FeeTerms): Reduced | undefined {
  const days = standing(stretch).filter((on) => !stretch.wasClosedOn(on));
  const away = new Set(days.filter((on) => isAway(stretch, on, said.noticeHours)));
  const dates = said.counted === 'inARow' ? inLongRuns(days, away, said.fromDays) : [...away];
  if (dates.length < said.fromDays) return undefined;
  return daysReduced('absence', stretch, dates, { ...said, basis: basisOf(part.basis) });
}

function daysReduced(
  why: Reduction['why'],
  stretch: Stretch,
  dates: readonly CivilDate[],
  said: FeeTerms['closure'] & { readonly basis: DayBasis },
): Reduced | undefined {
  if (dates.length === 0) return undefined;
  const share = countShare(stretch, dates.length, dates.length, said.basis);
  const percent = percentOf(said.percent);
  const part = { times: share.times * percent.times, over: share.over * percent.over };
  return {
    reduction: {
      why,
      days: dates.length,
      amountFen: partBack(stretch.grossFen, part, said.rounding),
      ground: said.ground,
    },
    daysBack: said.percent >= 100 ? dates : [],
  };
}

function standing({ days }: Stretch): readonly CivilDate[] {
  return days.filter(({ givenUpAt }) => givenUpAt === undefined).map(({ on }) => on);
}

/** Who came was not away, whatever had been said before. */
function isAway(stretch: Stretch, on: CivilDate, noticeHours: number | undefined): boolean {
  if (stretch.cameOn(on)) return false;
  const absent = stretch.absenceOn(on);
  const day = stretch.days.find((one) => one.on === on);
  const toldAt = day?.awayToldAt;
  if (absent === undefined && toldAt === undefined) return false;
  if (day?.chargedAnyway !== undefined) return false;
  if (noticeHours === undefined || absent === 'told') return true;
  return (
    day !== undefined &&
    toldAt !== undefined &&
    toldAt <= instantOn(on, day.where.span.from) - noticeHours * hourMs
  );
}

/** Days in a row are days of service in a row: a weekend between two of them does not part them. */
function inLongRuns(
  days: readonly CivilDate[],
  away: ReadonlySet<CivilDate>,
  fromDays: number,
): readonly CivilDate[] {
  const runs: CivilDate[][] = [];
  let run: CivilDate[] = [];
  for (const on of days) {
    if (away.has(on)) run.push(on);
    else {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter(({ length }) => length >= fromDays).flat();
}

function isWhole({ days, openDays }: Stretch): boolean {
  const booked = new Set(days.map(({ on }) => on));
  return openDays.every((on) => booked.has(on));
}

function basisOf(basis: FeeTerms['partMonth']['basis']): DayBasis {
  return basis === 'whole' ? { kind: 'openDays' } : basis;
}

/** The share of a stretch of days that hang together: with the closed days before, between and after them. */
function shareOf(stretch: Stretch, dates: readonly CivilDate[], basis: DayBasis): Exact {
  const { openDays, month } = stretch;
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return { times: 0, over: 1 };
  const [firstOpen, lastOpen] = [openDays[0] ?? first, openDays.at(-1) ?? last];
  const from = first <= firstOpen ? firstDayOf(month) : first;
  const to = last >= lastOpen ? lastDayOf(month) : last;
  return countShare(stretch, dates.length, daysBetween(from, to) + 1, basis);
}

function countShare(
  { month, openDays, days, isMonthly }: Stretch,
  count: number,
  calendarDays: number,
  basis: DayBasis,
): Exact {
  // What is sold by the day has a price for each of its days.
  if (!isMonthly) return { times: count, over: days.length };
  switch (basis.kind) {
    case 'calendarDays':
      return { times: calendarDays, over: daysBetween(firstDayOf(month), lastDayOf(month)) + 1 };
    case 'openDays':
      return { times: count, over: Math.max(count, openDays.length) };
    case 'fixedDays':
      return { times: count * 100, over: Math.round(basis.days * 100) };
  }
}

/** Exact to the hundredth of a per cent; nobody gets back more than there was. */
function percentOf(percent: number): Exact {
  return { times: Math.round(Math.min(100, percent) * 100), over: 10_000 };
}
