import {
  complaintActs,
  complaintStates,
  outcomes,
  topics,
  type Complaint,
} from '@huiyue/shared/after/complaint';
import { ratingTags, type Rating } from '@huiyue/shared/after/rating';
import { isoAt } from '@huiyue/shared/civil';
import { civilDate, clause, idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import type { RecordShape } from '../records';

const ratingRow = z.object({
  site: idOf('site'),
  booking: idOf('booking'),
  household: idOf('household'),
  offer: z.string(),
  servedOn: civilDate,
  stars: z.int(),
  tags: z.array(z.enum(ratingTags)),
  words: z.string(),
  at: z.int(),
  changedAt: z.int().exactOptional(),
  reply: z.object({ words: z.string(), at: z.int() }).exactOptional(),
  removed: z.object({ reason: z.string(), at: z.int() }).exactOptional(),
  revision: z.int(),
});

export const ratingShape: RecordShape<Rating> = {
  name: 'RATING',
  row: ratingRow,
  owner: ({ site }) => site,
  key: ({ booking }) => booking,
};

const complaintRow = z.object({
  number: z.string(),
  city: z.string(),
  jurisdiction: z.string(),
  household: idOf('household'),
  channel: z.enum(['app', 'desk']),
  site: z.object({ id: idOf('site'), name: z.string() }).exactOptional(),
  booking: idOf('booking').exactOptional(),
  topic: z.enum(topics),
  state: z.enum(complaintStates),
  answerBy: civilDate.exactOptional(),
  deadlineClause: clause.exactOptional(),
  clauses: z.array(clause),
  history: z.array(
    z.object({
      act: z.enum(complaintActs),
      at: z.int(),
      by: idOf('account'),
      role: z.enum(roles),
      words: z.string().exactOptional(),
      outcome: z.enum(outcomes).exactOptional(),
    }),
  ),
  revision: z.int(),
});

/** A city's, in order of their numbers; a household finds its own on the list, a site on the work list. */
export const complaintShape: RecordShape<Complaint> = {
  name: 'COMPLAINT',
  row: complaintRow,
  owner: ({ city }) => city,
  key: ({ number }) => number,
  listed: ({ household, number }) => ({ on: household, at: number }),
  due: ({ site, history }) => (site ? { on: site.id, at: isoAt(history[0]?.at ?? 0) } : undefined),
};
