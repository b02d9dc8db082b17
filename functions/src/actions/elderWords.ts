import type { Booking } from '@huiyue/shared/booking';
import type { ElderAnswer, ElderWord } from '@huiyue/shared/circle/elderWord';
import { isoAt } from '@huiyue/shared/civil';
import type { AnsweredBookingView } from '@huiyue/shared/contract/circle';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../ports';
import { absent, type Absent } from './absent';
import { actOnBooking } from './actOnBooking';
import { derivedFrom } from './elderServices/derivedReceipts';
import { askLate } from './elderServices/lateRequests';
import { reachesBooking } from './reach';
import { idFrom } from './receipts';
import { untilSettled } from './untilSettled';
import { bookingView } from './views';

/**
 * The elder's own word on an order for her: from her account, or to the desk on the phone. A no is the cancelling that
 * everybody has, in time and free of charge; once orders have closed it is put before the institution, as everybody
 * else's would be. Then her wish is written down beside it. An answer that was cut off in between is sent again under
 * its key, and finds what was done.
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
      ? await refuseOrder(deps, actor, booking, receipt)
      : accepted({ booking: bookingView(booking, deps.now()), lateRequest: null });
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
    const body = { ...done.value, answer, at: isoAt(at) };
    return (await deps.elderWords.write([word], { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}

type Refused = Pick<AnsweredBookingView, 'booking' | 'lateRequest'>;

async function refuseOrder(
  deps: Deps,
  actor: Actor,
  { id, site }: Booking,
  receipt: NamingReceipt,
): Promise<Outcome<Refused> | Absent> {
  const done = await actOnBooking(deps, actor, id, { act: 'cancel' }, receipt);
  if ('absent' in done) return done;
  if (done.ok) return accepted({ booking: done.value, lateRequest: null });
  if (done.refusal.code !== 'day.tooLate') return done;
  const late = derivedFrom(deps, receipt, 'late');
  // Asked under this very key before, or by somebody else: she is told which request it is.
  const before = await deps.lateRequests.find(site.id, idFrom('lateRequest', late));
  const asked = before
    ? accepted({ id: before.id })
    : await askLate(deps, actor, { kind: 'cancel', booking: id }, late);
  if ('absent' in asked) return asked;
  const lateRequest = requestIn(asked);
  if (!lateRequest) return asked.ok ? absent : asked;
  const booking = await deps.bookings.find(id);
  return booking ? accepted({ booking: bookingView(booking, deps.now()), lateRequest }) : absent;
}

function requestIn(asked: Outcome<{ readonly id: Id<'lateRequest'> }>): Id<'lateRequest'> | undefined {
  if (asked.ok) return asked.value.id;
  const { refusal } = asked;
  return refusal.code === 'lateRequest.askedBefore' ? refusal.facts.request : undefined;
}
