import * as z from 'zod';
import { pausables, pauseReasons } from '../desk/areaPause';
import { bookingCodeIn } from '../desk/bookingCode';
import { callbackKinds, callOutcomes } from '../desk/callback';
import { emergencyActs } from '../desk/emergency';
import { identityNumber, numberKinds } from '../desk/identityNumber';
import { linkProofs } from '../desk/linkProof';
import {
  civilDate,
  divisionCode,
  idOf,
  instant,
  pageOf,
  pageQueryOf,
  personName,
  position,
  shortText,
} from './common';

const recipient = z.union([idOf('child'), idOf('elder')]);

export const newHousehold = z.strictObject({
  jurisdiction: divisionCode
    .exactOptional()
    .meta({ description: 'Where it is taken in; the desk’s first place if left out.' }),
});

/** The only request that carries a number. It goes in a body, so that no log of addresses ever holds it. */
export const personSearch = z
  .strictObject({ kind: z.enum(numberKinds), number: z.string().min(1).max(30) })
  .refine(({ kind, number }) => identityNumber(kind, number) !== undefined, {
    message: 'a telephone number, or an identity card whose check digit is right',
    path: ['number'],
  });

const person = z.strictObject({
  id: recipient,
  kind: z.enum(['child', 'elder']),
  name: z.string(),
  ageInMonths: z.int(),
});
const lastFour = z.string().regex(/^\d{3}[\dX]$/, 'four digits');

export const foundHousehold = z
  .strictObject({
    household: idOf('household'),
    name: z.string().meta({ description: 'Whoever gave this number, as they said their name.' }),
    recipient: recipient
      .nullable()
      .meta({ description: 'Set where the number is one of these people’s own.' }),
    people: z.array(person),
    numbers: z.array(
      z.strictObject({
        kind: z.enum(numberKinds),
        lastFour,
        name: z.string(),
        link: z
          .strictObject({ proof: z.enum(linkProofs), by: z.string(), at: instant })
          .nullable()
          .meta({ description: 'How it came to this household, where that was there before.' }),
      }),
    ),
    noticePhoneEnd: z
      .string()
      .nullable()
      .meta({ description: 'Of the number left for notices, to which a code can be sent.' }),
  })
  .meta({ id: 'FoundHousehold' });
export type FoundHousehold = z.infer<typeof foundHousehold>;

export const peopleFound = z
  .strictObject({
    kind: z.enum(numberKinds),
    lastFour,
    birthDate: civilDate.nullable().meta({ description: 'As an identity card says it.' }),
    ticket: z.string().meta({ description: 'Stands for the number for half an hour.' }),
    items: z.array(foundHousehold).meta({ description: 'More than one where several gave the same number.' }),
  })
  .meta({ id: 'PeopleFound' });
export type PeopleFound = z.infer<typeof peopleFound>;

export const newPerson = z.strictObject({
  ticket: z.string().min(1).max(2000),
  name: personName,
  recipient: recipient.exactOptional(),
  household: idOf('household')
    .exactOptional()
    .meta({ description: 'One that is there already; a new one if left out.' }),
  proof: z
    .union([
      z.strictObject({
        birthDate: civilDate.meta({ description: 'Of anybody in the household.' }),
        lastFour: lastFour.exactOptional().meta({ description: 'Of another number the household gave.' }),
        code: z.string().exactOptional().meta({ description: 'Of one of its bookings.' }),
      }),
      z.strictObject({
        smsCode: z
          .string()
          .regex(/^\d{6}$/, 'six figures')
          .meta({ description: 'As it was sent to the household.' }),
      }),
      z.strictObject({
        idCard: z.string().min(1).max(2000).meta({ description: 'The ticket of a search for the card.' }),
        recipient: recipient.meta({ description: 'Whose card it is.' }),
        isSeen: z.literal(true).meta({ description: 'The worker has it before them, and it is theirs.' }),
      }),
      z.strictObject({
        invitation: z
          .string()
          .trim()
          .min(4)
          .max(20)
          .meta({ description: 'A code of the circle, from somebody who decides in it.' }),
      }),
    ])
    .exactOptional()
    .meta({ description: 'For a household that is there: what only they can know or show.' }),
  isSeparate: z
    .boolean()
    .exactOptional()
    .meta({ description: 'Others gave this number, were shown, and are other people.' }),
  jurisdiction: divisionCode.exactOptional(),
});
export const personEntered = z.strictObject({ household: idOf('household') }).meta({ id: 'PersonEntered' });

export const newProofCode = z.strictObject({
  ticket: z.string().min(1).max(2000),
  household: idOf('household'),
  number: z
    .string()
    .min(1)
    .max(30)
    .exactOptional()
    .meta({ description: 'One the household gave; the one left for its notices if left out. Not kept.' }),
});
export const proofCode = z
  .strictObject({
    phoneEnd: z.string(),
    state: z
      .enum(['sending', 'sent', 'failed'])
      .meta({ description: '`sending`: whether it went out is not known; ask whoever is to have it.' }),
    until: instant,
  })
  .meta({ id: 'ProofCode' });
export type ProofCodeView = z.infer<typeof proofCode>;

const booking = idOf('booking');
const bill = idOf('bill');
/** Of a booking, its number; of a cash payment, its receipt. */
export const newSlip = z.union([
  z.strictObject({ booking }),
  z.strictObject({ bill, receipt: z.int().min(1) }),
]);
export const slipsQuery = z
  .strictObject({ booking: booking.optional(), bill: bill.optional(), ...pageQueryOf(position) })
  .refine(
    (asked) => (asked.booking === undefined) !== (asked.bill === undefined),
    'a booking or a bill, one of the two',
  );

