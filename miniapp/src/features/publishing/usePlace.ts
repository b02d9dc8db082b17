import type { MeView } from '@huiyue/shared/contract/session';
import { useState } from 'react';
import { readText, writeText } from '../../platform/storage';

const storageKey = 'publishesFor';

export type Place = MeView['jurisdictions'][number];

/** The place a regulator works for now, of those they were given; remembered on this phone. */
export function usePlace(places: readonly Place[] | undefined) {
  const [chosen, setChosen] = useState(() => readText(storageKey));
  const place = places?.find(({ code }) => code === chosen) ?? places?.[0];
  const choose = (code: string) => {
    setChosen(code);
    writeText(storageKey, code);
  };
  return { place, choose };
}
