import { addDays, civilDate } from '@huiyue/shared/civil';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, optionsFor, partsOf, withPart, type DateParts } from '../../miniapp/src/ui/dateParts';

const range = { from: civilDate('2023-11-22'), until: civilDate('2026-11-22') };

describe('picking a date in three parts', () => {
  it('offers the latest year first', () => {
    expect(optionsFor('year', {}, range)).toEqual([2026, 2025, 2024, 2023]);
  });

  it('offers no month before there is a year, and no day before there is a month', () => {
    expect(optionsFor('month', {}, range)).toEqual([]);
    expect(optionsFor('day', { year: 2025 }, range)).toEqual([]);
  });

  it('keeps to the range at both ends', () => {
    expect(optionsFor('month', { year: 2023 }, range)).toEqual([11, 12]);
    expect(optionsFor('day', { year: 2023, month: 11 }, range)[0]).toBe(22);
    expect(optionsFor('day', { year: 2026, month: 11 }, range)).toHaveLength(22);
  });

  it('knows the leap day', () => {
    expect(optionsFor('day', { year: 2024, month: 2 }, range)).toHaveLength(29);
    expect(optionsFor('day', { year: 2025, month: 2 }, range)).toHaveLength(28);
  });

  it('drops a day that the new month does not have, and keeps one that it has', () => {
    expect(withPart({ year: 2025, month: 3, day: 31 }, 'month', 4, range)).toEqual({ year: 2025, month: 4 });
    expect(withPart({ year: 2025, month: 3, day: 30 }, 'month', 4, range)).toEqual({
      year: 2025,
      month: 4,
      day: 30,
    });
  });

  it('drops month and day when the new year ends before them', () => {
    expect(withPart({ year: 2025, month: 12, day: 5 }, 'year', 2026, range)).toEqual({ year: 2026 });
  });

  it('reaches every date of the range, and what it offers is always a date', () => {
    const days = fc.integer({ min: 0, max: 1096 });
    fc.assert(
      fc.property(days, (offset) => {
        const wanted = addDays(range.from, offset);
        const { year = 0, month = 0, day = 0 } = partsOf(wanted);
        let parts: DateParts = {};
        for (const [part, value] of [
          ['year', year],
          ['month', month],
          ['day', day],
        ] as const) {
          expect(optionsFor(part, parts, range)).toContain(value);
          parts = withPart(parts, part, value, range);
        }
        expect(dateOf(parts, range)).toBe(wanted);
      }),
    );
  });

  it('is no date while a part is missing or outside the range', () => {
    expect(dateOf({ year: 2025, month: 3 }, range)).toBeUndefined();
    expect(dateOf({ year: 2026, month: 11, day: 23 }, range)).toBeUndefined();
  });
});
