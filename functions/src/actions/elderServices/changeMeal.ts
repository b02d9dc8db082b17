import { mayAct, stateAt } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { MealOrder } from '@huiyue/shared/elderServices/mealOrder';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext } from '@huiyue/shared/plan';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findOwn, refusalOfLateness } from '../actOnBooking';
import { askerOf } from '../askers';
import { findPerson } from '../people';
import { doneBefore, traceOf } from '../receipts';
import { drawnAlready, findSold } from '../sellers';
import { untilSettled } from '../untilSettled';
import { bookingAsDone } from '../views';
import { refusalForElder } from './mealWishes';

/** The same meal another way, or another dish: its place and its price stay. Once orders have closed, only the institution may. */
export function changeMeal(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly meal: MealOrder; readonly reason?: string },
  receipt: NamingReceipt,
): Promise<Outcome<BookingView> | Absent> {
  const trace = traceOf(receipt);
  return untilSettled(async () => {
    const now = deps.now();
    const booking = await findOwn(deps, actor, asked.booking);
    if (!booking) return absent;
    const before = doneBefore(booking, trace);
    if (before) return before.ok ? accepted(bookingAsDone(before.value)) : before;
    if (!mayAct(booking, 'transfer', now))
      return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });
    const late = actor.role === 'institution' ? undefined : await refusalOfLateness(deps, booking, now);
    if (late) return refused(late);
    const sold = await findSold(deps, booking.sheet.of);
    if (!sold) return absent;
    const { recipient, household, sheet, span, site, offer, startsOn, judgement, payFen } = booking;
    const person = (await findPerson(deps, household, recipient.id)) ?? { ...recipient, household };
    const unfit = await refusalForElder(deps, sold, person, booking, asked.meal, now);
    if (unfit) return refused(unfit);
    const asker = await askerOf(deps, { actor, sold, sheet, isFullDay: false, person }, now);
    const to = { sheet, span, site, offer, startsOn, judgement, payFen, meal: asked.meal };
    const plan = planNext(
      booking,
      { act: 'transfer', to, asker },
      { by: { account: actor.account, role: actor.role }, at: now, reason: asked.reason, receipt: trace },
    );
    const result = await deps.ledger.commit({ plans: [plan], seller: drawnAlready });
    if (result.kind === 'refused') return refused(result.refusal);
    const done = result.kind === 'committed' ? result.bookings[0] : undefined;
    return done ? accepted(bookingAsDone(done)) : 'again';
  });
}
