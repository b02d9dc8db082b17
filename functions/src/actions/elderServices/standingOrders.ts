import { dateAt, addDays, isoAt, type CivilDate } from '@huiyue/shared/civil';
import type { NewStandingOrder, StandingOrderView } from '@huiyue/shared/contract/standingOrders';
import { refusalOfMeal } from '@huiyue/shared/elderServices/mealOrder';
import {
  daysToBook,
  type StandingDay,
  type StandingOrder,
  type StandingState,
} from '@huiyue/shared/elderServices/standingOrder';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { orderDays } from '@huiyue/shared/services/quoteService';
import { AnsweredBefore, type Deps, type NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findPerson } from '../people';
import { allReached, reachesOf, type Reach } from '../reach';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';
import { bookAhead, cancelAhead, withDueDay } from './bookAhead';

type Household = Id<'household'>;

/** Its first weeks are booked at once, each day for itself: a day that is full does not stop the others. */
export async function makeStandingOrder(
  deps: Deps,
  actor: Actor,
  household: Household,
  asked: NewStandingOrder,
  receipt: NamingReceipt,
): Promise<Outcome<StandingOrderView> | Absent> {
  await throwIfAnswered(deps, receipt);
  const id = idFrom('standingOrder', receipt);
  if (!(await deps.standingOrders.find(household, id))) {
    const now = deps.now();
    const today = dateAt(now);
    const [service, person] = await Promise.all([
      deps.services.find(asked.service),
      findPerson(deps, household, asked.recipient),
    ]);
    if (!service || !person) return absent;
    if (service.product !== 'meal' && isId('child', person.id))
      return refused({ code: 'service.notForChildren', facts: { product: service.product } });
    const refusal = refusalOfMeal(
      service,
      { id: person.id, hasAddress: person.card?.address !== undefined },
      asked.meal,
    );
    if (refusal) return refused(refusal);
    const { household: _, units = 1, ...terms } = asked;
    const order: StandingOrder = {
      ...terms,
      id,
      household,
      orderer: actor.account,
      channel: actor.role === 'desk' ? 'desk' : 'app',
      units,
      state: 'active',
      madeAt: now,
      days: [],
      nextOn: asked.startsOn > today ? asked.startsOn : today,
      revision: 1,
    };
    const given = service.weekdays & order.weekdays;
    const until = order.until ?? addDays(order.nextOn, 6);
    const mayCome = daysToBook({ ...order, weekdays: given }, { ...service, bookableDays: 4000 }, today).some(
      (date) => date <= until,
    );
    if (!mayCome) return refused({ code: 'standingOrder.noDays', facts: { from: order.nextOn, until } });
    // A twin that wrote it first wrote the same.
    await deps.standingOrders.write([withDueDay(order, service.bookableDays)]);
  }
  return settle(deps, household, id, receipt, (order) => bookAhead(deps, order));
}

export async function listStandingOrders(
  deps: Deps,
  reaches: readonly Reach[],
  recipient: StandingOrder['recipient'] | undefined,
): Promise<readonly StandingOrder[]> {
  const orders = await allReached(
    reaches,
    (household) => deps.standingOrders.of(household),
    (order) => order.recipient,
  );
  return orders
    .filter((order) => recipient === undefined || order.recipient === recipient)
    .toSorted((one, other) => other.madeAt - one.madeAt || (one.id < other.id ? -1 : 1));
}

export async function readStandingOrder(
  deps: Deps,
  reaches: readonly Reach[],
  id: Id<'standingOrder'>,
): Promise<StandingOrderView | Absent> {
  const order = await findReached(deps, reaches, id);
  return order ? standingOrderView(deps, order) : absent;
}

const mayBe: Record<'pause' | 'resume' | 'end', readonly StandingState[]> = {
  pause: ['active'],
  resume: ['paused'],
  end: ['active', 'paused'],
};
const becomes = { pause: 'paused', resume: 'active', end: 'ended' } as const;

