import {
  bookingActs,
  channels,
  pricePers,
  factsOf,
  requestedAt,
  revisionOf,
  told,
  type Booking,
  type BookingFacts,
  type Judgement,
} from '@huiyue/shared/booking';
import { monthOf, type CivilMonth } from '@huiyue/shared/civil';
import { civilDate, fen, idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { products } from '@huiyue/shared/service';
import * as z from 'zod';
import { indexKeys, keys, workKeys } from './keys';
import { claimRow, placeSheetId } from './sheets';
import type { Row } from './table';

const instant = z.int();

const writtenStates = [
  'held',
  'waiting',
  'offered',
  'requested',
  'confirmed',
  'returned',
  'declined',
  'cancelled',
  'closed',
] as const;

const site = z.object({ id: idOf('site'), name: z.string() });

const offer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('class'),
    id: idOf('class'),
    name: z.string(),
    classKind: z.enum(classKinds),
    careMode: z.enum(careModes),
  }),
  z.object({
    kind: z.literal('service'),
    id: idOf('service'),
    name: z.string(),
    product: z.enum(products),
  }),
]);

const where = {
  sheet: placeSheetId,
  span: z.object({ days: z.int(), from: z.int(), to: z.int() }),
  site,
  offer,
  startsOn: civilDate,
  judgement: z.object({
    priceFen: fen,
    per: z.enum(pricePers),
    capFen: fen.exactOptional(),
    rule: z.string().exactOptional(),
  }),
  payFen: fen,
};

const event = z.object({
  act: z.enum(bookingActs),
  at: instant,
  by: z.object({ account: idOf('account'), role: z.enum(roles) }).exactOptional(),
  reason: z.string().exactOptional(),
  state: z.enum(writtenStates),
  claim: claimRow.exactOptional(),
  away: z.int().exactOptional(),
  movedFrom: z.object(where).exactOptional(),
  receipt: z.object({ key: z.string(), body: z.string() }).exactOptional(),
});

const supportRow = z.object({
  voucher: z.object({ id: idOf('voucher'), fen }).exactOptional(),
  mealSubsidy: z.object({ fen, rule: z.string(), group: z.string().exactOptional() }).exactOptional(),
});

/** A booking as it lies in the table: its facts and events. Of the clause that judged it, only which and which edition. */
export const bookingRow = z.object({
  id: idOf('booking'),
  household: idOf('household'),
  orderer: idOf('account'),
  channel: z.enum(channels),
  recipient: z.object({
    id: z.union([idOf('child'), idOf('elder')]),
    name: z.string(),
    birthDate: civilDate,
  }),
  ...where,
  units: z.int(),
  support: supportRow.exactOptional(),
  history: z.array(event),
  revision: z.int(),
});
export type StoredBooking = z.infer<typeof bookingRow>;

/** Names a clause and the edition it stood in. */
export function referenceOf({ id, version }: Clause): string {
  return `${id}@${version}`;
}

export function rowOf(booking: Booking): Row {
  return {
    ...factsOf(booking),
    judgement: stored(booking.judgement),
    history: booking.history.map((one) =>
      one.movedFrom
        ? { ...one, movedFrom: { ...one.movedFrom, judgement: stored(one.movedFrom.judgement) } }
        : one,
    ),
    revision: revisionOf(booking),
    ...keys.booking(booking.id),
    ...indexKeys.booking(booking.household, requestedAt(booking), booking.id),
    ...workKeys.booking(booking.site.id, monthOfSheet(booking), booking.id),
  };
}

export function bookingFrom(row: StoredBooking, clauseOf: ClauseOf): Booking {
  const { history, revision: _, judgement, ...facts } = row;
  return told(
    { ...facts, judgement: toldJudgement(judgement, clauseOf) },
    history.map(({ movedFrom, ...one }) => ({
      ...one,
      ...(movedFrom
        ? { movedFrom: { ...movedFrom, judgement: toldJudgement(movedFrom.judgement, clauseOf) } }
        : {}),
    })),
  );
}

/** The clauses a stored booking names, of its earlier rooms too. */
export function rulesIn({ judgement, history }: StoredBooking): readonly string[] {
  return [judgement, ...history.flatMap(({ movedFrom }) => movedFrom?.judgement ?? [])].flatMap(
    ({ rule }) => rule ?? [],
  );
}

type ClauseOf = (reference: string) => Clause;
type StoredJudgement = StoredBooking['judgement'];

function stored({ clause, ...figures }: Judgement): StoredJudgement {
  return { ...figures, ...(clause ? { rule: referenceOf(clause) } : {}) };
}

function toldJudgement({ rule, ...figures }: StoredJudgement, clauseOf: ClauseOf): Judgement {
  return { ...figures, ...(rule === undefined ? {} : { clause: clauseOf(rule) }) };
}

export function monthOfSheet({ sheet }: Pick<BookingFacts, 'sheet'>): CivilMonth {
  return sheet.kind === 'classMonth' ? sheet.period : monthOf(sheet.period);
}
