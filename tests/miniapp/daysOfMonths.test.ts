import { civilDate } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';
import { offline } from '../../miniapp/src/api/answer';
import { CallFailed } from '../../miniapp/src/api/queries';
import { daysOfMonths } from '../../miniapp/src/features/elderServices/daysOfMonths';

const month = (date: string) => ({
  data: { days: [{ date: civilDate(date), isOnSale: true, bands: [] }] },
  error: null,
});
const pending = { data: undefined, error: null };
const failed = { data: undefined, error: new CallFailed(offline) };
const datesOf = (...answers: Parameters<typeof daysOfMonths>[0]) =>
  daysOfMonths(answers).data?.map(({ date }) => date);

test('no month is shown before the one that comes before it, or the first week would lie in August', () => {
  expect(datesOf(pending, month('2026-08-01'))).toBeUndefined();
  expect(datesOf(month('2026-07-07'), month('2026-08-01'))).toEqual(['2026-07-07', '2026-08-01']);
});

test('a month that could not be read is said, and nothing is shown as if it were all', () => {
  const { data, error } = daysOfMonths([failed, month('2026-08-01')]);
  expect([data, error]).toEqual([undefined, failed.error]);
});
