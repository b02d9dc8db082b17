import { useQuery } from '@tanstack/react-query';
import type { CivilDate, CivilMonth } from '@huiyue/shared/civil';
import type { RefundView } from '@huiyue/shared/contract/bills';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ChildcarePolicyView, CityView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { get, getAll } from './client';
import { dataOf } from './queries';
import type { Alive } from './alive';

/** Reads that more than one feature needs. Signing in as another person empties them all. */

const hourMs = 3_600_000;

export function useCities() {
  return useQuery({
    queryKey: ['cities'],
    queryFn: () => dataOf(getAll<CityView>('/cities')),
    staleTime: hourMs,
  });
}

export function usePolicy(jurisdiction: string | undefined, on?: CivilDate) {
  return useQuery({
    queryKey: ['policy', jurisdiction, on],
    queryFn: () => dataOf(get<ChildcarePolicyView>('/policy/childcare', { jurisdiction, on })),
    enabled: jurisdiction !== undefined,
    staleTime: hourMs,
    // While the rules of another day are on their way, those of this day stay in sight; never another place's.
    placeholderData: (before, query) => (query?.queryKey[1] === jurisdiction ? before : undefined),
  });
}

export function siteQuery(site: string, month: CivilMonth | undefined) {
  return {
    queryKey: ['site', site, month],
    queryFn: () => dataOf(get<SiteCard>(`/sites/${site}`, { month })),
  };
}

/** One institution in one month. While the next month is on its way the one before stays in sight. */
export function useSite(site: string, month?: CivilMonth, alive: Alive | false = false) {
  return useQuery({
    ...siteQuery(site, month),
    enabled: site !== '',
    refetchInterval: alive,
    placeholderData: (before: SiteCard | undefined) => (before?.id === site ? before : undefined),
  });
}

/** The children of this family; asked for by nobody else. */
export function useChildren(isFamily: boolean) {
  return useQuery({
    queryKey: ['children'],
    queryFn: () => dataOf(getAll<ChildView>('/children')),
    enabled: isFamily,
  });
}

/** What giving a booking up on a day would cost; asked for anew each time somebody is about to. */
export function useRefund(id: string, on: CivilDate) {
  return useQuery({
    queryKey: ['refund', id, on],
    queryFn: () => dataOf(get<RefundView>(`/bookings/${id}/refund`, { on })),
    staleTime: 0,
    gcTime: 0,
  });
}
