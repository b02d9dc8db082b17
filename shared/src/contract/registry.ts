import * as z from 'zod';
import { certificateKinds } from '../registry/certificate';
import { posts } from '../registry/staffMember';
import { providerKinds, ownerships } from '../site';
import {
  civilDate,
  clause,
  divisionCode,
  idOf,
  pageOf,
  pageQueryOf,
  personName,
  position,
  shortText,
} from './common';

export const certificate = z
  .strictObject({
    kind: z.enum(certificateKinds),
    number: z.string(),
    issuedBy: z.string(),
    from: civilDate,
    until: civilDate.nullable(),
    state: z.enum(['valid', 'endsSoon', 'expired', 'notYet']),
    /** Whether its end stops new bookings, or only warns families. */
    whenExpired: z.enum(['stops', 'warns']),
  })
  .meta({ id: 'Certificate' });
export type CertificateView = z.infer<typeof certificate>;

export const newCertificate = z.strictObject({
  number: shortText(60),
  issuedBy: shortText(60),
  from: civilDate,
  until: civilDate.optional().meta({ description: 'Last day on which it holds; none if left out.' }),
  revision: z.int().min(0).meta({ description: 'Of the site, as it was read.' }),
});

export const ofCertificate = z.strictObject({ site: idOf('site'), kind: z.enum(certificateKinds) });

/** What an institution says of itself that opens or closes its places to others. */
export const opening = z.strictObject({
  intakeMet: z
    .boolean()
    .optional()
    .meta({ description: 'Of a kindergarten: all children of kindergarten age have been taken in.' }),
  staffFirst: z
    .strictObject({ until: civilDate.optional() })
    .nullable()
    .optional()
    .meta({ description: 'Of an employer: its own staff book first; null opens it to everybody.' }),
  revision: z.int().min(0),
});

const stop = z.strictObject({
  certificate: z.enum(certificateKinds),
  until: civilDate,
  clause: clause.nullable(),
});

/** How an institution stands before the law: registered, filed, designated, insured, safe, staffed. */
export const siteStanding = z
  .strictObject({
    site: idOf('site'),
    name: z.string(),
    jurisdiction: divisionCode,
    city: divisionCode,
    providerKind: z.enum(providerKinds),
    ownership: z.enum(ownerships),
    registration: z.strictObject({ authority: z.string(), number: z.string(), on: civilDate }).nullable(),
    filing: z.strictObject({
      status: z.enum(['filed', 'registered']),
      number: z.string().optional(),
      on: civilDate.optional(),
    }),
    designation: z
      .strictObject({ authority: z.string(), on: civilDate, until: civilDate.nullable() })
      .nullable(),
    designationEnded: z.strictObject({ on: civilDate, reason: z.string() }).nullable(),
    certificates: z.array(certificate),
    /** Kinds of paper that were never entered. */
    missing: z.array(z.enum(certificateKinds)),
    /** What stops new bookings today; null while nothing does. Those in care are left alone. */
    stopped: stop.nullable(),
    intakeMetOn: civilDate.nullable(),
    staffFirst: z.strictObject({ until: civilDate.nullable() }).nullable(),
    staff: z.strictObject({
      atWork: z.int(),
      carers: z.int(),
      certifiedCarers: z.int(),
      withoutHealthCheck: z.int(),
    }),
    selfCheckedOn: civilDate.nullable(),
    openGaps: z.int().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'SiteStanding' });
export type SiteStandingView = z.infer<typeof siteStanding>;

export const registryQuery = z.strictObject({ jurisdiction: divisionCode, ...pageQueryOf(position) });
export const registry = pageOf(siteStanding).extend({
  sites: z.int(),
  filed: z.int(),
  stopped: z.int(),
  carers: z.int(),
  certifiedCarers: z.int(),
});
export type RegistryView = z.infer<typeof registry>;

