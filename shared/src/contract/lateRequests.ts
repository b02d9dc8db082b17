import * as z from 'zod';
import { lateStates } from '../elderServices/lateRequest';
import { forHousehold, serviceWhen } from './bookings';
import { civilDate, idOf, instant, pageOf, pageQueryOf, position, priceFen, shortText } from './common';
import { mealOrder } from './menus';
import { minute } from './places';

const words = shortText(200).exactOptional().meta({ description: 'The institution reads it as written.' });
const recipient = z.union([idOf('child'), idOf('elder')]);

/** Asked of the institution, once orders have closed. */
export const newLateRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), booking: idOf('booking'), words, ...forHousehold }),
  z.strictObject({
    kind: z.literal('change'),
    booking: idOf('booking'),
    meal: mealOrder,
    words,
    ...forHousehold,
  }),
  z.strictObject({
    kind: z.literal('order'),
    service: idOf('service'),
    recipient,
    when: serviceWhen,
    units: z.int().min(1).max(20).exactOptional(),
    priceFen,
    meal: mealOrder.exactOptional(),
    words,
    ...forHousehold,
  }),
]);
export type NewLateRequest = z.infer<typeof newLateRequest>;

const asked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), booking: idOf('booking') }),
  z.strictObject({ kind: z.literal('change'), booking: idOf('booking'), meal: mealOrder }),
  z.strictObject({
    kind: z.literal('order'),
    from: minute.exactOptional(),
    to: minute.exactOptional(),
    units: z.int(),
    priceFen,
    meal: mealOrder.exactOptional(),
  }),
]);

export const lateRequest = z
  .strictObject({
    id: idOf('lateRequest'),
    household: idOf('household'),
    site: idOf('site'),
    service: z.strictObject({ id: idOf('service'), name: z.string() }),
    recipient: z.strictObject({ id: recipient, name: z.string() }),
    date: civilDate,
    asked,
    words: z.string().nullable(),
    askedAt: instant,
    /** When it is served; unanswered then, it has lapsed. */
    dueAt: instant,
    state: z.enum(lateStates),
    answer: z
      .strictObject({
        isGranted: z.boolean(),
        isCharged: z.boolean().nullable().meta({ description: 'Of what is cancelled so late.' }),
        reason: z.string().nullable(),
        at: instant,
        booking: idOf('booking').nullable().meta({ description: 'What was made or changed by it.' }),
      })
      .nullable(),
  })
  .meta({ id: 'LateRequest' });
export type LateRequestView = z.infer<typeof lateRequest>;
export const lateRequests = pageOf(lateRequest);

export const ownLateQuery = z.strictObject({ ...forHousehold, ...pageQueryOf(position) });
export const siteLateQuery = z.strictObject({ ...pageQueryOf(position) });

export const lateAnswer = z
  .strictObject({
    isGranted: z.boolean(),
    isCharged: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Asked of a cancellation that is granted: does it cost what it cost?' }),
    reason: shortText(200).exactOptional().meta({ description: 'The family reads it as written.' }),
  })
  .refine(({ isGranted, reason }) => isGranted || reason !== undefined, 'whoever declines says why');
export type LateAnswerBody = z.infer<typeof lateAnswer>;
