import { asOf, revisionOf, type Booking, type BookingState } from '@huiyue/shared/booking';
import { addDays, civilDate, civilMonth, firstDayOf, lastDayOf } from '@huiyue/shared/civil';
import type { Command } from '@huiyue/shared/ledger/commands';
import { sheetName, type PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import { daySet, daysOf } from '@huiyue/shared/ledger/span';
import {
  claimsOfEach,
  diaryClaim,
  diaryOf,
  planNew,
  planNext,
  together,
  type Wanted,
} from '@huiyue/shared/plan';
import { describe, expect, test } from 'vitest';
import { care, family, lunch, Office } from './ledger/office';
import { all, bkg, claim, hour, join, minute, month, nine, on, roomId, take } from './ledger/sheets';

const answer = 24 * hour;
const wishes = {
  hold: { act: 'hold', forMs: 15 * minute, asker: [] },
  request: { act: 'request', answerWithinMs: answer, asker: [] },
  requestAtOnce: { act: 'request', answerWithinMs: 0, asker: [] },
  walkIn: { act: 'walkIn', asker: ['offline'] },
  join: { act: 'join', waiter: { asker: [], priority: 3, since: nine, answerWithinMs: hour } },
  accept: { act: 'accept', answerWithinMs: answer, asker: [] },
  acceptAtOnce: { act: 'accept', answerWithinMs: 0, asker: [] },
  decline: { act: 'decline' },
  confirm: { act: 'confirm' },
  return: { act: 'return' },
  cancel: { act: 'cancel' },
  close: { act: 'close' },
  absent: { act: 'absent', away: on(7), asker: [] },
  present: { act: 'present', away: 0, asker: [] },
  pause: { act: 'pause', away: on(8, 9), asker: [] },
  resume: { act: 'resume', away: on(8), asker: [] },
} as const satisfies Record<string, Wanted>;

const room = sheetName(roomId);
const diary = 'chd_000001 2026-09 time';
const otherRoom: PlaceSheetId = { ...roomId, of: 'cls_000002' };
const nextMonth: PlaceSheetId = { ...roomId, period: civilMonth('2026-10') };

/** A booking brought into a state by the acts that lead there. */
function inState(state: Exclude<BookingState, 'expired'>): Office {
  const office = new Office(1);
  const paths: Record<typeof state, () => void> = {
    held: () => office.do(care(1), wishes.hold),
    requested: () => office.do(care(1), wishes.request),
    confirmed: () => office.do(care(1), wishes.requestAtOnce),
    waiting: () => waits(office),
    offered: () => {
      waits(office);
      office.do(9, wishes.cancel);
    },
    returned: () => after('request', 'return'),
    declined: () => {
      paths.offered();
      office.do(1, wishes.decline);
    },
    cancelled: () => after('request', 'cancel'),
    closed: () => after('requestAtOnce', 'close'),
  };
  const after = (first: keyof typeof wishes, then: keyof typeof wishes) => {
    office.do(care(1), wishes[first]);
    office.do(1, wishes[then]);
  };
  paths[state]();
  expect(office.stateOf(1)).toBe(state);
  return office;
}

function waits(office: Office): void {
  office.do(care(9), wishes.requestAtOnce);
  office.do(care(1), wishes.join);
}

/** "take room", "keep diary": what a plan does where. */
function stepsOf({
  steps,
}: {
  readonly steps: readonly { readonly sheet: string; readonly command: Command }[];
}) {
  const names: Record<string, string> = { [room]: 'room', [diary]: 'diary' };
  return steps.map(({ sheet, command }) => `${command.do} ${names[sheet] ?? sheet}`);
}

describe('each act, from each state in which it is legal', () => {
  type Case = readonly [
    from: Exclude<BookingState, 'expired'> | undefined,
    wish: keyof typeof wishes,
    steps: readonly string[],
    to: BookingState,
    until: number | undefined,
  ];
  const cases: readonly Case[] = [
    [undefined, 'hold', ['take room', 'take diary'], 'held', nine + 15 * minute],
    [undefined, 'request', ['take room', 'take diary'], 'requested', nine + answer],
    [undefined, 'requestAtOnce', ['take room', 'take diary'], 'confirmed', undefined],
    [undefined, 'walkIn', ['take room', 'take diary'], 'confirmed', undefined],
    ['held', 'request', ['keep room', 'keep diary'], 'requested', nine + answer],
    ['held', 'requestAtOnce', ['keep room', 'keep diary'], 'confirmed', undefined],
    ['held', 'cancel', ['giveBack room', 'giveBack diary'], 'cancelled', undefined],
    ['waiting', 'cancel', ['leave room'], 'cancelled', undefined],
    ['offered', 'accept', ['keep room', 'take diary'], 'requested', nine + answer],
    ['offered', 'acceptAtOnce', ['keep room', 'take diary'], 'confirmed', undefined],
    ['offered', 'decline', ['giveBack room'], 'declined', undefined],
    ['offered', 'cancel', ['giveBack room'], 'cancelled', undefined],
    ['requested', 'confirm', ['keep room', 'keep diary'], 'confirmed', undefined],
    ['requested', 'return', ['giveBack room', 'giveBack diary'], 'returned', undefined],
    ['requested', 'cancel', ['giveBack room', 'giveBack diary'], 'cancelled', undefined],
    ['confirmed', 'cancel', ['giveBack room', 'giveBack diary'], 'cancelled', undefined],
    ['confirmed', 'close', ['giveBack room', 'giveBack diary'], 'closed', undefined],
    ['confirmed', 'absent', ['keep room', 'keep diary'], 'confirmed', undefined],
    ['confirmed', 'present', ['keep room', 'keep diary'], 'confirmed', undefined],
    ['confirmed', 'pause', ['keep room', 'keep diary'], 'confirmed', undefined],
    ['confirmed', 'resume', ['keep room', 'keep diary'], 'confirmed', undefined],
  ];
  test.each(cases)('%s: %s', (from, wish, steps, to, until) => {
    const office = from ? inState(from) : new Office(1);
    const plan = office.plan(from ? 1 : care(1), wishes[wish]);
    expect(stepsOf(plan)).toEqual(steps);
    expect(office.decide([plan])).toEqual([true]);
    expect(office.stateOf(1)).toBe(to);
    const { claim: has, history } = office.booking(1);
    expect(has === undefined).toBe(['cancelled', 'declined', 'returned', 'closed'].includes(to));
    expect(has?.until).toBe(until);
    expect(history.at(-1)).toMatchObject({ act: wishes[wish].act, at: nine, by: family, state: to });
    // The office itself has counted that rooms and diaries have exactly what the bookings say.
    if (!has) {
      expect(office.inside(diaryOf(care(1)), 3, 600)).toBe(0);
      expect(office.sheet(diaryOf(care(1))).claims).toEqual([]);
    }
  });

  test('joining takes nothing, of the room or of the day, and waits with the days booked', () => {
    const office = new Office(1);
    office.do(care(9), wishes.requestAtOnce);
    const plan = office.plan(care(1), wishes.join);
    expect(stepsOf(plan)).toEqual(['join room']);
    office.decide([plan]);
    expect(office.booking(1).claim).toBeUndefined();
    expect(office.sheet(roomId).queue).toEqual([
      { booking: bkg(1), span: month, units: 1, asker: [], priority: 3, since: nine, answerWithinMs: hour },
    ]);
  });

  test('who asks, and for how many, is passed on as it is', () => {
    const [first] = planNew(care(1, { units: 2 }), wishes.walkIn, { by: family, at: nine }).steps;
    expect(first?.command).toEqual({
      do: 'take',
      booking: bkg(1),
      span: month,
      units: 2,
      asker: ['offline'],
    });
  });

  test('every sheet that a plan touches is named for reading', () => {
    for (const state of ['held', 'waiting', 'offered', 'requested', 'confirmed'] as const)
      for (const wish of Object.values(wishes)) {
        const office = inState(state);
        const { sheets, steps } = office.plan(1, wish);
        const named = new Set(sheets.map(sheetName));
        for (const { sheet } of steps) expect(named).toContain(sheet);
      }
  });
});

describe('reasons and receipts', () => {
  test('stand on the event, and nowhere where there are none', () => {
    const receipt = { key: 'k', body: 'b' };
    const plan = planNew(care(1), wishes.walkIn, { by: family, at: nine, reason: '家长到园', receipt });
    const made = plan.after([claim()], nine);
    expect(made.history).toEqual([
      {
        act: 'walkIn',
        at: nine,
        by: family,
        state: 'confirmed',
        claim: claim(),
        reason: '家长到园',
        receipt,
      },
    ]);
    const next = planNext(made, wishes.cancel, { by: family, at: nine }).after([undefined, undefined], nine);
    expect(next.history.at(-1)).toEqual({ act: 'cancel', at: nine, by: family, state: 'cancelled' });
  });
});

describe('staying away', () => {
  test('on some days gives those back and keeps the rest; coming back is for those alone', () => {
    const office = inState('confirmed');
    office.do(1, { act: 'absent', away: on(7, 8), asker: [] });
    expect(daysOf(office.booking(1).claim?.span.days ?? 0)).toEqual(daysOf(all & ~on(7, 8)));
    expect(office.booking(1).away).toBe(on(7, 8));
    const guest = care(5, { span: { days: on(8), from: 540, to: 660 } });
    expect(office.do(guest, wishes.walkIn)).toBe(true);
    expect(office.do(1, { act: 'present', away: 0, asker: [] })).toEqual({
      code: 'place.full',
      facts: { period: '2026-09', places: 1 },
    });
    expect(office.do(1, { act: 'present', away: on(8), asker: [] })).toBe(true);
    expect(daysOf(office.booking(1).claim?.span.days ?? 0)).toEqual(daysOf(all & ~on(8)));
  });

  test('on all days gives everything back, and the place is asked for anew', () => {
    const office = inState('confirmed');
    const away = office.plan(1, { act: 'pause', away: all, asker: [] });
    expect(stepsOf(away)).toEqual(['giveBack room', 'giveBack diary']);
    office.decide([away]);
    expect(office.stateOf(1)).toBe('confirmed');
    expect(office.booking(1).claim).toBeUndefined();
    const back = office.plan(1, { act: 'resume', away: 0, asker: ['inPlace'] });
    expect(stepsOf(back)).toEqual(['take room', 'take diary']);
    expect(office.decide([back])).toEqual([true]);
    expect(office.booking(1).claim).toEqual(claim());
    expect(office.booking(1).away).toBe(0);
  });

  test('… and can then be cancelled though there is nothing to give back', () => {
    const office = inState('confirmed');
    office.do(1, { act: 'pause', away: all, asker: [] });
    const cancel = office.plan(1, wishes.cancel);
    expect(cancel.steps).toEqual([]);
    expect(office.decide([cancel])).toEqual([true]);
    expect(office.stateOf(1)).toBe('cancelled');
  });

  test('days that were never booked change nothing', () => {
    const office = new Office(1);
    office.do(care(1, { span: { days: on(1, 2), from: 480, to: 720 } }), wishes.walkIn);
    office.do(1, { act: 'absent', away: on(2, 20), asker: [] });
    expect(office.booking(1).claim?.span).toEqual({ days: on(1), from: 480, to: 720 });
  });
});

describe('moving to another room', () => {
  const where = ({ sheet, span, site, offer, startsOn, judgement, payFen }: Booking) => ({
    sheet,
    span,
    site,
    offer,
    startsOn,
    judgement,
    payFen,
  });
  const to = (sheet: PlaceSheetId, more: Partial<Booking> = {}): Wanted => ({
    act: 'transfer',
    to: { ...where(inState('confirmed').booking(1)), sheet, ...more },
    asker: [],
  });

  test('of the same month gives the old place back and keeps the day', () => {
    const office = inState('confirmed');
    const plan = office.plan(1, to(otherRoom));
    expect(stepsOf(plan)).toEqual(['giveBack room', 'take cls_000002 2026-09', 'keep diary']);
    expect(office.decide([plan])).toEqual([true]);
    expect(office.booking(1).sheet).toEqual(otherRoom);
    expect(office.booking(1).claim).toEqual(claim());
    expect(office.do(care(2), wishes.walkIn)).toBe(true);
  });

  test('of another month moves the day too, with days and hours of their own', () => {
    const office = inState('confirmed');
    const span = { days: daySet([0, 30]), from: 480, to: 720 };
    const plan = office.plan(1, to(nextMonth, { span, startsOn: civilDate('2026-10-01') }));
    expect(stepsOf(plan)).toEqual([
      'giveBack room',
      'take cls_000001 2026-10',
      'giveBack diary',
      'take chd_000001 2026-10 time',
    ]);
    expect(plan.sheets.map(sheetName)).toEqual(
      expect.arrayContaining([room, diary, 'cls_000001 2026-10', 'chd_000001 2026-10 time']),
    );
    expect(office.decide([plan])).toEqual([true]);
    expect(office.booking(1)).toMatchObject({ sheet: nextMonth, span, startsOn: '2026-10-01' });
    expect(office.sheet(diaryOf(care(1))).claims).toEqual([]);
    // Staying away from there is of those days.
    expect(office.do(1, { act: 'absent', away: daySet([30]), asker: [] })).toBe(true);
    expect(office.booking(1).claim?.span).toEqual({ days: 1, from: 480, to: 720 });
  });

  test('to where there is no place changes nothing at all', () => {
    const office = inState('confirmed');
    office.do(care(2, { sheet: otherRoom }), wishes.walkIn);
    const before = office.booking(1);
    expect(office.do(1, to(otherRoom))).toMatchObject({ code: 'place.full' });
    expect(office.booking(1)).toBe(before);
    expect(office.inside(roomId, 0, 600)).toBe(1);
  });

  test('within the room to other hours is judged for those alone', () => {
    const office = new Office(1);
    office.do(care(1, { span: { days: on(3), from: 480, to: 720 } }), wishes.walkIn);
    const plan = office.plan(1, to(roomId, { span: { days: on(3), from: 600, to: 840 } }));
    expect(stepsOf(plan)).toEqual(['keep room', 'keep diary']);
    expect(office.decide([plan])).toEqual([true]);
    expect(office.booking(1).span).toEqual({ days: on(3), from: 600, to: 840 });
    expect(office.inside(roomId, 2, 500)).toBe(0);
  });

  test('keeps the days away within a month, and forgets them in another', () => {
    const office = inState('confirmed');
    office.do(1, { act: 'absent', away: on(7), asker: [] });
    office.do(1, to(otherRoom));
    expect(office.booking(1).away).toBe(on(7));
    expect(office.inside(otherRoom, 6, 600)).toBe(0);
    office.do(1, to(nextMonth));
    expect(office.booking(1).away).toBe(0);
    expect(office.inside(nextMonth, 6, 600)).toBe(1);
  });

  test('of a day’s service to another day is no day away, even if the first day was', () => {
    const office = new Office(1);
    office.do(lunch(1, '2026-09-07'), wishes.walkIn);
    office.do(1, { act: 'absent', away: 1, asker: [] });
    const later: PlaceSheetId = { kind: 'serviceDay', of: 'svc_000001', period: civilDate('2026-09-08') };
    expect(
      office.do(1, { act: 'transfer', to: { ...where(office.booking(1)), sheet: later }, asker: [] }),
    ).toBe(true);
    expect(office.booking(1).claim).toMatchObject({ span: { days: 1, from: 660, to: 780 } });
    expect(office.inside(later, 0, 700)).toBe(1);
  });
});

describe('an offered place', () => {
  test('keeps the room and leaves the day free: a family may wait for a better place than it has', () => {
    const office = new Office(1);
    office.do(care(9, { child: 9 }), wishes.requestAtOnce);
    office.do(care(1, { child: 1 }), wishes.join);
    expect(office.do(care(2, { child: 1, sheet: otherRoom }), wishes.walkIn)).toBe(true);
    office.do(9, wishes.cancel);
    expect(office.stateOf(1)).toBe('offered');
    expect(office.inside(roomId, 0, 600)).toBe(1);
    expect(office.sheet(diaryOf(care(1))).claims.map(({ booking }) => booking)).toEqual([bkg(2)]);
    // It cannot be had on top of the other; once the other is given back it can.
    expect(office.do(1, wishes.accept)).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: bkg(2), period: '2026-09' },
    });
    expect(office.stateOf(1)).toBe('offered');
    office.do(2, wishes.cancel);
    expect(office.do(1, wishes.accept)).toBe(true);
  });
});

