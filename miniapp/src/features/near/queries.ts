import { useInfiniteQuery } from '@tanstack/react-query';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Point } from '@huiyue/shared/geo';
import type { Product } from '@huiyue/shared/service';
import { get } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useAlive } from '../../api/useAlive';

type ServicePage = { readonly items: readonly ServiceCard[]; readonly next: string | null };

const freshForMs = 15_000;
const firstPage: string | undefined = undefined;

/** Services of a city, of one kind or all, nearest first. What is free is as fresh as on the pages of places. */
export function useServicesNear(city: string, near: Point, product: Product | 'all') {
  const alive = useAlive(freshForMs);
  return useInfiniteQuery({
    queryKey: ['servicesNear', city, near, product],
    queryFn: ({ pageParam }) =>
      dataOf(
        get<ServicePage>('/services', {
          city,
          product: product === 'all' ? undefined : product,
          // A hundred metres is near enough to compare distances, and says less of where a family lives.
          longitude: near.longitude.toFixed(3),
          latitude: near.latitude.toFixed(3),
          limit: 30,
          cursor: pageParam,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: ServicePage) => next ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === city ? before : undefined),
    refetchInterval: alive,
  });
}
