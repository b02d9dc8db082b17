import * as z from 'zod';
import { roles } from '../people';
import { civilDate, civilMonth, idOf, instant } from './common';
import { minute } from './places';

const present = z
  .strictObject({ kind: z.literal('present'), from: minute, to: minute.exactOptional() })
  .refine(({ from, to }) => to === undefined || from < to, 'from comes before to');
const absent = z.strictObject({ kind: z.literal('absent'), isAnnounced: z.boolean() });
const closed = z.strictObject({ kind: z.literal('closed') });

export const mark = z.union([present, absent, closed]).meta({
  id: 'Mark',
  description: 'Minutes are counted from midnight; without `to`, still there.',
});

/** As many as one commit can hold, and more than a room has children. */
export const mostMarks = 40;

export const rollCall = z
  .strictObject({
    on: civilDate,
    marks: z
      .array(z.strictObject({ booking: idOf('booking'), mark }))
      .min(1)
      .max(mostMarks),
  })
  .refine(
    ({ marks }) => new Set(marks.map(({ booking }) => booking)).size === marks.length,
    'one mark for each booking',
  );

/** One booking on one day. `announced`: the family said beforehand that nobody would come, and no roll-call says otherwise. */
export const attendanceEntry = z
  .strictObject({
    booking: idOf('booking'),
    recipient: z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
    offer: z.string(),
    on: civilDate,
    from: minute,
    to: minute,
    mark: mark.nullable(),
    isAnnounced: z.boolean(),
    isShutDay: z.boolean(),
    /** Every mark that was written, oldest first: a later one hides no earlier one. */
    history: z.array(z.strictObject({ mark, at: instant, by: idOf('account'), role: z.enum(roles) })),
  })
  .meta({ id: 'AttendanceEntry' });
export type AttendanceEntry = z.infer<typeof attendanceEntry>;

export const shutDay = z.strictObject({ on: civilDate, reason: z.string() }).meta({ id: 'ShutDay' });

export const siteDayQuery = z.strictObject({ on: civilDate });
export const siteDay = z
  .strictObject({
    site: idOf('site'),
    on: civilDate,
    closure: shutDay.nullable(),
    /** Everybody who is booked on that day, marked or not. */
    items: z.array(attendanceEntry),
  })
  .meta({ id: 'SiteDay' });
export type SiteDayView = z.infer<typeof siteDay>;

export const bookingAttendance = z
  .strictObject({
    booking: idOf('booking'),
    month: civilMonth,
    items: z.array(attendanceEntry),
  })
  .meta({ id: 'BookingAttendance' });
export type BookingAttendanceView = z.infer<typeof bookingAttendance>;
