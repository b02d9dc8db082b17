import type { CivilDate } from '../civil';
import type { Minute } from '../ledger/span';
import type { RefusalCode } from '../refusals';

/** One sitting of one day, with what is left of it. */
export type Sitting = {
  readonly service: string;
  readonly date: CivilDate;
  readonly from: Minute;
  readonly to: Minute;
  /** In its window, before its cut-off, on a day that is not shut. */
  readonly isOnSale: boolean;
  readonly openPlaces: number;
};

/** When the person is somewhere already. */
export type Engagement = { readonly date: CivilDate; readonly from: Minute; readonly to: Minute };

/** What was wanted: that sitting, for so many. */
export type WantedSitting = Pick<Sitting, 'service' | 'date' | 'from'> & { readonly units: number };

type Time = Pick<Sitting, 'date' | 'from' | 'to'>;

/** What the person has at that time: nobody eats two lunches at once. */
export function engagementAt<E extends Engagement>(time: Time, engagements: readonly E[]): E | undefined {
  return engagements.find(({ date, from, to }) => date === time.date && from < time.to && time.from < to);
}

/** Whether it can really be ordered: on sale, enough for all, and the person free. */
export function canBeHad(sitting: Sitting, units: number, engagements: readonly Engagement[]): boolean {
  return sitting.isOnSale && sitting.openPlaces >= units && engagementAt(sitting, engagements) === undefined;
}

/** Refusals of one sitting, and of no other: with another day or hour the same person may have the same meal. */
const ofOneSitting: readonly RefusalCode[] = [
  'place.full',
  'place.keptBack',
  'day.shut',
  'day.notServed',
  'day.past',
  'day.beyondWindow',
  'day.tooLate',
  'hours.notOpen',
  'area.paused',
  'recipient.alreadyBooked',
];

export function isOfOneSitting(code: RefusalCode): boolean {
  return ofOneSitting.includes(code);
}

/** Further from the hour that was wanted it is another meal: who wants lunch is not helped with supper. */
const sameMealMinutes = 180;

/**
 * What to have in place of a sitting that cannot be had: the same meal as soon as there is one, the nearest to its hour
 * first, and of its own canteen before another. Only where there is no such meal at all, any other.
 */
export function insteadOf(
  wanted: WantedSitting,
  sittings: readonly Sitting[],
  engagements: readonly Engagement[],
): Sitting | undefined {
  const away = ({ from }: Sitting) => Math.abs(from - wanted.from);
  const isOther = ({ service }: Sitting) => (service === wanted.service ? 0 : 1);
  const [first] = sittings
    .filter(({ service, date }) => service !== wanted.service || date !== wanted.date)
    .filter((sitting) => sitting.date >= wanted.date && canBeHad(sitting, wanted.units, engagements))
    .sort(
      (one, other) =>
        Number(away(one) > sameMealMinutes) - Number(away(other) > sameMealMinutes) ||
        (one.date < other.date ? -1 : one.date > other.date ? 1 : 0) ||
        away(one) - away(other) ||
        isOther(one) - isOther(other) ||
        (one.service < other.service ? -1 : 1),
    );
  return first;
}
