import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { describe, expect, it } from 'vitest';
import { isAllShut } from '../../miniapp/src/features/booking/shutDays';
import {
  firstDayOnSale,
  hoursShown,
  lacksOf,
  standingAnswers,
  whenOf,
} from '../../miniapp/src/features/booking/when';

const room = { opensAt: 8 * 60, closesAt: 17 * 60 + 30 };
const hourly = { careMode: 'hourly', per: 'hour' } as const;
const date = civilDate('2026-12-04');

describe('hours of a day, as they stand on the glass', () => {
  it('books the hour that is shown before anybody has touched it', () => {
    const answers = { date };
    expect(whenOf(hourly, { ...answers, ...hoursShown(answers, room) })).toEqual({
      careMode: 'hourly',
      date,
      from: 480,
      to: 540,
    });
  });

  it('keeps what was chosen, and never shows an end after the room has closed', () => {
    expect(hoursShown({ from: 600, to: 645 }, room)).toEqual({ from: 600, to: 645 });
    expect(hoursShown({ from: 1020 }, room)).toEqual({ from: 1020, to: 1050 });
  });
});

describe('what is still to be chosen', () => {
  const ways = [
    { careMode: 'fullDay', per: 'month' },
    { careMode: 'halfDay', per: 'month' },
    { careMode: 'halfDay', per: 'day' },
    { careMode: 'hourly', per: 'hour' },
    { careMode: 'occasional', per: 'day' },
  ] as const;
  const all = { month: civilMonth('2026-12'), date, half: 'morning', from: 480, to: 540 } as const;
  const parts = ['month', 'date', 'half', 'from', 'to'] as const;

  it('is said wherever no time can be made of the answers, and nowhere else', () => {
    for (const way of ways)
      for (let chosen = 0; chosen < 2 ** parts.length; chosen += 1) {
        const answers = Object.fromEntries(
          parts.flatMap((part, at) => (chosen & (2 ** at) ? [[part, all[part]]] : [])),
        );
        const lacks = lacksOf(way, answers).filter((one) => one !== false);
        expect(lacks.length === 0, JSON.stringify({ way, answers, lacks })).toBe(
          whenOf(way, answers) !== undefined,
        );
      }
  });

  it('comes in the order of the page', () => {
    expect(lacksOf({ careMode: 'halfDay', per: 'day' }, {}).filter(Boolean)).toEqual([
      '选上午还是下午',
      '选哪一天',
    ]);
  });
});

describe('where the calendar begins', () => {
  it('with the day on which the room opens, or with today', () => {
    const opensOn = civilDate('2026-12-01');
    expect(firstDayOnSale({ opensOn }, civilDate('2026-11-22'))).toBe('2026-12-01');
    expect(firstDayOnSale({ opensOn }, civilDate('2026-12-15'))).toBe('2026-12-15');
  });
});

describe('what came back of a form that was begun earlier', () => {
  const offer = {
    opensOn: civilDate('2026-09-01'),
    firstMonth: civilMonth('2026-09'),
    lastMonth: civilMonth('2026-11'),
  };
  const today = civilDate('2026-10-05');
  const standing = (month: string, on: string) =>
    standingAnswers(
      { month: civilMonth(month), date: civilDate(on), half: 'morning', from: 480, to: 540 },
      offer,
      today,
    );

  it('stays as it was while it can still be had', () => {
    const answers = { half: 'morning', from: 480, to: 540, month: '2026-11', date: '2026-10-05' };
    expect(standing('2026-11', '2026-10-05')).toEqual(answers);
  });

  it('has no month that is not sold any more or not yet, and no day that has passed', () => {
    const left = { half: 'morning', from: 480, to: 540 };
    expect(standing('2026-08', '2026-10-04')).toEqual(left);
    expect(standing('2026-12', '2026-12-01')).toEqual(left);
  });
});

describe('days on which the house is shut', () => {
  const dates = [civilDate('2026-12-03'), civilDate('2026-12-04')];
  const shutDays = dates.map((on) => ({ on, reason: '检修' }));

  it('take the whole of a booking only where no day is left on which somebody would come', () => {
    expect(isAllShut({ dates, awayDates: [] })).toBe(false);
    expect(isAllShut({ dates, awayDates: [], shutDays: shutDays.slice(1) })).toBe(false);
    expect(isAllShut({ dates, awayDates: dates.slice(0, 1), shutDays: shutDays.slice(1) })).toBe(true);
    expect(isAllShut({ dates, awayDates: [], shutDays })).toBe(true);
    expect(isAllShut({ dates, awayDates: dates })).toBe(false);
  });
});
