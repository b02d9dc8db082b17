import * as z from 'zod';
import { pricePers } from '../booking';
import { careModes, classKinds } from '../policy/childcareKinds';
import { feeItems, feePeriods } from '../policy/feeItems';
import { serviceLines } from '../policy/serviceLines';
import { slotKeys } from '../policy/slotKeys';
import { draftActs, draftStates } from '../publishing/draft';
import { ownerships, providerKinds } from '../site';
import {
  civilDate,
  civilMonth,
  clause,
  divisionCode,
  fen,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  position,
  shortText,
  wholeNumber,
} from './common';
import { policyAmendmentSchema } from './policyAmendment';

/** Drafting, simulating and publishing rules, and what the public may read of them. */

const name = z.string();
const number = z.int().min(1).meta({ description: 'Counts the publications of this place from 1.' });
const revision = z.int().min(1).meta({ description: 'The revision this is about.' });
const place = z.strictObject({ code: divisionCode, name });

const content = z.record(z.string(), z.unknown()).meta({
  description:
    'A PolicyAmendment without `jurisdiction` and `version`, which are the draft’s and the publication’s: `from`, `document`, `grades`, `clauses`, `rules`, `ends`. It may be unfinished; `problems` says what it lacks.',
});

export const newDraft = z.strictObject({ jurisdiction: divisionCode, content });
export const draftChange = z.strictObject({ revision, content });
export const withdrawal = z.strictObject({ revision, reason: shortText(200).exactOptional() });
export const publishing = z.strictObject({
  revision,
  number: number.meta({
    description:
      '`nextNumber` as the draft or its simulation showed it: refused if something was published since.',
  }),
});

const policyProblem = z.strictObject({ code: z.string(), where: z.string(), sentence: z.string() });

export const draftView = z
  .strictObject({
    id: idOf('draft'),
    place,
    state: z.enum(draftStates),
    revision: z.int(),
    content,
    /** What keeps it from being published today. */
    problems: z.array(policyProblem),
    /** The number it would be published under; null once it is not open. */
    nextNumber: z.int().nullable(),
    /** The number it was published under. */
    number: z.int().nullable(),
    history: z.array(
      z.strictObject({
        act: z.enum(draftActs),
        at: instant,
        by: idOf('account'),
        reason: z.string().exactOptional(),
      }),
    ),
  })
  .meta({ id: 'PolicyDraft' });
export type DraftView = z.infer<typeof draftView>;

export const drafts = pageOf(draftView);
export const draftsQuery = z.strictObject({ jurisdiction: divisionCode, ...pageQueryOf(idOf('draft')) });
export const draftQuery = z.strictObject({
  revision: wholeNumber(1, 9999)
    .optional()
    .meta({ description: 'As it was then; as it is now if left out.' }),
});

/** Terms on sale that a rule forbids: the refusal is the one a family would get on that day of service. */
export const breach = z
  .strictObject({
    site: z.strictObject({ id: idOf('site'), name }),
    seller: z.strictObject({ id: z.union([idOf('class'), idOf('service')]), name }),
    /** Which price; null where it is not the price. */
    rate: z.strictObject({ careMode: z.enum(careModes).nullable(), per: z.enum(pricePers) }).nullable(),
    /** The first day of service on which it is so. */
    from: civilDate,
    code: z.string(),
    facts: z.record(z.string(), z.unknown()),
    clause: clause.nullable(),
  })
  .meta({ id: 'Breach' });
export type BreachView = z.infer<typeof breach>;

const sitesQuery = {
  limit: wholeNumber(1, 10)
    .optional()
    .meta({ description: 'Sites read for one answer: at most 10; 5 if left out.' }),
  cursor: idOf('site').optional().meta({ description: 'The `next` of the answer before.' }),
};
export const simulationQuery = z.strictObject(sitesQuery);
export const breachesQuery = z.strictObject({ jurisdiction: divisionCode, ...sitesQuery });
const sitesRead = {
  /** So many sites were read for this answer, of so many there are: what is shown of progress. */
  sites: z.strictObject({ read: z.int(), all: z.int() }),
  next: z.string().nullable(),
};

export const simulation = z
  .strictObject({
    draft: idOf('draft'),
    revision: z.int(),
    nextNumber: z.int(),
    from: civilDate,
    breaches: z.array(breach),
    /** By site and month: counts and sums, and nobody's name. A household is counted at each of its sites. */
    savings: z.array(
      z.strictObject({
        site: z.strictObject({ id: idOf('site'), name }),
        month: civilMonth,
        bookings: z.int(),
        households: z.int(),
        lessFen: fen,
      }),
    ),
    ...sitesRead,
  })
  .meta({ id: 'Simulation' });
