import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Product } from '@huiyue/shared/service';

/** In the order in which most families ask for them. */
export const products = ['meal', 'dayCare', 'homeCare', 'course'] as const satisfies readonly Product[];

export type Group = { readonly product: Product; readonly services: readonly ServiceCard[] };

/** What is near, one kind after another, each nearest first; a kind that nobody offers is left out. */
export function grouped(services: readonly ServiceCard[]): readonly Group[] {
  return products
    .map((product) => ({ product, services: services.filter((one) => one.product === product) }))
    .filter((group) => group.services.length > 0);
}

export type Place = {
  readonly site: ServiceCard['site'];
  readonly distanceMetres: number;
  readonly services: readonly ServiceCard[];
};

/** One mark on the map for each place, whatever is given there. */
export function placesOf(services: readonly ServiceCard[]): readonly Place[] {
  const ids = [...new Set(services.map(({ site }) => site.id))];
  return ids.flatMap((id) => {
    const here = services.filter(({ site }) => site.id === id);
    const [first] = here;
    return first ? [{ site: first.site, distanceMetres: first.distanceMetres ?? 0, services: here }] : [];
  });
}
