import { civilDate, civilMonth, instantOf, type Instant } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Command, Order } from '@huiyue/shared/ledger/commands';
import { decide, type Decision } from '@huiyue/shared/ledger/decide';
import type { Waiter } from '@huiyue/shared/ledger/queue';
import {
  blankSheet,
  diaryTerms,
  type Claim,
  type DiaryId,
  type PlaceSheetId,
  type ReserveGroup,
  type Sheet,
} from '@huiyue/shared/ledger/sheet';
import { daySet, minutesInDay, type Span } from '@huiyue/shared/ledger/span';
import type { Outcome } from '@huiyue/shared/outcome';
import type { Refusal } from '@huiyue/shared/refusals';

/** A Monday morning, on the minute. */
export const nine: Instant = instantOf('2026-08-10T09:00:00+08:00');
export const minute = 60_000;
export const hour = 60 * minute;

export const roomId = {
  kind: 'classMonth',
  of: 'cls_000001',
  period: civilMonth('2026-09'),
} as const satisfies PlaceSheetId;
const diaryId = {
  kind: 'personMonth',
  of: 'chd_000001',
  period: civilMonth('2026-09'),
  about: 'time',
} as const satisfies DiaryId;
export const lunchOn = (day: number): PlaceSheetId => ({
  kind: 'serviceDay',
  of: 'svc_000001',
  period: civilDate(`2026-09-${String(day).padStart(2, '0')}`),
});

export const all = daySet(Array.from({ length: 30 }, (_, day) => day));
/** Days by their number in the month. */
export const on = (...days: readonly number[]) => daySet(days.map((day) => day - 1));
export const from = (start: number, end: number, days = all): Span => ({
  days,
  from: start * 60,
  to: end * 60,
});
export const month: Span = { days: all, from: 0, to: minutesInDay };
export const mornings = from(8, 12);
export const afternoons = from(12, 18);

export const bkg = (number: number): Id<'booking'> => `bkg_${String(number).padStart(6, '0')}`;

export function room(places: number, more: Partial<Sheet> = {}): Sheet {
  return { ...blankSheet(roomId, { places, reserves: [] }), ...more };
}
export function diary(more: Partial<Sheet> = {}): Sheet {
  return { ...blankSheet(diaryId, diaryTerms), ...more };
}

export function claim(more: Partial<Claim> = {}): Claim {
  return { span: month, units: 1, pool: 'everyone', ...more };
}
export function waiter(number: number, more: Partial<Waiter> = {}): Waiter {
  return {
    booking: bkg(number),
    span: month,
    units: 1,
    asker: [],
    priority: 9,
    since: nine - hour + number,
    answerWithinMs: hour,
    ...more,
  };
}

type Taking = {
  readonly units?: number;
  readonly asker?: readonly ReserveGroup[];
  readonly forMs?: number;
  readonly sheet?: string;
};
const here = 'room';

function step(command: Command, sheet = here): Order {
  return [{ sheet, command }];
}
export function take(
  number: number,
  span: Span = month,
  { units = 1, asker = [], forMs, sheet }: Taking = {},
) {
  return step(
    {
      do: 'take',
      booking: bkg(number),
      span,
      units,
      asker,
      ...(forMs === undefined ? {} : { holds: { forMs } }),
    },
    sheet,
  );
}
export function giveBack(number: number, held: Claim, sheet?: string) {
  return step({ do: 'giveBack', booking: bkg(number), claim: held }, sheet);
}
export function keep(
  number: number,
  held: Claim,
  span: Span = held.span,
  { asker = [], forMs, sheet }: Omit<Taking, 'units'> = {},
) {
  return step(
    {
      do: 'keep',
      booking: bkg(number),
      claim: held,
      span,
      asker,
      ...(forMs === undefined ? {} : { holds: { forMs } }),
    },
    sheet,
  );
}
export const join = (number: number, more: Partial<Waiter> = {}) =>
  step({ do: 'join', waiter: waiter(number, more) });
export const leave = (number: number) => step({ do: 'leave', booking: bkg(number) });
export const setTerms = (places: number, reserves: Sheet['reserves'] = []) =>
  step({ do: 'setTerms', terms: { places, reserves } });
export const allow = (units: number, until: Instant) =>
  step({
    do: 'allow',
    overAllocation: { units, until, reason: 'the house next door burnt down', by: 'acc_000001' },
  });

export type Answer = true | 'later' | Refusal;

/** What was decided on one room, in a form that reads well. */
export type Decided = Decision & {
  readonly room: Sheet;
  /** `true`, or the refusal, or `later`. */
  readonly answers: readonly Answer[];
  readonly claimsOf: readonly (Claim | undefined)[];
};

export function decideOn(
  sheet: Sheet,
  orders: readonly Order[],
  now: Instant = nine,
  most?: number,
  standing = 0,
): Decided {
  const decision = decide(new Map([[here, sheet]]), orders, now, most, new Map([[here, standing]]));
  return {
    ...decision,
    room: sheetIn(decision, here),
    answers: decision.outcomes.map(answerOf),
    claimsOf: decision.outcomes.map((outcome) => (outcome?.ok ? outcome.value[0] : undefined)),
  };
}

export function sheetIn({ book }: Pick<Decision, 'book'>, name: string): Sheet {
  const sheet = book.get(name);
  if (!sheet) throw new Error(`no sheet called ${name}`);
  return sheet;
}

export function answerOf(outcome: Outcome<unknown> | undefined): Answer {
  if (!outcome) return 'later';
  return outcome.ok ? true : outcome.refusal;
}

export const full = (places: number) => ({
  code: 'place.full',
  facts: { period: roomId.period, places },
});
export const keptFor = (group: ReserveGroup, releasedAt?: Instant) => ({
  code: 'place.keptBack',
  facts: { period: roomId.period, for: group, ...(releasedAt === undefined ? {} : { releasedAt }) },
});
export const expired = { code: 'booking.notOpenToAct', facts: { state: 'expired' } };
