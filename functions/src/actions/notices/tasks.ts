import { stateAt, revisionOf } from '@huiyue/shared/booking';
import { isId } from '@huiyue/shared/ids';
import { expiryNotices } from '@huiyue/shared/notices/bookingNotices';
import type { Deps, NoticeTask } from '../../ports';

/** Tells what is due to be told by the clock, if it is still so; the notices have ids that follow from the task. */
export async function doTask(deps: Deps, task: NoticeTask): Promise<void> {
  switch (task.kind) {
    case 'expiry':
      await tellOfExpiry(deps, task);
      break;
    case 'closure':
    case 'publication':
      break;
  }
  const { dueAt: _, ...rest } = task;
  await deps.noticeTasks.write([{ ...rest, revision: task.revision + 1 }]);
}

async function tellOfExpiry(deps: Deps, { of, key }: NoticeTask): Promise<void> {
  const now = deps.now();
  const booking = isId('booking', of) ? await deps.bookings.find(of) : undefined;
  if (!booking || String(revisionOf(booking)) !== key || stateAt(booking, now) !== 'expired') return;
  await deps.outbox.put(expiryNotices(booking, booking.claim?.until ?? now), `BKG#${of}@${key}!`);
}
