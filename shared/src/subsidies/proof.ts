import { addDays, firstDayOf, type CivilDate, type CivilMonth } from '../civil';
import type { Id } from '../ids';
import { daysOf } from '../ledger/span';
import type { ServiceLine } from '../policy/serviceLines';
import { groupedBy, sumOf } from './grouped';
import { dayIndex, type AttendedMonth, type ServedDay } from './monthCount';
import type { PersonId } from './standing';

/** What rests on attendance: what families pay, what is claimed for them, what is reported of them. */
export const books = ['bills', 'subsidies', 'indicators', 'vouchers', 'purchases'] as const;
export type Book = (typeof books)[number];

/**
 * How a book and the attendance differ: a day somebody was there that the book lacks; a day in the book on which nobody
 * was there; a count of portions, or a sum, that is another one; one thing paid for at two places.
 */
export const faults = ['missing', 'unfounded', 'otherCount', 'otherSum', 'twice'] as const;
export type Fault = (typeof faults)[number];

/** One row where a book does not rest on the attendance. */
export type Finding = {
  readonly site: Id<'site'>;
  readonly month: CivilMonth;
  readonly book: Book;
  readonly fault: Fault;
  readonly person?: PersonId;
  readonly booking?: Id<'booking'>;
  readonly line?: ServiceLine;
  readonly on?: CivilDate;
};

/** So many rows are written down. */
const mostFindingsKept = 500;

/** What is kept of all that was found: the first rows, and how many there are in all, and of each book. */
export function summedUp(findings: readonly Finding[]) {
  return {
    findingCount: findings.length,
    bookCounts: books.map((book) => ({
      book,
      count: findings.filter((finding) => finding.book === book).length,
    })),
    findings: findings.slice(0, mostFindingsKept),
  };
}

type Where = Pick<Finding, 'site' | 'month'>;

/** A row of attendance, whatever it says. */
export type Row = Pick<ServedDay, 'booking' | 'person' | 'line' | 'on'> & {
  readonly kind: 'present' | 'absent' | 'closed';
  readonly units: number;
};

/** A day a family is charged for. */
export type BilledDay = { readonly booking: Id<'booking'>; readonly on: CivilDate };

/** The bookings a bill was drawn up for, and the days it charges. Of other bookings a bill says nothing yet. */
export type Billed = {
  readonly bookings: readonly Id<'booking'>[];
  readonly days: readonly BilledDay[];
  /** What vouchers and bought visits bear of them, by their ids. */
  readonly shares: readonly { readonly booking: Id<'booking'>; readonly id: string; readonly fen: number }[];
};

/**
 * Bills: whoever was there is charged for the day, and nobody for a day on which the site was closed. A day that was
 * booked and missed may be charged or not: that is for the published rule, and the bill names it.
 */
export function proveBills(
  where: Where,
  rows: readonly Row[],
  billed: Pick<Billed, 'bookings' | 'days'>,
): readonly Finding[] {
  const charged = new Set(billed.days.map(nameOf));
  const known = new Map(rows.map((row) => [nameOf(row), row]));
  const bookings = new Set(billed.bookings);
  const missing = rows
    .filter(({ kind, booking }) => kind === 'present' && bookings.has(booking))
    .filter((row) => !charged.has(nameOf(row)));
  const unfounded = billed.days.filter((day) => {
    const row = known.get(nameOf(day));
    return row === undefined || row.kind === 'closed';
  });
  return [
    ...missing.map((row) => finding(where, 'bills', 'missing', row)),
    ...unfounded.map(({ booking, on }): Finding => {
      const row = known.get(nameOf({ booking, on }));
      return { ...where, book: 'bills', fault: 'unfounded', booking, on, ...(row ? aboutOf(row) : {}) };
    }),
  ];
}

/**
 * Subsidies and indicators: exactly the days on which each person was there, and as many portions. The rows are gone
 * through one by one here, not counted the way the books are, so that one mistake cannot hide in both.
 */
export function proveCount(
  where: Where,
  book: 'subsidies' | 'indicators',
  rows: readonly Row[],
  counted: readonly AttendedMonth[],
): readonly Finding[] {
  const inBook = new Set(
    counted.flatMap(({ person, line, days }) => daysOf(days).map((day) => `${person} ${line} ${day}`)),
  );
  const there = rows.filter(({ kind }) => kind === 'present');
  const inRows = new Set(there.map(({ person, line, on }) => `${person} ${line} ${dayIndex(on)}`));
  const missing = there.filter(({ person, line, on }) => !inBook.has(`${person} ${line} ${dayIndex(on)}`));
  const unfounded = counted.flatMap(({ person, line, days }) =>
    daysOf(days)
      .filter((day) => !inRows.has(`${person} ${line} ${day}`))
      .map((day): Finding => ({
        ...where,
        book,
        fault: 'unfounded',
        person,
        line,
        on: dayOf(where.month, day),
      })),
  );
  const differing = [...missing, ...unfounded].length > 0 ? [] : otherCounts(where, book, there, counted);
  return [...missing.map((row) => finding(where, book, 'missing', row)), ...unfounded, ...differing];
}

