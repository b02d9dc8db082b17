import { clauseRow } from '../rows';
import { isoAt } from '@huiyue/shared/civil';
import { civilDate, fen, idOf } from '@huiyue/shared/contract/common';
import { pictureTypes } from '@huiyue/shared/contract/menus';
import { allergens, diets } from '@huiyue/shared/diet';
import { cares } from '@huiyue/shared/elderServices/care';
import type { LateRequest } from '@huiyue/shared/elderServices/lateRequest';
import { mealWays } from '@huiyue/shared/elderServices/mealOrder';
import { drawings, type Menu } from '@huiyue/shared/elderServices/menu';
import { missedDeeds, missedStages, type Missed } from '@huiyue/shared/elderServices/missed';
import type { Carer, Rounds } from '@huiyue/shared/elderServices/rounds';
import {
  confirmedHows,
  noticedTags,
  serviceDeeds,
  type ServiceRecord,
} from '@huiyue/shared/elderServices/serviceRecord';
import {
  standingStates,
  type PersonPauses,
  type StandingOrder,
} from '@huiyue/shared/elderServices/standingOrder';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import type { Picture } from '../../ports';
import type { RecordShape } from '../records';

const instant = z.int();
const person = z.union([idOf('child'), idOf('elder')]);
const meal = z.object({ way: z.enum(mealWays), dish: idOf('dish').exactOptional() });

/** Beside their service, in order of dates. */
export const menuShape: RecordShape<Menu> = {
  name: 'MENU',
  row: z.object({
    service: idOf('service'),
    date: civilDate,
    dishes: z.array(
      z.object({
        id: idOf('dish'),
        name: z.string(),
        note: z.string().exactOptional(),
        contains: z.array(z.enum(allergens)),
        suits: z.array(z.enum(diets)),
        picture: z
          .discriminatedUnion('kind', [
            z.object({ kind: z.literal('drawn'), drawing: z.enum(drawings) }),
            z.object({ kind: z.literal('photo'), id: idOf('picture') }),
          ])
          .exactOptional(),
      }),
    ),
    revision: z.int(),
  }),
  owner: ({ service }) => service,
  key: ({ date }) => date,
};

/** Never changed once it is there, and read by its id alone. */
export const pictureShape: RecordShape<Picture> = {
  name: 'PICTURE',
  row: z.object({
    id: idOf('picture'),
    site: idOf('site'),
    mediaType: z.enum(pictureTypes),
    bytes: z.int(),
    data: z.string(),
    revision: z.int(),
  }),
  owner: ({ id }) => id,
  key: () => 'PICTURE',
};

export const carerShape: RecordShape<Carer> = {
  name: 'CARER',
  row: z.object({
    id: idOf('carer'),
    site: idOf('site'),
    name: z.string(),
    hours: z.array(z.object({ weekday: z.int(), from: z.int(), to: z.int() })),
    cares: z.array(z.enum(cares)),
    leftOn: civilDate.exactOptional(),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ id }) => id,
};

export const roundsShape: RecordShape<Rounds> = {
  name: 'ROUNDS',
  row: z.object({
    site: idOf('site'),
    date: civilDate,
    visits: z.array(z.object({ booking: idOf('booking'), carer: idOf('carer'), from: z.int(), to: z.int() })),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ date }) => date,
};

const said = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  clause: clauseRow.exactOptional(),
});

/** Due on the day on which the next date can be booked. */
export const standingOrderShape: RecordShape<StandingOrder> = {
  name: 'STANDING',
  row: z.object({
    id: idOf('standingOrder'),
    household: idOf('household'),
    orderer: idOf('account'),
    channel: z.enum(['app', 'desk']),
    recipient: person,
    service: idOf('service'),
    weekdays: z.int(),
    from: z.int().exactOptional(),
    to: z.int().exactOptional(),
    units: z.int(),
    meal: meal.exactOptional(),
    priceFen: fen,
    startsOn: civilDate,
    until: civilDate.exactOptional(),
    state: z.enum(standingStates),
    madeAt: instant,
    days: z.array(
      z.discriminatedUnion('kind', [
        z.object({ date: civilDate, kind: z.literal('booked'), booking: idOf('booking') }),
        z.object({ date: civilDate, kind: z.literal('waiting'), booking: idOf('booking'), refusal: said }),
        z.object({ date: civilDate, kind: z.literal('refused'), refusal: said }),
        z.object({ date: civilDate, kind: z.literal('paused') }),
      ]),
    ),
    nextOn: civilDate,
    dueOn: civilDate.exactOptional(),
    revision: z.int(),
  }),
  owner: ({ household }) => household,
  key: ({ id }) => id,
  due: ({ dueOn }) => (dueOn === undefined ? undefined : { on: 'ALL', at: dueOn }),
};

