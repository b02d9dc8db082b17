import { mayAct, stateAt, type Booking } from '@huiyue/shared/booking';
import { isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { LateAnswerBody, LateRequestView, NewLateRequest } from '@huiyue/shared/contract/lateRequests';
import { lateStateAt, type LateRequest, type LateWish } from '@huiyue/shared/elderServices/lateRequest';
import { refusalOfMeal } from '@huiyue/shared/elderServices/mealOrder';
import type { Id } from '@huiyue/shared/ids';
import type { Minute } from '@huiyue/shared/ledger/span';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNext } from '@huiyue/shared/plan';
import type { Refusal } from '@huiyue/shared/refusals';
import { instantOn } from '@huiyue/shared/reserves';
import type { Service } from '@huiyue/shared/service';
import { ordersCloseAt } from '@huiyue/shared/services/quoteService';
import { AnsweredBefore, type Deps, type NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { actOnBooking, awayOn } from '../actOnBooking';
import { siteInReach } from '../billsReach';
import { enterGranted } from '../makeBookings';
import { findPerson, type Person } from '../people';
import { allReached, householdFor, reachesBooking, type Reach } from '../reach';
import { doneBefore, idFrom, traceOf } from '../receipts';
import { drawnAlready } from '../sellers';
import { untilSettled } from '../untilSettled';
import { changeMeal } from './changeMeal';
import { derivedFrom } from './derivedReceipts';

/** What it is about, once everything it names was found, and is the actor's to ask for. */
type Matter = {
  readonly service: Service;
  readonly person: Pick<Person, 'id' | 'name' | 'household' | 'card'>;
  readonly date: CivilDate;
  readonly from: Minute;
  readonly to: Minute;
  readonly wish: LateWish;
};

export async function askLate(
  deps: Deps,
  actor: Actor,
  asked: NewLateRequest,
  receipt: NamingReceipt,
): Promise<Outcome<LateRequestView> | Absent> {
  const now = deps.now();
  const found = await matterOf(deps, actor, asked, now);
  if ('absent' in found || !found.ok) return found;
  const { service, person, date, from, to, wish } = found.value;
  const closesAt = ordersCloseAt(service, date, from);
  if (now < closesAt) return refused({ code: 'lateRequest.stillOpen', facts: { closesAt } });
  const [startsAt, endsAt] = [instantOn(date, from), instantOn(date, to)];
  if (endsAt <= now) {
    const about = wish.kind === 'order' ? {} : { isBooked: true as const };
    return refused({ code: 'day.tooLate', facts: { on: date, closedAt: endsAt, ...about } });
  }
  const open = (await deps.lateRequests.due(service.site, '~')).filter(
    (one) => lateStateAt(one, now) === 'open',
  );
  const before = open.find((one) => isSameMatter(one, wish, service.id, person.id, date));
  if (before) return refused({ code: 'lateRequest.askedBefore', facts: { request: before.id } });
  const request: LateRequest = {
    id: idFrom('lateRequest', receipt),
    site: service.site,
    household: person.household,
    orderer: actor.account,
    service: service.id,
    serviceName: service.name,
    recipient: person.id,
    recipientName: person.name,
    date,
    wish,
    ...(asked.words === undefined ? {} : { words: asked.words }),
    askedAt: now,
    // Somebody who asks while it is being served may still be let in.
    dueAt: now < startsAt ? startsAt : endsAt,
    revision: 1,
  };
  const body = lateRequestView(request, now);
  await deps.lateRequests.write([request], { receipt, body });
  return accepted(body);
}

/** A household's and those for elders elsewhere, newest first. The list may lag by a moment. */
export async function listLateRequests(
  deps: Deps,
  reaches: readonly Reach[],
): Promise<readonly LateRequestView[]> {
  const listed = await allReached(
    reaches,
    (household) => deps.lateRequests.listed(household),
    ({ recipient }) => recipient,
  );
  const requests = await deps.lateRequests.findEach(listed.map(({ site, id }) => ({ owner: site, key: id })));
  const now = deps.now();
  return requests
    .toSorted((one, other) => other.askedAt - one.askedAt || (one.id < other.id ? -1 : 1))
    .map((request) => lateRequestView(request, now));
}

/** What a site has to answer, what is served soonest first. */
export async function listSiteLateRequests(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly LateRequestView[] | Absent> {
  const site = await siteInReach(deps, actor, id);
  if (!site) return absent;
  const now = deps.now();
  return (await deps.lateRequests.due(site.id, '~'))
    .filter((request) => lateStateAt(request, now) === 'open')
    .map((request) => lateRequestView(request, now));
}

/** Granting it does it, through the same ways as ever: where the ledger has no room, nothing is granted. */
export async function answerLate(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly request: Id<'lateRequest'> } & LateAnswerBody,
  receipt: NamingReceipt,
): Promise<Outcome<LateRequestView> | Absent> {
  const { isGranted, isCharged, reason } = asked;
  if (await deps.answers.find(receipt.account, receipt.key)) throw new AnsweredBefore();
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    const kept = site && (await deps.lateRequests.find(site.id, asked.request));
    if (!site || !kept) return absent;
    const now = deps.now();
    const state = lateStateAt(kept, now);
    if (state !== 'open' || isInOtherHands(kept, receipt, now))
      return refused({ code: 'lateRequest.notOpenToAct', facts: { state } });
    // Granting takes several commits: meanwhile nobody else may say no.
    const request = isGranted ? await taken(deps, kept, receipt, now) : kept;
    if (!request) return 'again';
    let booking: Id<'booking'> | undefined;
    if (isGranted) {
      const done = await perform(deps, actor, request, { isCharged, reason }, receipt);
      if ('absent' in done || !done.ok) return done;
      booking = done.value.booking;
    }
    const next: LateRequest = {
      ...request,
      answer: {
        isGranted,
        at: now,
        by: actor.account,
        ...(isGranted && request.wish.kind === 'cancel' ? { isCharged: isCharged ?? false } : {}),
        ...(reason === undefined ? {} : { reason }),
        ...(booking === undefined ? {} : { booking }),
      },
      revision: request.revision + 1,
    };
    const body = lateRequestView(next, now);
    const result = await deps.lateRequests.write([next], { receipt, body }, [
      {
        kind: 'lateRequestAnswered',
        to: { who: 'household', id: request.household },
        about: { person: request.recipient, other: request.id, ...(booking ? { booking } : {}) },
        facts: {
          person: request.recipientName,
          site: site.name,
          what: request.serviceName,
          on: request.date,
          isAccepted: isGranted,
          ...(reason === undefined ? {} : { reason }),
        },
        at: now,
      },
    ]);
    return result === 'committed' ? accepted(body) : 'again';
  });
}