export async function actOnStandingOrder(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly household: Household | undefined;
    readonly order: Id<'standingOrder'>;
    readonly act: 'pause' | 'resume' | 'end';
  },
  receipt: NamingReceipt,
): Promise<Outcome<StandingOrderView> | Absent> {
  await throwIfAnswered(deps, receipt);
  const { order: id, act } = asked;
  const reaches = await reachesOf(deps, actor, asked.household, 'order');
  const household = (await findReached(deps, reaches, id))?.household;
  if (household === undefined) return absent;
  const turned = await untilSettled(async () => {
    const order = await deps.standingOrders.find(household, id);
    if (!order) return absent;
    const state = becomes[act];
    // This very act may have come half-way before.
    if (order.state === state) return accepted(order);
    if (!mayBe[act].includes(order.state))
      return refused({ code: 'standingOrder.notOpenToAct', facts: { state: order.state } });
    const service = await deps.services.find(order.service);
    if (!service) return absent;
    const today = dateAt(deps.now());
    const { first } = orderDays(service, today);
    const next = withDueDay(
      {
        ...order,
        state,
        // Days that passed while it was paused are not made up for; those ahead are tried.
        nextOn: act === 'resume' && order.nextOn < first ? first : order.nextOn,
        revision: order.revision + 1,
      },
      service.bookableDays,
    );
    return (await deps.standingOrders.write([next])) === 'committed' ? accepted(next) : 'again';
  });
  if ('absent' in turned || !turned.ok) return turned;
  return settle(deps, household, id, receipt, async (order) => {
    if (act === 'end') await cancelAhead(deps, order, actor);
    return act === 'resume' ? bookAhead(deps, order) : order;
  });
}

/** Which household an order lies with is not said by whoever names it. */
async function findReached(
  deps: Deps,
  reaches: readonly Reach[],
  id: Id<'standingOrder'>,
): Promise<StandingOrder | undefined> {
  const found = await Promise.all(
    reaches.map(async ({ household, elder }) => {
      const order = await deps.standingOrders.find(household, id);
      return order && (elder === undefined || order.recipient === elder) ? order : undefined;
    }),
  );
  return found.find((order) => order !== undefined);
}

/** Does the work that may be done twice without harm, and then keeps the answer beside the record. */
function settle(
  deps: Deps,
  household: Household,
  id: Id<'standingOrder'>,
  receipt: NamingReceipt,
  work: (order: StandingOrder) => Promise<StandingOrder>,
): Promise<Outcome<StandingOrderView> | Absent> {
  return untilSettled(async () => {
    const order = await deps.standingOrders.find(household, id);
    if (!order) return absent;
    const done = await work(order);
    const next = { ...done, revision: done.revision + 1 };
    const body = await standingOrderView(deps, next);
    const result = await deps.standingOrders.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** The work behind these answers is spread over several commits: whoever repeats it is answered before it begins. */
async function throwIfAnswered(deps: Deps, { account, key }: NamingReceipt): Promise<void> {
  if (await deps.answers.find(account, key)) throw new AnsweredBefore();
}

export async function standingOrderView(deps: Deps, order: StandingOrder): Promise<StandingOrderView> {
  const [service, person] = await Promise.all([
    deps.services.find(order.service),
    findPerson(deps, order.household, order.recipient),
  ]);
  const site = service && (await deps.sites.find(service.site));
  if (!service || !site) throw new Error(`${order.service} was ordered, and is not there`);
  return {
    id: order.id,
    household: order.household,
    recipient: { id: order.recipient, name: person?.name ?? '' },
    service: { id: service.id, name: service.name },
    site: { id: site.id, name: site.name },
    weekdays: order.weekdays,
    from: order.from ?? null,
    to: order.to ?? null,
    units: order.units,
    meal: order.meal ?? null,
    priceFen: order.priceFen,
    startsOn: order.startsOn,
    until: order.until ?? null,
    state: order.state,
    madeAt: isoAt(order.madeAt),
    days: order.days.map(dayView),
    bookedUntil: bookedUntil(order),
    revision: order.revision,
  };
}

function dayView(day: StandingDay): StandingOrderView['days'][number] {
  return 'refusal' in day ? { ...day, refusal: { ...day.refusal, facts: { ...day.refusal.facts } } } : day;
}

function bookedUntil({ nextOn, startsOn, madeAt }: StandingOrder): CivilDate | null {
  const first = startsOn > dateAt(madeAt) ? startsOn : dateAt(madeAt);
  return nextOn > first ? addDays(nextOn, -1) : null;
}
