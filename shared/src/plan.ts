import type { Booking, BookingAct, BookingEvent, BookingFacts, Doer, Where, WrittenState } from './booking';
import { told } from './booking';
import { monthOf, type Instant } from './civil';
import type { Claims, Command, Holding, Order } from './ledger/commands';
import type { Waiter } from './ledger/queue';
import { sheetName, type Asker, type Claim, type PlaceSheetId, type SheetId } from './ledger/sheet';
import type { DaySet, Span } from './ledger/span';
import { diaryPage } from './service';

/** What somebody wants done to one booking, legal or not: legality is {@link mayAct}'s to say, room is the ledger's. */
export type Wanted =
  | { readonly act: 'hold'; readonly forMs: number; readonly asker: Asker }
  | { readonly act: 'request' | 'accept'; readonly answerWithinMs: number; readonly asker: Asker }
  | { readonly act: 'walkIn'; readonly asker: Asker }
  | { readonly act: 'join'; readonly waiter: Omit<Waiter, 'booking' | 'span' | 'units' | 'offered'> }
  | { readonly act: 'confirm' | 'return' | 'cancel' | 'decline' }
  | { readonly act: 'close'; readonly isLetGo?: true }
  | {
      readonly act: 'absent' | 'present' | 'pause' | 'resume';
      readonly away: DaySet;
      readonly asker: Asker;
      readonly chargedAnyway?: true;
    }
  | {
      readonly act: 'transfer';
      readonly to: Where;
      readonly asker: Asker;
    }
  /** Another place instead of the one that was asked for: one is given back as the other is held. */
  | { readonly act: 'propose'; readonly to: Where; readonly asker: Asker; readonly forMs: number };

/** One act on one booking: the steps it takes on the sheets, and what the booking is once they are taken. */
export type Plan = {
  /** Absent for a booking that is being made. */
  readonly before?: Booking;
  readonly facts: BookingFacts;
  readonly sheets: readonly SheetId[];
  readonly steps: Order;
  readonly after: (claims: Claims, at: Instant) => Booking;
};

type About = {
  readonly by: Doer;
  readonly at: Instant;
  readonly reason?: string | undefined;
  readonly receipt?: BookingEvent['receipt'] | undefined;
};

/** The first act on a booking that does not exist yet. */
export function planNew(facts: BookingFacts, wanted: Wanted, about: About): Plan {
  return planOn(facts, undefined, wanted, about);
}

/** Another act on a booking as it stands. */
export function planNext(booking: Booking, wanted: Wanted, about: About): Plan {
  return planOn(booking, booking, wanted, about);
}

/** Several plans as one order: all of them happen, or none. */
export function together(plans: readonly Plan[]): Order {
  return plans.flatMap(({ steps }, index) => {
    const offset = plans.slice(0, index).reduce((sum, plan) => sum + plan.steps.length, 0);
    return steps.map(({ sheet, command }) => ({ sheet, command: shifted(command, offset) }));
  });
}

/** The claims of each plan, out of those of all. */
export function claimsOfEach(plans: readonly Plan[], claims: Claims): readonly Claims[] {
  let from = 0;
  return plans.map(({ steps }) => claims.slice(from, (from += steps.length)));
}

/** Where a recipient's own time is written down for the day or month of a sheet. */
export function diaryOf({ sheet, recipient, offer }: BookingFacts): SheetId {
  return {
    kind: 'personMonth',
    of: recipient.id,
    period: sheet.kind === 'classMonth' ? sheet.period : monthOf(sheet.period),
    about: offer.kind === 'class' ? 'time' : diaryPage(offer.product),
  };
}

function planOn(facts: BookingFacts, before: Booking | undefined, wanted: Wanted, about: About): Plan {
  const there: BookingFacts = 'to' in wanted ? { ...facts, ...wanted.to } : facts;
  const { sheet: to, span: booked } = there;
  const away = 'away' in wanted ? wanted.away : awayStill(before, to);
  const asker = 'asker' in wanted ? wanted.asker : [];
  const state = stateLeftBy(wanted, before);
  const present: Span = { ...booked, days: booked.days & ~away };
  const span = takesPlace(state) && present.days !== 0 ? present : undefined;
  const roomSpan = wanted.act === 'propose' ? present : span;
  const holds = holdingOf(wanted, state);

  const room = roomSteps(facts, before, wanted, { to, span: roomSpan, asker, holds });
  const roomStep = room.length - 1;
  const diary = diarySteps(there, before, {
    span,
    roomStep,
    isHeld: holds !== undefined,
  });

  return {
    ...(before ? { before } : {}),
    facts,
    sheets: [...(before ? [before.sheet] : []), to, ...(before ? [diaryOf(before)] : []), diaryOf(there)],
    steps: [...room, ...diary],
    after: (claims, at) => {
      const claim = roomSpan ? claims[roomStep] : undefined;
      const event: BookingEvent = {
        act: wanted.act,
        at,
        by: about.by,
        state,
        ...(claim ? { claim } : {}),
        ...(away === 0 ? {} : { away }),
        ...('chargedAnyway' in wanted ? { chargedAnyway: true } : {}),
        ...('isLetGo' in wanted ? { isLetGo: true } : {}),
        ...('to' in wanted && before ? { movedFrom: whereOf(before) } : {}),
        ...(about.reason === undefined ? {} : { reason: about.reason }),
        ...(about.receipt === undefined ? {} : { receipt: about.receipt }),
      };
      return told(there, [...(before?.history ?? []), event]);
    },
  };
}

