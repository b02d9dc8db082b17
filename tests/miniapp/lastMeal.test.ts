import { civilDate } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';
import { nextDays } from '../../miniapp/src/features/easy/lastMeal';
import { sittingsOf } from '../../miniapp/src/features/easy/sittings';

const day = (date: string, openPlaces = 8, isOnSale = true) => ({
  date: civilDate(date),
  isOnSale,
  bands: [{ from: 690, to: 750, openPlaces }],
});
const kept = (date: string, from: number, to: number, name: string) => ({
  date: civilDate(date),
  from,
  to,
  name,
});

test('offers the first days that can be had, and says what there is on those it leaves out', () => {
  const sittings = sittingsOf('svc_1', [
    day('2026-07-06', 8, false),
    day('2026-07-07'),
    day('2026-07-08'),
    day('2026-07-09', 1),
    day('2026-07-10'),
    day('2026-07-11'),
    day('2026-07-12'),
    day('2026-07-13'),
  ]);
  const has = [
    kept('2026-07-06', 690, 750, '午餐'),
    kept('2026-07-07', 690, 750, '午餐'),
    kept('2026-07-08', 480, 1020, '日间照料'),
    kept('2026-07-10', 750, 810, '助浴'),
    kept('2026-07-13', 690, 750, '午餐'),
  ];
  const { days, skipped } = nextDays(sittings, { units: 2 }, has);
  expect(days.map(({ date }) => date)).toEqual(['2026-07-10', '2026-07-11', '2026-07-12']);
  expect(skipped.map(({ date, name }) => `${date} ${name}`)).toEqual([
    '2026-07-07 午餐',
    '2026-07-08 日间照料',
  ]);
});
