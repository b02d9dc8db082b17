import { moveBooking } from '@huiyue/functions/actions/moveBooking';
import type { Absent } from '@huiyue/functions/actions/absent';
import { resultOf, untilSettled } from '@huiyue/functions/actions/untilSettled';
import { bookingView } from '@huiyue/functions/actions/views';
import { AnsweredBefore, type Deps, type KeptAnswer, type Receipt } from '@huiyue/functions/ports';
import type { Booking, BookingAct } from '@huiyue/shared/booking';
import { firstDayOf, hourMs, type CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Answer } from './check/answers';
import { currentMonth, type Family } from './town';

/** The ledger itself, without HTTP: what the actions do around it, and nothing else. */
export async function coreRequest(
  deps: Deps,
  family: Family,
  actor: Actor,
  asked: { readonly class: Id<'class'>; readonly month: CivilMonth },
  receipt: Receipt,
): Promise<Answer> {
  const id = deps.newId('booking');
  return answerOnce(deps, receipt, () =>
    untilSettled<Outcome<object>>(async () => {
      const offer = await deps.classes.find(asked.class);
      if (!offer) throw new Error('the class is gone');
      const now = deps.now();
      const booking: Booking = {
        id,
        household: family.child.household,
        orderer: actor.account,
        recipient: {
          child: family.child.id,
          name: family.child.name,
          birthDate: family.child.birthDate,
        },
        site: { id: offer.site, name: '试验托育园' },
        class: { id: offer.id, name: offer.name, kind: offer.kind },
        month: asked.month,
        startsOn: firstDayOf(asked.month),
        judgement: { priceFen: offer.priceFen },
        writtenState: 'requested',
        answerBy: now + offer.answerWithinHours * hourMs,
        history: [{ act: 'request', at: now, by: actor.account, role: actor.role }],
        revision: 1,
      };
      const body = bookingView(booking, now);
      const result = await deps.ledger.commit({
        sheet: { kind: 'classMonth', class: offer.id, month: asked.month },
        terms: offer,
        command: { do: 'request', booking: id, units: 1, until: booking.answerBy },
        booking,
        reply: { receipt, body },
      });
      return resultOf<object>(result, body);
    }),
  );
}

export function coreMove(
  deps: Deps,
  actor: Actor,
  booking: Id<'booking'>,
  act: Exclude<BookingAct, 'request'>,
  receipt: Receipt,
): Promise<Answer> {
  return answerOnce(deps, receipt, () => moveBooking(deps, actor, booking, { act }, receipt));
}

export function coreChangeTerms(
  deps: Deps,
  asked: { readonly class: Id<'class'>; readonly places: number },
  receipt: Receipt,
): Promise<Answer> {
  return answerOnce(deps, receipt, () =>
    untilSettled<Outcome<object>>(async () => {
      const offer = await deps.classes.find(asked.class);
      if (!offer) throw new Error('the class is gone');
      const next = { ...offer, places: asked.places, revision: offer.revision + 1 };
      const body = { id: next.id, places: next.places, revision: next.revision };
      const result = await deps.ledger.changeTerms(next, currentMonth, { receipt, body });
      return resultOf<object>(result, body);
    }),
  );
}

/** One answer for one key, as the HTTP edge gives it. */
async function answerOnce(
  deps: Deps,
  receipt: Receipt,
  act: () => Promise<Outcome<object> | Absent>,
): Promise<Answer> {
  const find = () => deps.answers.find(receipt.account, receipt.key);
  try {
    const result = await act();
    if ('absent' in result) throw new Error('not found');
    if (result.ok) return { is: 'done', body: JSON.stringify(result.value) };
    const twin = await find();
    return twin ? repeated(twin) : { is: 'refused', ...result.refusal };
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    const twin = await find();
    if (!twin) throw new Error('a key was taken, and no answer stands under it', { cause: error });
    return repeated(twin);
  }
}

function repeated({ body }: KeptAnswer): Answer {
  return { is: 'done', body: JSON.stringify(body) };
}
