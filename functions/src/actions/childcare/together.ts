import { mayAct, stateAt, type Booking } from '@huiyue/shared/booking';
import type { BookingsView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext, type Plan } from '@huiyue/shared/plan';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { decideAct } from '../actOnBooking';
import { reachesBooking } from '../reach';
import { doneBefore, traceOf } from '../receipts';
import { drawnAlready } from '../sellers';
import { untilSettled } from '../untilSettled';
import { bookingAsDone } from '../views';

/** The same act on several bookings, in one order: siblings come together or not at all. */
export function actTogether(
  deps: Deps,
  actor: Actor,
  ids: readonly Id<'booking'>[],
  act: 'request' | 'cancel',
  receipt: NamingReceipt,
): Promise<Outcome<BookingsView> | Absent> {
  const trace = traceOf(receipt);
  return untilSettled(async () => {
    // The clock before the rows: see actOnBooking.
    const now = deps.now();
    const found = new Map((await deps.bookings.findAll(ids)).map((booking) => [booking.id, booking]));
    const bookings = ids.flatMap((id) => found.get(id) ?? []);
    const theirs = await Promise.all(
      bookings.map((booking) => reachesBooking(deps, actor, booking, 'order')),
    );
    if (bookings.length < ids.length || !theirs.every(Boolean)) return absent;
    const before = bookings.flatMap((booking) => doneBefore(booking, trace) ?? []);
    const otherBody = before.find((one) => !one.ok);
    if (otherBody && !otherBody.ok) return otherBody;
    if (before.length === ids.length) return told(before.flatMap((one) => (one.ok ? [one.value] : [])));

    const plans: Plan[] = [];
    for (const booking of bookings) {
      if (!mayAct(booking, act, now))
        return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });
      const decided = await decideAct(deps, actor, booking, { act }, now);
      if ('absent' in decided || !decided.ok) return decided;
      const by = { account: actor.account, role: actor.role };
      plans.push(planNext(booking, decided.value.wanted, { by, at: now, receipt: trace }));
    }
    const result = await deps.ledger.commit({ plans, seller: drawnAlready });
    switch (result.kind) {
      case 'committed':
        return told(result.bookings);
      case 'refused':
        return refused(result.refusal);
      case 'repeated':
      case 'stale':
        return 'again';
    }
  });
}

function told(bookings: readonly Booking[]): Outcome<BookingsView> {
  return accepted({ items: bookings.map(bookingAsDone) });
}
