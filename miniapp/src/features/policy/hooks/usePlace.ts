import type { CityView } from '@huiyue/shared/contract/policy';
import { useState } from 'react';
import { readText, writeText } from '../../../platform/storage';

const storageKey = 'rulesOf';

/** A city or one of its districts. */
export type Place = { readonly code: string; readonly name: string; readonly city: string };

function placesOf(cities: readonly CityView[]): readonly Place[] {
  return cities.flatMap(({ code, name, districts }) => [
    { code, name, city: name },
    ...districts.map((district) => ({ ...district, city: name })),
  ]);
}

/** The place whose rules are read: chosen here before, or where one works, or the first that publishes prices. */
export function usePlace(cities: readonly CityView[] | undefined, own: string | undefined) {
  const [chosen, setChosen] = useState(() => readText(storageKey));
  const places = placesOf(cities ?? []);
  const publishing = cities?.find(({ publishesCaps }) => publishesCaps);
  const wanted = [chosen, own, publishing?.code];
  const place =
    wanted.map((code) => places.find((one) => one.code === code)).find((one) => one !== undefined) ??
    places[0];
  const choose = (code: string) => {
    setChosen(code);
    writeText(storageKey, code);
  };
  return { place, choose };
}
