import { inOrder, rankOf, replayed } from '@huiyue/shared/ledger/queue';
import { describe, expect, test } from 'vitest';
import {
  allow,
  bkg,
  claim,
  decideOn,
  from,
  full,
  giveBack,
  hour,
  join,
  keep,
  leave,
  minute,
  month,
  mornings,
  nine,
  on,
  room,
  setTerms,
  take,
  waiter,
} from './sheets';

const heldTo = nine + hour;
const offerOf = (number: number) => ({
  sheet: 'room',
  booking: bkg(number),
  claim: claim({ until: heldTo }),
});
const waitingIn = (sheet: {
  readonly queue: readonly { readonly booking: string; readonly offered?: unknown }[];
}) => sheet.queue.filter(({ offered }) => !offered).map(({ booking }) => booking);
const taken = room(1, { claims: [claim()] });
const queueOf = (...numbers: readonly number[]) =>
  room(1, { claims: [claim()], queue: numbers.map((one) => waiter(one)) });

describe('who waits for what stands still', () => {
  const waiters = [waiter(1, { span: { ...month, days: 0b11 } }), waiter(2), waiter(3)];
  const free = room(2, { queue: waiters });

  test('is passed over and keeps their turn; of whose days some are left, is offered the place', () => {
    const { room: after, offers } = decideOn(free, [], nine, undefined, 0b111);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(2), bkg(3)]);
    expect(waitingIn(after)).toEqual([bkg(1)]);
    expect(rankOf(after.queue, bkg(1))).toBe(1);
    expect(decideOn(free, [], nine, undefined, 0b01).offers.map(({ booking }) => booking)).toEqual([
      bkg(1),
      bkg(2),
    ]);
  });
});

describe('who waits', () => {
  test('joins where nothing is free, and is told of a free place where there is one', () => {
    expect(decideOn(taken, [join(1)]).answers).toEqual([true]);
    expect(decideOn(room(1), [join(1)]).answers).toEqual([
      { code: 'waitlist.placeIsFree', facts: { period: '2026-09' } },
    ]);
    // A morning is taken, so a month has no place; an afternoon has.
    const half = room(1, { claims: [claim({ span: mornings })] });
    expect(decideOn(half, [join(1), join(2, { span: from(13, 18) })]).answers).toEqual([
      true,
      { code: 'waitlist.placeIsFree', facts: { period: '2026-09' } },
    ]);
  });

  test('joins once, however often they ask', () => {
    const { room: after, moves, answers } = decideOn(taken, [join(1), join(1)]);
    expect(answers).toEqual([true, true]);
    expect(waitingIn(after)).toEqual([bkg(1)]);
    expect(moves.map(({ move }) => move)).toEqual(['join']);
  });

  test('stands by the published order of groups, then by time, then by id, whoever’s request was read first', () => {
    const { room: after } = decideOn(taken, [
      join(1, { priority: 2, since: nine }),
      join(2, { priority: 1, since: nine }),
      join(4, { priority: 0, since: nine }),
      join(3, { priority: 0, since: nine }),
      join(5, { priority: 1, since: nine - 1 }),
    ]);
    expect(waitingIn(after)).toEqual([3, 4, 5, 2, 1].map(bkg));
    expect([3, 4, 5, 2, 1].map((one) => rankOf(after.queue, bkg(one)))).toEqual([1, 2, 3, 4, 5]);
    expect(rankOf(after.queue, bkg(9))).toBeUndefined();
  });

  test('goes, and is missed by nobody', () => {
    const { room: after, moves } = decideOn(queueOf(1, 2), [leave(1), leave(9)]);
    expect(waitingIn(after)).toEqual([bkg(2)]);
    expect(moves.map(({ move, booking }) => [move, booking])).toEqual([['leave', bkg(1)]]);
  });
});

