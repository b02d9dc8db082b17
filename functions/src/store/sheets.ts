import { dateAt, type Instant } from '@huiyue/shared/civil';
import { civilDate, civilMonth, idOf } from '@huiyue/shared/contract/common';
import type { Waiter } from '@huiyue/shared/ledger/queue';
import {
  blankSheet,
  diaryTerms,
  freeUnits,
  reserveGroups,
  type Claim,
  type PlaceSheetId,
  type Sheet,
  type SheetId,
  type Terms,
} from '@huiyue/shared/ledger/sheet';
import { tableShape } from '@huiyue/shared/tableShape';
import * as z from 'zod';
import { keys, workKeys } from './keys';
import { parsed, type Row, type Table, type Write } from './table';

/** A sheet as it lies in the table; version 0 is one that nobody has drawn up yet. */
export type DrawnSheet = {
  readonly sheet: Sheet;
  readonly version: number;
  /** The newest entry of its queue's log. */
  readonly log: LogHead;
};

export type LogHead = { readonly number: number; readonly hash: string };
const noLog: LogHead = { number: 0, hash: '' };

export const placeSheetId = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('classMonth'), of: idOf('class'), period: civilMonth }),
  z.object({ kind: z.literal('serviceDay'), of: idOf('service'), period: civilDate }),
]) satisfies z.ZodType<PlaceSheetId>;

const diaryId = z.object({
  kind: z.literal('personMonth'),
  of: z.union([idOf('child'), idOf('elder')]),
  period: civilMonth,
  about: z.enum(['time', 'meals']),
});

const instant = z.int();
const pool = z.enum(['everyone', ...reserveGroups]);
const span = { d: z.int(), f: z.int(), e: z.int() };

/** Short names, for a sheet is rewritten with every claim: d(ays), f(rom), e(nd), u(nits), p(ool), t(ill), b(ooking). */
export const storedClaim = z.object({
  ...span,
  u: z.int(),
  p: pool.exactOptional(),
  t: instant.exactOptional(),
  b: idOf('booking').exactOptional(),
});

const sheetRow = z.object({
  id: z.union([placeSheetId, diaryId]),
  places: z.int(),
  reserves: z.array(
    z.object({ for: z.enum(reserveGroups), units: z.int(), releasedAt: instant.exactOptional() }),
  ),
  overAllocations: z.array(
    z.object({ units: z.int(), until: instant, reason: z.string(), by: idOf('account') }),
  ),
  claims: z.array(storedClaim),
  queue: z.array(
    z.object({
      b: idOf('booking'),
      ...span,
      u: z.int(),
      a: z.array(z.enum(reserveGroups)),
      r: z.int(),
      s: instant,
      w: z.int(),
      o: storedClaim.exactOptional(),
    }),
  ),
  ranOutTo: instant,
  version: z.int(),
  log: z.object({ number: z.int(), hash: z.string() }),
});

export function drawnFrom(row: Row): DrawnSheet {
  const { version, log, claims, queue, ...rest } = parsed(sheetRow, row);
  return {
    sheet: { ...rest, claims: claims.map(claimFrom), queue: queue.map(waiterFrom) },
    version,
    log,
  };
}

/** A sheet that nobody has touched starts from its seller's terms. */
export function undrawn(id: SheetId, terms: Terms): DrawnSheet {
  return { sheet: blankSheet(id, id.kind === 'personMonth' ? diaryTerms : terms), version: 0, log: noLog };
}

/** The next state of a sheet as decided at an instant, if nobody has written another since it was read. */
export function sheetWrite(table: Table, { sheet, version, log }: DrawnSheet, at: Instant): Write {
  const { claims, queue, id } = sheet;
  const isWaitedFor = queue.length > 0 && id.kind !== 'personMonth';
  return {
    Put: {
      TableName: table.name,
      Item: {
        ...keys.sheet(id),
        ...(isWaitedFor ? workKeys.waiting(nextTurn(sheet, at), id) : {}),
        ...sheet,
        claims: claims.map(storedClaimOf),
        queue: queue.map(storedWaiter),
        log,
        version: version + 1,
      },
      ...(version === 0
        ? {
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
          }
        : {
            ConditionExpression: '#version = :from',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':from': version },
          }),
    },
  };
}

/** A sheet is drawn up from its seller's terms, so these must not change in the same instant. */
export function termsCheck(table: Table, of: PlaceSheetId['of'], revision: number): Write {
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.seller(of),
      ConditionExpression: '#revision = :revision',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: { ':revision': revision },
    },
  };
}

/** The other side of {@link termsCheck}: terms may change only while the sheets not seen are sheets not drawn up. */
export function undrawnCheck(table: Table, id: SheetId): Write {
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.sheet(id),
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
    },
  };
}

/**
 * When somebody should look whose turn it is: at once, where one commit could not hold all the offers; otherwise when
 * a place may next come free by the clock alone, as a hold ends or a reserve is released. What is over, at no time.
 */
export function nextTurn(sheet: Sheet, at: Instant): Instant {
  if (isOver(sheet.id, at)) return lastInstant;
  const isDue = sheet.queue.some(
    ({ offered, span: wanted, units, asker }) => !offered && units <= freeUnits(sheet, wanted, asker, at),
  );
  if (isDue) return at;
  const instants = [
    ...sheet.claims.map(({ until }) => until),
    ...sheet.reserves.map(({ releasedAt }) => releasedAt),
  ].flatMap((ahead) => (ahead !== undefined && at < ahead ? [ahead] : []));
  return Math.min(...instants, lastInstant);
}
const lastInstant = 9_999_999_999_999;

/** The whole day, or the whole month, lies behind. */
export function isOver({ period }: SheetId, at: Instant): boolean {
  return dateAt(at).slice(0, period.length) > period;
}

export function storedClaimOf({ span: { days, from, to }, units, pool: p, until, booking }: Claim) {
  return {
    d: days,
    f: from,
    e: to,
    u: units,
    ...(p === 'everyone' ? {} : { p }),
    ...(until === undefined ? {} : { t: until }),
    ...(booking === undefined ? {} : { b: booking }),
  };
}

export function claimFrom({ d, f, e, u, p, t, b }: z.infer<typeof storedClaim>): Claim {
  return {
    span: { days: d, from: f, to: e },
    units: u,
    pool: p ?? 'everyone',
    ...(t === undefined ? {} : { until: t }),
    ...(b === undefined ? {} : { booking: b }),
  };
}

function storedWaiter({ booking, span: { days, from, to }, units, asker, priority, since, ...rest }: Waiter) {
  return {
    b: booking,
    d: days,
    f: from,
    e: to,
    u: units,
    a: [...asker],
    r: priority,
    s: since,
    w: rest.answerWithinMs,
    ...(rest.offered ? { o: storedClaimOf(rest.offered) } : {}),
  };
}

function waiterFrom(row: z.infer<typeof sheetRow>['queue'][number]): Waiter {
  const { b, d, f, e, u, a, r, s, w, o } = row;
  return {
    booking: b,
    span: { days: d, from: f, to: e },
    units: u,
    asker: a,
    priority: r,
    since: s,
    answerWithinMs: w,
    ...(o ? { offered: claimFrom(o) } : {}),
  };
}
