import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { classKinds } from '../policy/childcareKinds';
import { civilDate, civilMonth, idOf, pageOf, priceFen, shortText } from './common';
import { classCard } from './sites';

const places = z.int().min(1).max(200);

export const newClass = z.strictObject({
  kind: z.enum(classKinds),
  careMode: z.enum(['fullDay']),
  name: shortText(20),
  ageFromMonths: z.int().min(0).max(60),
  ageBelowMonths: z.int().min(1).max(60),
  places,
  pricing: z.enum(pricings),
  priceFen,
  opensOn: civilDate,
  bookableMonths: z.int().min(1).max(12).meta({ description: 'How many months ahead may be booked.' }),
  answerWithinHours: z.int().min(1).max(168),
});
export type NewClass = z.infer<typeof newClass>;

/** New terms hold for bookings made from now on; what was booked keeps its price. */
export const classTerms = z.strictObject({
  places,
  priceFen,
  revision: z.int().min(1).meta({ description: 'The revision these terms replace.' }),
});

/** A class as its own staff see it: every month that can be booked, with what is taken. */
export const ownClass = classCard
  .extend({
    site: idOf('site'),
    bookableMonths: z.int(),
    revision: z.int(),
    months: z.array(
      z.strictObject({
        month: civilMonth,
        places: z.int(),
        takenPlaces: z.int(),
        heldPlaces: z.int(),
        openPlaces: z.int(),
      }),
    ),
  })
  .meta({ id: 'OwnClass' });
export type OwnClass = z.infer<typeof ownClass>;
export const ownClasses = pageOf(ownClass);
