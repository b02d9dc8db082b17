import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { mealWays } from '../elderServices/mealOrder';
import { careLevels } from '../people';
import { products } from '../service';
import { care } from './carers';
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

/** What only meals and care at home have; each of them may be left out. */
const elderTerms = {
  meal: z
    .strictObject({
      ways: z.array(z.enum(mealWays)).min(1).max(mealWays.length).readonly(),
      deliveryArea: shortText(60)
        .exactOptional()
        .meta({ description: 'How far meals are carried, in words.' }),
    })
    .exactOptional()
    .meta({ description: 'Of a canteen; dine-in alone if left out.' }),
  care: care.exactOptional().meta({ description: 'Of care at home: which kind.' }),
  minutes: z
    .int()
    .min(15)
    .max(720)
    .multipleOf(15)
    .exactOptional()
    .meta({ description: 'Of care at home sold by the visit: how long one takes.' }),
  asksAssessment: z
    .strictObject({
      levels: z.array(z.enum(careLevels)).min(1).max(careLevels.length).readonly().exactOptional(),
      withinMonths: z.int().min(1).max(60).exactOptional(),
    })
    .exactOptional()
    .meta({ description: 'Nobody is given this without an assessment of what they need.' }),
  missed: z
    .strictObject({
      afterMinutes: z.int().min(0).max(720),
      circleMinutes: z.int().min(5).max(1440).exactOptional(),
    })
    .exactOptional()
    .meta({
      description: 'So long after its end whoever was not seen is missed, and so long the circle may call.',
    }),
};

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
    ...elderTerms,
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, 'it opens before it closes')
  .refine(
    ({ product, per, minutes }) =>
      product === 'homeCare'
        ? per === 'hour' || (per === 'visit' && minutes !== undefined)
        : per !== 'hour' && minutes === undefined,
    'care at home is priced by the hour, or by a visit of so many minutes; nothing else is',
  )
  .refine(({ product, meal }) => meal === undefined || product === 'meal', 'only meals are had in some way')
  .refine(
    ({ product, care: kind, asksAssessment }) =>
      product === 'homeCare' || (kind === undefined && asksAssessment === undefined),
    'only care at home is of a kind, and asks for an assessment',
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
  meal: elderTerms.meal,
  missed: elderTerms.missed,
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
    ...elderTerms,
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