describe('a person’s month', () => {
  test.each(['2026-02', '2028-02', '2026-04', '2026-12'])(
    '%s: a room’s day is the same day of the month',
    (text) => {
      const period = civilMonth(text);
      const last = Number(lastDayOf(period).slice(8)) - 1;
      const facts = care(1, {
        sheet: { ...roomId, period },
        span: { days: daySet([0, last]), from: 480, to: 720 },
      });
      const plan = planNew(facts, wishes.walkIn, { by: family, at: nine });
      expect(plan.steps[1]).toMatchObject({
        sheet: `chd_000001 ${text} time`,
        command: { do: 'take', span: { days: daySet([0, last]), from: 480, to: 720 } },
      });
    },
  );

  test.each(['2026-02', '2028-02', '2026-04', '2026-12'])(
    '%s: each day’s service is that day of the month',
    (text) => {
      const first = firstDayOf(civilMonth(text));
      const days = Number(lastDayOf(civilMonth(text)).slice(8));
      for (let day = 0; day < days; day += 1) {
        const date = addDays(first, day);
        const [, mine] = planNew(lunch(1, date), wishes.walkIn, { by: family, at: nine }).steps;
        expect(mine).toMatchObject({
          sheet: `eld_000001 ${text} meals`,
          command: { do: 'take', units: 1, span: { days: daySet([day]), from: 660, to: 780 } },
        });
      }
    },
  );

  test('has one of the person, however many portions they order', () => {
    const office = new Office(9);
    expect(office.do(lunch(1, '2026-09-07', { units: 3 }), wishes.walkIn)).toBe(true);
    expect(diaryClaim(office.booking(1))).toEqual({
      span: { days: on(7), from: 660, to: 780 },
      units: 1,
      pool: 'everyone',
      booking: bkg(1),
    });
    expect(
      office.inside({ kind: 'serviceDay', of: 'svc_000001', period: civilDate('2026-09-07') }, 0, 700),
    ).toBe(3);
  });
});

