import * as z from 'zod';
import { minutesInDay } from '../ledger/span';
import { reserveGroups } from '../ledger/sheet';
import { civilDate, civilMonth, clause, divisionCode, idOf, pageOf, wholeNumber } from './common';

/** What classes and services have in common: when they are open, whom they keep places for, what is still free. */

export const minute = z
  .int()
  .min(0)
  .max(minutesInDay)
  .meta({ id: 'Minute', description: 'Minutes since midnight at +08:00; 540 is nine in the morning.' });

export const weekdays = z
  .int()
  .min(1)
  .max(127)
  .meta({ description: 'Days of the week as bits: 1 is Monday, 2 Tuesday, 4 Wednesday … 64 Sunday.' });

export const places = z.int().min(1).max(2000);

const release = z.strictObject({
  daysBefore: z.int().min(0).max(62),
  at: minute,
});

export const reserves = z
  .array(
    z.strictObject({
      for: z.enum(['offline', 'safetyNet', 'staff']),
      units: z.int().min(1).max(2000),
      release: release
        .exactOptional()
        .meta({ description: 'When the rest goes to everyone: so many days before, at that minute.' }),
    }),
  )
  .max(3)
  .refine(
    (rules) => new Set(rules.map((rule) => rule.for)).size === rules.length,
    'one reserve for each group',
  );

/** A sheet's period: a month of a class, a day of a service. */
export const period = z.union([civilMonth, civilDate]);
export const seller = z.union([idOf('class'), idOf('service')]);
export const reserveGroup = z.enum(reserveGroups);

export const daysQuery = z.strictObject({ month: civilMonth });

/** What may still come in, hour by hour; counts only, nobody's name. */
export const days = z
  .strictObject({
    month: civilMonth,
    days: z.array(
      z.strictObject({
        date: civilDate,
        /** May it be booked now? Outside the window, past its cut-off or closed: no. */
        isOnSale: z.boolean(),
        bands: z.array(z.strictObject({ from: minute, to: minute, openPlaces: z.int() })),
      }),
    ),
  })
  .meta({ id: 'Days' });
export type DaysView = z.infer<typeof days>;

export const rosterQuery = z.strictObject({ date: civilDate });

/** Who is expected on a day, for the staff who are there. */
export const roster = z
  .strictObject({
    date: civilDate,
    items: z.array(
      z.strictObject({
        booking: idOf('booking'),
        name: z.string(),
        ageInMonths: z.int(),
        from: minute,
        to: minute,
        units: z.int(),
        isAway: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Roster' });
export type RosterView = z.infer<typeof roster>;

export const newOverAllocation = z.strictObject({
  units: z.int().min(1).max(50),
  lastDay: civilDate.meta({ description: 'The last day on which more may be taken; it counts.' }),
  reason: z.string().trim().min(1).max(200),
});

export const sheetView = z
  .strictObject({
    seller,
    period,
    places: z.int(),
    reserves: z.array(
      z.strictObject({ for: reserveGroup, units: z.int(), releasedAt: z.string().nullable() }),
    ),
    overAllocations: z.array(z.strictObject({ units: z.int(), until: z.string(), reason: z.string() })),
    waiting: z.int(),
  })
  .meta({ id: 'Sheet' });
export type SheetView = z.infer<typeof sheetView>;

const moves = z.enum(['join', 'offer', 'accept', 'decline', 'lapse', 'leave']);

/** A queue's log as it is kept; each entry's hash covers the entry and the hash before it. */
export const queueLog = pageOf(
  z.strictObject({
    number: z.int(),
    move: moves,
    booking: idOf('booking'),
    priority: z.int(),
    since: z.int(),
    at: z.int(),
    before: z.string(),
    hash: z.string(),
  }),
);
export type QueueLogView = z.infer<typeof queueLog>;

/** By which published group somebody goes first; null where they belong to none. */
const standing = { group: z.string().nullable(), joinedOn: civilDate };

/** Where a family stands in the queue, and every reason for it. Of the others it learns the group and the day they joined. */
export const rank = z
  .strictObject({
    booking: idOf('booking'),
    /** 1 is next. Null for who no longer waits, or has an offer. */
    rank: z.int().nullable(),
    waiting: z.int().meta({ description: 'How many wait on this sheet, this one included.' }),
    ...standing,
    /** The published order; null where none is published, and then time alone decides. */
    order: z.strictObject({ groups: z.array(z.string()), isRanked: z.boolean(), clause }).nullable(),
    ahead: z.array(z.strictObject(standing)),
    /** What changed the rank since joining, oldest first. */
    moves: z.array(
      z.strictObject({
        move: moves,
        at: z.string(),
        isOwn: z.boolean(),
        ...standing,
        rankAfter: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'Rank' });
export type RankView = z.infer<typeof rank>;

export const cityQuery = { city: divisionCode };
export const minuteText = wholeNumber(0, minutesInDay);
