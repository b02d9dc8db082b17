import type { Counter } from './shop';
import type { LedgerOrder, LedgerResult, Reply, Seller } from '@huiyue/functions/ports';
import type { Booking, BookingFacts } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { civilDate, civilMonth, firstDayOf, hourMs } from '@huiyue/shared/civil';
import { idPrefixes, type Id, type IdKind } from '@huiyue/shared/ids';
import type { PlaceSheetId, Reserve, Terms } from '@huiyue/shared/ledger/sheet';
import { wholeDay, type Span } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import { planNew, planNext, type Plan, type Wanted } from '@huiyue/shared/plan';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { Service } from '@huiyue/shared/service';

/** What is sold in these tests, and to whom. */

let made = 0;

/** The next id of a kind; no two tests of a file share one. */
export function idOf<K extends IdKind>(kind: K): Id<K> {
  made += 1;
  return `${idPrefixes[kind]}_test${String(made).padStart(6, '0')}`;
}

export const august = civilMonth('2026-08');
/** All of August, eight to half past five. */
export const allMonth: Span = { days: 2 ** 31 - 1, from: 480, to: 1050 };

export function classOf(overrides: Partial<ChildcareClass> = {}): ChildcareClass {
  return {
    id: idOf('class'),
    site: idOf('site'),
    city: '360200',
    kind: 'olderToddlerClass',
    name: '托大班',
    ageFromMonths: 24,
    ageBelowMonths: 36,
    places: 20,
    reserves: [],
    pricing: 'inclusive',
    rates: [{ careMode: 'fullDay', per: 'month', priceFen: fen(158_000) }],
    weekdays: 31,
    opensAt: 480,
    halvesAt: 720,
    closesAt: 1050,
    opensOn: civilDate('2026-08-01'),
    bookableMonths: 6,
    answerWithinHours: 48,
    offerWithinHours: 24,
    revision: 1,
    ...overrides,
  };
}

export function serviceOf(overrides: Partial<Service> = {}): Service {
  return {
    id: idOf('service'),
    site: idOf('site'),
    city: '360200',
    product: 'meal',
    name: '长者午餐',
    places: 30,
    reserves: [],
    weekdays: 31,
    opensAt: 660,
    closesAt: 780,
    pricing: 'inclusive',
    per: 'portion',
    priceFen: fen(1_000),
    opensOn: civilDate('2026-07-01'),
    bookableDays: 31,
    closesMinutesBefore: 0,
    answerWithinHours: 0,
    offerWithinHours: 2,
    revision: 1,
    ...overrides,
  };
}

/** A class or a service that stands in the table, and the terms its sheets are drawn up from. */
export type Stall = {
  readonly offer: ChildcareClass | Service;
  readonly seller: Seller;
};

export async function publish<Offer extends ChildcareClass | Service>(
  at: Counter,
  offer: Offer,
): Promise<Stall & { readonly offer: Offer }> {
  await (isService(offer) ? at.services.publish(offer, reply()) : at.classes.publish(offer, reply()));
  return { offer, seller: { terms: termsOf(offer), revision: offer.revision } };
}

export function termsOf({ places }: ChildcareClass | Service, reserves: readonly Reserve[] = []): Terms {
  return { places, reserves };
}

function isService(offer: ChildcareClass | Service): offer is Service {
  return 'product' in offer;
}

/** The answer of a write that is about no booking, under a key of its own. */
export function reply(key = idOf('booking')): Reply {
  return { receipt: { account: 'acc_staff0', key, bodyHash: 'hash', status: 201 }, body: { key } };
}

export function monthOf({ offer }: Stall, month = august): PlaceSheetId {
  if (isService(offer)) throw new Error('a service is sold by the day');
  return { kind: 'classMonth', of: offer.id, period: month };
}

export function dayOf({ offer }: Stall, day: string): PlaceSheetId {
  if (!isService(offer)) throw new Error('a class is sold by the month');
  return { kind: 'serviceDay', of: offer.id, period: civilDate(day) };
}

