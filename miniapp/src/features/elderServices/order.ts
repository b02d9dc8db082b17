import { addDays, isCivilDate, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { EntryView } from '@huiyue/shared/contract/circle';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { DaysView } from '@huiyue/shared/contract/places';
import { mealWays, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { Minute } from '@huiyue/shared/ledger/span';
import { diaryPage } from '@huiyue/shared/service';
import type { Asked } from './queries';

/** What a family has chosen so far, as the pages of the form hand it on: ids, days and hours, nothing to decode. */
export type OrderDraft = {
  readonly service: string;
  readonly elder: string;
  readonly dates: readonly CivilDate[];
  readonly from?: Minute | undefined;
  readonly to?: Minute | undefined;
  readonly units: number;
  /** How a meal is had; undefined for what is no meal. */
  readonly way?: MealWay | undefined;
  /** One for each day, in order; undefined where nobody chose. */
  readonly dishes: readonly (string | undefined)[];
};

const noDish = '-';

export function draftParameters(draft: OrderDraft): Readonly<Record<string, string>> {
  return {
    service: draft.service,
    elder: draft.elder,
    ...(draft.dates.length > 0 && { dates: draft.dates.join('.') }),
    ...(draft.from !== undefined && draft.to !== undefined && { from: `${draft.from}`, to: `${draft.to}` }),
    ...(draft.units > 1 && { units: `${draft.units}` }),
    ...(draft.way && { way: draft.way }),
    ...(draft.dishes.some((dish) => dish !== undefined) && {
      dishes: draft.dishes.map((dish) => dish ?? noDish).join('.'),
    }),
  };
}

const wholeNumber = /^\d{1,4}$/;

function numberIn(text: string): number | undefined {
  return wholeNumber.test(text) ? Number(text) : undefined;
}

export function draftIn(read: (name: string) => string): OrderDraft {
  return {
    service: read('service'),
    elder: read('elder'),
    dates: read('dates')
      .split('.')
      .filter((text) => isCivilDate(text)),
    from: numberIn(read('from')),
    to: numberIn(read('to')),
    units: numberIn(read('units')) ?? 1,
    way: mealWays.find((way) => way === read('way')),
    dishes:
      read('dishes') === ''
        ? []
        : read('dishes')
            .split('.')
            .map((dish) => (dish === noDish ? undefined : dish)),
  };
}

/** One wish for each day, as the API takes them. */
export function askedFor(draft: OrderDraft): readonly Asked[] {
  const { service, elder, dates, from, to, units, way, dishes } = draft;
  return dates.map((date, index) => {
    const dish = dishes[index];
    return {
      service,
      recipient: elder,
      when: { date, ...(from !== undefined && to !== undefined && { from, to }) },
      ...(units > 1 && { units }),
      ...(way && { meal: { way, ...(dish !== undefined && { dish }) } }),
    };
  });
}

/** The same order without some of its days; each day keeps its dish. */
export function withoutDays(draft: OrderDraft, gone: readonly CivilDate[]): OrderDraft {
  const kept = draft.dates
    .map((date, index) => ({ date, dish: draft.dishes[index] }))
    .filter(({ date }) => !gone.includes(date));
  return { ...draft, dates: kept.map(({ date }) => date), dishes: kept.map(({ dish }) => dish) };
}

type Taken = Pick<EntryView, 'date' | 'from' | 'to' | 'offer'>;

/**
 * The days on which the elder is booked elsewhere at that time, or for that very meal: they would be refused, one after
 * the other. A lunch at the day centre is no second place to be.
 */
export function clashingDays(
  draft: Pick<OrderDraft, 'dates' | 'from' | 'to'>,
  service: Pick<ServiceCard, 'product' | 'opensAt' | 'closesAt'>,
  taken: readonly Taken[],
): readonly CivilDate[] {
  const { from = service.opensAt, to = service.closesAt } = draft;
  const page = diaryPage(service.product);
  const inTheWay = taken.filter(
    (one) =>
      one.offer.kind === 'service' && diaryPage(one.offer.product) === page && one.from < to && from < one.to,
  );
  return draft.dates.filter((date) => inTheWay.some((one) => one.date === date));
}

/** The months that the days on sale lie in. */
export function monthsOnSale(
  { opensOn, bookableDays }: Pick<ServiceCard, 'opensOn' | 'bookableDays'>,
  today: CivilDate,
): readonly CivilMonth[] {
  const first = opensOn > today ? opensOn : today;
  return [...new Set([monthOf(first), monthOf(addDays(today, bookableDays - 1))])];
}

type Day = DaysView['days'][number];

/** How many are free all through a day that is sold whole; the best hour where hours are sold. */
export function openOn({ bands }: Day, per: ServiceCard['per']): number {
  const counts = bands.map(({ openPlaces }) => openPlaces);
  return per === 'hour' ? Math.max(0, ...counts) : Math.min(...counts);
}

/** The contract takes so many in one order. */
export const mostDays = 31;

/** Every day on sale with room in the next so many days, on the chosen days of the week. */
export function daysWithin(
  days: readonly Day[],
  per: ServiceCard['per'],
  span: { readonly first: CivilDate; readonly days: number; readonly weekdays: ReadonlySet<number> },
  weekdayOf: (date: CivilDate) => number,
): readonly CivilDate[] {
  const until = addDays(span.first, span.days - 1);
  return days
    .filter((day) => day.isOnSale && openOn(day, per) > 0)
    .filter(({ date }) => date <= until && span.weekdays.has(weekdayOf(date)))
    .map(({ date }) => date)
    .slice(0, mostDays);
}

export type HourChoice = { readonly from: Minute; readonly openPlaces: number };

/** From when a carer is free, hour by hour. */
export function startsOn(day: Day): readonly HourChoice[] {
  return day.bands.map(({ from, openPlaces }) => ({ from, openPlaces }));
}

/** Whether somebody is free all through, as far as the bands tell. */
export function isFreeThrough(day: Day, from: Minute, to: Minute): boolean {
  return day.bands
    .filter((band) => band.from < to && from < band.to)
    .every(({ openPlaces }) => openPlaces > 0);
}

type Hours = {
  readonly date?: CivilDate | undefined;
  readonly from?: Minute | undefined;
  readonly minutes: number;
};

/** Of a visit that was chosen earlier: the day, if it is still on sale, and the hour, if somebody is free then. */
export function standingHours<T extends Hours>(hours: T, days: readonly Day[], minutes: number): T {
  const { date, from } = hours;
  const day = days.find((one) => one.date === date && one.isOnSale);
  const isFree = day !== undefined && from !== undefined && isFreeThrough(day, from, from + minutes);
  return { ...hours, date: day?.date, from: isFree ? from : undefined };
}
