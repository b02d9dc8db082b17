import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { careModes, classKinds } from '../policy/childcareKinds';
import { civilDate, civilMonth, idOf, pageOf, priceFen, shortText } from './common';
import { minute, places, reserves, weekdays } from './places';
import { classCard } from './sites';

/** What can be sold by what: whole days by the month, half days by month or day, hours, and single days. */
const sold: Readonly<Record<(typeof careModes)[number], readonly string[]>> = {
  fullDay: ['month'],
  halfDay: ['month', 'day'],
  hourly: ['hour'],
  occasional: ['day'],
};

const rates = z
  .array(
    z
      .strictObject({ careMode: z.enum(careModes), per: z.enum(['month', 'day', 'hour']), priceFen })
      .refine(({ careMode, per }) => sold[careMode].includes(per), 'not sold by this'),
  )
  .min(1)
  .max(5)
  .refine(
    (all) => new Set(all.map(({ careMode, per }) => `${careMode} ${per}`)).size === all.length,
    'each way of care once by each unit',
  );

export const newClass = z
  .strictObject({
    kind: z.enum(classKinds),
    name: shortText(20),
    ageFromMonths: z.int().min(0).max(60),
    ageBelowMonths: z.int().min(1).max(60),
    places,
    reserves,
    pricing: z.enum(pricings),
    rates,
    weekdays,
    opensAt: minute,
    halvesAt: minute.meta({ description: 'Where the morning half ends and the afternoon half begins.' }),
    closesAt: minute,
    renewByDay: z.int().min(1).max(28).exactOptional().meta({
      description: 'Until this day of the month before, a place is kept for the child who has it now.',
    }),
    opensOn: civilDate,
    bookableMonths: z.int().min(1).max(12).meta({ description: 'How many months ahead may be booked.' }),
    answerWithinHours: z.int().min(1).max(168),
    offerWithinHours: z.int().min(1).max(168),
  })
  .refine(
    ({ opensAt, halvesAt, closesAt }) => opensAt < halvesAt && halvesAt < closesAt,
    'it opens, the morning ends, it closes',
  )
  .refine(
    ({ places: all, reserves: kept }) => kept.reduce((sum, { units }) => sum + units, 0) <= all,
    'no more is kept back than there is',
  );
export type NewClass = z.infer<typeof newClass>;

/** New terms hold for bookings made from now on; what was booked keeps its price. */
export const classTerms = z.strictObject({
  places,
  reserves,
  rates,
  revision: z.int().min(1).meta({ description: 'The revision these terms replace.' }),
});

/** A class as its own staff see it: every month that can be booked, with what is taken. */
export const ownClass = classCard
  .extend({
    site: idOf('site'),
    reserves,
    renewByDay: z.int().nullable(),
    bookableMonths: z.int(),
    offerWithinHours: z.int(),
    revision: z.int(),
    months: z.array(
      z.strictObject({
        month: civilMonth,
        places: z.int(),
        takenPlaces: z.int(),
        heldPlaces: z.int(),
        openPlaces: z.int(),
        waiting: z.int(),
      }),
    ),
  })
  .meta({ id: 'OwnClass' });
export type OwnClass = z.infer<typeof ownClass>;
export const ownClasses = pageOf(ownClass);
