import * as z from 'zod';
import { standingStates } from '../elderServices/standingOrder';
import { forHousehold } from './bookings';
import { civilDate, idOf, instant, pageOf, pageQueryOf, position, priceFen, problem } from './common';
import { mealOrder } from './menus';
import { minute, weekdays } from './places';

const recipient = z.union([idOf('child'), idOf('elder')]);
const ofMeal = mealOrder.omit({ dish: true });

export const newStandingOrder = z
  .strictObject({
    service: idOf('service'),
    recipient,
    weekdays,
    from: minute.exactOptional().meta({ description: 'For care at home.' }),
    to: minute.exactOptional(),
    units: z.int().min(1).max(20).exactOptional(),
    meal: ofMeal.exactOptional().meta({ description: 'How each meal is had; dishes are chosen day by day.' }),
    priceFen: priceFen.meta({ description: 'As reviewed. A day that would be dearer is not booked.' }),
    startsOn: civilDate,
    until: civilDate.exactOptional().meta({ description: 'The last day; open-ended if left out.' }),
    ...forHousehold,
  })
  .refine(({ startsOn, until }) => until === undefined || startsOn <= until, 'it starts before it ends');
export type NewStandingOrder = z.infer<typeof newStandingOrder>;

const refusal = problem.omit({ requestId: true, issues: true });

/** What became of one day of it. */
export const standingDay = z
  .discriminatedUnion('kind', [
    z.strictObject({ date: civilDate, kind: z.literal('booked'), booking: idOf('booking') }),
    z.strictObject({ date: civilDate, kind: z.literal('waiting'), booking: idOf('booking'), refusal }),
    z.strictObject({ date: civilDate, kind: z.literal('refused'), refusal }),
    z.strictObject({ date: civilDate, kind: z.literal('paused') }),
  ])
  .meta({ id: 'StandingDay' });

export const standingOrder = z
  .strictObject({
    id: idOf('standingOrder'),
    household: idOf('household'),
    recipient: z.strictObject({ id: recipient, name: z.string() }),
    service: z.strictObject({ id: idOf('service'), name: z.string() }),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    weekdays,
    from: minute.nullable(),
    to: minute.nullable(),
    units: z.int(),
    meal: mealOrder.nullable(),
    priceFen,
    startsOn: civilDate,
    until: civilDate.nullable(),
    state: z.enum(standingStates),
    madeAt: instant,
    /** The last month’s days and all that were tried since; the latest last. */
    days: z.array(standingDay),
    bookedUntil: civilDate.nullable().meta({ description: 'Days up to here were booked or tried.' }),
    revision: z.int(),
  })
  .meta({ id: 'StandingOrder' });
export type StandingOrderView = z.infer<typeof standingOrder>;
export const standingOrders = pageOf(standingOrder);

export const standingQuery = z.strictObject({
  recipient: recipient.optional(),
  ...forHousehold,
  ...pageQueryOf(position),
});
export const oneStandingQuery = z.strictObject({ ...forHousehold });
export const standingAct = z.strictObject({ ...forHousehold });
