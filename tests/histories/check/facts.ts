import { bookingRow } from '@huiyue/functions/store/bookingRows';
import { classRow, serviceRow } from '@huiyue/functions/store/rows';
import { parsed, type Row } from '@huiyue/functions/store/table';
import { civilDate, monthOf, startOfDay } from '@huiyue/shared/civil';
import * as z from 'zod';

/**
 * Rows as the checks see them. What is said about sheets and claims is read and reckoned here anew, from the bare
 * rows: the code that is being checked must not be what checks it. A row never changes, so each is read once.
 */

const claim = z
  .object({
    d: z.int(),
    f: z.int(),
    e: z.int(),
    u: z.int(),
    p: z.string().default('everyone'),
    t: z.int().optional(),
    b: z.string().optional(),
  })
  .transform(({ d, f, e, u, p, t, b }): ClaimFacts => ({
    days: d,
    from: f,
    to: e,
    units: u,
    pool: p,
    until: t,
    booking: b,
  }));

export type SpanFacts = { readonly days: number; readonly from: number; readonly to: number };

export type ClaimFacts = SpanFacts & {
  readonly units: number;
  readonly pool: string;
  readonly until: number | undefined;
  readonly booking: string | undefined;
};

const sheetRow = z.object({
  id: z.object({ kind: z.string(), of: z.string(), period: z.string(), about: z.string().optional() }),
  places: z.int(),
  reserves: z.array(z.object({ for: z.string(), units: z.int(), releasedAt: z.int().optional() })),
  overAllocations: z.array(z.object({ units: z.int(), until: z.int() })),
  claims: z.array(claim),
  queue: z.array(
    z
      .object({
        b: z.string(),
        d: z.int(),
        f: z.int(),
        e: z.int(),
        u: z.int(),
        a: z.array(z.string()),
        r: z.int(),
        s: z.int(),
        o: claim.optional(),
      })
      .transform(({ b, d, f, e, u, a, r, s, o }) => ({
        booking: b,
        span: { days: d, from: f, to: e },
        units: u,
        asker: a,
        priority: r,
        since: s,
        offered: o,
      })),
  ),
  ranOutTo: z.int(),
  version: z.int(),
  log: z.object({ number: z.int(), hash: z.string() }),
});

const move = z.object({
  move: z.string(),
  booking: z.string(),
  priority: z.int(),
  since: z.int(),
  at: z.int(),
  number: z.int(),
  before: z.string(),
  hash: z.string(),
});

export const sheetIn = reader(sheetRow);
export const bookingIn = reader(bookingRow);
export const classIn = reader(classRow);
export const serviceIn = reader(serviceRow);
export const movesIn = reader(z.object({ entries: z.array(move) }));
export const answerIn = reader(z.object({ bodyHash: z.string(), body: z.string() }));

export type SheetFacts = z.infer<typeof sheetRow>;
export type WaiterFacts = SheetFacts['queue'][number];
export type ReserveFacts = SheetFacts['reserves'][number];
export type BookingFacts = z.infer<typeof bookingRow>;
export type EventFacts = BookingFacts['history'][number];
export type MoveFacts = z.infer<typeof move>;
export type SellerFacts = Pick<z.infer<typeof classRow>, 'places' | 'reserves' | 'revision'> & {
  readonly id: string;
};

function reader<T extends object>(schema: z.ZodType<T>): (row: Row) => T {
  const read = new WeakMap<Row, T>();
  return (row) => {
    const known = read.get(row);
    if (known) return known;
    const facts = parsed(schema, row);
    read.set(row, facts);
    return facts;
  };
}

export function isSheet(place: string): boolean {
  return place.includes(' SHEET#');
}

export function isBooking(place: string): boolean {
  return place.endsWith(' BKG');
}

/** Where the sheet of a room, a day or a person lies. */
export function sheetPlace({
  of,
  period,
  about,
}: {
  readonly of: string;
  readonly period: string;
  readonly about?: string | undefined;
}): string {
  const kind = of.slice(0, of.indexOf('_')).toUpperCase();
  return `${kind}#${of} SHEET#${period}${about === undefined ? '' : ` ${about}`}`;
}

/** Where a booking's recipient has it written down. */
export function diaryPlace({
  recipient,
  sheet,
  offer,
}: Pick<BookingFacts, 'recipient' | 'sheet' | 'offer'>): string {
  const period = sheet.kind === 'classMonth' ? sheet.period : monthOf(sheet.period);
  const about = offer.kind === 'service' && offer.product === 'meal' ? 'meals' : 'time';
  return sheetPlace({ of: recipient.id, period, about });
}

/** On a person's month, the one day of a day's sheet is its day of the month. */
export function inDiary(
  span: SpanFacts,
  { kind, period }: { readonly kind: string; readonly period: string },
): SpanFacts {
  const { from, to } = span;
  return { days: kind === 'serviceDay' ? 2 ** (Number(period.slice(-2)) - 1) : span.days, from, to };
}

export function lastOf(booking: Pick<BookingFacts, 'history'>): EventFacts {
  const last = booking.history.at(-1);
  must(last !== undefined, () => 'nothing was ever done to a booking');
  return last;
}

/** Those that end by the clock. */
export function isHeld(state: string): boolean {
  return state === 'held' || state === 'requested' || state === 'offered';
}

export function stateOf(booking: Pick<BookingFacts, 'history'>, clock: number): string {
  const { state, claim: held } = lastOf(booking);
  return isHeld(state) && held?.until !== undefined && clock >= held.until ? 'expired' : state;
}

/** What may be done to a booking in a state, and by whom it may not be. */
export const legal: Readonly<Record<string, readonly string[]>> = {
  held: ['request', 'cancel'],
  waiting: ['offer', 'cancel', 'close'],
  offered: ['accept', 'decline', 'cancel', 'close'],
  requested: ['confirm', 'return', 'propose', 'cancel'],
  confirmed: ['cancel', 'absent', 'present', 'pause', 'resume', 'transfer', 'close'],
};

/** When a reserve on a sheet goes to everyone, from the rule its seller publishes. */
export function releaseOf({ release }: SellerFacts['reserves'][number], period: string): number | undefined {
  if (!release) return undefined;
  const first = startOfDay(civilDate(period.length === 7 ? `${period}-01` : period));
  return first - release.daysBefore * 86_400_000 + release.at * 60_000;
}

/** What a checked history must never show. */
class Violation extends Error {
  override readonly name = 'Violation';
}

export function must(holds: boolean, sentence: () => string): asserts holds {
  if (!holds) throw new Violation(sentence());
}
