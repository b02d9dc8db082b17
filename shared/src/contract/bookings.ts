import * as z from 'zod';
import { isCivilDate } from '../civil';
import { bookingActs, bookingStates, channels, deskChannels, pricePers } from '../booking';
import { mealWays } from '../elderServices/mealOrder';
import { halves } from '../childcare/when';
import { pricings } from '../childcare/childcareClass';
import { roles } from '../people';
import { careModes, classKinds } from '../policy/childcareKinds';
import { products } from '../service';
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
  position,
  priceFen,
  shortText,
  personName,
  wholeNumber,
} from './common';
import { shutDay } from './attendance';
import { carerNamed } from './carers';
import { clash, mealOrder, menuInQuote } from './menus';
import { minute, minuteText, period } from './places';

/** The desk names the household it acts for; a family never has to. */
export const forHousehold = {
  household: idOf('household')
    .optional()
    .meta({ description: 'Given by the desk, for whom it acts; a family leaves it out.' }),
};

const half = z.enum(halves);

/** When a child is to come. Months are whole months; hours are whole quarter hours. */
export const classWhen = z
  .union([
    z.strictObject({ careMode: z.literal('fullDay'), month: civilMonth }),
    z.strictObject({ careMode: z.literal('halfDay'), half, month: civilMonth }),
    z.strictObject({ careMode: z.literal('halfDay'), half, date: civilDate }),
    z.strictObject({ careMode: z.literal('hourly'), date: civilDate, from: minute, to: minute }),
    z.strictObject({
      careMode: z.literal('occasional'),
      date: civilDate,
      trial: z
        .literal(true)
        .exactOptional()
        .meta({ description: 'A trial day, under the terms the class publishes for it.' }),
    }),
  ])
  .meta({ id: 'ClassWhen' });

/** The hours are asked of a carer alone; everything else lasts as long as it is open. */
export const serviceWhen = z
  .strictObject({ date: civilDate, from: minute.exactOptional(), to: minute.exactOptional() })
  .meta({ id: 'ServiceWhen' });

const units = z.int().min(1).max(20).meta({ description: 'Portions or seats; 1 if left out.' });
const recipient = z.union([idOf('child'), idOf('elder')]);

const classWish = z.strictObject({ class: idOf('class'), recipient: idOf('child'), when: classWhen });
const serviceWish = z.strictObject({
  service: idOf('service'),
  recipient,
  when: serviceWhen,
  units: units.exactOptional(),
  meal: mealOrder.exactOptional(),
});
/** One thing wanted for one recipient. */
export const wish = z.union([classWish, serviceWish]);
export type Wish = z.infer<typeof wish>;

const reviewed = {
  priceFen: priceFen.meta({
    description:
      'The price by month, day, hour, portion or visit that was reviewed; another one now is a refusal.',
  }),
};

/** What others bear of it: a voucher of the recipient's, spent with the booking. */
const supported = {
  ...reviewed,
  voucher: idOf('voucher').exactOptional(),
  familyFen: fen.exactOptional().meta({
    description: 'What the family reviewed to pay itself; another sum now is a refusal.',
  }),
};

/** Siblings, a couple's day care, a week of lunches: all of it is booked, or nothing. */
export const newBookings = z.strictObject({
  items: z
    .array(z.union([classWish.extend(supported), serviceWish.extend(supported)]))
    .min(1)
    .max(31),
  payer: idOf('account').exactOptional().meta({
    description: 'Of the same household, or of the elder’s circle and there to pay; the orderer if left out.',
  }),
  channel: z
    .enum(deskChannels)
    .exactOptional()
    .meta({ description: 'How whoever is served came to the desk; by telephone if left out.' }),
  ...forHousehold,
});

/** A wish as a query string says it. What fits no wish is a bad request. */
export const quoteQuery = z
  .strictObject({
    class: idOf('class').optional(),
    service: idOf('service').optional(),
    recipient,
    careMode: z.enum(careModes).optional(),
    half: half.optional(),
    month: civilMonth.optional(),
    date: civilDate.optional(),
    from: minuteText.optional(),
    to: minuteText.optional(),
    units: wholeNumber(1, 20).optional(),
    way: z.enum(mealWays).optional(),
    dish: idOf('dish').optional(),
    voucher: idOf('voucher').optional(),
    trial: z
      .literal('true')
      .transform((): boolean => true)
      .pipe(z.literal(true))
      .optional(),
    ...forHousehold,
  })
  .refine((query) => wish.safeParse(wishAsked(query)).success, 'one class or service, and when');

/** One wish for each day. */
export const dayWishes = z.array(wish);

const mostDays = 31;
/** A day for which nobody chose a dish. */
const noDish = '-';
const parts = (text: string) => text.split('.');

