import { replayed, type QueueMove } from '@huiyue/shared/ledger/queue';
import type { Row } from '@huiyue/functions/store/table';
import { mostSkewMs } from '../weather';
import type { TableHistory } from '../store/history';
import {
  bookingIn,
  diaryPlace,
  inDiary,
  isBooking,
  isSheet,
  lastOf,
  movesIn,
  must,
  sheetIn,
  sheetPlace,
  type BookingFacts,
  type SpanFacts,
} from './facts';
import { freeThroughout, overlaps } from './room';

/** When nothing is under way any more: all rows tell one story, read afresh and not step by step. */
export function checkAtRest(table: TableHistory): void {
  const rows = rowsIn(table);
  const taken = new Map<string, number>();
  const persons = new Map<string, { readonly id: string; readonly span: SpanFacts }[]>();
  for (const [place, row] of rows) {
    if (!isBooking(place)) continue;
    const booking = bookingIn(row);
    checkIndexes(row, booking);
    const { state, claim } = lastOf(booking);
    if (state !== 'confirmed' || !claim) continue;
    const room = sheetPlace(booking.sheet);
    taken.set(room, (taken.get(room) ?? 0) + claim.units);
    const diary = diaryPlace(booking);
    const span = inDiary(claim.span, booking.sheet);
    const others = persons.get(diary) ?? [];
    for (const other of others)
      must(!overlaps(other.span, span), () => `${diary} has ${booking.id} and ${other.id} at once`);
    persons.set(diary, [...others, { id: booking.id, span }]);
  }
  for (const [place, row] of rows) {
    if (!isSheet(place)) continue;
    const sheet = sheetIn(row);
    const isWaitedFor = sheet.queue.length > 0;
    must(
      (row['gsi2pk'] === 'WAITING') === isWaitedFor,
      () => `${place} ${isWaitedFor ? 'is not looked after' : 'is looked after for nobody'}`,
    );
    if (sheet.id.kind === 'personMonth') continue;
    const units = sheet.claims.reduce((sum, one) => sum + (one.until === undefined ? one.units : 0), 0);
    must(
      units === (taken.get(place) ?? 0),
      () => `${place} has ${units} taken for good, the bookings ${taken.get(place)}`,
    );
    checkLog(place, sheet, rows);
  }
}

/** After a look at every sheet whose turn has come, nobody is left waiting for what is free. */
export function checkNobodyWaits(table: TableHistory, now: number): void {
  for (const [place, row] of rowsIn(table)) {
    if (!isSheet(place)) continue;
    const known = sheetIn(row);
    // What a regulator allows is over when it is over for the fastest clock.
    const overAllocations = known.overAllocations.filter(({ until }) => now + 2 * mostSkewMs < until);
    const sheet = { ...known, overAllocations };
    for (const { booking, span, units, asker, offered } of sheet.queue)
      must(
        offered !== undefined || units > freeThroughout(sheet, [span], asker, now),
        () => `${booking} still waits for what is free in ${place}`,
      );
  }
}

/** A site finds its bookings by month, a household its own by the day and minute at which they start. */
function checkIndexes(row: Row, { id, household, site, sheet, startsOn, span }: BookingFacts): void {
  must(
    row['gsi2pk'] === `SITE#${site.id}#${sheet.period.slice(0, 7)}` && row['gsi2sk'] === `BKG#${id}`,
    () => `${id} is not found where its site looks for it`,
  );
  const minute = String(span.from).padStart(4, '0');
  must(
    row['gsi1pk'] === `HOUSE#${household}` && row['gsi1sk'] === `BKG#${startsOn}#${minute}#${id}`,
    () => `${id} is not found where its household looks for it`,
  );
}

/** The log of a queue, replayed from its first entry by anybody, is the queue. */
function checkLog(place: string, sheet: ReturnType<typeof sheetIn>, rows: ReadonlyMap<string, Row>): void {
  const prefix = `QUEUE#${sheet.id.of} ${sheet.id.period} `;
  const entries = [...rows]
    .filter(([one]) => one.startsWith(prefix))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, row]) => movesIn(row).entries);
  const moves = entries.flatMap(({ move, booking, priority, since, at }): QueueMove[] =>
    isMove(move) ? [{ move, booking: `bkg_${booking.slice(4)}`, priority, since, at }] : [],
  );
  const told = replayed(moves).map(({ booking }) => booking);
  const kept = sheet.queue.filter(({ offered }) => !offered).map(({ booking }) => booking);
  must(
    told.join() === kept.join(),
    () => `the log of ${place} replays to ${told.join()}, it has ${kept.join()}`,
  );
}

function isMove(move: string): move is QueueMove['move'] {
  return ['join', 'offer', 'accept', 'decline', 'lapse', 'leave'].includes(move);
}

/** Once every record of the stream has been delivered: one event for each change of a booking, and no other. */
export function checkTrail(table: TableHistory, sinceCommit: number): void {
  let expected = 0;
  const rows = rowsIn(table);
  for (const [place, row] of rows) {
    const [first] = table.versions(place);
    if (!isBooking(place)) continue;
    const booking = bookingIn(row);
    // Who was there before the history began is in nobody's stream.
    const known = first?.row && first.commit <= sinceCommit ? bookingIn(first.row).history.length : 0;
    for (const [index, event] of booking.history.entries()) {
      if (index < known) continue;
      expected += 1;
      const kept = rows.get(`BKG#${booking.id} AUDIT#${String(index + 1).padStart(4, '0')}`);
      must(kept !== undefined, () => `the trail of ${booking.id} lacks event ${index + 1}`);
      const isSame = kept['act'] === event.act && kept['at'] === event.at && kept['by'] === event.by?.account;
      must(isSame, () => `the trail of ${booking.id} tells event ${index + 1} otherwise`);
    }
  }
  const told = [...rows.keys()].filter((place) => place.includes(' AUDIT#')).length;
  must(told === expected, () => `the trail has ${told} events of ${expected}`);
}

function rowsIn(table: TableHistory): ReadonlyMap<string, Row> {
  return new Map(
    [...table.places()].flatMap((place) => {
      const row = table.row(place);
      return row ? [[place, row] as const] : [];
    }),
  );
}
