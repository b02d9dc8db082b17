import {
  addDays,
  addMonths,
  ageInMonths,
  dateAt,
  daysBetween,
  firstDayOf,
  instantOf,
  isCivilDate,
  isoAt,
  lastDayOf,
  monthOf,
  startOfDay,
  civilDate,
} from '@huiyue/shared/civil';
import { fen, parseYuan, yuanText } from '@huiyue/shared/money';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const dayMs = 86_400_000;
/** The platform's own calendar, at UTC, is the reference. */
const utcDay = (text: string) => Date.parse(`${text}T00:00:00Z`) / dayMs;
const textOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
const first = utcDay('1900-01-01');
const day = fc.integer({ min: first, max: utcDay('2199-12-31') });
const date = day.map((number) => civilDate(textOf(number)));

test('every day from 1900 to 2199 exists, and the days between are counted as the platform counts them', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, to] = [civilDate(textOf(one)), civilDate(textOf(other))];
      expect(daysBetween(from, to)).toBe(other - one);
      expect(addDays(from, other - one)).toBe(to);
      expect(from < to).toBe(one < other);
    }),
  );
});

test('a date made of any three numbers exists exactly if the platform finds it where it was put', () => {
  const number = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), number, number, (year, month, dayOfMonth) => {
      const text = [year, ...[month, dayOfMonth].map((part) => String(part).padStart(2, '0'))].join('-');
      const found = new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10);
      expect(isCivilDate(text)).toBe(found === text);
    }),
  );
});

test('an instant is written and read back, and lies in the day it says', () => {
  fc.assert(
    fc.property(fc.integer({ min: first * 86_400, max: utcDay('2199-12-30') * 86_400 }), (seconds) => {
      const instant = seconds * 1000;
      fc.pre(instant >= startOfDay(civilDate('1900-01-01')));
      const iso = isoAt(instant);
      expect(instantOf(iso)).toBe(instant);
      expect(Date.parse(iso)).toBe(instant);
      expect(iso.slice(0, 10)).toBe(dateAt(instant));
      expect(startOfDay(dateAt(instant))).toBeLessThanOrEqual(instant);
    }),
  );
});

test('months are added without losing or inventing days', () => {
  const midway = day.filter((number) => number > first + 10 * 366 && number < utcDay('2189-12-31'));
  fc.assert(
    fc.property(midway, fc.integer({ min: -100, max: 100 }), (number, count) => {
      const from = civilDate(textOf(number));
      const to = addMonths(from, count);
      const monthsApart =
        (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
        Number(to.slice(5, 7)) -
        Number(from.slice(5, 7));
      expect(monthsApart).toBe(count);
      const wanted = Number(from.slice(8));
      const got = Number(to.slice(8));
      expect(got === wanted || (got < wanted && to === lastDayOf(monthOf(to)))).toBe(true);
    }),
  );
});

test('a month has all days from its first to its last', () => {
  fc.assert(
    fc.property(date, (on) => {
      fc.pre(on > '1900-01-31');
      const month = monthOf(on);
      expect(firstDayOf(month) <= on && on <= lastDayOf(month)).toBe(true);
      expect(monthOf(addDays(firstDayOf(month), -1)) < month).toBe(true);
      expect(monthOf(addDays(lastDayOf(month), 1)) > month).toBe(true);
    }),
    { examples: [[civilDate('2028-02-29')]] },
  );
});

test('a child is n months old from the day n months after its birth, and not a day before', () => {
  const birth = day.filter((number) => number < utcDay('2180-01-01'));
  fc.assert(
    fc.property(birth, fc.integer({ min: 0, max: 60 }), (number, months) => {
      const born = civilDate(textOf(number));
      const on = addMonths(born, months);
      expect(ageInMonths(born, on)).toBe(months);
      if (on > '1900-01-01') expect(ageInMonths(born, addDays(on, -1))).toBe(months - 1);
    }),
  );
});

test('age never goes back', () => {
  fc.assert(
    fc.property(
      date,
      day.filter((number) => number < utcDay('2199-12-31')),
      (born, on) => {
        const today = civilDate(textOf(on));
        const step = ageInMonths(born, addDays(today, 1)) - ageInMonths(born, today);
        expect([0, 1]).toContain(step);
      },
    ),
  );
});

test('a sum of money is printed and read back, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), (value) => {
      expect(parseYuan(yuanText(fen(value)))).toBe(value);
    }),
  );
});

test('whatever a person types is a sum to the fen or nothing at all', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.,eE+\- ]{0,14}$/), (text) => {
      const value = parseYuan(text);
      if (value !== undefined) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBe(Math.round(Number(text.trim()) * 100));
      }
    }),
  );
});
