import { civilDate } from '@huiyue/shared/civil';
import { decide } from '@huiyue/shared/ledger/decide';
import { sheetName } from '@huiyue/shared/ledger/sheet';
import { describe, expect, test } from 'vitest';
import { care, lunch, Office } from './office';
import {
  allow,
  bkg,
  claim,
  decideOn,
  diary,
  full,
  giveBack,
  hour,
  lunchOn,
  month,
  nine,
  on,
  room,
  roomId,
  sheetIn,
  take,
} from './sheets';

const hold = { act: 'hold', forMs: 15 * 60_000, asker: [] } as const;
const walkIn = { act: 'walkIn', asker: [] } as const;

describe('an order is all or nothing', () => {
  const otherRoom = { ...roomId, of: 'cls_000002' } as const;

  test('two siblings in one room have two places or none', () => {
    const office = new Office(3);
    expect(office.do(care(1), walkIn)).toBe(true);
    const siblings = (numbers: readonly number[]) => numbers.map((one) => office.plan(care(one), walkIn));
    expect(office.decide(siblings([2, 3]))).toEqual([true]);
    const small = new Office(2);
    small.do(care(1), walkIn);
    expect(small.decide([2, 3].map((one) => small.plan(care(one), walkIn)))).toEqual([full(2)]);
    expect([...small.bookings.keys()]).toEqual([bkg(1)]);
    expect(small.inside(roomId, 0, 600)).toBe(1);
    expect(small.do(care(4), walkIn)).toBe(true);
  });

  test('… and so have two in two rooms: the room that has a place does not lose it', () => {
    const office = new Office(1);
    office.do(care(1, { sheet: otherRoom }), walkIn);
    const order = () => [office.plan(care(2), walkIn), office.plan(care(3, { sheet: otherRoom }), walkIn)];
    expect(office.decide(order())).toEqual([full(1)]);
    expect(office.sheet(roomId).claims).toEqual([]);
    expect(office.sheet({ ...diaryOfChild(2) }).claims).toEqual([]);
    // In one decision with others, the refusal leaves nothing in anybody's way.
    expect(office.decide(order(), [office.plan(care(4), walkIn)])).toEqual([full(1), true]);
  });

  test('five lunches are five or none, and the refusal names the day', () => {
    const office = new Office(1);
    office.do(lunch(1, '2026-09-09', { elder: 1 }), walkIn);
    const week = ['07', '08', '09', '10', '11'].map((day, index) =>
      office.plan(lunch(10 + index, `2026-09-${day}`, { elder: 2 }), walkIn),
    );
    expect(office.decide(week)).toEqual([{ code: 'place.full', facts: { period: '2026-09-09', places: 1 } }]);
    expect(office.bookings.size).toBe(1);
    for (const day of [7, 8, 10, 11]) expect(office.sheet(lunchOn(day)).claims).toEqual([]);
    expect(office.decide(week.filter((_, index) => index !== 2))).toEqual([true]);
  });

  test('the held places of an order end together, each on its own pages', () => {
    const office = new Office(2);
    office.now = nine + 1;
    expect(office.decide([2, 3].map((one) => office.plan(care(one), hold)))).toEqual([true]);
    const ends = [2, 3].map((one) => office.booking(one).claim?.until);
    expect(ends).toEqual([nine + 16 * 60_000, nine + 16 * 60_000]);
    for (const child of [2, 3])
      expect(office.sheet(diaryOfChild(child)).claims).toEqual([
        claim({ until: nine + 16 * 60_000, booking: bkg(child) }),
      ]);
  });

  test('a couple who share one day’s sheet have both seats or none', () => {
    const couple = (office: Office) =>
      office.decide([
        office.plan(lunch(1, '2026-09-07'), walkIn),
        office.plan(lunch(2, '2026-09-07'), walkIn),
      ]);
    expect(couple(new Office(2))).toEqual([true]);
    const small = new Office(1);
    expect(couple(small)).toEqual([{ code: 'place.full', facts: { period: '2026-09-07', places: 1 } }]);
    expect(small.bookings.size).toBe(0);
  });

  test('a later step sees what an earlier one took or gave back', () => {
    const both = decideOn(room(1), [[...take(1), ...take(2)]]);
    expect(both.answers).toEqual([full(1)]);
    expect(both.room.claims).toEqual([]);
    const swap = decideOn(room(1, { claims: [claim()] }), [[...giveBack(1, claim()), ...take(2)]]);
    expect(swap.answers).toEqual([true]);
    expect(swap.room.claims).toEqual([claim()]);
  });

  test('an order of nothing is done', () => {
    expect(decideOn(room(0), [[]]).answers).toEqual([true]);
  });

  test('answers stand in the order of the orders, whoever went first', () => {
    const { answers } = decideOn(room(1, { claims: [claim()] }), [
      take(1),
      giveBack(2, claim()),
      take(3),
      allow(1, nine + hour),
      take(4),
    ]);
    expect(answers).toEqual([true, true, true, true, full(1)]);
  });
});

