import { isLive, stateAt, type Booking } from '@huiyue/shared/booking';
import { leavesAtOnce, type Leaving } from '@huiyue/shared/childcare/leaving';
import {
  addMonthsTo,
  dateAt,
  firstDayOf,
  isCivilMonth,
  lastDayOf,
  type CivilDate,
} from '@huiyue/shared/civil';
import type { LeavingView } from '@huiyue/shared/contract/leavings';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { AnsweredBefore, type Deps, type NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { actOnBooking } from '../actOnBooking';
import { derivedFrom } from '../elderServices/derivedReceipts';
import { allOfHousehold } from '../householdBookings';
import { reachesBooking } from '../reach';
import { traceOf } from '../receipts';
import { untilSettled } from '../untilSettled';
import { actTogether } from './together';

const leavable = ['requested', 'confirmed'] as const;

export async function readLeaving(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<LeavingView | Absent> {
  const booking = await deps.bookings.find(id);
  if (!booking || !(await reachesBooking(deps, actor, booking, 'see'))) return absent;
  const leaving = await deps.leavings.find(id, leavingKey);
  return leavingView(id, leaving, await laterMonths(deps, booking));
}

/**
 * What was chosen is what happens: today, or before anything was used, the place is given back now; on a later day the
 * clock gives it back then, and the family may change its mind until then. Later months in the same class are given
 * back at once, as long before as can be.
 */
export async function planLeaving(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly on: CivilDate },
  receipt: NamingReceipt,
): Promise<Outcome<LeavingView> | Absent> {
  const { booking: id, on } = asked;
  if (await deps.answers.find(receipt.account, receipt.key)) throw new AnsweredBefore();
  return untilSettled(async () => {
    const now = deps.now();
    const today = dateAt(now);
    const booking = await deps.bookings.find(id);
    if (!booking || !(await reachesBooking(deps, actor, booking, 'order'))) return absent;
    const before = await deps.leavings.find(id, leavingKey);
    const state = stateAt(booking, now);
    const { period } = booking.sheet;
    const lastDay = isCivilMonth(period) ? lastDayOf(period) : period;
    if (on < today) return refused({ code: 'day.past', facts: { on, firstDay: today } });
    if (on > lastDay) return refused({ code: 'day.beyondWindow', facts: { on, lastDay } });

    const isNow = leavesAtOnce(on, booking, today);
    // What was given back by this very write, before it was cut off, is found as given back.
    const own = derivedFrom(deps, receipt, 'leave');
    const isOwn = isDoneBy(booking, own);
    if (!leavable.some((one) => one === state) && !isOwn)
      return refused({ code: 'booking.notOpenToAct', facts: { state } });
    const later = await laterMonths(deps, booking, own);
    const given = [...(isNow ? [id] : []), ...later.map((one) => one.id)];
    if (given.length > 0) {
      const done = await actTogether(deps, actor, given, 'cancel', own);
      if ('absent' in done || !done.ok) return done;
    }
    const leaving: Leaving = {
      booking: id,
      on,
      state: isNow ? 'left' : 'planned',
      at: now,
      by: actor.account,
      released: [...new Set([...(before?.released ?? []), ...later.map((one) => one.id)])],
      revision: (before?.revision ?? 0) + 1,
    };
    const body = leavingView(id, leaving, []);
    const result = await deps.leavings.write([leaving], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Until that day they may stay after all. Months that were given back are anybody's by now, and stay given back. */
export async function withdrawLeaving(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
  receipt: NamingReceipt,
): Promise<Outcome<LeavingView> | Absent> {
  return untilSettled(async () => {
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking || !(await reachesBooking(deps, actor, booking, 'order'))) return absent;
    const leaving = await deps.leavings.find(id, leavingKey);
    if (leaving?.state !== 'planned')
      return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });
    const next: Leaving = { ...leaving, state: 'withdrawn', revision: leaving.revision + 1 };
    const body = leavingView(id, next, []);
    const result = await deps.leavings.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** The work list of the clock: whoever said that they leave today has left. How many there were. */
export async function leaveOnTheirDay(deps: Deps): Promise<number> {
  const today = dateAt(deps.now());
  const due = await deps.leavings.due('ALL', today);
  for (const { booking: id } of due)
    await untilSettled(async () => {
      const leaving = await deps.leavings.find(id, leavingKey);
      const booking = await deps.bookings.find(id);
      if (!booking || leaving?.state !== 'planned' || leaving.on > today) return undefined;
      const { by, revision } = leaving;
      if (leavable.some((state) => state === stateAt(booking, deps.now()))) {
        const household = (await deps.accounts.find(by))?.household;
        const actor: Actor = household
          ? { account: by, role: 'family', household, sites: [] }
          : { account: by, role: 'desk', sites: [] };
        const key = `${id} leaves ${revision}`;
        const digest = deps.digest(`${by} ${key}`);
        const own = { account: by, key, digest, bodyHash: digest, status: 200 as const };
        const done = await actOnBooking(deps, actor, id, { act: 'cancel' }, own);
        // Whoever said it may no longer speak for the child: then the place stays, and those who may can say it anew.
        if ('absent' in done || !done.ok) return close(deps, leaving, 'withdrawn');
      }
      return close(deps, leaving, 'left');
    });
  return due.length;
}

async function close(
  deps: Deps,
  leaving: Leaving,
  state: 'left' | 'withdrawn',
): Promise<undefined | 'again'> {
  const next = { ...leaving, state, revision: leaving.revision + 1 };
  return (await deps.leavings.write([next])) === 'committed' ? undefined : 'again';
}

const leavingKey = 'LEAVING';

/** What the same child has in the same class after this month; and what this very write has given back of it. */
async function laterMonths(deps: Deps, booking: Booking, own?: NamingReceipt): Promise<readonly Booking[]> {
  const { household, recipient, sheet } = booking;
  if (sheet.kind !== 'classMonth') return [];
  const now = deps.now();
  const found = await allOfHousehold(deps, household, { from: firstDayOf(addMonthsTo(sheet.period, 1)) });
  return found
    .filter(
      (one) =>
        one.recipient.id === recipient.id &&
        one.sheet.of === sheet.of &&
        one.sheet.kind === 'classMonth' &&
        one.sheet.period > sheet.period &&
        (isLive(stateAt(one, now)) || (own !== undefined && isDoneBy(one, own))),
    )
    .toSorted((one, other) => (one.sheet.period < other.sheet.period ? -1 : 1));
}

function isDoneBy({ history }: Booking, own: NamingReceipt): boolean {
  const { key } = traceOf(own);
  return history.some(({ receipt }) => receipt?.key === key);
}

function leavingView(
  booking: Id<'booking'>,
  leaving: Leaving | undefined,
  later: readonly Booking[],
): LeavingView {
  const isSaid = leaving !== undefined && leaving.state !== 'withdrawn';
  return {
    booking,
    on: isSaid ? leaving.on : null,
    state: leaving?.state ?? null,
    released: [...(leaving?.released ?? [])],
    later: later.flatMap(({ id, sheet: { period } }) =>
      isCivilMonth(period) ? [{ booking: id, month: period }] : [],
    ),
  };
}
