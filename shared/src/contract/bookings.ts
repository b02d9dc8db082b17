import * as z from 'zod';
import { bookingStates } from '../booking';
import { roles } from '../people';
import { classKinds } from '../policy/childcareKinds';
import {
  cap,
  civilDate,
  civilMonth,
  fen,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  position,
  priceFen,
  shortText,
} from './common';
import { classCard } from './sites';

export const quoteQuery = z.strictObject({
  class: idOf('class'),
  child: idOf('child'),
  month: civilMonth,
});

/** What a family reviews before it taps: price, cap, clause, and the cost of one month. */
export const quoteView = z
  .strictObject({
    class: classCard,
    site: z.strictObject({ id: idOf('site'), name: z.string(), isInvented: z.boolean() }),
    child: idOf('child'),
    month: civilMonth,
    startsOn: civilDate,
    ageInMonths: z.int(),
    priceFen: fen,
    cap: cap.nullable(),
    payFen: fen,
    answerWithinHours: z.int(),
  })
  .meta({ id: 'Quote' });
export type QuoteView = z.infer<typeof quoteView>;

export const newBooking = z.strictObject({
  class: idOf('class'),
  child: idOf('child'),
  month: civilMonth,
  priceFen: priceFen.meta({ description: 'The price the family reviewed; another price now is a refusal.' }),
});

export const returnBooking = z.strictObject({
  reason: shortText(200).meta({ description: 'The family reads it as written.' }),
});

export const booking = z
  .strictObject({
    id: idOf('booking'),
    state: z.enum(bookingStates),
    child: z.strictObject({ id: idOf('child'), name: z.string(), ageInMonths: z.int() }),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    class: z.strictObject({ id: idOf('class'), name: z.string(), kind: z.enum(classKinds) }),
    month: civilMonth,
    startsOn: civilDate,
    priceFen: fen,
    cap: cap.nullable(),
    requestedAt: instant,
    answerBy: instant,
    /** Why the institution gave it back, in its own words. */
    reason: z.string().nullable(),
    history: z.array(
      z.strictObject({
        act: z.enum(['request', 'confirm', 'return', 'cancel', 'expire']),
        at: instant,
        role: z.enum(roles).nullable(),
        reason: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Booking' });
export type BookingView = z.infer<typeof booking>;

export const bookingPage = pageOf(booking);
export type BookingPage = z.infer<typeof bookingPage>;
export const bookingPageQuery = z.strictObject(pageQueryOf(idOf('booking')));

/** Requests that wait for an answer come soonest deadline first. */
export const siteBookingsQuery = z.strictObject({
  state: z.enum(['requested', 'confirmed']).optional(),
  ...pageQueryOf(position),
});
