import { told, type Booking, type BookingFacts, type WrittenState } from '@huiyue/shared/booking';
import type { ChildcareClass, Rate } from '@huiyue/shared/childcare/childcareClass';
import { civilDate, civilMonth, instantOf } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { OnSale } from '@huiyue/shared/publishing/breaches';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import { idOf } from '../../support/town/things';

/** A designated site in the made-up city of tests/policy/pack.ts, and what it sells. */
export const site: Site = {
  id: 'site_testtown1',
  name: '试验托育园',
  jurisdiction: '990101',
  city: '990100',
  address: '试验路1号',
  phone: '0000-0000000',
  point: { longitude: 117.2, latitude: 29.29 },
  providerKind: 'childcareCentre',
  ownership: 'public',
  filing: { status: 'filed', number: '试备2025-001', on: civilDate('2025-03-01') },
  designation: { authority: '试验卫健委', on: civilDate('2025-06-01') },
  isInvented: true,
};

export const monthly: Rate = { careMode: 'fullDay', per: 'month', priceFen: fen(145_000) };

export function classOf(overrides: Partial<ChildcareClass> = {}): ChildcareClass {
  return {
    id: idOf('class'),
    site: site.id,
    city: site.city,
    revision: 1,
    kind: 'toddlerClass',
    name: '托小班',
    ageFromMonths: 12,
    ageBelowMonths: 24,
    places: 15,
    reserves: [],
    pricing: 'inclusive',
    rates: [monthly],
    weekdays: 31,
    opensAt: 480,
    halvesAt: 750,
    closesAt: 1050,
    opensOn: civilDate('2026-01-01'),
    bookableMonths: 12,
    answerWithinHours: 48,
    offerWithinHours: 24,
    ...overrides,
  };
}

export function mealOf(overrides: Partial<Service> = {}): Service {
  return {
    id: idOf('service'),
    site: site.id,
    city: site.city,
    revision: 1,
    product: 'meal',
    name: '午餐',
    places: 50,
    reserves: [],
    weekdays: 127,
    opensAt: 660,
    closesAt: 750,
    pricing: 'inclusive',
    per: 'portion',
    priceFen: fen(1500),
    opensOn: civilDate('2026-01-01'),
    bookableDays: 14,
    closesMinutesBefore: 60,
    answerWithinHours: 0,
    offerWithinHours: 2,
    ...overrides,
  };
}

export function onSaleOf(overrides: Partial<OnSale> = {}): OnSale {
  return { site, classes: [], services: [], ...overrides };
}

type OfClass = Partial<BookingFacts> & { readonly rate?: Rate; readonly state?: WrittenState };

/** A month in a class, at its price; `span` and `payFen` where it is less than that. */
export function bookingIn(of: ChildcareClass, month: string, overrides: OfClass = {}): Booking {
  const { rate = monthly, state = 'confirmed', ...facts } = overrides;
  return told(
    {
      ...common(),
      offer: { kind: 'class', id: of.id, name: of.name, classKind: of.kind, careMode: rate.careMode },
      sheet: { kind: 'classMonth', of: of.id, period: civilMonth(month) },
      span: { days: 0b11111, from: of.opensAt, to: of.closesAt },
      startsOn: civilDate(`${month}-01`),
      judgement: { priceFen: rate.priceFen, per: rate.per },
      payFen: rate.priceFen,
      ...facts,
    },
    [{ act: 'request', at: instantOf('2026-07-01T09:00:00+08:00'), state }],
  );
}

export function mealOn(of: Service, date: string, units = 1): Booking {
  return told(
    {
      ...common(),
      offer: { kind: 'service', id: of.id, name: of.name, product: of.product },
      sheet: { kind: 'serviceDay', of: of.id, period: civilDate(date) },
      span: { days: 1, from: of.opensAt, to: of.closesAt },
      units,
      startsOn: civilDate(date),
      judgement: { priceFen: of.priceFen, per: of.per },
      payFen: fen(of.priceFen * units),
    },
    [{ act: 'request', at: instantOf('2026-07-01T09:00:00+08:00'), state: 'confirmed' }],
  );
}

function common() {
  return {
    id: idOf('booking'),
    household: idOf('household'),
    orderer: idOf('account'),
    channel: 'app',
    recipient: { id: idOf('child'), name: '小满', birthDate: civilDate('2025-06-15') },
    site: { id: site.id, name: site.name },
    units: 1,
  } as const;
}
