import type { Instant } from '../civil';
import { accepted, refused, type Outcome } from '../outcome';
import type { Claims, Holding, MoveOn, Offer, Order, Step } from './commands';
import { inOrder, type QueueMove, type Waiter } from './queue';
import { whyNot } from './refusals';
import { freeThrough, freeUnits, isLive, mostAt, type Claim, type Sheet } from './sheet';
import { beyond, isSameSpan, minutesInDay, type DaySet, type Span } from './span';

/** The sheets that a decision is about, by name. */
export type Book = ReadonlyMap<string, Sheet>;

/** Days of sheets, by name, on which what they sell stands still: nobody who waits is offered a place on these alone. */
export type StandingDays = ReadonlyMap<string, DaySet>;

export type Decision = {
  readonly book: Book;
  /** One for each order, in their order; undefined where it has to wait until more of the queue has had its turn. */
  readonly outcomes: readonly (Outcome<Claims> | undefined)[];
  readonly offers: readonly Offer[];
  readonly moves: readonly MoveOn[];
};

/**
 * Decides orders on sheets, each on what the one before left behind. A refused order changes nothing on any sheet.
 *
 *   1  What has run out by the clock is gone, and with it offers nobody answered.
 *   2  Who gives back goes first: nobody is told "full" by the very commit that frees a place.
 *   3  What is free goes to those who wait, in their order, and is held for them.
 *   4  Everybody else, in the order in which they came.
 */
export function decide(
  book: Book,
  orders: readonly Order[],
  now: Instant,
  mostOffers = Infinity,
  standing: StandingDays = new Map(),
): Decision {
  const table = new Map([...book].map(([name, sheet]) => [name, afterTheClock(name, sheet, now)]));
  const offers: Offer[] = [];
  const outcomes = new Map<Order, Outcome<Claims>>();

  const settle = (order: Order) => {
    const tried = tryOrder(table, order, now);
    if (tried.ok) for (const [name, state] of tried.value.states) table.set(name, state);
    outcomes.set(order, tried.ok ? accepted(tried.value.claims) : tried);
  };
  const offerWhatIsFree = () => {
    for (const [name, state] of table) {
      const most = mostOffers - offers.length;
      const promoted = promote(name, state, now, most, standing.get(name) ?? 0);
      table.set(name, promoted.state);
      offers.push(...promoted.offers);
    }
  };
  for (const order of orders.filter(onlyGivesBack)) settle(order);
  offerWhatIsFree();
  for (const order of orders.filter((one) => !onlyGivesBack(one))) {
    // The store cannot write more at once, and nobody overtakes those whose turn it is.
    if (offers.length >= mostOffers) break;
    settle(order);
    // Whoever moves to other hours or another room leaves free ones behind.
    if (order.some(leavesFree)) offerWhatIsFree();
  }

  return {
    book: new Map([...table].map(([name, { sheet }]) => [name, sheet])),
    outcomes: orders.map((order) => outcomes.get(order)),
    offers,
    moves: [...table.values()].flatMap(({ moves }) => moves),
  };
}

/** A sheet while it is being decided on, and what has happened to its queue so far. */
type State = { readonly sheet: Sheet; readonly moves: readonly MoveOn[] };

function onlyGivesBack(order: Order): boolean {
  return !order.some(takes);
}

/** Wants something that must be free. */
function takes({ command }: Step): boolean {
  if (command.do === 'keep') return beyond(command.span, command.claim.span).length > 0;
  return command.do === 'take' || command.do === 'join';
}

/** May leave something free behind that was not. */
function leavesFree({ command }: Step): boolean {
  if (command.do === 'keep') return beyond(command.claim.span, command.span).length > 0;
  return command.do === 'giveBack' || command.do === 'setTerms' || command.do === 'allow';
}

function tryOrder(
  table: ReadonlyMap<string, State>,
  order: Order,
  now: Instant,
): Outcome<{ readonly states: ReadonlyMap<string, State>; readonly claims: Claims }> {
  const states = new Map<string, State>();
  const claims: (Claim | undefined)[] = [];
  for (const step of order) {
    const state = states.get(step.sheet) ?? table.get(step.sheet);
    if (!state) throw new Error(`the sheet ${step.sheet} was not read for this decision`);
    const outcome = decideStep(state, step, claims, now);
    if (!outcome.ok) return outcome;
    states.set(step.sheet, outcome.value.state);
    claims.push(outcome.value.claim);
  }
  return accepted({ states, claims });
}

type Stepped = Outcome<{ readonly state: State; readonly claim?: Claim | undefined }>;

