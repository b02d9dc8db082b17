import * as z from 'zod';
import { mealWays } from '../elderServices/mealOrder';
import { companions } from '../house/companionMeal';
import { siteLists } from '../house/siteLists';
import {
  civilDate,
  civilMonth,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  personName,
  position,
  shortText,
} from './common';
import { allergen, clash, diet } from './menus';
import { fileFormats } from './statements';

const person = z.union([idOf('child'), idOf('elder')]);

export const dayQuery = z.strictObject({ date: civilDate });

export const kitchen = z
  .strictObject({
    service: idOf('service'),
    name: z.string(),
    date: civilDate,
    portions: z.int(),
    counts: z.array(
      z.strictObject({
        dish: z.strictObject({ id: idOf('dish'), name: z.string() }).nullable(),
        portions: z.int(),
        ways: z.record(z.enum(mealWays), z.int()),
        diets: z.array(z.strictObject({ diet, portions: z.int() })),
      }),
    ),
    clashes: z.array(
      z.strictObject({
        booking: idOf('booking'),
        name: z.string(),
        dish: z.string(),
        clashes: z.array(clash),
      }),
    ),
    /** One for each order, to be stuck on the box. */
    labels: z.array(
      z.strictObject({
        booking: idOf('booking'),
        name: z.string(),
        dish: z.string().nullable(),
        units: z.int(),
        way: z.enum(mealWays),
        allergies: z.array(allergen),
        diets: z.array(diet),
      }),
    ),
  })
  .meta({ id: 'Kitchen' });
export type KitchenView = z.infer<typeof kitchen>;

export const deliveries = z
  .strictObject({
    service: idOf('service'),
    name: z.string(),
    date: civilDate,
    revision: z.int().meta({ description: 'Of the route; 0 while nobody has put it in order.' }),
    stops: z.array(
      z.strictObject({
        booking: idOf('booking'),
        recipient: person,
        name: z.string(),
        address: z.string(),
        dish: z.string().nullable(),
        units: z.int(),
        contact: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
        allergies: z.array(allergen),
        diets: z.array(diet),
      }),
    ),
  })
  .meta({ id: 'Deliveries' });
export type DeliveriesView = z.infer<typeof deliveries>;

export const newRoute = z.strictObject({
  date: civilDate.meta({ description: 'The day whose stops come back.' }),
  recipients: z.array(person).max(500),
  revision: z.int().min(0),
});

export const newClosing = z
  .strictObject({
    from: civilDate,
    until: civilDate,
    reason: shortText(100).meta({ description: 'The families read it word for word.' }),
    instead: civilDate
      .optional()
      .meta({ description: 'Where single days are moved to, if there is room; given up otherwise.' }),
  })
  .refine(({ from, until }) => from <= until, 'from comes before until');

export const closingQuery = z
  .strictObject({ from: civilDate, until: civilDate })
  .refine(({ from, until }) => from <= until, 'from comes before until');

const hit = z.strictObject({
  booking: idOf('booking'),
  name: z.string(),
  offer: z.string(),
  dates: z.array(civilDate),
  /**
   * A single day is given up or moved; a month goes on, and these days of it are not charged; so is a day that is over.
   * Whoever was there is charged, whatever is shut now.
   */
  does: z.enum(['givenUp', 'notCharged', 'came']),
});
export const closingHits = z
  .strictObject({
    people: z.int(),
    givenUp: z.int(),
    notCharged: z.int(),
    came: z.int(),
    items: z.array(hit),
    /** What is issued stays as it is: these charge a day that would be shut, and want a correction by hand. */
    issuedBills: z.array(
      z.strictObject({ bill: idOf('bill'), month: civilMonth, names: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'ClosingHits' });
export type ClosingHits = z.infer<typeof closingHits>;

export const closing = z
  .strictObject({
    id: idOf('closing'),
    from: civilDate,
    until: civilDate,
    reason: z.string(),
    instead: civilDate.nullable(),
    at: instant,
    told: z.int(),
    moved: z.int(),
    givenUp: z.int(),
    /** Who is still to be seen to; asking again goes on where it stopped. */
    left: z.int(),
  })
  .meta({ id: 'Closing' });
export type ClosingView = z.infer<typeof closing>;
export const closings = pageOf(closing);
export const ofClosing = z.strictObject({ site: idOf('site'), closing: idOf('closing') });

export const newCompanionMeal = z.strictObject({
  on: civilDate,
  companion: z.enum(companions),
  name: personName,
  dishes: z.array(shortText(30)).max(20),
  words: shortText(300),
});
export const companionMeal = z
  .strictObject({
    id: idOf('companionMeal'),
    on: civilDate,
    companion: z.enum(companions),
    name: z.string(),
    dishes: z.array(z.string()),
    words: z.string(),
  })
  .meta({ id: 'CompanionMeal' });
export type CompanionMealView = z.infer<typeof companionMeal>;
export const companionMeals = pageOf(companionMeal);
export const listQuery = z.strictObject(pageQueryOf(position));

export const ofSiteList = z.strictObject({ site: idOf('site'), list: z.enum(siteLists) });
export const siteListQuery = z.strictObject({ date: civilDate, format: z.enum(fileFormats) });
