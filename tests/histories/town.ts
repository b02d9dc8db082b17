import type { Account } from '@huiyue/functions/ports';
import { rowOf } from '@huiyue/functions/store/bookingRows';
import { indexKeys, keys } from '@huiyue/functions/store/keys';
import type { Row } from '@huiyue/functions/store/table';
import { told, type Booking } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { wholeMonth } from '@huiyue/shared/childcare/when';
import { civilDate, civilMonth, instantOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import { idPrefixes, type Id, type IdKind } from '@huiyue/shared/ids';
import type { Asker, Claim } from '@huiyue/shared/ledger/sheet';
import { fen } from '@huiyue/shared/money';
import type { Actor, Child, Elder, Proof } from '@huiyue/shared/people';
import { reserveOn, type ReserveRule } from '@huiyue/shared/reserves';
import type { Product, Service } from '@huiyue/shared/service';
import { siteOf } from '../support/town/things';
import { classItem, clauseOfItems } from './items';
import type { Random } from './random';

/** The people of one household, and what is known of them. */
export type Family = {
  readonly parents: readonly [Actor, Actor];
  readonly children: readonly [Child, Child];
  readonly elders: readonly [Elder, Elder];
  /** Whose reserves are open to them … */
  readonly groups: Asker;
  /** … and where they stand on a waiting list. */
  readonly priority: number;
};

/** The people, rooms and services of one history, and the rows that are there when it begins. */
export type SmallTown = {
  readonly staff: Actor;
  readonly desk: Actor;
  readonly regulator: Actor;
  readonly families: readonly Family[];
  readonly classes: readonly [ChildcareClass, ...ChildcareClass[]];
  readonly services: readonly [Service, ...Service[]];
  /** Children who are in the first class this month, and for whom a place is kept in the next. */
  readonly inPlace: ReadonlySet<string>;
  readonly rows: readonly Row[];
};

export type TownSize = {
  readonly families: number;
  readonly places: number;
  readonly portions: number;
  readonly classes: number;
  readonly products: readonly [Product, ...Product[]];
  readonly reserves: readonly ReserveRule[];
  readonly inPlace: number;
};

/** Half an hour before the midnight at which reserves are released and renewals end. */
export const startOfHistories = instantOf('2026-07-15T23:30:00+08:00');
/** How long a place is held while its family reads what it costs: shorter than clocks may be apart. */
export const holdMs = 60_000;
export const releaseMs = 30 * 60_000;
export const currentMonth = civilMonth('2026-07');
export const currentDay = civilDate('2026-07-15');
export const months: readonly [CivilMonth, ...CivilMonth[]] = [
  civilMonth('2026-08'),
  civilMonth('2026-08'),
  civilMonth('2026-09'),
];
/** Monday to Thursday. */
export const serviceDays: readonly [CivilDate, ...CivilDate[]] = [
  civilDate('2026-07-20'),
  civilDate('2026-07-21'),
  civilDate('2026-07-22'),
  civilDate('2026-07-23'),
];
export const childcareDays: readonly [CivilDate, ...CivilDate[]] = [
  civilDate('2026-08-03'),
  civilDate('2026-08-04'),
];
const provable = ['safetyNet', 'staff'] as const;
const renewByDay = 15;
const firstDayOfSales = civilDate('2026-01-01');

const site = siteOf({ id: 'site_history' });

export function numbered<K extends IdKind>(kind: K, number: number): Id<K> {
  return `${idPrefixes[kind]}_${String(number).padStart(8, '0')}`;
}

export const staffOfHistories: Actor = {
  account: numbered('account', 1),
  role: 'institution',
  sites: [site.id],
};
export const deskOfHistories: Actor = {
  account: numbered('account', 2),
  role: 'desk',
  sites: [],
  jurisdictions: ['360200'],
};
export const regulatorOfHistories: Actor = {
  account: numbered('account', 3),
  role: 'regulator',
  sites: [],
  jurisdictions: ['360200'],
};

export function smallTown(random: Random, size: TownSize, hasPeopleInRows: boolean): SmallTown {
  const families = Array.from({ length: size.families }, (_, index) => familyNumbered(index, random));
  const [first, ...others] = Array.from({ length: size.classes }, (_, index) => classNumbered(index, size));
  const [service, ...services] = size.products.map((product, index) => serviceNumbered(index, product, size));
  if (!first || !service) throw new Error('a town without anything to book');
  const booked = families.slice(0, size.inPlace).map((family, index) => bookedBefore(family, first, index));
  return {
    staff: staffOfHistories,
    desk: deskOfHistories,
    regulator: regulatorOfHistories,
    families,
    classes: [first, ...others],
    services: [service, ...services],
    inPlace: new Set(booked.map(({ recipient }) => recipient.id)),
    rows: [
      ...[first, ...others].map((one) => ({
        ...one,
        ...keys.class(one.id),
        ...indexKeys.class(one.city, one.site, one.id),
      })),
      ...[service, ...services].map((one) => ({
        ...one,
        ...keys.service(one.id),
        ...indexKeys.service(one.city, one.site, one.id),
      })),
      ...bookedRows(booked, first),
      ...(hasPeopleInRows ? peopleRows(families) : []),
    ],
  };
}

export function familyNumbered(index: number, random?: Random): Family {
  const household = numbered('household', index);
  const groups = random
    ? random.pick<(typeof provable)[number][]>([[], [], [], ['safetyNet'], ['staff'], ['safetyNet', 'staff']])
    : [];
  const proofs = groups.map((group): Proof => ({
    group,
    ...(group === 'staff' ? { site: site.id } : {}),
    by: deskOfHistories.account,
    on: firstDayOfSales,
  }));
  const parent = (which: 1 | 2): Actor => ({
    account: numbered('account', 10 * (index + 1) + which),
    role: 'family',
    household,
    sites: [],
  });
  const child = (which: 1 | 2): Child => ({
    id: numbered('child', 10 * index + which),
    household,
    name: '小满',
    birthDate: civilDate('2024-06-15'),
    proofs,
  });
  const elder = (which: 1 | 2): Elder => ({
    id: numbered('elder', 10 * index + which),
    household,
    name: '奶奶',
    birthDate: civilDate('1950-06-15'),
    proofs,
  });
  return {
    parents: [parent(1), parent(2)],
    children: [child(1), child(2)],
    elders: [elder(1), elder(2)],
    groups,
    priority: random ? random.below(3) : 0,
  };
}

function classNumbered(index: number, { places, reserves, inPlace }: TownSize): ChildcareClass {
  return {
    id: numbered('class', index + 1),
    site: site.id,
    city: site.city,
    revision: 1,
    kind: 'olderToddlerClass',
    name: `班${index + 1}`,
    ageFromMonths: 24,
    ageBelowMonths: 36,
    places: Math.max(places, inPlace),
    reserves: index === 0 ? reserves : [],
    pricing: 'inclusive',
    rates: [
      { careMode: 'fullDay', per: 'month', priceFen: fen(158_000) },
      { careMode: 'halfDay', per: 'month', priceFen: fen(98_000) },
      { careMode: 'halfDay', per: 'day', priceFen: fen(6000) },
      { careMode: 'hourly', per: 'hour', priceFen: fen(1800) },
      { careMode: 'occasional', per: 'day', priceFen: fen(10_000) },
    ],
    weekdays: 31,
    opensAt: 480,
    halvesAt: 720,
    closesAt: 1080,
    ...(inPlace > 0 ? { renewByDay } : {}),
    opensOn: firstDayOfSales,
    bookableMonths: 3,
    answerWithinHours: 1,
    offerWithinHours: 1,
  };
}

const hours: Record<Product, readonly [number, number]> = {
  dayCare: [480, 1020],
  meal: [660, 780],
  homeCare: [480, 1080],
  course: [840, 960],
};
const pers = { dayCare: 'day', meal: 'portion', homeCare: 'hour', course: 'visit' } as const;

function serviceNumbered(index: number, product: Product, { places, portions, reserves }: TownSize): Service {
  const [opensAt, closesAt] = hours[product];
  return {
    id: numbered('service', index + 1),
    site: site.id,
    city: site.city,
    revision: 1,
    product,
    name: product,
    places: product === 'meal' ? portions : product === 'homeCare' ? 1 : places,
    // A carer is one person, and cannot be kept back from everybody.
    reserves: reserves
      .filter(() => product !== 'homeCare')
      .map(({ release, ...rule }) => ({
        ...rule,
        ...(release ? { release: { daysBefore: 4, at: 0 } } : {}),
      })),
    weekdays: 127,
    opensAt,
    closesAt,
    pricing: 'market',
    per: pers[product],
    priceFen: fen(1500),
    opensOn: firstDayOfSales,
    bookableDays: 20,
    closesMinutesBefore: 60,
    answerWithinHours: 1,
    offerWithinHours: 1,
  };
}

/** Somebody who has been in the first class for weeks. */
function bookedBefore(family: Family, offer: ChildcareClass, index: number): Booking {
  const [orderer] = family.parents;
  const [child] = family.children;
  const { wish: _, ...item } = classItem(offer, { careMode: 'fullDay', month: currentMonth }, child);
  const facts = {
    ...item,
    id: numbered('booking', 90_000 + index),
    household: child.household,
    orderer: orderer.account,
    channel: 'app' as const,
  };
  const at = instantOf('2026-06-20T09:00:00+08:00');
  const by = { account: orderer.account, role: 'family' as const };
  return told(facts, [
    {
      act: 'request',
      at,
      by,
      state: 'confirmed',
      claim: claimOf(offer),
      receipt: { key: `before-${index}`, body: '' },
    },
  ]);
}

function claimOf(offer: ChildcareClass): Claim {
  return { span: wholeMonth(offer, currentMonth), units: 1, pool: 'everyone' };
}

function bookedRows(bookings: readonly Booking[], offer: ChildcareClass): readonly Row[] {
  const { span } = claimOf(offer);
  const room = { kind: 'classMonth', of: offer.id, period: currentMonth } as const;
  const base = {
    reserves: [],
    overAllocations: [],
    queue: [],
    ranOutTo: 0,
    version: 1,
    log: { number: 0, hash: '' },
  };
  const stored = { d: span.days, f: span.from, e: span.to };
  const { pk, sk } = keys.sheet(room);
  const rows: Row[] =
    bookings.length === 0
      ? []
      : [
          { ...clauseOfItems, ...keys.clause('history-cap@1') },
          {
            ...base,
            pk,
            sk,
            id: room,
            reserves: offer.reserves.map((rule) => reserveOn(rule, room)),
            places: offer.places,
            claims: [{ ...stored, u: bookings.length }],
          },
        ];
  for (const booking of bookings) {
    const diary = {
      kind: 'personMonth',
      of: booking.recipient.id,
      period: currentMonth,
      about: 'time',
    } as const;
    rows.push(rowOf(booking), {
      ...base,
      ...keys.sheet(diary),
      id: diary,
      places: 1,
      claims: [{ ...stored, u: 1, b: booking.id }],
    });
  }
  return rows;
}

function peopleRows(families: readonly Family[]): readonly Row[] {
  const people = [
    staffOfHistories,
    deskOfHistories,
    regulatorOfHistories,
    ...families.flatMap(({ parents }) => parents),
  ];
  return [
    { ...site, ...keys.site(site.id), ...indexKeys.site(site.city, site.id) },
    ...families.flatMap(({ children }) =>
      children.map((one) => ({ ...one, ...keys.child(one.household, one.id) })),
    ),
    ...families.flatMap(({ elders }) =>
      elders.map((one) => ({ ...one, ...keys.elder(one.household, one.id) })),
    ),
    ...families.flatMap(({ elders }) => elders.flatMap(consentRows)),
    ...people.map((actor) => accountRow(actor)),
    ...people.map(({ account }) => ({
      ...keys.credential({ kind: 'demo', name: account }),
      ...indexKeys.demoAccount(account),
      account,
      name: account,
      about: '',
    })),
  ];
}

function accountRow({ account: id, role, household, sites, jurisdictions }: Actor): Row {
  const account: Account = {
    id,
    role,
    displayName: '试验账号',
    ...(household === undefined ? {} : { household }),
    sites,
    ...(jurisdictions ? { jurisdictions } : {}),
  };
  return { ...account, ...keys.account(id) };
}

/** The elders of these towns have said yes to their own household and to the desk. */
function consentRows({ id: elder, household }: Elder) {
  return [household, 'desk' as const].map((orders) => ({
    elder,
    orders,
    state: 'given',
    code: '',
    asked: { by: 'acc_beforehand', name: '', elderName: '', at: 0 },
    answered: { how: 'inPerson', at: 0, by: 'acc_beforehand', role: 'desk' },
    revision: 2,
    pk: `OWN#${elder}`,
    sk: `CONSENT#${orders}`,
  }));
}
