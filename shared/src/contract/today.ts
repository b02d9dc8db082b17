import * as z from 'zod';
import { mealWays } from '../elderServices/mealOrder';
import { incidentKinds, toldParties } from '../incidents/incident';
import { roles } from '../people';
import { certificateKinds } from '../registry/certificate';
import { products } from '../service';
import { mark, mostMarks, shutDay } from './attendance';
import { collector } from './cards';
import { offered } from './bookings';
import {
  cap,
  civilDate,
  clause,
  fen,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  position,
  shortText,
} from './common';
import { lateUnits } from '../attendance/lateTerms';
import { minute, period } from './places';
import { bookingStates, bookingActs, pricePers } from '../booking';

/** An institution's day: what waits, who comes, what is eaten and delivered; marks, codes at the door, incidents. */

const person = z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() });

export const dayQuery = z.strictObject({
  date: civilDate.optional().meta({ description: 'Today if left out.' }),
});

/** A family that waits for an answer, and until when. */
const awaited = z.strictObject({
  booking: idOf('booking'),
  recipient: person,
  offer: offered,
  period,
  dates: z.array(civilDate),
  from: minute,
  to: minute,
  units: z.int(),
  startsOn: civilDate,
  ageInMonths: z.int(),
  priceFen: fen,
  per: z.enum(pricePers),
  payFen: fen,
  answerBy: instant.nullable(),
});

export const todayPerson = z
  .strictObject({
    booking: idOf('booking'),
    recipient: person,
    line: z.enum(['childcare', ...products]),
    seller: z.union([idOf('class'), idOf('service')]),
    offer: z.string(),
    from: minute,
    to: minute,
    units: z.int(),
    /** How a meal is eaten; null for what is no meal, or where nobody chose. */
    way: z.enum(mealWays).nullable(),
    /** Said beforehand that they would not come. */
    isAway: z.boolean(),
    /** Given up on this very day: listed, so that nobody waits for them at the door. */
    isGivenUp: z.boolean(),
    mark: mark.nullable(),
    /** How many marks stand there; a mark made over another number is a conflict. */
    seen: z.int(),
    lateMinutes: z.int(),
    /** Who may fetch a child, beside its family; of nobody else, and of nobody who is not to come. */
    collectors: z.array(collector),
  })
  .meta({ id: 'TodayPerson' });
export type TodayPerson = z.infer<typeof todayPerson>;

