import * as z from 'zod';
import type { Booking } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { pricings } from '@huiyue/shared/childcare/childcareClass';
import { clause, civilDate, civilMonth, fen, idOf } from '@huiyue/shared/contract/common';
import type { Child } from '@huiyue/shared/people';
import { roles } from '@huiyue/shared/people';
import { classKinds } from '@huiyue/shared/policy/childcareKinds';
import { ownerships, providerKinds, type Site } from '@huiyue/shared/site';
import type { Account } from '../ports';

/** How each thing lies in the table. Keys and sweeping times are stripped on reading. */

const instant = z.int();

export const accountRow = z.object({
  id: idOf('account'),
  role: z.enum(roles),
  displayName: z.string(),
  household: idOf('household').exactOptional(),
  sites: z.array(idOf('site')),
}) satisfies z.ZodType<Account>;

export const childRow = z.object({
  id: idOf('child'),
  household: idOf('household'),
  name: z.string(),
  birthDate: civilDate,
}) satisfies z.ZodType<Child>;

export const siteRow = z.object({
  id: idOf('site'),
  name: z.string(),
  jurisdiction: z.string(),
  city: z.string(),
  address: z.string(),
  phone: z.string(),
  point: z.object({ longitude: z.number(), latitude: z.number() }),
  providerKind: z.enum(providerKinds),
  ownership: z.enum(ownerships),
  filing: z.discriminatedUnion('status', [
    z.object({ status: z.literal('filed'), number: z.string(), on: civilDate }),
    z.object({ status: z.literal('registered') }),
  ]),
  designation: z.object({ authority: z.string(), on: civilDate }).exactOptional(),
  isInvented: z.boolean(),
}) satisfies z.ZodType<Site>;

export const classRow = z.object({
  id: idOf('class'),
  site: idOf('site'),
  city: z.string(),
  kind: z.enum(classKinds),
  careMode: z.literal('fullDay'),
  name: z.string(),
  ageFromMonths: z.int(),
  ageBelowMonths: z.int(),
  places: z.int(),
  pricing: z.enum(pricings),
  priceFen: fen,
  opensOn: civilDate,
  bookableMonths: z.int(),
  answerWithinHours: z.int(),
  revision: z.int(),
}) satisfies z.ZodType<ChildcareClass>;

const storedClause = z.object(clause.shape).extend({
  number: z.string().exactOptional(),
  reading: z.string().exactOptional(),
  confidence: z.enum(['high', 'medium', 'low']).exactOptional(),
});

export const bookingRow = z.object({
  id: idOf('booking'),
  household: idOf('household'),
  orderer: idOf('account'),
  recipient: z.object({ child: idOf('child'), name: z.string(), birthDate: civilDate }),
  site: z.object({ id: idOf('site'), name: z.string() }),
  class: z.object({ id: idOf('class'), name: z.string(), kind: z.enum(classKinds) }),
  month: civilMonth,
  startsOn: civilDate,
  judgement: z.object({
    priceFen: fen,
    capFen: fen.exactOptional(),
    clause: storedClause.exactOptional(),
  }),
  writtenState: z.enum(['requested', 'confirmed', 'returned', 'cancelled']),
  answerBy: instant,
  history: z.array(
    z.object({
      act: z.enum(['request', 'confirm', 'return', 'cancel']),
      at: instant,
      by: idOf('account'),
      role: z.enum(roles),
      reason: z.string().exactOptional(),
    }),
  ),
  revision: z.int(),
}) satisfies z.ZodType<Booking>;

/** Short names, for a sheet is rewritten with every claim: b(ooking), u(nits), t(ill). */
export const sheetRow = z.object({
  class: idOf('class'),
  month: civilMonth,
  limit: z.int(),
  claims: z.array(z.object({ b: idOf('booking'), u: z.int(), t: instant.exactOptional() })),
  version: z.int(),
});

export const childMonthRow = z.object({ booking: idOf('booking') });
