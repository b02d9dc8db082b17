import type { Audit, AuditEvent, ChangedBooking } from '../ports';

/**
 * The audit events of bookings' last writes: who did what, for whom, for which day, under which rule.
 * Derived from the committed row, so nothing that failed is ever in the trail; written by key, so a change that is
 * delivered twice is recorded once.
 */
export async function recordAudit(
  audit: Audit,
  bookings: readonly ChangedBooking[],
): Promise<readonly AuditEvent[]> {
  const events = bookings.flatMap(eventsOf);
  await audit.record(events);
  return events;
}

/** One commit may do two things to a booking at one instant: join the queue and be offered what has just come free. */
function eventsOf({ id, history, recipient, site, startsOn, rule }: ChangedBooking): readonly AuditEvent[] {
  const at = history.at(-1)?.at;
  return history
    .map((event, index) => ({ event, revision: index + 1 }))
    .filter(({ event }) => event.at === at)
    .map(({ event, revision }) => ({
      booking: id,
      revision,
      act: event.act,
      at: event.at,
      ...(event.by ? { by: event.by.account, role: event.by.role } : {}),
      recipient: recipient.id,
      site: site.id,
      servedOn: startsOn,
      ...(rule === undefined ? {} : { rule }),
    }));
}