/** The days away of a month mean nothing in another. */
function awayStill(before: Booking | undefined, to: PlaceSheetId): DaySet {
  return before?.sheet.period === to.period ? before.away : 0;
}

function whereOf({ sheet, span, site, offer, startsOn, judgement, payFen, meal }: Booking): Where {
  return { sheet, span, site, offer, startsOn, judgement, payFen, ...(meal ? { meal } : {}) };
}

/** What the clock of a waiting family brings: a place that is held for them from now on. */
export function offered(booking: Booking, claim: Claim, at: Instant): Booking {
  return told(booking, [...booking.history, { act: 'offer', at, state: 'offered', claim }]);
}

const stateAfter: Record<Exclude<BookingAct, 'request' | 'accept' | 'offer'>, WrittenState> = {
  hold: 'held',
  walkIn: 'confirmed',
  join: 'waiting',
  decline: 'declined',
  confirm: 'confirmed',
  return: 'returned',
  cancel: 'cancelled',
  close: 'closed',
  absent: 'confirmed',
  present: 'confirmed',
  pause: 'confirmed',
  resume: 'confirmed',
  transfer: 'confirmed',
  propose: 'offered',
};

function stateLeftBy(wanted: Wanted, before: Booking | undefined): WrittenState {
  if (wanted.act === 'request' || wanted.act === 'accept')
    return wanted.answerWithinMs === 0 ? 'confirmed' : 'requested';
  return stateAfter[wanted.act] ?? before?.writtenState;
}

/** Of one's own doing. An offer keeps a place, and nobody's day free: a family may wait for better than it has. */
function takesPlace(state: WrittenState): boolean {
  return state === 'held' || state === 'requested' || state === 'confirmed';
}

function holdingOf(wanted: Wanted, state: WrittenState): Holding | undefined {
  if ('forMs' in wanted) return { forMs: wanted.forMs };
  return state === 'requested' && 'answerWithinMs' in wanted ? { forMs: wanted.answerWithinMs } : undefined;
}

function roomSteps(
  { id: booking, units, span: booked }: BookingFacts,
  before: Booking | undefined,
  wanted: Wanted,
  next: {
    readonly to: PlaceSheetId;
    readonly span: Span | undefined;
    readonly asker: Asker;
    readonly holds: Holding | undefined;
  },
): Order {
  const { to, span, asker, holds } = next;
  const here = sheetName(to);
  const held = before?.claim;
  const hold = holds ? { holds } : {};
  if (wanted.act === 'join')
    return [
      { sheet: here, command: { do: 'join', waiter: { ...wanted.waiter, booking, span: booked, units } } },
    ];
  if (before?.writtenState === 'waiting') return [{ sheet: here, command: { do: 'leave', booking } }];
  const take = span
    ? [{ sheet: here, command: { do: 'take' as const, booking, span, units, asker, ...hold } }]
    : [];
  if (!held || !before) return take;
  const was = sheetName(before.sheet);
  if (was !== here) return [{ sheet: was, command: { do: 'giveBack', booking, claim: held } }, ...take];
  return span
    ? [{ sheet: here, command: { do: 'keep', booking, claim: held, span, asker, ...hold } }]
    : [{ sheet: here, command: { do: 'giveBack', booking, claim: held } }];
}

function diarySteps(
  facts: BookingFacts,
  before: Booking | undefined,
  next: { readonly span: Span | undefined; readonly roomStep: number; readonly isHeld: boolean },
): Order {
  const { id: booking } = facts;
  const here = sheetName(diaryOf(facts));
  const held = before && takesPlace(before.writtenState) ? diaryClaim(before) : undefined;
  const span = next.span && inDiary(next.span, facts.sheet);
  const hold = next.isHeld ? { holds: { asInStep: next.roomStep } as const } : {};
  const take = span
    ? [{ sheet: here, command: { do: 'take' as const, booking, span, units: 1, asker: [], ...hold } }]
    : [];
  if (!held || !before) return take;
  const was = sheetName(diaryOf(before));
  if (was !== here) return [{ sheet: was, command: { do: 'giveBack', booking, claim: held } }, ...take];
  return span
    ? [{ sheet: here, command: { do: 'keep', booking, claim: held, span, asker: [], ...hold } }]
    : [{ sheet: here, command: { do: 'giveBack', booking, claim: held } }];
}

/** What a booking has on its recipient's own month. */
export function diaryClaim(booking: Booking): Claim | undefined {
  const { claim, id, sheet } = booking;
  if (!claim) return undefined;
  const { until } = claim;
  return {
    span: inDiary(claim.span, sheet),
    units: 1,
    pool: 'everyone',
    booking: id,
    ...(until === undefined ? {} : { until }),
  };
}

/** A day's sheet has one day; on a person's month that is the day of the month. */
function inDiary(span: Span, sheet: PlaceSheetId): Span {
  return sheet.kind === 'serviceDay' ? { ...span, days: 1 << (Number(sheet.period.slice(8)) - 1) } : span;
}

function shifted(command: Command, by: number): Command {
  return 'holds' in command && command.holds && 'asInStep' in command.holds
    ? { ...command, holds: { asInStep: command.holds.asInStep + by } }
    : command;
}
