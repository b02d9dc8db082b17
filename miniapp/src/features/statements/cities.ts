import type { CityView } from '@huiyue/shared/contract/policy';
import type { MeView } from '@huiyue/shared/contract/session';
import { readText, writeText } from '../../platform/storage';
import { createStore } from '../../platform/store';

type Place = MeView['jurisdictions'][number];
type City = Pick<CityView, 'code' | 'name'>;

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

/** Which of their cities a person is looking at; the same on every page. */
const storageKey = 'statementCity';
const chosen = createStore(readText(storageKey));

export function chooseCity(code: string): void {
  writeText(storageKey, code);
  chosen.set(code);
}

export function useChosenCity(cities: readonly City[]): City | undefined {
  const wanted = chosen.use();
  return cities.find(({ code }) => code === wanted) ?? cities[0];
}