function decideStep(state: State, { sheet: name, command }: Step, before: Claims, now: Instant): Stepped {
  const { sheet } = state;
  switch (command.do) {
    case 'take': {
      const { booking, span, units, asker } = command;
      const mine = sheet.claims.find((claim) => claim.booking === booking);
      if (mine) return accepted({ state, claim: mine });
      if (units > freeUnits(sheet, span, asker, now))
        return refused(whyNot(sheet, { spans: [span], units, asker }, now));
      const claim = newClaim(sheet, command, untilOf(command.holds, before, sheet, now));
      return accepted({ state: { ...state, sheet: withClaim(sheet, claim) }, claim });
    }
    case 'keep': {
      const { booking, claim: held, span, asker } = command;
      // The hold ran out while the answer was on its way: the place may be someone else's by now.
      if (hasRunOut(sheet, held, now)) return refused(ranOut);
      // Only what is new is judged: what they have they keep, whatever has been kept back for others since.
      const more = { spans: beyond(span, held.span), units: held.units, asker: [...asker, ...poolOf(held)] };
      if (more.units > freeThrough(sheet, more.spans, more.asker, now))
        return refused(whyNot(sheet, more, now));
      const claim = claimOf(held, span, untilOf(command.holds, before, sheet, now));
      const next = withClaim(withoutClaim(sheet, held), claim);
      return accepted({ state: dequeued({ ...state, sheet: next }, name, booking, 'accept', now), claim });
    }
    case 'giveBack': {
      const { booking, claim } = command;
      const rest = hasRunOut(sheet, claim, now) ? sheet : withoutClaim(sheet, claim);
      return accepted({ state: dequeued({ ...state, sheet: rest }, name, booking, 'decline', now) });
    }
    case 'join': {
      const { waiter } = command;
      if (sheet.queue.some(({ booking }) => booking === waiter.booking)) return accepted({ state });
      if (waiter.units <= freeUnits(sheet, waiter.span, waiter.asker, now))
        return refused({ code: 'waitlist.placeIsFree', facts: { period: sheet.id.period } });
      return accepted({
        state: {
          sheet: { ...sheet, queue: inOrder([...sheet.queue, waiter]) },
          moves: [...state.moves, moveOf(name, waiter, 'join', now)],
        },
      });
    }
    case 'leave':
      return accepted({ state: dequeued(state, name, command.booking, 'leave', now) });
    case 'setTerms': {
      const { places, reserves } = command.terms;
      const taken = mostTaken(sheet, now);
      if (places < taken && places < sheet.places)
        return refused({
          code: 'places.belowTaken',
          facts: { places, takenPlaces: taken, period: sheet.id.period },
        });
      return accepted({ state: { ...state, sheet: { ...sheet, places, reserves } } });
    }
    case 'allow':
      return accepted({
        state: {
          ...state,
          sheet: { ...sheet, overAllocations: [...sheet.overAllocations, command.overAllocation] },
        },
      });
  }
}

const ranOut = { code: 'booking.notOpenToAct', facts: { state: 'expired' } } as const;

/** Drops what has run out. Nothing has to happen for a hold to end; this only tidies up after it. */
function afterTheClock(name: string, sheet: Sheet, now: Instant): State {
  const claims = sheet.claims.filter((claim) => isLive(claim, now));
  const lapsed = sheet.queue.filter(({ offered }) => offered !== undefined && !isLive(offered, now));
  if (claims.length === sheet.claims.length && lapsed.length === 0) return { sheet, moves: [] };
  return {
    sheet: {
      ...sheet,
      claims,
      queue: sheet.queue.filter((waiter) => !lapsed.includes(waiter)),
      ranOutTo: Math.max(
        sheet.ranOutTo,
        ...sheet.claims.map(({ until }) => (until !== undefined && until <= now ? until : 0)),
      ),
    },
    moves: lapsed.map((waiter) => moveOf(name, waiter, 'lapse', now)),
  };
}

/**
 * Holds what is free for those who wait. Who does not fit is passed over, not waited for: no free place stays empty. Who
 * waits for nothing but days that stand still keeps their turn.
 */
function promote(
  name: string,
  state: State,
  now: Instant,
  most: number,
  standing: DaySet,
): { readonly state: State; readonly offers: readonly Offer[] } {
  const offers: Offer[] = [];
  let { sheet } = state;
  const moves = [...state.moves];
  for (const waiter of sheet.queue) {
    if (offers.length >= most) break;
    if (waiter.offered) continue;
    const { booking, span, units, asker, answerWithinMs } = waiter;
    if ((span.days & ~standing) === 0) continue;
    if (units > freeUnits(sheet, span, asker, now)) continue;
    const claim = newClaim(sheet, { booking, span, units, asker }, heldUntil(sheet, answerWithinMs, now));
    sheet = {
      ...withClaim(sheet, claim),
      queue: sheet.queue.map((one) => (one === waiter ? { ...waiter, offered: claim } : one)),
    };
    offers.push({ sheet: name, booking, claim });
    moves.push(moveOf(name, waiter, 'offer', now));
  }
  return { state: { sheet, moves }, offers };
}