export const newFiling = z.strictObject({
  registration: z.strictObject({ authority: shortText(60), number: shortText(60), on: civilDate }).optional(),
  filed: z
    .strictObject({ number: shortText(60), on: civilDate })
    .nullable()
    .optional()
    .meta({ description: 'Null takes the filing back: from then on it is registered, and no more.' }),
  revision: z.int().min(0),
});

export const newDesignation = z.strictObject({
  authority: shortText(60),
  on: civilDate,
  until: civilDate.optional(),
  revision: z.int().min(0),
});
export const endedDesignation = z.strictObject({ reason: shortText(200), revision: z.int().min(0) });

const paper = z.strictObject({ title: shortText(40), number: shortText(60), until: civilDate.optional() });
const health = z.strictObject({ on: civilDate, until: civilDate });
const aboutStaff = {
  name: personName,
  post: z.enum(posts),
  since: civilDate,
  leftOn: civilDate.optional(),
  certificate: paper.optional(),
  health: health.optional(),
};
export const newStaff = z.strictObject({
  ...aboutStaff,
  idCard: shortText(25).meta({ description: 'Turned into a keyed digest at once; four digits are kept.' }),
});
export const changedStaff = z.strictObject({ ...aboutStaff, revision: z.int().min(1) });
export const ofStaff = z.strictObject({ site: idOf('site'), staff: idOf('staff') });

export const staffMember = z
  .strictObject({
    id: idOf('staff'),
    name: z.string(),
    post: z.enum(posts),
    lastFour: z.string(),
    since: civilDate,
    leftOn: civilDate.nullable(),
    certificate: z
      .strictObject({ title: z.string(), number: z.string(), until: civilDate.nullable() })
      .nullable(),
    health: health.nullable(),
    isAtWork: z.boolean(),
    isCertified: z.boolean(),
    isHealthy: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'StaffMember' });
export type StaffMemberView = z.infer<typeof staffMember>;
export const staffList = pageOf(staffMember);

export const newBarred = z.strictObject({
  idCard: shortText(25),
  decision: shortText(80).meta({ description: 'Number of the decision.' }),
  authority: shortText(60),
  on: civilDate,
});
export const liftedBarred = z.strictObject({
  idCard: shortText(25),
  decision: shortText(80),
  on: civilDate,
});
export const barred = z
  .strictObject({
    lastFour: z.string(),
    decision: z.string(),
    authority: z.string(),
    on: civilDate,
    lifted: z.strictObject({ decision: z.string(), on: civilDate }).nullable(),
    /** Where somebody of that identity is entered as staff: the institutions are to be told at once. */
    worksAt: z.array(z.strictObject({ site: idOf('site'), name: z.string(), staff: idOf('staff') })),
  })
  .meta({ id: 'Barred' });
export type BarredView = z.infer<typeof barred>;

export const attempts = pageOf(
  z.strictObject({
    site: idOf('site'),
    name: z.string(),
    lastFour: z.string(),
    at: z.string(),
  }),
);
export type AttemptView = z.infer<typeof attempts>['items'][number];

export const selfCheckQuery = z.strictObject({ providerKind: z.enum(providerKinds) });
const question = z.strictObject({
  id: z.string(),
  topic: z.string(),
  question: z.string(),
  gap: z.string(),
});
export const selfCheckSheet = z
  .strictObject({ providerKind: z.enum(providerKinds), items: z.array(question) })
  .meta({ id: 'SelfCheckSheet' });
export type SelfCheckSheet = z.infer<typeof selfCheckSheet>;

const answered = z.enum(['yes', 'no', 'doesNotApply']);
export const newSelfCheck = z.strictObject({
  answers: z.array(z.strictObject({ question: z.string().max(40), answer: answered })).max(80),
});
export const selfCheck = z
  .strictObject({
    site: idOf('site'),
    checkedOn: civilDate.nullable(),
    items: z.array(question.extend({ answer: answered.nullable() })),
    /** What is still to be done, the questions answered with no or not at all. */
    gaps: z.array(question),
  })
  .meta({ id: 'SelfCheck' });
export type SelfCheckView = z.infer<typeof selfCheck>;
