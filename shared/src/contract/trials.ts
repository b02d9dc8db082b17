import * as z from 'zod';
import { occasions } from '../tours/tour';
import { forHousehold } from './bookings';
import {
  cap,
  civilDate,
  civilMonth,
  clause,
  fen,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  personName,
  position,
  priceFen,
  problem,
  shortText,
} from './common';
import { minute } from './places';

/** Trying a class for a day, looking at a site, and going on from month to month. */

export const trialTerms = z.strictObject({
  daysPerChild: z.int().min(0).max(10).meta({ description: '0: no trial days any more.' }),
  priceFen,
  revision: z.int().min(0).meta({ description: 'The revision these terms replace; 0 for the first.' }),
});

/** What trying a class costs, under which cap, and for how many days. */
export const trial = z
  .strictObject({
    class: idOf('class'),
    name: z.string(),
    ageFromMonths: z.int(),
    ageBelowMonths: z.int(),
    daysPerChild: z.int().meta({ description: 'The lower of the site’s own number and a published one.' }),
    daysClause: clause.nullable(),
    priceFen: fen,
    cap: cap.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Trial' });
export const trials = pageOf(trial);
export type TrialView = z.infer<typeof trial>;

/** Days that can be tried, for one child: what is free on each of them. */
export const trialDaysQuery = z.strictObject({ child: idOf('child'), ...forHousehold });
export const trialDays = z
  .strictObject({
    child: idOf('child'),
    used: z.int(),
    left: z.int(),
    days: z.array(z.strictObject({ date: civilDate, openPlaces: z.int() })),
  })
  .meta({ id: 'TrialDays' });
export type TrialDaysView = z.infer<typeof trialDays>;

const occasion = z.enum(occasions);
export const slotName = z.string().regex(/^\d{4}-\d{2}-\d{2}-\d{4}-[a-zA-Z]{4,12}$/, 'a slot');

export const newTours = z
  .strictObject({
    occasion,
    date: civilDate,
    from: minute,
    to: minute,
    places: z.int().min(1).max(50).meta({ description: 'Families.' }),
    note: shortText(60).exactOptional(),
    weeks: z.int().min(1).max(12).meta({ description: 'The same hour again, week after week.' }),
  })
  .refine(({ from, to }) => from < to, 'from comes before to');
export type NewTours = z.infer<typeof newTours>;

const tourFacts = {
  site: z.strictObject({ id: idOf('site'), name: z.string() }),
  slot: slotName,
  occasion,
  date: civilDate,
  from: minute,
  to: minute,
};

/** An hour at which families may come and look, or eat with the children. */
export const tour = z
  .strictObject({
    ...tourFacts,
    places: z.int(),
    openPlaces: z.int(),
    note: z.string().nullable(),
    closed: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Tour' });
export const tours = pageOf(tour);
export type TourView = z.infer<typeof tour>;

/** For its own staff: who comes. */
export const ownTour = tour
  .extend({ parties: z.array(z.strictObject({ name: z.string(), people: z.int() })) })
  .meta({ id: 'OwnTour' });
export const ownTours = pageOf(ownTour);
export type OwnTourView = z.infer<typeof ownTour>;

export const someTours = z.strictObject({ items: z.array(tour) }).meta({ id: 'SomeTours' });

export const newTourBooking = z.strictObject({
  site: idOf('site'),
  slot: slotName,
  name: personName.meta({ description: 'Whom the staff should greet: a child’s name will do.' }),
  people: z.int().min(1).max(8),
  ...forHousehold,
});
export const tourAt = z.strictObject({ site: idOf('site'), slot: slotName, ...forHousehold });
export const tourClosing = z.strictObject({ slot: slotName, reason: shortText(100) });

export const tourBooking = z
  .strictObject({
    ...tourFacts,
    people: z.int(),
    state: z.enum(['coming', 'cancelled', 'closed']),
    reason: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'TourBooking' });
export const tourBookings = pageOf(tourBooking);
export type TourBookingView = z.infer<typeof tourBooking>;

export const listQuery = z.strictObject(pageQueryOf(position));
export const householdQuery = z.strictObject({ ...forHousehold, ...pageQueryOf(position) });

/** A full-day place that can be taken for the next month, or the rule that says why not. */
export const renewal = z
  .strictObject({
    booking: idOf('booking'),
    recipient: z.strictObject({ id: idOf('child'), name: z.string() }),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    class: z.strictObject({ id: idOf('class'), name: z.string() }),
    month: civilMonth,
    /** Shown in the list from the first day of the month before. */
    isDue: z.boolean(),
    /** Until then the place is kept for this child; null where the class keeps none. */
    keptUntil: instant.nullable(),
    terms: z.strictObject({ priceFen: fen, cap: cap.nullable(), openPlaces: z.int() }).nullable(),
    refusal: problem.omit({ requestId: true, issues: true }).nullable(),
  })
  .meta({ id: 'Renewal' });
export const renewals = pageOf(renewal);
export type RenewalView = z.infer<typeof renewal>;

/** Several bookings of one order, acted on together. */
export const someBookings = z.strictObject({
  bookings: z
    .array(idOf('booking'))
    .min(1)
    .max(31)
    .refine((ids) => new Set(ids).size === ids.length, 'each once'),
});
