import type { CityView } from '@huiyue/shared/contract/policy';
import type { MeView } from '@huiyue/shared/contract/session';

type Place = MeView['jurisdictions'][number];
export type City = Pick<CityView, 'code' | 'name'>;

/** The first two digits of a division code name the province. */
const provinceDigits = 2;

/** The cities somebody answers for: their own, and all of their province. */
export function citiesUnder(places: readonly Place[], cities: readonly City[]): readonly City[] {
  return cities.filter(({ code }) =>
    places.some(
      (place) =>
        place.code === code ||
        (place.code.endsWith('0000') &&
          place.code.slice(0, provinceDigits) === code.slice(0, provinceDigits)),
    ),
  );
}