export const pausesShape: RecordShape<PersonPauses> = {
  name: 'PAUSES',
  row: z.object({
    household: idOf('household'),
    recipient: person,
    periods: z.array(z.object({ from: civilDate, until: civilDate })),
    done: z.array(z.object({ key: z.string(), body: z.string() })),
    revision: z.int(),
  }),
  owner: ({ household }) => household,
  key: ({ recipient }) => recipient,
};

/** With the site that has to answer; on its household's list, and due while it is open. */
export const lateRequestShape: RecordShape<LateRequest> = {
  name: 'LATE',
  row: z.object({
    id: idOf('lateRequest'),
    site: idOf('site'),
    household: idOf('household'),
    orderer: idOf('account'),
    service: idOf('service'),
    serviceName: z.string(),
    recipient: person,
    recipientName: z.string(),
    date: civilDate,
    wish: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancel'), booking: idOf('booking') }),
      z.object({ kind: z.literal('change'), booking: idOf('booking'), meal }),
      z.object({
        kind: z.literal('order'),
        from: z.int().exactOptional(),
        to: z.int().exactOptional(),
        units: z.int(),
        priceFen: fen,
        meal: meal.exactOptional(),
      }),
    ]),
    words: z.string().exactOptional(),
    askedAt: instant,
    dueAt: instant,
    answer: z
      .object({
        isGranted: z.boolean(),
        isCharged: z.boolean().exactOptional(),
        reason: z.string().exactOptional(),
        at: instant,
        by: idOf('account'),
        booking: idOf('booking').exactOptional(),
      })
      .exactOptional(),
    hands: z.object({ key: z.string(), at: instant }).exactOptional(),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ id }) => id,
  listed: ({ household, askedAt, id }) => ({ on: household, at: `${isoAt(askedAt)}#${id}` }),
  due: ({ answer, site, dueAt, id }) => (answer ? undefined : { on: site, at: `${isoAt(dueAt)}#${id}` }),
};

const serviceMark = z.object({
  did: z.enum(serviceDeeds),
  happenedAt: instant,
  at: instant,
  by: idOf('account'),
  role: z.enum(roles),
  carer: idOf('carer').exactOptional(),
  words: z.string().exactOptional(),
  tags: z.array(z.enum(noticedTags)),
});

/** Beside its booking, by day; and on its site's list of that day. */
export const serviceRecordShape: RecordShape<ServiceRecord> = {
  name: 'SERVED',
  row: z.object({
    booking: idOf('booking'),
    site: idOf('site'),
    on: civilDate,
    marks: z.array(serviceMark),
    confirmation: z
      .object({
        how: z.enum(confirmedHows),
        at: instant,
        by: idOf('account'),
        words: z.string().exactOptional(),
      })
      .exactOptional(),
    code: z.string(),
    wrongCodes: z.int(),
    revision: z.int(),
  }),
  owner: ({ booking }) => booking,
  key: ({ on }) => on,
  listed: ({ site, on, booking }) => ({ on: `${site}#${on}`, at: booking }),
};

/** With the household; while it is open, on its city's list and due for its site. */
export const missedShape: RecordShape<Missed> = {
  name: 'MISSED',
  row: z.object({
    booking: idOf('booking'),
    household: idOf('household'),
    recipient: z.object({ id: person, name: z.string() }),
    site: idOf('site'),
    siteName: z.string(),
    offerName: z.string(),
    city: z.string(),
    date: civilDate,
    why: z.enum(['notHome', 'noMark']),
    stage: z.enum(missedStages),
    circleUntil: instant.exactOptional(),
    steps: z.array(
      z.object({
        did: z.enum(missedDeeds),
        at: instant,
        stage: z.enum(missedStages),
        by: idOf('account').exactOptional(),
        role: z.enum(roles).exactOptional(),
        words: z.string().exactOptional(),
      }),
    ),
    revision: z.int(),
  }),
  owner: ({ household }) => household,
  key: ({ date, booking }) => `${date}#${booking}`,
  listed: (missed) => (missed.stage === 'closed' ? undefined : { on: missed.city, at: openedAt(missed) }),
  due: (missed) => (missed.stage === 'closed' ? undefined : { on: missed.site, at: openedAt(missed) }),
};

function openedAt({ steps, booking }: Missed): string {
  return `${isoAt(steps[0]?.at ?? 0)}#${booking}`;
}
