import * as z from 'zod';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { pricings } from '@huiyue/shared/childcare/childcareClass';
import { clause, civilDate, divisionCode, fen, idOf } from '@huiyue/shared/contract/common';
import { allergens, diets } from '@huiyue/shared/diet';
import type { CareCard, Child, Elder } from '@huiyue/shared/people';
import { careLevels, mobilities, provenGroups, roles } from '@huiyue/shared/people';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { certificateKinds, type Certificate } from '@huiyue/shared/registry/certificate';
import { cares } from '@huiyue/shared/elderServices/care';
import { mealWays } from '@huiyue/shared/elderServices/mealOrder';
import type { ReserveRule } from '@huiyue/shared/reserves';
import { products, type Service } from '@huiyue/shared/service';
import { ownerships, providerKinds, type Site } from '@huiyue/shared/site';
import type { Account } from '../ports';

/** How each thing lies in the table. Keys and sweeping times are stripped on reading. */

export const accountRow = z.object({
  id: idOf('account'),
  role: z.enum(roles),
  displayName: z.string(),
  household: idOf('household').exactOptional(),
  sites: z.array(idOf('site')),
  jurisdictions: z.array(divisionCode).exactOptional(),
}) satisfies z.ZodType<Account>;

const proofs = z.array(
  z.object({
    group: z.enum(provenGroups),
    published: z.string().exactOptional(),
    site: idOf('site').exactOptional(),
    by: idOf('account'),
    on: civilDate,
  }),
);

const card = z.object({
  allergies: z.array(z.enum(allergens)).exactOptional(),
  diets: z.array(z.enum(diets)).exactOptional(),
  mobility: z.enum(mobilities).exactOptional(),
  emergencyContact: z.object({ name: z.string(), phone: z.string() }).exactOptional(),
  address: z.string().exactOptional(),
  careLevel: z
    .object({
      level: z.enum(careLevels),
      on: civilDate,
      by: idOf('account'),
      site: idOf('site').exactOptional(),
    })
    .exactOptional(),
  collectors: z.array(z.object({ name: z.string(), phone: z.string().exactOptional() })).exactOptional(),
}) satisfies z.ZodType<CareCard>;

export const childRow = z.object({
  id: idOf('child'),
  household: idOf('household'),
  name: z.string(),
  birthDate: civilDate,
  proofs: proofs.exactOptional(),
  card: card.exactOptional(),
  revision: z.int().exactOptional(),
}) satisfies z.ZodType<Child>;

export const elderRow = z.object({
  id: idOf('elder'),
  household: idOf('household'),
  name: z.string(),
  birthDate: civilDate,
  proofs: proofs.exactOptional(),
  card: card.exactOptional(),
  revision: z.int().exactOptional(),
}) satisfies z.ZodType<Elder>;

const reserveRule = z.object({
  for: z.enum(['offline', 'safetyNet', 'staff']),
  units: z.int(),
  release: z.object({ daysBefore: z.int(), at: z.int() }).exactOptional(),
}) satisfies z.ZodType<ReserveRule>;

const certificateRow = z.object({
  kind: z.enum(certificateKinds),
  number: z.string(),
  issuedBy: z.string(),
  from: civilDate,
  until: civilDate.exactOptional(),
}) satisfies z.ZodType<Certificate>;

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
  registration: z.object({ authority: z.string(), number: z.string(), on: civilDate }).exactOptional(),
  designation: z
    .object({ authority: z.string(), on: civilDate, until: civilDate.exactOptional() })
    .exactOptional(),
  designationEnded: z.object({ on: civilDate, reason: z.string() }).exactOptional(),
  certificates: z.array(certificateRow).exactOptional(),
  shutDays: z.array(z.object({ on: civilDate, reason: z.string() })).exactOptional(),
  intakeMetOn: civilDate.exactOptional(),
  staffFirst: z.object({ until: civilDate.exactOptional() }).exactOptional(),
  grade: z.string().exactOptional(),
  isInvented: z.boolean(),
  revision: z.int().exactOptional(),
}) satisfies z.ZodType<Site>;

export const classRow = z.object({
  id: idOf('class'),
  site: idOf('site'),
  city: z.string(),
  kind: z.enum(classKinds),
  name: z.string(),
  ageFromMonths: z.int(),
  ageBelowMonths: z.int(),
  places: z.int(),
  reserves: z.array(reserveRule),
  pricing: z.enum(pricings),
  rates: z.array(
    z.object({ careMode: z.enum(careModes), per: z.enum(['month', 'day', 'hour']), priceFen: fen }),
  ),
  weekdays: z.int(),
  opensAt: z.int(),
  halvesAt: z.int(),
  closesAt: z.int(),
  renewByDay: z.int().exactOptional(),
  opensOn: civilDate,
  bookableMonths: z.int(),
  answerWithinHours: z.int(),
  offerWithinHours: z.int(),
  revision: z.int(),
}) satisfies z.ZodType<ChildcareClass>;

export const serviceRow = z.object({
  id: idOf('service'),
  site: idOf('site'),
  city: z.string(),
  product: z.enum(products),
  name: z.string(),
  places: z.int(),
  reserves: z.array(reserveRule),
  weekdays: z.int(),
  opensAt: z.int(),
  closesAt: z.int(),
  pricing: z.enum(pricings),
  per: z.enum(['day', 'hour', 'portion', 'visit']),
  priceFen: fen,
  opensOn: civilDate,
  bookableDays: z.int(),
  closesMinutesBefore: z.int(),
  answerWithinHours: z.int(),
  offerWithinHours: z.int(),
  meal: z
    .object({ ways: z.array(z.enum(mealWays)), deliveryArea: z.string().exactOptional() })
    .exactOptional(),
  care: z.enum(cares).exactOptional(),
  minutes: z.int().exactOptional(),
  asksAssessment: z
    .object({
      levels: z.array(z.enum(careLevels)).exactOptional(),
      withinMonths: z.int().exactOptional(),
    })
    .exactOptional(),
  missed: z.object({ afterMinutes: z.int(), circleMinutes: z.int().exactOptional() }).exactOptional(),
  revision: z.int(),
}) satisfies z.ZodType<Service>;

/** The words of a clause, kept beside the bookings they decided. */
export const clauseRow = z.object(clause.shape).extend({
  number: z.string().exactOptional(),
  reading: z.string().exactOptional(),
  confidence: z.enum(['high', 'medium', 'low']).exactOptional(),
});