/** Vouchers and bought visits that are claimed: each for something somebody was there for. */
export function proveRedeemed(
  where: Where,
  rows: readonly Row[],
  redeemed: readonly {
    readonly kind: 'voucher' | 'purchase';
    readonly booking: Id<'booking'>;
    readonly on: CivilDate;
  }[],
): readonly Finding[] {
  const present = new Set(rows.filter(({ kind }) => kind === 'present').map(nameOf));
  const known = new Map(rows.map((row) => [nameOf(row), row]));
  return redeemed
    .filter((each) => !present.has(nameOf(each)))
    .map(({ kind, booking, on }): Finding => {
      const row = known.get(nameOf({ booking, on }));
      return {
        ...where,
        book: kind === 'voucher' ? 'vouchers' : 'purchases',
        fault: 'unfounded',
        booking,
        on,
        ...(row ? aboutOf(row) : {}),
      };
    });
}

/** What a bill takes off for the family is what the treasury is asked for: a voucher or a visit, no more and no less. */
export function proveSums(
  where: Where,
  redeemed: readonly {
    readonly kind: 'voucher' | 'purchase';
    readonly id: string;
    readonly booking: Id<'booking'>;
    readonly line: ServiceLine;
    readonly fen: number;
  }[],
  billed: Billed,
): readonly Finding[] {
  const name = ({ id, booking }: { readonly id: string; readonly booking: string }) => `${id} ${booking}`;
  const borne = groupedBy(billed.shares, name);
  return [...groupedBy(redeemed, name)].flatMap(([which, alike]) => {
    const [first] = alike;
    if (!first || !billed.bookings.includes(first.booking)) return [];
    const onBill = sumOf(borne.get(which) ?? [], (share) => share.fen);
    if (onBill === sumOf(alike, ({ fen }) => fen)) return [];
    const { kind, booking, line } = first;
    return [
      {
        ...where,
        book: kind === 'voucher' ? 'vouchers' : 'purchases',
        fault: 'otherSum',
        booking,
        line,
      } satisfies Finding,
    ];
  });
}

/** A person's month is paid once, however many sites saw them: every site after the first is named. */
export function proveOnce(
  month: CivilMonth,
  statements: readonly {
    readonly site: Id<'site'>;
    readonly counted: readonly AttendedMonth[];
    /** The lines in which it claims by the person and month. */
    readonly paidByMonth: readonly ServiceLine[];
  }[],
): readonly Finding[] {
  const entries = statements.flatMap(({ site, counted, paidByMonth }) =>
    [
      ...new Set(
        counted
          .filter(({ line }) => paidByMonth.includes(line))
          .map(({ person, line }) => `${person} ${line}`),
      ),
    ].map((name) => ({
      site,
      name,
      entry: counted.find(({ person, line }) => `${person} ${line}` === name),
    })),
  );
  return [...groupedBy(entries, ({ name }) => name).values()].flatMap((alike) =>
    alike.slice(1).map(({ site, entry }): Finding => ({
      site,
      month,
      book: 'subsidies',
      fault: 'twice',
      ...(entry ? { person: entry.person, line: entry.line } : {}),
    })),
  );
}

function otherCounts(
  where: Where,
  book: 'subsidies' | 'indicators',
  there: readonly Row[],
  counted: readonly AttendedMonth[],
): readonly Finding[] {
  const name = ({ person, line }: Pick<Row, 'person' | 'line'>) => `${person} ${line}`;
  const inBook = groupedBy(counted, name);
  return [...groupedBy(there, name)].flatMap(([who, rows]) => {
    const isSame = sumOf(rows, ({ units }) => units) === sumOf(inBook.get(who) ?? [], ({ units }) => units);
    const [row] = rows;
    if (isSame || !row) return [];
    const { person, line } = row;
    return [{ ...where, book, fault: 'otherCount', person, line } satisfies Finding];
  });
}

function finding(where: Where, book: Book, fault: Fault, row: Row): Finding {
  return { ...where, book, fault, booking: row.booking, on: row.on, ...aboutOf(row) };
}

function aboutOf({ person, line }: Row): Pick<Finding, 'person' | 'line'> {
  return { person, line };
}

function nameOf({ booking, on }: BilledDay): string {
  return `${booking} ${on}`;
}

function dayOf(month: CivilMonth, day: number): CivilDate {
  return addDays(firstDayOf(month), day);
}
