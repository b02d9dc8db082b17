import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { careModes, classKinds } from '../policy/childcareKinds';
import { serviceLines } from '../policy/serviceLines';
import { ownerships, providerKinds } from '../site';
import {
  cap,
  civilDate,
  civilMonth,
  clause,
  divisionCode,
  fen,
  idOf,
  latitude,
  longitude,
  pageOf,
  pageQueryOf,
  position,
  wholeNumber,
} from './common';
import { minute, weekdays } from './places';
import { certificate } from './registry';

export const siteQuery = z.strictObject({
  city: divisionCode,
  longitude,
  latitude,
  month: civilMonth.optional().meta({ description: 'Next month if left out.' }),
  ageInMonths: wholeNumber(0, 60)
    .optional()
    .meta({ description: 'Age of the child on the first day of the month: only classes it fits.' }),
  maxPriceFen: wholeNumber(1, 100_000_000).optional().meta({
    description: 'Of the way of care asked for; of a month if none is: no class sold by hours or days alone.',
  }),
  maxDistanceMetres: wholeNumber(100, 100_000).optional(),
  inclusive: z.enum(['true', 'false']).optional(),
  careMode: z.enum(careModes).optional(),
  openOnly: z.enum(['true', 'false']).optional().meta({ description: 'Only classes with a free place.' }),
  ...pageQueryOf(position),
});

/** One way of care a class sells, with the cap that binds its price. */
const rate = z.strictObject({
  careMode: z.enum(careModes),
  per: z.enum(['month', 'day', 'hour']),
  priceFen: fen,
  cap: cap.nullable(),
  /** By the month: what is free throughout it, for half days the better half. Null by the day or hour: see the days. */
  openPlaces: z.int().nullable(),
});

/** A class as families see it in one month: the free places are what the ledger would sell this instant. */
export const classCard = z
  .strictObject({
    id: idOf('class'),
    name: z.string(),
    kind: z.enum(classKinds),
    ageFromMonths: z.int(),
    ageBelowMonths: z.int(),
    pricing: z.enum(pricings),
    rates: z.array(rate),
    weekdays,
    opensAt: minute,
    halvesAt: minute,
    closesAt: minute,
    opensOn: civilDate,
    firstMonth: civilMonth,
    lastMonth: civilMonth,
    answerWithinHours: z.int(),
    month: civilMonth,
    places: z.int(),
    /** Through all open days of the month, from opening to closing. */
    openPlaces: z.int(),
    heldPlaces: z.int(),
  })
  .meta({ id: 'ClassCard' });
export type ClassCard = z.infer<typeof classCard>;

export const siteCard = z
  .strictObject({
    id: idOf('site'),
    name: z.string(),
    isInvented: z.boolean(),
    address: z.string(),
    phone: z.string(),
    jurisdiction: divisionCode,
    district: z.string(),
    city: divisionCode,
    longitude: z.number(),
    latitude: z.number(),
    distanceMetres: z.int().nullable(),
    providerKind: z.enum(providerKinds),
    ownership: z.enum(ownerships),
    filing: z.strictObject({
      status: z.enum(['filed', 'registered']),
      number: z.string().optional(),
      on: civilDate.optional(),
    }),
    designation: z.strictObject({ authority: z.string(), on: civilDate }).nullable(),
    /** Whether the jurisdiction publishes any cap for childcare: if not, the page says so. */
    publishesCaps: z.boolean(),
    /** What the city publishes on filing and designation, if it does. */
    standingClause: clause.nullable(),
    /** Fire, food and other papers with their ends: families see what an authority sees. */
    papers: z.array(certificate),
    /** A paper has run out: those in care stay, nobody new is taken. */
    takesNobodyNew: z.boolean(),
    hotlines: z
      .array(z.strictObject({ line: z.enum(serviceLines), phone: z.string() }))
      .exactOptional()
      .meta({ description: 'Of one site: whom to call about what, as far as a number is published.' }),
    classes: z.array(classCard),
  })
  .meta({ id: 'SiteCard' });
export type SiteCard = z.infer<typeof siteCard>;

export const sitePage = pageOf(siteCard).extend({ month: civilMonth, total: z.int() });
export type SitePage = z.infer<typeof sitePage>;

export const oneSiteQuery = z.strictObject({ month: civilMonth.optional() });