/**
 * Who belongs to a group is counted on its reserve, where there is one: so at every moment it is used up before the
 * places that are open to everyone, or nobody else could have those. Of several, one with room for them.
 */
function newClaim(
  sheet: Sheet,
  { booking, span, units, asker }: Pick<Waiter, 'booking' | 'span' | 'units' | 'asker'>,
  until: Instant | undefined,
): Claim {
  const theirs = sheet.reserves.filter((reserve) => asker.includes(reserve.for));
  const reserve =
    theirs.find(({ for: group, units: kept }) => kept > mostAt(sheet, span, ({ pool }) => pool === group)) ??
    theirs[0];
  return {
    span,
    units,
    pool: reserve?.for ?? 'everyone',
    ...(until === undefined ? {} : { until }),
    ...(sheet.id.kind === 'personMonth' ? { booking } : {}),
  };
}

function claimOf(held: Claim, span: Span, until: Instant | undefined): Claim {
  const { until: _, ...rest } = held;
  return { ...rest, span, ...(until === undefined ? {} : { until }) };
}

function untilOf(
  holds: Holding | undefined,
  before: Claims,
  sheet: Sheet,
  now: Instant,
): Instant | undefined {
  if (holds === undefined) return undefined;
  return 'forMs' in holds ? heldUntil(sheet, holds.forMs, now) : before[holds.asInStep]?.until;
}

const minuteMs = 60_000;

/** Whole minutes, so that holds which end together are one claim; and counted by the later of the two clocks. */
function heldUntil({ ranOutTo }: Sheet, forMs: number, now: Instant): Instant {
  return Math.ceil((Math.max(now, ranOutTo) + forMs) / minuteMs) * minuteMs;
}

/** By this clock, or by that of whoever gave the place away since. */
function hasRunOut(sheet: Sheet, claim: Claim, now: Instant): boolean {
  if (claim.until === undefined) return false;
  if (claim.booking !== undefined) return !sheet.claims.some((one) => isAlike(one, claim));
  return !isLive(claim, now) || claim.until <= sheet.ranOutTo;
}

function withClaim(sheet: Sheet, claim: Claim): Sheet {
  const alike = sheet.claims.find((one) => isAlike(one, claim));
  return {
    ...sheet,
    claims: alike
      ? sheet.claims.map((one) => (one === alike ? { ...one, units: one.units + claim.units } : one))
      : [...sheet.claims, claim],
  };
}

/** @throws when the claim is not on the sheet: booking and sheet are written together, so this is a fault. */
function withoutClaim(sheet: Sheet, claim: Claim): Sheet {
  const alike = sheet.claims.find((one) => isAlike(one, claim));
  if (!alike || alike.units < claim.units) throw new Error(`a claim is not on the sheet of ${sheet.id.of}`);
  return {
    ...sheet,
    claims: sheet.claims.flatMap((one) => {
      if (one !== alike) return [one];
      return one.units === claim.units ? [] : [{ ...one, units: one.units - claim.units }];
    }),
  };
}

function isAlike(one: Claim, other: Claim): boolean {
  return (
    one.pool === other.pool &&
    one.until === other.until &&
    one.booking === other.booking &&
    isSameSpan(one.span, other.span)
  );
}

function poolOf({ pool }: Claim) {
  return pool === 'everyone' ? [] : [pool];
}

function dequeued(
  state: State,
  name: string,
  booking: Waiter['booking'],
  move: QueueMove['move'],
  now: Instant,
): State {
  const waiter = state.sheet.queue.find((one) => one.booking === booking);
  if (!waiter) return state;
  return {
    sheet: { ...state.sheet, queue: state.sheet.queue.filter((one) => one !== waiter) },
    moves: [...state.moves, moveOf(name, waiter, move, now)],
  };
}

function moveOf(
  sheet: string,
  { booking, priority, since }: Waiter,
  move: QueueMove['move'],
  at: Instant,
): MoveOn {
  return { sheet, move, booking, priority, since, at };
}

function mostTaken(sheet: Sheet, now: Instant): number {
  return mostAt(sheet, { days: 2 ** 31 - 1, from: 0, to: minutesInDay }, (claim) => isLive(claim, now));
}