const handsMs = 60_000;

function isInOtherHands({ hands }: LateRequest, { digest }: NamingReceipt, now: Instant): boolean {
  return hands !== undefined && hands.key !== digest && now - hands.at < handsMs;
}

async function taken(
  deps: Deps,
  request: LateRequest,
  { digest }: NamingReceipt,
  now: Instant,
): Promise<LateRequest | undefined> {
  const next = { ...request, hands: { key: digest, at: now }, revision: request.revision + 1 };
  return (await deps.lateRequests.write([next])) === 'committed' ? next : undefined;
}

async function perform(
  deps: Deps,
  actor: Actor,
  request: LateRequest,
  { isCharged, reason }: { readonly isCharged: boolean | undefined; readonly reason: string | undefined },
  receipt: NamingReceipt,
): Promise<Outcome<{ readonly booking: Id<'booking'> }> | Absent> {
  const { wish, service, recipient, household, orderer, date } = request;
  const own = derivedFrom(deps, receipt, 'grant');
  switch (wish.kind) {
    case 'cancel': {
      if (isCharged === true) return letGoCharged(deps, actor, wish.booking, reason, own);
      const words = reason ?? '同意截单后取消，不收费';
      const doing = { act: 'close', reason: words, isLetGo: true } as const;
      const done = await actOnBooking(deps, actor, wish.booking, doing, own);
      return 'absent' in done || !done.ok ? done : accepted({ booking: wish.booking });
    }
    case 'change': {
      const { booking, meal } = wish;
      const done = await changeMeal(deps, actor, { booking, meal, ...(reason ? { reason } : {}) }, own);
      return 'absent' in done || !done.ok ? done : accepted({ booking });
    }
    case 'order': {
      const { from, to, units, priceFen, meal } = wish;
      const when = { date, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      const item = { service, recipient, when, units, priceFen, ...(meal ? { meal } : {}) };
      const done = await enterGranted(deps, actor, { household, orderer, item }, own);
      return 'absent' in done || !done.ok ? done : accepted({ booking: done.value.id });
    }
  }
}

/**
 * The day is given up as if it had been in time: nobody cooks or comes for it, and its place is another's at once. That
 * it is to be paid stands on the booking, with the reason, and the bill says so.
 */
function letGoCharged(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
  reason: string | undefined,
  receipt: NamingReceipt,
): Promise<Outcome<{ readonly booking: Id<'booking'> }> | Absent> {
  const trace = traceOf(receipt);
  return untilSettled(async () => {
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking || !(await reachesBooking(deps, actor, booking, 'order'))) return absent;
    const before = doneBefore(booking, trace);
    if (before) return before.ok ? accepted({ booking: id }) : before;
    if (!mayAct(booking, 'absent', now))
      return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });
    const away = booking.span.days;
    const wanted = await awayOn(deps, actor, booking, { act: 'absent', away, chargedAnyway: true }, now);
    const plan = planNext(booking, wanted, {
      by: { account: actor.account, role: actor.role },
      at: now,
      reason: reason ?? '截单后取消，仍要付款',
      receipt: trace,
    });
    const result = await deps.ledger.commit({ plans: [plan], seller: drawnAlready });
    if (result.kind === 'refused') return refused(result.refusal);
    return result.kind === 'committed' ? accepted({ booking: id }) : 'again';
  });
}

