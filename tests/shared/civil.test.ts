import {
  addDays,
  addMonths,
  addMonthsTo,
  ageInMonths,
  civilDate,
  civilMonth,
  dateAt,
  daysBetween,
  firstDayOf,
  instantOf,
  isCivilDate,
  isCivilMonth,
  isoAt,
  lastDayOf,
  monthOf,
  startOfDay,
} from '@huiyue/shared/civil';
import { describe, expect, test } from 'vitest';

describe('a civil date', () => {
  test.each([
    ['29 February of a leap year exists', '2028-02-29', true],
    ['29 February of an ordinary year does not', '2026-02-29', false],
    ['2000 was a leap year, being divisible by 400', '2000-02-29', true],
    ['2100 will be none, being divisible by 100 alone', '2100-02-29', false],
    ['31 April does not exist', '2026-04-31', false],
    ['31 December exists', '2026-12-31', true],
    ['there is no month 13', '2026-13-01', false],
    ['there is no month 0', '2026-00-10', false],
    ['there is no day 0', '2026-01-00', false],
    ['a month needs two digits', '2026-1-01', false],
    ['slashes are another form', '2026/01/01', false],
    ['a time is no part of it', '2026-01-01T00:00', false],
    ['a newline is no part of it', '2026-01-01\n', false],
    ['full-width digits are no digits', '２０２６-01-01', false],
    ['years before 1900 are typing mistakes', '1026-01-01', false],
    ['nothing is no date', '', false],
  ])('%s', (_, text, isOne) => {
    expect(isCivilDate(text)).toBe(isOne);
  });

  test('that does not exist is a fault where it was thought sound', () => {
    expect(() => civilDate('2026-02-30')).toThrow('not a date: 2026-02-30');
    expect(() => civilMonth('2026-13')).toThrow('not a month: 2026-13');
    expect(isCivilMonth('2026-13')).toBe(false);
    expect(isCivilMonth('2026-01-01')).toBe(false);
  });

  test('compares as text in the order of time', () => {
    expect(civilDate('2026-09-30') < civilDate('2026-10-01')).toBe(true);
    expect(civilMonth('2025-12') < civilMonth('2026-01')).toBe(true);
  });
});

describe('a month later', () => {
  test.each([
    ['from the 31st is the last day of a shorter month', '2026-01-31', 1, '2026-02-28'],
    ['from the 31st in a leap year is the 29th', '2028-01-31', 1, '2028-02-29'],
    ['from 28 February is 28 March, not its end', '2026-02-28', 1, '2026-03-28'],
    ['from December is January of the next year', '2026-12-15', 1, '2027-01-15'],
    ['back from January is December of the year before', '2026-01-15', -1, '2025-12-15'],
    ['twelve times from 29 February is 28 February', '2028-02-29', 12, '2029-02-28'],
    ['forty-eight times from 29 February is 29 February', '2028-02-29', 48, '2032-02-29'],
    ['not at all is the same day', '2026-05-31', 0, '2026-05-31'],
  ])('%s', (_, from, count, to) => {
    expect(addMonths(civilDate(from), count)).toBe(to);
  });

  test('months are added to months likewise', () => {
    expect(addMonthsTo(civilMonth('2026-11'), 3)).toBe('2027-02');
    expect(addMonthsTo(civilMonth('2026-01'), -1)).toBe('2025-12');
  });
});

test.each([
  ['a month of 31 days', '2026-07', '2026-07-31'],
  ['a month of 30 days', '2026-09', '2026-09-30'],
  ['February', '2026-02', '2026-02-28'],
  ['February of a leap year', '2028-02', '2028-02-29'],
  ['December', '2026-12', '2026-12-31'],
])('%s begins on the 1st and ends on its last day', (_, month, last) => {
  expect(firstDayOf(civilMonth(month))).toBe(`${month}-01`);
  expect(lastDayOf(civilMonth(month))).toBe(last);
  expect(monthOf(civilDate(last))).toBe(month);
});

