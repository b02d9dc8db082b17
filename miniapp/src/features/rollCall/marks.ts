import type { Mark } from '@huiyue/shared/attendance/attendance';
import { dateAt, isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { AttendanceEntry } from '@huiyue/shared/contract/attendance';

export type Kind = Mark['kind'];
export type Entry = Pick<AttendanceEntry, 'booking' | 'from' | 'to' | 'mark' | 'isAnnounced'>;

/** How it stands before anybody presses: what was called, or what the family said beforehand. */
export function standing({ mark, isAnnounced }: Pick<Entry, 'mark' | 'isAnnounced'>): Kind | undefined {
  return mark?.kind ?? (isAnnounced ? 'absent' : undefined);
}

/** The hours that were booked; of whoever may still be there, when they leave is not said yet. */
export function markFor(kind: Kind, { from, to, isAnnounced }: Entry, on: CivilDate, now: Instant): Mark {
  switch (kind) {
    case 'present':
      return isStillThere(to, on, now) ? { kind, from } : { kind, from, to };
    case 'absent':
      return { kind, isAnnounced };
    case 'closed':
      return { kind };
  }
}

function isStillThere(to: number, on: CivilDate, now: Instant): boolean {
  if (on !== dateAt(now)) return false;
  const [hours, minutes] = [isoAt(now).slice(11, 13), isoAt(now).slice(14, 16)].map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0) < to;
}
