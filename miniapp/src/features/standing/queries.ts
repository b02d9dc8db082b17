import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingView, BookingsView, BookingsWanted } from '@huiyue/shared/contract/bookings';
import type { NewStandingOrder, StandingOrderView } from '@huiyue/shared/contract/standingOrders';
import { getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { useAlive } from '../../api/useAlive';

const freshForMs = 15_000;

export type Period = { readonly recipient: string; readonly from: CivilDate; readonly until: CivilDate };

/** Every booking of the household that is still to come, for what a pause would touch. */
export function useAllComing(isFamily: boolean) {
  return useQuery({
    queryKey: ['bookings', 'all'],
    queryFn: () => dataOf(getAll<BookingView>('/bookings', { which: 'coming' satisfies BookingsWanted })),
    enabled: isFamily,
  });
}

/** Everything of one person stays away for a while, or comes back. */
export function usePause(act: 'pauses' | 'resumptions', onDone: (bookings: readonly BookingView[]) => void) {
  const queries = useQueryClient();
  const path = act === 'pauses' ? '/pauses' : '/resumptions';
  const { send, ...state } = useSend<Period, BookingsView>(act, (body, key) => post(path, body, key));
  const perform = async (period: Period) => {
    const answer = await send(period);
    for (const key of ['bookings', 'booking', 'serviceDays', 'ordered', 'timeline', 'standingOrders'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok === true) onDone(answer.data.items);
  };
  return { ...state, perform };
}

/** Standing orders of the household, newest first. */
export function useStandingOrders(isFamily: boolean) {
  const alive = useAlive(freshForMs);
  return useQuery({
    queryKey: ['standingOrders'],
    queryFn: () => dataOf(getAll<StandingOrderView>('/standing-orders')),
    enabled: isFamily,
    refetchInterval: alive,
  });
}

/** Once, and then every week: the answer says day by day what was booked and what was not. */
export function useMakeStanding(form: string, onMade: (order: StandingOrderView) => void) {
  const refresh = useRefresh();
  const { send, ...state } = useSend<NewStandingOrder, StandingOrderView>(`standing:${form}`, (body, key) =>
    post('/standing-orders', body, key),
  );
  const make = async (body: NewStandingOrder) => {
    const answer = await send(body);
    refresh();
    if (answer?.ok === true) onMade(answer.data);
  };
  return { ...state, make };
}

export function useStandingAct(order: string, act: 'pause' | 'resume' | 'end', onDone: () => void) {
  const refresh = useRefresh();
  const { send, ...state } = useSend<object, StandingOrderView>(`${act}:${order}`, (body, key) =>
    post(`/standing-orders/${order}/${act}`, body, key),
  );
  const perform = async () => {
    const answer = await send({});
    refresh();
    if (answer?.ok === true) onDone();
  };
  return { ...state, perform };
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of ['standingOrders', 'bookings', 'booking', 'serviceDays', 'service'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
}
