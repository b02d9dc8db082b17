import { civilDate as day } from '@huiyue/shared/civil';
import { canBeHad, engagementAt, insteadOf, type Sitting } from '@huiyue/shared/elderServices/nextSitting';
import { expect, test } from 'vitest';

const noon = 690;

function sitting(service: string, date: string, overrides: Partial<Sitting> = {}): Sitting {
  const from = overrides.from ?? noon;
  return { service, date: day(date), from, to: from + 60, isOnSale: true, openPlaces: 6, ...overrides };
}

const lunch = (date: string, overrides?: Partial<Sitting>) => sitting('lunch', date, overrides);
const early = (date: string, overrides?: Partial<Sitting>) =>
  sitting('early', date, { from: noon - 60, ...overrides });
const supper = (date: string) => sitting('supper', date, { from: 1050 });
const wanted = { service: 'lunch', date: day('2026-07-07'), from: noon, units: 2 };
const named = (found: Sitting | undefined) => found && `${found.service} ${found.date}`;

test.each([
  ['the other sitting of that day', [early('2026-07-07'), lunch('2026-07-08')], 'early 2026-07-07'],
  ['the next day, before supper', [supper('2026-07-07'), lunch('2026-07-08')], 'lunch 2026-07-08'],
  ['supper, where there is nothing else', [supper('2026-07-07')], 'supper 2026-07-07'],
  ['its own hour first', [early('2026-07-08'), lunch('2026-07-08')], 'lunch 2026-07-08'],
  ['never what was refused', [lunch('2026-07-07')], undefined],
  ['never a day before', [lunch('2026-07-06')], undefined],
  ['enough for all', [lunch('2026-07-08', { openPlaces: 1 }), lunch('2026-07-09')], 'lunch 2026-07-09'],
  [
    'only what is on sale',
    [early('2026-07-07', { isOnSale: false }), lunch('2026-07-09')],
    'lunch 2026-07-09',
  ],
])('%s', (_, sittings, expected) => {
  expect(named(insteadOf(wanted, sittings, []))).toBe(expected);
  expect(named(insteadOf(wanted, sittings.toReversed(), []))).toBe(expected);
});

test('who is somewhere else at that hour is not sent there, and one that ends as it begins is in nobody’s way', () => {
  const dayCare = { date: day('2026-07-07'), from: noon - 120, to: noon - 30, name: '日间照料' };
  expect(engagementAt(early('2026-07-07'), [dayCare])?.name).toBe('日间照料');
  expect(engagementAt(early('2026-07-08'), [dayCare])).toBeUndefined();
  expect(engagementAt(lunch('2026-07-07'), [{ ...dayCare, to: noon }])).toBeUndefined();
  expect(canBeHad(early('2026-07-07'), 1, [dayCare])).toBe(false);
  expect(named(insteadOf(wanted, [early('2026-07-07'), lunch('2026-07-08')], [dayCare]))).toBe(
    'lunch 2026-07-08',
  );
});
