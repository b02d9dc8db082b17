import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CityView } from '@huiyue/shared/contract/policy';
import type { SiteCard, SitePage } from '@huiyue/shared/contract/sites';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { Point } from '@huiyue/shared/geo';
import { get, getAll } from '../../api/client';
import { dataOf } from '../../api/queries';
import { monthBounds } from '../../parts/monthBounds';
import { useAlive } from '../../api/useAlive';
import type { Filters, Origin } from './search';
import { ageAt } from './wishes';

export type Wanted = {
  readonly city: string;
  readonly near: Point;
  readonly month: CivilMonth;
  readonly filters: Filters;
};

/** Free places come and go while one looks; this is how stale they may get on the screen. */
export const freshForMs = 15_000;
const firstPage: string | undefined = undefined;

function queryOf({ city, near, month, filters }: Wanted) {
  const age = filters.forAge && ageAt(filters.forAge, month);
  return {
    city,
    // A hundred metres is near enough to compare distances, and says less of where a family lives.
    longitude: near.longitude.toFixed(3),
    latitude: near.latitude.toFixed(3),
    month,
    // A child that will not be born by then, or is long out of care, finds nothing; the API takes 0 to 60.
    ageInMonths: age === undefined ? undefined : Math.min(60, Math.max(0, age)),
    maxPriceFen: filters.maxPriceFen,
    maxDistanceMetres: filters.maxDistanceMetres,
    inclusive: filters.inclusiveOnly === true ? 'true' : undefined,
    openOnly: filters.openOnly === true ? 'true' : undefined,
    careMode: filters.careMode,
  };
}

/** Sites nearest first, ten at a time. Where one stood stays on the screen until the next answer is there. */
export function useSites(wanted: Wanted | undefined) {
  const alive = useAlive(freshForMs);
  return useInfiniteQuery({
    queryKey: ['sites', wanted?.city, wanted],
    queryFn: ({ pageParam }) =>
      dataOf(get<SitePage>('/sites', wanted && { ...queryOf(wanted), limit: 10, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: SitePage) => next ?? undefined,
    enabled: wanted !== undefined,
    // Not across cities: the old one's sites under the new one's name would be untrue.
    placeholderData: (before, query) => (query?.queryKey[1] === wanted?.city ? before : undefined),
    refetchInterval: alive,
  });
}

/** All of a city: whether a district has none is not for the nearest ten to say. */
export function useCitySites({ code, centre }: CityView, isWanted: boolean) {
  const wanted = { city: code, near: centre, month: monthBounds().first, filters: {} };
  return useQuery({
    queryKey: ['sites', code, 'all'],
    queryFn: () => dataOf(getAll<SiteCard>('/sites', queryOf(wanted))),
    enabled: isWanted,
  });
}

export function pointOf(origin: Origin, city: CityView): Point {
  return origin.kind === 'centre' ? city.centre : origin.point;
}