describe('nobody is in two places at once', () => {
  const otherRoom = { ...roomId, of: 'cls_000002' } as const;

  test('the refusal names the booking that is in the way', () => {
    const office = new Office(9);
    office.do(care(1, { child: 1 }), walkIn);
    expect(office.do(care(2, { child: 1, sheet: otherRoom }), walkIn)).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: bkg(1), period: '2026-09' },
    });
    expect(office.sheet(otherRoom).claims).toEqual([]);
  });

  test('of several, the one whose hours overlap', () => {
    const office = new Office(9);
    const hours = (number: number, from: number, to: number) =>
      care(number, { child: 1, span: { days: on(3), from, to } });
    expect(office.do(hours(1, 480, 600), walkIn)).toBe(true);
    expect(office.do(hours(2, 600, 720), walkIn)).toBe(true);
    expect(office.do(hours(3, 719, 800), walkIn)).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: bkg(2), period: '2026-09' },
    });
    expect(office.do(hours(4, 720, 800), walkIn)).toBe(true);
  });

  test('even within one order', () => {
    const office = new Office(9);
    const twice = [office.plan(care(1, { child: 1 }), walkIn), office.plan(care(2, { child: 1 }), walkIn)];
    expect(office.decide(twice)).toEqual([
      { code: 'recipient.alreadyBooked', facts: { booking: bkg(1), period: '2026-09' } },
    ]);
    expect(office.bookings.size).toBe(0);
    expect(office.sheet(roomId).claims).toEqual([]);
  });

  test('a held place is one too, and ends with it', () => {
    const office = new Office(9);
    office.do(care(1, { child: 1 }), hold);
    expect(office.do(care(2, { child: 1, sheet: otherRoom }), walkIn)).not.toBe(true);
    office.now = nine + 15 * 60_000;
    expect(office.do(care(2, { child: 1, sheet: otherRoom }), walkIn)).toBe(true);
  });

  test('eating keeps nobody from being in care, but one lunch a day is enough', () => {
    const office = new Office(9);
    const dayCare = { kind: 'service', id: 'svc_000002', name: '日间照料', product: 'dayCare' } as const;
    const sheet = { kind: 'serviceDay', of: 'svc_000002', period: civilDate('2026-09-07') } as const;
    expect(office.do(lunch(1, '2026-09-07', { elder: 1 }), walkIn)).toBe(true);
    expect(office.do(lunch(2, '2026-09-07', { elder: 1, offer: dayCare, sheet }), walkIn)).toBe(true);
    expect(office.do(lunch(3, '2026-09-07', { elder: 1 }), walkIn)).toEqual({
      code: 'recipient.alreadyBooked',
      facts: { booking: bkg(1), period: '2026-09' },
    });
    expect(office.do(lunch(4, '2026-09-08', { elder: 1 }), walkIn)).toBe(true);
  });
});

describe('asking for the same again', () => {
  test('on a person’s month takes nothing more and answers what is there', () => {
    const book = new Map([['room', diary({ claims: [claim({ booking: bkg(1), until: nine + hour })] })]]);
    const decision = decide(book, [take(1, month, { forMs: 2 * hour })], nine);
    expect(decision.outcomes).toEqual([
      { ok: true, value: [claim({ booking: bkg(1), until: nine + hour })] },
    ]);
    expect(sheetIn(decision, 'room').claims).toEqual([claim({ booking: bkg(1), until: nine + hour })]);
  });
});

test('a sheet is named by its seller or person, its period, and for people by what it is about', () => {
  expect(sheetName(roomId)).toBe('cls_000001 2026-09');
  expect(sheetName(lunchOn(7))).toBe('svc_000001 2026-09-07');
  expect(sheetName(diaryOfChild(1))).toBe('chd_000001 2026-09 time');
  expect(sheetName({ ...diaryOfChild(1), about: 'meals' })).toBe('chd_000001 2026-09 meals');
});

function diaryOfChild(child: number) {
  return {
    kind: 'personMonth',
    of: `chd_${String(child).padStart(6, '0')}`,
    period: roomId.period,
    about: 'time',
  } as const;
}