/** One service on several days: what is in the path of a standing order or of a week of lunches, asked once. */
export const dayQuotesQuery = z
  .strictObject({
    service: idOf('service'),
    recipient,
    dates: z.string().meta({ description: 'Up to 31 days, with dots between them: 2026-07-06.2026-07-08' }),
    from: minuteText.optional(),
    to: minuteText.optional(),
    units: wholeNumber(1, 20).optional(),
    way: z.enum(mealWays).optional(),
    dishes: z
      .string()
      .optional()
      .meta({ description: 'A dish for each day, in the order of the days; - where nobody chose one.' }),
    ...forHousehold,
  })
  .refine(({ dates }) => parts(dates).length <= mostDays, 'at most 31 days')
  .refine((query) => dayWishes.safeParse(daysAsked(query)).success, 'one service, and on which days');

/** As a body would say it. */
export function daysAsked({ dates, dishes = '', ...query }: Readonly<Record<string, unknown>>): unknown {
  const chosen = parts(String(dishes));
  return parts(String(dates)).map((date, index) => {
    const dish = chosen[index] === noDish || chosen[index] === '' ? undefined : chosen[index];
    return wishAsked({ ...query, date, dish });
  });
}

/** @returns undefined fields left out, so that the wish is as strict here as in a body. */
export function wishAsked(query: Readonly<Record<string, unknown>>): unknown {
  const { class: offer, service, recipient: who, units: count, way, dish, ...others } = query;
  const { household: _, voucher: __, ...when } = others;
  const meal = way === undefined && dish === undefined ? undefined : given({ way, dish });
  return given({ class: offer, service, recipient: who, units: count, meal, when: given(when) });
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const site = z.strictObject({ id: idOf('site'), name: z.string() });

export const offered = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('class'),
      id: idOf('class'),
      name: z.string(),
      classKind: z.enum(classKinds),
      careMode: z.enum(careModes),
      trial: z.literal(true).exactOptional().meta({ description: 'A trial day.' }),
    }),
    z.strictObject({
      kind: z.literal('service'),
      id: idOf('service'),
      name: z.string(),
      product: z.enum(products),
    }),
  ])
  .meta({ id: 'Offered' });

/** What is booked, when and at what price. The period is a month of a class or a day of a service. */
const terms = {
  offer: offered,
  period,
  dates: z.array(civilDate).meta({ description: 'The days of service.' }),
  from: minute,
  to: minute,
  units: z.int(),
  meal: mealOrder.exactOptional().meta({ description: 'How a meal is had; left out where nobody said.' }),
  startsOn: civilDate,
  priceFen: fen,
  per: z.enum(pricePers),
  payFen: fen.meta({ description: 'What all of it costs.' }),
  cap: cap.nullable(),
};

/** Who bears a booking's price: the family, a voucher, and the meal subsidy for all its portions. */
const borne = {
  familyFen: fen.meta({ description: 'What the family pays itself.' }),
  voucher: z.strictObject({ id: idOf('voucher'), fen }).nullable(),
  mealSubsidyFen: fen,
};

/** What a family reviews before it taps. */
export const quoteView = z
  .strictObject({
    site: site.extend({ isInvented: z.boolean() }),
    recipient: z.strictObject({ id: recipient, name: z.string(), ageInMonths: z.int() }),
    ...terms,
    ...borne,
    mealSubsidyClause: clause.nullable().meta({ description: 'The rule that pays a part of each meal.' }),
    menu: menuInQuote.exactOptional().meta({ description: 'Of a meal: what there is that day.' }),
    clashes: z.array(clash).exactOptional().meta({ description: 'Of the dish that was chosen.' }),
    carers: z.array(carerNamed).exactOptional().meta({
      description: 'Of care at home: who could come then, where the institution has named its carers.',
    }),
    pricing: z.enum(pricings),
    answerWithinHours: z.int().meta({ description: '0: confirmed at once.' }),
    openPlaces: z.int().meta({ description: 'What the ledger would sell to this recipient at this moment.' }),
  })
  .meta({ id: 'Quote' });
export type QuoteView = z.infer<typeof quoteView>;

