import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { describe, expect, it } from 'vitest';
import { firstDayOnSale, hoursShown, standingAnswers, whenOf } from '../../miniapp/src/features/booking/when';

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
