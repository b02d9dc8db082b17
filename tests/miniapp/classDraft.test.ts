import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { expect, it } from 'vitest';
import { errorsOn, offerOf } from '../../miniapp/src/features/institution/draft';
import { freshDraft } from '../../miniapp/src/features/institution/freshDraft';
import { keptBackIn, reservesWith } from '../../miniapp/src/features/institution/keptBack';
import { changesBetween } from '../../miniapp/src/features/institution/whatChanged';

const draft = {
  ...freshDraft(civilDate('2026-11-23'), null),
  kind: 'mixedAgeClass',
  name: '成长驿站',
  ageFrom: '18',
  ageBelow: '36',
  places: '10',
} as const;

it('a station that sells hours alone can be published: what is not sold by the month has no monthly price', () => {
  expect(errorsOn('price', draft).price).toContain('不按月收的');
  const byTheHour = { ...draft, hourPrice: '18' };
  expect(errorsOn('price', byTheHour)).toEqual({});
  expect(offerOf(byTheHour)?.rates).toEqual([{ careMode: 'hourly', per: 'hour', priceFen: 1800 }]);
  expect(errorsOn('price', { ...byTheHour, price: '不' }).price).toBeDefined();
});

it('is open on the days that were chosen, and on one at least', () => {
  expect(offerOf({ ...draft, price: '1850' })?.weekdays).toBe(0b001_1111);
  expect(offerOf({ ...draft, price: '1850', weekdays: 0b011_1111 })?.weekdays).toBe(0b011_1111);
  expect(errorsOn('time', { ...draft, weekdays: 0 })).toHaveProperty('weekdays');
});

it('keeps places for callers until a day and an hour, beside what other groups have', () => {
  const safetyNet = { for: 'safetyNet', units: 2 } as const;
  const kept = { units: 3, daysBefore: 2, at: 600 };
  const rules = reservesWith([safetyNet], kept);
  expect(rules).toEqual([safetyNet, { for: 'offline', units: 3, release: { daysBefore: 2, at: 600 } }]);
  expect(keptBackIn(rules)).toEqual(kept);
  expect(reservesWith(rules, { ...kept, units: 0 })).toEqual([safetyNet]);
});

it('says each thing that changes, an hour’s price and the kept places too', () => {
  const none = { units: 0, daysBefore: 3, at: 540 };
  const hour = { careMode: 'hourly', per: 'hour' } as const;
  const before = {
    priceFen: fen(185_000),
    per: 'month',
    others: [{ ...hour, priceFen: fen(1800) }],
    places: 15,
    keptBack: none,
  } as const;
  expect(changesBetween(before, before)).toEqual([]);
  const after = {
    ...before,
    others: [{ ...hour, priceFen: fen(2000) }],
    keptBack: { ...none, units: 2 },
  };
  expect(changesBetween(before, after)).toEqual([
    '计时托从每小时 18 元改为每小时 20 元',
    '给打电话和到现场的人留 2 个，每月 1 日前 3 天 9:00 放给大家',
  ]);
});
