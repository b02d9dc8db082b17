import {
  bookingActs,
  channels,
  pricePers,
  factsOf,
  revisionOf,
  told,
  type Booking,
  type BookingFacts,
  type Judgement,
} from '@huiyue/shared/booking';
import { monthOf, type CivilMonth } from '@huiyue/shared/civil';
import { civilDate, fen, idOf } from '@huiyue/shared/contract/common';
import { mealWays } from '@huiyue/shared/elderServices/mealOrder';
import { roles } from '@huiyue/shared/people';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { products } from '@huiyue/shared/service';
import * as z from 'zod';
import type { BookingCursor } from '../ports';
import { indexKeys, keys, workKeys } from './keys';
import { claimFrom, placeSheetId, storedClaim, storedClaimOf } from './sheets';
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
    trial: z.literal(true).exactOptional(),
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
  meal: z.object({ way: z.enum(mealWays), dish: idOf('dish').exactOptional() }).exactOptional(),
};

const event = z.object({
  act: z.enum(bookingActs),
  at: instant,
  by: z.object({ account: idOf('account'), role: z.enum(roles) }).exactOptional(),
  reason: z.string().exactOptional(),
  state: z.enum(writtenStates),
  claim: storedClaim.transform(claimFrom).exactOptional(),
  away: z.int().exactOptional(),
  chargedAnyway: z.literal(true).exactOptional(),
  isLetGo: z.literal(true).exactOptional(),
  movedFrom: z.object(where).exactOptional(),
  receipt: z.object({ key: z.string(), body: z.string() }).exactOptional(),
});

const supportRow = z.object({
  voucher: z.object({ id: idOf('voucher'), fen }).exactOptional(),
  mealSubsidy: z.object({ fen, rule: z.string(), group: z.string().exactOptional() }).exactOptional(),
});

/**
 * A booking as it lies in the table: its facts and events. What its keys say is not said again, and of the clause that
 * judged it only which and which edition: most bookings then fit into one write unit.
 */
export const bookingRow = z
  .object({
    pk: afterPrefix('BKG#', idOf('booking')),
    gsi1pk: afterPrefix('HOUSE#', idOf('household')),
    orderer: idOf('account'),
    payer: idOf('account').exactOptional(),
    // Rows of the time when the desk did not yet say how it was reached: it was by telephone.
    channel: z.preprocess((told) => (told === 'desk' ? 'phone' : told), z.enum(channels)),
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
  })
  .transform(({ pk: id, gsi1pk: household, ...rest }) => ({ id, household, ...rest }));
export type StoredBooking = z.infer<typeof bookingRow>;

function afterPrefix<T extends string>(prefix: string, rest: z.ZodType<T, string>) {
  return z
    .string()
    .startsWith(prefix)
    .transform((text) => text.slice(prefix.length))
    .pipe(rest);
}

/** Names a clause and the edition it stood in. */
export function referenceOf({ id, version }: Clause): string {
  return `${id}@${version}`;
}

/** Where it stands in its household's list. */
export function placeInList({
  startsOn,
  span,
  id,
}: Pick<Booking, 'startsOn' | 'span' | 'id'>): BookingCursor {
  return { startsOn, from: span.from, booking: id };
}

export function rowOf(booking: Booking): Row {
  const { id: _, household: __, ...facts } = factsOf(booking);
  return {
    ...facts,
    judgement: stored(booking.judgement),
    history: booking.history.map(({ claim, movedFrom, ...one }) => ({
      ...one,
      ...(claim ? { claim: storedClaimOf(claim) } : {}),
      ...(movedFrom ? { movedFrom: { ...movedFrom, judgement: stored(movedFrom.judgement) } } : {}),
    })),
    revision: revisionOf(booking),
    ...keys.booking(booking.id),
    ...indexKeys.booking(booking.household, placeInList(booking)),
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
