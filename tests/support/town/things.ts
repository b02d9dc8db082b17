import type { ClassOffer, Rate } from '@huiyue/shared/childcare/childcareClass';
import { civilDate } from '@huiyue/shared/civil';
import type { Id, IdKind } from '@huiyue/shared/ids';
import { idPrefixes } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { NewClass } from '@huiyue/shared/contract/classes';
import type { NewService } from '@huiyue/shared/contract/services';
import type { ServiceOffer } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';

let made = 0;

/** The next id of a kind; no two tests of a file share one. */
export function idOf<K extends IdKind>(kind: K): Id<K> {
  made += 1;
  return `${idPrefixes[kind]}_test${String(made).padStart(6, '0')}`;
}

/** A centre in 珠山区, 景德镇: filed, designated, under the city's published caps. */
export function siteOf(overrides: Partial<Site> = {}): Site {
  return {
    id: idOf('site'),
    name: '试验托育园',
    jurisdiction: '360203',
    city: '360200',
    address: '珠山区试验路1号',
    phone: '0000-0000000',
    point: { longitude: 117.2, latitude: 29.29 },
    providerKind: 'childcareCentre',
    ownership: 'public',
    filing: { status: 'filed', number: '试备2025-001', on: civilDate('2025-03-01') },
    designation: { authority: '试验卫健委', on: civilDate('2025-06-01') },
    isInvented: true,
    ...overrides,
  };
}

export function undesignated(site: Site): Site {
  const { designation: _, ...rest } = site;
  return rest;
}

/** A full older-toddler class of twenty at an ordinary inclusive price, open from August 2026, on weekdays. */
export function offerOf(overrides: Partial<ClassOffer> = {}): NewClass {
  const { reserves = [], rates = [monthly(158_000)], ...rest } = overrides;
  return {
    kind: 'olderToddlerClass',
    name: '托大班',
    ageFromMonths: 24,
    ageBelowMonths: 36,
    places: 20,
    reserves: [...reserves],
    pricing: 'inclusive',
    rates: [...rates],
    weekdays: 31,
    opensAt: 8 * 60,
    halvesAt: 12 * 60,
    closesAt: 17 * 60,
    opensOn: civilDate('2026-08-01'),
    bookableMonths: 6,
    answerWithinHours: 48,
    offerWithinHours: 24,
    ...rest,
  };
}

/** The price of a full-day place by the month. */
export function monthly(priceFen: number): Rate {
  return { careMode: 'fullDay', per: 'month', priceFen: fen(priceFen) };
}

/** Every way of care a class may sell. */
export const everyRate: readonly Rate[] = [
  monthly(158_000),
  { careMode: 'halfDay', per: 'month', priceFen: fen(98_000) },
  { careMode: 'halfDay', per: 'day', priceFen: fen(6000) },
  { careMode: 'hourly', per: 'hour', priceFen: fen(1500) },
  { careMode: 'occasional', per: 'day', priceFen: fen(10_000) },
];

/** A canteen's lunch: ten portions at noon, orders until nine. */
export function lunchOf(overrides: Partial<ServiceOffer> = {}): NewService {
  const { reserves = [], ...rest } = overrides;
  return {
    product: 'meal',
    name: '午餐',
    places: 10,
    reserves: [...reserves],
    weekdays: 127,
    opensAt: 11 * 60,
    closesAt: 13 * 60,
    pricing: 'market',
    per: 'portion',
    priceFen: fen(1200),
    opensOn: civilDate('2026-07-06'),
    bookableDays: 14,
    closesMinutesBefore: 120,
    answerWithinHours: 0,
    offerWithinHours: 1,
    ...rest,
  };
}

/** Elder day care for ten from eight to five on weekdays; answered within a day. */
export function dayCareOf(overrides: Partial<ServiceOffer> = {}): NewService {
  return lunchOf({
    product: 'dayCare',
    name: '日间照料',
    weekdays: 31,
    opensAt: 8 * 60,
    closesAt: 17 * 60,
    per: 'day',
    priceFen: fen(6000),
    answerWithinHours: 24,
    offerWithinHours: 12,
    ...overrides,
  });
}