/** Each day for itself: its quote, or the refusal that it would meet. */
export const dayQuotes = z
  .strictObject({
    items: z.array(
      z.strictObject({
        on: civilDate,
        quote: quoteView.nullable(),
        refusal: z
          .strictObject({
            code: z.string(),
            facts: z.record(z.string(), z.unknown()),
            clause: clause.exactOptional(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'DayQuotes' });
export type DayQuotesView = z.infer<typeof dayQuotes>;

export const withReason = z.strictObject({
  reason: shortText(200).meta({ description: 'The family reads it as written.' }),
});

/** Staff enter somebody who is standing there: a name and a birth date, and the place is theirs. */
const visitor = z.strictObject({
  kind: z.enum(['child', 'elder']),
  name: personName,
  birthDate: civilDate,
});
export const newWalkIn = z.union([
  z.strictObject({ class: idOf('class'), when: classWhen, visitor, ...reviewed }),
  z.strictObject({
    service: idOf('service'),
    when: serviceWhen,
    units: units.exactOptional(),
    meal: mealOrder.exactOptional(),
    visitor,
    ...reviewed,
  }),
]);
export type NewWalkIn = z.infer<typeof newWalkIn>;

/** Where to: judged by the rules and the room there. */
export const transferTo = z.union([
  z.strictObject({ class: idOf('class'), when: classWhen, ...withReason.shape }),
  z.strictObject({
    service: idOf('service'),
    when: serviceWhen,
    meal: mealOrder.exactOptional(),
    ...withReason.shape,
  }),
]);
export type TransferTo = z.infer<typeof transferTo>;

/** A place that the institution proposes may be dearer than the one asked for; then the family says what it has read. */
export const acceptance = z.strictObject({
  payFen: fen.exactOptional().meta({ description: 'What all of it costs, as it was reviewed.' }),
});

export const someDates = z.strictObject({ dates: z.array(civilDate).min(1).max(31) });

export const pausePeriod = z
  .strictObject({
    recipient,
    from: civilDate,
    until: civilDate.meta({ description: 'The last day; it counts.' }),
    ...forHousehold,
  })
  .refine(({ from, until }) => from <= until, 'from comes before until');

export const booking = z
  .strictObject({
    id: idOf('booking'),
    code: z
      .string()
      .meta({ description: 'The booking’s number for people, to be read out over a telephone.' }),
    household: idOf('household'),
    orderer: idOf('account'),
    payer: idOf('account'),
    state: z.enum(bookingStates),
    channel: z.enum(channels),
    recipient: z.strictObject({
      id: recipient,
      kind: z.enum(['child', 'elder']),
      name: z.string(),
      ageInMonths: z.int().meta({ description: 'On the first day of service.' }),
    }),
    site,
    ...terms,
    ...borne,
    awayDates: z.array(civilDate).meta({ description: 'Days on which the recipient stays away.' }),
    shutDays: z.array(shutDay).exactOptional().meta({
      description:
        'Of its days those on which the house is shut, and why. Said where one live booking is read by itself; left out where there are none.',
    }),
    requestedAt: instant,
    /** When what is held, offered or asked for ends by itself; null for what does not. */
    answerBy: instant.nullable(),
    /** Why the institution gave it back, closed it or moved it, in its own words. */
    reason: z.string().nullable(),
    history: z.array(
      z.strictObject({
        act: z.enum([...bookingActs, 'expire']),
        at: instant,
        /** Null for what the clock or another's act brought about. */
        role: z.enum(roles).nullable(),
        reason: z.string().optional(),
        /** The family asked for it after orders had closed, and the institution agreed: nothing is owed. */
        isLetGo: z.literal(true).optional(),
        /** Where it was before, where this moved it. */
        movedFrom: z.strictObject({ site, offer: offered, period }).optional(),
      }),
    ),
  })
  .meta({ id: 'Booking' });
export type BookingView = z.infer<typeof booking>;

export const bookings = z.strictObject({ items: z.array(booking) }).meta({ id: 'Bookings' });
export type BookingsView = z.infer<typeof bookings>;

export const bookingPage = pageOf(booking);
export type BookingPage = z.infer<typeof bookingPage>;

/** The cursor of a list in order of time: day and minute at which the last one read starts, and its id. */
export const bookingCursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}~\d{1,4}~bkg_[0-9A-Za-z]{6,32}$/, 'the `next` of the answer before')
  .refine((text) => isCivilDate(text.slice(0, 10)), 'the `next` of the answer before');

/** What is wanted of a household's list; what is `coming` is either `undecided` or `settled`. */
export const bookingsWanted = ['coming', 'undecided', 'settled', 'past'] as const;
export type BookingsWanted = (typeof bookingsWanted)[number];

export const bookingPageQuery = z.strictObject({
  ...forHousehold,
  which: z.enum(bookingsWanted).optional().meta({
    description:
      '`coming`: alive and not over, the soonest first; `undecided`: of these, what somebody has yet to answer, or a queue to bring; `settled`: of these, what is confirmed; `past`: everything else, the latest first. All of it, the latest first, if left out.',
  }),
  ...pageQueryOf(bookingCursor),
});

/** Requests that wait for an answer come soonest deadline first. */
export const siteBookingsQuery = z.strictObject({
  state: z.enum(['requested', 'confirmed', 'waiting', 'offered']).optional(),
  month: civilMonth.optional().meta({ description: 'This month and all that can be booked if left out.' }),
  ...pageQueryOf(position),
});