export const clause: Clause = {
  id: 'test-cap',
  document: 'test-plan',
  title: '试验市普惠托育收费标准',
  number: '试发改〔2025〕1号',
  issuer: '试验市发展和改革委员会',
  status: 'issued',
  phrase: '普惠托育服务收费实行最高限价管理。',
  version: 'test 2025-01',
};

/** One child, one room, one month; what is said in `overrides` otherwise. */
export function childFacts(
  stall: Stall & { readonly offer: ChildcareClass },
  overrides: Partial<BookingFacts> & { readonly careMode?: CareMode; readonly month?: typeof august } = {},
): BookingFacts {
  const { careMode = 'fullDay', month = august, ...rest } = overrides;
  const { offer } = stall;
  return {
    id: idOf('booking'),
    household: idOf('household'),
    orderer: idOf('account'),
    channel: 'app',
    recipient: { id: idOf('child'), name: '小满', birthDate: civilDate('2024-06-15') },
    site: { id: offer.site, name: '试验托育园' },
    offer: { kind: 'class', id: offer.id, name: offer.name, classKind: offer.kind, careMode },
    sheet: monthOf(stall, month),
    span: allMonth,
    units: 1,
    startsOn: firstDayOf(month),
    judgement: { priceFen: fen(158_000), per: 'month', capFen: fen(185_000), clause },
    payFen: fen(158_000),
    ...rest,
  };
}

/** One elder at one sitting. */
export function elderFacts(
  stall: Stall & { readonly offer: Service },
  day: string,
  overrides: Partial<BookingFacts> = {},
): BookingFacts {
  const { offer } = stall;
  const { id, name, product } = offer;
  return {
    id: idOf('booking'),
    household: idOf('household'),
    orderer: idOf('account'),
    channel: 'app',
    recipient: { id: idOf('elder'), name: '周奶奶', birthDate: civilDate('1950-03-01') },
    site: { id: offer.site, name: '试验食堂' },
    offer: { kind: 'service', id, name, product },
    sheet: dayOf(stall, day),
    span: wholeDay,
    units: 1,
    startsOn: civilDate(day),
    judgement: { priceFen: fen(1_000), per: 'portion' },
    payFen: fen(1_000),
    ...overrides,
  };
}

const twoDays = 48 * hourMs;
const family = { account: 'acc_family', role: 'family' } as const;
const staff = { account: 'acc_staff0', role: 'institution' } as const;

export const ask: Wanted = { act: 'request', answerWithinMs: twoDays, asker: [] };
/** With nobody to confirm. */
export const take: Wanted = { act: 'request', answerWithinMs: 0, asker: [] };

export function waitSince(
  since: number,
  overrides: { priority?: number; answerWithinMs?: number } = {},
): Wanted {
  return {
    act: 'join',
    waiter: { asker: [], priority: 9, since, answerWithinMs: 24 * hourMs, ...overrides },
  };
}

export function first(facts: BookingFacts, wanted: Wanted, at: number): Plan {
  return planNew(facts, wanted, { by: family, at });
}

export function next(booking: Booking, wanted: Wanted, at: number): Plan {
  return planNext(booking, wanted, { by: wanted.act === 'confirm' ? staff : family, at });
}

/** Plans that belong together. Sheets of stalls that are not named must be there already. */
export function order(plans: readonly Plan[], ...stalls: readonly Stall[]): LedgerOrder {
  return { plans, seller: ({ of }) => stalls.find(({ offer }) => offer.id === of)?.seller };
}

/** The bookings of a commit. @throws with what came of it instead. */
export function committed(result: LedgerResult): readonly Booking[] {
  if (result.kind === 'committed') return result.bookings;
  throw new Error(`not committed: ${JSON.stringify(result)}`);
}

export function only<T>([one, ...more]: readonly T[]): T {
  if (one === undefined || more.length > 0) throw new Error(`one was expected, not ${more.length + 1}`);
  return one;
}