describe('a place that comes free', () => {
  test('is held for the next in turn in the same decision, and newcomers find it taken', () => {
    const decided = decideOn(queueOf(1, 2), [take(8), giveBack(9, claim()), take(7)]);
    expect(decided.answers).toEqual([full(1), true, full(1)]);
    expect(decided.offers).toEqual([offerOf(1)]);
    expect(decided.room.claims).toEqual([claim({ until: heldTo })]);
    expect(decided.room.queue.map(({ offered }) => offered)).toEqual([claim({ until: heldTo }), undefined]);
    expect(rankOf(decided.room.queue, bkg(1))).toBeUndefined();
    expect(rankOf(decided.room.queue, bkg(2))).toBe(1);
  });

  test.each([
    ['because the room grows', setTerms(2), 2],
    ['because more is allowed', allow(1, nine + hour), 1],
    ['because somebody stays away', keep(9, claim(), { ...month, days: month.days & ~on(7) }), 1],
  ])('goes to the queue first %s', (_, order, places) => {
    const span = from(9, 10, on(7));
    const sheet = room(1, { claims: [claim()], queue: [waiter(1, { span })] });
    const { offers, answers } = decideOn(sheet, [take(8, span), order]);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(1)]);
    expect(answers).toEqual([full(places), true]);
  });

  test('goes to the queue first because a hold ran out, though nobody did anything', () => {
    const sheet = room(1, { claims: [claim({ until: nine })], queue: [waiter(1)] });
    expect(decideOn(sheet, [], nine - 1).offers).toEqual([]);
    expect(decideOn(sheet, []).offers).toEqual([offerOf(1)]);
    expect(decideOn(sheet, [take(8)]).answers).toEqual([full(1)]);
  });

  test('goes to the queue first because a reserve was released', () => {
    const sheet = room(1, { reserves: [{ for: 'staff', units: 1, releasedAt: nine }], queue: [waiter(1)] });
    expect(decideOn(sheet, [take(8)], nine - 1).offers).toEqual([]);
    expect(decideOn(sheet, [take(8)]).answers).toEqual([full(1)]);
  });

  test('that is kept for a group goes to the next of that group', () => {
    const sheet = room(1, {
      reserves: [{ for: 'safetyNet', units: 1 }],
      claims: [claim({ pool: 'safetyNet' })],
      queue: [waiter(1), waiter(2, { asker: ['safetyNet'] })],
    });
    const { offers } = decideOn(sheet, [giveBack(9, claim({ pool: 'safetyNet' }))]);
    expect(offers).toEqual([
      { sheet: 'room', booking: bkg(2), claim: claim({ pool: 'safetyNet', until: heldTo }) },
    ]);
  });

  test('passes over who does not fit: no place stays empty for them', () => {
    const sheet = room(2, {
      claims: [claim({ units: 2 })],
      queue: [waiter(1, { units: 2 }), waiter(2), waiter(3)],
    });
    const { offers, room: after } = decideOn(sheet, [giveBack(9, claim())]);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(2)]);
    expect(waitingIn(after)).toEqual([bkg(1), bkg(3)]);
  });

  test('… who come first again as soon as they fit, whoever gave back first', () => {
    const sheet = room(2, {
      claims: [claim({ units: 2 })],
      queue: [waiter(1, { units: 2 }), waiter(2), waiter(3)],
    });
    const { offers } = decideOn(sheet, [giveBack(8, claim()), giveBack(9, claim())]);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(1)]);
  });

  test('is one place: two who wait share it only if they are never there together', () => {
    const sheet = room(1, {
      claims: [claim()],
      queue: [
        waiter(1, { span: mornings }),
        waiter(2, { span: from(9, 11) }),
        waiter(3, { span: from(12, 13) }),
      ],
    });
    const { offers } = decideOn(sheet, [giveBack(9, claim())]);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(1), bkg(3)]);
  });

  test('because somebody comes at other hours goes to the queue before newcomers who came after them', () => {
    const morning = claim({ span: mornings });
    const sheet = room(1, { claims: [morning], queue: [waiter(1, { span: mornings })] });
    const decided = decideOn(sheet, [keep(9, morning, from(13, 18)), take(8, mornings)]);
    expect(decided.offers.map(({ booking }) => booking)).toEqual([bkg(1)]);
    expect(decided.answers).toEqual([true, full(1)]);
  });

  test('by a transfer goes to the queue before newcomers who came after it', () => {
    const sheet = queueOf(1);
    const move = [...giveBack(9, claim()), ...take(9, month, { sheet: 'room' })];
    // Moving within the room needs the place again; moving out of it leaves it to the queue.
    expect(decideOn(sheet, [move, take(8)]).offers).toEqual([]);
    const out = decideOn(room(1, { claims: [claim()], queue: [waiter(1)] }), [
      [...giveBack(9, claim({ span: month })), ...take(9, from(0, 1, on(30)))],
      take(8, mornings),
    ]);
    expect(out.answers).toEqual([true, true]);
    const half = decideOn(room(1, { claims: [claim()], queue: [waiter(1, { span: mornings })] }), [
      [...giveBack(9, claim()), ...take(9, from(18, 20))],
      take(8, mornings),
    ]);
    expect(half.offers.map(({ booking }) => booking)).toEqual([bkg(1)]);
    expect(half.answers).toEqual([true, full(1)]);
  });
});

