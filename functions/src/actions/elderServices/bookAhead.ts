import { stateAt } from '@huiyue/shared/booking';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import {
  daysAfter,
  daysToBook,
  dueOn,
  isOneOf,
  isPausedOn,
  nextAfter,
  type StandingDay,
  type StandingOrder,
} from '@huiyue/shared/elderServices/standingOrder';
import type { Id } from '@huiyue/shared/ids';
import type { Tell } from '@huiyue/shared/notices/notice';
import type { Actor } from '@huiyue/shared/people';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Service } from '@huiyue/shared/service';
import type { Deps, NamingReceipt } from '../../ports';
import { actOnBooking } from '../actOnBooking';
import { makeBookings, type Item, type Manner } from '../makeBookings';
import { findPerson } from '../people';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';

/** For so long it is remembered what became of a day. */
const keptDays = 31;

/**
 * Books what its window lets it book, each day as an order of its own under a key made of order and date: done twice,
 * it books nothing twice. What could not be booked is said of the day, and where there is a queue it joins it.
 * @returns the order as it is to be written next; its bookings are made already.
 */
export async function bookAhead(deps: Deps, order: StandingOrder): Promise<StandingOrder> {
  const service = await deps.services.find(order.service);
  if (!service || order.state !== 'active') return order;
  const today = dateAt(deps.now());
  const pauses = await deps.pauses.find(order.household, order.recipient);
  const said: StandingDay[] = [];
  for (const date of daysToBook(order, service, today))
    said.push(
      isPausedOn(pauses?.periods ?? [], date)
        ? { date, kind: 'paused' }
        : await bookDay(deps, order, service, date),
    );
  const next = nextAfter(service, today);
  return withDueDay(
    {
      ...order,
      days: daysAfter(order.days, said, addDays(today, -keptDays)),
      nextOn: next > order.nextOn ? next : order.nextOn,
    },
    service.bookableDays,
  );
}

/** The work list of the clock: all orders whose next day has come into its window. How many were looked after. */
export async function bookAllAhead(deps: Deps): Promise<number> {
  const due = await deps.standingOrders.due('ALL', dateAt(deps.now()));
  for (const { household, id } of due)
    await untilSettled(async () => {
      const order = await deps.standingOrders.find(household, id);
      if (!order?.dueOn || order.dueOn > dateAt(deps.now())) return undefined;
      const done = await bookAhead(deps, order);
      const next = { ...done, revision: order.revision + 1 };
      const tells = await tellsOf(deps, order, next);
      if ((await deps.standingOrders.write([next], undefined, tells)) === 'committed') return undefined;
      // Somebody ended it meanwhile: what was booked just now must not stay.
      const now = await deps.standingOrders.find(household, id);
      if (now?.state === 'ended') await cancelAhead(deps, now);
      return 'again';
    });
  return due.length;
}

/** A day that nobody sees being refused is told; what is refused while somebody looks on is in the answer. */
async function tellsOf(deps: Deps, before: StandingOrder, after: StandingOrder): Promise<readonly Tell[]> {
  const failed = after.days.filter(
    ({ date, kind }) => date >= before.nextOn && (kind === 'refused' || kind === 'waiting'),
  );
  if (failed.length === 0) return [];
  const [service, person] = await Promise.all([
    deps.services.find(after.service),
    findPerson(deps, after.household, after.recipient),
  ]);
  if (!service || !person) return [];
  return failed.map(({ date }) => ({
    kind: 'standingOrderDayNotBooked',
    to: { who: 'household', id: after.household },
    about: { person: person.id, other: `${after.id}#${date}` },
    facts: { person: person.name, what: service.name, on: date },
    at: deps.now(),
  }));
}

/**
 * After a stay away that ended early: what standing orders had left out of these days is booked, as far as it lies
 * ahead. False where somebody else wrote one first; then all of it may be done again.
 */
export async function reopenOrders(
  deps: Deps,
  household: Id<'household'>,
  {
    recipient,
    from,
    until,
  }: {
    readonly recipient: StandingOrder['recipient'];
    readonly from: CivilDate;
    readonly until: CivilDate;
  },
): Promise<boolean> {
  const today = dateAt(deps.now());
  const orders = (await deps.standingOrders.of(household)).filter((one) => one.recipient === recipient);
  for (const order of orders) {
    const [first] = order.days.filter(
      ({ date, kind }) => kind === 'paused' && date >= today && from <= date && date <= until,
    );
    if (!first) continue;
    const nextOn = first.date < order.nextOn ? first.date : order.nextOn;
    const done = await bookAhead(deps, { ...order, nextOn });
    const next = { ...done, revision: order.revision + 1 };
    if ((await deps.standingOrders.write([next])) === 'stale') return false;
  }
  return true;
}

