import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { products } from '../service';
import {
  cap,
  civilDate,
  clause,
  divisionCode,
  fen,
  idOf,
  instant,
  latitude,
  longitude,
  pageOf,
  pageQueryOf,
  position,
  priceFen,
  shortText,
} from './common';
import { cityQuery, minute, places, reserves, weekdays } from './places';

const pers = z.enum(['day', 'hour', 'portion', 'visit']);

export const newService = z
  .strictObject({
    product: z.enum(products),
    name: shortText(20),
    places: places.meta({ description: 'People, portions, carers or seats at any one time.' }),
    reserves,
    weekdays,
    opensAt: minute,
    closesAt: minute,
    pricing: z.enum(pricings),
    per: pers,
    priceFen,
    opensOn: civilDate,
    bookableDays: z
      .int()
      .min(1)
      .max(31)
      .meta({ description: 'How many days may be booked, today among them.' }),
    closesMinutesBefore: z.int().min(0).max(10_080),
    answerWithinHours: z
      .int()
      .min(0)
      .max(168)
      .meta({ description: '0: taken at once, nobody has to confirm.' }),
    offerWithinHours: z.int().min(1).max(168),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, 'it opens before it closes')
  .refine(
    ({ product, per }) => (per === 'hour') === (product === 'homeCare'),
    'care at home is priced by the hour, and nothing else is',
  )
  .refine(
    ({ places: all, reserves: kept }) => kept.reduce((sum, { units }) => sum + units, 0) <= all,
    'no more is kept back than there is',
  );
export type NewService = z.infer<typeof newService>;

/** New terms hold for what is booked from now on; what was booked keeps its price. */
export const serviceTerms = z.strictObject({
  places,
  reserves,
  priceFen,
  revision: z.int().min(1).meta({ description: 'The revision these terms replace.' }),
});

/** A service on one day: what is free is what the ledger would sell this instant to anyone. */
export const serviceCard = z
  .strictObject({
    id: idOf('service'),
    site: z.strictObject({
      id: idOf('site'),
      name: z.string(),
      isInvented: z.boolean(),
      city: divisionCode,
      district: z.string(),
      address: z.string(),
      phone: z.string(),
      longitude: z.number(),
      latitude: z.number(),
    }),
    distanceMetres: z
      .int()
      .nullable()
      .meta({ description: 'As the crow flies, from the point that was asked for; null where none was.' }),
    product: z.enum(products),
    name: z.string(),
    weekdays,
    opensAt: minute,
    closesAt: minute,
    pricing: z.enum(pricings),
    per: pers,
    priceFen,
    cap: cap.nullable(),
    subsidies: z
      .array(
        z.strictObject({
          clause,
          amounts: z.array(z.strictObject({ fen, group: z.string().nullable() })),
        }),
      )
      .meta({ description: 'Published for people who use it; without amounts where no sum is published.' }),
    opensOn: civilDate,
    bookableDays: z.int(),
    closesMinutesBefore: z.int(),
    answerWithinHours: z.int(),
    offerWithinHours: z.int(),
    reserves,
    revision: z.int(),
    date: civilDate.meta({ description: 'The day the figures are about.' }),
    ordersCloseAt: instant,
    isOnSale: z.boolean(),
    places: z.int(),
    openPlaces: z.int(),
    heldPlaces: z.int(),
  })
  .meta({ id: 'Service' });
export type ServiceCard = z.infer<typeof serviceCard>;

export const services = pageOf(serviceCard);

export const siteServicesQuery = z.strictObject({
  date: civilDate.optional().meta({ description: 'The next day it is given on if left out.' }),
  ...pageQueryOf(position),
});

export const serviceSearch = z
  .strictObject({
    ...cityQuery,
    product: z.enum(products).optional(),
    longitude: longitude.optional(),
    latitude: latitude.optional(),
    ...siteServicesQuery.shape,
  })
  .refine(
    (query) => (query.longitude === undefined) === (query.latitude === undefined),
    'a point is both of its degrees',
  );
