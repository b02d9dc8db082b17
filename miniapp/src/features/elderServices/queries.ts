import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { instantOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView, BookingsView, DayQuotesView } from '@huiyue/shared/contract/bookings';
import type { CircleElderView } from '@huiyue/shared/contract/circle';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { Minute } from '@huiyue/shared/ledger/span';
import type { Fen } from '@huiyue/shared/money';
import { actingNow } from '../../api/actingFor';
import type { Failure } from '../../api/answer';
import { get, getAll, post } from '../../api/client';
import { dropForms, formName } from '../../api/keptForms';
import { CallFailed, dataOf } from '../../api/queries';
import { useAlive } from '../../api/useAlive';
import { useSend } from '../../api/useSend';
import { now } from '../../platform/clock';
import { daysOfMonths } from './daysOfMonths';

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
  const alive = useAlive(freshForMs);
  return useQuery({
    queryKey: ['service', id],
    queryFn: () => dataOf(get<ServiceCard>(`/services/${id}`)),
    enabled: id !== '',
    refetchInterval: alive,
  });
}

export function useSiteServices(site: string) {
  return useQuery({
    queryKey: ['siteServices', site],
    queryFn: () => dataOf(getAll<ServiceCard>(`/sites/${site}/services`)),
    enabled: site !== '',
  });
}

/** What is free on each day of some months, as one list. */
export function useServiceDays(service: string, months: readonly CivilMonth[]) {
  return useQueries({
    queries: months.map((month) => ({
      queryKey: ['serviceDays', service, month],
      queryFn: () => dataOf(get<DaysView>(`/services/${service}/days`, { month })),
      staleTime: 0,
    })),
    combine: daysOfMonths,
  });
}

const noDish = '-';

/**
 * What is reviewed before the tap, each day by the rules of its own day. One question for all days of an order: on a
 * slow line thirty would be a minute. All of them are of one service and one elder, and differ in their day and dish.
 */
export function useQuotes(asked: readonly Asked[], isFamily: boolean) {
  const [first] = asked;
  const { data, error, refetch } = useQuery({
    queryKey: ['quote', asked],
    queryFn: async () =>
      first ? await dataOf(get<DayQuotesView>('/quotes/days', questionOf(first, asked))) : none,
    enabled: isFamily && first !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  return asked.map((one, index) => {
    const answer = data?.items[index];
    const refused = answer?.refusal && refusedBy(answer.refusal);
    return {
      asked: one,
      data: answer?.quote ?? undefined,
      error: refused ? new CallFailed(refused) : data && !answer ? unanswered : error,
      refetch,
    };
  });
}

const none: DayQuotesView = { items: [] };
/** A day that was asked about and is not in the answer. */
const unanswered = new CallFailed({ ok: false, kind: 'fault' });

function questionOf({ service, recipient, when, units, meal }: Asked, asked: readonly Asked[]) {
  const { date: _, ...hours } = when;
  const dishes = asked.map((one) => one.meal?.dish ?? noDish);
  return {
    service,
    recipient,
    dates: asked.map((one) => one.when.date).join('.'),
    ...hours,
    units,
    way: meal?.way,
    dishes: dishes.every((dish) => dish === noDish) ? undefined : dishes.join('.'),
  };
}

function refusedBy(refusal: NonNullable<DayQuotesView['items'][number]['refusal']>): Failure {
  return { ok: false, kind: 'refused', problem: { ...refusal, requestId: '' } };
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
  const { send, ...state } = useSend<Order, BookingsView>(`${kind}:${form}`, async (body, key) => {
    const household = actingNow()?.household;
    const answer = await post<BookingsView>(kind === 'bookings' ? '/bookings' : '/waitlist', body, key);
    // Sent: now or later, the steps that led to it are not to be found half done.
    const [first] = body.items;
    if (answer.ok && first) dropForms(formName(household, `order:${first.service}`));
    return answer;
  });
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