export type SimulationView = z.infer<typeof simulation>;

export const breaches = z.strictObject({ items: z.array(breach), ...sitesRead });
export type BreachesView = z.infer<typeof breaches>;
export const siteBreaches = pageOf(breach);

/** A cap with everything that belongs to it. */
export const capInForce = z
  .strictObject({
    id: z.string(),
    capFen: fen,
    per: z.enum(feePeriods),
    feeItems: z.array(z.enum(feeItems)),
    voluntary: z.array(z.enum(feeItems)),
    forbidden: z.array(z.enum(feeItems)),
    partHours: z.enum(['countUp', 'countDown', 'exact']).nullable(),
    derivation: z
      .strictObject({
        kind: z.enum(['share', 'division', 'float']),
        /** Per cent of a share or a rise; the divisor of a division. */
        figure: z.number(),
        of: z.string(),
        ofFen: fen,
        clause,
      })
      .nullable(),
    review: z.strictObject({ everyYears: z.int(), dueOn: civilDate.nullable(), clause }).nullable(),
    version: z.string(),
    status: z.enum(['issued', 'draft']),
    clause,
  })
  .meta({ id: 'PriceCapInForce' });
export type CapView = z.infer<typeof capInForce>;

export const capsQuery = z.strictObject({
  jurisdiction: divisionCode,
  on: civilDate.optional().meta({ description: 'Date of service; today if left out.' }),
  line: z.enum(serviceLines).optional(),
  ...pageQueryOf(position),
});
export const caps = pageOf(
  z.strictObject({
    place,
    line: z.enum(serviceLines),
    classKind: z.enum(classKinds).nullable(),
    careMode: z.enum(careModes).nullable(),
    /** Whom it binds; a null is no condition. */
    binds: z.strictObject({
      institutions: z.enum(['designated', 'all']),
      providerKinds: z.array(z.enum(providerKinds)).nullable(),
      ownerships: z.array(z.enum(ownerships)).nullable(),
      grades: z.array(z.string()).nullable(),
    }),
    cap: capInForce,
  }),
);
export type CapsView = z.infer<typeof caps>;

export const publication = z
  .strictObject({
    place,
    number: z.int(),
    publishedAt: instant,
    from: civilDate,
    /** `360200/publication-2`: how a decision names the rules it was made by. */
    version: z.string(),
    document: z.strictObject({
      id: z.string(),
      title: name,
      number: z.string().exactOptional(),
      issuer: name,
      status: z.enum(['issued', 'draft']),
    }),
    clauses: z.array(clause),
    brings: z.array(z.strictObject({ kind: z.string(), id: z.string(), clause: z.string().nullable() })),
    ends: z.array(z.strictObject({ rule: z.string(), lastDay: civilDate, clause: z.string() })),
  })
  .meta({ id: 'Publication' });
export type PublicationView = z.infer<typeof publication>;

export const wholePublication = publication.extend({ amendment: policyAmendmentSchema });
export type WholePublication = z.infer<typeof wholePublication>;

export const publications = pageOf(publication);
export const publicationsQuery = z.strictObject({
  jurisdiction: divisionCode.optional().meta({
    description: 'Those that hold there: of the place itself and of the places above it. All if left out.',
  }),
  ...pageQueryOf(position),
});

export const clauseQuery = z.strictObject({
  version: shortText(60).optional().meta({
    description: 'The edition whose words are asked for, as a decision names it; the newest if left out.',
  }),
});

/** What a regulator has to decide, and by when. */
export const regulatorDesk = z
  .strictObject({
    place,
    on: civilDate,
    nextNumber: z.int(),
    openQuestions: z.array(
      z.strictObject({
        key: z.enum(slotKeys),
        question: z.string(),
        place,
        line: z.enum(serviceLines).nullable(),
        /** The list an answer belongs in: `slots` takes a number, the others a rule of their own. */
        answeredIn: z.string(),
        leftOpenBy: clause.nullable(),
      }),
    ),
    reviewsDue: z.array(
      z.strictObject({
        state: z.enum(['past', 'near', 'undated']),
        dueOn: civilDate.nullable(),
        place,
        cap: capInForce,
      }),
    ),
    /** By line, the lists in which nothing is published there. */
    unpublished: z.array(z.strictObject({ line: z.enum(serviceLines), kinds: z.array(z.string()) })),
  })
  .meta({ id: 'RegulatorDesk' });
export type RegulatorDeskView = z.infer<typeof regulatorDesk>;
export const deskQuery = z.strictObject({ jurisdiction: divisionCode });
