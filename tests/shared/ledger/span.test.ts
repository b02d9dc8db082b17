import {
  beyond,
  covers,
  dayCount,
  daysOf,
  daySet,
  hasDay,
  isSameSpan,
  overlap,
  type Span,
} from '@huiyue/shared/ledger/span';
import { describe, expect, test } from 'vitest';
import { on } from './sheets';

const at = (from: number, to: number, days = on(1)): Span => ({ days, from, to });

describe('days as bits', () => {
  test('the thirty-first is a day like any other', () => {
    expect(daysOf(daySet([0, 30]))).toEqual([0, 30]);
    expect(hasDay(daySet([30]), 30)).toBe(true);
    expect(hasDay(daySet([29]), 30)).toBe(false);
    expect(dayCount(daySet(Array.from({ length: 31 }, (_, day) => day)))).toBe(31);
    expect(daySet(Array.from({ length: 31 }, (_, day) => day))).toBe(2 ** 31 - 1);
  });

  test('named twice is there once', () => {
    expect(daySet([3, 3])).toBe(daySet([3]));
  });
});

test('a span begins with its first minute and ends before its last', () => {
  expect([599, 600, 659, 660].map((minute) => covers(at(600, 660), { day: 0, minute }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(covers(at(600, 660), { day: 1, minute: 600 })).toBe(false);
});

test('spans overlap where they share a minute of a day', () => {
  expect(overlap(at(600, 660), at(659, 700))).toBe(true);
  expect(overlap(at(600, 660), at(660, 700))).toBe(false);
  expect(overlap(at(600, 660), at(500, 600))).toBe(false);
  expect(overlap(at(600, 660), at(600, 660, on(2)))).toBe(false);
  expect(overlap(at(600, 660, on(1, 2)), at(0, 1440, on(2, 31)))).toBe(true);
});

test('spans are the same in days, beginning and end', () => {
  expect(isSameSpan(at(1, 2), at(1, 2))).toBe(true);
  for (const other of [at(0, 2), at(1, 3), at(1, 2, on(2))]) expect(isSameSpan(at(1, 2), other)).toBe(false);
});

describe('what one span has beyond another', () => {
  test.each([
    ['nothing, where it is within', at(600, 660), at(540, 720), []],
    ['nothing, where they are the same', at(600, 660), at(600, 660), []],
    ['its other days', at(600, 660, on(1, 2)), at(600, 660, on(2, 3)), [at(600, 660, on(1))]],
    ['what is before', at(500, 660), at(600, 720), [at(500, 600)]],
    ['what is after', at(600, 800), at(540, 720), [at(720, 800)]],
    ['both sides', at(500, 800), at(600, 700), [at(500, 600), at(700, 800)]],
    ['all of it, on another day', at(600, 660), at(600, 660, on(2)), [at(600, 660)]],
    ['all of it, at hours that do not meet', at(600, 660), at(700, 720), [at(600, 660)]],
    ['all of it, at earlier hours that do not meet', at(700, 720), at(600, 660), [at(700, 720)]],
    [
      'other days whole, and on the days of both what sticks out',
      at(500, 660, on(1, 2)),
      at(600, 720, on(2)),
      [at(500, 660, on(1)), at(500, 600, on(2))],
    ],
  ])('%s', (_, one, other, parts) => {
    expect(beyond(one, other)).toEqual(parts);
  });
});