export const codeQuery = z.strictObject({
  code: z
    .string()
    .refine((typed) => bookingCodeIn(typed) !== undefined, 'a booking’s number, with its check digit')
    .transform((typed) => bookingCodeIn(typed) ?? ''),
  ...pageQueryOf(position),
});

export const callback = z
  .strictObject({
    id: idOf('callback'),
    kind: z.enum(callbackKinds),
    jurisdiction: divisionCode,
    household: idOf('household'),
    recipient: z.strictObject({ id: recipient, name: z.string() }).nullable(),
    booking: booking.nullable(),
    about: z.string(),
    days: z.array(civilDate),
    deadline: instant,
    callAt: instant.meta({ description: 'Not before then, where somebody said when to try again.' }),
    pause: idOf('areaPause').nullable(),
    isResumed: z
      .boolean()
      .meta({ description: 'The pause was lifted, and whoever knows of it must hear that.' }),
    isTakenBy: z.string().nullable().meta({ description: 'The worker who is making the call right now.' }),
    isMine: z.boolean(),
    phone: z.string().nullable().meta({
      description: 'Shown to whoever has taken the call; null where nobody left one.',
    }),
    attempts: z.array(
      z.strictObject({
        at: instant,
        outcome: z.enum(callOutcomes),
        note: z.string().nullable(),
      }),
    ),
    isClosed: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'Callback' });
export type CallbackView = z.infer<typeof callback>;
export const callbackPage = pageOf(callback);
export const callbackQuery = z.strictObject({
  pause: idOf('areaPause')
    .optional()
    .meta({ description: 'The whole round of one pause, what is done too.' }),
  ...pageQueryOf(position),
});
export const gatherFrom = z.strictObject({
  after: idOf('site').exactOptional().meta({ description: 'As the answer before said where to go on.' }),
});
export const gathered = z
  .strictObject({
    added: z.int().meta({ description: 'Calls that were not on the list before.' }),
    next: idOf('site').nullable().meta({ description: 'There is more to look through: ask again.' }),
  })
  .meta({ id: 'Gathered' });
export type GatheredView = z.infer<typeof gathered>;
export const callOutcome = z.strictObject({
  outcome: z.enum(callOutcomes),
  note: shortText(200).exactOptional(),
  nextAt: instant.exactOptional().meta({ description: 'When to try again; in an hour if left out.' }),
});

export const newEmergency = z.strictObject({
  household: idOf('household').exactOptional(),
  elder: idOf('elder').exactOptional(),
  jurisdiction: divisionCode.exactOptional(),
  name: personName,
  address: shortText(100),
  conditions: shortText(200).exactOptional(),
  contacts: z.array(z.strictObject({ name: personName, relation: shortText(20) })).max(5),
  what: shortText(200),
});
export const newStep = z.strictObject({
  act: z.enum(emergencyActs),
  isAnswered: z.boolean().exactOptional(),
  contact: z.int().min(0).max(4).exactOptional(),
  note: shortText(200).exactOptional(),
});
export const emergency = z
  .strictObject({
    id: idOf('emergency'),
    jurisdiction: divisionCode,
    household: idOf('household').nullable(),
    elder: idOf('elder').nullable(),
    name: z.string(),
    address: z.string(),
    conditions: z.string().nullable(),
    contacts: z.array(z.strictObject({ name: z.string(), relation: z.string() })),
    what: z.string(),
    steps: z.array(
      z.strictObject({
        at: instant,
        name: z.string().meta({ description: 'The worker who did it.' }),
        act: z.enum(emergencyActs),
        isAnswered: z.boolean().nullable(),
        contact: z.int().nullable(),
        note: z.string().nullable(),
      }),
    ),
    next: z
      .strictObject({ act: z.enum(emergencyActs), contact: z.int().nullable() })
      .nullable()
      .meta({ description: 'Whom to call next while nobody has answered.' }),
    inHand: z.string().nullable().meta({ description: 'The worker who has it.' }),
    isMine: z.boolean(),
    isClosed: z.boolean(),
  })
  .meta({ id: 'Emergency' });
export type EmergencyView = z.infer<typeof emergency>;
export const emergencyPage = pageOf(emergency);

const paused = {
  jurisdiction: divisionCode,
  products: z.array(z.enum(pausables)).min(1).max(pausables.length),
  from: civilDate,
  until: civilDate,
};
export const newAreaPause = z
  .strictObject({ ...paused, reason: z.enum(pauseReasons), words: shortText(200) })
  .refine(({ from, until }) => from <= until, 'from comes before until');
/** Asked with a body, since products are a list; it changes nothing. */
export const areaPausePreview = z
  .strictObject(paused)
  .refine(({ from, until }) => from <= until, 'from comes before until');
export const pauseHits = z
  .strictObject({
    bookings: z.int(),
    people: z.int(),
    sites: z.int(),
    byProduct: z.array(z.strictObject({ product: z.enum(pausables), bookings: z.int(), people: z.int() })),
  })
  .meta({ id: 'PauseHits' });
export type PauseHits = z.infer<typeof pauseHits>;
export const areaPause = z
  .strictObject({
    id: idOf('areaPause'),
    ...paused,
    reason: z.enum(pauseReasons),
    words: z.string(),
    at: instant,
    liftedAt: instant.nullable(),
    calls: z.int().meta({ description: 'Everybody on its round.' }),
    callsLeft: z.int().meta({ description: 'Of these, the ones without an outcome.' }),
  })
  .meta({ id: 'AreaPause' });
export type AreaPauseView = z.infer<typeof areaPause>;
export const areaPausePage = pageOf(areaPause);
export const swept = z
  .strictObject({
    pause: areaPause,
    left: z.int().meta({ description: 'Bookings still to be seen to: ask again until there are none.' }),
  })
  .meta({ id: 'Swept' });
export type SweptView = z.infer<typeof swept>;