test.each([
  ['across a month end', '2026-04-30', 1, '2026-05-01'],
  ['across a year end', '2026-12-31', 1, '2027-01-01'],
  ['into a leap day', '2028-02-28', 1, '2028-02-29'],
  ['past where a leap day would be', '2026-02-28', 1, '2026-03-01'],
  ['backwards across 1970', '1970-01-01', -1, '1969-12-31'],
  ['over four hundred years', '1900-03-01', 146_097, '2300-03-01'],
])('days are counted %s', (_, from, count, to) => {
  expect(addDays(civilDate(from), count)).toBe(to);
  expect(daysBetween(civilDate(from), civilDate(to))).toBe(count);
});

describe('age in whole months', () => {
  test.each([
    ['is none on the day of birth', '2026-01-31', '2026-01-31', 0],
    ['of a child born on the 31st is one on the last day of February', '2026-01-31', '2026-02-28', 1],
    ['of a child born on the 31st is still none a day before that', '2026-01-31', '2026-02-27', 0],
    ['of a child born on the 31st is one on 29 February of a leap year', '2028-01-31', '2028-02-29', 1],
    ['… and not on the 28th of that leap year', '2028-01-31', '2028-02-28', 0],
    ['of a child born on the 31st is two on 31 March, not on the 30th', '2026-01-31', '2026-03-30', 1],
    ['of a child born on the 31st is two on 31 March', '2026-01-31', '2026-03-31', 2],
    ['of a child born on the 31st is three on 30 April', '2026-01-31', '2026-04-30', 3],
    ['of a child born on 29 February is twelve on 28 February', '2028-02-29', '2029-02-28', 12],
    ['grows on the birthday', '2024-08-01', '2026-08-01', 24],
    ['and not on the day before', '2024-08-02', '2026-08-01', 23],
    ['is negative before birth', '2026-08-02', '2026-08-01', -1],
  ])('%s', (_, born, on, months) => {
    expect(ageInMonths(civilDate(born), civilDate(on))).toBe(months);
  });
});

describe('an instant at +08:00', () => {
  test.each([
    [
      'the last second of a day belongs to it',
      '2026-06-30T15:59:59Z',
      '2026-06-30',
      '2026-06-30T23:59:59+08:00',
    ],
    ['midnight begins the next day', '2026-06-30T16:00:00Z', '2026-07-01', '2026-07-01T00:00:00+08:00'],
    [
      'New Year comes eight hours before UTC has it',
      '2026-12-31T16:00:00Z',
      '2027-01-01',
      '2027-01-01T00:00:00+08:00',
    ],
    ['a leap day at noon', '2028-02-29T04:00:00Z', '2028-02-29', '2028-02-29T12:00:00+08:00'],
    ['before 1970 as after it', '1969-12-31T20:30:00Z', '1970-01-01', '1970-01-01T04:30:00+08:00'],
    ['long before 1970', '1950-05-05T05:06:07Z', '1950-05-05', '1950-05-05T13:06:07+08:00'],
  ])('%s', (_, utc, date, iso) => {
    const instant = Date.parse(utc);
    expect(dateAt(instant)).toBe(date);
    expect(isoAt(instant)).toBe(iso);
    expect(instantOf(iso)).toBe(instant);
  });

  test('a day starts at its midnight', () => {
    expect(startOfDay(civilDate('2026-07-01'))).toBe(Date.parse('2026-06-30T16:00:00Z'));
    expect(dateAt(startOfDay(civilDate('2026-07-01')) - 1)).toBe('2026-06-30');
  });

  test.each([
    '2026-07-01T00:00:00Z',
    '2026-07-01T00:00:00.000+08:00',
    '2026-07-01T24:00:00+08:00',
    '2026-07-01T23:60:00+08:00',
    '2026-07-01T23:59:60+08:00',
    '2026-02-30T00:00:00+08:00',
    'tomorrow',
  ])('%s is not one', (text) => {
    expect(() => instantOf(text)).toThrow();
  });
});
