import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { CarerView, RoundsView } from '@huiyue/shared/contract/carers';
import type {
  ClosingHits,
  ClosingView,
  CompanionMealView,
  DeliveriesView,
  KitchenView,
} from '@huiyue/shared/contract/house';
import type { MenuView } from '@huiyue/shared/contract/menus';
import type { ServiceRecordView } from '@huiyue/shared/contract/serviceRecords';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Id } from '@huiyue/shared/ids';
import type { Answer } from '../../api/answer';
import { get, getAll, post, put } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { useAlive } from '../../api/useAlive';

const halfMinute = 30_000;

type Visit = RoundsView['items'][number];
type Days = { readonly from: CivilDate; readonly until: CivilDate };

export function useSiteServices(site: Id<'site'>) {
  return useQuery({
    queryKey: ['siteServices', site],
    queryFn: async () => (await dataOf(getAll<ServiceCard>(`/sites/${site}/services`))).items,
  });
}

export function useService(service: string) {
  return useQuery({
    queryKey: ['service', service],
    queryFn: () => dataOf(get<ServiceCard>(`/services/${service}`)),
    enabled: service !== '',
  });
}

export function useMenusOf(service: Id<'service'>, { from, until }: Days) {
  return useQuery({
    queryKey: ['menus', service, from, until],
    queryFn: async () =>
      (await dataOf(getAll<MenuView>(`/services/${service}/menus`, { from, until }))).items,
  });
}

export function useKitchen(service: Id<'service'>, date: CivilDate) {
  return useQuery({
    queryKey: ['kitchen', service, date],
    queryFn: () => dataOf(get<KitchenView>(`/services/${service}/kitchen`, { date })),
  });
}

export function useDeliveries(service: Id<'service'>, date: CivilDate) {
  return useQuery({
    queryKey: ['deliveries', service, date],
    queryFn: () => dataOf(get<DeliveriesView>(`/services/${service}/deliveries`, { date })),
  });
}

export function useCarers(site: Id<'site'>) {
  return useQuery({
    queryKey: ['carers', site],
    queryFn: async () => (await dataOf(getAll<CarerView>(`/sites/${site}/carers`))).items,
  });
}

/** Every visit of a day: of one that was left out nobody would see that no carer goes there. */
export function useRounds(site: Id<'site'>, date: CivilDate) {
  const alive = useAlive(halfMinute);
  return useQuery({
    queryKey: ['rounds', site, date],
    queryFn: () =>
      dataOf(getAll<Visit, Omit<RoundsView, 'items' | 'next'>>(`/sites/${site}/rounds`, { date })),
    refetchInterval: alive,
  });
}

export function useServiceRecords(site: Id<'site'>, date: CivilDate) {
  const alive = useAlive(halfMinute);
  return useQuery({
    queryKey: ['serviceRecords', site, date],
    queryFn: async () =>
      (await dataOf(getAll<ServiceRecordView>(`/sites/${site}/service-records`, { date }))).items,
    refetchInterval: alive,
  });
}

export function useClosings(site: Id<'site'>) {
  return useQuery({
    queryKey: ['closings', site],
    queryFn: async () => (await dataOf(getAll<ClosingView>(`/sites/${site}/closings`))).items,
  });
}

export function useClosingHits(site: Id<'site'>, days: Days | undefined) {
  return useQuery({
    queryKey: ['closingHits', site, days],
    queryFn: () => dataOf(get<ClosingHits>(`/sites/${site}/closings/preview`, days)),
    enabled: days !== undefined,
  });
}

export function useCompanionMeals(site: Id<'site'>) {
  return useQuery({
    queryKey: ['companionMeals', site],
    queryFn: async () => (await dataOf(getAll<CompanionMealView>(`/sites/${site}/companion-meals`))).items,
  });
}

/** Sends a form of this feature; whatever was read of the house is asked for again. */
export function useHouse<T>(form: string, path: string, method: 'post' | 'put', onDone: (data: T) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<object, T>(form, (body, key): Promise<Answer<T>> =>
    (method === 'post' ? post : put)(path, body, key),
  );
  const write = async (body: object) => {
    const answer = await send(body);
    if (!answer?.ok) return;
    for (const name of touched) void queries.invalidateQueries({ queryKey: [name] });
    onDone(answer.data);
  };
  return { ...state, write };
}

const touched = [
  'siteServices',
  'service',
  'menus',
  'kitchen',
  'deliveries',
  'carers',
  'rounds',
  'serviceRecords',
  'closings',
  'closingHits',
  'rollCall',
  'today',
  'companionMeals',
];