async function matterOf(
  deps: Deps,
  actor: Actor,
  asked: NewLateRequest,
  now: Instant,
): Promise<Outcome<Matter> | Absent> {
  if (asked.kind !== 'order') {
    const booking = await deps.bookings.find(asked.booking);
    if (!booking || !(await reachesBooking(deps, actor, booking, 'order'))) return absent;
    const refusal = refusalOfState(booking, now);
    if (refusal) return refused(refusal);
    const { sheet, span, recipient, household } = booking;
    const service = sheet.kind === 'serviceDay' ? await deps.services.find(sheet.of) : undefined;
    if (!service || sheet.kind !== 'serviceDay') return absent;
    const card = (await findPerson(deps, household, recipient.id))?.card;
    const person = { ...recipient, household, ...(card ? { card } : {}) };
    const wish: LateWish =
      asked.kind === 'cancel'
        ? { kind: 'cancel', booking: booking.id }
        : { kind: 'change', booking: booking.id, meal: asked.meal };
    return fitting({ service, person, date: sheet.period, from: span.from, to: span.to, wish });
  }
  const { when, units = 1, priceFen, meal } = asked;
  const household = await householdFor(deps, actor, asked.household, asked.recipient, 'order');
  const [service, person] = await Promise.all([
    deps.services.find(asked.service),
    household && findPerson(deps, household, asked.recipient),
  ]);
  if (!service || !person) return absent;
  const { from, to } = when;
  return fitting({
    service,
    person,
    date: when.date,
    from: from ?? service.opensAt,
    to: to ?? service.closesAt,
    wish: {
      kind: 'order',
      units,
      priceFen,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(meal ? { meal } : {}),
    },
  });
}

/** Nobody is made to answer what could not be granted anyway. */
function fitting(matter: Matter): Outcome<Matter> {
  const { service, person, wish } = matter;
  const meal = wish.kind === 'cancel' ? undefined : wish.meal;
  const recipient = { id: person.id, hasAddress: person.card?.address !== undefined };
  const refusal = refusalOfMeal(service, recipient, meal);
  return refusal ? refused(refusal) : accepted(matter);
}

function refusalOfState(booking: Booking, now: Instant): Refusal | undefined {
  const state = stateAt(booking, now);
  return mayAct(booking, 'close', now) ? undefined : { code: 'booking.notOpenToAct', facts: { state } };
}

function isSameMatter(
  one: LateRequest,
  wish: LateWish,
  service: Id<'service'>,
  person: Person['id'],
  date: CivilDate,
): boolean {
  if (wish.kind !== 'order') return one.wish.kind !== 'order' && one.wish.booking === wish.booking;
  return (
    one.wish.kind === 'order' && one.service === service && one.recipient === person && one.date === date
  );
}

function lateRequestView(request: LateRequest, now: Instant): LateRequestView {
  const { id, household, site, service, serviceName, recipient, recipientName, date, answer } = request;
  return {
    id,
    household,
    site,
    service: { id: service, name: serviceName },
    recipient: { id: recipient, name: recipientName },
    date,
    asked: request.wish,
    words: request.words ?? null,
    askedAt: isoAt(request.askedAt),
    dueAt: isoAt(request.dueAt),
    state: lateStateAt(request, now),
    answer: answer
      ? {
          isGranted: answer.isGranted,
          isCharged: answer.isCharged ?? null,
          reason: answer.reason ?? null,
          at: isoAt(answer.at),
          booking: answer.booking ?? null,
        }
      : null,
  };
}
