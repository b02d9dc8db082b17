import { civilDate } from '@huiyue/shared/civil';
import { boundaryDays } from '@huiyue/shared/policy/boundaryDays';
import { expect, it } from 'vitest';

const period = (from?: string, to?: string) => ({
  ...(from !== undefined && { from: civilDate(from) }),
  ...(to !== undefined && { to: civilDate(to) }),
});

it.each([
  ['its own first day alone', period('2026-01-01'), [], ['2026-01-01']],
  ['long ago, where no first day is printed', period(), [], ['1900-01-01']],
  [
    'the first day of another, and the day after its last',
    period('2026-01-01'),
    [period('2026-03-01', '2026-03-31')],
    ['2026-01-01', '2026-03-01', '2026-04-01'],
  ],
  [
    'nothing outside the period itself',
    period('2026-03-10', '2026-03-31'),
    [period('2026-03-01', '2026-03-31'), period('2026-04-01')],
    ['2026-03-10'],
  ],
  [
    'each day once',
    period('2026-01-01'),
    [period('2026-01-01', '2026-01-31'), period('2026-02-01')],
    ['2026-01-01', '2026-02-01'],
  ],
])('a period can change on %s', (_, within, others, days) => {
  expect(boundaryDays(within, others)).toEqual(days);
});
