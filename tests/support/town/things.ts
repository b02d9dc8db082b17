import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { civilDate } from '@huiyue/shared/civil';
import type { Id, IdKind } from '@huiyue/shared/ids';
import { idPrefixes } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
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

/** A full older-toddler class of twenty at an ordinary inclusive price, open from August 2026. */
export function offerOf(overrides: Partial<ClassOffer> = {}): ClassOffer {
  return {
    kind: 'olderToddlerClass',
    careMode: 'fullDay',
    name: '托大班',
    ageFromMonths: 24,
    ageBelowMonths: 36,
    places: 20,
    pricing: 'inclusive',
    priceFen: fen(158_000),
    opensOn: civilDate('2026-08-01'),
    bookableMonths: 6,
    answerWithinHours: 48,
    ...overrides,
  };
}
