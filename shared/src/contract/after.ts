import * as z from 'zod';
import { complaintActs, complaintStates, isComplaintNumber, outcomes, topics } from '../after/complaint';
import { ratingTags } from '../after/rating';
import { roles } from '../people';
import { forHousehold } from './bookings';
import { civilDate, clause, divisionCode, idOf, instant, pageOf, pageQueryOf, position } from './common';

/** Ratings and complaints: what is said after the service, and what comes of it. */

const tags = z
  .array(z.enum(ratingTags))
  .max(ratingTags.length)
  .refine((all) => new Set(all).size === all.length, 'each once');

/** Longer than a note, and on several lines. */
const ownWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `at most ${most} characters`)
    .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'no control characters');
const someWords = (most: number) => ownWords(most).min(1, 'not empty');

export const newRating = z.strictObject({
  stars: z.int().min(1).max(5),
  tags,
  words: ownWords(300).meta({ description: 'May be empty. Everybody can read them.' }),
});

/** As everybody reads it: what was used and when, never by whom. */
export const rating = z
  .strictObject({
    booking: idOf('booking'),
    offer: z.string(),
    servedOn: civilDate,
    stars: z.int(),
    tags,
    words: z.string(),
    at: instant,
    changedAt: instant.nullable(),
    reply: z.strictObject({ words: z.string(), at: instant }).nullable(),
    removed: z.strictObject({ reason: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Rating' });
export type RatingView = z.infer<typeof rating>;

export const ratings = pageOf(rating).extend({
  total: z.int(),
  counts: z.array(z.int()).meta({ description: 'How many gave one star, two, up to five.' }),
});
export type RatingsView = z.infer<typeof ratings>;

/** One's own rating of a booking, and whether it may be given or changed now. */
export const ownRating = z
  .strictObject({
    booking: idOf('booking'),
    rating: rating.nullable(),
    mayRate: z.boolean(),
    changeableUntil: instant.nullable(),
    openDays: z.int(),
  })
  .meta({ id: 'OwnRating' });
export type OwnRatingView = z.infer<typeof ownRating>;

export const ratingReply = z.strictObject({ words: someWords(300) });
export const ratingRemoval = z.strictObject({ site: idOf('site'), reason: someWords(200) });
export const ratingsQuery = z.strictObject(pageQueryOf(position));

const number = z.string().refine(isComplaintNumber, 'the number of a complaint');

export const newComplaint = z
  .strictObject({
    booking: idOf('booking').exactOptional(),
    site: idOf('site').exactOptional(),
    jurisdiction: divisionCode
      .exactOptional()
      .meta({ description: 'Where it concerns the authority of a place, and no institution.' }),
    topic: z.enum(topics),
    words: ownWords(500).meta({ description: 'May be empty for a report, which says it all by its topic.' }),
    ...forHousehold,
  })
  .refine(
    ({ booking, site, jurisdiction }) =>
      [booking, site, jurisdiction].filter((one) => one !== undefined).length === 1,
    'about one thing: a booking, a site or a place',
  )
  .refine(
    ({ topic, words }) => words !== '' || topic === 'moreThanAMonth' || topic === 'card',
    'a complaint says what happened',
  );
export type NewComplaint = z.infer<typeof newComplaint>;

export const complaint = z
  .strictObject({
    number,
    channel: z.enum(['app', 'desk']),
    jurisdiction: divisionCode,
    place: z.string(),
    site: z.strictObject({ id: idOf('site'), name: z.string() }).nullable(),
    booking: idOf('booking').nullable(),
    topic: z.enum(topics),
    isReport: z.boolean(),
    state: z.enum(complaintStates),
    filedAt: instant,
    answerBy: civilDate.nullable().meta({ description: 'Null where no rule gives a deadline.' }),
    deadlineClause: clause.nullable(),
    isLate: z.boolean(),
    clauses: z.array(clause).meta({ description: 'The published rules a report is about.' }),
    history: z.array(
      z.strictObject({
        act: z.enum(complaintActs),
        at: instant,
        role: z.enum(roles),
        words: z.string().nullable(),
        outcome: z.enum(outcomes).nullable(),
      }),
    ),
    acts: z.array(z.enum(complaintActs)).meta({ description: 'What the reader may do now.' }),
  })
  .meta({ id: 'Complaint' });
export const complaints = pageOf(complaint);
export type ComplaintView = z.infer<typeof complaint>;

export const complaintWords = z.strictObject({ words: someWords(500) });
export const complaintDecision = z.strictObject({ outcome: z.enum(outcomes), words: someWords(500) });
export const noWords = z.strictObject({});
export const ofComplaint = z.strictObject({ number });

export const cityComplaintsQuery = z.strictObject({
  jurisdiction: divisionCode,
  open: z.enum(['true', 'false']).optional().meta({ description: 'Only what waits for the regulator.' }),
  reports: z.enum(['true', 'false']).optional().meta({ description: 'Only reports, or none of them.' }),
  ...pageQueryOf(position),
});

/** With how often each site was reported of late: a hint where to look, not a proof. */
export const cityComplaints = pageOf(complaint).extend({
  hints: z.array(
    z.strictObject({
      site: z.strictObject({ id: idOf('site'), name: z.string() }),
      reports: z.int(),
    }),
  ),
  hintDays: z.int(),
});
export type CityComplaintsView = z.infer<typeof cityComplaints>;
