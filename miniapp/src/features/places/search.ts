import type { CivilDate, CivilMonth } from '@huiyue/shared/civil';
import type { Fen } from '@huiyue/shared/money';
import type { Point } from '@huiyue/shared/geo';
import type { CareMode } from '@huiyue/shared/policy/childcareKinds';
import { whenCaseChanges } from '../../api/actingFor';
import { readText, writeText } from '../../platform/storage';
import { createStore } from '../../platform/store';

/** Where distances are measured from. */
export type Origin =
  | { readonly kind: 'centre' }
  | { readonly kind: 'here'; readonly point: Point }
  | { readonly kind: 'district'; readonly name: string; readonly point: Point };

/** For whom: one of the family's children, or an age somebody typed. Either way it is the age when care begins. */
export type ForAge =
  | { readonly kind: 'child'; readonly name: string; readonly birthDate: CivilDate }
  | { readonly kind: 'months'; readonly ageInMonths: number };

export type Filters = {
  readonly forAge?: ForAge;
  readonly maxPriceFen?: Fen;
  readonly maxDistanceMetres?: number;
  readonly inclusiveOnly?: boolean;
  readonly openOnly?: boolean;
  readonly careMode?: CareMode;
};

export type Search = {
  /** Not chosen yet on the very first visit: no city is guessed. */
  readonly city: string | undefined;
  readonly origin: Origin;
  /** Undefined: the next month. */
  readonly month: CivilMonth | undefined;
  readonly filters: Filters;
  readonly look: 'list' | 'map';
};

const storageKey = 'city';

const search = createStore<Search>({
  city: readText(storageKey),
  origin: { kind: 'centre' },
  month: undefined,
  filters: {},
  look: 'list',
});

export const useSearch = search.use;

// The age of one caller's child is nothing to the next caller.
whenCaseChanges(() =>
  search.set({ ...search.now(), origin: { kind: 'centre' }, month: undefined, filters: {} }),
);

export function change(part: Partial<Omit<Search, 'city'>>): void {
  search.set({ ...search.now(), ...part });
}

/** Another city is another search; only the month and the wishes stay. */
export function chooseCity(city: string): void {
  writeText(storageKey, city);
  search.set({ ...search.now(), city, origin: { kind: 'centre' } });
}

/** After a refusal: the same month, the same child, only where there is a place. */
export function lookForPlaces(wish: {
  readonly city: string;
  readonly month: CivilMonth;
  readonly forAge?: ForAge | undefined;
}): void {
  if (search.now().city !== wish.city) chooseCity(wish.city);
  change({
    month: wish.month,
    look: 'list',
    filters: { openOnly: true, ...(wish.forAge && { forAge: wish.forAge }) },
  });
}