describe('an offer', () => {
  const offered = claim({ until: heldTo });
  const standing = room(1, { claims: [offered], queue: [waiter(1, { offered }), waiter(2)] });

  test('is taken up to the last millisecond', () => {
    const decided = decideOn(standing, [keep(1, offered)], heldTo - 1);
    expect(decided.answers).toEqual([true]);
    expect(decided.room.claims).toEqual([claim()]);
    expect(waitingIn(decided.room)).toEqual([bkg(2)]);
    expect(decided.room.queue).toHaveLength(1);
    expect(decided.moves.map(({ move }) => move)).toEqual(['accept']);
  });

  test('… and not at the end of it, when it is the next one’s', () => {
    const decided = decideOn(standing, [keep(1, offered)], heldTo);
    expect(decided.answers).toEqual([{ code: 'booking.notOpenToAct', facts: { state: 'expired' } }]);
    expect(decided.offers.map(({ booking }) => booking)).toEqual([bkg(2)]);
    expect(decided.moves.map(({ move, booking }) => [move, booking])).toEqual([
      ['lapse', bkg(1)],
      ['offer', bkg(2)],
    ]);
    expect(decided.room.queue.map(({ booking }) => booking)).toEqual([bkg(2)]);
  });

  test('that is declined goes to the next in the same decision', () => {
    const decided = decideOn(standing, [take(8), giveBack(1, offered)]);
    expect(decided.answers).toEqual([full(1), true]);
    expect(decided.moves.map(({ move, booking }) => [move, booking])).toEqual([
      ['decline', bkg(1)],
      ['offer', bkg(2)],
    ]);
    expect(decided.room.queue.map(({ booking }) => booking)).toEqual([bkg(2)]);
  });

  test('is made once: whoever holds one is not offered another', () => {
    const { offers, moves } = decideOn(standing, [setTerms(3)]);
    expect(offers.map(({ booking }) => booking)).toEqual([bkg(2)]);
    expect(moves.map(({ booking }) => booking)).toEqual([bkg(2)]);
  });

  test('ends by the clock of each, in whole minutes', () => {
    const sheet = room(1, { queue: [waiter(1, { answerWithinMs: 90_000 })] });
    const { offers } = decideOn(sheet, [], nine + 1);
    expect(offers.map(({ claim: { until } }) => until)).toEqual([nine + 2 * minute]);
  });
});

describe('where more come free than one commit can offer', () => {
  const sheet = room(3, { claims: [claim({ units: 3 })], queue: [1, 2, 3].map((one) => waiter(one)) });

  test('the first in turn have theirs, and newcomers wait rather than overtake', () => {
    const first = decideOn(sheet, [take(8), setTerms(6)], nine, 2);
    expect(first.offers.map(({ booking }) => booking)).toEqual([bkg(1), bkg(2)]);
    expect(first.answers).toEqual(['later', true]);
    const second = decideOn(first.room, [take(8)], nine, 2);
    expect(second.offers.map(({ booking }) => booking)).toEqual([bkg(3)]);
    expect(second.answers).toEqual([full(6)]);
  });

  test('nobody waits for offers that nobody is waiting for', () => {
    expect(decideOn(room(1), [take(1)], nine, 1).answers).toEqual([true]);
  });
});

describe('the log', () => {
  test('replays to the queue, after all that can happen to one', () => {
    let sheet = room(1, { claims: [claim()] });
    const log: ReturnType<typeof decideOn>['moves'][number][] = [];
    const live = (orders: Parameters<typeof decideOn>[1], now: number) => {
      const decided = decideOn(sheet, orders, now);
      sheet = decided.room;
      log.push(...decided.moves);
      expect(replayed(log)).toEqual(
        sheet.queue
          .filter(({ offered }) => !offered)
          .map(({ booking, priority, since }) => ({ booking, priority, since })),
      );
      return decided;
    };
    live([join(1), join(2, { priority: 1 }), join(3), join(4), join(5)], nine);
    live([leave(3)], nine);
    live([giveBack(9, claim())], nine);
    live([], heldTo);
    const offered = claim({ until: heldTo + hour });
    live([giveBack(1, offered)], heldTo);
    live([keep(4, offered)], heldTo + minute);
    live([join(6, { priority: 0 })], heldTo + minute);
    expect(log.map(({ move, booking }) => [move, Number(booking.slice(4))])).toEqual([
      ['join', 1],
      ['join', 2],
      ['join', 3],
      ['join', 4],
      ['join', 5],
      ['leave', 3],
      ['offer', 2],
      ['lapse', 2],
      ['offer', 1],
      ['decline', 1],
      ['offer', 4],
      ['accept', 4],
      ['join', 6],
    ]);
    expect(waitingIn(sheet)).toEqual([bkg(6), bkg(5)]);
  });

  test('has nothing of an order that was refused', () => {
    const { moves, room: after } = decideOn(taken, [[...join(1), ...take(2)]]);
    expect(moves).toEqual([]);
    expect(after.queue).toEqual([]);
  });

  test('puts people in the same order as the queue', () => {
    const queue = [waiter(3, { priority: 1 }), waiter(1), waiter(2, { since: nine - 2 * hour })];
    const joined = queue.map(({ booking, priority, since }) => ({
      move: 'join' as const,
      booking,
      priority,
      since,
      at: nine,
    }));
    expect(replayed(joined).map(({ booking }) => booking)).toEqual(
      inOrder(queue).map(({ booking }) => booking),
    );
    expect(inOrder(queue).map(({ booking }) => booking)).toEqual([bkg(3), bkg(2), bkg(1)]);
  });
});
