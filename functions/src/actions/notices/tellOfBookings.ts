import { bookingNotices, deadlineOf } from '@huiyue/shared/notices/bookingNotices';
import type { ChangedBooking, Outbox } from '../../ports';

/**
 * Tells everybody concerned of bookings' last writes. Like the trail, it rests on committed rows alone and is written by
 * key: a change that is delivered twice is told once, and what was read meanwhile stays read.
 */
export async function tellOfBookings(
  outbox: Pick<Outbox, 'put' | 'setTask'>,
  bookings: readonly ChangedBooking[],
): Promise<void> {
  for (const booking of bookings) {
    for (const { revision, tells } of bookingNotices(booking))
      await outbox.put(tells, `BKG#${booking.id}@${revision}`);
    const deadline = deadlineOf(booking);
    if (deadline)
      await outbox.setTask({
        kind: 'expiry',
        of: booking.id,
        key: String(deadline.revision),
        dueAt: deadline.until,
      });
  }
}
