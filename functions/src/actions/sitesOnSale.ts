import type { Id } from '@huiyue/shared/ids';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Policy } from '@huiyue/shared/policy/assemble';
import type { OnSale } from '@huiyue/shared/publishing/breaches';
import type { Deps, SiteWithClasses } from '../ports';

export type SitesPage = { readonly limit: number | undefined; readonly cursor: Id<'site'> | undefined };

export type SitesRead = {
  readonly onSale: readonly OnSale[];
  readonly progress: { sites: { read: number; all: number }; next: string | null };
};

/** Each site costs some reads, so an answer covers a few of them and says where the next one goes on. */
const usualSites = 5;

/** The sites in a place and all below it, in order of their ids, a few at a time, with what they sell. */
export async function readSitesOnSale(
  deps: Deps,
  jurisdiction: string,
  { limit = usualSites, cursor }: SitesPage,
): Promise<SitesRead> {
  const cities = await Promise.all(
    citiesAbout(deps.policy, jurisdiction).map((city) => deps.sites.inCity(city)),
  );
  const sites = cities
    .flat()
    .filter(({ site }) => isBelow(deps.policy, site.jurisdiction, jurisdiction))
    .sort((one, other) => (one.site.id < other.site.id ? -1 : 1));
  const rest = sites.filter(({ site }) => cursor === undefined || site.id > cursor);
  const read = rest.slice(0, limit);
  return {
    onSale: await Promise.all(read.map((one) => withServices(deps, one))),
    progress: {
      sites: { read: read.length, all: sites.length },
      next: read.length < rest.length ? (read.at(-1)?.site.id ?? null) : null,
    },
  };
}

async function withServices(deps: Deps, { site, classes }: SiteWithClasses): Promise<OnSale> {
  return { site, classes, services: await deps.services.ofSite(site) };
}

/** The cities people search in that lie in the place, or in which it lies. */
/** The cities a place is, lies in, or has below it. */
export function citiesAbout(policy: Policy, jurisdiction: string): readonly string[] {
  return [...policy.jurisdictions.values()]
    .filter(({ centre }) => centre !== undefined)
    .map(({ code }) => code)
    .filter((city) => isBelow(policy, city, jurisdiction) || isBelow(policy, jurisdiction, city));
}

export function isBelow(policy: Policy, place: string, above: string): boolean {
  return jurisdictionChain(policy, place).some(({ code }) => code === above);
}
