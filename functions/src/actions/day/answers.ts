import { stateAt, type Booking } from '@huiyue/shared/booking';
import { isoAt, type Instant } from '@huiyue/shared/civil';
import type { AnswerResultsView, LastAnswerView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../../ports';
import { actOnBooking, findOwn } from '../actOnBooking';
import { absent, type Absent } from '../absent';
import { bookingView } from '../views';
import { colleagueName } from './names';

type Result = AnswerResultsView['items'][number];

/**
 * Each is confirmed by the one path that confirms anything, under this write's key: so whoever sends it again is told
 * the same, and of two colleagues who answer at once, one is told that the other was first.
 */
export async function confirmBookings(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly bookings: readonly Id<'booking'>[] },
  receipt: NamingReceipt,
): Promise<Outcome<AnswerResultsView> | Absent> {
  if (!actor.sites.includes(asked.site)) return absent;
  const items: Result[] = [];
  // One after the other: they stand on the same few sheets, and would only wait for each other there.
  for (const id of asked.bookings) items.push(await confirmOne(deps, actor, asked.site, id, receipt));
  return accepted({ items });
}

async function confirmOne(
  deps: Deps,
  actor: Actor,
  site: Id<'site'>,
  id: Id<'booking'>,
  receipt: NamingReceipt,
): Promise<Result> {
  const before = await findOwn(deps, actor, id);
  if (before?.site.id !== site)
    return { booking: id, outcome: 'notFound', recipient: null, state: null, answered: null, code: null };
  const outcome = await actOnBooking(deps, actor, id, { act: 'confirm' }, receipt);
  const booking = (await deps.bookings.find(id)) ?? before;
  const isDone = !('absent' in outcome) && outcome.ok;
  const code = 'absent' in outcome || outcome.ok ? null : outcome.refusal.code;
  return {
    booking: id,
    outcome: isDone ? 'confirmed' : code === 'booking.notOpenToAct' ? 'answeredBefore' : 'refused',
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    ...(await answerOn(deps, actor, booking, deps.now())),
    code: isDone ? null : code,
  };
}

/** By whom it was answered, for a colleague who came second. */
export async function readLastAnswer(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<LastAnswerView | Absent> {
  const now = deps.now();
  const booking = await findOwn(deps, actor, id);
  return booking ? { booking: id, ...(await answerOn(deps, actor, booking, now)) } : absent;
}

async function answerOn(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  now: Instant,
): Promise<Pick<LastAnswerView, 'state' | 'answered'>> {
  const last = bookingView(booking, now).history.at(-1);
  const by = booking.history.at(-1)?.by;
  const isOfSomebody = last !== undefined && last.role !== null && by !== undefined;
  return {
    state: stateAt(booking, now),
    answered: {
      act: last?.act ?? 'request',
      role: last?.role ?? null,
      name: isOfSomebody ? await colleagueName(deps, actor, { by: by.account, role: by.role }) : null,
      at: last?.at ?? isoAt(now),
      ...(last?.isLetGo ? { isLetGo: true as const } : {}),
    },
  };
}