/**
 * Cancels all of it that lies ahead. Which bookings those are follows from order and date, so none is forgotten; what
 * may not be cancelled any more stays, and is asked of the institution.
 */
export async function cancelAhead(deps: Deps, order: StandingOrder, by?: Actor): Promise<void> {
  const service = await deps.services.find(order.service);
  if (!service) return;
  const now = deps.now();
  const today = dateAt(now);
  const actor = by ?? (await actorOf(deps, order));
  const dates: CivilDate[] = [];
  for (let date = today; date < nextAfter(service, today); date = addDays(date, 1))
    if (isOneOf(order, date)) dates.push(date);
  const named = new Map(
    dates.flatMap((date) =>
      (['request', 'join'] as const).map((manner) => {
        const receipt = receiptFor(deps, order, date, manner);
        return [idFrom('booking', receipt), receipt] as const;
      }),
    ),
  );
  for (const booking of await deps.bookings.findAll([...named.keys()])) {
    const made = named.get(booking.id);
    if (!made || !['confirmed', 'requested', 'waiting', 'offered'].includes(stateAt(booking, now))) continue;
    await actOnBooking(deps, actor, booking.id, { act: 'cancel' }, receiptAfter(deps, made, 'end'));
  }
}

/** The order with the day on which there is something to do for it again. */
export function withDueDay(order: StandingOrder, bookableDays: number): StandingOrder {
  const { dueOn: _, ...rest } = order;
  const due = dueOn(order, bookableDays);
  return due === undefined ? rest : { ...rest, dueOn: due };
}

async function bookDay(
  deps: Deps,
  order: StandingOrder,
  service: Service,
  date: CivilDate,
): Promise<StandingDay> {
  const made = await make(deps, order, service, date, 'request');
  if (typeof made === 'string') return { date, kind: 'booked', booking: made };
  if (made.code === 'place.full' || made.code === 'place.keptBack') {
    const joined = await make(deps, order, service, date, 'join');
    if (typeof joined === 'string') return { date, kind: 'waiting', booking: joined, refusal: made };
  }
  return { date, kind: 'refused', refusal: made };
}

async function make(
  deps: Deps,
  order: StandingOrder,
  service: Service,
  date: CivilDate,
  manner: Extract<Manner, 'request' | 'join'>,
): Promise<Id<'booking'> | Refusal> {
  const { recipient, from, to, units, meal, priceFen } = order;
  const item: Item = {
    service: order.service,
    recipient,
    when: { date, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    units,
    ...(meal ? { meal } : {}),
    // Cheaper than agreed is agreed to; dearer is refused, and said so.
    priceFen: service.priceFen < priceFen ? service.priceFen : priceFen,
  };
  const receipt = receiptFor(deps, order, date, manner);
  const actor = await actorOf(deps, order);
  const home = actor.household ?? order.household;
  const done = await makeBookings(deps, actor, home, [item], manner, receipt);
  // Whoever ordered it has left her circle since, or her card is gone: nothing is booked, and all other orders go on.
  if ('absent' in done) return { code: 'standingOrder.noLongerTheirs', facts: {} };
  return done.ok ? idFrom('booking', receipt) : done.refusal;
}

/** Whoever ordered it, ordered each day of it: maybe from another household than the one in which she is cared for. */
async function actorOf(deps: Deps, { orderer, channel, household }: StandingOrder): Promise<Actor> {
  if (channel === 'desk') return { account: orderer, role: 'desk', sites: [] };
  const own = (await deps.accounts.find(orderer))?.household ?? household;
  return { account: orderer, role: 'family', household: own, sites: [] };
}

function receiptFor(
  deps: Deps,
  order: StandingOrder,
  date: CivilDate,
  manner: 'request' | 'join',
): NamingReceipt {
  return receiptOf(deps, order.orderer, `${order.id} ${date} ${manner}`);
}

function receiptAfter(deps: Deps, { account, key }: NamingReceipt, act: string): NamingReceipt {
  return receiptOf(deps, account, `${key} ${act}`);
}

function receiptOf(deps: Deps, account: Id<'account'>, key: string): NamingReceipt {
  const digest = deps.digest(`${account} ${key}`);
  return { account, key, digest, bodyHash: digest, status: 201 };
}
