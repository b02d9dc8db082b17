import { useQueries, useQuery } from '@tanstack/react-query';
import { addDays, dateAt, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { waysOf, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { get, getAll } from '../../api/client';
import { dataOf } from '../../api/queries';
import { now } from '../../platform/clock';
import { daysAhead, reachesLastMeal } from './lastMeal';
import { sittingsOf } from './sittings';

/** The bookings of the household, the latest first, as far back as the last meal. */
export function useLatest(isFamily: boolean) {
  return useQuery({
    queryKey: ['bookings', 'latest'],
    queryFn: () => {
      const today = dateAt(now());
      return dataOf(getAll<BookingView>('/bookings', {}, (read) => reachesLastMeal(read, today)));
    },
    enabled: isFamily,
  });
}

/** Every meal of a house that is had in this way, two weeks ahead; undefined until all of it is known. */
export function useSittings(site: string, way: MealWay | undefined, from: CivilDate) {
  const services = useQuery({
    queryKey: ['siteServices', site],
    queryFn: () => dataOf(getAll<ServiceCard>(`/sites/${site}/services`)),
    enabled: site !== '',
  });
  const meals = (services.data?.items ?? []).filter(
    (service) => service.product === 'meal' && (way === undefined || waysOf(service).includes(way)),
  );
  const months = [...new Set([monthOf(from), monthOf(addDays(from, daysAhead))])];
  const wanted = meals.flatMap(({ id }) => months.map((month) => ({ id, month })));
  return useQueries({
    queries: wanted.map(({ id, month }) => ({
      queryKey: ['serviceDays', id, month],
      queryFn: () => dataOf(get<DaysView>(`/services/${id}/days`, { month })),
      staleTime: 0,
    })),
    combine: (answers) => ({
      meals,
      sittings:
        services.data && answers.every(({ data }) => data !== undefined)
          ? answers.flatMap(({ data }, index) => sittingsOf(wanted[index]?.id ?? '', data?.days ?? []))
          : undefined,
      hasFailed: services.error !== null || answers.some(({ error }) => error !== null),
    }),
  });
}
