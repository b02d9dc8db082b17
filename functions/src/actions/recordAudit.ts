import type { Booking } from '@huiyue/shared/booking';
import type { Audit, AuditEvent } from '../ports';

/**
 * The audit events of bookings' last writes: who did what, for whom, for which day, under which rule.
 * Derived from the committed row, so nothing that failed is ever in the trail; written by key, so a change that is
 * delivered twice is recorded once.
 */
export async function recordAudit(
  audit: Audit,
  bookings: readonly Booking[],
): Promise<readonly AuditEvent[]> {
  const events = bookings.flatMap((booking) => eventOf(booking) ?? []);
  await audit.record(events);
  return events;
}

function eventOf(booking: Booking): AuditEvent | undefined {
  const event = booking.history.at(-1);
  if (!event) return undefined;
  return {
    booking: booking.id,
    revision: booking.revision,
    act: event.act,
    at: event.at,
    by: event.by,
    role: event.role,
    recipient: booking.recipient.child,
    site: booking.site.id,
    servedOn: booking.startsOn,
    ...(booking.judgement.clause
      ? { rule: `${booking.judgement.clause.id}@${booking.judgement.clause.version}` }
      : {}),
  };
}
