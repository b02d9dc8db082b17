import { addDays, civilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { fen } from '@huiyue/shared/money';
import { expect, test } from 'vitest';
import { lastMealIn, nextDays, reachesLastMeal } from '../../miniapp/src/features/easy/lastMeal';
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

test('the list is read back to the last meal, however much has been booked since, and past all that is to come', () => {
  const today = civilDate('2026-07-06');
  const care = (days: number) => booked(addDays(today, days), 'dayCare', 'eld_grandmother');
  const meal = (days: number, state: BookingView['state'] = 'confirmed') =>
    booked(addDays(today, days), 'meal', 'eld_grandmother', state);
  const since = Array.from({ length: 60 }, (_, index) => care(20 - index));
  expect(reachesLastMeal(since, today)).toBe(false);
  expect(reachesLastMeal([...since, meal(-50, 'returned')], today)).toBe(false);
  const all = [...since, meal(-50)];
  expect(reachesLastMeal(all, today)).toBe(true);
  expect(lastMealIn(all)).toMatchObject({ service: 'svc_meal', recipient: 'eld_grandmother' });
  // A meal of next week is found at once; what there is on the days before it is still to be read.
  expect(reachesLastMeal([meal(7), care(3)], today)).toBe(false);
  expect(reachesLastMeal([meal(7), care(3), care(-1)], today)).toBe(true);
});

function booked(
  on: ReturnType<typeof civilDate>,
  product: 'meal' | 'dayCare',
  elder: BookingView['recipient']['id'],
  state: BookingView['state'] = 'confirmed',
): BookingView {
  return {
    id: 'bkg_0000000001',
    code: 'A',
    household: 'hh_0000000001',
    orderer: 'acc_0000000001',
    payer: 'acc_0000000001',
    state,
    channel: 'app',
    recipient: { id: elder, kind: 'elder', name: '外婆', ageInMonths: 900 },
    site: { id: 'site_demo0003', name: '近水' },
    offer: { kind: 'service', id: `svc_${product}`, name: product, product },
    period: on,
    dates: [on],
    from: 690,
    to: 750,
    units: 1,
    startsOn: on,
    priceFen: fen(1200),
    per: 'portion',
    payFen: fen(1200),
    cap: null,
    familyFen: fen(1200),
    voucher: null,
    mealSubsidyFen: fen(0),
    awayDates: [],
    requestedAt: `${on}T08:00:00+08:00`,
    answerBy: null,
    reason: null,
    history: [],
  };
}
