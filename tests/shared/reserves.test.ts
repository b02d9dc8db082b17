import { civilDate, civilMonth, instantOf, isoAt } from '@huiyue/shared/civil';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import { firstDay, instantOn, renewalEnds, reserveOn } from '@huiyue/shared/reserves';
import { describe, expect, test } from 'vitest';

const room = (month: string) =>
  ({ kind: 'classMonth', of: 'cls_000001', period: civilMonth(month) }) satisfies PlaceSheetId;
const day = (date: string) =>
  ({ kind: 'serviceDay', of: 'svc_000001', period: civilDate(date) }) satisfies PlaceSheetId;

describe('places kept back', () => {
  test('without a release are kept to the end', () => {
    expect(reserveOn({ for: 'safetyNet', units: 2 }, room('2026-09'))).toEqual({
      for: 'safetyNet',
      units: 2,
    });
  });

  test.each([
    ['of a month, so many days before its first', room('2026-09'), 3, 18 * 60, '2026-08-29T18:00:00+08:00'],
    ['of a month after a short one', room('2027-03'), 1, 0, '2027-02-28T00:00:00+08:00'],
    ['of a day, on the evening before', day('2026-09-07'), 1, 17 * 60, '2026-09-06T17:00:00+08:00'],
    ['of a day, on the day itself', day('2026-09-07'), 0, 9 * 60 + 30, '2026-09-07T09:30:00+08:00'],
    ['of the first of January', day('2027-01-01'), 1, 0, '2026-12-31T00:00:00+08:00'],
  ] as const)('%s', (_, sheet, daysBefore, at, released) => {
    const reserve = reserveOn({ for: 'offline', units: 1, release: { daysBefore, at } }, sheet);
    expect(reserve).toEqual({ for: 'offline', units: 1, releasedAt: instantOf(released) });
  });
});

describe('renewal', () => {
  test('ends with the day that is named, of the month before', () => {
    expect(isoAt(renewalEnds(room('2026-09'), 20))).toBe('2026-08-21T00:00:00+08:00');
    expect(isoAt(renewalEnds(room('2027-01'), 25))).toBe('2026-12-26T00:00:00+08:00');
  });

  test('is over before the month begins, however short the month before is', () => {
    expect(isoAt(renewalEnds(room('2027-03'), 28))).toBe('2027-03-01T00:00:00+08:00');
    expect(isoAt(renewalEnds(room('2028-03'), 28))).toBe('2028-02-29T00:00:00+08:00');
  });
});

test('a sheet begins on its day, or on the first of its month', () => {
  expect(firstDay(room('2026-09'))).toBe('2026-09-01');
  expect(firstDay(day('2026-09-07'))).toBe('2026-09-07');
  expect(instantOn(civilDate('2026-09-07'), 61)).toBe(instantOf('2026-09-07T01:01:00+08:00'));
});
