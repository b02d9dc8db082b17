import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { instantOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView, BookingsView, QuoteView } from '@huiyue/shared/contract/bookings';
import type { CircleElderView } from '@huiyue/shared/contract/circle';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { Minute } from '@huiyue/shared/ledger/span';
import type { Fen } from '@huiyue/shared/money';
import { actingNow } from '../../api/actingFor';
import { get, getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { now } from '../../platform/clock';
import { useIsShown } from '../../platform/useIsShown';

/** One day of one service for one elder. */
export type Asked = {
  readonly service: string;
  readonly recipient: string;
  readonly when: { readonly date: CivilDate; readonly from?: Minute; readonly to?: Minute };
  readonly units?: number;
  readonly meal?: { readonly way: MealWay; readonly dish?: string };
};

const freshForMs = 15_000;

/** Of one's own household, and of the circles in which one orders. */
export function useElders(isFamily: boolean) {
  return useQuery({
    queryKey: ['elders', 'all'],
    queryFn: async () => {
      const [own, circles] = await Promise.all([
        dataOf(getAll<ElderView>('/elders')),
        // Circles are an account's. The desk serves such an elder in the case of her own household.
        actingNow() ? { items: [] } : dataOf(getAll<CircleElderView>('/circles')),
      ]);
      const toOrderFor = circles.items.filter(
        ({ roles }) => roles.includes('orders') || roles.includes('self'),
      );
      return { items: [...own.items, ...toOrderFor.map(({ elder }) => elder)] };
    },
    enabled: isFamily,
  });
}

export function useService(id: string) {
  const isShown = useIsShown();
  return useQuery({
    queryKey: ['service', id],
    queryFn: () => dataOf(get<ServiceCard>(`/services/${id}`)),
    enabled: id !== '',
    refetchInterval: isShown && freshForMs,
  });
}

export function useSiteServices(site: string) {
  return useQuery({
    queryKey: ['siteServices', site],
    queryFn: () => dataOf(getAll<ServiceCard>(`/sites/${site}/services`)),
    enabled: site !== '',
  });
}

type Day = DaysView['days'][number];

/** What is free on each day of some months, as one list; the days that are there are shown while others are coming. */
export function useServiceDays(service: string, months: readonly CivilMonth[]) {
  return useQueries({
    queries: months.map((month) => ({
      queryKey: ['serviceDays', service, month],
      queryFn: () => dataOf(get<DaysView>(`/services/${service}/days`, { month })),
      staleTime: 0,
    })),
    combine: (answers) => {
      const days: readonly Day[] = answers.flatMap(({ data }) => data?.days ?? []);
      return {
        data: answers.some(({ data }) => data !== undefined) ? days : undefined,
        error: answers.find(({ error }) => error !== null)?.error ?? null,
      };
    },
  });
}

/** What is reviewed before the tap, each day by the rules of its own day. */
export function useQuotes(asked: readonly Asked[], isFamily: boolean) {
  return useQueries({
    queries: asked.map(({ service, recipient, when, units, meal }) => ({
      queryKey: ['quote', { service, recipient, when, units, meal }],
      queryFn: () => dataOf(get<QuoteView>('/quotes', { service, recipient, ...when, units, ...meal })),
      enabled: isFamily,
      staleTime: 0,
      gcTime: 0,
    })),
    combine: (answers) => answers.map(({ data, error }, index) => ({ asked: asked[index], data, error })),
  });
}

type Order = {
  readonly items: readonly (Asked & { readonly priceFen: Fen; readonly familyFen?: Fen })[];
  readonly payer?: string;
};

/** All of it or nothing; taken now, or waited for where it is full. */
export function useOrder(
  kind: 'bookings' | 'waitlist',
  form: string,
  onSent: (bookings: readonly BookingView[]) => void,
) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Order, BookingsView>(`${kind}:${form}`, (body, key) =>
    post(kind === 'bookings' ? '/bookings' : '/waitlist', body, key),
  );
  const order = async (items: Order['items'], payer?: string) => {
    const answer = await send({ items, ...(payer !== undefined && { payer }) });
    // Refused or not: whatever was shown as free is old now.
    for (const key of ['bookings', 'booking', 'service', 'serviceDays', 'servicesNear', 'siteServices'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok !== true) return;
    queries.setQueryData(['sent'], answer.data.items);
    onSent(answer.data.items);
  };
  return { ...state, order };
}

/** What was just sent, for the page that says so; empty after that page was opened anew. */
export function useSent() {
  return useQuery<readonly BookingView[]>({ queryKey: ['sent'], queryFn: () => [], staleTime: Infinity });
}

const minuteMs = 60_000;

/** Whether orders for that day are closed: then it is the institution's to change anything. */
export function isPastCutOff(booking: BookingView, service: ServiceCard): boolean {
  const day = instantOf(`${booking.startsOn}T00:00:00+08:00`);
  return now() >= day + (booking.from - service.closesMinutesBefore) * minuteMs;
}
