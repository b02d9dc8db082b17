import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import type { CivilDate } from '@huiyue/shared/civil';
import type { NewClass } from '@huiyue/shared/contract/classes';
import { parseYuan } from '@huiyue/shared/money';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';

/** A class on its way to being published: figures as typed, choices not yet made left out. */
export type Draft = {
  readonly kind?: ClassKind;
  readonly name: string;
  readonly ageFrom: string;
  readonly ageBelow: string;
  readonly places: string;
  readonly pricing?: Pricing;
  /** Of a month; left empty where none is sold by the month. */
  readonly price: string;
  /** Left empty where it is not sold. */
  readonly halfDayPrice: string;
  readonly hourPrice: string;
  readonly dayPrice: string;
  /** The days of the week on which it is open, as bits from Monday on. */
  readonly weekdays: number;
  readonly opensAt: number;
  readonly halvesAt: number;
  readonly closesAt: number;
  readonly opensOn?: CivilDate;
  readonly bookableMonths: number;
  readonly answerWithinHours: number;
};

export const steps = ['class', 'price', 'time', 'check'] as const;
export type Step = (typeof steps)[number];

export type Errors = Partial<Record<keyof Draft, string>>;

const mostPlaces = 200;
const mostMonths = 60;
const longestName = 20;

export function readPlaces(text: string): number | undefined {
  const places = wholeNumber(text);
  return places !== undefined && places >= 1 && places <= mostPlaces ? places : undefined;
}

export function readMonths(text: string): number | undefined {
  const months = wholeNumber(text);
  return months !== undefined && months <= mostMonths ? months : undefined;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What is still missing or unreadable on a step. Whether a rule forbids it is another question. */
export function errorsOn(step: Step, draft: Draft): Errors {
  const { kind, name, ageFrom, ageBelow, places, pricing, opensOn } = draft;
  switch (step) {
    case 'class':
      // The other questions are only asked once this one is answered.
      if (kind === undefined) return { kind: '请选一种班' };
      return {
        ...((name.trim() === '' || name.trim().length > longestName) && {
          name: `请填班级的名字，最多 ${longestName} 个字`,
        }),
        ...(readMonths(ageFrom) === undefined && { ageFrom: `请填 0～${mostMonths} 之间的整数` }),
        ...((readMonths(ageBelow) ?? 0) < 1 && { ageBelow: `请填 1～${mostMonths} 之间的整数` }),
        ...(readPlaces(places) === undefined && { places: `请填 1～${mostPlaces} 之间的整数` }),
      };
    case 'price':
      return {
        ...(pricing === undefined && { pricing: '请选一种' }),
        ...(isUnpriced(draft) && { price: '请填每月价格，例如 1850；不按月收的，至少填下面一种' }),
        ...unreadable(draft, 'halfDayPrice'),
        ...unreadable(draft, 'hourPrice'),
        ...unreadable(draft, 'dayPrice'),
      };
    case 'time':
      return {
        ...(opensOn === undefined && { opensOn: '请选年、月、日' }),
        ...(draft.weekdays === 0 && { weekdays: '请至少选一天' }),
      };
    case 'check':
      return {};
  }
}

/** A month that cannot be read is no price; none at all is one only where hours or days are sold. */
function isUnpriced({ price, halfDayPrice, hourPrice, dayPrice }: Draft): boolean {
  if (price.trim() !== '') return (parseYuan(price) ?? 0) === 0;
  return [halfDayPrice, hourPrice, dayPrice].every((text) => (parseYuan(text) ?? 0) === 0);
}

function unreadable(draft: Draft, field: 'halfDayPrice' | 'hourPrice' | 'dayPrice'): Errors {
  const text = draft[field].trim();
  return text === '' || (parseYuan(text) ?? 0) > 0 ? {} : { [field]: '请填价格，例如 60；不卖就空着' };
}

/** The offer as the server takes it, once every step is filled in. */
export function offerOf(draft: Draft): NewClass | undefined {
  const { kind, name, pricing, opensOn, bookableMonths, answerWithinHours } = draft;
  const ageFromMonths = readMonths(draft.ageFrom);
  const ageBelowMonths = readMonths(draft.ageBelow);
  const places = readPlaces(draft.places);
  const isWhole = steps.every((step) => Object.keys(errorsOn(step, draft)).length === 0);
  if (!isWhole || kind === undefined || pricing === undefined || opensOn === undefined) return undefined;
  if (ageFromMonths === undefined || ageBelowMonths === undefined) return undefined;
  if (places === undefined) return undefined;
  return {
    kind,
    name: name.trim(),
    ageFromMonths,
    ageBelowMonths,
    places,
    pricing,
    reserves: [],
    rates: [
      ...rateOf('fullDay', 'month', draft.price),
      ...rateOf('halfDay', 'day', draft.halfDayPrice),
      ...rateOf('hourly', 'hour', draft.hourPrice),
      ...rateOf('occasional', 'day', draft.dayPrice),
    ],
    weekdays: draft.weekdays,
    opensAt: draft.opensAt,
    halvesAt: draft.halvesAt,
    closesAt: draft.closesAt,
    opensOn,
    bookableMonths,
    answerWithinHours,
    offerWithinHours: answerWithinHours,
  };
}

function rateOf(careMode: CareMode, per: NewClass['rates'][number]['per'], text: string): NewClass['rates'] {
  const priceFen = parseYuan(text);
  return priceFen === undefined ? [] : [{ careMode, per, priceFen }];
}