export const siteToday = z
  .strictObject({
    site: idOf('site'),
    on: civilDate,
    at: instant,
    closure: shutDay.nullable(),
    /** Soonest deadline first; at most thirty, of `counts.answers`. */
    answers: z.array(awaited),
    counts: z.strictObject({
      answers: z.int(),
      offers: z.int().meta({ description: 'Places held for families that have not said yes or no.' }),
      waiting: z.int().meta({ description: 'Families on waiting lists.' }),
      openIncidents: z.int(),
      missed: z.int().meta({ description: 'People who were not seen, and are still being looked for.' }),
    }),
    /** Asked after the cut-off, for staff to grant or not; soonest deadline first. */
    lateRequests: z.array(
      z.strictObject({
        id: z.string(),
        recipient: z.string(),
        service: z.string(),
        on: civilDate,
        dueAt: instant,
      }),
    ),
    people: z.array(todayPerson),
    /** Places of each class and day-care room, hour by hour, as its sheet has them. */
    rooms: z.array(
      z.strictObject({
        seller: z.union([idOf('class'), idOf('service')]),
        name: z.string(),
        places: z.int(),
        bands: z.array(
          z.strictObject({ from: minute, to: minute, takenPlaces: z.int(), openPlaces: z.int() }),
        ),
      }),
    ),
    meals: z.array(
      z.strictObject({
        service: idOf('service'),
        name: z.string(),
        from: minute,
        to: minute,
        orders: z.int(),
        portions: z.int(),
        heldPortions: z.int().meta({ description: 'Ordered, and not answered yet.' }),
        servedPortions: z.int(),
        openPortions: z.int(),
      }),
    ),
    rounds: z.array(
      z.strictObject({
        /** Whose round it is; null for visits of a service for which nobody has been sent. */
        carer: idOf('carer').nullable(),
        service: idOf('service').nullable(),
        name: z.string(),
        visits: z.int(),
        doneVisits: z.int(),
      }),
    ),
    /** Papers that have run out or soon will: the site's certificates, and what its staff are checked for. */
    papers: z.array(
      z.strictObject({
        kind: z.enum([...certificateKinds, 'health', 'qualification']),
        /** Whose it is, where it is a person's. */
        name: z.string().nullable(),
        until: civilDate,
        state: z.enum(['endsSoon', 'expired']),
      }),
    ),
    /** Places kept for families that have not decided, and will not be for long. What waits for staff is in `answers`. */
    expiring: z.array(
      z.strictObject({
        booking: idOf('booking'),
        recipient: person,
        offer: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'SiteToday' });
export type SiteTodayView = z.infer<typeof siteToday>;

/** A mark made at the door or on a round, maybe long before it can be sent. */
export const newMarks = z
  .strictObject({
    on: civilDate,
    marks: z
      .array(
        z.strictObject({
          booking: idOf('booking'),
          mark,
          seen: z.int().min(0).meta({ description: 'How many marks stood there when this one was made.' }),
          happenedAt: instant.exactOptional(),
          isDecided: z.literal(true).exactOptional().meta({
            description: 'The booking was given up meanwhile, and whoever marks has been told so.',
          }),
        }),
      )
      .min(1)
      .max(mostMarks),
  })
  .refine(
    ({ marks }) => new Set(marks.map(({ booking }) => booking)).size === marks.length,
    'one mark for each booking',
  );
export type NewMarks = z.infer<typeof newMarks>;

export const markResults = z
  .strictObject({
    site: idOf('site'),
    on: civilDate,
    items: z.array(
      z.strictObject({
        booking: idOf('booking'),
        outcome: z.enum(['written', 'stoodSo', 'markedMeanwhile', 'givenUp', 'notBooked']),
        recipient: person.nullable(),
        /** What holds now, whoever wrote it. */
        mark: mark.nullable(),
        seen: z.int(),
        /** Who wrote what holds, and when; null where nothing is written. */
        by: z.strictObject({ name: z.string().nullable(), role: z.enum(roles), at: instant }).nullable(),
        lateMinutes: z.int(),
      }),
    ),
  })
  .meta({ id: 'MarkResults' });
export type MarkResultsView = z.infer<typeof markResults>;

/** What a family shows at the door today. */
export const dayCode = z
  .strictObject({
    booking: idOf('booking'),
    on: civilDate,
    pin: z.string().regex(/^\d{6}$/),
    code: z.string().meta({ description: 'What the picture says.' }),
  })
  .meta({ id: 'DayCode' });
export type DayCodeView = z.infer<typeof dayCode>;

export const doorQuery = z.strictObject({
  code: z.string().regex(/^(\d{6}|HY[0-9A-F]{24})$/, 'six figures, or what the picture says'),
});
/** Whom a code stands for today. Two may have the same six figures: then both are told, and looked at. */
export const atDoor = z.strictObject({ on: civilDate, items: z.array(todayPerson) }).meta({ id: 'AtDoor' });
export type AtDoorView = z.infer<typeof atDoor>;

/** Requests confirmed together: each for itself, so that one that cannot be keeps no other. */
export const someAnswers = z.strictObject({
  bookings: z
    .array(idOf('booking'))
    .min(1)
    .max(25)
    .refine((ids) => new Set(ids).size === ids.length, 'each once'),
});
const answeredBy = z.strictObject({
  act: z.enum([...bookingActs, 'expire']),
  role: z.enum(roles).nullable(),
  /** A colleague's name; null for everybody else. */
  name: z.string().nullable(),
  at: instant.nullable(),
  isLetGo: z
    .literal(true)
    .exactOptional()
    .meta({ description: 'Ended because the family asked, free of charge.' }),
});
export const answerResults = z
  .strictObject({
    items: z.array(
      z.strictObject({
        booking: idOf('booking'),
        outcome: z.enum(['confirmed', 'answeredBefore', 'refused', 'notFound']),
        recipient: person.nullable(),
        state: z.enum(bookingStates).nullable(),
        answered: answeredBy.nullable(),
        /** The code of the refusal, where it is another one. */
        code: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AnswerResults' });
export type AnswerResultsView = z.infer<typeof answerResults>;

export const lastAnswer = z
  .strictObject({ booking: idOf('booking'), state: z.enum(bookingStates), answered: answeredBy })
  .meta({ id: 'LastAnswer' });
export type LastAnswerView = z.infer<typeof lastAnswer>;

/** A site's waiting families in the order of their turn, and why it is that order. */
export const siteQueueQuery = z.strictObject({ ...pageQueryOf(position) });
const queueEntry = z.strictObject({
  booking: idOf('booking'),
  recipient: person,
  offer: offered,
  period,
  from: minute,
  to: minute,
  rank: z.int(),
  /** The published group that goes first; null for everybody else. */
  group: z.string().nullable(),
  isRanked: z.boolean(),
  joinedOn: civilDate,
});
export const siteQueue = pageOf(queueEntry).meta({ id: 'SiteQueue' });
export type SiteQueueView = z.infer<typeof siteQueue>;

export const lateTerms = z
  .strictObject({
    unitFen: fen.nullable(),
    unitMinutes: z.literal(lateUnits).nullable(),
    graceMinutes: z.int(),
    /** A published rule that forbids the charge, or leaves it to the family; null where nothing is said. */
    rule: z.strictObject({ kind: z.enum(['voluntary', 'forbidden']), clause }).nullable(),
    hourCap: cap.nullable(),
    revision: z.int().meta({ description: '0: nothing is published, and nothing is charged.' }),
  })
  .meta({ id: 'LateTerms' });
export type LateTermsView = z.infer<typeof lateTerms>;
export const newLateTerms = z.strictObject({
  unitFen: fen.meta({ description: 'For each unit that has begun.' }),
  unitMinutes: z.literal(lateUnits),
  graceMinutes: z.int().min(0).max(120),
  revision: z.int().min(0),
});
export type NewLateTerms = z.infer<typeof newLateTerms>;

const words = shortText(500);
const told = z.array(z.enum(toldParties)).max(toldParties.length);

export const newIncident = z.strictObject({
  kind: z.enum(incidentKinds),
  on: civilDate,
  at: minute,
  bookings: z.array(idOf('booking')).max(20),
  what: words,
  done: words,
  told,
});
export const incidentWord = z.strictObject({ words, told, closes: z.boolean(), revision: z.int().min(1) });

export const incident = z
  .strictObject({
    id: idOf('incident'),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    kind: z.enum(incidentKinds),
    on: civilDate,
    at: minute,
    concerned: z.array(z.strictObject({ booking: idOf('booking'), recipient: person, offer: z.string() })),
    what: z.string(),
    words: z.array(
      z.strictObject({ words: z.string(), told, closes: z.boolean(), at: instant, role: z.enum(roles) }),
    ),
    isOpen: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'Incident' });
export type IncidentView = z.infer<typeof incident>;
export const incidentPage = pageOf(incident);
export type IncidentPage = z.infer<typeof incidentPage>;
export const incidentsQuery = z.strictObject({
  state: z.enum(['open', 'all']).optional(),
  ...pageQueryOf(position),
});
export const cityIncidentsQuery = z.strictObject({
  city: z.string().regex(/^\d{6}$/),
  state: z.enum(['open', 'all']).optional(),
  ...pageQueryOf(position),
});
