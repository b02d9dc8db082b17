import * as z from 'zod';
import { consentAnswers, consentHows, consentStates } from '../circle/consent';
import { elderAnswers } from '../circle/elderWord';
import { circleRoles } from '../circle/member';
import { bookingStates } from '../booking';
import { roles } from '../people';
import { booking, forHousehold, offered } from './bookings';
import { civilDate, idOf, instant, pageOf, pageQueryOf, personName, position, wholeNumber } from './common';
import { elder } from './elders';
import { minute } from './places';

const rolesGiven = z
  .array(z.enum(circleRoles))
  .min(1)
  .max(circleRoles.length)
  .refine((given) => new Set(given).size === given.length, 'each role once');

const relation = personName.meta({ description: 'As the circle says it: 二女儿.' });

const member = z
  .strictObject({
    account: idOf('account'),
    name: z.string(),
    relation: z.string(),
    roles: z.array(z.enum(circleRoles)),
    /** Belongs to the household that keeps the card. */
    isHome: z.boolean(),
    isMe: z.boolean(),
  })
  .meta({ id: 'CircleMember' });

/** Who orders: a household, or the desk for whoever calls. */
const orders = z.union([idOf('household'), z.literal('desk')]);

export const consent = z
  .strictObject({
    elder: idOf('elder'),
    elderName: z.string(),
    orders,
    /** Who asked. */
    name: z.string(),
    state: z.enum(consentStates),
    askedAt: instant,
    /** For those who may read it out, or take the answer down: null for everybody else, and when it is answered. */
    code: z.string().nullable(),
    how: z.enum(consentHows).nullable(),
    answeredAt: instant.nullable(),
    /** Who took the answer down. */
    role: z.enum(roles).nullable(),
  })
  .meta({ id: 'Consent' });
export type ConsentView = z.infer<typeof consent>;
export const consents = pageOf(consent);

export const circle = z
  .strictObject({
    elder: z.strictObject({ id: idOf('elder'), name: z.string() }),
    members: z.array(member),
    consents: z.array(consent),
    /** What I am in it. */
    myRoles: z.array(z.enum(circleRoles)),
    mayDecide: z.boolean(),
    isHome: z.boolean(),
    /** Whether my own orders for her are hers to have consented to, and have been. */
    myConsent: z.enum([...consentStates, 'notAsked', 'notNeeded']),
  })
  .meta({ id: 'Circle' });
export type CircleView = z.infer<typeof circle>;

/** Elders of other households, in whose circle I am: their cards as far as the circle sees them. */
export const circleElder = z
  .strictObject({ elder, relation: z.string(), roles: z.array(z.enum(circleRoles)) })
  .meta({ id: 'CircleElder' });
export type CircleElderView = z.infer<typeof circleElder>;
export const circleElders = pageOf(circleElder);

export const newInvitation = z.strictObject({ roles: rolesGiven, ...forHousehold });
export const invitation = z
  .strictObject({ code: z.string(), roles: z.array(z.enum(circleRoles)), expiresAt: instant })
  .meta({ id: 'Invitation' });
export type InvitationView = z.infer<typeof invitation>;

export const joining = z.strictObject({
  code: z.string().trim().min(4).max(20),
  name: personName.meta({ description: 'As the circle calls you: 二姐.' }),
  relation,
});

export const changedMember = z.strictObject({
  name: personName,
  relation,
  roles: rolesGiven,
  ...forHousehold,
});
export const onlyHousehold = z.strictObject({ ...forHousehold });

export const consentAnswered = z.strictObject({
  orders: orders.meta({ description: 'Whose orders it is about.' }),
  answer: z.enum(consentAnswers),
  how: z
    .enum(['code', 'phone', 'inPerson'])
    .exactOptional()
    .meta({ description: 'Given by the desk, which takes it down; the elder’s own account taps.' }),
  code: z
    .string()
    .regex(/^\d{6}$/, 'six figures')
    .exactOptional()
    .meta({ description: 'What was read out on the phone, for `code`.' }),
});

/** Somebody has the elder before them, or on the phone, and the code that was shown to whoever asks. */
export const consentByCode = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'six figures'),
  answer: z.enum(['given', 'refused']),
  how: z.enum(['code', 'inPerson']),
});

export const askedConsentsQuery = z.strictObject(pageQueryOf(position));

export const elderAnswer = z.strictObject({ answer: z.enum(elderAnswers) });
/** Her word on one order, and the booking as it then is. No reason is asked, and nobody counts. */
export const answeredBooking = z
  .strictObject({
    booking,
    answer: z.enum(elderAnswers),
    at: instant,
    lateRequest: idOf('lateRequest')
      .nullable()
      .meta({ description: 'Orders had closed: her no waits for the institution’s answer.' }),
  })
  .meta({ id: 'AnsweredBooking' });
export type AnsweredBookingView = z.infer<typeof answeredBooking>;

const person = z.strictObject({
  id: z.union([idOf('child'), idOf('elder')]),
  kind: z.enum(['child', 'elder']),
  name: z.string(),
});

/** One booking on one day, as those who share the care of somebody see it. */
export const entry = z
  .strictObject({
    booking: idOf('booking'),
    person,
    date: civilDate,
    from: minute,
    to: minute,
    offer: offered,
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    units: z.int(),
    state: z.enum(bookingStates),
    /** Stays away on this day. */
    isAway: z.boolean(),
    orderer: z.strictObject({
      isMe: z.boolean(),
      role: z.enum(roles),
      /** Null for the desk and the institution, and for who is no longer known here. */
      name: z.string().nullable(),
    }),
    /** The elder's own word on it. */
    elderAnswer: z.enum(elderAnswers).nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type EntryView = z.infer<typeof entry>;

export const orderedQuery = z
  .strictObject({
    from: civilDate,
    until: civilDate.optional().meta({ description: 'The last day; the same day if left out.' }),
    ...forHousehold,
  })
  .refine(({ from, until }) => until === undefined || from <= until, 'from comes before until');
export const ordered = z
  .strictObject({
    items: z.array(entry),
    pauses: z
      .array(z.strictObject({ from: civilDate, until: civilDate }))
      .meta({ description: 'Stays away from everything that touch these days, each in full.' }),
  })
  .meta({ id: 'Ordered' });
export type OrderedView = z.infer<typeof ordered>;

export const timelineQuery = z.strictObject({
  from: civilDate.optional().meta({ description: 'Today if left out.' }),
  days: wholeNumber(1, 14).optional().meta({ description: '7 if left out.' }),
  ...forHousehold,
});
export const timeline = z
  .strictObject({
    people: z.array(person.extend({ isHome: z.boolean(), maySpeak: z.boolean() })),
    days: z.array(z.strictObject({ date: civilDate, items: z.array(entry) })),
    /** Ask again with this as `from`. */
    next: civilDate,
  })
  .meta({ id: 'Timeline' });
export type TimelineView = z.infer<typeof timeline>;