test('plans that are put together hold by their own rooms, and get their own claims back', () => {
  const plans = [planNew(care(1), wishes.hold, about()), planNew(care(2), wishes.hold, about())];
  expect(together(plans).map(({ command }) => ('holds' in command ? command.holds : undefined))).toEqual([
    { forMs: 15 * minute },
    { asInStep: 0 },
    { forMs: 15 * minute },
    { asInStep: 2 },
  ]);
  const claims = [claim(), undefined, claim({ units: 2 }), claim({ units: 3 })];
  expect(claimsOfEach(plans, claims)).toEqual([claims.slice(0, 2), claims.slice(2)]);
  // What is not put together by plans stays as it is.
  expect(take(1)[0]?.command).toEqual({ do: 'take', booking: bkg(1), span: month, units: 1, asker: [] });
  expect(join(1)).toHaveLength(1);
});

test('a booking can be told as it was after each of its acts, through a transfer too', () => {
  const office = new Office(1);
  const seen: Booking[] = [];
  const live = (wish: Wanted, facts?: ReturnType<typeof care>) => {
    expect(office.do(facts ?? 1, wish)).toBe(true);
    seen.push(office.booking(1));
  };
  live(wishes.hold, care(1));
  live(wishes.request);
  live(wishes.confirm);
  live(wishes.absent);
  const { site, offer, judgement, payFen } = care(1);
  const moved = { sheet: nextMonth, span: { ...month, days: on(1, 2) }, startsOn: civilDate('2026-10-01') };
  live({
    act: 'transfer',
    to: { site: { id: 'site_000002', name: '另一家' }, offer, judgement, payFen, ...moved },
    asker: [],
  });
  live({
    act: 'transfer',
    to: { site, offer, judgement, payFen, sheet: otherRoom, span: month, startsOn: civilDate('2026-09-01') },
    asker: [],
  });
  live(wishes.cancel);
  const last = office.booking(1);
  expect(seen.map(({ writtenState }) => writtenState)).toEqual([
    'held',
    'requested',
    'confirmed',
    'confirmed',
    'confirmed',
    'confirmed',
    'cancelled',
  ]);
  for (const [index, then] of seen.entries()) {
    expect(asOf(last, index + 1)).toEqual(then);
    expect(revisionOf(then)).toBe(index + 1);
  }
  expect(last).not.toHaveProperty('claim');
  expect(last.sheet).toEqual(otherRoom);
});

function about() {
  return { by: family, at: nine };
}
