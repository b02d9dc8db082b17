import type { ElderAnswer, ElderWord } from '@huiyue/shared/circle/elderWord';
import { isoAt } from '@huiyue/shared/civil';
import type { AnsweredBookingView } from '@huiyue/shared/contract/circle';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../ports';
import { absent, type Absent } from './absent';
import { actOnBooking } from './actOnBooking';
import { reachesBooking } from './reach';
import { untilSettled } from './untilSettled';
import { bookingView } from './views';

/**
 * The elder's own word on an order for her: from her account, or to the desk on the phone. A no is the cancelling that
 * everybody has, in time and free of charge; then her wish is written down beside it. An answer that was cut off in
 * between is sent again under its key, and finds the cancelling done.
 */
export async function answerOrder(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
  answer: ElderAnswer,
  receipt: NamingReceipt,
): Promise<Outcome<AnsweredBookingView> | Absent> {
  const booking = await deps.bookings.find(id);
  const elder = booking?.recipient.id;
  if (!booking || elder === undefined || !isId('elder', elder)) return absent;
  if (!(await reachesBooking(deps, actor, booking, 'answer'))) return absent;
  const done =
    answer === 'refused'
      ? await actOnBooking(deps, actor, id, { act: 'cancel' }, receipt)
      : accepted(bookingView(booking, deps.now()));
  if ('absent' in done || !done.ok) return done;

  return untilSettled(async () => {
    const before = await deps.elderWords.find(id, 'WORD');
    const at = deps.now();
    const word: ElderWord = {
      booking: id,
      elder,
      answer,
      at,
      by: actor.account,
      role: actor.role,
      revision: (before?.revision ?? 0) + 1,
    };
    const body = { booking: done.value, answer, at: isoAt(at) };
    return (await deps.elderWords.write([word], { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}
